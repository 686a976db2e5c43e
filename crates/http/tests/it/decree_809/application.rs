//! Art. 14 to 20: what is shared, what an application states, and who consents that it is made.

use axum::http::StatusCode;
use serde_json::json;

use super::catalogue;
use super::city::{City, agree, open, steps};

jixia_testkit::on_both_databases! {
    with open;

    /// Art. 14: what law says is not shared is refused at once, with the legal basis.
    async fn a14_what_is_not_shared_cannot_be_applied_for(city: City) {
        let answer = city.apply("member", "diagnoses", |_| {}).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::FORBIDDEN, "share.not_shared"));
        assert!(answer.text().contains("Basic Healthcare Law art. 92"), "{}", answer.text());
    }

    /// Art. 20: an application is made against what stands in the published catalogue.
    async fn a20_what_is_not_in_the_catalogue_cannot_be_applied_for(city: City) {
        assert_eq!(city.apply("member", "secrets", |_| {}).await.code(), "dataset.unknown");
        catalogue::withdraw(&city, "clinics").await;
        assert_eq!(city.apply("member", "clinics", |_| {}).await.code(), "dataset.unknown");
    }

    /// A department needs no share of its own data.
    async fn a20_the_own_dataset_needs_no_share(city: City) {
        assert_eq!(city.apply("steward", "vaccinations", |_| {}).await.code(), "share.own_dataset");
    }

    /// Art. 20: the legal basis is stated.
    async fn a20_the_legal_basis_must_be_stated(city: City) {
        let answer = city.apply("member", "vaccinations", |stated| stated["legal_basis"] = json!(" ")).await;
        assert_eq!(answer.code(), "share.application_incomplete");
        assert_eq!(answer.json()["fields"][0]["field"], "legal_basis");
    }

    /// Art. 20: the scenario is stated.
    async fn a20_the_scenario_must_be_stated(city: City) {
        let answer = city.apply("member", "vaccinations", |stated| stated["scenario"] = json!("")).await;
        assert_eq!(answer.json()["fields"][0]["field"], "scenario");
    }

    /// Art. 20, 34: how the data are kept safe is stated.
    async fn a34_the_security_measures_must_be_stated(city: City) {
        let answer = city.apply("member", "vaccinations", |stated| stated["security"] = json!("")).await;
        assert_eq!(answer.json()["fields"][0]["field"], "security");
    }

    /// Art. 20: the scope is stated, and exists.
    async fn a20_the_scope_must_be_stated_and_exist(city: City) {
        let none = city.apply("member", "vaccinations", |stated| stated["scope"] = json!({"columns": []})).await;
        assert_eq!(none.json()["fields"][0]["code"], "share.columns_missing");
        let unknown = city.apply("member", "vaccinations", |stated| stated["scope"] = json!({"columns": ["income"]})).await;
        assert_eq!(unknown.json()["fields"][0]["message"], "The dataset has no column 'income'.");
        let area = city.apply("member", "vaccinations", |stated| stated["scope"]["area"] = json!("370303")).await;
        assert_eq!(area.json()["fields"][0]["code"], "share.area_unknown");
    }

    /// Art. 20: the time limit is stated, lies ahead, and is no for-ever.
    async fn a20_the_last_day_of_use_lies_ahead_and_within_three_years(city: City) {
        for until in ["2020-06-15", "2019-01-01", "2024-01-01"] {
            let answer = city.apply("member", "vaccinations", |stated| stated["until"] = json!(until)).await;
            assert_eq!(answer.json()["fields"][0]["code"], "share.until_out_of_range", "{until}");
        }
    }

    /// Everything that is wrong is told at once.
    async fn a21_all_that_is_missing_is_told_at_once(city: City) {
        let answer = city.apply("member", "vaccinations", |stated| {
            stated["legal_basis"] = json!("");
            stated["security"] = json!("");
            stated["until"] = json!("2019-01-01");
        }).await;
        assert_eq!(answer.json()["fields"].as_array().unwrap().len(), 3);
    }

    /// Art. 22: the mode is one of those that the law names.
    async fn a22_the_mode_is_one_that_the_law_names(city: City) {
        let answer = city.apply("member", "vaccinations", |stated| stated["mode"] = json!("usb-stick")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    }

    /// An application is corrected until it is sent, and not afterwards.
    async fn a20_a_draft_is_changed_until_it_is_sent(city: City) {
        let number = city.draft("vaccinations").await;
        let application = json!({
            "legal_basis": "《税收征收管理法》第六条", "scenario": "退税", "mode": "interface",
            "scope": {"columns": ["vaccinated_on"], "rows": null, "area": null}, "until": "2020-12-31", "security": "专人专岗",
        });
        let member = city.client("member").await;
        let changed = member.put(&format!("/api/shares/{number}"), application.clone()).await;
        assert_eq!(changed.json()["application"], application, "{}", changed.text());
        city.does("member", &number, json!({"step": "submit"})).await;
        let late = member.put(&format!("/api/shares/{number}"), application).await;
        assert_eq!(late.code(), "share.sent_already");
    }

    /// Art. 20: nothing goes out without the head of the applicant's sharing office.
    async fn a20_only_the_head_of_the_applicant_approves(city: City) {
        let number = city.draft("vaccinations").await;
        city.does("member", &number, json!({"step": "submit"})).await;
        assert_eq!(city.fails("member", &number, json!({"step": "approve"})).await, "policy.denied");
        assert_eq!(city.fails("health-head", &number, json!({"step": "approve"})).await, "share.unknown");
        let share = city.does("tax-head", &number, json!({"step": "approve"})).await;
        assert_eq!(share["state"], "answering");
    }

    /// Art. 20: the head gives back what is not necessary, and says why.
    async fn a20_the_head_gives_back_and_says_why(city: City) {
        let number = city.draft("vaccinations").await;
        city.does("member", &number, json!({"step": "submit"})).await;
        assert_eq!(city.fails("tax-head", &number, json!({"step": "return"})).await, "flow.note_missing");
        let share = city.does("tax-head", &number, json!({"step": "return", "note": "没有必要"})).await;
        assert_eq!(share["state"], "draft");
        let events = city.client("member").await.get(&format!("/api/shares/{number}/steps")).await.json();
        assert_eq!(events["items"][0]["note"], "没有必要");
    }

    /// The provider does not see what the applicant only thinks about.
    async fn a20_a_draft_is_the_applicants_own(city: City) {
        let number = city.draft("vaccinations").await;
        for login in ["steward", "health-head"] {
            let client = city.client(login).await;
            assert_eq!(client.get(&format!("/api/shares/{number}")).await.code(), "share.unknown");
            assert_eq!(client.get("/api/shares").await.json()["total"], 0);
        }
    }

    /// The provider, the auditor and the authority see what was sent; a third department does not.
    async fn a29_provider_authority_and_auditor_see_what_was_sent(city: City) {
        let number = city.sent("vaccinations").await;
        for login in ["member", "steward", "health-head", "authority", "auditor"] {
            let client = city.client(login).await;
            assert_eq!(client.get("/api/shares").await.json()["total"], 1, "{login}");
            assert_eq!(city.share(login, &number).await["number"], number.as_str(), "{login}");
        }
        assert_eq!(city.client("administrator").await.get("/api/shares").await.json()["total"], 0);
    }

    /// Numbers count on within a year and begin anew with the next.
    async fn numbers_count_within_a_year(city: City) {
        assert_eq!(city.draft("vaccinations").await, "GX-2020-000001");
        assert_eq!(city.draft("clinics").await, "GX-2020-000002");
        city.pass(200);
        let answer = city.apply("member", "clinics", |stated| stated["until"] = json!("2021-12-31")).await;
        assert_eq!(answer.json()["number"], "GX-2021-000001");
    }

    /// An applicant takes an application back, at any time before the answer.
    async fn an_application_is_withdrawn_before_it_is_answered(city: City) {
        let number = city.sent("vaccinations").await;
        let share = city.does("member", &number, json!({"step": "withdraw"})).await;
        assert_eq!((share["state"].as_str(), share["limits"].as_array().map(Vec::len)), (Some("withdrawn"), Some(0)));
        assert!(steps(&share).is_empty());
        assert_eq!(city.fails("health-head", &number, agree()).await, "flow.step_impossible");
    }
}
