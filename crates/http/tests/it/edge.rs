//! What happens to every request: problems, languages, headers, limits.

use axum::{
    body::Body,
    http::{Method, header},
};
use insta::assert_json_snapshot;
use jixia_config::{Login, Server};
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn a_problem_is_told_in_the_callers_language_with_the_requests_number() {
    let app = TestApp::new().await;
    let answer = app.anonymous().get("/api/nothing").await;
    assert_eq!(
        answer.headers["x-request-id"],
        answer.json()["request_id"].as_str().unwrap()
    );
    let mut problem = answer.json();
    problem["request_id"] = json!("…");
    assert_json_snapshot!(problem, @r#"
    {
      "type": "urn:jixia:problem:http.no_such_address",
      "title": "未找到",
      "status": 404,
      "detail": "“/api/nothing”处没有内容；可用地址见 /api/openapi.json。",
      "code": "http.no_such_address",
      "params": {
        "path": "/api/nothing"
      },
      "request_id": "…"
    }
    "#);
    let english = app.anonymous().in_english().get("/api/nothing").await;
    assert_eq!(english.headers[header::CONTENT_LANGUAGE], "en");
    assert!(
        english.json()["detail"]
            .as_str()
            .unwrap()
            .starts_with("There is nothing at '/api/nothing'")
    );
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_told_with_the_field() {
    let app = TestApp::new().await;
    let client = app.anonymous();
    let answer = client.post("/api/session", json!({"login": 5, "password": "x"})).await;
    assert_eq!(answer.problem(), "400 http.body_malformed");
    assert_eq!(answer.json()["fields"][0]["field"], "login");

    let send =
        |media_type, body: &str| client.send(Method::POST, "/api/session", media_type, Body::from(body.to_owned()));
    assert_eq!(
        send(Some("application/json"), "{\"login\"").await.problem(),
        "400 http.body_malformed"
    );
    assert_eq!(
        send(Some("application/json"), "{} {}").await.problem(),
        "400 http.body_malformed"
    );
    assert_eq!(
        send(Some("text/plain"), "{}").await.problem(),
        "415 http.media_type_unsupported"
    );
    assert_eq!(send(None, "{}").await.problem(), "415 http.media_type_unsupported");
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let app = TestApp::with(
        Server {
            body_bytes_max: 1024,
            ..Server::default()
        },
        Login::default(),
    )
    .await;
    let body = json!({"login": "x".repeat(2000), "password": ""});
    assert_eq!(
        app.anonymous().post("/api/session", body).await.problem(),
        "413 http.body_too_large"
    );
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_told_with_those_it_takes() {
    let app = TestApp::new().await;
    let answer = app.anonymous().delete("/api/people").await;
    assert_eq!(answer.problem(), "405 http.method_not_allowed");
    assert_eq!(answer.headers[header::ALLOW], "GET,HEAD,POST");
}

#[tokio::test]
async fn an_identifier_that_is_none_is_refused() {
    let app = TestApp::new().await;
    let answer = app.log_in("administrator").await.get("/api/people/7").await;
    assert_eq!(answer.problem(), "400 http.path_malformed");
}

#[tokio::test]
async fn every_answer_tells_browsers_to_trust_nothing_from_elsewhere() {
    let app = TestApp::new().await;
    for path in ["/status", "/api/session", "/healthz"] {
        let answer = app.anonymous().get(path).await;
        assert!(
            answer.headers[header::CONTENT_SECURITY_POLICY]
                .to_str()
                .unwrap()
                .starts_with("default-src 'none'")
        );
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(answer.headers[header::X_FRAME_OPTIONS], "DENY");
    }
}

#[tokio::test]
async fn a_caller_behind_no_proxy_cannot_choose_his_address() {
    let login = Login {
        attempts_per_address_max: 1,
        ..Login::default()
    };
    let wrong = json!({"login": "nobody", "password": "nothing like it"});
    let app = TestApp::with(Server::default(), login.clone()).await;
    let mut client = app.anonymous();
    client.post("/api/session", wrong.clone()).await;
    client.set("x-forwarded-for", "10.0.0.9");
    assert_eq!(
        client.post("/api/session", wrong.clone()).await.problem(),
        "429 login.too_many_attempts"
    );

    let app = TestApp::with(
        Server {
            behind_proxy: true,
            ..Server::default()
        },
        login,
    )
    .await;
    let mut client = app.anonymous();
    client.set("x-forwarded-for", "10.0.0.8");
    client.post("/api/session", wrong.clone()).await;
    client.set("x-forwarded-for", "10.0.0.8, 10.0.0.9");
    assert_eq!(client.post("/api/session", wrong).await.problem(), "401 login.wrong");
}
