//! Looking at a file before it is delivered: what would become of it, and nothing of it stays.

use jixia_e2e::{City, Language, Server};

use crate::{
    api,
    by_command_line::number,
    societies::{self, DATASET, MESSY_BAD, MESSY_ROWS, STEWARD},
};

#[test]
fn a_messy_workbook_is_looked_at_and_nothing_of_it_stays() {
    let city = City::copy();
    let server = Server::start(&city);
    let client = city.log_in(&server, STEWARD);
    let kept = || std::fs::read_dir(city.folder().join("files")).unwrap().count();
    let count = || api::number(&client, &format!("select count(*) from {DATASET}"));
    let deliveries = || client.get("/api/deliveries").ok()["total"].as_u64();
    let before = (count(), deliveries(), kept());
    let path = format!("/api/datasets/{DATASET}/deliveries/check");
    let book = societies::messy_workbook(98_000_000);
    for (language, (code, words)) in Language::ALL.into_iter().zip([
        ("zh", ["日历上没有", "公式错误"]),
        ("en", ["There is no day", "error of a formula"]),
    ]) {
        let found = client.speaking(language).upload(&path, "台账.xlsx", book.clone()).ok();
        assert_eq!(
            (&found["rows"], &found["bad"]),
            (&MESSY_ROWS.into(), &MESSY_BAD.into()),
            "{found}"
        );
        let name = &found["columns"][1];
        assert_eq!(
            (&name["column"], &name["header"]),
            (&"name".into(), &"社会组织名称".into()),
            "{found}"
        );
        let rejected = found["rejected"].as_array().unwrap();
        let day = rejected
            .iter()
            .find(|cell| cell["value"] == "2020-13-01")
            .expect("the day that is none is shown");
        assert_eq!(
            (&day["column"], &day["rule"], &day["line"]),
            (&"founded_on".into(), &"type".into(), &17.into())
        );
        let formula = rejected.iter().find(|cell| cell["rule"] == "cell_error");
        let formula = formula.expect("the error of a formula is shown");
        assert_eq!(formula["value"], "#N/A", "{formula}");
        for (cell, word) in [day, formula].into_iter().zip(words) {
            let reason = cell["reason"][code].as_str().unwrap();
            assert!(reason.contains(word), "'{word}' is not in '{reason}'");
        }
    }
    for (language, word) in Language::ALL.into_iter().zip(["是空的", "is empty"]) {
        let told = client
            .speaking(language)
            .upload(&path, "空.csv", Vec::new())
            .problem(422, "delivery.file_empty");
        assert!(told.contains(word), "{told}");
    }
    assert_eq!(
        (count(), deliveries(), kept()),
        before,
        "nothing of a file that is only looked at stays"
    );
    city.log_in(&server, "member")
        .upload(&path, "台账.xlsx", book.clone())
        .problem(403, "policy.denied");
    let report = api::deliver(&client, DATASET, "台账.xlsx", book);
    assert_eq!(
        report["delivery"]["bad"], MESSY_BAD,
        "what was foretold happens: {report}"
    );
    server.stop();
}

#[test]
fn a_mapping_is_tried_without_being_settled() {
    let city = City::copy();
    let server = Server::start(&city);
    let client = city.log_in(&server, STEWARD);
    let path = format!("/api/datasets/{DATASET}/deliveries/check");
    let mut headers = societies::HEADERS;
    headers[1] = "抬头";
    let file = || {
        let rows = (98_002_000..98_002_010).map(societies::row);
        ("台账.csv", societies::csv(&headers, rows).into_bytes())
    };
    let (name, bytes) = file();
    let told = client.upload(&path, name, bytes).ok();
    assert_eq!(told["refused"]["code"], "delivery.column_missing", "{told}");
    assert_eq!(told["detected"]["headers"][1]["header"], "抬头", "{told}");
    let mapping = |column: &str| ("mapping", format!(r#"{{"columns": {{"抬头": "{column}"}}}}"#));
    let found = client.upload_with(&path, mapping("name"), file()).ok();
    assert_eq!((&found["rows"], &found["bad"]), (&10.into(), &0.into()), "{found}");
    client
        .upload_with(&path, mapping("no_such_column"), file())
        .problem(422, "mapping.column_unknown");
    let told = client.upload_with(&path, ("mapping", "{".to_owned()), file());
    told.problem(400, "http.mapping_malformed");
    let told = client.upload_with(&path, ("mapping", " ".repeat(100_000)), file());
    told.problem(422, "http.mapping_too_long");
    let settled = client.get(&format!("/api/datasets/{DATASET}/mapping")).ok();
    assert_eq!(settled["columns"], serde_json::json!({}), "nothing was settled");
    server.stop();
}

#[test]
fn the_command_line_looks_first_too() {
    let city = City::copy();
    let cli = city.cli();
    let count = || number(&cli, STEWARD, &format!("select count(*) from {DATASET}"));
    let before = count();
    let path = city.folder().join("台账.csv");
    let mut rows: Vec<_> = (98_001_000..98_001_040).map(societies::row).collect();
    rows[2][5] = "2020-13-01".to_owned();
    std::fs::write(&path, societies::csv(&societies::HEADERS, rows)).unwrap();
    let look = [
        "deliver",
        DATASET,
        path.to_str().unwrap(),
        "--as",
        STEWARD,
        "--check-only",
    ];
    for (cli, words) in [
        (
            cli.clone(),
            [
                "仅检查，未入库：40 行，合格 39，不合格 1",
                "第 4 行 founded_on '2020-13-01'",
            ],
        ),
        (
            cli.in_english(),
            [
                "nothing was stored: 40 rows, 39 good, 1 bad",
                "line 4 founded_on '2020-13-01'",
            ],
        ),
    ] {
        let told = cli.get(&look);
        assert!(words.iter().all(|word| told.contains(word)), "{told}");
        assert!(told.contains("社会组织名称 → name"), "{told}");
    }
    assert_eq!(count(), before);
    for (cli, word) in [(cli.clone(), "错误[file.is_folder]"), (cli.in_english(), "is a folder")] {
        let told = cli.refused(&["deliver", DATASET, "/etc", "--as", STEWARD]);
        assert!(told.contains(word) && told.contains("/etc"), "{told}");
    }
    for (cli, word) in [
        (cli.clone(), "错误[file.unreadable]"),
        (cli.in_english(), "cannot be read"),
    ] {
        let told = cli.refused(&["deliver", DATASET, "/no/such/file.csv", "--as", STEWARD]);
        assert!(told.contains(word) && told.contains("/no/such/file.csv"), "{told}");
    }
}
