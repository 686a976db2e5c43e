//! Art. 20, with art. 6 and 28 of the Personal Information Protection Law: personal information comes masked unless it is
//! stated, and granted, that it is needed as it is.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::city::{City, agree, open};

const KEY: &str = "370399199001010012";
const MASKED: &str = "370***********0012";

/// Both columns, as their classification has them.
fn plain() -> Value {
    json!({"columns": ["citizen_number", "vaccinated_on"]})
}

fn granting(scope: &Value) -> Value {
    let mut agree = agree();
    agree["grant"]["scope"] = scope.clone();
    agree
}

/// Number of an application with this scope that waits for the provider's answer.
async fn sent(city: &City, mode: &str, scope: &Value) -> String {
    let change = |stated: &mut Value| {
        stated["mode"] = json!(mode);
        stated["scope"] = scope.clone();
    };
    let answer = city.apply("member", "vaccinations", change).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let number = answer.json()["number"].as_str().unwrap().to_owned();
    city.does("member", &number, json!({"step": "submit"})).await;
    city.does("tax-head", &number, json!({"step": "approve"})).await;
    number
}

/// Number of a share with this scope under which data flow, over one vaccination.
async fn running(city: &City, mode: &str, scope: &Value) -> String {
    city.vaccinate(1).await;
    let number = sent(city, mode, scope).await;
    city.does("health-head", &number, granting(scope)).await;
    city.does("steward", &number, json!({"step": "open"})).await;
    number
}

async fn ask(city: &City, number: &str, way: &str, body: Value) -> String {
    let mut client = city.client("member").await;
    client.set("x-purpose", "refund");
    let answer = client.post(&format!("/api/shares/{number}/{way}"), body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.text()
}

jixia_testkit::on_both_databases! {
    with open;

    /// Personal values come masked, over the interface as in files.
    async fn a20_personal_values_come_masked(city: City) {
        let number = running(&city, "interface", &plain()).await;
        let rows = ask(&city, &number, "rows", json!({"case": "TS-1"})).await;
        assert!(rows.contains(MASKED) && !rows.contains(KEY), "{rows}");
        let number = running(&city, "file", &plain()).await;
        let file = ask(&city, &number, "files", json!({"case": "TS-1", "format": "csv"})).await;
        assert!(file.contains(MASKED) && !file.contains(KEY), "{file}");
    }

    /// A grant shows no value more clearly than was asked for; less clearly it may.
    async fn a20_a_grant_shows_no_more_than_was_asked_for(city: City) {
        let number = sent(&city, "interface", &plain()).await;
        let answer = city.step("health-head", &number, agree()).await;
        assert_eq!(answer.code(), "share.grant_too_wide");
        assert_eq!(answer.json()["fields"][0]["code"], "share.column_clearer");
        let number = city.sent("vaccinations").await;
        let share = city.does("health-head", &number, granting(&plain())).await;
        assert_eq!(share["application"]["scope"]["shown"], json!({"citizen_number": "clear"}));
        assert_eq!(share["grant"]["scope"]["shown"], Value::Null);
    }

    /// Only of a column that is asked for can be said how it comes.
    async fn a20_what_is_shown_is_asked_for(city: City) {
        let change = |stated: &mut Value| {
            stated["scope"] = json!({"columns": ["vaccinated_on"], "shown": {"citizen_number": "clear"}});
        };
        let answer = city.apply("member", "vaccinations", change).await;
        assert_eq!(answer.json()["fields"][0]["code"], "share.shown_without_column");
    }

    /// Masked keys are not unique, so every batch brings the whole.
    async fn a22_a_batch_with_masked_keys_is_whole(city: City) {
        let number = running(&city, "batch", &plain()).await;
        let address = format!("/api/shares/{number}/batch-plan");
        let plan = json!({"target": {"place": "folder", "name": "tax_drop"}, "starts": {"on": "hand"}});
        city.client("tax-head").await.put(&address, plan).await.ok();
        let member = city.client("member").await;
        for _ in 0..2 {
            let answer = member.post(&format!("/api/shares/{number}/batches"), json!({"full": false})).await;
            assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
            city.settled().await;
        }
        let runs = member.get(&format!("/api/shares/{number}/batches")).await.ok();
        for run in runs["items"].as_array().unwrap() {
            assert_eq!((&run["state"], &run["kind"], &run["written"]["total"]), (&json!("done"), &json!("full"), &json!(1)));
        }
    }
}
