//! The quality of a dataset over time, and what the catalogue says of its health.

use chrono::TimeDelta;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const PATH: &str = "/api/datasets/vaccinations";
const GOOD: &str = "公民身份号码,接种日期\n370399198001010015,2020-06-01\n370399198001010023,2020年6月2日\n";
const HALF: &str = "公民身份号码,接种日期\n370399198001010015,2020-06-01\n370399198001010031,not a day\n";

async fn deliver(app: &TestApp, steward: &Client, file: &str) {
    let answer = steward.upload(&format!("{PATH}/deliveries"), "接种.csv", file).await;
    assert_eq!(answer.status.as_u16(), 202, "{}", answer.text());
    app.web.settled().await;
}

async fn health(client: &Client) -> Value {
    client.get(PATH).await.ok()["health"].clone()
}

#[tokio::test]
async fn each_rule_is_told_for_each_delivery_with_the_failing_first() {
    let app = TestApp::new().await;
    app.install_pack().await;
    let steward = app.log_in("steward").await;
    deliver(&app, &steward, GOOD).await;
    app.clock.advance(TimeDelta::hours(1));
    deliver(&app, &steward, HALF).await;

    let history = steward.get(&format!("{PATH}/quality")).await.ok();
    let counts = |delivery: &Value| ["rows", "bad", "failed"].map(|name| delivery[name].as_u64().unwrap());
    let deliveries = history["deliveries"].as_array().unwrap();
    assert_eq!(
        deliveries.iter().map(counts).collect::<Vec<_>>(),
        [[2, 0, 0], [2, 1, 1]]
    );
    let first = &history["rules"][0];
    assert_eq!(
        (&first["rule"], &first["severity"]),
        (&json!("type"), &json!("error")),
        "{first}"
    );
    assert_eq!(
        first["column_title"],
        json!({"zh": "接种日期", "en": "Day of vaccination"})
    );
    let found: Vec<_> = first["found"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["failed"].clone())
        .collect();
    assert_eq!(found, [0, 1]);

    let from = format!("{PATH}/quality?from={}", app.clock_text());
    let latest = steward.get(&from).await.ok();
    assert_eq!(latest["deliveries"].as_array().map(Vec::len), Some(1), "{latest}");
    assert_eq!(latest["cut"], false);
}

#[tokio::test]
async fn the_quality_reports_are_for_whom_the_deliveries_are() {
    let app = TestApp::new().await;
    app.install_pack().await;
    let path = format!("{PATH}/quality");
    assert_eq!(
        app.log_in("member").await.get(&path).await.problem(),
        "403 policy.denied"
    );
    assert_eq!(app.log_in("auditor").await.get(&path).await.ok()["rules"], json!([]));
    let unknown = app.log_in("auditor").await.get("/api/datasets/nothing/quality").await;
    assert_eq!(unknown.problem(), "404 dataset.unknown");
}

#[tokio::test]
async fn the_catalogue_says_how_a_dataset_is() {
    let app = TestApp::new().await;
    app.install_pack().await;
    let (steward, member) = (app.log_in("steward").await, app.log_in("member").await);
    assert_eq!(health(&member).await["state"], "never");
    deliver(&app, &steward, HALF).await;
    let failing = health(&member).await;
    assert_eq!(
        (&failing["state"], &failing["bad"]),
        (&json!("failing"), &json!(1)),
        "{failing}"
    );
    assert!(failing["failed_share"].as_f64().unwrap() > 0.0, "{failing}");
    deliver(&app, &steward, GOOD).await;
    assert_eq!(health(&member).await["state"], "good");
    app.clock.advance(TimeDelta::days(3));
    let member = app.log_in("member").await;
    assert_eq!(
        health(&member).await["state"],
        "overdue",
        "the contract promises a delivery a day"
    );

    let overdue = member.get("/api/datasets?health=overdue").await.ok();
    assert_eq!(
        (&overdue["total"], &overdue["items"][0]["owner_name"]["zh"]),
        (&json!(1), &json!("卫生健康委员会"))
    );
    let count = json!([{"value": "overdue", "title": null, "count": 1}]);
    assert_eq!(overdue["facets"]["health"], count);
    assert_eq!(member.get("/api/datasets?health=good").await.ok()["total"], 0);
}

#[tokio::test]
async fn every_facet_is_a_filter() {
    let app = TestApp::new().await;
    app.install_pack().await;
    let member = app.log_in("member").await;
    let facets = member.get("/api/datasets").await.ok()["facets"].clone();
    for (name, counts) in facets.as_object().unwrap() {
        for count in counts.as_array().unwrap() {
            let value = count["value"].as_str().unwrap();
            let encoded = utf8_percent_encode(value, NON_ALPHANUMERIC);
            let found = member.get(&format!("/api/datasets?{name}={encoded}")).await.ok();
            assert_eq!(found["total"], count["count"], "{name}={value}");
        }
    }
}
