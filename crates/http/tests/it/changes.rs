//! What changed lately, as far as each may see it.

use chrono::TimeDelta;
use serde_json::Value;

use crate::app::{Client, TestApp};

const FILE: &str = "公民身份号码,接种日期\n370399198001010015,2020-06-01\n370399198001010031,not a day\n";

async fn kinds(client: &Client, query: &str) -> Vec<String> {
    let page = client.get(&format!("/api/changes{query}")).await.ok();
    let kind = |change: &Value| {
        let (kind, name) = (
            change["kind"].as_str().unwrap(),
            change["dataset"]["name"].as_str().unwrap(),
        );
        format!("{kind} {name}")
    };
    page["items"].as_array().unwrap().iter().map(kind).collect()
}

#[tokio::test]
async fn deliveries_are_told_to_who_minds_them_and_publications_to_all() {
    let app = TestApp::new().await;
    app.install_pack().await;
    app.clock.advance(TimeDelta::minutes(5));
    let later = app.clock_text();
    let steward = app.log_in("steward").await;
    steward
        .upload("/api/datasets/vaccinations/deliveries", "接种.csv", FILE)
        .await;
    app.web.settled().await;
    assert_eq!(
        kinds(&steward, "").await,
        ["delivered vaccinations", "published vaccinations"]
    );
    assert_eq!(
        kinds(&steward, &format!("?since={later}")).await,
        ["delivered vaccinations"]
    );
    assert_eq!(kinds(&steward, "?page_size=1&page=2").await, ["published vaccinations"]);
    assert_eq!(kinds(&app.log_in("auditor").await, "").await.len(), 2);
    assert_eq!(kinds(&app.log_in("member").await, "").await, ["published vaccinations"]);

    let told = steward.get("/api/changes?page_size=1").await.ok();
    let change = &told["items"][0];
    assert_eq!([&change["good"], &change["bad"], &told["total"]], [1, 1, 2], "{told}");
    app.clock.advance(TimeDelta::days(31));
    assert!(
        kinds(&app.log_in("steward").await, "").await.is_empty(),
        "older than a month"
    );
}
