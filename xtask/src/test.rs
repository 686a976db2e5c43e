//! `cargo xtask test`: everything that must pass, in the order in which it is cheapest to fail.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};

use crate::{postgres::Postgres, shell, tidy};

/// What is built and tested in one go, so that the SQL engine is compiled once: with this program, whose libraries turn on
/// more features below it, or for the binary alone, it would be again.
const WORKSPACE: &[&str] = &["--workspace", "--exclude", "xtask"];

/// Runs all checks and prints the counts of tests at the end.
pub(crate) fn run() -> Result<()> {
    step("format", || shell::run(&mut shell::cargo(&["fmt", "--all", "--check"])))?;
    step("tidy", tidy::run)?;
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
    let mut counts = Counts::default();
    let tests = step("tests", || {
        let own = counts.run(&mut shell::cargo(&["test", "--package", "xtask"]));
        let mut command = shell::cargo(&[&["test"], WORKSPACE, &["--no-fail-fast"]].concat());
        command
            .env("JIXIA_TEST_PG", postgres.url())
            .env("JIXIA_TEST_BINARY", &jixia);
        counts.run(&mut command).and(own)
    });
    println!("\n{} passed, {} failed", counts.passed, counts.failed);
    tests
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

/// Tests counted over all binaries of a `cargo test` run.
#[derive(Default)]
struct Counts {
    passed: u64,
    failed: u64,
}

impl Counts {
    /// Runs `cargo test`, shows what it prints and adds up its result lines.
    fn run(&mut self, command: &mut Command) -> Result<()> {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .context("could not start cargo test")?;
        let output = child.stdout.take().context("cargo test has no output")?;
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            self.add(&line);
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("cargo test failed ({status})");
        }
        Ok(())
    }

    /// Adds a line such as `test result: ok. 12 passed; 0 failed; …`.
    fn add(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        let words: Vec<&str> = result.split_whitespace().collect();
        for pair in words.windows(2) {
            let count = pair[0].parse().unwrap_or(0);
            match pair[1] {
                "passed;" => self.passed += count,
                "failed;" => self.failed += count,
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
        assert_eq!((counts.passed, counts.failed), (15, 2));
    }
}
