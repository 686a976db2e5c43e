//! Uploads over the API: sent part by part, looked at, delivered once, given up or forgotten.

use axum::{body::Body, http::Method};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::app::{Answer, Client, TestApp};

const BEGIN: &str = "/api/datasets/vaccinations/uploads";
/// One good row, one with a day that is none.
const FILE: &str = "公民身份号码,接种日期\n370399198001010015,2020-06-01\n370399198001010023,not a day\n";
/// The same under a header that nobody knows.
const STRANGE: &str = "号码,日子\n370399198001010015,2020-06-01\n";

async fn installed() -> (TestApp, Client) {
    let app = TestApp::new().await;
    app.install_pack().await;
    let steward = app.log_in("steward").await;
    (app, steward)
}

async fn begin(client: &Client, file: &str) -> String {
    let body = json!({"file_name": "接种.csv", "size_bytes": file.len()});
    let begun = client.post(BEGIN, body).await;
    assert_eq!(begun.status.as_u16(), 201, "{}", begun.text());
    format!("/api/uploads/{}", begun.json()["id"].as_str().unwrap())
}

async fn append(client: &Client, upload: &str, offset: usize, part: &str) -> Answer {
    let mut client = client.clone();
    client.set("upload-offset", &offset.to_string());
    let body = Body::from(part.to_owned());
    client
        .send(Method::PATCH, upload, Some("application/octet-stream"), body)
        .await
}

/// All of a file at once.
async fn uploaded(client: &Client, file: &str) -> String {
    let upload = begin(client, file).await;
    append(client, &upload, 0, file).await.ok();
    upload
}

async fn check(client: &Client, upload: &str, wanted: Value) -> Answer {
    client.post(&format!("{upload}/check"), wanted).await
}

async fn deliver(client: &Client, upload: &str, wanted: Value) -> Answer {
    client.post(&format!("{upload}/deliver"), wanted).await
}

#[tokio::test]
async fn a_file_that_broke_off_goes_on_where_it_was_and_a_part_sent_twice_is_there_once() {
    let (_app, steward) = installed().await;
    let upload = begin(&steward, FILE).await;
    let (head, tail) = FILE.split_at("公民".len());
    for _ in 0..2 {
        let told = append(&steward, &upload, 0, head).await.ok();
        assert_eq!(told["received_bytes"], head.len());
    }
    let wrong = append(&steward, &upload, head.len() + 1, "x").await;
    assert_eq!(wrong.problem(), "409 upload.offset_wrong");
    assert_eq!(wrong.json()["params"]["received"], head.len().to_string());
    assert_eq!(
        check(&steward, &upload, json!({})).await.problem(),
        "409 upload.unfinished"
    );
    assert_eq!(
        deliver(&steward, &upload, json!({})).await.problem(),
        "409 upload.unfinished"
    );
    assert_eq!(steward.get(&upload).await.ok()["received_bytes"], head.len());
    append(&steward, &upload, head.len(), tail).await.ok();
    assert_eq!(
        append(&steward, &upload, FILE.len(), "x").await.problem(),
        "422 upload.too_long"
    );
    let found = check(&steward, &upload, json!({})).await.ok();
    assert_eq!((&found["rows"], &found["bad"]), (&json!(2), &json!(1)), "{found}");
}

#[tokio::test]
async fn an_upload_is_delivered_once_however_often_it_is_asked_for() {
    let (app, steward) = installed().await;
    let upload = uploaded(&steward, FILE).await;
    let first = deliver(&steward, &upload, json!({})).await.json();
    let again = deliver(&steward, &upload, json!({})).await.json();
    assert_eq!(first["id"], again["id"]);
    assert_eq!(format!("/api/uploads/{}", first["id"].as_str().unwrap()), upload);
    app.web.settled().await;
    let finished = deliver(&steward, &upload, json!({})).await.json();
    assert_eq!(finished["state"], "committed", "{finished}");
    assert_eq!(steward.get("/api/deliveries").await.ok()["total"], 1);
    let versions = steward.get("/api/datasets/vaccinations/versions").await.ok();
    assert_eq!(versions["total"], 1);
    assert_eq!(steward.get(&upload).await.problem(), "404 upload.unknown");
    let same = uploaded(&steward, FILE).await;
    let same = deliver(&steward, &same, json!({})).await;
    assert_eq!(same.problem(), "409 delivery.already_committed");
    assert_eq!(same.json()["params"]["id"], first["id"]);
}

#[tokio::test]
async fn a_mapping_is_tried_before_it_is_settled_by_the_delivery() {
    let (app, steward) = installed().await;
    let upload = uploaded(&steward, STRANGE).await;
    let refused = check(&steward, &upload, json!({})).await.ok();
    assert_eq!(refused["refused"]["code"], "delivery.column_missing", "{refused}");
    assert_eq!(refused["is_read"], false);
    assert_eq!(
        refused["detected"]["headers"],
        json!([
            {"header": "号码", "examples": ["370399198001010015"]},
            {"header": "日子", "examples": ["2020-06-01"]},
        ])
    );
    assert_eq!(refused["columns"][0]["header"], Value::Null);
    let mapping = json!({"mapping": {"号码": "citizen_number", "日子": "vaccinated_on"}});
    let found = check(&steward, &upload, mapping.clone()).await.ok();
    assert_eq!(
        (&found["good"], &found["refused"]),
        (&json!(1), &Value::Null),
        "{found}"
    );
    assert_eq!(found["columns"][0]["by"], "settled");
    let settled = "/api/datasets/vaccinations/mapping";
    assert_eq!(steward.get(settled).await.ok()["columns"], json!({}));
    let unknown = json!({"mapping": {"号码": "no_such_column"}});
    assert_eq!(
        check(&steward, &upload, unknown.clone()).await.problem(),
        "422 mapping.column_unknown"
    );
    assert_eq!(
        deliver(&steward, &upload, unknown).await.problem(),
        "422 mapping.column_unknown"
    );
    assert_eq!(deliver(&steward, &upload, mapping.clone()).await.status.as_u16(), 202);
    app.web.settled().await;
    assert_eq!(steward.get(settled).await.ok()["columns"], mapping["mapping"]);
    let listed = steward.get("/api/deliveries").await.ok();
    assert_eq!(listed["items"][0]["good"], 1, "{listed}");
}

#[tokio::test]
async fn the_header_is_read_where_the_sender_says() {
    let (app, steward) = installed().await;
    let twice = format!("号码,日子\nx,y\n{FILE}");
    let upload = uploaded(&steward, &twice).await;
    let wrong = check(&steward, &upload, json!({"header_row": 1})).await.ok();
    assert_eq!(wrong["refused"]["code"], "delivery.column_missing", "{wrong}");
    let right = check(&steward, &upload, json!({"header_row": 3})).await.ok();
    assert_eq!(
        (&right["detected"]["header_row"], &right["rows"]),
        (&json!(3), &json!(2))
    );
    assert_eq!(
        check(&steward, &upload, json!({"header_row": 999})).await.problem(),
        "422 delivery.header_missing"
    );
    let delivery = deliver(&steward, &upload, json!({"header_row": 3})).await.json();
    assert_eq!(delivery["header_row"], 3);
    app.web.settled().await;
    let path = format!("/api/deliveries/{}", delivery["id"].as_str().unwrap());
    assert_eq!(steward.get(&path).await.ok()["delivery"]["rows"], 2);
}

#[tokio::test]
async fn an_upload_is_seen_by_its_sender_only_and_only_who_may_deliver_begins_one() {
    let (app, steward) = installed().await;
    let upload = uploaded(&steward, FILE).await;
    let member = app.log_in("member").await;
    let body = json!({"file_name": "a.csv", "size_bytes": 3});
    assert_eq!(member.post(BEGIN, body.clone()).await.problem(), "403 policy.denied");
    for other in [member, app.log_in("administrator").await] {
        assert_eq!(other.get(&upload).await.problem(), "404 upload.unknown");
        assert_eq!(append(&other, &upload, 0, "x").await.problem(), "404 upload.unknown");
        assert_eq!(other.delete(&upload).await.problem(), "404 upload.unknown");
        assert_eq!(check(&other, &upload, json!({})).await.problem(), "404 upload.unknown");
        assert_eq!(
            deliver(&other, &upload, json!({})).await.problem(),
            "404 upload.unknown"
        );
    }
    let nowhere = steward.post("/api/datasets/nothing/uploads", body).await;
    assert_eq!(nowhere.problem(), "404 dataset.unknown");
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_it_is_sent() {
    let (_app, steward) = installed().await;
    let body = json!({"file_name": "large.xlsx", "size_bytes": (1 << 20) + 1});
    let refused = steward.post(BEGIN, body).await;
    assert_eq!(refused.problem(), "413 files.too_large");
    let upload = begin(&steward, FILE).await;
    let part = steward
        .send(
            Method::PATCH,
            &upload,
            Some("application/octet-stream"),
            Body::from("x"),
        )
        .await;
    assert_eq!(part.problem(), "400 http.upload_offset_malformed");
    let large = append(&steward, &upload, 0, &"x".repeat((8 << 20) + 1)).await;
    assert_eq!(large.problem(), "413 http.body_too_large");
}

#[tokio::test]
async fn an_upload_is_given_up_or_forgotten_and_its_file_goes_with_it() {
    let (app, steward) = installed().await;
    let upload = uploaded(&steward, FILE).await;
    assert_eq!(steward.delete(&upload).await.status.as_u16(), 204);
    assert_eq!(steward.get(&upload).await.problem(), "404 upload.unknown");
    let mut kept = Vec::new();
    for _ in 0..9 {
        kept.push(uploaded(&steward, FILE).await);
    }
    assert_eq!(
        steward.get(&kept[0]).await.problem(),
        "404 upload.unknown",
        "the oldest gives way"
    );
    steward.get(&kept[1]).await.ok();
    app.clock.advance(TimeDelta::hours(25));
    let removed = jixia_app::uploads::remove_expired(&app.services).await.unwrap();
    assert_eq!(removed, 8);
    let steward = app.log_in("steward").await;
    assert_eq!(steward.get(&kept[8]).await.problem(), "404 upload.unknown");
    assert_eq!(app.files(), 0);
    assert!(
        app.trail()
            .await
            .contains(&"steward delivery.create vaccinations allowed".to_owned())
    );
}
