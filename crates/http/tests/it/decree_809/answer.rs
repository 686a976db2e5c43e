//! Art. 20 and 21: the provider's answer, its time limit, its extension, missing papers.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::city::{City, agree, limit, open, steps};

/// The instant as the API writes it.
fn china_midnight(day: &str) -> Value {
    let midnight = format!("{day}T00:00:00+08:00")
        .parse::<chrono::DateTime<chrono::Utc>>()
        .unwrap();
    json!(midnight.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}

jixia_testkit::on_both_databases! {
    with open;

    /// Art. 21: unconditional data, one working day. It is Monday, so it ends with Tuesday.
    async fn a21_unconditional_data_are_answered_within_one_working_day(city: City) {
        let number = city.sent("clinics").await;
        let share = city.share("health-head", &number).await;
        let answer = limit(&share, "answer");
        assert_eq!(answer["due"], china_midnight("2020-06-17"));
        assert_eq!((answer["left"].as_i64(), answer["lamp"].as_str()), (Some(1), Some("yellow")));
        assert_eq!(answer["basis"]["en"], "Decree 809 Art. 21");
    }

    /// Art. 21: conditional data, ten working days; the dragon boat festival of 2020 (25 to 27 June; 28 June is worked)
    /// does not count.
    async fn a21_conditional_data_are_answered_within_ten_working_days(city: City) {
        let number = city.sent("vaccinations").await;
        let share = city.share("health-head", &number).await;
        let answer = limit(&share, "answer");
        assert_eq!(answer["due"], china_midnight("2020-07-01"));
        assert_eq!((answer["left"].as_i64(), answer["lamp"].as_str()), (Some(10), Some("green")));
        assert_eq!(answer["provisional"], false);
    }

    /// What is not answered in time is red, and says how late it is.
    async fn a21_a_late_answer_is_overdue_from_the_first_instant_on(city: City) {
        let number = city.sent("vaccinations").await;
        city.pass(15);
        let share = city.share("authority", &number).await;
        assert_eq!(limit(&share, "answer")["state"], "running");
        city.pass(1);
        let share = city.share("authority", &number).await;
        let answer = limit(&share, "answer");
        assert_eq!((answer["state"].as_str(), answer["lamp"].as_str(), answer["left"].as_i64()), (Some("overdue"), Some("red"), Some(-1)));
    }

    /// An answer that comes too late is an answer, and is kept as late.
    async fn a21_a_late_answer_is_kept_as_late(city: City) {
        let number = city.sent("vaccinations").await;
        city.pass(20);
        let share = city.does("health-head", &number, agree()).await;
        assert_eq!(limit(&share, "answer")["state"], "met_late");
    }

    /// Art. 20: the answer is the head's of the provider's sharing office.
    async fn a20_only_the_head_of_the_provider_answers(city: City) {
        let number = city.sent("vaccinations").await;
        for login in ["steward", "member", "tax-head", "authority"] {
            assert_eq!(city.fails(login, &number, agree()).await, "policy.denied", "{login}");
        }
        let share = city.does("health-head", &number, agree()).await;
        assert_eq!(share["state"], "agreed");
    }

    /// Art. 21: a refusal gives its reason.
    async fn a21_a_refusal_gives_its_reason(city: City) {
        let number = city.sent("vaccinations").await;
        assert_eq!(city.fails("health-head", &number, json!({"step": "refuse"})).await, "flow.note_missing");
        let share = city.does("health-head", &number, json!({"step": "refuse", "note": "超出法定职责"})).await;
        assert_eq!((share["state"].as_str(), limit(&share, "answer")["state"].as_str()), (Some("refused"), Some("met")));
        let events = city.client("member").await.get(&format!("/api/shares/{number}/steps")).await.json();
        assert_eq!(events["items"][0]["note"], "超出法定职责");
    }

    /// Art. 14: what is shared unconditionally is for all departments; it cannot be refused.
    async fn a14_unconditional_data_cannot_be_refused(city: City) {
        let number = city.sent("clinics").await;
        let refused = city.fails("health-head", &number, json!({"step": "refuse", "note": "不方便"})).await;
        assert_eq!(refused, "flow.step_other_sort");
        let share = city.share("health-head", &number).await;
        assert!(!steps(&share).contains(&"refuse"), "{share}");
    }

    /// Art. 21: missing papers are told once, and the limit stands still until they are there.
    async fn a21_missing_papers_are_asked_for_and_the_limit_stands_still(city: City) {
        let number = city.sent("vaccinations").await;
        city.pass(2);
        let asked = json!({"step": "ask_for_papers", "note": "请补充委托书"});
        let share = city.does("steward", &number, asked).await;
        let answer = limit(&share, "answer");
        assert_eq!((answer["state"].as_str(), answer["due"].is_null(), answer["left"].as_i64()), (Some("paused"), true, Some(8)));
        city.pass(30);
        let share = city.does("member", &number, json!({"step": "complete", "note": "已补充"})).await;
        let answer = limit(&share, "answer");
        assert_eq!((answer["state"].as_str(), answer["left"].as_i64()), (Some("running"), Some(8)));
        // Paused from 17 June to 17 July, a Friday: eight working days more.
        assert_eq!(answer["due"], china_midnight("2020-07-30"));
    }

    /// Art. 21: everything that is missing is told once.
    async fn a21_papers_are_asked_for_only_once(city: City) {
        let number = city.sent("vaccinations").await;
        let asked = json!({"step": "ask_for_papers", "note": "请补充委托书"});
        city.does("steward", &number, asked.clone()).await;
        city.does("member", &number, json!({"step": "complete", "note": "已补充"})).await;
        assert_eq!(city.fails("steward", &number, asked).await, "flow.step_taken");
    }

    /// Art. 21: a refusal for incompleteness is not allowed.
    async fn a21_nothing_is_refused_while_papers_are_missing(city: City) {
        let number = city.sent("vaccinations").await;
        city.does("steward", &number, json!({"step": "ask_for_papers", "note": "请补充委托书"})).await;
        let refused = city.fails("health-head", &number, json!({"step": "refuse", "note": "材料不全"})).await;
        assert_eq!(refused, "flow.step_impossible");
    }

    /// The request for papers says what is missing.
    async fn a21_the_request_for_papers_says_what_is_missing(city: City) {
        let number = city.sent("vaccinations").await;
        assert_eq!(city.fails("steward", &number, json!({"step": "ask_for_papers"})).await, "flow.note_missing");
    }

    /// Art. 21: more time needs the authority's consent.
    async fn a21_more_time_needs_the_consent_of_the_authority(city: City) {
        let number = city.sent("vaccinations").await;
        city.does("steward", &number, json!({"step": "ask_for_time", "note": "需上级核准"})).await;
        let extend = json!({"step": "extend", "note": "同意", "days": 10});
        for login in ["steward", "health-head", "tax-head"] {
            assert_eq!(city.fails(login, &number, extend.clone()).await, "policy.denied", "{login}");
        }
        let share = city.does("authority", &number, extend).await;
        assert_eq!(limit(&share, "answer")["due"], china_midnight("2020-07-15"));
        // Art. 21: the applicant is told.
        let events = city.client("member").await.get(&format!("/api/shares/{number}/steps")).await.json();
        assert_eq!((events["items"][0]["step"].as_str(), events["items"][0]["days"].as_i64()), (Some("extend"), Some(10)));
    }

    /// Art. 21: at most ten working days more, for either sort.
    async fn a21_an_extension_has_at_most_ten_days(city: City) {
        for dataset in ["clinics", "vaccinations"] {
            let number = city.sent(dataset).await;
            let extend = |days: u16| json!({"step": "extend", "note": "同意", "days": days});
            assert_eq!(city.fails("authority", &number, extend(11)).await, "time_limit.extension_too_long");
            assert_eq!(city.fails("authority", &number, extend(0)).await, "time_limit.extension_too_long");
            assert_eq!(city.fails("authority", &number, json!({"step": "extend", "note": "同意"})).await, "flow.days_missing");
            city.does("authority", &number, extend(10)).await;
            assert_eq!(city.fails("authority", &number, extend(1)).await, "flow.step_taken");
        }
    }

    /// What is over cannot be extended any more.
    async fn a21_a_limit_that_is_over_is_not_extended(city: City) {
        let number = city.sent("clinics").await;
        city.pass(5);
        let extend = json!({"step": "extend", "note": "同意", "days": 5});
        assert_eq!(city.fails("authority", &number, extend).await, "time_limit.over");
    }

    /// Art. 15: the grant gives no more than was asked for.
    async fn a20_a_grant_is_never_wider_than_the_application(city: City) {
        let number = city.sent("vaccinations").await;
        let mut wide = agree();
        wide["grant"]["until"] = json!("2021-07-01");
        let answer = city.step("health-head", &number, wide).await;
        assert_eq!(answer.code(), "share.grant_too_wide");
        let narrow = json!({"step": "agree", "grant": {
            "scope": {"columns": ["vaccinated_on"]}, "calls_per_minute": 10, "until": "2020-12-31", "conditions": "仅限窗口使用",
        }});
        let share = city.does("health-head", &number, narrow).await;
        assert_eq!(share["grant"]["conditions"], "仅限窗口使用");
        assert_eq!(share["application"]["scope"]["columns"].as_array().unwrap().len(), 2);
    }

    /// What is granted is a scope of this dataset; nothing but digits is an area.
    async fn a20_a_grant_is_a_scope_of_the_dataset(city: City) {
        let number = city.sent("vaccinations").await;
        let mut strange = agree();
        strange["grant"]["scope"]["area"] = json!("37' or true --");
        let answer = city.step("health-head", &number, strange).await;
        assert_eq!(answer.json()["fields"][0]["code"], "share.area_malformed");
        let mut wider = agree();
        wider["grant"]["scope"]["columns"] = json!(["citizen_number", "income"]);
        let answer = city.step("health-head", &number, wider).await;
        assert_eq!(answer.code(), "share.grant_too_wide");
    }

    /// Who agrees says what is granted.
    async fn a20_who_agrees_says_what_is_granted(city: City) {
        let number = city.sent("vaccinations").await;
        assert_eq!(city.fails("health-head", &number, json!({"step": "agree"})).await, "share.grant_missing");
        let mut none = agree();
        none["grant"]["calls_per_minute"] = json!(0);
        assert_eq!(city.fails("health-head", &number, none).await, "share.grant_too_wide");
        let refuse = json!({"step": "refuse", "note": "不", "grant": agree()["grant"]});
        assert_eq!(city.fails("health-head", &number, refuse).await, "share.grant_unexpected");
    }

    /// Two who answer at once: one answer counts, the other is told that it is over.
    async fn an_application_is_answered_once(city: City) {
        let number = city.sent("vaccinations").await;
        let refuse = json!({"step": "refuse", "note": "超出法定职责"});
        let (one, other) = tokio::join!(
            city.step("health-head", &number, agree()),
            city.step("health-head", &number, refuse),
        );
        let won = [&one, &other].iter().filter(|answer| answer.status.is_success()).count();
        assert_eq!(won, 1, "{} {}", one.text(), other.text());
    }

    /// Every act on a share stands in the audit trail, refused ones too.
    async fn a29_every_step_stands_in_the_trail(city: City) {
        let number = city.sent("vaccinations").await;
        city.fails("steward", &number, agree()).await;
        let trail = city.trail().await;
        let of_share: Vec<_> = trail.iter().filter(|line| line.contains(&number)).map(String::as_str).collect();
        let line = |login: &str, act: &str, outcome: &str| format!("{login} {act} {number} {outcome}");
        assert_eq!(of_share, [
            line("member", "share.apply", "allowed"),
            line("member", "share.apply", "allowed"),
            line("tax-head", "share.approve", "allowed"),
            line("steward", "share.answer", "refused"),
        ]);
    }

    /// The clock of the law is the one in China: an application of the evening counts from the next day there.
    async fn the_day_is_the_one_in_china(city: City) {
        // 2020-06-15 23:30 in China.
        city.pass_by(TimeDelta::minutes(15 * 60 + 30));
        let number = city.sent("clinics").await;
        assert_eq!(limit(&city.share("member", &number).await, "answer")["due"], china_midnight("2020-06-17"));
        // Half an hour later it is Tuesday there, and still Monday in Greenwich.
        city.pass_by(TimeDelta::minutes(31));
        let number = city.sent("clinics").await;
        assert_eq!(limit(&city.share("member", &number).await, "answer")["due"], china_midnight("2020-06-18"));
    }
}
