//! Receipts: each answer and each refusal has one, which proves itself with the public key alone.

use axum::http::StatusCode;
use jixia_evidence::{Door, Kind, PublicKey, Receipt, ReceiptFile, check_consistency};
use serde_json::{Value, json};

use crate::app::{Answer, Client, TestApp};

const ROWS: &str = "/api/datasets/vaccinations/rows";

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

fn receipt_of(answer: &Answer) -> String {
    answer.headers["jixia-receipt"].to_str().unwrap().to_owned()
}

async fn key(client: &Client) -> PublicKey {
    PublicKey::parse(&client.get("/api/evidence/key").await.text()).unwrap()
}

/// The receipt with this identifier, checked as its owner checks it.
async fn verified(client: &Client, id: &str) -> Receipt {
    let answer = client.get(&format!("/api/receipts/{id}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let file = ReceiptFile::parse(&answer.body).unwrap();
    let (receipt, checkpoint) = file.verify(&key(client).await).unwrap();
    assert!(checkpoint.size > file.number);
    assert_eq!(receipt.id.to_string(), id);
    receipt
}

#[tokio::test]
async fn rows_come_with_a_receipt_over_the_very_bytes() {
    let (app, mut steward) = filled().await;
    steward.set("x-purpose", "%E6%A0%B8%E6%9F%A5");
    let answer = steward.get(ROWS).await;
    let receipt = verified(&steward, &receipt_of(&answer)).await;
    assert!(jixia_app::evidence::AnswerHash::of(&answer.body).is_of(&receipt));
    assert_eq!((receipt.kind, receipt.door), (Kind::Answer, Door::Interface));
    assert_eq!((receipt.organisation, receipt.rows), (Some(app.health.id), Some(2)));
    assert_eq!(receipt.purpose.as_deref(), Some("核查"));
    let table = &receipt.tables[0];
    assert_eq!((table.dataset.as_str(), table.version), ("vaccinations", Some(0)));
    let trail = app.trail().await;
    assert_eq!(trail.last().unwrap(), "steward rows.read vaccinations allowed");

    let again = steward.get(ROWS).await;
    assert_ne!(receipt_of(&again), receipt_of(&answer), "each answer has its own");
}

#[tokio::test]
async fn a_question_in_sql_has_a_receipt_as_an_answer_or_a_file() {
    let (_app, steward) = filled().await;
    let sql = "select * from vaccinations";
    let answer = steward.post("/api/query", json!({"sql": sql})).await;
    let receipt = verified(&steward, &receipt_of(&answer)).await;
    assert_eq!(
        (receipt.kind, receipt.rows, receipt.tables.len()),
        (Kind::Answer, Some(2), 1)
    );
    let body = json!({"sql": sql, "format": "csv", "rows_max": 1});
    let answer = steward.post("/api/query", body).await;
    let receipt = verified(&steward, &receipt_of(&answer)).await;
    assert_eq!((receipt.kind, receipt.rows), (Kind::File, Some(1)));
    assert!(jixia_app::evidence::AnswerHash::of(&answer.body).is_of(&receipt));
}

#[tokio::test]
async fn a_refusal_has_a_receipt_too() {
    let (app, _steward) = filled().await;
    let member = app.log_in("member").await;
    let refused = member.get(ROWS).await;
    let id = receipt_of(&refused);
    assert_eq!(refused.problem(), "403 policy.denied");
    let receipt = verified(&member, &id).await;
    assert_eq!((receipt.kind, receipt.answer), (Kind::Refusal, None));
    assert_eq!(receipt.tables[0].version, None);
    let other = member.get("/api/audit").await;
    assert!(
        !other.headers.contains_key("jixia-receipt"),
        "what is not about data has none"
    );
}

#[tokio::test]
async fn receipts_are_seen_by_their_organisation_and_the_auditor() {
    let (app, steward) = filled().await;
    let id = receipt_of(&steward.get(ROWS).await);
    let (member, auditor) = (app.log_in("member").await, app.log_in("auditor").await);
    member.get(ROWS).await;
    let path = format!("/api/receipts/{id}");
    assert_eq!(member.get(&path).await.problem(), "404 receipt.unknown");
    verified(&auditor, &id).await;
    let kinds = async |client: &Client, query: &str| -> Vec<Value> {
        let found = client.get(&format!("/api/receipts{query}")).await.ok();
        found["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["kind"].clone())
            .collect()
    };
    assert_eq!(kinds(&steward, "").await, ["answer"]);
    assert_eq!(kinds(&member, "").await, ["refusal"]);
    assert_eq!(kinds(&auditor, "").await, ["refusal", "answer"]);
    assert_eq!(kinds(&auditor, "?kind=answer&dataset=vaccinations").await, ["answer"]);
    assert_eq!(kinds(&auditor, "?dataset=nothing").await, [""; 0]);
    assert_eq!(
        auditor.get("/api/receipts?kind=gift").await.problem(),
        "400 http.query_malformed"
    );
}

#[tokio::test]
async fn who_kept_a_checkpoint_can_prove_that_the_log_only_grew() {
    let (_app, steward) = filled().await;
    assert_eq!(
        steward.get("/api/evidence/checkpoint").await.problem(),
        "404 evidence.log_empty"
    );
    for _ in 0..3 {
        steward.get(ROWS).await;
    }
    let key = key(&steward).await;
    let old = key.open(&steward.get("/api/evidence/checkpoint").await.text()).unwrap();
    for _ in 0..4 {
        steward.get(ROWS).await;
    }
    let grown = steward.get("/api/evidence/consistency?from=3").await.ok();
    let new = key.open(grown["checkpoint"].as_str().unwrap()).unwrap();
    assert_eq!((old.size, new.size), (3, 7));
    let proof = grown["proof"].as_array().unwrap().iter();
    let proof: Vec<[u8; 32]> = proof.map(|hash| from_base64(hash.as_str().unwrap())).collect();
    assert!(check_consistency((new.size, new.root), (old.size, old.root), &proof));
    assert_eq!(
        steward.get("/api/evidence/consistency?from=8").await.problem(),
        "422 evidence.log_shorter"
    );
}

fn from_base64(text: &str) -> [u8; 32] {
    use base64::{Engine, engine::general_purpose::STANDARD};
    STANDARD.decode(text).unwrap().try_into().unwrap()
}
