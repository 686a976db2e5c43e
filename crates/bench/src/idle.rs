//! How soon an existing city answers, and how much memory it takes when nobody asks.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use jixia_e2e::Server;

use crate::{
    measure::{self, Measured},
    report::Race,
    scene::Scene,
};

/// Most memory of a server that nobody asks, in MB.
const MEMORY_MB_MAX: f64 = 300.0;
/// Longest time until an existing city answers, in seconds.
const SECONDS_MAX: f64 = 2.0;
/// So long after the start nothing of it goes on any more.
const REST: Duration = Duration::from_secs(5);

pub(crate) fn race(scene: &Scene, people: u64, runs: usize) -> Result<Race> {
    let city = scene.city(people)?;
    let mut starts = Vec::new();
    for _ in 0..runs {
        let start = Instant::now();
        let server = Server::start(&city);
        let seconds = start.elapsed().as_secs_f64();
        thread::sleep(REST);
        let resident = jixia_e2e::memory(server.id(), "VmRSS").context("the server has ended")?;
        server.stop();
        starts.push(Measured {
            name: "Jixia, from `jixia serve` until it answers; memory at rest".to_owned(),
            seconds,
            peak_mb: measure::megabytes(resident),
            out: String::new(),
        });
    }
    let middle = measure::middle(starts)?;
    let bars = vec![
        ("starts in less than 2 s".to_owned(), middle.seconds < SECONDS_MAX),
        (
            "takes less than 300 MB at rest".to_owned(),
            middle.peak_mb < MEMORY_MB_MAX,
        ),
    ];
    Ok(Race::of_times(
        format!("Start and rest of a city of {people} people"),
        &[middle],
        bars,
    ))
}
