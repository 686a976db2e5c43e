//! A rule run over a registry: who is entitled before anybody applies, what it costs, and what is not known.

use std::fs;

use jixia_e2e::{City, Server};
use serde_json::{Value, json};

use crate::{
    by_command_line::{number, rows},
    societies::{DATASET, STEWARD},
};

const HUMAN_RESOURCES: &str = "steward-human-resources";
const MEMBER: &str = "member";
const DATA_STEWARD: &str = "steward-data-bureau";
const RUN: &str = "/api/rules/social-insurance-relief/run";

/// Enterprises that pay social insurance.
const ENTERPRISES: &str = "from legal_entity where kind = '企业' and insurance_state <> '终止'";

/// Delivers the list of large enterprises, as the statistics department provides it.
fn deliver_list(city: &City, codes: &[&str]) {
    let file = city.folder().join("大型企业名单.csv");
    let rows = codes.iter().map(|code| format!("{code},示例大型企业\n"));
    fs::write(
        &file,
        format!("统一社会信用代码,企业名称\n{}", rows.collect::<String>()),
    )
    .unwrap();
    let path = file.to_str().unwrap();
    city.cli()
        .get(&["deliver", "large_enterprises", path, "--as", "steward-statistics"]);
}

fn missing(run: &Value, input: &str) -> u64 {
    let all = run["missing"].as_array().unwrap();
    let found = all.iter().find(|missing| missing["input"] == input);
    found.map_or(0, |missing| missing["cases"].as_u64().unwrap())
}

/// The budget, in yuan.
fn budget(run: &Value) -> f64 {
    run["budget"].as_str().unwrap().parse().unwrap()
}

#[test]
fn units_are_listed_with_their_budget_and_what_is_not_known_is_named() {
    let city = City::copy();
    let cli = city.cli();
    let enterprises = number(&cli, DATA_STEWARD, &format!("select count(*) {ENTERPRISES}"));
    assert!(enterprises > 20, "{enterprises}");
    let largest = format!("select credit_code {ENTERPRISES} order by insured_persons desc limit 3");
    let largest = rows(&cli, DATA_STEWARD, &largest);
    let largest: Vec<_> = largest.iter().map(|row| row["credit_code"].as_str().unwrap()).collect();
    let server = Server::start(&city);
    let steward = city.log_in(&server, HUMAN_RESOURCES);
    let told = steward.post(RUN, &json!({})).problem(422, "rule.inputs_wrong");
    assert!(told.contains("month"), "the month is no property of a unit: {told}");

    let march = json!({"given": {"month": "2020-03"}});
    let before = steward.post(RUN, &march).ok();
    assert!(
        before["entitled"].as_u64().unwrap() > 0,
        "shops are known by their registration: {before}"
    );
    assert!(
        missing(&before, "unit_kind") >= enterprises,
        "without the list of large ones the class of no enterprise is known: {before}"
    );
    deliver_list(&city, &largest);
    let after = steward.post(RUN, &march).ok();
    assert_eq!(
        missing(&before, "unit_kind") - missing(&after, "unit_kind"),
        enterprises,
        "with the list, of all: {after}"
    );
    assert!(
        after["entitled"].as_u64() > before["entitled"].as_u64() && budget(&after) > budget(&before),
        "{after}"
    );
    assert_eq!(after["columns"], json!(["credit_code", "unit_class", "due", "relief"]));

    // In June the large ones pay again, and in July all.
    let [june, july] = ["2020-06", "2020-07"].map(|month| steward.post(RUN, &json!({"given": {"month": month}})).ok());
    assert!(budget(&june) < budget(&after), "{june}");
    assert_eq!((&july["entitled"], budget(&july)), (&json!(0), 0.0), "{july}");
    server.stop();
}

#[test]
fn the_sum_of_the_list_is_the_budget_and_agrees_with_the_bases() {
    let city = City::copy();
    let cli = city.cli();
    let list = city.folder().join("符合条件.csv");
    let run = [
        "rule",
        "run",
        "social-insurance-relief",
        "month=2020-03",
        "--as",
        HUMAN_RESOURCES,
        "--output",
        list.to_str().unwrap(),
    ];
    let told = cli.in_english().get(&run);
    let line = |word: &str| -> f64 {
        let line = told
            .lines()
            .find_map(|line| line.strip_prefix(word))
            .unwrap_or_else(|| panic!("{told}"));
        line.trim().parse().unwrap()
    };
    assert!(
        told.contains(" are entitled\n") && told.contains("unit_kind (Kind of insured unit): "),
        "{told}"
    );
    let text = fs::read_to_string(&list).unwrap();
    let reliefs = text.lines().skip(1).map(|line| -> f64 {
        let relief = line.rsplit(',').next().unwrap().trim_matches('"');
        relief.parse().unwrap()
    });
    let sum: f64 = reliefs.sum();
    assert!((sum - line("budget:")).abs() < 0.01, "{told}{text}");
    // Shops pay nothing, social organisations half: 16 %, 0.7 % and 0.3 % of what the unit pays on.
    let sql = "select cast(round(sum((round(pension_base * 0.16, 2) + round(unemployment_base * 0.007, 2) \
               + round(work_injury_base * 0.003, 2)) * case unit_kind when 'individual-business' then 1 else 0.5 end)) \
               as bigint) from relief_units where unit_kind in ('individual-business', 'social-organisation')";
    let expected = number(&cli, HUMAN_RESOURCES, sql);
    assert!((sum - expected as f64).abs() < 2.0, "{sum} is not {expected}");
}

/// A rule over personal values, in a pack of its own.
const LONG_NAMES: [(&str, &str); 3] = [
    (
        "pack.yaml",
        r"
name: long-names
version: 0.1.0
title: {zh: 三字姓名, en: Long names}
owner: zibo-approval-service
maturity: draft
requires: [base, zibo, legal-entity]
",
    ),
    ("README.md", "# long-names\n\nA rule over a personal value.\n"),
    (
        "rules/long-name.yaml",
        r#"
rule: long-name
title: {zh: 三字姓名, en: Long name}
valid: {from: 2020-01-01}
inputs:
  representative: {type: text(50), title: {zh: 法定代表人, en: Legal representative}}
outputs:
  long:
    type: boolean
    title: {zh: 三字及以上, en: Three characters or more}
    sql: "length(representative) >= 3"
population:
  dataset: social_organisations
  key: credit_code
  inputs:
    representative: legal_representative
  entitled: long
examples:
  - given: {representative: 张三}
    expect: {long: false}
  - given: {representative: 欧阳三}
    expect: {long: true}
"#,
    ),
];

#[test]
fn a_rule_never_decides_by_masked_values() {
    let city = City::copy();
    let folder = city.folder().join("long-names");
    for (path, text) in LONG_NAMES {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.trim_start()).unwrap();
    }
    let cli = city.cli();
    cli.get(&["pack", "install", "long-names", "--as", "admin"]);
    let server = Server::start(&city);
    let run = |login: &str| {
        let caller = city.log_in(&server, login);
        caller.post("/api/rules/long-name/run", &json!({}))
    };
    let whole = run(STEWARD).ok();
    let long = format!("select count(*) from {DATASET} where length(legal_representative) >= 3");
    let long = number(&cli, STEWARD, &long);
    assert!(long > 0 && whole["entitled"] == json!(long), "{whole}");
    let told = run(MEMBER).problem(403, "rule.inputs_masked");
    assert!(
        told.contains("legal_representative") && told.contains(DATASET),
        "{told}"
    );
    server.stop();
}
