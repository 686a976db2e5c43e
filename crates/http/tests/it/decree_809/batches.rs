//! Art. 22, 25 and 27: batches into the applicant's own store.

use std::path::PathBuf;

use axum::http::StatusCode;
use jixia_evidence::Receipt;
use serde_json::{Value, json};

use super::city::{City, open};

fn plan(on: &str) -> Value {
    json!({"target": {"place": "folder", "name": "tax_drop"}, "starts": {"on": on}})
}

/// Number of a share by batches that runs, over two vaccinations, and that goes to the tax bureau's folder.
async fn planned(city: &City, on: &str) -> String {
    city.vaccinate(2).await;
    let number = city.running_in("vaccinations", "batch").await;
    let address = format!("/api/shares/{number}/batch-plan");
    city.client("tax-head").await.put(&address, plan(on)).await.ok();
    number
}

/// Starts a run and waits for its end.
async fn bring(city: &City, login: &str, number: &str) -> Value {
    let address = format!("/api/shares/{number}/batches");
    let answer = city.client(login).await.post(&address, json!({"full": true})).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
    city.settled().await;
    runs(city, number).await[0].clone()
}

async fn runs(city: &City, number: &str) -> Vec<Value> {
    let client = city.client("member").await;
    let list = client.get(&format!("/api/shares/{number}/batches")).await.ok();
    list["items"].as_array().unwrap().clone()
}

/// Files of a share's copy.
fn files(city: &City, number: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(city.drop_folder().join(number)) else {
        return Vec::new();
    };
    entries.map(|entry| entry.unwrap().path()).collect()
}

jixia_testkit::on_both_databases! {
    with open;

    /// A batch brings what was granted; its receipt names share, version and rows, and the hash of what was written.
    async fn a22_a_batch_brings_what_was_granted_and_leaves_a_receipt(city: City) {
        let number = planned(&city, "hand").await;
        let run = bring(&city, "member", &number).await;
        assert_eq!((&run["state"], &run["kind"], &run["reason"]), (&json!("done"), &json!("full"), &Value::Null));
        let written = &run["written"];
        assert_eq!((&written["version"], &written["inserted"], &written["total"]), (&json!(0), &json!(2), &json!(2)));
        let receipt = written["receipt"].as_str().unwrap();
        let file = city.client("member").await.get(&format!("/api/receipts/{receipt}")).await.ok();
        let leaf = Receipt::parse(file["receipt"].as_str().unwrap()).unwrap();
        assert_eq!(leaf.grant.as_deref(), Some(number.as_str()));
        assert_eq!((leaf.door.word(), leaf.kind.word(), leaf.rows), ("batch", "batch", Some(2)));
        let parquet = files(&city, &number).into_iter().find(|path| path.extension().unwrap() == "parquet");
        let hash = jixia_app::evidence::AnswerHash::of(&std::fs::read(parquet.unwrap()).unwrap());
        assert!(hash.is_of(&leaf));
        assert!(city.trail().await.iter().any(|line| line == &format!("member share.use {number} allowed")));
    }

    /// Where batches go is up to the applicant's steward or head, and to nobody else.
    async fn a22_the_applicants_steward_says_where_batches_go(city: City) {
        let number = city.running_in("vaccinations", "batch").await;
        let address = format!("/api/shares/{number}/batch-plan");
        for login in ["member", "steward", "health-head", "authority"] {
            assert_eq!(city.client(login).await.put(&address, plan("hand")).await.code(), "policy.denied", "{login}");
        }
        assert_eq!(city.client("tax-head").await.put(&address, plan("hand")).await.status, StatusCode::OK);
        let seen = city.client("tax-head").await.get(&address).await.ok();
        assert_eq!(seen["folders"], json!(["tax_drop"]));
        assert_eq!(city.client("steward").await.get(&address).await.ok()["folders"], json!([]), "the provider learns no places");
    }

    /// Batches go to places that the configuration names for this applicant, and nowhere else.
    async fn a22_batches_go_to_no_place_that_is_not_the_applicants(city: City) {
        let number = city.running_in("vaccinations", "batch").await;
        let address = format!("/api/shares/{number}/batch-plan");
        let head = city.client("tax-head").await;
        for target in [
            json!({"place": "folder", "name": "/etc"}),
            json!({"place": "folder", "name": "health_drop"}),
            json!({"place": "database", "name": "tax_drop", "schema": "public", "table": "t"}),
        ] {
            let body = json!({"target": target, "starts": {"on": "hand"}});
            assert_eq!(head.put(&address, body).await.code(), "batch.place_unknown", "{target}");
        }
        let start = head.post(&format!("/api/shares/{number}/batches"), json!({})).await;
        assert_eq!(start.code(), "batch.no_plan");
    }

    /// A share that was granted for another mode takes no plan and starts no batch.
    async fn a22_batches_run_under_a_share_by_batches_alone(city: City) {
        let number = city.running("vaccinations").await;
        let head = city.client("tax-head").await;
        assert_eq!(head.put(&format!("/api/shares/{number}/batch-plan"), plan("hand")).await.code(), "batch.other_mode");
        let start = head.post(&format!("/api/shares/{number}/batches"), json!({})).await;
        assert_eq!(start.code(), "share.other_mode");
    }

    /// Nobody but the applicant starts a batch.
    async fn a25_only_the_applicant_starts_a_batch(city: City) {
        let number = planned(&city, "hand").await;
        let address = format!("/api/shares/{number}/batches");
        for login in ["steward", "authority", "auditor"] {
            assert_eq!(city.client(login).await.post(&address, json!({})).await.code(), "policy.denied", "{login}");
        }
        assert!(files(&city, &number).is_empty());
    }

    /// A suspension stops batches at once: none is begun, and one that was begun brings nothing.
    async fn a27_a_suspension_stops_batches_at_once(city: City) {
        let number = planned(&city, "change").await;
        let begun = city.begin_due().await;
        assert_eq!(begun.len(), 1);
        city.does("steward", &number, json!({"step": "suspend", "note": "超范围使用", "days": 10})).await;
        city.carry_out(begun[0]).await;
        let run = &runs(&city, &number).await[0];
        assert_eq!((&run["state"], &run["reason"]["code"]), (&json!("stopped"), &json!("share.not_running")));
        assert!(files(&city, &number).is_empty());
        let start = city.client("member").await.post(&format!("/api/shares/{number}/batches"), json!({})).await;
        assert_eq!(start.code(), "share.not_running");
        assert!(city.begin_due().await.is_empty(), "no plan is in force");
    }

    /// On the day after the last day of use no batch is begun by plan.
    async fn a20_after_the_last_day_no_batch_is_begun(city: City) {
        planned(&city, "change").await;
        city.pass(400);
        assert!(city.begin_due().await.is_empty());
    }

    /// A batch that runs by plan runs once for each version, in the name of whom the plan is from.
    async fn a22_a_new_version_is_brought_once(city: City) {
        let number = planned(&city, "change").await;
        for id in city.begin_due().await {
            city.carry_out(id).await;
        }
        assert_eq!(runs(&city, &number).await[0]["state"], "done");
        assert!(city.begin_due().await.is_empty(), "the version was brought");
        city.vaccinate(3).await;
        assert_eq!(city.begin_due().await.len(), 1);
        assert!(city.trail().await.iter().any(|line| line == &format!("tax-head share.use {number} allowed")));
    }

    /// What was brought is listed for both parties, still after the share has ended, until it is disposed of and that is filed.
    async fn a27_copies_are_known_until_they_are_disposed_of(city: City) {
        let number = planned(&city, "hand").await;
        bring(&city, "member", &number).await;
        city.does("member", &number, json!({"step": "finish", "note": "业务已结束"})).await;
        let address = format!("/api/shares/{number}/batch-plan");
        for login in ["member", "steward", "auditor"] {
            let copies = city.client(login).await.get(&address).await.ok()["copies"].clone();
            assert_eq!((&copies[0]["target"]["name"], &copies[0]["written"]["total"]), (&json!("tax_drop"), &json!(2)), "{login}");
        }
        assert_eq!(city.fails("member", &number, json!({"step": "dispose"})).await, "flow.note_missing");
        let share = city.does("member", &number, json!({"step": "dispose", "note": "副本已删除并登记"})).await;
        assert_eq!(share["state"], "disposed");
    }
}
