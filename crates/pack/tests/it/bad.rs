//! Bad packs: the good one with a mistake, and exactly what is told of it.

use std::collections::BTreeSet;

use jixia_pack::codes;

use crate::fixture::{changed, found};

mod cases;

#[test]
fn each_mistake_is_told_at_its_place_and_nothing_else_is() {
    let mut wrong = Vec::new();
    for (change, expected) in cases::cases() {
        let found = found(&changed(change));
        if found != expected {
            wrong.push(format!("{change:?}\n    expected {expected:#?}\n    found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_of_one_pack_has_a_mistake_that_earns_it() {
    let cases = cases::cases();
    let shown: BTreeSet<&str> = cases
        .iter()
        .flat_map(|(_, expected)| expected.iter().map(|line| &line[..5]))
        .collect();
    // Codes that only two packs together can earn have tests of their own in `set`; PK057 needs policies, PK900 an engine.
    let elsewhere = ["PK057", "PK090", "PK094", "PK900"];
    let missing: Vec<&str> = codes()
        .into_iter()
        .map(|(code, _)| code)
        .filter(|code| !shown.contains(code) && !elsewhere.contains(code))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
