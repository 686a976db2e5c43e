//! Art. 22 and 27: files to take away.

use axum::http::StatusCode;
use jixia_app::evidence::AnswerHash;
use jixia_evidence::Receipt;
use serde_json::{Value, json};

use super::city::{City, open};
use crate::app::Answer;

/// Number of a share by files that runs, over a table with two vaccinations.
async fn running(city: &City) -> String {
    city.vaccinate(2).await;
    city.running_in("vaccinations", "file").await
}

async fn take(city: &City, login: &str, number: &str, body: Value) -> Answer {
    let mut client = city.client(login).await;
    client.set("x-purpose", "refund");
    client.post(&format!("/api/shares/{number}/files"), body).await
}

fn csv() -> Value {
    json!({"case": "TS-1", "format": "csv", "byte_order_mark": false})
}

jixia_testkit::on_both_databases! {
    with open;

    /// A file holds what was granted and nothing else, and each row says under which share and receipt it was given.
    async fn a22_a_file_holds_what_was_granted_and_says_whose_it_is(city: City) {
        let number = running(&city).await;
        let answer = take(&city, "member", &number, csv()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let receipt = answer.headers["jixia-receipt"].to_str().unwrap();
        let mark = format!("{number} {receipt}");
        let expected = format!(
            "citizen_number,vaccinated_on,_share\n370399199001010012,2020-06-01,{mark}\n370399199001010020,2020-06-02,{mark}\n"
        );
        assert_eq!(answer.text(), expected);
        let name = answer.headers["content-disposition"].to_str().unwrap();
        assert!(name.contains(&number) && name.contains("20200615") && name.ends_with(".csv"), "{name}");
    }

    /// The receipt of a file names share, case, table and rows, and its hash is that of the bytes that were sent.
    async fn a22_the_receipt_of_a_file_is_over_the_bytes_that_were_sent(city: City) {
        let number = running(&city).await;
        for format in ["csv", "xlsx", "parquet"] {
            let answer = take(&city, "member", &number, json!({"case": "TS-9", "format": format})).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
            let receipt = answer.headers["jixia-receipt"].to_str().unwrap();
            let file = city.client("member").await.get(&format!("/api/receipts/{receipt}")).await.ok();
            let told: Value = serde_json::from_str(file["receipt"].as_str().unwrap()).unwrap();
            let leaf = Receipt::parse(file["receipt"].as_str().unwrap()).unwrap();
            assert!(AnswerHash::of(&answer.body).is_of(&leaf), "{format}");
            let facts = json!([told["door"], told["kind"], told["grant"], told["case"], told["rows"], told["tables"]]);
            let tables = json!([{"dataset": "vaccinations", "version": 0}]);
            assert_eq!(facts, json!(["file", "file", number, "TS-9", 2, tables]), "{format}");
        }
    }

    /// A share that was granted for another mode gives no file, and one by files answers no look-up.
    async fn a22_a_file_is_taken_under_a_share_by_files_alone(city: City) {
        let number = running(&city).await;
        assert_eq!(city.uses("member", &number).await, "share.other_mode");
        let other = city.running("vaccinations").await;
        assert_eq!(take(&city, "member", &other, csv()).await.code(), "share.other_mode");
    }

    /// Nobody but the applicant takes the file, and each refusal has its receipt.
    async fn a25_only_the_applicant_takes_the_file(city: City) {
        let number = running(&city).await;
        for login in ["steward", "authority", "auditor"] {
            assert_eq!(take(&city, login, &number, csv()).await.code(), "policy.denied", "{login}");
        }
        let receipts = city.client("auditor").await.get(&format!("/api/receipts?grant={number}")).await.ok();
        assert_eq!(receipts["total"], 3, "{receipts}");
        assert!(receipts["items"].to_string().contains("\"file\""), "{receipts}");
    }

    /// A suspension stops files at once.
    async fn a27_a_suspension_stops_files_at_once(city: City) {
        let number = running(&city).await;
        assert_eq!(take(&city, "member", &number, csv()).await.status, StatusCode::OK);
        city.does("steward", &number, json!({"step": "suspend", "note": "超范围使用", "days": 10})).await;
        assert_eq!(take(&city, "member", &number, csv()).await.code(), "share.not_running");
    }

    /// Taking a file says for what purpose and for which case.
    async fn a26_taking_a_file_says_for_what_and_for_which_case(city: City) {
        let number = running(&city).await;
        let client = city.client("member").await;
        let address = format!("/api/shares/{number}/files");
        assert_eq!(client.post(&address, csv()).await.code(), "purpose.missing");
        let nameless = json!({"case": "", "format": "csv"});
        assert_eq!(take(&city, "member", &number, nameless).await.code(), "share.case_missing");
    }

    /// While nothing was delivered there is no file, and no empty one either.
    async fn a22_what_was_not_delivered_yet_is_no_file(city: City) {
        let number = city.running_in("vaccinations", "file").await;
        assert_eq!(take(&city, "member", &number, csv()).await.code(), "share.nothing_yet");
    }
}
