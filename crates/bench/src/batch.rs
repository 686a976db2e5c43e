//! A batch of shared rows into PostgreSQL, against COPY of the same rows from a file.

use std::{path::Path, time::Instant};

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures::{SinkExt, TryStreamExt};
use jixia_e2e::{City, Client, Server, until};
use jixia_testkit::Database;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncWriteExt},
};
use tokio_postgres::NoTls;

use crate::{
    measure::{self, Measured},
    report::Race,
    rows,
    scene::{self, Scene},
};

/// People of the city around the table; the race is not about them.
const CITY_PEOPLE: u64 = 2000;
/// The speed of a batch is at least so much of that of COPY.
const SHARE_OF_COPY: f64 = 0.8;
const PATIENCE: std::time::Duration = std::time::Duration::from_mins(10);
/// Bytes of the file that are sent at once.
const PIECE: usize = 1 << 20;
/// The last day of use.
const UNTIL: &str = "2028-06-30";
const PROVIDER: &str = "steward-data-bureau";
const APPLICANT: &str = "steward-market-regulation";

pub(crate) async fn race(scene: &Scene, count: u32, runs: usize) -> Result<Race> {
    let database = Database::postgres().await;
    let (client, connection) = tokio_postgres::connect(database.url(), NoTls).await?;
    tokio::spawn(connection);
    let url = database.url().to_owned();
    let (server, user, number) = tokio::task::block_in_place(|| prepare(scene, count, &url))?;
    let file = scene.path("batch.csv");
    let (mut jixia, mut copy) = (Vec::new(), Vec::new());
    for run in 0..runs {
        client.batch_execute("drop table if exists records").await?;
        jixia.push(tokio::task::block_in_place(|| bring(&server, &user, &number))?);
        if run == 0 {
            unload(&client, &file).await?;
        }
        client
            .batch_execute("drop table if exists copied; create table copied (like records)")
            .await?;
        copy.push(load(&client, &file).await?);
    }
    tokio::task::block_in_place(|| {
        drop(user);
        server.stop();
    });
    let (jixia, copy) = (measure::middle(jixia)?, measure::middle(copy)?);
    let bars = vec![(
        "at least 0.8 × the speed of COPY from a file".to_owned(),
        jixia.seconds * SHARE_OF_COPY <= copy.seconds,
    )];
    let title = format!("A batch of {count} rows × 20 columns into PostgreSQL");
    Ok(Race::of_times(title, &[jixia, copy], bars))
}

/// A city that shares the rows with market regulation, in batches into this database.
fn prepare(scene: &Scene, count: u32, url: &str) -> Result<(Server, Client, String)> {
    let source = scene.path(&format!("records-{count}.csv"));
    rows::write(&source, count)?;
    scene::clear(&scene.path(&format!("city-{CITY_PEOPLE}")))?;
    let city = scene.city(CITY_PEOPLE)?;
    let pack = std::path::absolute("bench/pack")?;
    let text = |path: &Path| {
        path.to_str()
            .context("the folder has no readable name")
            .map(str::to_owned)
    };
    city.cli().get(&["pack", "install", &text(&pack)?]);
    city.cli()
        .get(&["deliver", "bench_records", &text(&source)?, "--as", PROVIDER]);
    let settings = std::fs::read_to_string(city.config())?;
    let place = format!("{{exchange: {{url: \"{url}\", organisations: [zibo-market-regulation]}}}}");
    std::fs::write(city.config(), format!("{settings}\nbatch: {{databases: {place}}}\n"))?;
    let server = Server::start(&city);
    let number = share(&city, &server)?;
    let user = city.log_in(&server, APPLICANT);
    Ok((server, user, number))
}

/// Number of a share of all rows and columns that runs.
fn share(city: &City, server: &Server) -> Result<String> {
    let applicant = city.log_in(server, APPLICANT);
    let dataset = applicant.get("/api/datasets/bench_records").ok();
    let columns = dataset["columns"].as_array().context("no columns")?;
    let columns: Vec<&Value> = columns.iter().map(|column| &column["name"]).collect();
    let application = json!({
        "legal_basis": "bench", "scenario": "bench", "mode": "batch", "scope": {"columns": columns},
        "until": UNTIL, "security": "bench",
    });
    let body = json!({"dataset": "bench_records", "application": application});
    let share = applicant.post("/api/shares", &body).ok();
    let number = share["number"].as_str().context("no number")?.to_owned();
    let grant = json!({"scope": application["scope"], "calls_per_minute": 600, "until": UNTIL});
    for (login, step) in [
        (APPLICANT, json!({"step": "submit"})),
        ("head-market-regulation", json!({"step": "approve"})),
        ("head-data-bureau", json!({"step": "agree", "grant": grant})),
        (PROVIDER, json!({"step": "open"})),
    ] {
        city.log_in(server, login)
            .post(&format!("/api/shares/{number}/steps"), &step)
            .ok();
    }
    let target = json!({"place": "database", "name": "exchange", "schema": "public", "table": "records"});
    let plan = json!({"target": target, "starts": {"on": "hand"}}).to_string();
    let path = format!("/api/shares/{number}/batch-plan");
    applicant
        .send_bytes(Method::PUT, &path, "application/json", plan.into_bytes())
        .ok();
    Ok(number)
}

/// One run of all rows, from its beginning to its end as the server tells them.
fn bring(server: &Server, user: &Client, number: &str) -> Result<Measured> {
    let path = format!("/api/shares/{number}/batches");
    user.post(&path, &json!({"full": true})).ok();
    let run = until("the batch has ended", PATIENCE, || {
        let run = user.get(&path).ok()["items"][0].clone();
        (run["state"] != "running").then_some(run)
    });
    if run["state"] != "done" {
        bail!("the batch failed: {run}");
    }
    let at = |name: &str| run[name].as_str().and_then(|at| at.parse::<DateTime<Utc>>().ok());
    let (began, ended) = (
        at("started_at").context("no start")?,
        at("finished_at").context("no end")?,
    );
    Ok(Measured {
        name: "Jixia, a full batch with its receipt".to_owned(),
        seconds: (ended - began).as_seconds_f64(),
        peak_mb: measure::megabytes(server.peak_memory()),
        out: run.to_string(),
    })
}

/// Writes the rows that were brought into a file of CSV.
async fn unload(client: &tokio_postgres::Client, file: &Path) -> Result<()> {
    let mut out = File::create(file).await?;
    let mut pieces = std::pin::pin!(client.copy_out("copy records to stdout (format csv)").await?);
    while let Some(piece) = pieces.try_next().await? {
        out.write_all(&piece).await?;
    }
    out.flush().await?;
    Ok(())
}

/// COPY from the file into an empty table of the same columns.
async fn load(client: &tokio_postgres::Client, file: &Path) -> Result<Measured> {
    let start = Instant::now();
    let mut source = File::open(file).await?;
    let mut sink = std::pin::pin!(
        client
            .copy_in::<_, Bytes>("copy copied from stdin (format csv)")
            .await?
    );
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        (&mut source).take(PIECE as u64).read_to_end(&mut piece).await?;
        if piece.is_empty() {
            break;
        }
        sink.send(Bytes::from(piece)).await?;
    }
    sink.finish().await?;
    Ok(Measured {
        name: "COPY of the same rows from a CSV file".to_owned(),
        seconds: start.elapsed().as_secs_f64(),
        peak_mb: 0.0,
        out: String::new(),
    })
}
