//! Logging in and out.

use axum::http::header;
use chrono::TimeDelta;
use jixia_config::{Login, Server};
use serde_json::json;

use crate::app::{PASSWORD, TestApp};

#[tokio::test]
async fn a_person_logs_in_sees_who_he_is_and_logs_out() {
    let app = TestApp::new().await;
    let client = app.log_in("steward").await;
    let session = client.get("/api/session").await.ok();
    assert_eq!(session["person"]["login"], "steward");
    assert_eq!(
        session["expires_at"], "2020-06-15T02:00:00Z",
        "two hours without a request"
    );

    let gone = client.delete("/api/session").await;
    assert_eq!(gone.status.as_u16(), 204);
    assert!(gone.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(client.get("/api/session").await.problem(), "401 session.ended");
    assert_eq!(app.trail().await, ["steward session.end steward allowed"]);
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_other_sites() {
    let app = TestApp::new().await;
    let body = json!({"login": "steward", "password": PASSWORD});
    let answer = app.anonymous().post("/api/session", body.clone()).await;
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(
        cookie.contains("HttpOnly; SameSite=Lax; Path=/; Max-Age=43200"),
        "{cookie}"
    );

    let server = Server {
        public_url: Some("https://data.example".to_owned()),
        ..Server::default()
    };
    let app = TestApp::with(server, Login::default()).await;
    let answer = app.anonymous().post("/api/session", body).await;
    assert!(answer.headers[header::SET_COOKIE].to_str().unwrap().contains("Secure"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_are_told_alike_and_audited() {
    let app = TestApp::new().await;
    let wrong = app
        .anonymous()
        .post(
            "/api/session",
            json!({"login": "steward", "password": "nothing like it"}),
        )
        .await;
    let unknown = app
        .anonymous()
        .post("/api/session", json!({"login": "nobody", "password": PASSWORD}))
        .await;
    assert_eq!(wrong.problem(), "401 login.wrong");
    assert_eq!(unknown.problem(), "401 login.wrong");
    assert_eq!(wrong.json()["detail"], unknown.json()["detail"]);
    assert_eq!(
        app.trail().await,
        ["system session.refused  refused", "system session.refused  refused"]
    );
}

#[tokio::test]
async fn too_many_wrong_passwords_shut_the_door_for_a_while() {
    let app = TestApp::with(
        Server::default(),
        Login {
            attempts_per_login_max: 2,
            ..Login::default()
        },
    )
    .await;
    let client = app.anonymous();
    let wrong = json!({"login": "steward", "password": "nothing like it"});
    for _ in 0..2 {
        assert_eq!(
            client.post("/api/session", wrong.clone()).await.problem(),
            "401 login.wrong"
        );
    }
    let right = json!({"login": "steward", "password": PASSWORD});
    let refused = client.post("/api/session", right.clone()).await;
    assert_eq!(refused.problem(), "429 login.too_many_attempts");
    assert_eq!(refused.headers[header::RETRY_AFTER], "300");
    app.clock.advance(TimeDelta::seconds(301));
    assert_eq!(client.post("/api/session", right).await.status.as_u16(), 200);
}

#[tokio::test]
async fn a_session_ends_when_idle_and_is_prolonged_by_use_up_to_its_limit() {
    let app = TestApp::new().await;
    let idle = app.log_in("steward").await;
    let busy = app.log_in("steward").await;
    for _ in 0..7 {
        app.clock.advance(TimeDelta::minutes(100));
        assert_eq!(busy.get("/api/session").await.status.as_u16(), 200);
    }
    assert_eq!(idle.get("/api/session").await.problem(), "401 session.ended");
    app.clock.advance(TimeDelta::minutes(30));
    assert_eq!(
        busy.get("/api/session").await.problem(),
        "401 session.ended",
        "twelve hours after the login"
    );
}

#[tokio::test]
async fn a_change_without_the_sessions_token_is_refused() {
    let app = TestApp::new().await;
    let forged = app.log_in("administrator").await.without("x-csrf-token");
    assert_eq!(
        forged.post("/api/people", json!({})).await.problem(),
        "403 csrf.token_missing"
    );
    let mut wrong = forged.clone();
    wrong.set("x-csrf-token", "0000");
    assert_eq!(wrong.delete("/api/session").await.problem(), "403 csrf.token_missing");
    assert_eq!(
        forged.get("/api/people").await.status.as_u16(),
        200,
        "reading needs no token"
    );
}

#[tokio::test]
async fn another_password_ends_all_other_sessions() {
    let app = TestApp::new().await;
    let (here, elsewhere) = (app.log_in("member").await, app.log_in("member").await);
    let body = json!({"old_password": PASSWORD, "new_password": "eight lamps burn"});
    assert_eq!(here.post("/api/session/password", body).await.status.as_u16(), 204);
    assert_eq!(here.get("/api/session").await.status.as_u16(), 200);
    assert_eq!(elsewhere.get("/api/session").await.problem(), "401 session.ended");
    app.log_in_with("member", "eight lamps burn").await;
}

#[tokio::test]
async fn a_bad_new_password_is_refused_with_the_reason() {
    let app = TestApp::new().await;
    let client = app.log_in("member").await;
    for (old, new, problem) in [
        ("not this one", "eight lamps burn", "422 password.wrong"),
        (PASSWORD, PASSWORD, "422 password.unchanged"),
        (PASSWORD, "short", "422 password.too_short"),
        (PASSWORD, "the member's own", "422 password.is_login"),
    ] {
        let body = json!({"old_password": old, "new_password": new});
        assert_eq!(client.post("/api/session/password", body).await.problem(), problem);
    }
}
