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
async fn whoever_writes_a_query_is_told_the_tables_and_columns_that_it_may_name() {
    let (app, steward) = filled().await;
    let tables = steward.get("/api/query/tables").await.ok();
    assert_eq!(
        tables["items"],
        json!([{
            "name": "vaccinations", "title": {"zh": "预防接种", "en": "Vaccinations"},
            "columns": [
                {"name": "citizen_number", "title": {"zh": "公民身份号码", "en": "Citizen number"},
                 "type": "text", "masked": false},
                {"name": "vaccinated_on", "title": {"zh": "接种日期", "en": "Day of vaccination"},
                 "type": "date", "masked": false},
            ]
        }])
    );
    assert_eq!(steward.get("/api/query/tables?q=tax").await.ok()["total"], 0);
    let reader = json!({"login": "reader", "name": "李娜", "organisation": app.health.id.0, "role": "member"});
    let made = app.log_in("administrator").await.post("/api/people", reader).await.ok();
    let password = made["password"].as_str().unwrap();
    let reader = app.log_in_with("reader", password).await;
    let change = json!({"old_password": password, "new_password": "nine quiet rivers"});
    reader.post("/api/session/password", change).await.ok();
    let masked = reader.get("/api/query/tables").await.ok();
    assert_eq!(masked["items"][0]["columns"][0]["masked"], true);
    let auditor = app.log_in("auditor").await.get("/api/query/tables").await;
    assert_eq!(auditor.problem(), "403 policy.denied");
    let member = app.log_in("member").await.get("/api/query/tables").await.ok();
    assert_eq!(member["items"], json!([]), "not shared");
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
