//! Tables pulled out of a department's PostgreSQL, which only the configuration can name.

use jixia_e2e::{City, Language, Server};
use jixia_testkit::Database;
use serde_json::json;
use tokio::runtime::Runtime;
use tokio_postgres::NoTls;

use crate::{
    api,
    by_command_line::number,
    societies::{self, DATASET, HEADERS, STEWARD},
};

const PULLS: &str = "/api/datasets/social_organisations/pulls";

/// A database with the table `registry.societies`: 20 faultless rows from `first` on, and one without a name.
fn database(runtime: &Runtime, first: u32) -> Database {
    runtime.block_on(async {
        let database = Database::postgres().await;
        let (client, connection) = tokio_postgres::connect(database.url(), NoTls).await.unwrap();
        tokio::spawn(connection);
        let columns: Vec<_> = HEADERS.iter().map(|header| format!("\"{header}\" text")).collect();
        let mut sql = format!(
            "create schema registry; create table registry.societies ({});",
            columns.join(", ")
        );
        let mut rows: Vec<_> = (first..first + 21).map(societies::row).collect();
        rows[20][1] = String::new();
        for row in rows {
            sql.push_str("insert into registry.societies values ('");
            sql.push_str(&row.join("', '"));
            sql.push_str("');");
        }
        client.batch_execute(&sql).await.unwrap();
        database
    })
}

fn city_with(url: &str) -> City {
    City::copy_with(&format!(
        "pull: {{databases: {{approvals: {{url: \"{url}\", datasets: [{DATASET}]}}}}}}"
    ))
}

#[test]
fn a_table_of_a_department_is_pulled_checked_and_committed() {
    let runtime = Runtime::new().unwrap();
    let database = database(&runtime, 99_000_000);
    let city = city_with(database.url());
    let cli = city.cli();
    let count = || number(&cli, STEWARD, &format!("select count(*) from {DATASET}"));
    let before = count();
    let pull = [
        "deliver",
        DATASET,
        "--from",
        "approvals",
        "--table",
        "registry.societies",
        "--as",
        STEWARD,
    ];
    let told = cli.get(&[&pull[..], &["--check-only"]].concat());
    assert!(told.contains("21 行，合格 20，不合格 1"), "{told}");
    assert_eq!(count(), before);
    let told = cli.get(&pull);
    assert!(told.contains("已入库: 21 行，合格 20，不合格 1"), "{told}");
    assert_eq!(count(), before + 20);
    let again = cli.refused(&pull);
    assert!(again.contains("错误[delivery.already_committed]"), "{again}");
}

#[test]
fn a_pull_that_cannot_be_is_told_in_both_languages_and_without_the_password() {
    let runtime = Runtime::new().unwrap();
    let database = database(&runtime, 99_001_000);
    let url = database.url().replace('@', ":hunter22@");
    let city = city_with(&url);
    let server = Server::start(&city);
    let client = city.log_in(&server, STEWARD);
    let cases = [
        (
            json!({"database": "approvals", "table": "registry.nothing"}),
            422,
            "connect.table_missing",
            ["数据库", "schema"],
        ),
        (
            json!({"database": "hukou", "table": "registry.societies"}),
            404,
            "database.unknown",
            ["没有可供", "no database"],
        ),
    ];
    for (body, status, code, words) in cases {
        for (language, word) in Language::ALL.into_iter().zip(words) {
            let answer = client.speaking(language).post(PULLS, &body);
            let told = answer.problem(status, code);
            assert!(told.contains(word), "{told}");
            assert!(!answer.text().contains("hunter22"), "{}", answer.text());
        }
    }
    let health = city.log_in(&server, "steward-health");
    let wanted = json!({"database": "approvals", "table": "registry.societies"});
    let other = health.post("/api/datasets/deaths/pulls", &wanted);
    other.problem(404, "database.unknown");
    assert_ne!(
        health.post(PULLS, &wanted).status,
        202,
        "a database is for its own datasets and their stewards"
    );

    let received = client.post(PULLS, &wanted);
    assert_eq!(received.status, 202, "{}", received.text());
    let report = api::finished(&client, received.ok()["id"].as_str().unwrap());
    assert_eq!(report["delivery"]["state"], "committed", "{report}");
    assert_eq!(
        report["delivery"]["file_name"], "approvals.registry.societies.csv",
        "{report}"
    );
    let trail = city.log_in(&server, "auditor").get("/api/audit").text();
    assert!(
        trail.contains("approvals.registry.societies.csv") && !trail.contains("hunter22"),
        "{trail}"
    );
    let log = server.stop_with_log();
    assert!(
        log.lines.iter().all(|line| !line.contains("hunter22")),
        "{:?}",
        log.lines
    );
}
