//! The main job over HTTP: a clerk logs in, delivers a messy workbook, mends what came back, and others use the rows.

use std::{io::Cursor, path::Path};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use jixia_e2e::{Answer, City, Client, Language, Server, credit_code};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::{
    api,
    societies::{self, DATASET, MESSY_BAD, MESSY_ROWS, STEWARD},
};

const FIRST: u32 = 60_000_000;

/// The sheets of a workbook, as texts.
fn sheets(file: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(file)).unwrap();
    let text = |cell: &Data| cell.to_string();
    let rows = |sheet: calamine::Range<Data>| sheet.rows().map(|row| row.iter().map(text).collect()).collect();
    workbook
        .worksheets()
        .into_iter()
        .map(|(name, sheet)| (name, rows(sheet)))
        .collect()
}

/// Saves sheets as a person does who has changed some cells.
fn saved(sheets: &[(String, Vec<Vec<String>>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        for (at, row) in (0..).zip(rows) {
            for (column, text) in (0..).zip(row) {
                sheet.write_string(at, column, text).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Corrects the four wrong rows of the messy workbook where they stand.
fn correct(sheets: &mut [(String, Vec<Vec<String>>)]) {
    let (_, rows) = &mut sheets[1];
    assert_eq!(rows.len(), 1 + MESSY_BAD as usize, "{rows:?}");
    assert_eq!(rows[0][..3], ["行号", "错误", "统一社会信用代码"], "{:?}", rows[0]);
    for row in &mut rows[1..] {
        let (line, reason) = (row[0].clone(), row[1].clone());
        // Lines count from 1, and two rows of titles and two of header stand above.
        let index: u32 = line.parse::<u32>().unwrap() - 5;
        let (column, word) = match index {
            10 => (0, "校验"),
            11 => (1, "必填"),
            12 => (5, "2020-13-01"),
            13 => (4, "公式"),
            _ => panic!("line {line} is not wrong: {reason}"),
        };
        assert!(reason.contains(word), "line {line}: {reason}");
        row[2 + column].clone_from(&societies::row(FIRST + index)[column]);
    }
}

#[test]
fn a_messy_workbook_is_delivered_mended_and_used() {
    deliver_mend_and_use(&City::copy());
}

pub(crate) fn deliver_mend_and_use(city: &City) {
    let server = Server::start(city);
    let clerk = city.log_in(&server, STEWARD);
    let file = societies::messy_workbook(FIRST);
    let report = api::deliver(&clerk, DATASET, "台账.xlsx", file.clone());
    let delivery = &report["delivery"];
    assert_eq!(delivery["state"], "committed", "{report}");
    let counts = ["rows", "good", "bad"].map(|name| delivery[name].as_u64().unwrap());
    assert_eq!(
        counts,
        [MESSY_ROWS, MESSY_ROWS - MESSY_BAD, MESSY_BAD].map(u64::from),
        "{report}"
    );
    assert_failures(&report);
    assert_read_as_written(&clerk);

    let again = api::hand_over(&clerk, DATASET, "又一次.xlsx", file);
    let told = again.problem(409, "delivery.already_committed");
    assert!(told.contains("台账.xlsx"), "it names the first one: {told}");

    let mut book = sheets(annotated(&clerk, delivery).file());
    correct(&mut book);
    let report = api::deliver(&clerk, DATASET, "台账-改.xlsx", saved(&book));
    assert_eq!(report["delivery"]["good"], MESSY_BAD, "{report}");
    let all = format!("select count(*) from {DATASET} where name like '张店区示例6%'");
    assert_eq!(
        api::number(&clerk, &all),
        u64::from(MESSY_ROWS),
        "every row is in the table once"
    );
    server.stop();
}

fn annotated(client: &Client, delivery: &Value) -> Answer {
    client.get(&format!(
        "/api/deliveries/{}/rejected.xlsx",
        delivery["id"].as_str().unwrap()
    ))
}

/// Each wrong row is counted under its rule and column.
fn assert_failures(report: &Value) {
    let quality = report["quality"].as_array().unwrap();
    let wrong = quality
        .iter()
        .filter(|result| result["failed"] != 0 && result["warning"] == false);
    let mut columns: Vec<_> = wrong.filter_map(|result| result["column"].as_str()).collect();
    columns.sort_unstable();
    columns.dedup();
    assert_eq!(
        columns,
        ["credit_code", "founded_on", "name", "start_capital"],
        "{report}"
    );
}

/// Dates and amounts in six forms are the same day and amount in the table.
fn assert_read_as_written(clerk: &Client) {
    let sql = format!(
        "select name, cast(founded_on as varchar), cast(start_capital as varchar) from {DATASET} \
         where name like '张店区示例6000000%' order by name"
    );
    for (index, row) in api::rows(clerk, &sql).iter().enumerate() {
        assert_eq!(
            row[0],
            format!("张店区示例{}号服务中心", FIRST as usize + index),
            "without the spaces"
        );
        assert_eq!(row[1], "2020-06-15", "{row}");
        assert_eq!(row[2], if index == 7 { "1000.5000" } else { "10.0000" }, "{row}");
    }
}

#[test]
fn a_firm_is_looked_up_for_a_purpose_and_the_audit_trail_tells_it() {
    look_up_and_audit(&City::copy());
}

pub(crate) fn look_up_and_audit(city: &City) {
    let server = Server::start(city);
    let steward = city.log_in(&server, "steward-data-bureau");
    let sql = "select credit_code, name, legal_representative from legal_entity \
               where legal_representative is not null limit 1";
    let firm = &api::rows(&steward, sql)[0];
    let path = format!("/api/registries/legal_entity/{}", firm[0].as_str().unwrap());
    let member = city.log_in(&server, "member");
    let told = member.get(&path).problem(400, "purpose.missing");
    assert!(told.contains("X-Purpose"), "{told}");

    let purpose = "办理食品经营许可";
    let record = member.for_purpose(purpose).get(&path).ok();
    assert_eq!(record["fields"]["name"], firm[1], "{record}");
    assert!(
        record["fields"]["legal_representative"].as_str().unwrap().contains('*'),
        "{record}"
    );
    let whole = steward.for_purpose(purpose).get(&path).ok();
    assert_eq!(whole["fields"]["legal_representative"], firm[2], "{whole}");
    let nobody = format!("/api/registries/legal_entity/{}", credit_code("91", 1));
    member
        .for_purpose(purpose)
        .get(&nobody)
        .problem(404, "registry.record_unknown");

    let entries = audit(city, &server, "action=record.look_up");
    assert_eq!(entries.len(), 3, "{entries:?}");
    assert!(
        entries
            .iter()
            .all(|entry| entry["purpose"] == purpose && entry["allowed"] == true),
        "{entries:?}"
    );
    assert_eq!(entries[2]["login"], "member", "newest first: {entries:?}");
    server.stop();
}

/// Entries of the audit trail, newest first, as the auditor sees them.
fn audit(city: &City, server: &Server, query: &str) -> Vec<Value> {
    let auditor = city.log_in(server, "auditor");
    let page = auditor.get(&format!("/api/audit?page_size=200&{query}")).ok();
    page["items"].as_array().unwrap().clone()
}

#[test]
fn a_version_is_restored_and_every_act_is_in_the_audit_trail() {
    let city = City::copy();
    let server = Server::start(&city);
    let clerk = city.log_in(&server, STEWARD);
    let count = format!("select count(*) from {DATASET}");
    let before = api::number(&clerk, &count);
    let versions = format!("/api/datasets/{DATASET}/versions");
    let past = clerk.get(&versions).ok()["items"][0]["version"].clone();
    let report = api::deliver(&clerk, DATASET, "新增.csv", societies::faultless(61_000_000, 10));
    assert_eq!(
        report["delivery"]["version"].as_u64(),
        past.as_u64().map(|past| past + 1),
        "{report}"
    );
    assert_eq!(api::number(&clerk, &count), before + 10);

    let restore = format!("/api/datasets/{DATASET}/restore");
    let member = city.log_in(&server, "member");
    member
        .post(&restore, &json!({"version": past}))
        .problem(403, "policy.denied");
    assert_eq!(api::number(&clerk, &count), before + 10);
    clerk.post(&restore, &json!({"version": past})).ok();
    assert_eq!(api::number(&clerk, &count), before);

    let made = audit(&city, &server, "action=delivery.create&resource=social_organisations");
    assert!(
        made.iter()
            .any(|entry| entry["login"] == STEWARD && entry["allowed"] == true),
        "{made:?}"
    );
    let restored = audit(&city, &server, "action=version.restore");
    let told: Vec<_> = restored
        .iter()
        .map(|entry| (entry["login"].clone(), entry["allowed"].clone()))
        .collect();
    assert_eq!(
        told,
        [(STEWARD.into(), true.into()), ("member".into(), false.into())],
        "{restored:?}"
    );
    server.stop();
}

#[test]
fn a_password_must_be_right_and_a_change_must_come_from_our_own_pages() {
    let city = City::copy();
    let server = Server::start(&city);
    let stranger = Client::stranger(server.address());
    stranger.get("/api/datasets").problem(401, "session.missing");
    let wrong = json!({"login": "member", "password": "not the password"});
    for (language, word) in Language::ALL.into_iter().zip(["口令", "password"]) {
        let told = stranger
            .speaking(language)
            .post("/api/session", &wrong)
            .problem(401, "login.wrong");
        assert!(told.contains(word) || told.contains("密码"), "{told}");
    }
    let clerk = city.log_in(&server, STEWARD);
    let forged = clerk.without_token().post("/api/query", &json!({"sql": "select 1"}));
    forged.problem(403, "csrf.token_missing");
    let made = clerk
        .post("/api/api-keys", &json!({"name": "夜间报表", "days": 1}))
        .ok();
    let program = clerk.with_key(made["secret"].as_str().unwrap());
    assert!(api::number(&program, &format!("select count(*) from {DATASET}")) > 0);
    server.stop();
}

#[test]
fn an_answer_comes_as_json_csv_workbook_parquet_or_arrow() {
    let city = City::copy();
    let server = Server::start(&city);
    let member = city.log_in(&server, "member");
    let ask = |format: &str| {
        let sql = "select code, name from villages order by code limit 3";
        member.post("/api/query", &json!({"sql": sql, "format": format}))
    };
    let rows = ask("json").ok()["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 3, "{rows}");
    let text = ask("csv").text();
    let lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert!(
        text.starts_with('\u{feff}') && lines[0].contains("code"),
        "Excel reads it as UTF-8: {text}"
    );
    let book = sheets(ask("xlsx").file());
    assert_eq!(
        book[0].1[1][0],
        rows[0][0].as_str().unwrap(),
        "digits stay digits: {book:?}"
    );
    assert_eq!(&ask("parquet").file()[..4], b"PAR1");
    assert_eq!(
        &ask("arrow").file()[..4],
        [0xFF; 4],
        "the mark before each message of a stream"
    );
    let cut = member
        .post(
            "/api/query",
            &json!({"sql": "select code from villages", "rows_max": 5}),
        )
        .ok();
    assert_eq!((cut["rows"].as_array().unwrap().len(), &cut["cut"]), (5, &true.into()));
    server.stop();
}

#[test]
fn a_contract_is_served_back_byte_for_byte_and_the_api_as_it_is_described() {
    let city = City::copy();
    let server = Server::start(&city);
    let member = city.log_in(&server, "member");
    let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let contract = std::fs::read(tree.join("packs/legal-entity/datasets/social_organisations.yaml")).unwrap();
    assert_eq!(
        member.get(&format!("/api/datasets/{DATASET}/contract")).file(),
        contract
    );
    let described = std::fs::read_to_string(tree.join("openapi/jixia.json")).unwrap();
    let served = member.get("/api/openapi.json").text();
    assert!(
        served == described,
        "openapi/jixia.json is not what is served; `cargo xtask bless` writes it anew"
    );
    server.stop();
}
