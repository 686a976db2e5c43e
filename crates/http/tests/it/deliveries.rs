//! Deliveries over the API: handed over, checked in the background, told, restored.

use axum::{body::Body, http::Method};
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const PATH: &str = "/api/datasets/vaccinations/deliveries";
/// Two good rows: sample numbers of the area 370399, with right check digits.
const GOOD: &str = "公民身份号码,接种日期\n370399198001010015,2020-06-01\n370399198001010023,2020年6月2日\n";
const HALF: &str = "公民身份号码,接种日期\n370399198001010015,2020-06-01\n370399198001010031,not a day\n";

/// Hands a file over and waits until it is read.
async fn deliver(app: &TestApp, client: &Client, file_name: &str, file: &str) -> Value {
    let delivery = client.upload(PATH, file_name, file).await;
    assert_eq!(delivery.status.as_u16(), 202, "{}", delivery.text());
    app.web.settled().await;
    client
        .get(&format!("/api/deliveries/{}", delivery.json()["id"].as_str().unwrap()))
        .await
        .ok()
}

async fn installed() -> (TestApp, Client) {
    let app = TestApp::new().await;
    app.install_pack().await;
    let steward = app.log_in("steward").await;
    (app, steward)
}

#[tokio::test]
async fn a_file_is_handed_over_checked_and_listed() {
    let (app, steward) = installed().await;
    let report = deliver(&app, &steward, "接种.csv", GOOD).await;
    let delivery = &report["delivery"];
    assert_eq!(delivery["state"], "committed", "{report}");
    assert_eq!(
        (&delivery["rows"], &delivery["good"], &delivery["file_name"]),
        (&json!(2), &json!(2), &json!("接种.csv"))
    );

    let listed = steward.get("/api/deliveries?dataset=vaccinations").await.ok();
    assert_eq!(listed["items"][0]["id"], delivery["id"]);
    assert_eq!(
        (&delivery["dataset_title"]["zh"], &delivery["by_name"]),
        (&json!("预防接种"), &json!("steward"))
    );
    assert_eq!(steward.get("/api/deliveries?state=failed").await.ok()["total"], 0);
    for (state, total) in [("failed", 0), ("committed", 1)] {
        let path = format!("/api/deliveries?dataset=vaccinations&state={state}");
        assert_eq!(steward.get(&path).await.ok()["total"], total, "{path}");
    }
    let again = steward.upload(PATH, "again.csv", GOOD).await;
    assert_eq!(again.problem(), "409 delivery.already_committed");
}

#[tokio::test]
async fn rejected_rows_come_back_as_a_workbook() {
    let (app, steward) = installed().await;
    let report = deliver(&app, &steward, "接种.csv", HALF).await;
    assert_eq!(
        (&report["delivery"]["good"], &report["delivery"]["bad"]),
        (&json!(1), &json!(1)),
        "{report}"
    );
    let path = format!(
        "/api/deliveries/{}/rejected.xlsx",
        report["delivery"]["id"].as_str().unwrap()
    );
    let file = steward.get(&path).await;
    assert_eq!(file.status.as_u16(), 200, "{}", file.text());
    assert!(file.body.starts_with(b"PK"), "a workbook is a ZIP archive");
    let name = file.headers["content-disposition"].to_str().unwrap();
    assert_eq!(name, "attachment; filename*=UTF-8''%E6%8E%A5%E7%A7%8D-rejected.xlsx");
    assert_eq!(
        app.log_in("member").await.get(&path).await.problem(),
        "404 delivery.unknown"
    );
    assert!(
        app.trail()
            .await
            .contains(&"steward quarantine.read 接种.csv allowed".to_owned()),
        "{:?}",
        app.trail().await
    );
}

#[tokio::test]
async fn faults_are_listed_page_by_page_and_by_rule_and_column() {
    let (app, steward) = installed().await;
    let rows = "370399198001010032,not a day\n370399198001010015,\n";
    let report = deliver(&app, &steward, "接种.csv", &format!("公民身份号码,接种日期\n{rows}")).await;
    let path = format!(
        "/api/deliveries/{}/rejected",
        report["delivery"]["id"].as_str().unwrap()
    );
    let told = |answer: &Value| -> Vec<String> {
        let cell = |cell: &Value| format!("{} {} {}", cell["line"], cell["column"], cell["rule"]).replace('"', "");
        answer["items"].as_array().unwrap().iter().map(cell).collect()
    };
    let all = steward.get(&path).await.ok();
    let faults = told(&all);
    assert_eq!(faults.len(), 3, "{all}");
    assert!(faults.contains(&"2 vaccinated_on type".to_owned()), "{all}");
    let day = &all["items"][faults.iter().position(|fault| fault.ends_with("type")).unwrap()];
    assert_eq!((&day["value"], &day["masked"]), (&json!("not a day"), &json!(false)));
    assert!(
        day["reason"]["zh"].as_str().unwrap().contains("not a day")
            && day["reason"]["en"].as_str().unwrap().contains("not a day"),
        "{day}"
    );
    let second = steward.get(&format!("{path}?page=2&page_size=2")).await.ok();
    assert_eq!((told(&second), &second["total"]), (faults[2..].to_vec(), &json!(3)));
    let required = steward.get(&format!("{path}?rule=required")).await.ok();
    assert_eq!(told(&required), ["3 vaccinated_on required"]);
    let number = steward.get(&format!("{path}?column=citizen_number")).await.ok();
    assert_eq!(told(&number), ["2 citizen_number semantic"]);
    let too_many = steward.get(&format!("{path}?page_size=1000")).await;
    assert_eq!(too_many.problem(), "400 http.page_out_of_range");
    for (login, problem) in [("member", "404 delivery.unknown"), ("auditor", "403 policy.denied")] {
        assert_eq!(app.log_in(login).await.get(&path).await.problem(), problem);
    }
    let clean = deliver(&app, &steward, "good.csv", GOOD).await;
    let path = format!("/api/deliveries/{}/rejected", clean["delivery"]["id"].as_str().unwrap());
    assert_eq!(steward.get(&path).await.ok()["total"], 0);
    let read = "steward quarantine.read 接种.csv allowed".to_owned();
    assert!(app.trail().await.contains(&read), "{:?}", app.trail().await);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_fails_with_the_reason_and_the_table_stays() {
    let (app, steward) = installed().await;
    let report = deliver(&app, &steward, "empty.csv", "").await;
    assert_eq!(report["delivery"]["state"], "failed", "{report}");
    assert_eq!(report["delivery"]["reason"]["code"], "delivery.file_empty");
    let path = format!("/api/deliveries/{}", report["delivery"]["id"].as_str().unwrap());
    for (language, sentence) in [
        ("zh-CN", "文件“empty.csv”是空的，请交付带有表头和数据的文件。"),
        (
            "en",
            "The file empty.csv is empty; deliver a file with a header and rows.",
        ),
    ] {
        let mut client = steward.clone();
        client.set("accept-language", language);
        let told = client.get(&path).await.ok()["delivery"]["reason"]["message"].clone();
        assert_eq!(told, sentence, "the reason is told in the language of whoever reads it");
    }
    let versions = steward.get("/api/datasets/vaccinations/versions").await.ok();
    assert_eq!((&versions["items"], &versions["total"]), (&json!([]), &json!(0)));
}

#[tokio::test]
async fn a_past_version_is_restored_by_who_minds_the_dataset() {
    let (app, steward) = installed().await;
    deliver(&app, &steward, "one.csv", GOOD).await;
    deliver(&app, &steward, "two.csv", &GOOD.replace("06-01", "06-11")).await;
    let page = steward.get("/api/datasets/vaccinations/versions").await.ok();
    assert_eq!(page["total"], 2, "{page}");
    let versions = &page["items"];
    let told = |version: &Value| ["rows_before", "rows", "file_name", "by_name"].map(|name| version[name].clone());
    assert_eq!(
        told(&versions[0]),
        [json!(2), json!(2), json!("two.csv"), json!("steward")],
        "{page}"
    );
    assert_eq!(
        told(&versions[1]),
        [json!(null), json!(2), json!("one.csv"), json!("steward")],
        "{page}"
    );
    let older = steward
        .get("/api/datasets/vaccinations/versions?page=2&page_size=1")
        .await
        .ok();
    assert_eq!(older["items"], json!([versions[1]]));
    let restore = "/api/datasets/vaccinations/restore";
    let body = json!({"version": versions[1]["version"]});
    assert_eq!(
        app.log_in("member").await.post(restore, body.clone()).await.problem(),
        "403 policy.denied"
    );
    let restored = steward.post(restore, body).await.ok();
    assert_eq!(
        restored["version"].as_u64(),
        versions[0]["version"].as_u64().map(|version| version + 1)
    );
}

#[tokio::test]
async fn what_is_no_form_or_has_no_file_is_refused() {
    let (app, steward) = installed().await;
    let raw = steward
        .send(Method::POST, PATH, Some("text/csv"), Body::from(GOOD))
        .await;
    assert_eq!(raw.problem(), "400 http.form_malformed");
    let empty = steward
        .send(
            Method::POST,
            PATH,
            Some("multipart/form-data; boundary=lamp"),
            Body::from("--lamp--\r\n"),
        )
        .await;
    assert_eq!(empty.problem(), "400 http.form_malformed");
    let large = "x".repeat((1 << 20) + 1);
    assert_eq!(
        steward.upload(PATH, "large.csv", &large).await.problem(),
        "413 files.too_large"
    );
    assert_eq!(
        steward
            .upload("/api/datasets/nothing/deliveries", "a.csv", GOOD)
            .await
            .problem(),
        "404 dataset.unknown"
    );
    assert_eq!(
        app.log_in("member").await.upload(PATH, "a.csv", GOOD).await.problem(),
        "403 policy.denied"
    );
}
