//! What the races measured, as Markdown: on the terminal and in `docs/benchmarks.md`.

use std::{fmt, fs, process::Command};

use anyhow::{Context, Result};

use crate::measure::Measured;

/// Where the figures are kept.
const PAGE: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- figures: written by `cargo xtask bench --write` -->";
const END: &str = "<!-- end of figures -->";

/// One race with its outcome.
pub(crate) struct Race {
    title: String,
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    /// Each bar, and whether it is met.
    bars: Vec<(String, bool)>,
}

impl Race {
    /// A race that is about seconds; the first contender is Jixia.
    pub(crate) fn of_times(title: String, contenders: &[Measured], bars: Vec<(String, bool)>) -> Self {
        let own = contenders.first().map_or(1.0, |first| first.seconds);
        let row = |one: &Measured| {
            vec![
                one.name.clone(),
                format!("{:.2}", one.seconds),
                format!("{:.2}", one.seconds / own),
                format!("{:.0}", one.peak_mb),
            ]
        };
        Self {
            title,
            header: vec!["contender", "seconds", "times Jixia's", "memory, MB"],
            rows: contenders.iter().map(row).collect(),
            bars,
        }
    }

    /// A race with columns of its own.
    pub(crate) fn new(
        title: String,
        header: Vec<&'static str>,
        rows: Vec<Vec<String>>,
        bars: Vec<(String, bool)>,
    ) -> Self {
        Self {
            title,
            header,
            rows,
            bars,
        }
    }
}

impl fmt::Display for Race {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "### {}\n", self.title)?;
        writeln!(f, "| {} |", self.header.join(" | "))?;
        writeln!(f, "| {} |", vec!["---"; self.header.len()].join(" | "))?;
        for row in &self.rows {
            writeln!(f, "| {} |", row.join(" | "))?;
        }
        writeln!(f)?;
        for (bar, met) in &self.bars {
            writeln!(f, "- {}: {bar}", if *met { "met" } else { "**missed**" })?;
        }
        Ok(())
    }
}

/// All races of a run.
pub(crate) struct Report {
    races: Vec<Race>,
}

impl Report {
    pub(crate) fn new() -> Self {
        Self { races: Vec::new() }
    }

    pub(crate) fn add(&mut self, race: Race) {
        self.races.push(race);
    }

    /// Puts the figures between the two marks of the page, with the day, the machine and the command.
    pub(crate) fn write(&self) -> Result<()> {
        let page = fs::read_to_string(PAGE).with_context(|| format!("{PAGE} cannot be read"))?;
        let (before, rest) = page
            .split_once(BEGIN)
            .with_context(|| format!("{PAGE} lacks: {BEGIN}"))?;
        let (_, after) = rest.split_once(END).with_context(|| format!("{PAGE} lacks: {END}"))?;
        let mut figures = format!("{BEGIN}\n\n{}\n\n", conditions()?);
        for race in &self.races {
            figures = figures + &race.to_string() + "\n";
        }
        fs::write(PAGE, format!("{before}{figures}{END}{after}"))?;
        Ok(())
    }
}

/// The day, the machine and the program.
fn conditions() -> Result<String> {
    let told = |program: &str, arguments: &[&str]| -> Result<String> {
        let output = Command::new(program).args(arguments).output();
        let output = output.with_context(|| format!("{program} cannot be started"))?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.unwrap_or_default().trim_matches([':', ' ', '\t']).to_owned();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory = memory
        .split_whitespace()
        .nth(1)
        .and_then(|kilobytes| kilobytes.parse::<u64>().ok());
    Ok(format!(
        "Measured on {} with {} cores of {model} and {} GB of memory, release build, commit {}, by `cargo xtask bench --write`.",
        told("date", &["+%Y-%m-%d"])?,
        told("nproc", &[])?,
        memory.unwrap_or_default() / 1_048_576,
        told("git", &["rev-parse", "--short", "HEAD"])?,
    ))
}
