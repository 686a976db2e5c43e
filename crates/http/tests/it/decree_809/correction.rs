//! Art. 26: who uses data reports what is wrong, the department that it comes from verifies it within ten working days.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::city::{City, agree, limit, open, steps};
use crate::app::Answer;

const KEY: &str = "370399199001010012";

/// What the tax bureau doubts of a vaccination.
fn doubt() -> Value {
    json!({
        "key": KEY, "column": "vaccinated_on", "seen": "2020-02-30", "believed": "2020-02-29",
        "evidence": "本人出示的接种证记载为 2 月 29 日",
    })
}

impl City {
    /// What is answered to a report under a share.
    pub(super) async fn report(&self, login: &str, share: &str, doubt: Value) -> Answer {
        let body = json!({"share": share, "doubt": doubt});
        self.client(login).await.post("/api/corrections", body).await
    }

    /// Number of a correction that the tax bureau has reported.
    pub(super) async fn reported(&self) -> String {
        let share = self.running("vaccinations").await;
        let answer = self.report("member", &share, doubt()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()["number"].as_str().unwrap().to_owned()
    }

    pub(super) async fn correction(&self, login: &str, number: &str) -> Answer {
        self.client(login)
            .await
            .get(&format!("/api/corrections/{number}"))
            .await
    }

    pub(super) async fn corrects(&self, login: &str, number: &str, body: Value) -> Answer {
        let address = format!("/api/corrections/{number}/steps");
        self.client(login).await.post(&address, body).await
    }

    /// Takes a step that must succeed.
    pub(super) async fn verifies(&self, login: &str, number: &str, body: Value) -> Value {
        let answer = self.corrects(login, number, body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()
    }

    pub(super) async fn notices(&self, login: &str) -> Vec<Value> {
        let found = self.client(login).await.get("/api/notices?unread=true").await.json();
        found["items"].as_array().unwrap().clone()
    }

    /// A share of all vaccinations by file for the civil affairs bureau, which is nobody of the correction.
    pub(super) async fn takes_all(&self) {
        let answer = self
            .apply("civil-member", "vaccinations", |stated| stated["mode"] = json!("file"))
            .await;
        let number = answer.json()["number"].as_str().unwrap().to_owned();
        for (login, step) in [
            ("civil-member", json!({"step": "submit"})),
            ("civil-head", json!({"step": "approve"})),
            ("health-head", agree()),
            ("steward", json!({"step": "open"})),
        ] {
            self.does(login, &number, step).await;
        }
    }
}

jixia_testkit::on_both_databases! {
    with open;

    /// Art. 26: a report goes to the department that the data come from, and is due in ten working days; the dragon boat
    /// festival of 2020 does not count.
    async fn a26_a_report_is_answered_within_ten_working_days(city: City) {
        let number = city.reported().await;
        assert_eq!(number, "JH-2020-000001");
        let correction = city.correction("steward", &number).await.json();
        assert_eq!(correction["source"]["code"], "health");
        assert_eq!(correction["source_dataset"], "vaccinations");
        let verify = limit(&correction, "verify");
        assert_eq!((verify["left"].as_i64(), verify["due"].as_str()), (Some(10), Some("2020-06-30T16:00:00Z")));
        assert_eq!(verify["basis"]["zh"], "政务数据共享条例第二十六条");
    }

    /// Art. 26: what is not verified in time is red, and an answer that comes too late is kept as late.
    async fn a26_a_late_verification_is_kept_as_late(city: City) {
        let number = city.reported().await;
        city.pass(17);
        let correction = city.correction("member", &number).await.json();
        assert_eq!(limit(&correction, "verify")["lamp"], "red");
        city.verifies("steward", &number, json!({"step": "accept"})).await;
        let upheld = city.verifies("steward", &number, json!({"step": "uphold", "note": "原始登记无误"})).await;
        assert_eq!(limit(&upheld, "verify")["state"], "met_late");
    }

    /// Art. 26: only who uses the data reports, and only what was granted.
    async fn a26_who_uses_the_data_reports(city: City) {
        let share = city.running("vaccinations").await;
        assert_eq!(city.report("steward", &share, doubt()).await.code(), "correction.not_applicant");
        assert_eq!(city.report("administrator", &share, doubt()).await.code(), "share.unknown");
        let mut other = doubt();
        other["column"] = json!("vaccine");
        assert_eq!(city.report("member", &share, other).await.code(), "correction.not_granted");
        let waiting = city.sent("vaccinations").await;
        assert_eq!(city.report("member", &waiting, doubt()).await.code(), "correction.not_granted");
    }

    /// Everything that is wrong with a report is told at once; a value is reported once at a time.
    async fn a26_a_report_says_what_is_doubted_and_why(city: City) {
        let share = city.running("vaccinations").await;
        let empty = json!({"key": " ", "column": "vaccinated_on", "seen": "1", "believed": "1", "evidence": ""});
        let answer = city.report("member", &share, empty).await;
        let told = answer.json();
        let fields: Vec<&str> = told["fields"].as_array().unwrap().iter().map(|field| field["field"].as_str().unwrap()).collect();
        assert_eq!((answer.code().as_str(), fields), ("correction.incomplete", vec!["key", "believed", "evidence"]));
        assert_eq!(city.report("member", &share, doubt()).await.status, StatusCode::CREATED);
        assert_eq!(city.report("tax-steward", &share, doubt()).await.code(), "correction.open_already");
    }

    /// Art. 26: the department that the value comes from verifies it, by a person and with a reason.
    async fn a26_the_source_department_verifies(city: City) {
        let number = city.reported().await;
        for login in ["member", "authority", "auditor"] {
            let answer = city.corrects(login, &number, json!({"step": "accept"})).await;
            assert_eq!(answer.code(), "policy.denied", "{login}");
        }
        assert_eq!(city.corrects("steward", &number, json!({"step": "correct", "note": "已更正"})).await.code(), "flow.step_impossible");
        let taken = city.verifies("steward", &number, json!({"step": "accept"})).await;
        assert_eq!(steps(&taken), ["correct", "uphold", "forward"]);
        assert_eq!(city.corrects("steward", &number, json!({"step": "uphold"})).await.code(), "flow.note_missing");
    }

    /// Art. 26: the result is fed back to who reported.
    async fn a26_the_outcome_is_told_to_who_reported(city: City) {
        let number = city.reported().await;
        assert_eq!(city.notices("steward").await[0]["kind"], "to_verify");
        city.verifies("steward", &number, json!({"step": "accept"})).await;
        let step = json!({"step": "correct", "note": "录入错误，已更正", "value": "2020-02-29"});
        let corrected = city.verifies("steward", &number, step).await;
        assert_eq!((corrected["state"].as_str(), corrected["corrected_to"].as_str()), (Some("corrected"), Some("2020-02-29")));
        assert_eq!(limit(&corrected, "verify")["state"], "met");
        let told = city.notices("member").await;
        assert_eq!((told.len(), told[0]["kind"].as_str(), told[0]["correction"].as_str()), (1, Some("answered"), Some(number.as_str())));
        let events = city.client("member").await.get(&format!("/api/corrections/{number}/steps")).await.json();
        assert_eq!(events["items"][0]["note"], "录入错误，已更正");
    }

    /// Art. 26: when a value is corrected, everyone who received it is told; who received the whole table is told the record.
    async fn a26_everyone_who_received_the_value_is_told(city: City) {
        city.takes_all().await;
        let number = city.reported().await;
        city.verifies("steward", &number, json!({"step": "accept"})).await;
        assert!(city.notices("civil-member").await.is_empty());
        city.verifies("steward", &number, json!({"step": "correct", "note": "已更正"})).await;
        let told = city.notices("civil-member").await;
        assert_eq!((told.len(), told[0]["kind"].as_str(), told[0]["key"].as_str()), (1, Some("corrected"), Some(KEY)));
        let id = told[0]["id"].as_str().unwrap().to_owned();
        let others = city.client("member").await.post(&format!("/api/notices/{id}/read"), json!({})).await;
        assert_eq!(others.code(), "notice.unknown");
        let read = city.client("civil-member").await.post(&format!("/api/notices/{id}/read"), json!({})).await;
        assert!(read.ok()["seen_at"].is_string());
        assert!(city.notices("civil-member").await.is_empty());
    }

    /// A value that was found right is told to nobody but who doubted it.
    async fn a26_what_is_right_is_told_to_who_doubted_it_alone(city: City) {
        city.takes_all().await;
        let number = city.reported().await;
        city.verifies("steward", &number, json!({"step": "accept"})).await;
        city.verifies("steward", &number, json!({"step": "uphold", "note": "接种证系补办，登记无误"})).await;
        assert!(city.notices("civil-member").await.is_empty());
        assert_eq!(city.notices("member").await[0]["kind"], "answered");
    }

    /// A report that belongs to another department is forwarded; the clock does not stand still for that.
    async fn a26_forwarding_does_not_stop_the_clock(city: City) {
        let number = city.reported().await;
        city.pass(2);
        let before = limit(&city.correction("member", &number).await.json(), "verify").clone();
        let forward = json!({"step": "forward", "note": "由市大数据中心归集"});
        assert_eq!(city.corrects("steward", &number, forward.clone()).await.code(), "correction.recipient_missing");
        let organisations = city.client("member").await.get("/api/organisations").await.json();
        let id = |code: &str| {
            let all = organisations["items"].as_array().unwrap();
            all.iter().find(|known| known["code"] == code).unwrap()["id"].clone()
        };
        let to = |code: &str| json!({"step": "forward", "note": "由市大数据中心归集", "to": id(code)});
        assert_eq!(city.corrects("steward", &number, to("tax")).await.code(), "correction.recipient_same");
        city.verifies("steward", &number, to("city")).await;
        let after = city.correction("authority", &number).await.json();
        assert_eq!((after["state"].as_str(), after["source"]["code"].as_str()), (Some("reported"), Some("city")));
        assert_eq!(limit(&after, "verify")["due"], before["due"]);
        assert_eq!(city.correction("steward", &number).await.code(), "correction.unknown");
    }

    /// What was reported by mistake is taken back, by who reported it.
    async fn a26_a_report_is_taken_back(city: City) {
        let number = city.reported().await;
        let withdraw = json!({"step": "withdraw", "note": "看错了"});
        assert_eq!(city.corrects("steward", &number, withdraw.clone()).await.code(), "policy.denied");
        let withdrawn = city.verifies("member", &number, withdraw).await;
        assert_eq!((withdrawn["state"].as_str(), withdrawn["limits"].as_array().unwrap().len()), (Some("withdrawn"), 0));
    }

    /// Art. 37: authority and auditor see that a correction is there and where it stands, and nothing of what stands in it.
    async fn a37_who_oversees_reads_no_value_of_a_correction(city: City) {
        let number = city.reported().await;
        city.verifies("steward", &number, json!({"step": "accept", "note": format!("{KEY} 待查")})).await;
        for login in ["authority", "auditor"] {
            let answer = city.correction(login, &number).await;
            assert_eq!(answer.status, StatusCode::OK, "{login}: {}", answer.text());
            let client = city.client(login).await;
            let told = [
                answer.text(),
                client.get("/api/corrections").await.text(),
                client.get(&format!("/api/corrections/{number}/steps")).await.text(),
            ];
            for text in told {
                assert!(text.contains("verif") && !text.contains(KEY) && !text.contains("2020-02-29"), "{login}: {text}");
            }
        }
        assert_eq!(city.correction("administrator", &number).await.code(), "correction.unknown");
        let audit = city.client("auditor").await.get("/api/audit?action=correction.report").await.text();
        assert!(audit.contains(&number) && audit.contains("vaccinations.vaccinated_on") && !audit.contains(KEY), "{audit}");
    }
}
