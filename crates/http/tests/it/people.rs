//! People: added, disabled, given a new password.

use serde_json::json;

use crate::app::{PASSWORD, TestApp};

#[tokio::test]
async fn a_new_person_must_choose_a_password_before_anything_else() {
    let app = TestApp::new().await;
    let administrator = app.log_in("administrator").await;
    let body = json!({"login": "wang.fang", "name": "王芳", "organisation": app.tax.id.0, "role": "member"});
    let made = administrator.post("/api/people", body).await.ok();
    assert_eq!(made["person"]["password_expired"], true);

    let password = made["password"].as_str().unwrap();
    let client = app.log_in_with("wang.fang", password).await;
    assert_eq!(
        client.get("/api/datasets").await.problem(),
        "403 password.change_required"
    );
    let body = json!({"old_password": password, "new_password": "my own secret"});
    assert_eq!(client.post("/api/session/password", body).await.status.as_u16(), 204);
    assert_eq!(client.get("/api/datasets").await.status.as_u16(), 200);
    assert_eq!(
        app.trail().await,
        [
            "administrator person.create wang.fang allowed",
            "wang.fang person.change_password wang.fang allowed"
        ]
    );
}

#[tokio::test]
async fn a_wrong_person_is_refused_and_nothing_is_written() {
    let app = TestApp::new().await;
    let administrator = app.log_in("administrator").await;
    let nowhere = "00000000-0000-0000-0000-00000000ffff";
    let tax = app.tax.id.to_string();
    for (login, name, organisation, problem) in [
        ("Wang Fang", "王芳", tax.as_str(), "422 person.login_malformed"),
        ("wang.fang", " ", tax.as_str(), "422 person.name_empty"),
        ("member", "王芳", tax.as_str(), "409 person.login_taken"),
        ("wang.fang", "王芳", nowhere, "422 person.organisation_unknown"),
    ] {
        let body = json!({"login": login, "name": name, "organisation": organisation, "role": "member"});
        assert_eq!(administrator.post("/api/people", body).await.problem(), problem);
    }
    assert!(app.trail().await.is_empty(), "{:?}", app.trail().await);
}

#[tokio::test]
async fn who_is_no_administrator_adds_nobody_and_the_refusal_is_audited() {
    let app = TestApp::new().await;
    let body = json!({"login": "wang.fang", "name": "王芳", "organisation": app.health.id.0, "role": "administrator"});
    for login in ["steward", "member", "auditor"] {
        let refused = app.log_in(login).await.post("/api/people", body.clone()).await;
        assert!(["403 policy.denied", "404 person.unknown"].contains(&refused.problem().as_str()));
    }
    assert_eq!(
        app.trail().await,
        [
            "steward person.create wang.fang refused",
            "member person.create wang.fang refused",
            "auditor person.create wang.fang refused"
        ]
    );
}

#[tokio::test]
async fn a_disabled_person_is_out_at_once_and_back_when_enabled() {
    let app = TestApp::new().await;
    let administrator = app.log_in("administrator").await;
    let member = app.log_in("member").await;
    let id = member.get("/api/session").await.ok()["person"]["id"]
        .as_str()
        .unwrap()
        .to_owned();

    let disabled = administrator
        .post(&format!("/api/people/{id}/disable"), json!({}))
        .await
        .ok();
    assert_eq!(disabled["disabled"], true);
    assert_eq!(member.get("/api/session").await.problem(), "401 session.ended");
    let login = json!({"login": "member", "password": PASSWORD});
    assert_eq!(
        app.anonymous().post("/api/session", login).await.problem(),
        "401 login.wrong"
    );

    administrator
        .post(&format!("/api/people/{id}/enable"), json!({}))
        .await
        .ok();
    app.log_in("member").await;
}

#[tokio::test]
async fn administrators_do_not_lock_themselves_out() {
    let app = TestApp::new().await;
    let administrator = app.log_in("administrator").await;
    let id = administrator.get("/api/session").await.ok()["person"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let refused = administrator
        .post(&format!("/api/people/{id}/disable"), json!({}))
        .await;
    assert_eq!(refused.problem(), "409 person.cannot_disable_self");
}

#[tokio::test]
async fn a_reset_password_opens_the_account_once_and_the_old_one_no_more() {
    let app = TestApp::new().await;
    let administrator = app.log_in("administrator").await;
    let member = app.log_in("member").await;
    let id = member.get("/api/session").await.ok()["person"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let reset = administrator
        .post(&format!("/api/people/{id}/reset-password"), json!({}))
        .await
        .ok();
    assert_eq!(member.get("/api/session").await.problem(), "401 session.ended");
    let old = json!({"login": "member", "password": PASSWORD});
    assert_eq!(
        app.anonymous().post("/api/session", old).await.problem(),
        "401 login.wrong"
    );
    let client = app.log_in_with("member", reset["password"].as_str().unwrap()).await;
    assert_eq!(
        client.get("/api/people").await.problem(),
        "403 password.change_required"
    );
}

#[tokio::test]
async fn everybody_sees_the_people_that_the_policy_shows() {
    let app = TestApp::new().await;
    let all = app
        .log_in("administrator")
        .await
        .get("/api/people?page_size=2&page=2")
        .await
        .ok();
    assert_eq!(all["total"], 4);
    assert_eq!(all["page"], 2);
    let logins: Vec<_> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| person["login"].clone())
        .collect();
    assert_eq!(logins, ["member", "steward"]);

    let member = app.log_in("member").await;
    assert_eq!(member.get("/api/people").await.ok()["total"], 1, "only himself");
    let steward = app.log_in("steward").await.get("/api/session").await.ok();
    let path = format!("/api/people/{}", steward["person"]["id"].as_str().unwrap());
    assert_eq!(member.get(&path).await.problem(), "404 person.unknown");
    let found = app.log_in("auditor").await.get(&path).await.ok();
    assert_eq!(found["login"], "steward");
}

async fn id_of(app: &TestApp, login: &str) -> String {
    let session = app.log_in(login).await.get("/api/session").await.ok();
    session["person"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_sessions_and_keys_may_do_follows_a_changed_person_at_once() {
    let app = TestApp::new().await;
    let (administrator, member) = (app.log_in("administrator").await, app.log_in("member").await);
    let made = member
        .post("/api/api-keys", json!({"name": "夜间报表", "days": 1}))
        .await
        .ok();
    let program = app.with_key(made["secret"].as_str().unwrap());
    for client in [&member, &program] {
        assert_eq!(client.get("/api/people").await.ok()["total"], 1, "only himself");
    }
    let path = format!("/api/people/{}", id_of(&app, "member").await);
    let body = json!({"name": "王方", "organisation": app.health.id.0, "role": "steward", "active": true});
    let changed = administrator.put(&path, body).await.ok();
    assert_eq!(
        (&changed["name"], &changed["login"]),
        (&json!("王方"), &json!("member"))
    );
    for client in [&member, &program] {
        assert_eq!(
            client.get("/api/people").await.ok()["total"],
            2,
            "the people of the commission"
        );
    }
    let may = member.get("/api/session").await.ok()["may"].clone();
    assert!(may.as_array().unwrap().contains(&json!("delivery.create")), "{may}");
    let audited = app
        .log_in("auditor")
        .await
        .get("/api/audit?action=person.change")
        .await
        .ok();
    assert_eq!(
        audited["items"][0]["note"],
        "name: member → 王方; organisation: tax → health; role: member → steward"
    );
}

#[tokio::test]
async fn the_last_administrator_keeps_role_and_account() {
    let app = TestApp::new().await;
    let administrator = app.log_in("administrator").await;
    let path = format!("/api/people/{}", id_of(&app, "administrator").await);
    let wanted = |role: &str, active: bool| json!({"name": "管理员", "organisation": app.city.id.0, "role": role, "active": active});
    let refused = administrator.put(&path, wanted("steward", true)).await;
    assert_eq!(refused.problem(), "409 person.last_administrator");
    let refused = administrator.put(&path, wanted("administrator", false)).await;
    assert_eq!(refused.problem(), "409 person.cannot_disable_self");

    let second = format!("/api/people/{}", id_of(&app, "steward").await);
    administrator.put(&second, wanted("administrator", true)).await.ok();
    let other = app.log_in("steward").await;
    other.put(&path, wanted("member", true)).await.ok();
    assert_eq!(
        administrator.put(&second, wanted("member", true)).await.status.as_u16(),
        404,
        "no administrator any more"
    );
    let refused = other.put(&second, wanted("member", true)).await;
    assert_eq!(refused.problem(), "409 person.last_administrator");
}

#[tokio::test]
async fn a_person_is_changed_by_administrators_alone_and_only_to_what_can_be() {
    let app = TestApp::new().await;
    let administrator = app.log_in("administrator").await;
    let path = format!("/api/people/{}", id_of(&app, "member").await);
    let wanted = |name: &str, organisation: &str| json!({"name": name, "organisation": organisation, "role": "member", "active": true});
    let (tax, nowhere) = (app.tax.id.to_string(), "00000000-0000-0000-0000-00000000ffff");
    for (body, problem) in [
        (wanted(" ", &tax), "422 person.name_empty"),
        (wanted("王芳", nowhere), "422 person.organisation_unknown"),
    ] {
        assert_eq!(administrator.put(&path, body).await.problem(), problem);
    }
    let myself = app.log_in("member").await.put(&path, wanted("王芳", &tax)).await;
    assert_eq!(myself.problem(), "403 policy.denied");
    let expected = json!([{"role": "administrator", "organisation": null, "organisation_name": null}]);
    assert_eq!(myself.json()["grantors"], expected);
    let shown = administrator.get(&path).await.ok();
    assert_eq!(shown["name"], "member", "nothing was written");
    let acts = ["person.read", "person.change", "person.reset_password", "session.end"];
    for act in acts {
        assert!(shown["may"].as_array().unwrap().contains(&json!(act)), "{shown}");
    }
    let listed = app.log_in("auditor").await.get("/api/people?q=member").await.ok();
    assert_eq!(listed["items"][0]["may"], json!(["person.read"]));
}
