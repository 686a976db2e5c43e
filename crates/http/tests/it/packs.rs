//! Packs, rules and the trace.

use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn packs_are_shown_and_their_files_come_back_byte_for_byte() {
    let app = TestApp::new().await;
    app.install_pack().await;
    let member = app.log_in("member").await;
    let packs = member.get("/api/packs").await.ok();
    assert_eq!(
        (&packs["items"][0]["name"], &packs["total"]),
        (&json!("health"), &json!(1))
    );
    assert_eq!(member.get("/api/packs?q=tax").await.ok()["total"], 0);
    assert_eq!(member.get("/api/packs/health").await.ok()["maturity"], "trial");
    let file = member
        .get("/api/packs/health/file?path=datasets/vaccinations.yaml")
        .await;
    assert_eq!(file.body, include_bytes!("../fixtures/vaccinations.yaml"));
    assert_eq!(
        member.get("/api/packs/health/file?path=nothing.yaml").await.problem(),
        "404 pack.file_unknown"
    );
    assert_eq!(member.get("/api/packs/nothing").await.problem(), "404 pack.unknown");
    let dataset = member.get("/api/datasets/vaccinations").await.ok();
    assert_eq!(
        (&dataset["state"], &dataset["title"]["en"]),
        (&json!("published"), &json!("Vaccinations"))
    );
}

#[tokio::test]
async fn a_rule_that_nobody_declares_is_unknown() {
    let app = TestApp::new().await;
    let member = app.log_in("member").await;
    assert_eq!(member.get("/api/rules").await.ok()["items"], json!([]));
    assert_eq!(member.get("/api/rules/no-rule").await.problem(), "404 rule.unknown");
    assert_eq!(
        member
            .post("/api/rules/no-rule/decide", json!({"given": {}}))
            .await
            .problem(),
        "404 rule.unknown"
    );
    assert_eq!(
        member.post("/api/rules/no-rule/run", json!({})).await.problem(),
        "404 rule.unknown"
    );
    let nested = json!({"given": {"list": []}});
    assert_eq!(
        member.post("/api/rules/no-rule/decide", nested).await.problem(),
        "400 http.value_malformed"
    );
}

#[tokio::test]
async fn the_trace_counts_what_is_carried_out() {
    let app = TestApp::new().await;
    app.install_pack().await;
    let auditor = app.log_in("auditor").await;
    let trace = auditor.get("/api/trace").await.ok();
    assert_eq!(trace["total"], json!({"clauses": 2, "carried_out": 1, "passing": 0}));
    let ids = |clauses: &serde_json::Value| -> Vec<String> {
        let items = clauses["items"].as_array().unwrap().iter();
        items.map(|clause| clause["id"].as_str().unwrap().to_owned()).collect()
    };
    for (query, expected) in [
        ("", vec!["S009-01", "S009-02"]),
        ("?page_size=1&page=2", vec!["S009-02"]),
        (
            "?document=%E6%B7%84%E6%94%BF%E5%AD%97%E3%80%942020%E3%80%959%E5%8F%B7&state=carried_out",
            vec!["S009-01"],
        ),
        ("?state=open", vec!["S009-02"]),
        ("?state=passing", vec![]),
        ("?q=%E5%85%8D%E7%96%AB", vec!["S009-02"]),
        ("?q=PLAN", vec!["S009-02"]),
        ("?group=nothing", vec![]),
    ] {
        let clauses = auditor.get(&format!("/api/clauses{query}")).await.ok();
        assert_eq!(ids(&clauses), expected, "{query}");
    }
    let carriers = &auditor.get("/api/clauses?state=carried_out").await.ok()["items"][0]["carriers"];
    assert_eq!(
        carriers,
        &json!([{
            "kind": "dataset", "name": "vaccinations", "title": {"zh": "预防接种", "en": "Vaccinations"},
            "pack": "health", "tests_pass": null
        }])
    );
    assert_eq!(
        auditor.get("/api/clauses?state=nearly").await.problem(),
        "400 http.query_malformed"
    );
}

#[tokio::test]
async fn a_pack_shows_what_it_declares_and_what_the_check_says_of_it() {
    let app = TestApp::new().await;
    app.install_pack().await;
    let member = app.log_in("member").await;
    let items = member.get("/api/packs/health/items").await.ok();
    assert_eq!(items["total"], 1);
    assert_eq!(
        items["items"][0],
        json!({
            "kind": "dataset", "name": "vaccinations", "title": {"zh": "预防接种", "en": "Vaccinations"},
            "clauses": ["S009-01"], "tests": []
        })
    );
    assert_eq!(
        member.get("/api/packs/health/items?q=%E6%88%B7%E7%B1%8D").await.ok()["total"],
        0
    );
    assert_eq!(member.get("/api/packs/health/findings").await.ok(), json!([]));
    for list in ["items", "findings"] {
        let path = format!("/api/packs/nothing/{list}");
        assert_eq!(member.get(&path).await.problem(), "404 pack.unknown");
    }
}
