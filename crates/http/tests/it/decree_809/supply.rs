//! Art. 22: after the consent the data flow.

use serde_json::json;

use super::city::{City, agree, limit, open};
use crate::signing;

jixia_testkit::on_both_databases! {
    with open;

    /// Art. 22: within twenty working days after the answer.
    async fn a22_data_flow_within_twenty_working_days(city: City) {
        let number = city.sent("vaccinations").await;
        let share = city.does("health-head", &number, agree()).await;
        let supply = limit(&share, "supply");
        assert_eq!((supply["left"].as_i64(), supply["due"].as_str()), (Some(20), Some("2020-07-14T16:00:00Z")));
        assert_eq!(supply["basis"]["zh"], "政务数据共享条例第二十二条");
    }

    /// Nothing flows before the provider has opened the share.
    async fn a22_nothing_flows_before_it_is_opened(city: City) {
        let number = city.sent("vaccinations").await;
        assert_eq!(city.uses("member", &number).await, "share.not_running");
        city.does("health-head", &number, agree()).await;
        assert_eq!(city.uses("member", &number).await, "share.not_running");
    }

    /// The provider's people open it; what was promised in time is green for good.
    async fn a22_the_provider_opens_the_share(city: City) {
        let number = city.sent("vaccinations").await;
        city.does("health-head", &number, agree()).await;
        assert_eq!(city.fails("member", &number, json!({"step": "open"})).await, "policy.denied");
        let share = city.does("steward", &number, json!({"step": "open"})).await;
        assert_eq!((share["state"].as_str(), share["in_force"].as_bool()), (Some("running"), Some(true)));
        assert_eq!(limit(&share, "supply")["state"], "met");
    }

    /// What is promised and does not come is overdue.
    async fn a22_data_that_do_not_come_are_overdue(city: City) {
        let number = city.sent("vaccinations").await;
        city.does("health-head", &number, agree()).await;
        city.pass(31);
        assert_eq!(limit(&city.share("member", &number).await, "supply")["lamp"], "red");
    }

    /// Each use says for what purpose and for which case.
    async fn a26_a_use_says_for_what_and_for_which_case(city: City) {
        let number = city.running("vaccinations").await;
        let mut client = city.client("member").await;
        let address = format!("/api/shares/{number}/look-up");
        let body = json!({"case": "TS-1", "key": "370399199001010012"});
        assert_eq!(client.post(&address, body).await.code(), "purpose.missing");
        client.set("x-purpose", "refund");
        let body = json!({"case": " ", "key": "370399199001010012"});
        assert_eq!(client.post(&address, body).await.code(), "share.case_missing");
    }

    /// Art. 25: the grant is the applicant's and nobody else's, neither the provider's nor the authority's.
    async fn a25_only_the_applicant_uses_the_grant(city: City) {
        let number = city.running("vaccinations").await;
        for (login, code) in [
            ("steward", "policy.denied"),
            ("authority", "policy.denied"),
            ("auditor", "policy.denied"),
            ("administrator", "share.unknown"),
        ] {
            assert_eq!(city.uses(login, &number).await, code, "{login}");
        }
    }

    /// Art. 25: a share that was granted for another mode does not open the interface.
    async fn a22_the_mode_that_was_granted_is_the_one_that_works(city: City) {
        let answer = city.apply("member", "vaccinations", |stated| stated["mode"] = json!("batch")).await;
        let number = answer.json()["number"].as_str().unwrap().to_owned();
        for (login, step) in [
            ("member", json!({"step": "submit"})),
            ("tax-head", json!({"step": "approve"})),
            ("health-head", agree()),
            ("steward", json!({"step": "open"})),
        ] {
            city.does(login, &number, step).await;
        }
        assert_eq!(city.uses("member", &number).await, "share.other_mode");
    }

    /// The calls in a minute are those that were granted.
    async fn a25_the_rate_is_the_one_that_was_granted(city: City) {
        let number = city.sent("vaccinations").await;
        let mut few = agree();
        few["grant"]["calls_per_minute"] = json!(2);
        city.does("health-head", &number, few).await;
        city.does("steward", &number, json!({"step": "open"})).await;
        let mut codes = Vec::new();
        for _ in 0..3 {
            codes.push(city.uses("member", &number).await);
        }
        assert_eq!(codes[2], "share.too_often", "{codes:?}");
        assert_ne!(codes[1], "share.too_often");
    }

    /// What is verified is a column that was granted; nothing else is told.
    async fn a25_what_is_verified_was_granted(city: City) {
        let number = city.running("vaccinations").await;
        let mut client = city.client("member").await;
        client.set("x-purpose", "refund");
        let address = format!("/api/shares/{number}/verify");
        let body = json!({"case": "TS-1", "key": "370399199001010012", "stated": {"income": "1"}});
        assert_eq!(client.post(&address, body).await.code(), "share.column_not_granted");
        let body = json!({"case": "TS-1", "key": "370399199001010012", "stated": {}});
        assert_eq!(client.post(&address, body).await.code(), "share.nothing_to_verify");
    }

    /// Art. 35, measures against unlawful use: the secret of a key does not do, a program signs each request.
    async fn a35_a_program_signs_its_requests(city: City) {
        let number = city.running("vaccinations").await;
        let member = city.client("member").await;
        let path = format!("/api/shares/{number}/look-up");
        let body = json!({"case": "TS-1", "key": "370399199001010012"});
        let made = member.post("/api/api-keys", json!({"name": "窗口系统"})).await.json();
        let mut by_secret = city.app.with_key(made["secret"].as_str().unwrap());
        by_secret.set("x-purpose", "refund");
        assert_eq!(by_secret.post(&path, body.clone()).await.problem(), "403 share.signature_missing");
        let program = signing::register(&member).await;
        let signed = signing::sign((&city.app, &program), ("POST", &path), &body, (city.app.seconds(), "1"));
        let by_signature = signed.post(&path, body).await.code();
        assert_eq!(by_signature, city.uses("member", &number).await, "as a person of the applicant");
    }
}
