//! Art. 28: a dispute climbs from the parties to the authority, to the common upper authority, to the government.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::city::{City, open, steps};
use crate::app::Answer;

const CLAIM: &str = "拒绝理由不成立：使用范围没有超出职责";

impl City {
    /// Number of a share that the health commission has refused.
    pub(super) async fn refused(&self) -> String {
        let number = self.sent("vaccinations").await;
        let refuse = json!({"step": "refuse", "note": "与申请职责无关"});
        self.does("health-head", &number, refuse).await;
        number
    }

    pub(super) async fn disputes(&self, login: &str, share: &str, claim: &str) -> Answer {
        let address = format!("/api/shares/{share}/disputes");
        self.client(login).await.post(&address, json!({"claim": claim})).await
    }

    /// Number of a dispute that the tax bureau has opened.
    pub(super) async fn disputed(&self) -> (String, String) {
        let share = self.refused().await;
        let answer = self.disputes("tax-head", &share, CLAIM).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        (share, answer.json()["number"].as_str().unwrap().to_owned())
    }

    pub(super) async fn climbs(&self, login: &str, number: &str, step: &str) -> Answer {
        let body = json!({"step": step, "note": format!("{login}：{step}")});
        self.client(login)
            .await
            .post(&format!("/api/disputes/{number}/steps"), body)
            .await
    }
}

fn state(answer: Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()["state"].as_str().unwrap().to_owned()
}

jixia_testkit::on_both_databases! {
    with open;

    /// Art. 28: a party disputes what was refused; there has to be something to dispute, once at a time, with a claim.
    async fn a28_a_party_disputes_what_was_refused(city: City) {
        let running = city.running("vaccinations").await;
        assert_eq!(city.disputes("tax-head", &running, CLAIM).await.code(), "dispute.no_cause");
        let share = city.refused().await;
        assert_eq!(city.disputes("tax-head", &share, " ").await.code(), "dispute.claim_missing");
        for login in ["member", "auditor", "authority"] {
            assert_eq!(city.disputes(login, &share, CLAIM).await.code(), "policy.denied", "{login}");
        }
        assert_eq!(city.disputes("civil-head", &share, CLAIM).await.code(), "share.unknown");
        let dispute = city.disputes("tax-steward", &share, CLAIM).await.json();
        assert_eq!((dispute["number"].as_str(), dispute["state"].as_str()), (Some("ZY-2020-000001"), Some("negotiating")));
        assert_eq!(city.disputes("health-head", &share, CLAIM).await.code(), "dispute.open_already");
    }

    /// Art. 28: what is overdue or suspended can be disputed as well, by either party.
    async fn a28_what_is_overdue_or_suspended_is_disputed(city: City) {
        let late = city.sent("vaccinations").await;
        let may_open = |seen: &Value| seen["may_open"].as_bool().unwrap();
        let address = format!("/api/shares/{late}/disputes");
        assert!(!may_open(&city.client("tax-head").await.get(&address).await.json()));
        city.pass(30);
        assert!(may_open(&city.client("tax-head").await.get(&address).await.json()));
        let suspended = city.running("vaccinations").await;
        city.does("steward", &suspended, json!({"step": "suspend", "note": "超范围使用", "days": 5})).await;
        assert_eq!(city.disputes("health-head", &suspended, "对方拒不整改").await.status, StatusCode::CREATED);
    }

    /// Art. 28: the parties negotiate first, and what they agree on is on file.
    async fn a28_the_parties_negotiate_first(city: City) {
        let (share, number) = city.disputed().await;
        assert_eq!(city.climbs("authority", &number, "coordinate").await.code(), "flow.step_impossible");
        let client = city.client("health-head").await;
        let seen = client.get(&format!("/api/shares/{share}/disputes")).await.json();
        assert_eq!(steps(&seen["items"][0]), ["agree", "reply", "escalate"]);
        assert_eq!(state(city.climbs("health-head", &number, "agree").await), "settled");
        let events = client.get(&format!("/api/disputes/{number}/steps")).await.json();
        assert_eq!(events["items"][0]["note"], "health-head：agree");
    }

    /// Art. 28: then the authority coordinates, then the common upper authority, and in the end the government decides.
    async fn a28_the_ladder_ends_with_the_government(city: City) {
        let (share, number) = city.disputed().await;
        assert_eq!(state(city.climbs("tax-head", &number, "escalate").await), "coordinating");
        assert_eq!(city.climbs("health-head", &number, "coordinate").await.code(), "policy.denied");
        assert_eq!(state(city.climbs("health-head", &number, "reply").await), "coordinating");
        for (step, after) in [("refer", "referred"), ("submit", "deciding"), ("decide", "decided")] {
            assert_eq!(state(city.climbs("authority", &number, step).await), after);
        }
        let client = city.client("tax-head").await;
        let seen = client.get(&format!("/api/shares/{share}/disputes")).await.json();
        assert!(steps(&seen["items"][0]).is_empty());
        let events = client.get(&format!("/api/disputes/{number}/steps")).await.json();
        assert_eq!(events["total"], 6);
    }
}
