//! `cargo xtask bench`: races against peers, which are installed from their lists into `.bench/`; `cargo xtask bench
//! console` measures the screens of the console.

use std::{path::PathBuf, process::Command};

use anyhow::Result;

use crate::{console, shell};

/// Builds both in release and runs the races with these arguments.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let [race, screens @ ..] = arguments
        && race == "console"
    {
        console::build()?;
        let jixia = shell::build_jixia("release")?;
        let (_city, mut command) = console::measure(&jixia, screens)?;
        return shell::run(&mut command);
    }
    let python = peers()?;
    let jixia = shell::build_jixia("release")?;
    let races = shell::build("jixia-bench", "release")?;
    shell::run(
        Command::new(races)
            .arg("--python")
            .arg(python)
            .args(arguments)
            .env("JIXIA_TEST_BINARY", jixia)
            .current_dir(shell::root()),
    )
}

/// The Python that has the peers, with them installed as `bench/peers/requirements.txt` says.
fn peers() -> Result<PathBuf> {
    let folder = shell::root().join(".bench/venv");
    let python = folder.join("bin/python");
    if !python.is_file() {
        let make = || shell::run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
        if make().is_err() {
            shell::install(&["python3-venv"])?;
            make()?;
        }
    }
    let list = shell::root().join("bench/peers/requirements.txt");
    shell::run(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(list),
    )?;
    Ok(python)
}
