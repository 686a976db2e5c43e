//! The population registry from all its sources, and an update of one percent.

use std::fs;

use anyhow::Result;
use jixia_e2e::City;

use crate::{
    measure::{self, Measured},
    report::Race,
    scene::{self, Scene},
};

/// Longest time to build it, in seconds.
const BUILD_SECONDS_MAX: f64 = 60.0;
/// Longest time to take an update of one percent in, in seconds.
const UPDATE_SECONDS_MAX: f64 = 10.0;

/// Says that a city has taken the second round in, so that it cannot be measured with once more.
const UPDATED: &str = "bench-updated";

pub(crate) fn race(scene: &Scene, people: u64) -> Result<Race> {
    let mut city = scene.city(people)?;
    if city.folder().join(UPDATED).is_file() {
        fs::remove_dir_all(city.folder())?;
        city = scene.city(people)?;
    }
    let whole = build(&city, &["--from-scratch"], "built from all sources")?;
    deliver_update(scene, &city, people)?;
    fs::write(city.folder().join(UPDATED), "")?;
    let update = build(&city, &[], "brought up to date after 1 % changed")?;
    let bars = vec![
        ("built in less than 60 s".to_owned(), whole.seconds < BUILD_SECONDS_MAX),
        (
            "an update of 1 % in less than 10 s".to_owned(),
            update.seconds < UPDATE_SECONDS_MAX,
        ),
    ];
    let title = format!("Population registry of {people} people");
    Ok(Race::of_times(title, &[whole, update], bars))
}

fn build(city: &City, more: &[&str], name: &str) -> Result<Measured> {
    let arguments = [&["registry", "build", "population"], more].concat();
    let measured = measure::run(&mut city.cli().in_english().command(&arguments))?;
    Ok(Measured {
        name: format!("{name}: {}", measured.out.trim()),
        ..measured
    })
}

/// Hands over the second round of files, in which one percent changed.
fn deliver_update(scene: &Scene, city: &City, people: u64) -> Result<()> {
    let out = scene.path("update");
    scene::clear(&out)?;
    let shown = out.display().to_string();
    let size = scene::size(people);
    let size = size.iter().map(String::as_str);
    let arguments: Vec<&str> = ["sample", "--update", "1", "--folder", &shown]
        .into_iter()
        .chain(size)
        .collect();
    let files = city.cli().get(&arguments);
    for line in files.lines() {
        let mut words = line.split('\t');
        let (Some(dataset), Some(organisation), Some(file)) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        let steward = format!("steward-{}", organisation.trim_start_matches("zibo-"));
        city.cli().get(&["deliver", dataset, file, "--as", &steward]);
    }
    Ok(())
}
