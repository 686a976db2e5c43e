//! Documents that must stay true to the tree.

use std::{collections::BTreeSet, fs};

use anyhow::Result;

use super::Findings;
use crate::shell;

/// Ways in which a rule of STYLE.md can be enforced.
const ENFORCERS: [&str; 5] = ["[type]", "[lint]", "[tidy]", "[test]", "[taste]"];

pub(super) fn check() -> Result<Findings> {
    let mut findings = Findings::new();
    findings.extend(architecture()?);
    for path in ["README.md", "README.zh-CN.md"] {
        let text = super::read(path);
        for command in ["cargo xtask demo", "cargo xtask test"] {
            if !text.contains(command) {
                findings.push(format!("{path}: does not show the command '{command}'"));
            }
        }
    }
    let style = super::read("STYLE.md");
    for line in style.lines().filter(|line| line.starts_with("### ")) {
        if !ENFORCERS.iter().any(|enforcer| line.contains(enforcer)) {
            findings.push(format!(
                "STYLE.md: '{line}' does not say who enforces it: {}",
                ENFORCERS.join(" ")
            ));
        }
    }
    Ok(findings)
}

/// The crates that ARCHITECTURE.md describes (`### crates/x`) are exactly those that exist.
fn architecture() -> Result<Findings> {
    let text = super::read("ARCHITECTURE.md");
    let described: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("### `crates/")?.split('`').next().map(str::to_owned))
        .collect();
    let mut existing = BTreeSet::new();
    for entry in fs::read_dir(shell::root().join("crates"))? {
        existing.insert(entry?.file_name().to_string_lossy().into_owned());
    }
    let missing = existing
        .difference(&described)
        .map(|name| format!("ARCHITECTURE.md: does not describe crates/{name}"));
    let gone = described
        .difference(&existing)
        .map(|name| format!("ARCHITECTURE.md: describes crates/{name}, which does not exist"));
    Ok(missing.chain(gone).collect())
}
