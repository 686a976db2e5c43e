//! Sizes and habits of the source files.

use std::collections::BTreeMap;

use super::Findings;

/// Lines of a source file; tests may be longer, a list of cases reads well.
const FILE_LINES_MAX: usize = 500;
/// Lines of all sources of a crate.
const CRATE_LINES_MAX: usize = 12_000;

/// What must not stand in any tracked text, with the reason. Written in pieces, so that this file passes.
const FORBIDDEN: [(&str, &str); 6] = [
    (concat!("/wor", "k/"), "a machine path"),
    (concat!("/roo", "t/"), "a machine path"),
    (concat!("#[ign", "ore"), "ignored tests rot; mend or remove it"),
    (concat!("tod", "o!("), "unfinished code"),
    (concat!("unimpl", "emented!("), "unfinished code"),
    (concat!("#[all", "ow("), "use #[expect(.., reason = \"..\")]"),
];

pub(super) fn check(tracked: &[String]) -> Findings {
    let mut findings = Findings::new();
    let mut crates: BTreeMap<&str, usize> = BTreeMap::new();
    for path in tracked {
        if path.ends_with("/mod.rs") {
            findings.push(format!("{path}: name the file after its module, not mod.rs"));
        }
        let text = super::read(path);
        for (word, reason) in FORBIDDEN.iter().filter(|(word, _)| text.contains(word)) {
            findings.push(format!("{path}: contains '{word}': {reason}"));
        }
        if !path.ends_with(".rs") {
            continue;
        }
        let lines = text.lines().count();
        if lines > FILE_LINES_MAX && !path.contains("/tests/") {
            findings.push(format!(
                "{path}: {lines} lines, at most {FILE_LINES_MAX}; split it by noun"
            ));
        }
        if !text.trim_start().starts_with("//!") {
            findings.push(format!(
                "{path}: begin with a line '//! …' that says what the file is for"
            ));
        }
        if let Some((name, _)) = path.strip_prefix("crates/").and_then(|rest| rest.split_once("/src/")) {
            *crates.entry(name).or_default() += lines;
        }
    }
    for (name, lines) in crates.into_iter().filter(|(_, lines)| *lines > CRATE_LINES_MAX) {
        findings.push(format!(
            "crates/{name}: {lines} lines, at most {CRATE_LINES_MAX}; it wants to be two crates"
        ));
    }
    findings
}
