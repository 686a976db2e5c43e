//! Headers that nobody knows: refused with a word on what to do, settled once, taken from then on.

use jixia_e2e::{City, Language, Server};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    api,
    by_command_line::number,
    societies::{self, DATASET, HEADERS, STEWARD},
};

/// What this department calls the column `name`.
const STRANGE: &str = "机构称谓";
const MAPPING: &str = "/api/datasets/social_organisations/mapping";

fn strange_file(first: u32) -> String {
    societies::faultless(first, 20).replacen(HEADERS[1], STRANGE, 1)
}

#[test]
fn a_strange_header_is_settled_on_the_command_line_and_the_same_file_is_taken() {
    let city = City::copy();
    let cli = city.cli();
    let path = city.folder().join("陌生.csv");
    std::fs::write(&path, strange_file(97_000_000)).unwrap();
    let count = || number(&cli, STEWARD, &format!("select count(*) from {DATASET}"));
    let before = count();
    let deliver = ["deliver", DATASET, path.to_str().unwrap(), "--as", STEWARD];
    for (cli, words) in [
        (cli.clone(), ["错误[delivery.column_missing]", "--map 表头=列名"]),
        (
            cli.in_english(),
            ["error[delivery.column_missing]", "--map HEADER=COLUMN"],
        ),
    ] {
        let told = cli.refused(&deliver);
        assert!(words.iter().all(|word| told.contains(word)), "{told}");
        assert!(told.contains("name") && told.contains(STRANGE), "{told}");
    }
    for (cli, word) in [(cli.clone(), "列映射把"), (cli.in_english(), "The mapping leads")] {
        let told = cli.refused(&[&deliver[..], &["--map", "机构称谓=naam"]].concat());
        assert!(
            told.contains("[mapping.column_unknown]") && told.contains(word) && told.contains("naam"),
            "{told}"
        );
        let told = cli.refused(&[&deliver[..], &["--map", "机构称谓"]].concat());
        assert!(told.contains("[mapping.malformed]"), "{told}");
    }
    assert_eq!(count(), before);

    let told = cli.get(&[&deliver[..], &["--map", "机构称谓=name"]].concat());
    assert!(told.contains("已入库: 20 行，合格 20"), "{told}");
    std::fs::write(&path, strange_file(97_001_000)).unwrap();
    let told = cli.get(&deliver);
    assert!(
        told.contains("已入库: 20 行，合格 20"),
        "it is settled for good: {told}"
    );
    assert_eq!(count(), before + 40);
}

#[test]
fn a_mapping_is_shown_and_changed_by_who_minds_the_dataset() {
    let city = City::copy();
    let server = Server::start(&city);
    let (steward, member) = (city.log_in(&server, STEWARD), city.log_in(&server, "member"));
    let file = strange_file(97_002_000);
    let report = api::deliver(&steward, DATASET, "陌生.csv", file.clone());
    assert_eq!(report["delivery"]["state"], "failed", "{report}");
    let told = report["delivery"]["reason"]["message"].as_str().unwrap();
    assert!(told.contains(MAPPING), "it says where to settle it: {told}");

    let put = |mapping: &Value| {
        let body = json!({"columns": mapping}).to_string().into_bytes();
        move |client: &jixia_e2e::Client| client.send_bytes(Method::PUT, MAPPING, "application/json", body.clone())
    };
    let wrong = put(&json!({STRANGE: "naam"}));
    for (language, word) in Language::ALL.into_iter().zip(["列映射", "The mapping leads"]) {
        let told = wrong(&steward.speaking(language)).problem(422, "mapping.column_unknown");
        assert!(told.contains("naam") && told.contains(word), "{told}");
    }
    let right = put(&json!({STRANGE: "name"}));
    right(&member).problem(403, "policy.denied");
    assert_eq!(right(&steward).ok()["columns"], json!({STRANGE: "name"}));
    assert_eq!(steward.get(MAPPING).ok()["columns"], json!({STRANGE: "name"}));
    let report = api::deliver(&steward, DATASET, "陌生.csv", file);
    assert_eq!(report["delivery"]["state"], "committed", "{report}");

    let trail = city
        .log_in(&server, "auditor")
        .get("/api/audit?action=mapping.change")
        .ok();
    let noted = trail["items"].as_array().unwrap().iter();
    let noted: Vec<_> = noted.filter(|item| item["action"] == "mapping.change").collect();
    assert!(
        noted.iter().any(|item| item.to_string().contains("机构称谓=name")),
        "{trail}"
    );
    server.stop();
}
