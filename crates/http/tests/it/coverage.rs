//! Ratchets over the API description: it is fresh, and no operation answers to who has not logged in.

use std::{fs, path::Path};

use axum::{body::Body, http::Method};
use serde_json::Value;

use crate::app::TestApp;

/// Operations that anybody may ask for. This list only shrinks.
const OPEN: [&str; 3] = ["alive", "log_in", "ready"];

#[test]
fn the_committed_description_is_the_one_of_the_routes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi/jixia.json");
    let fresh = fs::read_to_string(path).unwrap_or_default() == jixia_http::openapi();
    assert!(fresh, "openapi/jixia.json is stale: run `cargo xtask bless`");
}

/// Method, path and operation of everything in the description.
fn operations() -> Vec<(Method, String, String)> {
    let description: Value = serde_json::from_str(&jixia_http::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method = method.to_uppercase().parse().unwrap();
            operations.push((
                method,
                path.clone(),
                operation["operationId"].as_str().unwrap().to_owned(),
            ));
        }
    }
    operations
}

#[tokio::test]
async fn no_operation_answers_to_who_has_not_logged_in() {
    let app = TestApp::new().await;
    let anonymous = app.anonymous();
    for (method, path, operation) in operations() {
        if OPEN.contains(&operation.as_str()) {
            continue;
        }
        let path = path
            .replace("{id}", "00000000-0000-0000-0000-000000000001")
            .replace("{name}", "anything")
            .replace("{number}", "GX-2026-000001");
        let path = path.replace("{a}", "0").replace("{b}", "1");
        let path = path.replace("{key}", "1");
        let path = match path.strip_suffix("/file") {
            Some(pack) => format!("{pack}/file?path=pack.yaml"),
            None => path,
        };
        assert!(!path.contains('{'), "{operation}: give the parameter of {path} a value");
        let answer = anonymous
            .send(method, &path, Some("application/json"), Body::from("{}"))
            .await;
        assert_eq!(answer.problem(), "401 session.missing", "{operation}");
    }
}

#[test]
fn every_operation_says_what_it_does_and_how_it_fails() {
    let description: Value = serde_json::from_str(&jixia_http::openapi()).unwrap();
    assert_eq!(description["openapi"], "3.1.0");
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = format!("{method} {path}");
            assert!(
                operation["summary"]
                    .as_str()
                    .is_some_and(|summary| summary.ends_with(['.', ')'])),
                "{name}"
            );
            let answers = operation["responses"].as_object().unwrap();
            assert!(
                path == "/healthz" || answers.contains_key("default"),
                "{name} tells no problems"
            );
        }
    }
}
