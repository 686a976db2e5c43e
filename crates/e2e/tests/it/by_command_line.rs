//! The main job on the command line: a city is made, asked, looked up, delivered to, put back.

use std::process::Command;

use jixia_e2e::{City, Cli, Client, Server};
use serde_json::Value;

use crate::societies::{self, DATASET, STEWARD};

const MEMBER: &str = "member";
const DATA_STEWARD: &str = "steward-data-bureau";

/// The one number that a query answers with.
#[track_caller]
pub(crate) fn number(cli: &Cli, login: &str, sql: &str) -> u64 {
    let answer = cli.get(&["query", sql, "--as", login, "--format", "csv"]);
    let value = answer
        .lines()
        .nth(1)
        .unwrap_or_default()
        .trim_matches(['"', '\u{feff}']);
    value.parse().unwrap_or_else(|_| panic!("'{answer}' is not one number"))
}

/// The rows of a query, as JSON objects.
#[track_caller]
pub(crate) fn rows(cli: &Cli, login: &str, sql: &str) -> Vec<Value> {
    let answer = cli.get(&["query", sql, "--as", login, "--format", "json"]);
    answer.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What the command tells of the record with this registry and key.
#[track_caller]
pub(crate) fn look_up(cli: &Cli, (registry, key): (&str, &str), login: &str) -> String {
    cli.get(&["registry", "look-up", registry, key, "--purpose", "核对", "--as", login])
}

#[test]
fn the_registries_of_the_sample_city_have_its_people_and_firms() {
    let cli = City::shared().cli();
    let people = number(&cli, DATA_STEWARD, "select count(*) from population");
    assert!((2_500..=4_000).contains(&people), "{people} people of 3,000");
    let firms = number(&cli, DATA_STEWARD, "select count(*) from legal_entity");
    assert!((500..=900).contains(&firms), "{firms} firms of 600");
}

#[test]
fn no_number_of_the_registry_fails_its_check() {
    let sql = "select count(*) from population where not citizen_number_valid(citizen_number)";
    assert_eq!(number(&City::shared().cli(), DATA_STEWARD, sql), 0);
}

#[test]
fn a_member_sees_masked_names_where_the_owners_steward_sees_them_whole() {
    let cli = City::shared().cli();
    let sql = format!("select credit_code, legal_representative from {DATASET} order by credit_code limit 5");
    let (masked, whole) = (rows(&cli, MEMBER, &sql), rows(&cli, STEWARD, &sql));
    assert_eq!(masked.len(), 5);
    for (masked, whole) in masked.iter().zip(&whole) {
        assert_eq!(
            masked["credit_code"], whole["credit_code"],
            "what is not personal is the same for both"
        );
        let (masked, whole) = (&masked["legal_representative"], &whole["legal_representative"]);
        let (masked, whole) = (masked.as_str().unwrap(), whole.as_str().unwrap());
        assert!(masked.contains('*'), "'{masked}' is not masked");
        assert!(
            masked.starts_with(whole.chars().next().unwrap()),
            "of '{whole}' the family name stays: '{masked}'"
        );
        assert!(!whole.contains('*'), "'{whole}' is masked");
    }
}

#[test]
fn a_mask_cannot_be_asked_around() {
    let cli = City::shared().cli();
    let whole = rows(
        &cli,
        STEWARD,
        &format!("select legal_representative from {DATASET} limit 1"),
    );
    let name = whole[0]["legal_representative"].as_str().unwrap();
    let sql = format!("select count(*) from {DATASET} where legal_representative = '{name}'");
    assert_eq!(number(&cli, MEMBER, &sql), 0, "a filter sees what the caller sees");
}

#[test]
fn a_reader_that_goes_ends_the_command_in_silence() {
    let command = City::shared().cli().command(&["trace"]);
    let mut shell = Command::new("sh");
    shell.args(["-c", "\"$0\" \"$@\" | true"]);
    let ended = shell.arg(command.get_program()).args(command.get_args()).output();
    assert_eq!(String::from_utf8_lossy(&ended.unwrap().stderr), "");
}

#[test]
fn an_answer_that_is_cut_says_so() {
    let cli = City::shared().cli();
    let ask = |cli: &Cli, rows: &str| {
        let ran = cli.run(&[
            "query",
            "select code from divisions",
            "--as",
            MEMBER,
            "--format",
            "csv",
            "--rows",
            rows,
        ]);
        (ran.out.lines().count(), ran.err)
    };
    let (lines, told) = ask(&cli, "5");
    assert_eq!(lines, 6, "a header and five rows");
    assert!(told.contains("前 5 行"), "{told}");
    assert!(ask(&cli.in_english(), "5").1.contains("the first 5 rows"));
    let (_, told) = ask(&cli, "100000");
    assert_eq!(told, "", "the answer is whole");
}

#[test]
fn a_table_of_another_department_that_is_not_open_to_all_does_not_exist() {
    let cli = City::shared().cli();
    let message = cli.refused(&["query", "select * from deaths", "--as", MEMBER]);
    let absent = cli.refused(&["query", "select * from no_such_table", "--as", MEMBER]);
    assert!(message.contains("错误[query.table_unknown]"), "{message}");
    assert_eq!(
        message.replace("deaths", "no_such_table"),
        absent,
        "nobody learns which tables exist"
    );
    let english = cli
        .in_english()
        .refused(&["query", "select * from deaths", "--as", MEMBER]);
    assert!(english.contains("error[query.table_unknown]"), "{english}");
    assert!(
        english.contains("There is no table 'deaths' that you may query"),
        "{english}"
    );
}

#[test]
fn a_table_that_is_open_to_all_departments_can_be_asked_by_every_member() {
    let sql = "select count(*) from villages where county_code = '370303'";
    assert!(number(&City::shared().cli(), MEMBER, sql) > 200);
}

#[test]
fn a_rule_is_asked_for_one_case_without_an_installation() {
    let folder = tempfile::tempdir().unwrap();
    let given = ["processing=true", "increment_usd=20000000", "base_usd=10000000"];
    let answer = Cli::inside(folder.path()).get(&[&["rule", "ask", "bonded-zone-reward"], &given[..]].concat());
    assert!(answer.contains("reward (奖励): 1700000.00 CNY"), "{answer}");
    assert!(answer.contains("city_share (市级承担): 680000.00 CNY"), "{answer}");
}

#[test]
fn a_rule_names_the_input_that_is_missing_and_the_day_on_which_it_does_not_decide() {
    let folder = tempfile::tempdir().unwrap();
    let cli = Cli::inside(folder.path()).in_english();
    let message = cli.refused(&["rule", "ask", "bonded-zone-reward", "processing=true", "base_usd=1"]);
    assert!(
        message.contains("error[rule.inputs_wrong]") && message.contains("increment_usd"),
        "{message}"
    );
    let given = ["processing=true", "increment_usd=1", "base_usd=1", "--on", "2019-01-01"];
    let message = cli.refused(&[&["rule", "ask", "bonded-zone-reward"], &given[..]].concat());
    assert!(
        message.contains("error[rule.not_valid_on]") && message.contains("2019-01-01"),
        "{message}"
    );
}

#[test]
fn the_trace_counts_all_clauses_of_the_register() {
    let folder = tempfile::tempdir().unwrap();
    let counts = Cli::inside(folder.path()).in_english().get(&["trace"]);
    let total = counts.lines().last().unwrap_or_default();
    let numbers: Vec<u64> = total.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [clauses, carried_out, passing] = numbers[..] else {
        panic!("'{total}' is not the line of the total")
    };
    assert_eq!(clauses, 1004);
    assert!(carried_out >= 15, "{total}");
    assert_eq!(
        passing, carried_out,
        "a clause is carried out by something whose tests fail: {counts}"
    );
    let one = Cli::inside(folder.path()).get(&["trace", "--only", "S000-13"]);
    assert!(one.contains("bonded-zone/bonded-zone-reward (测试通过)"), "{one}");
    let unknown = Cli::inside(folder.path()).refused(&["trace", "--only", "S999-1"]);
    assert!(
        unknown.contains("错误[clause.unknown]") && unknown.contains("条款"),
        "{unknown}"
    );
}

#[test]
fn a_past_version_is_listed_and_restored_as_a_new_one() {
    let city = City::copy();
    let cli = city.cli();
    let count = format!("select count(*) from {DATASET}");
    let before = number(&cli, STEWARD, &count);
    let file = city.folder().join("新增.csv");
    std::fs::write(&file, societies::faultless(90_000_000, 12)).unwrap();
    let told = cli.get(&["deliver", DATASET, file.to_str().unwrap(), "--as", STEWARD]);
    assert!(told.contains("已入库: 12 行，合格 12，不合格 0，有警告 0"), "{told}");
    assert_eq!(number(&cli, STEWARD, &count), before + 12);

    let versions = cli.get(&["version", "list", DATASET, "--as", STEWARD]);
    let numbers: Vec<u64> = versions
        .lines()
        .filter_map(|line| line.split_whitespace().next()?.parse().ok())
        .collect();
    assert!(
        numbers.is_sorted_by(|newer, older| newer > older),
        "newest first: {versions}"
    );
    let past = numbers[1].to_string();
    let told = cli.get(&["version", "restore", DATASET, &past, "--as", STEWARD]);
    assert!(told.contains(&format!("版本 {} ", numbers[0] + 1)), "{told}");
    assert_eq!(number(&cli, STEWARD, &count), before);
    let after = cli.get(&["version", "list", DATASET, "--as", STEWARD]);
    assert_eq!(
        after.lines().count(),
        versions.lines().count() + 1,
        "nothing of the history is lost: {after}"
    );

    let message = cli.refused(&["version", "restore", DATASET, "999", "--as", STEWARD]);
    assert!(
        message.contains("错误[lake.version_unknown]") && message.contains("999"),
        "{message}"
    );
    let message = cli.refused(&["version", "restore", DATASET, &past, "--as", MEMBER]);
    assert!(message.contains("错误["), "a member may not restore: {message}");
}

#[test]
fn a_record_is_looked_up_for_a_purpose_only() {
    let city = City::copy();
    let cli = city.cli();
    let found = rows(
        &cli,
        DATA_STEWARD,
        "select citizen_number, name from population limit 1",
    );
    let key = found[0]["citizen_number"].as_str().unwrap();
    let ran = cli.run(&["registry", "look-up", "population", key, "--as", DATA_STEWARD]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("--purpose"), "{}", ran.err);

    let command = [
        "registry",
        "look-up",
        "population",
        key,
        "--purpose",
        "核对人员信息",
        "--as",
    ];
    let record: Value = serde_json::from_str(&cli.get(&[&command[..], &[DATA_STEWARD]].concat())).unwrap();
    assert_eq!(record["name"], found[0]["name"], "{record}");
    assert!(
        record["_sources"]["name"].is_string(),
        "each value says where it comes from: {record}"
    );
    let masked: Value = serde_json::from_str(&cli.get(&[&command[..], &[MEMBER]].concat())).unwrap();
    assert!(masked["name"].as_str().unwrap().contains('*'), "{masked}");

    let nobody = "370399190001010011";
    let look_up = [
        "registry",
        "look-up",
        "population",
        nobody,
        "--purpose",
        "核对",
        "--as",
        DATA_STEWARD,
    ];
    let message = cli.refused(&look_up);
    assert!(
        message.contains("错误[registry.record_unknown]") && message.contains(nobody),
        "{message}"
    );
}

#[test]
fn a_rule_that_names_no_registry_cannot_be_run_over_one() {
    let cli = City::shared().cli();
    let run = ["rule", "run", "contribution-deferral", "--as", DATA_STEWARD];
    for (cli, word) in [
        (cli.clone(), "错误[rule.no_population]"),
        (cli.in_english(), "error[rule.no_population]"),
    ] {
        let told = cli.refused(&run);
        assert!(told.contains(word) && told.contains("contribution-deferral"), "{told}");
    }
}

#[test]
fn a_registry_that_is_built_again_without_new_deliveries_does_not_change() {
    let told = City::copy().cli().in_english().get(&["registry", "build"]);
    assert_eq!(told.lines().count(), 2, "{told}");
    for line in told.lines() {
        assert!(line.contains(" 0 added, 0 changed, 0 ended,"), "{told}");
    }
}

#[test]
fn a_registry_answers_with_what_holds_now() {
    let city = City::copy();
    let cli = city.cli();
    let code = rows(
        &cli,
        STEWARD,
        &format!("select credit_code from {DATASET} where credit_code like '52%' limit 1"),
    );
    let code = code[0]["credit_code"].as_str().unwrap();
    let mut row = societies::row(90_000_000);
    row[0] = code.to_owned();
    let file = city.folder().join("改名.csv");
    std::fs::write(&file, societies::csv(&societies::HEADERS, [row.clone()])).unwrap();
    cli.get(&["deliver", DATASET, file.to_str().unwrap(), "--as", STEWARD]);
    let told = cli.get(&["registry", "build", "legal_entity"]);
    assert!(told.contains("新增 0，变更 1，终止 0，"), "{told}");
    let found = rows(
        &cli,
        DATA_STEWARD,
        &format!("select name from legal_entity where credit_code = '{code}'"),
    );
    let names: Vec<_> = found.iter().map(|record| record["name"].as_str().unwrap()).collect();
    assert_eq!(names, [row[1].as_str()], "what held before is history");
    assert!(look_up(&cli, ("legal_entity", code), MEMBER).contains(&row[1]));
}

#[test]
fn the_doctor_finds_a_whole_city_well() {
    let city = City::copy();
    for (cli, well) in [(city.cli(), ": 正常"), (city.cli().in_english(), ": ok")] {
        let told = cli.get(&["doctor"]);
        assert!(told.lines().all(|line| line.ends_with(well)), "{told}");
    }
}

#[test]
fn what_is_refused_on_the_command_line_is_in_the_audit_trail_too() {
    let city = City::copy();
    let cli = city.cli();
    let refused = cli.refused(&["version", "restore", DATASET, "0", "--as", MEMBER]);
    assert!(refused.contains("错误[policy.denied]"), "{refused}");
    let server = Server::start(&city);
    let auditor = city.log_in(&server, "auditor");
    let entries = auditor.get("/api/audit?action=version.restore&allowed=false").ok();
    assert_eq!(entries["total"], 1, "{entries}");
    let entry = &entries["items"][0];
    assert_eq!(
        (&entry["login"], &entry["resource_name"]),
        (&MEMBER.into(), &DATASET.into())
    );
    assert!(entry["request_id"].as_str().unwrap().starts_with("cli-"), "{entry}");
    let wrong = serde_json::json!({"login": MEMBER, "password": "not the password"});
    Client::stranger(server.address())
        .post("/api/session", &wrong)
        .problem(401, "login.wrong");
    let failed = auditor.get("/api/audit?action=session.refused&allowed=false").ok();
    assert_eq!(failed["total"], 1, "a failed login is refused: {failed}");
    server.stop();
}
