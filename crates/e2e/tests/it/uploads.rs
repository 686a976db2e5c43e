//! Uploads to a server that is killed half-way: they go on after the restart, and become one delivery.

use std::time::Duration;

use jixia_e2e::{City, Server, until};
use serde_json::json;

use crate::societies::{self, DATASET, STEWARD};

const PATIENCE: Duration = Duration::from_mins(2);

#[test]
fn an_upload_outlives_the_server_and_is_delivered_once() {
    let city = City::copy();
    let server = Server::start(&city);
    let client = city.log_in(&server, STEWARD);
    let rows = (98_003_000..98_003_050).map(societies::row);
    let file = societies::csv(&societies::HEADERS, rows).into_bytes();
    let (head, tail) = file.split_at(file.len() / 2);
    let body = json!({"file_name": "台账.csv", "size_bytes": file.len()});
    let begun = client.post(&format!("/api/datasets/{DATASET}/uploads"), &body);
    let upload: serde_json::Value = serde_json::from_slice(&begun.body).unwrap();
    let path = format!("/api/uploads/{}", upload["id"].as_str().unwrap());
    client.send_part(&path, 0, head).ok();
    server.kill();

    let server = Server::start(&city);
    let client = city.log_in(&server, STEWARD);
    assert_eq!(client.get(&path).ok()["received_bytes"], head.len());
    client.send_part(&path, head.len(), tail).ok();
    let check = client.post(&format!("{path}/check"), &json!({})).ok();
    assert_eq!(check["good"], 50, "{check}");
    client.post(&format!("{path}/deliver"), &json!({}));
    // The answer may be lost: whoever asks after the next start learns of the same delivery.
    server.kill();

    let server = Server::start(&city);
    let client = city.log_in(&server, STEWARD);
    let delivery = client.post(&format!("{path}/deliver"), &json!({}));
    assert_eq!(delivery.status, 202);
    let listed = format!("/api/deliveries?dataset={DATASET}");
    until("the delivery is committed", PATIENCE, || {
        let newest = client.get(&listed).ok()["items"][0].clone();
        (newest["id"] == upload["id"] && newest["state"] == "committed").then_some(())
    });
    let of_file = client.get(&listed).ok();
    let of_file = of_file["items"].as_array().unwrap().iter();
    assert_eq!(
        of_file.filter(|delivery| delivery["file_name"] == "台账.csv").count(),
        1
    );
    server.stop();
}
