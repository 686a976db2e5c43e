//! Sources that disagree: a steward finds it, decides, and the registry follows as long as the sources say the same.

use std::fs;

use jixia_e2e::{City, Server};
use serde_json::{Value, json};

use crate::{api, by_command_line::look_up, societies};

const DATA_STEWARD: &str = "steward-data-bureau";
const CONFLICTS: &str = "/api/registries/legal_entity/conflicts";
const SETTLEMENTS: &str = "/api/registries/legal_entity/settlements";

/// An organisation that is registered under one name and taxed under another.
fn deliver_both(city: &City, number: u32, taxed_as: &str) -> String {
    let cli = city.cli();
    let row = societies::row(number);
    let code = row[0].clone();
    let societies = city.folder().join("社会组织.csv");
    fs::write(&societies, societies::csv(&societies::HEADERS, [row])).unwrap();
    cli.get(&[
        "deliver",
        societies::DATASET,
        societies.to_str().unwrap(),
        "--as",
        societies::STEWARD,
    ]);
    deliver_taxpayer(city, &code, taxed_as);
    code
}

fn deliver_taxpayer(city: &City, code: &str, name: &str) {
    let file = city.folder().join("纳税人.csv");
    let headers = "统一社会信用代码,纳税人名称,纳税人类型,纳税人状态,税务登记日期,主管税务机关,行业代码,生产经营地址,\
                   法定代表人,纳税信用等级,联系电话,更新日期";
    let address = "山东省淄博市张店区示例路1号";
    let row = format!("{code},{name},小规模纳税人,正常,2020-06-15,张店区税务局,,{address},赵示例,M,,2020-06-16");
    fs::write(&file, format!("{headers}\n{row}\n")).unwrap();
    city.cli()
        .get(&["deliver", "taxpayers", file.to_str().unwrap(), "--as", "steward-tax"]);
}

fn name_of(city: &City, code: &str) -> String {
    let told = look_up(&city.cli(), ("legal_entity", code), DATA_STEWARD);
    let record: Value = serde_json::from_str(&told).unwrap();
    record["name"].as_str().unwrap().to_owned()
}

fn build(city: &City) {
    city.cli().get(&["registry", "build", "legal_entity"]);
}

#[test]
fn a_steward_settles_a_conflict_and_the_registry_follows_until_the_sources_change() {
    settle(&City::copy());
}

pub(crate) fn settle(city: &City) {
    let code = deliver_both(city, 91_000_001, "税务登记的名称");
    build(city);
    let registered = name_of(city, &code);
    let server = Server::start(city);
    let steward = city.log_in(&server, DATA_STEWARD);
    let path = format!("{CONFLICTS}?key={code}&field=name");
    let found = steward.get(&path).ok();
    assert_eq!(found["total"], 1, "{found}");
    let conflict = &found["items"][0];
    let values = json!({"social_organisations": registered, "taxpayers": "税务登记的名称"});
    assert_eq!(conflict["values"], values, "{conflict}");
    assert_eq!(conflict["believed"], "social_organisations", "{conflict}");
    assert!(
        conflict["since"].is_string() && conflict["settled"].is_null(),
        "{conflict}"
    );
    let sql = format!("select field, since is not null from legal_entity_conflicts where credit_code = '{code}'");
    assert!(api::rows(&steward, &sql).contains(&json!(["name", true])));

    let wanted = json!({"key": code, "field": "name", "source": "taxpayers", "reason": "已核对营业执照"});
    let member = city.log_in(&server, "member");
    member.post(SETTLEMENTS, &wanted).problem(403, "policy.denied");
    let settled = steward.post(SETTLEMENTS, &wanted).ok();
    assert_eq!(
        (&settled["source"], &settled["value"]),
        (&"taxpayers".into(), &"税务登记的名称".into())
    );
    assert_eq!(
        steward.get(&path).ok()["items"][0]["settled"]["reason"],
        "已核对营业执照"
    );
    build(city);
    assert_eq!(name_of(city, &code), "税务登记的名称");
    assert_eq!(steward.get(&path).ok()["total"], 0, "what is settled is not open");
    build(city);
    assert_eq!(name_of(city, &code), "税务登记的名称", "the next update keeps it");

    deliver_taxpayer(city, &code, "又改了的名称");
    build(city);
    assert_eq!(name_of(city, &code), registered, "the decision was about other values");
    assert_eq!(steward.get(&path).ok()["total"], 1);
    let entries = city
        .log_in(&server, "auditor")
        .get("/api/audit?action=conflict.settle")
        .ok();
    let told: Vec<_> = entries["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["allowed"])
        .collect();
    assert_eq!(told, [&json!(true), &json!(false)], "{entries}");
    assert!(
        entries["items"][0]["note"].as_str().unwrap().contains("已核对营业执照"),
        "{entries}"
    );
    server.stop();
}

#[test]
fn what_is_believed_can_be_kept_and_a_decision_taken_back_on_the_command_line() {
    let city = City::copy();
    let code = deliver_both(&city, 91_000_002, "税务登记的名称");
    build(&city);
    let cli = city.cli();
    let conflicts = [
        "registry",
        "conflicts",
        "legal_entity",
        "--field",
        "name",
        "--key",
        &code,
        "--as",
        DATA_STEWARD,
    ];
    let told = cli.get(&conflicts);
    assert!(
        told.contains("* social_organisations: ") && told.contains("  taxpayers: 税务登记的名称"),
        "{told}"
    );
    assert!(cli.in_english().get(&conflicts).ends_with("1 of 1 conflicts\n"));
    let settle = [
        "registry",
        "settle",
        "legal_entity",
        &code,
        "name",
        "--as",
        DATA_STEWARD,
        "--reason",
    ];
    let refused = cli.refused(&[&settle[..], &[" "]].concat());
    assert!(refused.contains("错误[conflict.reason_missing]"), "{refused}");
    let refused = cli.refused(&[&settle[..], &["核对", "--source", "insured_units"]].concat());
    assert!(
        refused.contains("错误[conflict.source_unknown]") && refused.contains("taxpayers"),
        "{refused}"
    );
    let told = cli.get(&[&settle[..], &["登记为准"]].concat());
    assert!(told.contains("(social_organisations)"), "{told}");
    build(&city);
    assert!(cli.in_english().get(&conflicts).ends_with("0 of 0 conflicts\n"));
    let refused = cli.refused(&[&settle[..], &["再次"]].concat());
    assert!(refused.contains("错误[conflict.unknown]"), "{refused}");
    let unsettle = [
        "registry",
        "unsettle",
        "legal_entity",
        &code,
        "name",
        "--as",
        DATA_STEWARD,
    ];
    cli.get(&unsettle);
    build(&city);
    assert!(cli.in_english().get(&conflicts).ends_with("1 of 1 conflicts\n"));
    let refused = cli.refused(&unsettle);
    assert!(refused.contains("错误[conflict.not_settled]"), "{refused}");
    let member = cli.refused(&["query", "select * from legal_entity_conflicts", "--as", "member"]);
    assert!(member.contains("错误[query.table_unknown]"), "{member}");
}
