//! Where rows come from, and that what may not be seen has no name there either.

use axum::{body::Body, http::Method};
use jixia_model::DatasetName;
use jixia_policy::Permit;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const CONTRACT: &str = include_str!("../fixtures/vaccinations.yaml");

/// The published dataset `vaccinations`, made from the draft `clinics`, made from the draft `doctors`.
async fn city() -> (TestApp, Client) {
    let app = TestApp::new().await;
    app.install_pack().await;
    let steward = app.log_in("steward").await;
    for name in ["clinics", "doctors"] {
        let contract = CONTRACT.replace("vaccinations", name);
        let path = format!("/api/datasets/{name}/contract");
        let made = steward
            .send(Method::PUT, &path, Some("application/yaml"), Body::from(contract))
            .await;
        assert_eq!(made.status.as_u16(), 201, "{}", made.text());
    }
    let name = |text: &str| DatasetName::parse(text).unwrap();
    let mut tx = app.services.store.begin(app.services.trail()).await.unwrap();
    tx.lineage()
        .save(&name("vaccinations"), &[name("clinics")])
        .await
        .unwrap();
    tx.lineage().save(&name("clinics"), &[name("doctors")]).await.unwrap();
    tx.commit(Permit::system("lineage.save", "test")).await.unwrap();
    (app, steward)
}

async fn lineage(client: &Client, query: &str) -> Value {
    client
        .get(&format!("/api/datasets/vaccinations/lineage{query}"))
        .await
        .ok()
}

fn nodes(lineage: &Value) -> Vec<(String, i64)> {
    let node = |node: &Value| {
        (
            node["id"].as_str().unwrap().to_owned(),
            node["distance"].as_i64().unwrap(),
        )
    };
    let mut nodes: Vec<_> = lineage["nodes"].as_array().unwrap().iter().map(node).collect();
    nodes.sort_by_key(|(id, distance)| (-distance, id.clone()));
    nodes
}

#[tokio::test]
async fn the_way_to_the_sources_is_told_up_to_who_delivers() {
    let (app, steward) = city().await;
    let told = lineage(&steward, "").await;
    let office = format!("organisation:{}", app.health.id);
    let expected = [
        ("dataset:vaccinations".to_owned(), 0),
        ("dataset:clinics".to_owned(), -1),
        ("dataset:doctors".to_owned(), -2),
        (office.clone(), -3),
    ];
    assert_eq!(nodes(&told), expected, "{told}");
    let edge = json!({"from": "dataset:clinics", "to": "dataset:vaccinations", "kind": "reads"});
    assert!(told["edges"].as_array().unwrap().contains(&edge), "{told}");
    assert_eq!(told["cut"], false);

    let near = lineage(&steward, "?depth=1").await;
    assert_eq!(near["nodes"].as_array().map(Vec::len), Some(3), "{near}");
    assert_eq!(near["cut"], true, "the way goes on");
    let uses = steward.get("/api/datasets/doctors/lineage").await.ok();
    assert!(nodes(&uses).contains(&("dataset:vaccinations".to_owned(), 2)), "{uses}");
}

#[tokio::test]
async fn a_source_that_may_not_be_seen_has_no_name_and_nothing_behind_it() {
    let (app, _) = city().await;
    let told = lineage(&app.log_in("member").await, "").await;
    let text = told.to_string();
    assert!(!text.contains("clinics") && !text.contains("doctors"), "{text}");
    let hidden: Vec<_> = told["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| node["kind"] == "hidden")
        .collect();
    assert_eq!(hidden.len(), 1, "{told}");
    assert_eq!(
        (&hidden[0]["name"], &hidden[0]["title"], &hidden[0]["distance"]),
        (&json!(null), &json!(null), &json!(-1))
    );
    assert_eq!(
        app.log_in("member")
            .await
            .get("/api/datasets/clinics/lineage")
            .await
            .problem(),
        "404 dataset.unknown"
    );
}

#[tokio::test]
async fn a_lineage_without_end_is_refused() {
    let (_app, steward) = city().await;
    for depth in ["0", "6"] {
        let answer = steward
            .get(&format!("/api/datasets/vaccinations/lineage?depth={depth}"))
            .await;
        assert_eq!(answer.problem(), "422 lineage.depth_out_of_range");
    }
}
