//! Versions of a table: what made each, and what changed from one to another.

use jixia_e2e::{City, Server};
use serde_json::{Value, json};

use crate::{
    api,
    societies::{self, DATASET, HEADERS, STEWARD},
};

const FIRST: u32 = 62_000_000;

#[test]
fn the_differences_of_two_versions_are_told_row_by_row() {
    let city = City::copy();
    let server = Server::start(&city);
    let clerk = city.log_in(&server, STEWARD);
    let path = format!("/api/datasets/{DATASET}/versions");
    api::deliver(&clerk, DATASET, "一.csv", societies::faultless(FIRST, 3));
    let before = clerk.get(&path).ok()["items"][0].clone();

    let mut renamed = societies::row(FIRST + 1);
    "张店区更名服务中心".clone_into(&mut renamed[1]);
    let rows = [renamed.clone(), societies::row(FIRST + 2), societies::row(FIRST + 3)];
    api::deliver(&clerk, DATASET, "二.csv", societies::csv(&HEADERS, rows));
    let listed = clerk.get(&path).ok();
    let after = &listed["items"][0];
    assert_eq!(
        (&after["file_name"], &after["rows_before"]),
        (&json!("二.csv"), &before["rows"]),
        "{after}"
    );
    assert_eq!(after["rows"].as_u64(), before["rows"].as_u64().map(|rows| rows + 1));
    assert!(after["by_name"].is_string() && after["delivery"].is_string(), "{after}");
    assert_eq!(listed["total"], after["version"].as_u64().unwrap() + 1);

    let between = |from: &Value, to: &Value, page: u32| {
        let (from, to) = (&from["version"], &to["version"]);
        clerk
            .get(&format!("{path}/{from}/differences/{to}?page_size=1&page={page}"))
            .ok()
    };
    let told = between(&before, after, 1);
    assert_eq!(
        [&told["added"], &told["changed"], &told["removed"]],
        [1, 1, 0],
        "{told}"
    );
    let (added, changed) = (&told["items"][0], between(&before, after, 2)["items"][0].clone());
    assert_eq!(
        (&added["change"], &changed["change"]),
        (&json!("added"), &json!("changed"))
    );
    let name = told["columns"]
        .as_array()
        .unwrap()
        .iter()
        .position(|column| column == "name");
    let name = name.expect("the name is compared");
    assert_eq!(changed["after"][name], renamed[1]);
    assert_eq!(changed["before"][name], societies::row(FIRST + 1)[1]);
    assert!(
        added["before"].as_array().unwrap().iter().all(Value::is_null),
        "{added}"
    );

    let back = between(after, &before, 1);
    assert_eq!(
        [&back["added"], &back["changed"], &back["removed"]],
        [0, 1, 1],
        "{back}"
    );
    let nothing = between(after, after, 1);
    assert_eq!((&nothing["total"], &nothing["items"]), (&json!(0), &json!([])));

    let current = &after["version"];
    let unknown = clerk.get(&format!("{path}/{current}/differences/9999"));
    unknown.problem(404, "lake.version_unknown");
    let member = city.log_in(&server, "member");
    member
        .get(&format!("{path}/0/differences/{current}"))
        .problem(403, "policy.denied");
}
