//! What clerks do over the API: deliver, wait until the file is read, ask.

use std::time::Duration;

use jixia_e2e::{Answer, Client, until};
use serde_json::{Value, json};

/// Longest time until a small file is read; a build without optimisation is slow.
const PATIENCE: Duration = Duration::from_mins(2);

/// Hands a file over, without waiting for its end.
pub(crate) fn hand_over(client: &Client, dataset: &str, file_name: &str, bytes: impl Into<Vec<u8>>) -> Answer {
    client.upload(&format!("/api/datasets/{dataset}/deliveries"), file_name, bytes.into())
}

/// Hands a file over and waits until it is read; gives the delivery with its quality.
#[track_caller]
pub(crate) fn deliver(client: &Client, dataset: &str, file_name: &str, bytes: impl Into<Vec<u8>>) -> Value {
    let delivery = hand_over(client, dataset, file_name, bytes).ok();
    finished(client, delivery["id"].as_str().expect("a delivery has an identifier"))
}

/// The delivery with its quality, when it is read to its end.
pub(crate) fn finished(client: &Client, id: &str) -> Value {
    until("the delivery is read", PATIENCE, || {
        let report = client.get(&format!("/api/deliveries/{id}")).ok();
        (report["delivery"]["state"] != "received").then_some(report)
    })
}

/// All deliveries to a dataset, newest first, when all are read to their end.
pub(crate) fn all_finished(client: &Client, dataset: &str) -> Vec<Value> {
    until("all deliveries are read", PATIENCE, || {
        let page = client
            .get(&format!("/api/deliveries?dataset={dataset}&page_size=200"))
            .ok();
        let items = page["items"].as_array().expect("a page has items").clone();
        items.iter().all(|item| item["state"] != "received").then_some(items)
    })
}

/// The rows of a query.
#[track_caller]
pub(crate) fn rows(client: &Client, sql: &str) -> Vec<Value> {
    let answer = client.post("/api/query", &json!({"sql": sql})).ok();
    answer["rows"].as_array().expect("an answer has rows").clone()
}

/// The one number that a query answers with.
#[track_caller]
pub(crate) fn number(client: &Client, sql: &str) -> u64 {
    let rows = rows(client, sql);
    rows[0][0]
        .as_u64()
        .unwrap_or_else(|| panic!("{rows:?} is not one number"))
}
