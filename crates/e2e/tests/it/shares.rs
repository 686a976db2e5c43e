//! A department uses data of another: applied for, granted narrowly, used, suspended; on the built binary.

use std::process::Command;

use jixia_e2e::{Answer, City, Client, Language, Server};
use jixia_testkit::Program;
use serde_json::{Value, json};

const DATASET: &str = "market_entities";
const PURPOSE: &str = "办理食品经营许可";

struct People {
    city: City,
    server: Server,
}

impl People {
    /// A city of their own, served.
    fn meet() -> Self {
        let city = City::copy();
        let server = Server::start(&city);
        Self { city, server }
    }

    fn client(&self, login: &str) -> Client {
        Client::log_in(
            self.server.address(),
            login,
            self.city.password(login),
            Language::English,
        )
    }

    fn step(&self, login: &str, number: &str, body: &Value) -> Answer {
        self.client(login).post(&format!("/api/shares/{number}/steps"), body)
    }

    /// A share of the approval service that runs, for firms of Boshan that still exist, by name and state alone.
    fn running(&self) -> String {
        let scope = json!({"columns": ["name", "kind", "status"], "rows": "status = '存续'", "area": "370304"});
        self.running_for((DATASET, "market-regulation"), &scope, &["name", "status"])
    }

    /// A share of a dataset of `provider` that runs; of what is asked for, these columns are granted.
    fn running_for(&self, (dataset, provider): (&str, &str), scope: &Value, columns: &[&str]) -> String {
        let application = json!({
            "legal_basis": "《行政许可法》第三十四条", "scenario": "窗口核对企业登记状态", "mode": "interface",
            "scope": scope, "until": "2027-12-31", "security": "专人专岗，调用留痕",
        });
        let body = json!({"dataset": dataset, "application": application});
        let share = self.client("member").post("/api/shares", &body).ok();
        let number = share["number"].as_str().unwrap().to_owned();
        let grant = json!({"scope": {"columns": columns}, "calls_per_minute": 1000, "until": "2027-12-31"});
        for (login, body) in [
            ("member", json!({"step": "submit"})),
            ("head-approval-service", json!({"step": "approve"})),
            (&format!("head-{provider}"), json!({"step": "agree", "grant": grant})),
            (&format!("steward-{provider}"), json!({"step": "open"})),
        ] {
            self.step(login, &number, &body).ok();
        }
        number
    }

    /// Codes of firms for which a condition is true, as their own steward reads them.
    fn codes(&self, condition: &str) -> Vec<String> {
        let sql = format!("select credit_code from {DATASET} where {condition} order by credit_code limit 5");
        let steward = self.client("steward-market-regulation");
        let answer = steward.post("/api/query", &json!({"sql": sql})).ok();
        let rows = answer["rows"].as_array().unwrap().iter();
        rows.map(|row| row[0].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn a_grant_reaches_its_rows_and_columns_and_nothing_else() {
    let people = People::meet();
    let number = people.running();
    let member = people.client("member").for_purpose(PURPOSE);
    let look_up = |key: &str| {
        member.post(
            &format!("/api/shares/{number}/look-up"),
            &json!({"case": "XK-1", "key": key}),
        )
    };

    let inside = people.codes("division_code like '370304%' and status = '存续'");
    let values = look_up(&inside[0]).ok()["values"].clone();
    let columns: Vec<&String> = values.as_object().unwrap().keys().collect();
    assert_eq!(columns, ["name", "status"], "kind was asked for and not granted");
    assert_eq!(values["status"], "存续");
    let gone = people.codes("division_code like '370304%' and status <> '存续'");
    let elsewhere = people.codes("division_code not like '370304%' and status = '存续'");
    for key in [&gone[0], &elsewhere[0], "91370399PDY00000X0", "x' or '1'='1"] {
        look_up(key).problem(404, "share.record_unknown");
    }

    let verify = |key: &str, status: &str| {
        let body = json!({"case": "XK-1", "key": key, "stated": {"status": status}});
        member.post(&format!("/api/shares/{number}/verify"), &body).ok()["verified"].clone()
    };
    assert_eq!(verify(&inside[0], "存续"), true);
    assert_eq!(verify(&inside[0], "注销"), false);
    assert_eq!(verify(&elsewhere[0], "存续"), false);

    // Each of the eight uses left a receipt, those that found nothing too.
    let receipts = member.get(&format!("/api/receipts?grant={number}")).ok();
    assert_eq!(receipts["total"], 8, "{receipts}");
    people.server.stop();
}

/// A registry is asked in its keyed index, and the condition is held against the one record: with the same outcome as in
/// the table, whatever the types of the columns.
#[test]
fn a_look_up_in_a_registry_reaches_what_a_query_reaches() {
    let people = People::meet();
    let rows = "operating and founded_on >= date '2012-01-01' and registered_capital > 100.50 \
                and name not like '%餐饮%'";
    let columns = ["credit_code", "name", "founded_on", "registered_capital", "closed_on"];
    let scope = json!({"columns": columns, "rows": rows, "area": "370303"});
    let number = people.running_for(("legal_entity", "data-bureau"), &scope, &columns);
    let steward = people.client("steward-data-bureau");
    let sample = "select credit_code, division_code like '370303%' and ROWS as reached from legal_entity \
                  order by md5(credit_code) limit 300";
    let sample = sample.replace("ROWS", rows);
    let sample = steward.post("/api/query", &json!({"sql": sample})).ok();
    let member = people.client("member").for_purpose(PURPOSE);
    let mut reached = 0;
    for row in sample["rows"].as_array().unwrap() {
        let key = row[0].as_str().unwrap();
        let body = json!({"case": "XK-9", "key": key});
        let found = member.post(&format!("/api/shares/{number}/look-up"), &body);
        if row[1] == true {
            reached += 1;
            let condition = format!("credit_code = '{key}'");
            let body = json!({"case": "XK-9", "condition": condition});
            let table = member.post(&format!("/api/shares/{number}/rows"), &body).ok();
            let names = table["columns"].as_array().unwrap().iter();
            let names = names.map(|column| column["name"].as_str().unwrap().to_owned());
            let cells = table["rows"][0].as_array().unwrap().iter().cloned();
            let by_query: serde_json::Map<String, Value> = names.zip(cells).collect();
            assert_eq!(found.ok()["values"], Value::Object(by_query), "{key}");
        } else {
            found.problem(404, "share.record_unknown");
        }
    }
    assert!((1..300).contains(&reached), "{reached} of the sample are reached");
    people.server.stop();
}

/// Personal information comes masked where nobody has stated that it is needed as it is, from the table and from the keyed
/// index; a condition sees it masked too, and whoever knows a value can have it verified.
#[test]
fn personal_values_come_masked_and_can_be_verified() {
    let people = People::meet();
    let columns = ["credit_code", "legal_representative"];
    for (dataset, provider) in [(DATASET, "market-regulation"), ("legal_entity", "data-bureau")] {
        let scope = json!({"columns": columns});
        let number = people.running_for((dataset, provider), &scope, &columns);
        let sql = format!("select credit_code, legal_representative from {DATASET} where status = '存续' limit 1");
        let known = people
            .client("steward-market-regulation")
            .post("/api/query", &json!({"sql": sql}))
            .ok();
        let (key, name) = (&known["rows"][0][0], known["rows"][0][1].as_str().unwrap());
        let member = people.client("member").for_purpose(PURPOSE);
        let ask = |way: &str, body: Value| member.post(&format!("/api/shares/{number}/{way}"), &body).ok();

        let masked = ask("look-up", json!({"case": "XK-4", "key": key}))["values"]["legal_representative"].clone();
        let hidden = "*".repeat(name.chars().count() - 1);
        assert_eq!(masked, format!("{}{hidden}", name.chars().next().unwrap()), "{dataset}");
        let by_key = ask(
            "rows",
            json!({"case": "XK-4", "condition": format!("credit_code = {}", key.to_string().replace('"', "'"))}),
        );
        assert_eq!(by_key["rows"][0][1], masked, "{dataset}");
        let by_name = ask(
            "rows",
            json!({"case": "XK-4", "condition": format!("legal_representative = '{name}'")}),
        );
        assert_eq!(by_name["rows"], json!([]), "{dataset}");
        for (stated, is_so) in [(name, true), ("某某某", false)] {
            let stated = json!({"case": "XK-4", "key": key, "stated": {"legal_representative": stated}});
            assert_eq!(ask("verify", stated)["verified"], is_so, "{dataset}");
        }
    }
    people.server.stop();
}

#[test]
fn rows_are_bounded_and_a_condition_sees_what_was_granted_alone() {
    let people = People::meet();
    let number = people.running();
    let member = people.client("member").for_purpose(PURPOSE);
    let rows = |body: Value| member.post(&format!("/api/shares/{number}/rows"), &body);

    let answer = rows(json!({"case": "XK-2", "rows_max": 3})).ok();
    let names: Vec<&str> = answer["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["name"].as_str().unwrap())
        .collect();
    assert_eq!((names, answer["cut"].as_bool()), (vec!["name", "status"], Some(true)));
    assert_eq!(answer["rows"].as_array().unwrap().len(), 3);
    let all = rows(json!({"case": "XK-2", "rows_max": 5000})).ok();
    let steward = people.client("steward-market-regulation");
    let counted = format!("select count(*) from {DATASET} where division_code like '370304%' and status = '存续'");
    let counted = steward.post("/api/query", &json!({"sql": counted})).ok();
    assert_eq!(json!(all["rows"].as_array().unwrap().len()), counted["rows"][0][0]);
    for condition in ["representative_number like '370399%'", "division_code = '370304002019'"] {
        rows(json!({"case": "XK-2", "condition": condition})).problem(422, "query.column_unknown");
    }
    let commented = rows(json!({"case": "XK-2", "condition": "status = '注销' -- ", "rows_max": 5})).ok();
    assert_eq!(
        commented["rows"],
        json!([]),
        "what was granted holds whatever the condition says"
    );
    let union = "true union all select credit_code, address from market_entities";
    let told = rows(json!({"case": "XK-2", "condition": union}));
    assert_eq!(told.status, 422, "{}", told.text());
    people.server.stop();
}

#[test]
fn a_suspension_stops_a_program_with_a_key_at_once() {
    let people = People::meet();
    let number = people.running();
    let member = people.client("member");
    let key = Program::register([9; 32], |pem| {
        let body = json!({"name": "窗口系统", "days": 30, "public_key": pem});
        let made = member.post("/api/api-keys", &body).ok();
        made["key"]["id"].as_str().unwrap().to_owned()
    });
    let program = Client::stranger(people.server.address())
        .signing(key)
        .for_purpose(PURPOSE);
    let inside = people.codes("division_code like '370304%' and status = '存续'");
    let address = format!("/api/shares/{number}/look-up");
    let body = json!({"case": "XK-3", "key": inside[0]});
    program.post(&address, &body).ok();
    let suspend = json!({"step": "suspend", "note": "发现超范围使用", "days": 5});
    people.step("steward-data-bureau", &number, &suspend).ok();
    program.post(&address, &body).problem(403, "share.not_running");
    let by_key = program.post(
        &format!("/api/shares/{number}/steps"),
        &json!({"step": "resume", "note": "已整改"}),
    );
    by_key.problem(403, "policy.denied");
    people.server.stop();
}

/// The client that the guide shows, with tools that nobody here wrote.
#[test]
fn a_program_signs_with_openssl_and_curl() {
    let people = People::meet();
    let number = people.running();
    let folder = tempfile::tempdir().unwrap();
    let run = |script: &str, variables: &[(&str, &str)]| {
        let mut shell = Command::new("bash");
        shell
            .args(["-euo", "pipefail", "-c", script])
            .current_dir(folder.path());
        let ran = shell.envs(variables.iter().copied()).output().expect("bash runs");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).unwrap()
    };
    let guide = include_str!("../../../../docs/guides/share.md");
    let mut scripts = guide
        .split("```sh\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    let pem = run(scripts.next().unwrap(), &[]);
    let body = json!({"name": "窗口系统", "days": 30, "public_key": pem});
    let made = people.client("member").post("/api/api-keys", &body).ok();
    let inside = people.codes("division_code like '370304%' and status = '存续'");
    let variables = [
        ("KEYID", made["key"]["id"].as_str().unwrap()),
        ("HOST", people.server.address()),
        ("SHARE", &number),
        ("KEY", &inside[0]),
    ];
    let answer = run(scripts.next().unwrap(), &variables);
    let answer: Value = serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
    assert_eq!(answer["values"]["status"], "存续", "{answer}");
    people.server.stop();
}
