//! Questions in SQL, samples and look-ups. The memory lake knows only `select * from`.

use serde_json::json;

use crate::app::{Client, TestApp};

async fn filled() -> (TestApp, Client) {
    let app = TestApp::new().await;
    app.install_pack().await;
    let steward = app.log_in("steward").await;
    let file = "公民身份号码,接种日期\n370399198001010015,2020-06-01\n370399198001010023,2020-06-02\n";
    steward
        .upload("/api/datasets/vaccinations/deliveries", "a.csv", file)
        .await
        .ok();
    app.web.settled().await;
    (app, steward)
}

const ALL: &str = "select * from vaccinations";

#[tokio::test]
async fn an_answer_comes_as_json_and_says_when_it_was_cut() {
    let (app, _) = filled().await;
    let member = app.log_in("member").await;
    assert_eq!(
        member.post("/api/query", json!({"sql": ALL})).await.problem(),
        "404 query.table_unknown",
        "not shared"
    );

    let steward = app.log_in("steward").await;
    let sample = steward.get("/api/datasets/vaccinations/rows?rows_max=1").await.ok();
    assert_eq!(sample["columns"][0]["name"], "citizen_number");
    assert_eq!(sample["rows"], json!([["370399198001010015", "2020-06-01"]]));
    assert_eq!(sample["cut"], true);
    let whole = steward.get("/api/datasets/vaccinations/rows?rows_max=2").await.ok();
    assert_eq!(
        (whole["rows"].as_array().unwrap().len(), &whole["cut"]),
        (2, &false.into())
    );
    assert_eq!(
        member.get("/api/datasets/vaccinations/rows").await.problem(),
        "403 policy.denied"
    );
}

#[tokio::test]
async fn a_record_is_looked_up_only_for_a_purpose() {
    let (app, steward) = filled().await;
    let path = "/api/registries/vaccinations/370399198001010015";
    let answer = steward.get(path).await;
    assert_eq!(answer.problem(), "400 purpose.missing");
    let mut member = app.log_in("member").await;
    member.set("x-purpose", "test");
    assert_eq!(
        member.get("/api/registries/nothing/1").await.problem(),
        "404 dataset.unknown"
    );
    assert_eq!(member.get(path).await.problem(), "404 registry.record_unknown");
    assert!(
        app.trail()
            .await
            .contains(&"member record.look_up vaccinations allowed".to_owned())
    );
}

#[tokio::test]
async fn registries_are_built_by_who_may() {
    let (app, steward) = filled().await;
    assert_eq!(steward.get("/api/registries").await.ok(), json!([]));
    let path = "/api/registries/vaccinations/build";
    assert_eq!(
        app.log_in("member").await.post(path, json!({})).await.problem(),
        "403 policy.denied"
    );
    assert_eq!(steward.post(path, json!({})).await.problem(), "404 registry.unknown");
}
