//! `cargo xtask demo` and `cargo xtask bless`: both run the built binary.

use std::process::Command;

use anyhow::Result;

use crate::{console, shell};

/// Builds Jixia and hands over to `jixia demo`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    println!("building the console");
    console::build()?;
    println!("building jixia (the first build takes about ten minutes on two cores, later ones seconds)");
    let jixia = shell::build_jixia("dev")?;
    shell::run(
        Command::new(jixia)
            .arg("demo")
            .args(arguments)
            .current_dir(shell::root()),
    )
}

/// Writes the generated files anew.
pub(crate) fn bless() -> Result<()> {
    let jixia = shell::build_jixia("dev")?;
    shell::run(
        Command::new(jixia)
            .args(["generate", "--folder", "."])
            .current_dir(shell::root()),
    )
}
