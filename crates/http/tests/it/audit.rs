//! The audit trail.

use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn auditors_read_the_trail_and_others_do_not() {
    let app = TestApp::new().await;
    let mut administrator = app.log_in("administrator").await;
    administrator.set("x-purpose", "%E5%85%A5%E8%81%8C");
    let body = json!({"login": "wang.fang", "name": "王芳", "organisation": app.tax.id.0, "role": "member"});
    administrator.post("/api/people", body).await.ok();

    let auditor = app.log_in("auditor").await;
    let found = auditor.get("/api/audit?action=person.create").await.ok();
    assert_eq!(found["total"], 1);
    let entry = &found["items"][0];
    assert_eq!(
        (&entry["login"], &entry["purpose"]),
        (&json!("administrator"), &json!("入职"))
    );
    assert_eq!(
        (&entry["allowed"], &entry["resource_name"]),
        (&json!(true), &json!("wang.fang"))
    );

    assert_eq!(entry["action_title"], json!({"zh": "新增人员", "en": "add the person"}));
    assert_eq!(entry["resource_title"]["zh"], "人员");
    assert_eq!(entry["organisation_name"]["zh"], "淄博市");

    let denied = app.log_in("member").await.get("/api/audit").await;
    assert_eq!(denied.problem(), "403 policy.denied");
    assert_eq!(denied.json()["grantors"][0]["role"], "administrator");
    let refused = auditor.get("/api/audit?allowed=false").await.ok();
    assert_eq!(refused["items"][0]["action"], "audit.read");
}

#[tokio::test]
async fn the_trail_is_exported_for_spreadsheets_without_formulas() {
    let app = TestApp::new().await;
    let mut administrator = app.log_in("administrator").await;
    administrator.set("x-purpose", "%3D1%2B1");
    let body = json!({"login": "wang.fang", "name": "王芳", "organisation": app.tax.id.0, "role": "member"});
    administrator.post("/api/people", body).await.ok();
    let file = app
        .log_in("auditor")
        .await
        .get("/api/audit.csv?action=person.create")
        .await;
    assert_eq!(
        file.headers["content-disposition"],
        "attachment; filename=\"audit.csv\""
    );
    let text = file.text();
    assert!(text.starts_with("\u{feff}id,at,person,login"), "{text}");
    assert!(text.contains("'=1+1"), "{text}");
    assert_eq!(text.lines().count(), 2);
    assert!(text.contains(",淄博市,"), "the organisation by its name: {text}");
    assert!(text.contains(",person.create,新增人员,"), "{text}");
    assert_eq!(
        app.log_in("member").await.get("/api/audit.csv").await.problem(),
        "403 policy.denied"
    );
}

#[tokio::test]
async fn a_purpose_that_cannot_be_read_is_refused() {
    let app = TestApp::new().await;
    let mut client = app.log_in("auditor").await;
    client.set("x-purpose", "%FF%FE");
    assert_eq!(client.get("/api/audit").await.problem(), "400 http.purpose_malformed");
}

#[tokio::test]
async fn the_acts_that_entries_are_about_are_told_in_words() {
    let app = TestApp::new().await;
    let acts = app.log_in("auditor").await.get("/api/audit/actions").await.ok();
    let acts = acts.as_array().unwrap();
    let title = |word: &str| {
        acts.iter()
            .find(|act| act["action"] == word)
            .map(|act| act["title"]["zh"].clone())
    };
    assert_eq!(title("record.look_up"), Some(json!("核查单条记录")));
    assert_eq!(
        title("session.refused"),
        Some(json!("登录失败")),
        "work of the system, too"
    );
}
