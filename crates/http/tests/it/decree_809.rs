//! State Council Decree 809 (政务数据共享条例), case by case, on both databases; `docs/reference/decree-809.md` lists them.
//!
//! The tax bureau applies for vaccinations of the health commission; the city is the authority. The flow, the time limits
//! and the holidays are those of the shipped packs.

use std::{fs, path::Path};

mod answer;
mod application;
mod batches;
mod catalogue;
mod city;
mod clocks;
mod correction;
mod dispute;
mod end;
mod files;
mod privacy;
mod supply;
mod workbook;

#[test]
fn every_case_stands_in_the_reference() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let listed = fs::read_to_string(root.join("docs/reference/decree-809.md")).unwrap();
    let mut cases = 0;
    for file in [
        "answer",
        "application",
        "batches",
        "catalogue",
        "clocks",
        "correction",
        "dispute",
        "end",
        "files",
        "privacy",
        "supply",
        "workbook",
    ] {
        let source = root.join(format!("crates/http/tests/it/decree_809/{file}.rs"));
        let source = fs::read_to_string(source).unwrap();
        for case in source.split("    async fn ").skip(1) {
            let name = case.split('(').next().unwrap();
            assert!(
                listed.contains(&format!("| `{name}` |")),
                "add {name} to docs/reference/decree-809.md"
            );
            cases += 1;
        }
    }
    assert_eq!(
        listed.matches("| `").count(),
        cases,
        "the page lists a case that is no test"
    );
}
