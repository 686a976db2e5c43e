//! Records are looked up by their key over HTTP, each with authorisation and a durable audit row.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use jixia_e2e::{City, Server};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use reqwest::Client;
use serde_json::json;

use crate::{peer::Datasette, report::Race, scene::Scene};

/// Clients at once, each with a connection of its own.
const CONNECTIONS: u64 = 16;
/// Before the counting begins.
const WARM_UP: Duration = Duration::from_secs(3);
/// While is counted.
const COUNTED: Duration = Duration::from_secs(15);
/// Keys that are asked for.
const KEYS: usize = 100_000;
/// Fewest look-ups a second.
const PER_SECOND_MIN: f64 = 5000.0;
/// Longest time of 99 in 100 look-ups, in milliseconds.
const P99_MS_MAX: f64 = 10.0;

/// What one server did under load.
struct Load {
    name: &'static str,
    per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
}

/// Where to ask: the key goes between the two halves.
#[derive(Clone)]
struct Target {
    before: String,
    after: &'static str,
    secret: Option<String>,
}

pub(crate) async fn race(scene: &Scene, people: u64) -> Result<Race> {
    let city = scene.city(people)?;
    let database = scene.path(&format!("population-{people}.db"));
    let keys_file = scene.path(&format!("keys-{people}.txt"));
    let table = city.table("population");
    // Rows of the registry as SQLite for datasette, and some of their keys for both.
    scene.peer("datasette_rows.py", &[&table, &database, &keys_file])?;
    let keys = Arc::new(keys(&keys_file)?);
    let jixia = ask_jixia(&city, &keys).await?;
    let datasette = ask_datasette(scene, &database, &keys).await?;
    let bars = vec![
        ("at least 5,000 a second".to_owned(), jixia.per_second >= PER_SECOND_MIN),
        ("99 in 100 within 10 ms".to_owned(), jixia.p99_ms <= P99_MS_MAX),
    ];
    let row = |load: &Load| {
        vec![
            load.name.to_owned(),
            format!("{:.0}", load.per_second),
            format!("{:.1}", load.p50_ms),
            format!("{:.1}", load.p99_ms),
        ]
    };
    Ok(Race::new(
        format!("Look-ups by key over HTTP, {CONNECTIONS} connections, {people} people"),
        vec!["contender", "per second", "p50, ms", "p99, ms"],
        vec![row(&jixia), row(&datasette)],
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
    let target = Target {
        before: format!("{}/api/registries/population/", server.address()),
        after: "",
        secret: Some(secret.context("the server made no key")?),
    };
    let load = load("Jixia, authorised and audited", &target, keys).await;
    tokio::task::block_in_place(|| server.stop());
    load
}

async fn ask_datasette(scene: &Scene, database: &Path, keys: &Arc<Vec<String>>) -> Result<Load> {
    let datasette = Datasette::start(scene, database).await?;
    let name = database.file_stem().unwrap_or_default().to_string_lossy();
    let target = Target {
        before: format!("{}/{name}/population/", datasette.address),
        after: ".json?_shape=array",
        secret: None,
    };
    load("datasette, open to everybody", &target, keys).await
}

/// Asks from all connections at once.
async fn load(name: &'static str, target: &Target, keys: &Arc<Vec<String>>) -> Result<Load> {
    let start = Instant::now() + WARM_UP;
    let askers: Vec<_> = (0..CONNECTIONS)
        .map(|seed| tokio::spawn(ask(target.clone(), Arc::clone(keys), seed, start)))
        .collect();
    let mut milliseconds = Vec::new();
    for asker in askers {
        milliseconds.extend(asker.await??);
    }
    milliseconds.sort_by(f64::total_cmp);
    let at = |share: f64| milliseconds.get((milliseconds.len() as f64 * share) as usize).copied();
    Ok(Load {
        name,
        per_second: milliseconds.len() as f64 / COUNTED.as_secs_f64(),
        p50_ms: at(0.5).context("no answer came")?,
        p99_ms: at(0.99).context("no answer came")?,
    })
}

/// One client; gives the milliseconds of each answer that came while is counted.
async fn ask(target: Target, keys: Arc<Vec<String>>, seed: u64, start: Instant) -> Result<Vec<f64>> {
    let client = Client::builder().pool_max_idle_per_host(1).build()?;
    let mut random = StdRng::seed_from_u64(seed);
    let mut milliseconds = Vec::new();
    while start.elapsed() < COUNTED {
        let key = &keys[random.random_range(0..keys.len())];
        let mut request = client.get(format!("{}{key}{}", target.before, target.after));
        if let Some(secret) = &target.secret {
            request = request.bearer_auth(secret).header("X-Purpose", "bench");
        }
        let asked = Instant::now();
        let answer = request.send().await?;
        let status = answer.status();
        let body = answer.bytes().await?;
        if !status.is_success() {
            bail!("{status} for key {key}: {}", String::from_utf8_lossy(&body));
        }
        if asked > start {
            milliseconds.push(asked.elapsed().as_secs_f64() * 1000.0);
        }
    }
    Ok(milliseconds)
}

fn keys(path: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let keys: Vec<_> = text.lines().take(KEYS).map(str::to_owned).collect();
    anyhow::ensure!(!keys.is_empty(), "the registry holds no record");
    Ok(keys)
}
