//! Many clients who ask one server for records by their keys.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use reqwest::{Client, RequestBuilder};

/// Clients at once, each with a connection of its own.
pub(crate) const CONNECTIONS: u64 = 16;
/// Before the counting begins.
const WARM_UP: Duration = Duration::from_secs(3);
/// While is counted.
const COUNTED: Duration = Duration::from_secs(15);

/// What one server did under load.
pub(crate) struct Load {
    name: &'static str,
    pub(crate) per_second: f64,
    p50_ms: f64,
    pub(crate) p99_ms: f64,
}

impl Load {
    pub(crate) const COLUMNS: [&'static str; 4] = ["contender", "per second", "p50, ms", "p99, ms"];

    pub(crate) fn row(&self) -> Vec<String> {
        vec![
            self.name.to_owned(),
            format!("{:.0}", self.per_second),
            format!("{:.1}", self.p50_ms),
            format!("{:.1}", self.p99_ms),
        ]
    }
}

/// How a record is asked for.
pub(crate) trait Target: Clone + Send + Sync + 'static {
    fn request(&self, client: &Client, key: &str) -> RequestBuilder;
}

/// Asks from all connections at once.
pub(crate) async fn load(name: &'static str, target: impl Target, keys: &Arc<Vec<String>>) -> Result<Load> {
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
async fn ask(target: impl Target, keys: Arc<Vec<String>>, seed: u64, start: Instant) -> Result<Vec<f64>> {
    let client = Client::builder().pool_max_idle_per_host(1).build()?;
    let mut random = StdRng::seed_from_u64(seed);
    let mut milliseconds = Vec::new();
    while start.elapsed() < COUNTED {
        let key = &keys[random.random_range(0..keys.len())];
        let request = target.request(&client, key);
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
