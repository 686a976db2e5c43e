//! Datasets in the catalogue: from draft to withdrawn.

use axum::{body::Body, http::Method};
use serde_json::{Value, json};

use crate::app::{Answer, Client, TestApp};

const CONTRACT: &str = include_str!("../fixtures/vaccinations.yaml");
const PATH: &str = "/api/datasets/vaccinations";

async fn describe(client: &Client, contract: &str) -> Answer {
    let path = format!("{PATH}/contract");
    client
        .send(
            Method::PUT,
            &path,
            Some("application/yaml"),
            Body::from(contract.to_owned()),
        )
        .await
}

async fn step(client: &Client, step: &str) -> Answer {
    client.post(&format!("{PATH}/{step}"), json!({})).await
}

#[tokio::test]
async fn a_dataset_goes_from_draft_over_review_to_the_catalogue_and_out_of_it() {
    let app = TestApp::new().await;
    let steward = app.log_in("steward").await;
    let made = describe(&steward, CONTRACT).await;
    assert_eq!(made.status.as_u16(), 201, "{}", made.text());
    let made = made.json();
    assert_eq!(
        (&made["state"], &made["resource_code"]),
        (&json!("draft"), &json!("309001/000001"))
    );
    assert_eq!(made["steps"], json!(["review", "withdraw"]));
    assert_eq!(made["columns"][0]["semantic"], "citizen_number");

    for (word, state) in [
        ("review", "reviewed"),
        ("publish", "published"),
        ("withdraw", "withdrawn"),
        ("return", "draft"),
    ] {
        assert_eq!(step(&steward, word).await.ok()["state"], state);
    }
    assert_eq!(
        app.trail().await,
        [
            "steward dataset.create vaccinations allowed",
            "steward dataset.review vaccinations allowed",
            "steward dataset.publish vaccinations allowed",
            "steward dataset.withdraw vaccinations allowed",
            "steward dataset.return vaccinations allowed",
        ]
    );
}

#[tokio::test]
async fn a_step_that_the_state_does_not_allow_is_a_conflict() {
    let app = TestApp::new().await;
    let steward = app.log_in("steward").await;
    describe(&steward, CONTRACT).await.ok();
    let answer = step(&steward, "publish").await;
    assert_eq!(answer.problem(), "409 dataset.step_impossible");
    assert_eq!(answer.json()["params"]["state"], "draft");
}

#[tokio::test]
async fn the_contract_comes_back_byte_for_byte_and_changes_only_while_a_draft() {
    let app = TestApp::new().await;
    let steward = app.log_in("steward").await;
    let with_remark = format!("# 由卫健委编制\r\n{CONTRACT}");
    describe(&steward, CONTRACT).await.ok();
    let changed = describe(&steward, &with_remark).await;
    assert_eq!(changed.status.as_u16(), 200);
    assert_eq!(changed.json()["resource_code"], "309001/000001", "the code stays");
    let file = steward.get(&format!("{PATH}/contract")).await;
    assert_eq!(file.body, with_remark.as_bytes());
    assert_eq!(file.headers["content-type"], "application/yaml");

    step(&steward, "review").await.ok();
    assert_eq!(describe(&steward, CONTRACT).await.problem(), "409 dataset.not_draft");
}

#[tokio::test]
async fn a_wrong_contract_is_refused_with_every_place() {
    let app = TestApp::new().await;
    let steward = app.log_in("steward").await;
    let wrong = CONTRACT
        .replace("logicalType: date", "logicalType: day")
        .replace("value: daily", "value: sometimes");
    let answer = describe(&steward, &wrong).await;
    assert_eq!(answer.problem(), "422 dataset.contract_wrong");
    let fields = answer.json()["fields"].as_array().unwrap().clone();
    assert!(fields.len() >= 2, "{fields:?}");
    assert_eq!(
        describe(&steward, "\u{0}").await.problem(),
        "422 dataset.contract_wrong"
    );
    let nobody = CONTRACT.replace("value: health}", "value: nobody}");
    assert_eq!(describe(&steward, &nobody).await.problem(), "404 organisation.unknown");
    assert_eq!(steward.get("/api/datasets").await.ok()["total"], 0);
}

#[tokio::test]
async fn drafts_are_seen_by_their_owner_and_published_datasets_by_all_departments() {
    let app = TestApp::new().await;
    let (steward, member) = (app.log_in("steward").await, app.log_in("member").await);
    describe(&steward, CONTRACT).await.ok();
    assert_eq!(member.get(PATH).await.problem(), "404 dataset.unknown");
    assert_eq!(member.get("/api/datasets").await.ok()["total"], 0);
    assert_eq!(
        step(&member, "review").await.problem(),
        "404 dataset.unknown",
        "what may not be seen does not exist"
    );

    step(&steward, "review").await.ok();
    step(&steward, "publish").await.ok();
    assert_eq!(member.get(PATH).await.ok()["name"], "vaccinations");
    assert_eq!(
        step(&member, "withdraw").await.problem(),
        "403 policy.denied",
        "seen, but not to be changed"
    );
    assert_eq!(describe(&member, CONTRACT).await.problem(), "403 policy.denied");
}

#[tokio::test]
async fn the_catalogue_is_searched_narrowed_sorted_and_counted() {
    let app = TestApp::new().await;
    let steward = app.log_in("steward").await;
    describe(&steward, CONTRACT).await.ok();
    let total = |answer: Value| answer["total"].clone();
    let owner = format!("owner={}", app.city.id);
    for (query, expected) in [
        ("q=%E6%8E%A5%E7%A7%8D", 1),
        ("q=tax", 0),
        ("state=draft", 1),
        ("state=published", 0),
        ("sharing=conditional&update_cycle=daily&origin=delivered", 1),
        ("sharing=not_shared", 0),
        (owner.as_str(), 1),
        ("sort=-changed_at", 1),
    ] {
        assert_eq!(
            total(steward.get(&format!("/api/datasets?{query}")).await.ok()),
            expected,
            "{query}"
        );
    }
    let facets = steward.get("/api/datasets").await.ok()["facets"].clone();
    let health = json!({"zh": "卫生健康", "en": "Health"});
    assert_eq!(
        facets["theme"],
        json!([{"value": "卫生健康", "title": health, "count": 1}])
    );
    assert_eq!(facets["state"], json!([{"value": "draft", "title": null, "count": 1}]));
    assert_eq!(facets["health"], json!([{"value": "never", "title": null, "count": 1}]));
    let counted = |owner: &Value| (owner["value"].clone(), owner["parent"].clone(), owner["own"].clone());
    let owners: Vec<_> = facets["owner"].as_array().unwrap().iter().map(counted).collect();
    let (city, office) = (json!(app.city.id.0), json!(app.health.id.0));
    assert_eq!(
        owners,
        [(city.clone(), json!(null), json!(0)), (office, city, json!(1))]
    );
    assert_eq!(
        steward.get("/api/datasets?sort=colour").await.problem(),
        "422 page.sort_unknown"
    );
    assert_eq!(
        steward.get("/api/datasets?state=odd").await.problem(),
        "400 http.query_malformed"
    );
    assert_eq!(
        steward.get("/api/datasets?page=0").await.problem(),
        "400 http.page_out_of_range"
    );
    assert_eq!(
        steward.get("/api/datasets/No-Name").await.problem(),
        "422 dataset.name_malformed"
    );
}

#[tokio::test]
async fn a_dataset_that_no_pack_declares_is_delivered_to_and_asked() {
    let app = TestApp::new().await;
    let steward = app.log_in("steward").await;
    describe(&steward, CONTRACT).await.ok();
    step(&steward, "review").await.ok();
    step(&steward, "publish").await.ok();

    let file = "公民身份号码,接种日期\n370399198001010015,2020-06-01\n370399198001010031,not a day\n";
    let handed_over = steward.upload(&format!("{PATH}/deliveries"), "接种.csv", file).await;
    assert_eq!(handed_over.status.as_u16(), 202, "{}", handed_over.text());
    app.web.settled().await;
    let id = handed_over.json()["id"].as_str().unwrap().to_owned();
    let report = steward.get(&format!("/api/deliveries/{id}")).await.ok();
    assert_eq!(report["delivery"]["state"], "committed", "{report}");
    assert_eq!(
        (&report["delivery"]["good"], &report["delivery"]["bad"]),
        (&json!(1), &json!(1)),
        "{report}"
    );
    let rejected = steward.get(&format!("/api/deliveries/{id}/rejected.xlsx")).await;
    assert!(rejected.body.starts_with(b"PK"), "{}", rejected.text());

    let question = json!({"sql": "select * from vaccinations limit 5"});
    let answer = steward.post("/api/query", question).await.ok();
    assert_eq!(answer["rows"].as_array().map(Vec::len), Some(1), "{answer}");
    assert!(answer.to_string().contains("370399198001010015"), "{answer}");
}
