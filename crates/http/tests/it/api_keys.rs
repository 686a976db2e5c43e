//! API keys: made, used, revoked.

use chrono::TimeDelta;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn a_key_acts_for_its_owner_until_it_is_revoked() {
    let app = TestApp::new().await;
    let owner = app.log_in("steward").await;
    let made = owner.post("/api/api-keys", json!({"name": "每晚交付"})).await;
    assert_eq!(made.status.as_u16(), 201);
    let made = made.json();
    let secret = made["secret"].as_str().unwrap();
    assert!(secret.starts_with("jx_"), "{secret}");

    let program = app.with_key(secret);
    let session = program.get("/api/session").await.ok();
    assert_eq!(
        (&session["person"]["login"], &session["csrf_token"]),
        (&json!("steward"), &json!(null))
    );
    let listed = owner.get("/api/api-keys").await;
    assert!(!listed.text().contains(secret));
    assert_eq!(listed.ok()["items"][0]["name"], "每晚交付");

    let revoked = owner
        .delete(&format!("/api/api-keys/{}", made["key"]["id"].as_str().unwrap()))
        .await
        .ok();
    assert_eq!(revoked["revoked_at"], "2020-06-15T00:00:00Z");
    assert_eq!(program.get("/api/session").await.problem(), "401 api_key.not_valid");
}

#[tokio::test]
async fn a_key_ends_by_itself() {
    let app = TestApp::new().await;
    let made = app
        .log_in("steward")
        .await
        .post("/api/api-keys", json!({"name": "short", "days": 1}))
        .await
        .ok();
    let program = app.with_key(made["secret"].as_str().unwrap());
    assert_eq!(program.get("/api/session").await.status.as_u16(), 200);
    app.clock.advance(TimeDelta::days(1));
    assert_eq!(program.get("/api/session").await.problem(), "401 api_key.not_valid");
}

#[tokio::test]
async fn a_key_makes_no_other_keys() {
    let app = TestApp::new().await;
    let made = app
        .log_in("steward")
        .await
        .post("/api/api-keys", json!({"name": "first"}))
        .await
        .ok();
    let program = app.with_key(made["secret"].as_str().unwrap());
    let second = program.post("/api/api-keys", json!({"name": "second"})).await;
    assert_eq!(second.status.as_u16() / 100, 4, "{}", second.text());
    assert_eq!(app.trail().await.len(), 2, "{:?}", app.trail().await);
    assert!(app.trail().await[1].starts_with("steward api_key.create"));
    assert!(app.trail().await[1].ends_with("refused"));
}

#[tokio::test]
async fn wrong_keys_are_refused_with_the_reason() {
    let app = TestApp::new().await;
    let client = app.log_in("member").await;
    for (body, problem) in [
        (json!({"name": " "}), "422 api_key.title_malformed"),
        (json!({"name": "x", "days": 0}), "422 api_key.days_out_of_range"),
        (json!({"name": "x", "day": 1}), "400 http.body_malformed"),
    ] {
        assert_eq!(client.post("/api/api-keys", body).await.problem(), problem);
    }
    assert_eq!(
        app.with_key("jx_unknown").get("/api/session").await.problem(),
        "401 api_key.not_valid"
    );
    let mut basic = app.anonymous();
    basic.set("authorization", "Basic-nonsense");
    assert_eq!(
        basic.get("/api/session").await.problem(),
        "400 http.authorization_malformed"
    );
}

#[tokio::test]
async fn others_neither_see_nor_revoke_a_key() {
    let app = TestApp::new().await;
    let made = app
        .log_in("steward")
        .await
        .post("/api/api-keys", json!({"name": "mine"}))
        .await
        .ok();
    let member = app.log_in("member").await;
    assert_eq!(member.get("/api/api-keys").await.ok()["total"], 0);
    let path = format!("/api/api-keys/{}", made["key"]["id"].as_str().unwrap());
    assert_eq!(member.delete(&path).await.problem(), "404 api_key.unknown");
    assert_eq!(
        app.log_in("administrator").await.delete(&path).await.status.as_u16(),
        200
    );
}
