//! Organisations in their tree.

use serde_json::{Value, json};

use crate::app::TestApp;

fn wanted(code: &str, parent: &str) -> Value {
    json!({"code": code, "name": {"zh": "张店区", "en": "Zhangdian"}, "kind": "district", "parent": parent})
}

#[tokio::test]
async fn an_organisation_is_added_shown_in_its_place_and_moved() {
    let app = TestApp::new().await;
    let client = app.log_in("administrator").await;
    let made = client
        .post("/api/organisations", wanted("zhangdian", &app.city.id.to_string()))
        .await;
    assert_eq!(made.status.as_u16(), 201);
    let id = made.json()["id"].as_str().unwrap().to_owned();

    let moved = client
        .put(
            &format!("/api/organisations/{id}"),
            wanted("zhangdian", &app.tax.id.to_string()),
        )
        .await
        .ok();
    assert_eq!(moved["parent"], app.tax.id.to_string());
    let shown = app
        .log_in("member")
        .await
        .get(&format!("/api/organisations/{id}"))
        .await
        .ok();
    let path: Vec<_> = shown["path"]
        .as_array()
        .unwrap()
        .iter()
        .map(|above| above["code"].clone())
        .collect();
    assert_eq!(path, ["city", "tax"]);
    assert_eq!(
        app.trail().await,
        [
            "administrator organisation.create zhangdian allowed",
            "administrator organisation.change zhangdian allowed"
        ]
    );
}

#[tokio::test]
async fn organisations_are_listed_searched_and_walked_down() {
    let app = TestApp::new().await;
    let client = app.log_in("member").await;
    assert_eq!(client.get("/api/organisations").await.ok()["total"], 3);
    let found = client.get("/api/organisations?q=%E5%8D%AB%E7%94%9F").await.ok();
    assert_eq!(found["items"][0]["code"], "health");
    let below = client
        .get(&format!("/api/organisations?parent={}&page_size=1", app.city.id))
        .await
        .ok();
    assert_eq!(
        (&below["total"], &below["items"][0]["code"]),
        (&json!(2), &json!("health"))
    );
}

#[tokio::test]
async fn a_wrong_organisation_is_refused_with_the_reason() {
    let app = TestApp::new().await;
    let client = app.log_in("administrator").await;
    let city = app.city.id.to_string();
    let mut bad_code = wanted("zhangdian", &city);
    bad_code["credit_code"] = json!("91370300MA00000000");
    let mut nameless = wanted("zhangdian", &city);
    nameless["name"] = json!({"zh": ""});
    for (body, problem) in [
        (wanted("Zhang Dian", &city), "422 organisation.code_malformed"),
        (wanted("tax", &city), "409 organisation.code_taken"),
        (
            wanted("zhangdian", "00000000-0000-0000-0000-00000000ffff"),
            "422 organisation.parent_unknown",
        ),
        (bad_code, "422 organisation.credit_code_wrong"),
        (nameless, "422 organisation.name_empty"),
    ] {
        assert_eq!(client.post("/api/organisations", body).await.problem(), problem);
    }
    let below_itself = wanted("city", &app.tax.id.to_string());
    let answer = client.put(&format!("/api/organisations/{city}"), below_itself).await;
    assert_eq!(answer.problem(), "409 organisation.cycle");
    let nowhere = client
        .get("/api/organisations/00000000-0000-0000-0000-00000000ffff")
        .await;
    assert_eq!(nowhere.problem(), "404 organisation.unknown");
}

#[tokio::test]
async fn who_is_no_administrator_changes_no_organisation() {
    let app = TestApp::new().await;
    let steward = app.log_in("steward").await;
    let answer = steward
        .post("/api/organisations", wanted("zhangdian", &app.city.id.to_string()))
        .await;
    assert_eq!(answer.problem(), "403 policy.denied");
    let path = format!("/api/organisations/{}", app.health.id);
    assert_eq!(
        steward
            .put(&path, wanted("health", &app.city.id.to_string()))
            .await
            .problem(),
        "403 policy.denied"
    );
    assert_eq!(
        app.trail().await,
        [
            "steward organisation.create zhangdian refused",
            "steward organisation.change health refused"
        ]
    );
}

#[tokio::test]
async fn the_tree_opens_from_its_root_and_tells_what_is_below() {
    let app = TestApp::new().await;
    let client = app.log_in("member").await;
    let roots = client.get("/api/organisations?roots=true").await.ok();
    assert_eq!(roots["total"], 1);
    assert_eq!(
        (&roots["items"][0]["code"], &roots["items"][0]["children_count"]),
        (&json!("city"), &json!(2))
    );
    let below = client
        .get(&format!("/api/organisations?parent={}", app.city.id))
        .await
        .ok();
    let counts: Vec<_> = below["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["children_count"])
        .collect();
    assert_eq!(counts, [&json!(0), &json!(0)]);
    let nowhere = "/api/organisations?parent=00000000-0000-0000-0000-00000000ffff";
    assert_eq!(client.get(nowhere).await.problem(), "404 organisation.unknown");
    let may = |page: Value| page["may"].clone();
    let path = format!("/api/organisations/{}", app.tax.id);
    assert_eq!(
        may(client.get(&path).await.ok()),
        json!(["organisation.read", "notice.read", "notice.mark", "receipt.read"])
    );
    let administrator = app.log_in("administrator").await;
    let acts = [
        "organisation.read",
        "organisation.create",
        "organisation.change",
        "organisation.delete",
        "receipt.read",
    ];
    assert_eq!(may(administrator.get(&path).await.ok()), json!(acts));
}

#[tokio::test]
async fn an_organisation_is_removed_once_nothing_belongs_to_it() {
    let app = TestApp::new().await;
    let administrator = app.log_in("administrator").await;
    let made = administrator
        .post("/api/organisations", wanted("zhangdian", &app.tax.id.to_string()))
        .await
        .ok();
    let path = format!("/api/organisations/{}", made["id"].as_str().unwrap());
    let above = format!("/api/organisations/{}", app.tax.id);
    assert_eq!(administrator.delete(&above).await.problem(), "409 organisation.in_use");
    assert_eq!(
        app.log_in("steward").await.delete(&path).await.problem(),
        "403 policy.denied"
    );
    assert_eq!(administrator.delete(&path).await.status.as_u16(), 204);
    assert_eq!(administrator.get(&path).await.problem(), "404 organisation.unknown");
    assert_eq!(administrator.delete(&path).await.problem(), "404 organisation.unknown");
    let trail = app.trail().await;
    assert!(
        trail.contains(&"administrator organisation.delete zhangdian allowed".to_owned()),
        "{trail:?}"
    );
}
