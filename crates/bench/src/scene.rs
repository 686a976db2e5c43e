//! Where races take place: the folder, the cities in it, the Python of the peers.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use jixia_e2e::City;

use crate::measure::{self, Measured};

/// Firms for each thousand people, as in Zibo.
const FIRMS_PER_THOUSAND: u64 = 64;

/// The day of every city, so that the second round of files fits one that was made on another day.
const TODAY: &str = "2026-06-01";

/// The folder of all races and the programs that they call.
pub(crate) struct Scene {
    folder: PathBuf,
    python: PathBuf,
}

impl Scene {
    pub(crate) fn new(folder: &Path, python: PathBuf) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let folder = fs::canonicalize(folder)?;
        Ok(Self { folder, python })
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A city of so many people, made at the first call and kept.
    pub(crate) fn city(&self, people: u64) -> Result<City> {
        let folder = self.path(&format!("city-{people}"));
        let mut command = Command::new(jixia_e2e::binary());
        command.args(["--language", "en", "demo", "--make-only", "--rounds", "1", "--folder"]);
        // A city that is complete is found as it is.
        measure::run(command.arg(&folder).args(size(people)))?;
        Ok(City::at(folder))
    }

    /// Runs a peer's script of `bench/peers` and gives what it measured itself, its imports not counted.
    pub(crate) fn peer(&self, script: &str, arguments: &[&Path]) -> Result<Measured> {
        let mut command = Command::new(&self.python);
        command.arg(format!("bench/peers/{script}")).args(arguments);
        let told = measure::run(&mut command)?.out;
        let line = told.lines().last().unwrap_or_default();
        let facts: serde_json::Value =
            serde_json::from_str(line).with_context(|| format!("{script} told no figures: {told}"))?;
        let number = |name: &str| facts[name].as_f64().with_context(|| format!("{script} told no {name}"));
        Ok(Measured {
            name: facts["peer"].as_str().unwrap_or(script).to_owned(),
            seconds: number("seconds")?,
            peak_mb: number("peak_mb")?,
            out: line.to_owned(),
        })
    }

    /// The Python of the peers, for a server of a peer.
    pub(crate) fn python(&self) -> Command {
        Command::new(&self.python)
    }
}

/// The arguments of `jixia demo` and `jixia sample` that say how large a city is.
pub(crate) fn size(people: u64) -> [String; 6] {
    let firms = (people * FIRMS_PER_THOUSAND / 1000).max(10);
    let [people, firms] = [people, firms].map(|count| count.to_string());
    [
        "--people".to_owned(),
        people,
        "--firms".to_owned(),
        firms,
        "--today".to_owned(),
        TODAY.to_owned(),
    ]
}

/// Makes a folder that is empty.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))
}
