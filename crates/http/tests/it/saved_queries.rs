//! Statements that people keep: under a name, for themselves.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

async fn names(client: &Client, query: &str) -> Vec<String> {
    let found = client.get(&format!("/api/query/saved{query}")).await.ok();
    let items = found["items"].as_array().unwrap().iter();
    items.map(|query| query["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_statement_is_found_again_by_its_person_alone() {
    let app = TestApp::new().await;
    let (member, steward) = (app.log_in("member").await, app.log_in("steward").await);
    let save = async |name: &str, sql: &str| {
        let body = json!({"name": name, "sql": sql});
        member.put("/api/query/saved", body).await.ok()
    };
    let firms = save("  企业数 ", "select count(*) from firms").await;
    assert_eq!(firms["name"], "企业数", "the space around a name is no part of it");
    app.clock.advance(TimeDelta::seconds(1));
    save("people", "select 1").await;
    assert_eq!(names(&member, "").await, ["people", "企业数"]);
    assert_eq!(names(&member, "?q=FIRMS").await, ["企业数"]);
    assert_eq!(names(&steward, "").await, [""; 0]);

    app.clock.advance(TimeDelta::seconds(1));
    let again = save("企业数", "select 2").await;
    assert_eq!(
        (&again["id"], &again["sql"]),
        (&firms["id"], &json!("select 2")),
        "the one that had the name gives way"
    );
    assert_eq!(names(&member, "").await, ["企业数", "people"]);

    let path = format!("/api/query/saved/{}", firms["id"].as_str().unwrap());
    assert_eq!(steward.delete(&path).await.problem(), "404 saved_query.unknown");
    assert_eq!(member.delete(&path).await.status.as_u16(), 204);
    assert_eq!(member.delete(&path).await.problem(), "404 saved_query.unknown");
    assert_eq!(names(&member, "").await, ["people"]);
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused_in_words() {
    let app = TestApp::new().await;
    let member = app.log_in("member").await;
    let put = async |body: Value| member.put("/api/query/saved", body).await.problem();
    assert_eq!(
        put(json!({"name": " ", "sql": "select 1"})).await,
        "422 saved_query.name_malformed"
    );
    assert_eq!(
        put(json!({"name": "a", "sql": "\n"})).await,
        "422 saved_query.sql_malformed"
    );
    assert_eq!(
        put(json!({"name": "a", "sql": "x".repeat(20_001)})).await,
        "422 saved_query.sql_malformed"
    );
    for number in 0..200 {
        let body = json!({"name": format!("query {number}"), "sql": "select 1"});
        member.put("/api/query/saved", body).await.ok();
    }
    assert_eq!(
        put(json!({"name": "one more", "sql": "select 1"})).await,
        "422 saved_query.too_many"
    );
    let body = json!({"name": "query 7", "sql": "select 7"});
    member.put("/api/query/saved", body).await.ok();
    let auditor = app.log_in("auditor").await;
    assert!(auditor.get("/api/query/saved").await.problem().starts_with("403 "));
}
