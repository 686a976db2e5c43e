//! Art. 25 and 27: suspended, mended or terminated, ended, disposed of.

use serde_json::json;

use super::city::{City, limit, open};

jixia_testkit::on_both_databases! {
    with open;

    /// Art. 27: one action, and everything stops at once.
    async fn a27_a_suspension_stops_everything_at_once(city: City) {
        let number = city.running("vaccinations").await;
        assert_ne!(city.uses("member", &number).await, "share.not_running");
        city.does("steward", &number, json!({"step": "suspend", "note": "超范围使用", "days": 10})).await;
        assert_eq!(city.uses("member", &number).await, "share.not_running");
        assert_eq!(city.share("member", &number).await["in_force"], false);
    }

    /// Art. 27: the authority may suspend as well; the applicant may not.
    async fn a27_the_provider_or_the_authority_suspends(city: City) {
        let number = city.running("vaccinations").await;
        let suspend = json!({"step": "suspend", "note": "超范围使用", "days": 10});
        assert_eq!(city.fails("tax-head", &number, suspend.clone()).await, "policy.denied");
        let share = city.does("authority", &number, suspend).await;
        assert_eq!(share["state"], "suspended");
    }

    /// Art. 27: a suspension says why, and sets a term for mending.
    async fn a27_a_suspension_says_why_and_sets_a_term(city: City) {
        let number = city.running("vaccinations").await;
        assert_eq!(city.fails("steward", &number, json!({"step": "suspend", "days": 10})).await, "flow.note_missing");
        assert_eq!(city.fails("steward", &number, json!({"step": "suspend", "note": "超范围"})).await, "flow.days_missing");
        let long = json!({"step": "suspend", "note": "超范围", "days": 61});
        assert_eq!(city.fails("steward", &number, long).await, "flow.days_too_many");
        let share = city.does("steward", &number, json!({"step": "suspend", "note": "超范围", "days": 5})).await;
        assert_eq!((limit(&share, "mend")["left"].as_i64(), limit(&share, "mend")["due"].as_str()), (Some(5), Some("2020-06-22T16:00:00Z")));
    }

    /// What was mended goes on.
    async fn a27_what_was_mended_goes_on(city: City) {
        let number = city.running("vaccinations").await;
        city.does("steward", &number, json!({"step": "suspend", "note": "超范围", "days": 5})).await;
        let share = city.does("steward", &number, json!({"step": "resume", "note": "整改已核实"})).await;
        assert_eq!((share["state"].as_str(), limit(&share, "mend")["state"].as_str()), (Some("running"), Some("met")));
        assert_ne!(city.uses("member", &number).await, "share.not_running");
    }

    /// Art. 27: what is not mended in time is terminated.
    async fn a27_what_was_not_mended_is_terminated(city: City) {
        let number = city.running("vaccinations").await;
        city.does("steward", &number, json!({"step": "suspend", "note": "超范围", "days": 5})).await;
        city.pass(10);
        assert_eq!(limit(&city.share("steward", &number).await, "mend")["lamp"], "red");
        let share = city.does("steward", &number, json!({"step": "terminate", "note": "逾期未整改"})).await;
        assert_eq!(share["state"], "ended");
        assert_eq!(city.uses("member", &number).await, "share.not_running");
    }

    /// A second suspension has a term of its own.
    async fn a27_a_second_suspension_has_its_own_term(city: City) {
        let number = city.running("vaccinations").await;
        city.does("steward", &number, json!({"step": "suspend", "note": "超范围", "days": 5})).await;
        city.does("steward", &number, json!({"step": "resume", "note": "已整改"})).await;
        let share = city.does("steward", &number, json!({"step": "suspend", "note": "再次超范围", "days": 3})).await;
        assert_eq!((limit(&share, "mend")["state"].as_str(), limit(&share, "mend")["left"].as_i64()), (Some("running"), Some(3)));
    }

    /// Art. 27: a provider who ends a running share files why; it is the head who does.
    async fn a27_a_provider_who_ends_a_share_files_why(city: City) {
        let number = city.running("vaccinations").await;
        assert_eq!(city.fails("steward", &number, json!({"step": "end", "note": "系统下线"})).await, "policy.denied");
        assert_eq!(city.fails("health-head", &number, json!({"step": "end"})).await, "flow.note_missing");
        city.does("health-head", &number, json!({"step": "end", "note": "系统下线，已与税务局协商"})).await;
        let events = city.client("authority").await.get(&format!("/api/shares/{number}/steps")).await.json();
        assert_eq!(events["items"][0]["note"], "系统下线，已与税务局协商");
    }

    /// Art. 27: who needs the data no longer says so, and disposes of them.
    async fn a27_who_needs_the_data_no_longer_disposes_of_them(city: City) {
        let number = city.running("vaccinations").await;
        city.does("member", &number, json!({"step": "finish", "note": "专项工作结束"})).await;
        assert_eq!(city.fails("member", &number, json!({"step": "dispose"})).await, "flow.note_missing");
        assert_eq!(city.fails("steward", &number, json!({"step": "dispose", "note": "已删除"})).await, "policy.denied");
        let share = city.does("member", &number, json!({"step": "dispose", "note": "批量副本已删除，记录号 X-12"})).await;
        assert_eq!(share["state"], "disposed");
        assert!(share["steps"].as_array().unwrap().is_empty());
    }

    /// The last day of use is the last: nothing flows on the day after, whatever the state says.
    async fn a20_after_the_last_day_nothing_flows(city: City) {
        let number = city.running("vaccinations").await;
        city.pass(380);
        assert_eq!(city.now().date_naive().to_string(), "2021-06-30");
        assert_ne!(city.uses("member", &number).await, "share.over");
        city.pass(1);
        assert_eq!(city.uses("member", &number).await, "share.over");
        assert_eq!(city.share("member", &number).await["in_force"], false);
    }

    /// What is over stays readable for those who have to account for it.
    async fn a29_what_has_ended_stays_on_record(city: City) {
        let number = city.running("vaccinations").await;
        city.does("member", &number, json!({"step": "finish", "note": "专项工作结束"})).await;
        city.pass(1200);
        let auditor = city.client("auditor").await;
        let events = auditor.get(&format!("/api/shares/{number}/steps")).await.json();
        assert_eq!(events["total"], 5);
        assert_eq!(events["items"][4]["step"], "submit");
    }
}
