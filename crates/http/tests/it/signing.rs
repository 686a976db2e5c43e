//! Programs that sign their requests (RFC 9421).

use chrono::TimeDelta;
use jixia_testkit::{Program, Signed};
use serde_json::{Value, json};

use crate::app::{Answer, Client, TestApp};

const PATH: &str = "/api/query/saved";

/// Registers a program for the client's person.
pub(crate) async fn register(owner: &Client) -> Program {
    let body = json!({"name": "窗口系统", "days": 30, "public_key": Program::pem([7; 32])});
    let made = owner.post("/api/api-keys", body).await;
    assert_eq!(made.status.as_u16(), 201, "{}", made.text());
    let made = made.json();
    assert_eq!((&made["secret"], &made["key"]["signs"]), (&json!(null), &json!(true)));
    Program::register([7; 32], |_| made["key"]["id"].as_str().unwrap().to_owned())
}

/// A client whose next request is signed: of `body` by `method` to `path`, at `created`.
pub(crate) fn sign(
    (app, program): (&TestApp, &Program),
    (method, path): (&str, &str),
    body: &Value,
    (created, nonce): (i64, &str),
) -> Client {
    let body = body.to_string();
    let headers = program.sign(&Signed {
        method,
        path,
        purpose: "test",
        body: body.as_bytes(),
        created: created.unsigned_abs(),
        nonce,
    });
    let mut client = app.anonymous();
    for (name, value) in headers {
        client.set(name, &value);
    }
    client
}

fn body() -> Value {
    json!({"name": "企业数", "sql": "select 1"})
}

async fn send(client: &Client, path: &str, body: Value) -> Answer {
    client.put(path, body).await
}

#[tokio::test]
async fn a_signed_request_acts_for_the_owner_of_the_key() {
    let app = TestApp::new().await;
    let owner = app.log_in("steward").await;
    let program = register(&owner).await;
    let now = app.seconds();
    let signed = sign((&app, &program), ("PUT", PATH), &body(), (now, "1"));
    let saved = send(&signed, PATH, body()).await;
    assert_eq!(saved.status.as_u16(), 200, "{}", saved.text());
    assert_eq!(owner.get(PATH).await.ok()["items"][0]["name"], "企业数");

    assert_eq!(send(&signed, PATH, body()).await.code(), "signature.repeated");
    let revoked = owner.delete(&format!("/api/api-keys/{}", program.id)).await;
    assert_eq!(revoked.status.as_u16(), 200);
    let signed = sign((&app, &program), ("PUT", PATH), &body(), (now, "2"));
    assert_eq!(send(&signed, PATH, body()).await.problem(), "401 api_key.not_valid");
}

#[tokio::test]
async fn a_request_that_was_changed_or_is_late_is_refused() {
    let app = TestApp::new().await;
    let program = register(&app.log_in("steward").await).await;
    let now = app.seconds();
    let signed = |nonce| sign((&app, &program), ("PUT", PATH), &body(), (now, nonce));

    let other = json!({"name": "企业数", "sql": "select 2"});
    assert_eq!(
        send(&signed("1"), PATH, other.clone()).await.problem(),
        "400 http.content_digest_differs"
    );
    assert_eq!(
        send(&signed("2"), "/api/organisations/x", body()).await.problem(),
        "401 signature.not_valid"
    );
    let mut other_purpose = signed("3");
    other_purpose.set("x-purpose", "something else");
    assert_eq!(
        send(&other_purpose, PATH, body()).await.problem(),
        "401 signature.not_valid"
    );
    let mut stranger = signed("4");
    let known = stranger.header("signature-input");
    stranger.set(
        "signature-input",
        &known.replace(&program.id, "01890000-0000-7000-8000-000000000000"),
    );
    assert_eq!(send(&stranger, PATH, body()).await.problem(), "401 api_key.not_valid");
    let mut incomplete = signed("5");
    incomplete.set("signature-input", &known.replace(" \"content-digest\"", ""));
    assert_eq!(
        send(&incomplete, PATH, body()).await.problem(),
        "400 http.signature_incomplete"
    );
    for wrong in ["sig1", "sig1=(\"@method\"", "a=(), b=()"] {
        let mut malformed = signed("6");
        malformed.set("signature-input", wrong);
        assert_eq!(
            send(&malformed, PATH, body()).await.problem(),
            "400 http.signature_malformed",
            "{wrong}"
        );
    }
    for seconds in [-121, 121] {
        let late = sign((&app, &program), ("PUT", PATH), &body(), (now + seconds, "7"));
        assert_eq!(send(&late, PATH, body()).await.problem(), "401 signature.stale");
    }
    app.clock.advance(TimeDelta::seconds(121));
    assert_eq!(send(&signed("8"), PATH, body()).await.problem(), "401 signature.stale");
    assert_eq!(app.log_in("steward").await.get(PATH).await.ok()["total"], 0);
}

#[tokio::test]
async fn a_public_key_is_registered_once_and_has_to_be_one() {
    let app = TestApp::new().await;
    let owner = app.log_in("steward").await;
    register(&owner).await;
    let again = owner
        .post(
            "/api/api-keys",
            json!({"name": "again", "public_key": Program::pem([7; 32])}),
        )
        .await;
    assert_eq!(again.problem(), "409 api_key.public_key_known");
    let wrong = owner
        .post(
            "/api/api-keys",
            json!({"name": "wrong", "public_key": "ssh-ed25519 AAAA"}),
        )
        .await;
    assert_eq!(wrong.problem(), "422 api_key.public_key_malformed");
}
