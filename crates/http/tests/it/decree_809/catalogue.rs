//! Art. 3 and 12 to 17: entries of the catalogue compiled, changed and withdrawn.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::city::{City, limit, open, steps};
use crate::app::Answer;

/// The day of the test's clock.
const TODAY: &str = "2020-06-15";

fn statement() -> Value {
    json!({
        "cause": "law", "cause_text": "《疫苗管理法》第十条", "cause_on": TODAY,
        "secrecy": "none", "secrecy_text": "经保密办评估，不涉及国家秘密和工作秘密",
        "personal": "acceptable", "personal_text": "含公民身份号码，查询时脱敏，按最小必要提供",
    })
}

/// A complete entry that nobody has yet.
fn entry() -> Value {
    json!({
        "title": {"zh": "疫苗库存", "en": ""}, "summary": {"zh": "各接种点疫苗库存，每日一次。", "en": ""},
        "class": "department", "item": "09", "sub_item": "002", "theme": {"zh": "卫生健康", "en": "Health"},
        "sharing": "conditional", "sharing_terms": {"zh": "用于疫情防控调度。", "en": ""},
        "update_cycle": "daily", "format": {"class": "database", "kind": "Dm"}, "modes": ["interface", "batch"],
        "items": [
            {"name": "site", "title": {"zh": "接种点", "en": "Site"}, "type": "text(50)", "required": true, "key": true},
            {"title": {"zh": "库存数量", "en": ""}, "type": "integer"},
        ],
    })
}

/// The entry of `vaccinations` as it holds, complete by the guide, with `change` done to it.
async fn vaccinations(city: &City, change: impl FnOnce(&mut Value)) -> Value {
    let mut entry = city
        .client("steward")
        .await
        .get("/api/datasets/vaccinations/entry")
        .await
        .json();
    entry["format"] = json!({"class": "database", "kind": "oracle"});
    entry["modes"] = json!(["interface"]);
    change(&mut entry);
    entry
}

async fn writes(city: &City, login: &str, body: Value) -> Answer {
    city.client(login).await.post("/api/catalogue-changes", body).await
}

/// What a write that must fail says.
async fn refused(city: &City, login: &str, body: Value) -> Value {
    let answer = writes(city, login, body).await;
    assert!(!answer.status.is_success(), "{}", answer.text());
    answer.json()
}

/// Number of a draft of the health commission for a new entry; `change` is done to what is sent.
async fn draft(city: &City, change: impl FnOnce(&mut Value)) -> String {
    let mut body = json!({"kind": "compile", "dataset": "vaccine_stock", "statement": statement(), "entry": entry()});
    change(&mut body);
    let answer = writes(city, "steward", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    answer.json()["number"].as_str().unwrap().to_owned()
}

async fn step(city: &City, login: &str, number: &str, body: Value) -> Answer {
    let client = city.client(login).await;
    client
        .post(&format!("/api/catalogue-changes/{number}/steps"), body)
        .await
}

async fn does(city: &City, login: &str, number: &str, body: Value) -> Value {
    let answer = step(city, login, number, body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

pub(super) async fn fails(city: &City, login: &str, number: &str, body: Value) -> String {
    let answer = step(city, login, number, body).await;
    assert!(!answer.status.is_success(), "{}", answer.text());
    answer.json()["code"].as_str().unwrap().to_owned()
}

/// Takes an entry of the health commission out of the catalogue.
pub(super) async fn withdraw(city: &City, dataset: &str) {
    let body = json!({"kind": "withdraw", "dataset": dataset, "statement": statement()});
    let written = writes(city, "steward", body).await.json();
    publish(city, written["number"].as_str().unwrap()).await;
}

/// From draft to the authority.
async fn send(city: &City, number: &str) {
    does(city, "steward", number, json!({"step": "submit"})).await;
    does(city, "health-head", number, json!({"step": "approve"})).await;
}

/// Through the whole flow.
async fn publish(city: &City, number: &str) -> Value {
    send(city, number).await;
    does(city, "authority", number, json!({"step": "publish"})).await
}

pub(super) async fn change(city: &City, login: &str, number: &str) -> Value {
    let answer = city
        .client(login)
        .await
        .get(&format!("/api/catalogue-changes/{number}"))
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

async fn dataset(city: &City, login: &str, name: &str) -> Answer {
    city.client(login).await.get(&format!("/api/datasets/{name}")).await
}

/// Codes of the fields that are wrong.
pub(super) fn wrong(problem: &Value) -> Vec<&str> {
    let fields = problem["fields"].as_array().unwrap();
    fields.iter().map(|field| field["code"].as_str().unwrap()).collect()
}

fn midnight(day: &str) -> Value {
    let midnight = format!("{day}T00:00:00+08:00").parse::<DateTime<Utc>>().unwrap();
    json!(midnight.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}

jixia_testkit::on_both_databases! {
    with open;

    /// Art. 3: what is a state secret or a work secret is not entered at all; nothing is kept of it.
    async fn a03_a_secret_is_not_entered(city: City) {
        for outcome in ["state_secret", "work_secret"] {
            let mut stated = statement();
            stated["secrecy"] = json!(outcome);
            let body = json!({"kind": "compile", "statement": stated, "entry": entry()});
            assert_eq!(refused(&city, "steward", body).await["code"], "catalogue_change.secret");
        }
        let all = city.client("steward").await.get("/api/catalogue-changes").await.json();
        assert_eq!(all["total"], 0);
    }

    /// Art. 12: an entry that a department compiled stands in the one catalogue when the authority has published it.
    async fn a12_what_a_department_compiles_gets_into_the_catalogue(city: City) {
        let number = draft(&city, |_| {}).await;
        assert_eq!(dataset(&city, "member", "vaccine_stock").await.status, StatusCode::NOT_FOUND);
        let published = publish(&city, &number).await;
        assert_eq!(published["state"], "published");
        let found = dataset(&city, "member", "vaccine_stock").await.json();
        assert_eq!((&found["state"], &found["entry_change"]), (&json!("published"), &json!(number)));
        assert_eq!(found["columns"][1]["name"], "item_1");
        assert_eq!(found["title"]["en"], "疫苗库存");
        let kept = city.client("member").await.get("/api/datasets/vaccine_stock/entry").await.json();
        assert_eq!((&kept["format"]["kind"], &kept["modes"]), (&json!("Dm"), &json!(["interface", "batch"])));
    }

    /// Art. 13: both assessments and the cause are on file before the entry goes to the head; all that is missing is told.
    async fn a13_the_assessments_come_before_the_head(city: City) {
        let number = draft(&city, |body| body["statement"] = json!({})).await;
        let answer = step(&city, "steward", &number, json!({"step": "submit"})).await.json();
        assert_eq!(answer["code"], "catalogue_change.statement_incomplete");
        let missing = wrong(&answer);
        for code in ["cause", "cause_text", "cause_on", "secrecy", "personal"] {
            assert!(missing.contains(&format!("catalogue_change.{code}_missing").as_str()), "{code}: {missing:?}");
        }
        assert_eq!(change(&city, "steward", &number).await["state"], "draft");
    }

    /// Art. 13: personal information is not overlooked, and a risk that cannot be borne stops the entry.
    async fn a13_personal_information_is_assessed(city: City) {
        for (outcome, code) in [("none", "personal_overlooked"), ("unacceptable", "personal_unacceptable")] {
            let number = draft(&city, |body| {
                body["dataset"] = Value::Null;
                body["entry"]["items"][0]["personal"] = json!("sensitive");
                body["statement"]["personal"] = json!(outcome);
            }).await;
            let answer = step(&city, "steward", &number, json!({"step": "submit"})).await.json();
            assert_eq!(wrong(&answer), [format!("catalogue_change.{code}")]);
        }
    }

    /// Art. 13: nothing goes out without the head of the department, who may give it back with a reason.
    async fn a13_only_the_head_of_the_department_consents(city: City) {
        let number = draft(&city, |_| {}).await;
        does(&city, "steward", &number, json!({"step": "submit"})).await;
        assert_eq!(fails(&city, "steward", &number, json!({"step": "approve"})).await, "policy.denied");
        // The authority of the test stands above the department and sees it, as a third department does not.
        assert_eq!(fails(&city, "authority", &number, json!({"step": "approve"})).await, "policy.denied");
        assert_eq!(fails(&city, "tax-head", &number, json!({"step": "approve"})).await, "catalogue_change.unknown");
        assert_eq!(fails(&city, "health-head", &number, json!({"step": "return"})).await, "flow.note_missing");
        does(&city, "health-head", &number, json!({"step": "return", "note": "补充更新周期"})).await;
        assert_eq!(change(&city, "steward", &number).await["state"], "draft");
    }

    /// Art. 13: each entry states name, items, format, update cycle, sharing attribute, mode; what is missing is told at once.
    async fn a13_an_entry_states_what_it_must(city: City) {
        let mut lacking = entry();
        lacking["title"] = json!({"zh": " ", "en": ""});
        lacking["format"] = Value::Null;
        lacking["modes"] = json!([]);
        lacking["items"] = json!([]);
        let body = json!({"kind": "compile", "statement": statement(), "entry": lacking});
        let problem = refused(&city, "steward", body).await;
        assert_eq!(problem["code"], "catalogue_change.entry_incomplete");
        assert_eq!(wrong(&problem), ["entry.text_missing", "entry.format_missing", "entry.modes_missing", "entry.items_missing"]);
    }

    /// Art. 14 and 15: what is not shared cites the law that says so.
    async fn a14_not_shared_needs_a_law(city: City) {
        let mut secretive = entry();
        secretive["sharing"] = json!("not_shared");
        secretive["sharing_terms"] = json!({"zh": "内部规定", "en": ""});
        let body = json!({"kind": "compile", "statement": statement(), "entry": secretive.clone()});
        assert_eq!(wrong(&refused(&city, "steward", body).await), ["entry.basis_missing"]);
        secretive["sharing_terms"] = json!({"zh": "《统计法》第二十八条", "en": ""});
        let body = json!({"kind": "compile", "statement": statement(), "entry": secretive});
        assert_eq!(writes(&city, "steward", body).await.status, StatusCode::CREATED);
    }

    /// Art. 15: conditional sharing lists for which scope and purposes it is.
    async fn a15_conditional_sharing_states_its_conditions(city: City) {
        let mut vague = entry();
        vague["sharing_terms"] = Value::Null;
        let body = json!({"kind": "compile", "statement": statement(), "entry": vague});
        assert_eq!(wrong(&refused(&city, "steward", body).await), ["entry.condition_missing"]);
    }

    /// Art. 16: the authority reviews; neither the department nor its head publishes, by whatever way.
    async fn a16_only_the_authority_publishes(city: City) {
        let number = draft(&city, |_| {}).await;
        send(&city, &number).await;
        for login in ["steward", "health-head"] {
            assert_eq!(fails(&city, login, &number, json!({"step": "publish"})).await, "policy.denied", "{login}");
        }
        let waiting = change(&city, "authority", &number).await;
        assert_eq!(steps(&waiting), ["publish", "give_back"]);
        does(&city, "authority", &number, json!({"step": "publish"})).await;
    }

    /// Art. 16: the steps of a dataset are no way round the head and the authority.
    async fn a16_there_is_no_way_round_the_review(city: City) {
        let steward = city.client("steward").await;
        let answer = steward.post("/api/datasets/vaccinations/withdraw", json!({})).await.json();
        assert_eq!(answer["code"], "dataset.goes_through_change");
        let contract = include_str!("../../fixtures/vaccinations.yaml").replace("vaccinations", "reactions");
        let path = "/api/datasets/reactions/contract";
        let put = steward.send(axum::http::Method::PUT, path, Some("application/yaml"), contract.into()).await;
        assert_eq!(put.status, StatusCode::CREATED, "{}", put.text());
        let reviewed = steward.post("/api/datasets/reactions/review", json!({})).await.json();
        assert!(!reviewed["may"].as_array().unwrap().contains(&json!("dataset.publish")), "{reviewed}");
        let answer = steward.post("/api/datasets/reactions/publish", json!({})).await.json();
        assert_eq!(answer["code"], "dataset.goes_through_change");
        // The draft that stands there becomes the entry when a change of it is published, with its checks and its key.
        let mut entry = steward.get("/api/datasets/reactions/entry").await.json();
        entry["format"] = json!({"class": "database", "kind": "oracle"});
        entry["modes"] = json!(["interface"]);
        let body = json!({"kind": "compile", "dataset": "reactions", "statement": statement(), "entry": entry});
        let written = writes(&city, "steward", body).await.json();
        publish(&city, written["number"].as_str().unwrap()).await;
        let found = dataset(&city, "member", "reactions").await.json();
        assert_eq!((&found["state"], &found["columns"][0]["semantic"]), (&json!("published"), &json!("citizen_number")));
    }

    /// Art. 16: what is given back says why, is corrected and sent again.
    async fn a16_what_is_given_back_says_why(city: City) {
        let number = draft(&city, |_| {}).await;
        send(&city, &number).await;
        assert_eq!(fails(&city, "authority", &number, json!({"step": "give_back"})).await, "flow.note_missing");
        does(&city, "authority", &number, json!({"step": "give_back", "note": "摘要应写明统计口径"})).await;
        let events = city.client("steward").await.get(&format!("/api/catalogue-changes/{number}/steps")).await.json();
        assert_eq!(events["items"][0]["note"], "摘要应写明统计口径");
        let mut corrected = entry();
        corrected["summary"]["zh"] = json!("各接种点每日 18 时疫苗库存。");
        let client = city.client("steward").await;
        let body = json!({"statement": statement(), "entry": corrected});
        let answer = client.put(&format!("/api/catalogue-changes/{number}"), body.clone()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        send(&city, &number).await;
        let late = client.put(&format!("/api/catalogue-changes/{number}"), body).await;
        assert_eq!(late.json()["code"], "catalogue_change.sent_already");
        does(&city, "authority", &number, json!({"step": "publish"})).await;
        let found = dataset(&city, "member", "vaccine_stock").await.json();
        assert_eq!(found["summary"]["zh"], "各接种点每日 18 时疫苗库存。");
    }

    /// Art. 17: ten working days from the day of the cause, not from the day on which somebody began to write.
    async fn a17_the_entry_is_updated_within_ten_working_days_of_the_cause(city: City) {
        let number = draft(&city, |body| body["statement"]["cause_on"] = json!("2020-06-08")).await;
        let written = change(&city, "steward", &number).await;
        let update = limit(&written, "update");
        assert_eq!((&update["due"], &update["left"]), (&midnight("2020-06-23"), &json!(5)));
        assert_eq!(update["basis"]["en"], "Decree 809 Art. 17");
        city.pass(9);
        let late = change(&city, "steward", &number).await;
        assert_eq!((&limit(&late, "update")["state"], &limit(&late, "update")["lamp"]), (&json!("overdue"), &json!("red")));
        send(&city, &number).await;
        let sent = change(&city, "steward", &number).await;
        assert_eq!(limit(&sent, "update")["state"], "met_late");
    }

    /// Art. 17: the law sets a time for three causes; a change that a department makes of itself has none.
    async fn a17_a_change_of_the_departments_own_has_no_limit(city: City) {
        let number = draft(&city, |body| body["statement"]["cause"] = json!("other")).await;
        let written = change(&city, "steward", &number).await;
        assert_eq!((&written["limits"], steps(&written).contains(&"ask_for_time")), (&json!([]), false));
        assert_eq!(publish(&city, &number).await["state"], "published");
    }

    /// Art. 17: five working days more with the authority's consent, once, and no more.
    async fn a17_more_time_needs_the_consent_of_the_authority(city: City) {
        let number = draft(&city, |_| {}).await;
        assert_eq!(fails(&city, "authority", &number, json!({"step": "extend", "days": 5, "note": "同意"})).await, "policy.denied");
        does(&city, "steward", &number, json!({"step": "ask_for_time", "note": "需与国家平台核对"})).await;
        assert_eq!(fails(&city, "health-head", &number, json!({"step": "extend", "days": 5, "note": "同意"})).await, "policy.denied");
        let many = json!({"step": "extend", "days": 6, "note": "同意"});
        assert_eq!(fails(&city, "authority", &number, many).await, "time_limit.extension_too_long");
        does(&city, "authority", &number, json!({"step": "extend", "days": 5, "note": "同意"})).await;
        let extended = change(&city, "steward", &number).await;
        assert_eq!((&extended["state"], &limit(&extended, "update")["left"]), (&json!("draft"), &json!(15)));
        let again = json!({"step": "ask_for_time", "note": "再次"});
        assert_eq!(fails(&city, "steward", &number, again).await, "flow.step_taken");
    }

    /// Art. 17: the authority reviews and publishes within two working days of receipt.
    async fn a17_the_authority_reviews_within_two_working_days(city: City) {
        let number = draft(&city, |_| {}).await;
        send(&city, &number).await;
        let sent = change(&city, "authority", &number).await;
        assert_eq!((&limit(&sent, "review")["due"], &limit(&sent, "update")["state"]), (&midnight("2020-06-18"), &json!("met")));
        city.pass(3);
        let late = change(&city, "authority", &number).await;
        assert_eq!(limit(&late, "review")["state"], "overdue");
        let published = does(&city, "authority", &number, json!({"step": "publish"})).await;
        assert_eq!(limit(&published, "review")["state"], "met_late");
    }

    /// Art. 17: what is given back has to be updated again; the days with the authority do not count.
    async fn a17_the_days_with_the_authority_do_not_count(city: City) {
        let number = draft(&city, |_| {}).await;
        city.pass(1);
        send(&city, &number).await;
        city.pass(2);
        does(&city, "authority", &number, json!({"step": "give_back", "note": "格式不全"})).await;
        let back = change(&city, "steward", &number).await;
        assert_eq!((&limit(&back, "update")["state"], &limit(&back, "update")["left"]), (&json!("running"), &json!(9)));
    }

    /// Art. 15 and 17: a change shows what differs; in the same instant the catalogue says so.
    async fn a17_a_change_shows_what_differs(city: City) {
        let entry = vaccinations(&city, |entry| {
            entry["sharing"] = json!("unconditional");
            entry["sharing_terms"] = Value::Null;
        }).await;
        let body = json!({"kind": "change", "dataset": "vaccinations", "statement": statement(), "entry": entry});
        let written = writes(&city, "steward", body.clone()).await.json();
        let parts = |written: &Value| -> Vec<String> {
            let found = written["differences"].as_array().unwrap();
            found.iter().map(|found| found["part"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(parts(&written), ["format", "sharing", "sharing_terms", "modes"]);
        assert_eq!(refused(&city, "steward", body).await["code"], "catalogue_change.open_already");
        let number = written["number"].as_str().unwrap();
        assert_eq!(dataset(&city, "member", "vaccinations").await.json()["sharing"], "conditional");
        let published = publish(&city, number).await;
        assert_eq!(parts(&published), ["format", "sharing", "sharing_terms", "modes"], "what differed stays told");
        assert_eq!(dataset(&city, "member", "vaccinations").await.json()["sharing"], "unconditional");
    }

    /// A change that changes nothing, and one of what a pack declares, are refused with a plain sentence.
    async fn what_cannot_be_changed_is_refused(city: City) {
        let same = city.client("steward").await.get("/api/datasets/vaccinations/entry").await.json();
        let body = |entry: Value| json!({"kind": "change", "dataset": "vaccinations", "statement": statement(), "entry": entry});
        assert_eq!(refused(&city, "steward", body(same)).await["code"], "catalogue_change.nothing_changed");
        let entry = vaccinations(&city, |entry| entry["items"][1]["title"]["zh"] = json!("日期")).await;
        assert_eq!(refused(&city, "steward", body(entry)).await["code"], "catalogue_change.items_of_pack");
        let entry = vaccinations(&city, |_| {}).await;
        assert_eq!(refused(&city, "member", body(entry)).await["code"], "catalogue_change.other_department");
    }

    /// Art. 27: what others use is not withdrawn from under them; else a withdrawal goes the same way as a change.
    async fn a27_what_others_use_is_not_withdrawn(city: City) {
        let share = city.running("vaccinations").await;
        let body = json!({"kind": "withdraw", "dataset": "vaccinations", "statement": statement()});
        assert_eq!(refused(&city, "steward", body).await["code"], "catalogue_change.in_use");
        city.does("health-head", &share, json!({"step": "end", "note": "职责划转"})).await;
        withdraw(&city, "vaccinations").await;
        assert_eq!(dataset(&city, "member", "vaccinations").await.status, StatusCode::NOT_FOUND);
        assert_eq!(dataset(&city, "steward", "vaccinations").await.json()["state"], "withdrawn");
    }

    /// Art. 29: every act on the catalogue stands in the trail, refused ones too; others see nothing of what is written.
    async fn a29_every_change_of_the_catalogue_stands_in_the_trail(city: City) {
        let number = draft(&city, |_| {}).await;
        assert_eq!(city.client("member").await.get("/api/catalogue-changes").await.json()["total"], 0);
        publish(&city, &number).await;
        fails(&city, "steward", &number, json!({"step": "publish"})).await;
        let trail = city.trail().await;
        for line in ["steward catalogue_change.compile", "health-head catalogue_change.approve", "authority catalogue_change.review"] {
            assert!(trail.contains(&format!("{line} {number} allowed")), "{line}: {trail:#?}");
        }
        assert!(trail.contains(&format!("steward catalogue_change.review {number} refused")), "{trail:#?}");
        assert_eq!(city.client("authority").await.get("/api/catalogue-changes").await.json()["total"], 1);
    }

    /// Art. 19: the authority names one source department for each item, with its reason; all who see the dataset see it.
    async fn a19_the_authority_names_the_source_department(city: City) {
        let path = "/api/datasets/vaccinations/sources";
        let organisations = city.client("authority").await.get("/api/organisations?q=tax").await.json();
        let tax = organisations["items"][0]["id"].clone();
        let named = |item: Value, reason: &str| json!({"item": item, "organisation": tax, "reason": reason});
        let once = json!({"sources": [named(json!("citizen_number"), "市政府〔2020〕3号")]});
        for login in ["steward", "health-head", "member"] {
            let answer = city.client(login).await.put(path, once.clone()).await;
            assert_eq!(answer.code(), "policy.denied", "{login}");
        }
        let authority = city.client("authority").await;
        let twice = json!({"sources": [named(json!("citizen_number"), "甲"), named(json!("citizen_number"), ""), named(json!("height"), "乙")]});
        let answer = authority.put(path, twice).await.json();
        assert_eq!(
            wrong(&answer),
            ["source_department.item_twice", "source_department.reason_missing", "source_department.item_unknown"]
        );
        assert_eq!(authority.put(path, once).await.status, StatusCode::OK);
        let seen = city.client("member").await.get(path).await.json();
        assert_eq!((&seen["sources"][0]["organisation"]["code"], &seen["may_name"]), (&json!("tax"), &json!(false)));
        assert!(city.trail().await.contains(&"authority source.name vaccinations allowed".to_owned()));
    }
}
