//! Records of registries found by name and told through time: what may be seen is found, what is masked stays masked.

use std::fs;

use jixia_e2e::{City, Client, Server};
use serde_json::{Value, json};

use crate::{api, societies};

const PURPOSE: &str = "办理变更登记";
const DATA_STEWARD: &str = "steward-data-bureau";

fn search(client: &Client, registry: &str, body: &Value) -> Value {
    let path = format!("/api/registries/{registry}/search");
    client.for_purpose(PURPOSE).post(&path, body).ok()
}

fn names(found: &Value) -> Vec<&str> {
    let items = found["items"].as_array().unwrap().iter();
    items.map(|item| item["fields"]["name"].as_str().unwrap()).collect()
}

fn deliver_society(city: &City, number: u32, name: &str) -> String {
    let mut row = societies::row(number);
    row[1] = name.to_owned();
    let code = row[0].clone();
    let file = city.folder().join("社会组织.csv");
    fs::write(&file, societies::csv(&societies::HEADERS, [row])).unwrap();
    let path = file.to_str().unwrap();
    city.cli()
        .get(&["deliver", societies::DATASET, path, "--as", societies::STEWARD]);
    code
}

fn deliver_taxpayer(city: &City, code: &str, (grade, representative): (&str, &str)) {
    let file = city.folder().join("纳税人.csv");
    let headers = "统一社会信用代码,纳税人名称,纳税人类型,纳税人状态,税务登记日期,主管税务机关,行业代码,生产经营地址,\
                   法定代表人,纳税信用等级,联系电话,更新日期";
    let row = format!(
        "{code},琉璃示例协会,小规模纳税人,正常,2020-06-15,张店区税务局,,山东省淄博市张店区示例路1号,{representative},{grade},,2020-06-16"
    );
    fs::write(&file, format!("{headers}\n{row}\n")).unwrap();
    city.cli()
        .get(&["deliver", "taxpayers", file.to_str().unwrap(), "--as", "steward-tax"]);
}

fn build(city: &City) {
    city.cli().get(&["registry", "build", "legal_entity"]);
}

#[test]
fn a_firm_is_found_by_part_of_its_name_and_the_search_is_audited() {
    let city = City::copy();
    let code = deliver_society(&city, 92_000_001, "琉璃示例");
    deliver_society(&city, 92_000_002, "琉璃示例（淄博）协会");
    deliver_society(&city, 92_000_003, "博山琉璃示例协会");
    build(&city);
    let server = Server::start(&city);
    let member = city.log_in(&server, "member");
    let path = "/api/registries/legal_entity/search";
    member
        .post(path, &json!({"q": "琉璃示例"}))
        .problem(400, "purpose.missing");

    let found = search(&member, "legal_entity", &json!({"q": "琉璃示例"}));
    let expected = ["琉璃示例", "琉璃示例（淄博）协会", "博山琉璃示例协会"];
    assert_eq!(
        names(&found),
        expected,
        "the name itself, what begins with it, what has it inside"
    );
    assert_eq!(found["total"], 3);
    let first = &found["items"][0];
    assert_eq!((&first["key"], &first["key_masked"]), (&json!(code), &json!(false)));
    assert_eq!(first["fields"]["status"], "正常");
    assert_eq!(first["fields"]["founded_on"], "2020", "of a day only the year");
    assert_eq!(first["fields"].get("legal_representative"), None);

    let second = search(
        &member,
        "legal_entity",
        &json!({"q": "琉璃示例", "page": 2, "page_size": 2}),
    );
    assert_eq!(names(&second), ["博山琉璃示例协会"]);
    let folded = search(&member, "legal_entity", &json!({"q": "琉璃示例(淄博)"}));
    assert_eq!(names(&folded), ["琉璃示例（淄博）协会"], "brackets of either width");
    let by_number = search(&member, "legal_entity", &json!({"q": code.to_lowercase()}));
    assert_eq!(names(&by_number), ["琉璃示例"]);
    assert_eq!(
        search(&member, "legal_entity", &json!({"q": "没有' or 这样"}))["total"],
        0
    );

    let audited = city
        .log_in(&server, "auditor")
        .get("/api/audit?action=record.look_up")
        .ok();
    let notes: Vec<_> = audited["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["note"])
        .collect();
    assert_eq!(notes[4], "search '琉璃示例', from 1: 3 found", "{notes:?}");
    assert_eq!(audited["items"][4]["purpose"], PURPOSE);
    server.stop();
}

#[test]
fn nobody_searches_what_is_masked_nor_sweeps_a_registry() {
    let city = City::copy();
    let server = Server::start(&city);
    let (member, steward) = (city.log_in(&server, "member"), city.log_in(&server, DATA_STEWARD));
    let sql = "select citizen_number, name, birth_date from population where birth_date is not null limit 1";
    let person = &api::rows(&steward, sql)[0];
    let by_name = json!({"q": person[1]});

    let path = "/api/registries/population/search";
    let told = member
        .for_purpose(PURPOSE)
        .post(path, &by_name)
        .problem(403, "registry.search_masked");
    assert!(told.contains("脱敏"), "{told}");
    let hit = &search(&member, "population", &json!({"q": person[0]}))["items"][0];
    assert_eq!(hit["key"], person[0], "who knows the number may look it up");
    assert_eq!(hit["fields"], json!({}), "{hit}");

    let found = search(&steward, "population", &by_name);
    let hits = found["items"].as_array().unwrap();
    let hit = hits.iter().find(|hit| hit["key"] == person[0]).unwrap();
    assert_eq!(hit["fields"]["birth_date"], person[2].as_str().unwrap()[..4], "{hit}");

    let steward = steward.for_purpose(PURPOSE);
    for (body, code) in [
        (json!({"q": "王"}), "registry.search_text"),
        (json!({"q": "王伟", "page_size": 51}), "registry.search_too_deep"),
        (
            json!({"q": "王伟", "page_size": 50, "page": 11}),
            "registry.search_too_deep",
        ),
    ] {
        steward.post(path, &body).problem(422, code);
    }
    let refused = (0..40).find(|_| steward.post(path, &by_name).status == 429);
    assert_eq!(refused, Some(29), "thirty in a minute, one of them before");
    steward.post(path, &by_name).problem(429, "registry.search_too_often");
    server.stop();
}

#[test]
fn a_record_is_told_through_time_without_what_is_masked() {
    let city = City::copy();
    let code = deliver_society(&city, 92_000_011, "琉璃示例协会");
    deliver_taxpayer(&city, &code, ("M", "赵示例"));
    build(&city);
    deliver_taxpayer(&city, &code, ("A", "赵示例"));
    build(&city);
    let server = Server::start(&city);
    let (member, steward) = (city.log_in(&server, "member"), city.log_in(&server, DATA_STEWARD));
    let path = "/api/registries/legal_entity/history";
    let of = |client: &Client| client.for_purpose(PURPOSE).post(path, &json!({"key": code})).ok();
    member.post(path, &json!({"key": code})).problem(400, "purpose.missing");
    let unknown = member.for_purpose(PURPOSE).post(path, &json!({"key": "000"}));
    unknown.problem(404, "registry.record_unknown");

    let told = of(&member);
    let states = told["states"].as_array().unwrap();
    assert_eq!(states.len(), 2, "{told}");
    assert_eq!(states[0]["valid_to"], Value::Null);
    assert_eq!(states[1]["valid_to"], states[0]["valid_from"]);
    let change = json!({
        "field": "tax_credit_grade", "before": "M", "after": "A",
        "source_before": "taxpayers", "source_after": "taxpayers"
    });
    assert_eq!(states[0]["changes"], json!([change]));
    assert_eq!(states[1]["changes"], json!([]));
    assert_eq!(states[0]["fields"]["legal_representative"], "赵**");
    assert_eq!(told["masked"], json!(["legal_representative"]));

    let given = |told: &Value, source: &str| -> Value {
        let mut all = told["given"].as_array().unwrap().iter();
        all.find(|given| given["source"] == source).unwrap().clone()
    };
    let taxed = given(&told, "taxpayers");
    assert!(
        taxed["received_at"].is_string() && taxed["delivery"].is_null(),
        "a member sees no deliveries: {taxed}"
    );
    assert_eq!(taxed["as_of"], "2020-06-16");
    let whole = of(&steward);
    assert_eq!(whole["states"][0]["fields"]["legal_representative"], "赵示例");
    let tax = city.log_in(&server, "steward-tax");
    let seen = given(&of(&tax), "taxpayers");
    let report = tax
        .get(&format!("/api/deliveries/{}", seen["delivery"].as_str().unwrap()))
        .ok();
    assert_eq!(report["delivery"]["dataset"], "taxpayers");
    server.stop();
}

#[test]
fn a_registry_tells_what_is_in_it_and_what_may_be_done() {
    let city = City::copy();
    let server = Server::start(&city);
    let registry = |login: &str| -> Value {
        let all = city.log_in(&server, login).get("/api/registries").ok();
        let mut all = all.as_array().unwrap().iter();
        all.find(|registry| registry["name"] == "population").unwrap().clone()
    };
    let (member, steward) = (registry("member"), registry(DATA_STEWARD));
    assert_eq!(member["may"], json!(["dataset.read", "record.look_up"]));
    assert!(
        steward["may"].as_array().unwrap().contains(&json!("dataset.build")),
        "{steward}"
    );
    assert_eq!(
        (&member["search"]["allowed"], &steward["search"]["allowed"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(member["open_conflicts"], Value::Null);
    assert!(steward["open_conflicts"].as_u64().is_some(), "{steward}");
    let client = city.log_in(&server, DATA_STEWARD);
    let people = api::number(&client, "select count(*) from population");
    assert_eq!(member["records"], people);
    assert!(member["built_at"].is_string());
    assert_eq!(member["field_titles"]["citizen_number"]["zh"], "公民身份号码");
    let source = &member["sources"][0];
    assert_eq!(source["dataset"], "household_registration");
    assert_eq!(source["organisation_name"]["zh"], "市公安局", "{source}");
    server.stop();
}
