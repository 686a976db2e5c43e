//! `cargo xtask test`: everything that must pass, in the order in which it is cheapest to fail.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};

use crate::{console, postgres::Postgres, shell, tidy};

/// What is built and tested in one go, so that the SQL engine is compiled once: with this program, whose libraries turn on
/// more features below it, or for the binary alone, it would be again.
const WORKSPACE: &[&str] = &["--workspace", "--exclude", "xtask"];

/// Runs all checks and prints the counts of tests at the end.
pub(crate) fn run() -> Result<()> {
    step("format", || shell::run(&mut shell::cargo(&["fmt", "--all", "--check"])))?;
    step("tidy", tidy::run)?;
    let mut counts = Counts::default();
    step("console", || counts.run(&mut console::check()?))?;
    step("clippy", || {
        shell::run(&mut shell::cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "--deny",
            "warnings",
        ]))
    })?;
    // Receipts are also checked, and requests signed, by programs that know nothing of ours.
    for tool in ["python3", "openssl", "curl"] {
        if Command::new(tool).arg("version").output().is_err() {
            shell::install(&[tool])?;
        }
    }
    let postgres = Postgres::start()?;
    let jixia = shell::build_and_find(&[WORKSPACE, &["--all-targets"]].concat(), "jixia")?;
    step("packs", || {
        shell::run(
            Command::new(&jixia)
                .args(["pack", "check", "packs"])
                .current_dir(shell::root()),
        )?;
        shell::run(
            Command::new(&jixia)
                .args(["pack", "test", "packs"])
                .current_dir(shell::root()),
        )
    })?;
    let tests = step("tests", || {
        let own = counts.run(&mut shell::cargo(&["test", "--package", "xtask"]));
        let mut command = shell::cargo(&[&["test"], WORKSPACE, &["--no-fail-fast"]].concat());
        command
            .env("JIXIA_TEST_PG", postgres.url())
            .env("JIXIA_TEST_BINARY", &jixia);
        counts.run(&mut command).and(own)
    });
    let tried = step("browser", || {
        let (_city, mut command) = console::try_out(&jixia)?;
        counts.run(&mut command)
    });
    println!("\n{} passed, {} failed", counts.passed, counts.failed);
    tests.and(tried)
}

fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("== {name}");
    let start = Instant::now();
    let result = work().with_context(|| format!("step '{name}'"));
    println!(
        "== {name}: {} in {:.0?}",
        if result.is_ok() { "ok" } else { "FAILED" },
        start.elapsed()
    );
    result
}

/// Tests counted over all runs of `cargo test`, Vitest and Playwright.
#[derive(Default)]
struct Counts {
    passed: u64,
    failed: u64,
}

impl Counts {
    /// Runs a command, shows what it prints and adds up its result lines.
    fn run(&mut self, command: &mut Command) -> Result<()> {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {}", command.get_program().display()))?;
        let output = child.stdout.take().context("the tests have no output")?;
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            self.add(&line);
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("the tests failed ({status})");
        }
        Ok(())
    }

    /// Adds a line such as `test result: ok. 12 passed; 0 failed; …` (cargo), `Tests  1 failed | 12 passed (13)` (Vitest)
    /// or `12 passed (1.5m)` (Playwright, each count on a line of its own).
    fn add(&mut self, line: &str) {
        let line = line.trim();
        let counted = line.starts_with("test result: ") || line.starts_with("Tests ");
        let words: Vec<&str> = line.split_whitespace().collect();
        let alone = words.len() <= 3 && words.first().is_some_and(|word| word.parse::<u64>().is_ok());
        if !counted && !alone {
            return;
        }
        for pair in words.windows(2) {
            let count = pair[0].parse().unwrap_or(0);
            match pair[1].trim_end_matches(';') {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_of_several_binaries_are_added_up() {
        let mut counts = Counts::default();
        counts.add("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s");
        counts.add("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s");
        counts.add("test a_test ... ok");
        counts.add("      Tests  1 failed | 34 passed (35)");
        counts.add(" Test Files  8 passed (8)");
        counts.add("  14 passed (1.2m)");
        counts.add("  1 failed");
        assert_eq!((counts.passed, counts.failed), (63, 4));
    }
}
