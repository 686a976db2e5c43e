//! A record of a registry is doubted: the report finds its source by lineage, everyone who read the record is told, and it is
//! told who read it; on the built binary.

use jixia_e2e::{City, Client, Server};
use serde_json::{Value, json};

const REGISTRY: &str = "legal_entity";
const PURPOSE: &str = "办理变更登记";

fn look_up(client: &Client, key: &str) -> Value {
    let path = format!("/api/registries/{REGISTRY}/history");
    client.for_purpose(PURPOSE).post(&path, &json!({"key": key})).ok()
}

fn report(client: &Client, key: &str, seen: &Value) -> jixia_e2e::Answer {
    let doubt =
        json!({"key": key, "column": "name", "seen": seen, "believed": "琉璃示例（更正）", "evidence": "营业执照载明"});
    client.post("/api/corrections", &json!({"registry": REGISTRY, "doubt": doubt}))
}

fn unread(client: &Client) -> Vec<Value> {
    let found = client.get("/api/notices?unread=true").ok();
    found["items"].as_array().unwrap().clone()
}

#[test]
fn a_doubt_reaches_the_source_and_a_correction_everyone_who_read_the_record() {
    let city = City::copy();
    let server = Server::start(&city);
    let member = city.log_in(&server, "member");
    let found = member
        .for_purpose(PURPOSE)
        .post(&format!("/api/registries/{REGISTRY}/search"), &json!({"q": "有限公司"}))
        .ok();
    let key = found["items"][0]["key"].as_str().unwrap();

    // Who has not read the record cannot find out by a report whether there is one.
    let taxes = city.log_in(&server, "steward-tax");
    report(&taxes, key, &json!("x")).problem(409, "correction.not_looked_up");
    look_up(&taxes, key);
    let latest = look_up(&member, key)["states"][0].clone();
    let correction = report(&member, key, &latest["fields"]["name"]).ok();
    assert_eq!(correction["source_dataset"], latest["sources"]["name"]);
    let number = correction["number"].as_str().unwrap();
    let code = correction["source"]["code"].as_str().unwrap();
    let source = format!("steward-{}", code.trim_start_matches("zibo-"));
    assert_ne!(source, "steward-tax");

    let source = city.log_in(&server, &source);
    assert_eq!(unread(&source)[0]["kind"], "to_verify");
    let steps = format!("/api/corrections/{number}/steps");
    source.post(&steps, &json!({"step": "accept"})).ok();
    let corrects = json!({"step": "correct", "note": "已在登记系统更正", "value": "琉璃示例（更正）"});
    source.post(&steps, &corrects).ok();
    assert_eq!(unread(&member)[0]["kind"], "answered");
    let told = unread(&taxes);
    assert_eq!(
        (told[0]["kind"].as_str(), told[0]["key"].as_str()),
        (Some("corrected"), Some(key))
    );
    // The key is the caller's own; nobody above or beside reads what a department is told.
    city.log_in(&server, "auditor")
        .get("/api/notices")
        .problem(403, "policy.denied");
    server.stop();
}

#[test]
fn who_read_a_record_is_told_to_the_auditor_and_asking_is_among_the_answers() {
    let city = City::copy();
    let server = Server::start(&city);
    let (member, auditor) = (city.log_in(&server, "member"), city.log_in(&server, "auditor"));
    let found = member
        .for_purpose(PURPOSE)
        .post(&format!("/api/registries/{REGISTRY}/search"), &json!({"q": "有限公司"}))
        .ok();
    let key = found["items"][0]["key"].as_str().unwrap();
    look_up(&member, key);
    member
        .for_purpose(PURPOSE)
        .post(
            &format!("/api/registries/{REGISTRY}/history"),
            &json!({"key": "91370399PDY00000X0"}),
        )
        .problem(404, "registry.record_unknown");

    let path = format!("/api/registries/{REGISTRY}/readers");
    let ask = |client: &Client, key: &str| client.for_purpose("答复本人询问").post(&path, &json!({"key": key}));
    ask(&member, key).problem(403, "policy.denied");
    auditor
        .post(&path, &json!({"key": key}))
        .problem(400, "purpose.missing");
    let purposes = |told: &Value| -> Vec<String> {
        let items = told["items"].as_array().unwrap().iter();
        items
            .map(|reading| reading["purpose"].as_str().unwrap().to_owned())
            .collect()
    };
    let told = ask(&auditor, key).ok();
    assert_eq!(
        purposes(&told),
        [PURPOSE, PURPOSE],
        "the search and the look-up: {told}"
    );
    assert_eq!(told["items"][0]["organisation"]["code"], "zibo-approval-service");
    assert_eq!(purposes(&ask(&auditor, key).ok()), ["答复本人询问", PURPOSE, PURPOSE]);
    // A question that found nothing was a question about that number too.
    let missed = ask(&auditor, "91370399PDY00000X0").ok();
    assert_eq!(
        (missed["total"].as_u64(), missed["items"][0]["rows"].as_u64()),
        (Some(1), Some(0))
    );
    let id = told["items"][0]["receipt"].as_str().unwrap();
    let receipt = auditor.get(&format!("/api/receipts/{id}")).ok();
    assert_eq!(auditor.post("/api/evidence/verify", &receipt).ok()["id"], id);
    let mut changed = receipt.clone();
    changed["receipt"] = json!(receipt["receipt"].as_str().unwrap().replace(PURPOSE, "别的目的"));
    auditor
        .post("/api/evidence/verify", &changed)
        .problem(422, "receipt.not_in_log");
    server.stop();
}
