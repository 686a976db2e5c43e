//! Records are looked up by their key over HTTP, each with authorisation and a durable audit row.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result};
use jixia_e2e::{City, Server};
use reqwest::{Client, RequestBuilder};
use serde_json::json;

use crate::{
    load::{CONNECTIONS, Load, Target, load},
    peer::Datasette,
    report::Race,
    scene::Scene,
};

/// Keys that are asked for.
const KEYS: usize = 100_000;
/// Fewest look-ups a second.
const PER_SECOND_MIN: f64 = 5000.0;
/// Longest time of 99 in 100 look-ups, in milliseconds.
const P99_MS_MAX: f64 = 10.0;

pub(crate) async fn race(scene: &Scene, people: u64) -> Result<Race> {
    let city = scene.city(people)?;
    let (database, keys) = some_keys(scene, &city, people)?;
    let jixia = ask_jixia(&city, &keys).await?;
    let datasette = ask_datasette(scene, &database, &keys).await?;
    let bars = vec![
        ("at least 5,000 a second".to_owned(), jixia.per_second >= PER_SECOND_MIN),
        ("99 in 100 within 10 ms".to_owned(), jixia.p99_ms <= P99_MS_MAX),
    ];
    Ok(Race::new(
        format!("Look-ups by key over HTTP, {CONNECTIONS} connections, {people} people"),
        Load::COLUMNS.to_vec(),
        vec![jixia.row(), datasette.row()],
        bars,
    ))
}

async fn ask_jixia(city: &City, keys: &Arc<Vec<String>>) -> Result<Load> {
    let (server, secret) = tokio::task::block_in_place(|| {
        let server = Server::start(city);
        let steward = city.log_in(&server, "steward-data-bureau");
        let key = steward.post("/api/api-keys", &json!({"name": "bench"})).ok();
        let secret = key["secret"].as_str().map(str::to_owned);
        // The client of the harness has a runtime of its own, which ends here.
        drop(steward);
        (server, secret)
    });
    let target = Page {
        before: format!("{}/api/registries/population/", server.address()),
        after: "",
        secret: Some(secret.context("the server made no key")?),
    };
    let load = load("Jixia, authorised and audited", target, keys).await;
    tokio::task::block_in_place(|| server.stop());
    load
}

async fn ask_datasette(scene: &Scene, database: &Path, keys: &Arc<Vec<String>>) -> Result<Load> {
    let datasette = Datasette::start(scene, database).await?;
    let name = database.file_stem().unwrap_or_default().to_string_lossy();
    let target = Page {
        before: format!("{}/{name}/population/", datasette.address),
        after: ".json?_shape=array",
        secret: None,
    };
    load("datasette, open to everybody", target, keys).await
}

/// Some keys of the registry of a city of so many people, found once.
pub(crate) fn some_keys(scene: &Scene, city: &City, people: u64) -> Result<(PathBuf, Arc<Vec<String>>)> {
    let database = scene.path(&format!("population-{people}.db"));
    let keys_file = scene.path(&format!("keys-{people}.txt"));
    // Rows of the registry as SQLite for datasette, and some of their keys for all.
    scene.peer("datasette_rows.py", &[&city.table("population"), &database, &keys_file])?;
    Ok((database, Arc::new(keys(&keys_file)?)))
}

/// An address that the key stands in the middle of.
#[derive(Clone)]
struct Page {
    before: String,
    after: &'static str,
    secret: Option<String>,
}

impl Target for Page {
    fn request(&self, client: &Client, key: &str) -> RequestBuilder {
        let request = client.get(format!("{}{key}{}", self.before, self.after));
        match &self.secret {
            Some(secret) => request.bearer_auth(secret).header("X-Purpose", "bench"),
            None => request,
        }
    }
}

fn keys(path: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let keys: Vec<_> = text.lines().take(KEYS).map(str::to_owned).collect();
    anyhow::ensure!(!keys.is_empty(), "the registry holds no record");
    Ok(keys)
}
