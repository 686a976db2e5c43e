//! Packs, rules and the trace.

use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn packs_are_shown_and_their_files_come_back_byte_for_byte() {
    let app = TestApp::new().await;
    app.install_pack().await;
    let member = app.log_in("member").await;
    let packs = member.get("/api/packs").await.ok();
    assert_eq!(packs[0]["name"], "health");
    assert_eq!(member.get("/api/packs/health").await.ok()["maturity"], "trial");
    let file = member
        .get("/api/packs/health/file?path=datasets/vaccinations.yaml")
        .await;
    assert_eq!(file.body, include_bytes!("../fixtures/vaccinations.yaml"));
    assert_eq!(
        member.get("/api/packs/health/file?path=nothing.yaml").await.problem(),
        "404 pack.file_unknown"
    );
    assert_eq!(member.get("/api/packs/nothing").await.problem(), "404 pack.unknown");
    let dataset = member.get("/api/datasets/vaccinations").await.ok();
    assert_eq!(
        (&dataset["state"], &dataset["title"]["en"]),
        (&json!("published"), &json!("Vaccinations"))
    );
}

#[tokio::test]
async fn a_rule_that_nobody_declares_is_unknown() {
    let app = TestApp::new().await;
    let member = app.log_in("member").await;
    assert_eq!(member.get("/api/rules").await.ok(), json!([]));
    assert_eq!(member.get("/api/rules/no-rule").await.problem(), "404 rule.unknown");
    assert_eq!(
        member
            .post("/api/rules/no-rule/decide", json!({"given": {}}))
            .await
            .problem(),
        "404 rule.unknown"
    );
    assert_eq!(
        member.post("/api/rules/no-rule/run", json!({})).await.problem(),
        "404 rule.unknown"
    );
    let nested = json!({"given": {"list": []}});
    assert_eq!(
        member.post("/api/rules/no-rule/decide", nested).await.problem(),
        "400 http.value_malformed"
    );
}

#[tokio::test]
async fn the_trace_counts_what_is_carried_out() {
    let app = TestApp::new().await;
    app.install_pack().await;
    let trace = app.log_in("auditor").await.get("/api/trace").await.ok();
    assert_eq!(trace["total"], json!({"clauses": 0, "carried_out": 0, "passing": 0}));
}
