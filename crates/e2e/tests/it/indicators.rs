//! Indicators of the sample city: the numbers are those of the registries, small ones are told to nobody, and they follow
//! what is delivered.

use std::collections::BTreeMap;

use jixia_e2e::{City, Server};
use serde_json::{Value, json};

use crate::{api, societies};

fn of<'a>(values: &'a Value, code: &str) -> &'a Value {
    let divisions = values["divisions"].as_array().unwrap();
    let found = divisions.iter().find(|division| division["code"] == code);
    found.unwrap_or_else(|| panic!("{code} is not in {values}"))
}

#[test]
fn the_lineage_of_a_source_ends_at_what_counts_and_decides_over_it() {
    let city = City::copy();
    let server = Server::start(&city);
    let steward = city.log_in(&server, "steward-market-regulation");
    let lineage = steward.get("/api/datasets/market_entities/lineage").ok();
    let has = |list: &str, wanted: Value| {
        let found = lineage[list].as_array().unwrap();
        let is = |one: &Value| {
            wanted
                .as_object()
                .unwrap()
                .iter()
                .all(|(name, value)| one[name] == *value)
        };
        assert!(found.iter().any(is), "{wanted} is not in {lineage}");
    };
    has(
        "nodes",
        json!({"id": "indicator:firms", "kind": "indicator", "name": "firms", "distance": 2}),
    );
    has(
        "nodes",
        json!({"id": "rule:social-insurance-relief", "kind": "rule", "distance": 3}),
    );
    has(
        "edges",
        json!({"from": "dataset:legal_entity", "to": "indicator:firms", "kind": "counts"}),
    );
    assert!(
        !lineage.to_string().contains("indicator:residents\""),
        "what only counts people is not made of firms: {lineage}"
    );
    let near = steward.get("/api/datasets/market_entities/lineage?depth=1").ok();
    assert!(!near.to_string().contains("indicator:"), "{near}");
    assert_eq!(near["cut"], true, "the way goes on");
    server.stop();
}

#[test]
fn numbers_are_those_of_the_registry_and_small_ones_are_hidden() {
    let city = City::copy();
    let server = Server::start(&city);
    let (member, bureau) = (
        city.log_in(&server, "member"),
        city.log_in(&server, "steward-data-bureau"),
    );
    let sql = "select substr(division_code, 1, 9) as code, count(*) as residents from population where alive \
               group by 1 order by 1";
    let rows = api::rows(&bureau, sql);
    let counted: BTreeMap<&str, u64> = rows
        .iter()
        .filter_map(|row| Some((row[0].as_str()?, row[1].as_u64()?)))
        .collect();
    let counties = member.get("/api/indicators/residents/values").ok();
    assert_eq!(counties["tables"][0]["dataset"], "population", "{counties}");
    let mut hidden = 0;
    for county in counties["divisions"].as_array().unwrap() {
        let code = county["code"].as_str().unwrap();
        let inside: u64 = counted
            .iter()
            .filter(|(known, _)| known.starts_with(code))
            .map(|(_, count)| count)
            .sum();
        assert_eq!(county["value"].as_f64(), Some(inside as f64), "{county}");
        let path = format!("/api/indicators/residents/values?level=township&within={code}");
        let townships = member.get(&path).ok();
        assert_eq!(townships["whole"], *county);
        for township in townships["divisions"].as_array().unwrap() {
            let count = counted
                .get(township["code"].as_str().unwrap())
                .copied()
                .unwrap_or_default();
            if township["hidden"].is_null() {
                assert!(count >= 5, "{township}");
                assert_eq!(township["value"].as_f64(), Some(count as f64), "{township}");
            } else {
                assert!(township["value"].is_null(), "{township}");
                hidden += 1;
            }
        }
    }
    assert_eq!(counties["divisions"].as_array().unwrap().len(), 8);
    // A share with few in it is not told, and neither is what it is made of.
    let shares = member
        .get("/api/indicators/firms_per_1000_residents/values?level=township")
        .ok();
    let small = shares["divisions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|cell| !cell["hidden"].is_null());
    for cell in small {
        assert!(cell["numerator"].is_null() && cell["denominator"].is_null(), "{cell}");
        hidden += 1;
    }
    assert!(hidden > 0, "the sample city is small enough to have something to hide");
    server.stop();
}

#[test]
fn an_indicator_follows_what_is_delivered_and_every_reading_is_audited() {
    let city = City::copy();
    let folder = city.folder().join("society-count");
    api_pack(&folder);
    city.cli().get(&["pack", "install", "society-count", "--as", "admin"]);
    let server = Server::start(&city);
    let steward = city.log_in(&server, societies::STEWARD);
    let path = "/api/indicators/societies/values";
    let before = of(&steward.get(path).ok(), "370303")["value"]
        .as_f64()
        .unwrap_or_default();
    let rows = (9001..9011).map(societies::row);
    let report = api::deliver(
        &steward,
        societies::DATASET,
        "societies.csv",
        societies::csv(&societies::HEADERS, rows),
    );
    assert_eq!(report["delivery"]["state"], "committed", "{report}");
    let after = of(&steward.get(path).ok(), "370303")["value"].as_f64();
    assert_eq!(after, Some(before + 10.0));

    city.log_in(&server, "steward-tax")
        .get(path)
        .problem(404, "indicator.unknown");
    let listed = city.log_in(&server, "steward-tax").get("/api/indicators").ok();
    let names: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|indicator| &indicator["name"])
        .collect();
    assert!(
        names.contains(&&json!("residents")) && !names.contains(&&json!("societies")),
        "{names:?}"
    );
    let auditor = city.log_in(&server, "auditor");
    assert_eq!(
        auditor.get("/api/indicators").ok(),
        json!([]),
        "an auditor reads about use, not numbers"
    );
    let trail = auditor.get("/api/audit?action=indicator.read&resource=societies").ok();
    assert_eq!(trail["total"], 3, "two readings and a refusal: {trail}");
    server.stop();
}

/// A pack with an indicator that only the organisation which owns it may see.
fn api_pack(folder: &std::path::Path) {
    let files = [
        (
            "pack.yaml",
            "name: society-count\nversion: 1.0.0\ntitle: {zh: 社会组织数, en: Societies}\nowner: zibo-approval-service\nrequires: [base, zibo, legal-entity]\nmaturity: trial\n",
        ),
        ("README.md", "# Societies\n"),
        (
            "indicators/societies.yaml",
            "indicator: societies\ntitle: {zh: 社会组织, en: Societies}\nsummary: {zh: 已登记的社会组织。, en: Registered societies.}\naudience: owner\nunit: {zh: 个, en: societies}\ndirection: neither\nlevels: [county]\nsql: select division_code, 1 as value from social_organisations\n",
        ),
        (
            "tests/societies_count.yaml",
            "indicator: societies\ngiven:\n  social_organisations:\n    - {division_code: \"370303001001\"}\nexpect:\n  rows:\n    - {code: \"370303\", value: 1}\n",
        ),
    ];
    for (path, text) in files {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}

#[test]
fn what_cannot_be_told_is_refused_in_words_and_boundaries_are_sent_once() {
    let city = City::shared();
    let server = Server::start(city);
    let member = city.log_in(&server, "member");
    member
        .get("/api/indicators/happiness/values")
        .problem(404, "indicator.unknown");
    member
        .get("/api/indicators/Happy/values")
        .problem(422, "indicator.name_malformed");
    member
        .get("/api/indicators/residents/values?level=village")
        .problem(400, "http.query_malformed");
    let told = member
        .get("/api/indicators/residents/values?level=township&within=110101")
        .problem(404, "division.unknown");
    assert!(told.contains("110101"), "{told}");

    let map = member.get("/api/maps/divisions").ok();
    assert_eq!(map["type"], "FeatureCollection");
    let features = map["features"].as_array().unwrap();
    assert_eq!(features.len(), 8, "once, in one datum");
    assert_eq!(features[1]["properties"], json!({"code": "370303", "name": "张店区"}));
    assert_eq!(features[1]["geometry"]["type"], "MultiPolygon");
    let townships = member.get("/api/maps/divisions?level=township").ok();
    assert_eq!(townships["features"], json!([]), "nobody has delivered any");
    city.log_in(&server, "auditor")
        .get("/api/maps/divisions")
        .problem(403, "policy.denied");
    server.stop();
}
