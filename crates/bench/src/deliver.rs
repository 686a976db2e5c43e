//! A file is parsed, checked with twenty rules, its bad rows set aside, and the good ones committed.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use jixia_e2e::City;

use crate::{
    measure::{self, Measured},
    report::Race,
    rows,
    scene::{self, Scene},
};

/// People of the city around the table; the race is not about them.
const CITY_PEOPLE: u64 = 1000;
/// Most peak memory, in MB.
const MEMORY_MB_MAX: f64 = 1024.0;
/// Great Expectations takes at least so many times as long.
const AHEAD_OF_GREAT_EXPECTATIONS: f64 = 5.0;

pub(crate) fn race(scene: &Scene, count: u32, runs: usize) -> Result<Race> {
    let source = scene.path(&format!("records-{count}.csv"));
    rows::write(&source, count)?;
    let out = scene.path("deliver");
    scene::clear(&out)?;
    let city = scene.city(CITY_PEOPLE)?;
    let pack = std::path::absolute("bench/pack")?;
    city.cli().get(&["pack", "install", text(&pack)?]);
    let parquet = out.join("rows.parquet");
    let mut jixia = Vec::new();
    let mut duckdb = Vec::new();
    let mut pandera = Vec::new();
    let mut great = Vec::new();
    for run in 0..runs {
        jixia.push(deliver(&city, &source, &out, run)?);
        duckdb.push(scene.peer("duckdb_parquet.py", &[&source, &parquet])?);
        pandera.push(scene.peer("pandera_checks.py", &[&source, &parquet])?);
        // It is slow by far, so one run tells enough.
        if run == 0 {
            great.push(scene.peer("great_expectations_checks.py", &[&source])?);
        }
    }
    let [jixia, duckdb, pandera, great] = [jixia, duckdb, pandera, great].map(measure::middle);
    let (jixia, duckdb, pandera, great) = (jixia?, duckdb?, pandera?, great?);
    let bars = vec![
        (
            "no slower than DuckDB without checks".to_owned(),
            jixia.seconds <= duckdb.seconds,
        ),
        (
            "ahead of polars + pandera, which neither sets rows aside nor commits".to_owned(),
            jixia.seconds < pandera.seconds,
        ),
        (
            "at least 5 × faster than Great Expectations".to_owned(),
            jixia.seconds * AHEAD_OF_GREAT_EXPECTATIONS <= great.seconds,
        ),
        ("peak memory under 1 GB".to_owned(), jixia.peak_mb < MEMORY_MB_MAX),
    ];
    let title = format!("Deliver {count} rows × 20 columns with 20 checks");
    Ok(Race::of_times(title, &[jixia, duckdb, pandera, great], bars))
}

/// Delivers the file once more: with one more row each time, because the same file is not taken twice.
fn deliver(city: &City, source: &Path, out: &Path, run: usize) -> Result<Measured> {
    let file = out.join(format!("records-{run}.csv"));
    fs::copy(source, &file)?;
    let mut bytes = fs::OpenOptions::new().append(true).open(&file)?;
    let more = format!(
        "{},37039919800101001X,王伟,男,1980-01-01,370303000000,,,,,,,,,1.00,,,1,true,\n",
        900_000_000 + run
    );
    std::io::Write::write_all(&mut bytes, more.as_bytes())?;
    drop(bytes);
    let arguments = ["deliver", "bench_records", text(&file)?, "--as", "steward-data-bureau"];
    let measured = measure::run(&mut city.cli().in_english().command(&arguments))?;
    fs::remove_file(file)?;
    Ok(Measured {
        name: "Jixia, the whole `jixia deliver`".to_owned(),
        ..measured
    })
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().context("the folder has no readable name")
}
