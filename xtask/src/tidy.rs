//! `cargo xtask tidy`: the rules that no compiler knows. Every finding is printed before the task fails.

mod documents;
mod layers;
mod libraries;
mod sources;
mod texts;

use anyhow::{Result, bail};

use crate::shell;

/// What is wrong, one sentence each, beginning with the place.
type Findings = Vec<String>;

/// Runs every check.
pub(crate) fn run() -> Result<()> {
    let tracked = tracked_files()?;
    let mut findings = Findings::new();
    findings.extend(layers::check()?);
    findings.extend(libraries::check()?);
    findings.extend(sources::check(&tracked));
    findings.extend(texts::check(&tracked)?);
    findings.extend(documents::check()?);
    for finding in &findings {
        println!("tidy: {finding}");
    }
    if !findings.is_empty() {
        bail!("tidy found {} thing(s) to mend", findings.len());
    }
    Ok(())
}

/// Files that git knows or would add, relative to the root.
fn tracked_files() -> Result<Vec<String>> {
    let mut git = std::process::Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(shell::root());
    let listed = shell::output(&mut git)?;
    Ok(listed
        .lines()
        .filter(|path| shell::root().join(path).is_file())
        .map(str::to_owned)
        .collect())
}

/// Reads a file of the workspace as text; what is not UTF-8 is read as empty.
fn read(path: &str) -> String {
    std::fs::read_to_string(shell::root().join(path)).unwrap_or_default()
}
