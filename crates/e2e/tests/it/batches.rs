//! Batches into a real PostgreSQL: whole, by what changed, and complete or absent when the process is killed.

use std::time::Duration;

use jixia_e2e::{Answer, City, Client, Server, until};
use jixia_testkit::Database;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio_postgres::NoTls;

use crate::{
    api,
    societies::{self, DATASET, HEADERS, STEWARD},
};

const PATIENCE: Duration = Duration::from_mins(2);
const USER: &str = "steward-market-regulation";
const COLUMNS: [&str; 4] = ["credit_code", "name", "start_capital", "founded_on"];

/// A database of the market regulation's own.
struct Target {
    runtime: Runtime,
    database: Database,
}

impl Target {
    fn new() -> Self {
        let runtime = Runtime::new().unwrap();
        let database = runtime.block_on(Database::postgres());
        Self { runtime, database }
    }

    fn settings(&self) -> String {
        let url = self.database.url();
        format!(
            "batch: {{look_seconds: 1, databases: {{exchange: {{url: \"{url}\", organisations: [zibo-market-regulation]}}}}}}"
        )
    }

    /// The first column of the first row of an answer; none when the statement fails, as it does before the table is there.
    fn ask(&self, sql: &str) -> Option<String> {
        self.runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(self.database.url(), NoTls).await.unwrap();
            tokio::spawn(connection);
            let found = client.simple_query(sql).await.ok()?;
            found.into_iter().find_map(|message| match message {
                tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            })
        })
    }

    fn rows(&self) -> u64 {
        self.ask("select count(*) from societies")
            .map_or(0, |count| count.parse().unwrap())
    }

    fn version(&self) -> Option<String> {
        self.ask("select version from jixia_batch where table_name = 'societies'")
    }
}

fn put(client: &Client, path: &str, body: &Value) -> Answer {
    client.send_bytes(Method::PUT, path, "application/json", body.to_string().into_bytes())
}

fn client(city: &City, server: &Server, login: &str) -> Client {
    city.log_in(server, login)
}

/// A share by batches that runs: market regulation has all societies of the approval service, into its database.
fn running(city: &City, server: &Server, on: &str) -> String {
    let application = json!({
        "legal_basis": "《社会组织登记管理条例》", "scenario": "核对社会组织登记信息", "mode": "batch",
        "scope": {"columns": COLUMNS}, "until": "2027-12-31", "security": "专库存放，专人管理",
    });
    let body = json!({"dataset": DATASET, "application": application});
    let share = client(city, server, USER).post("/api/shares", &body).ok();
    let number = share["number"].as_str().unwrap().to_owned();
    let grant = json!({"scope": {"columns": COLUMNS}, "calls_per_minute": 10, "until": "2027-12-31"});
    for (login, body) in [
        (USER, json!({"step": "submit"})),
        ("head-market-regulation", json!({"step": "approve"})),
        ("head-approval-service", json!({"step": "agree", "grant": grant})),
        (STEWARD, json!({"step": "open"})),
    ] {
        client(city, server, login)
            .post(&format!("/api/shares/{number}/steps"), &body)
            .ok();
    }
    let target = json!({"place": "database", "name": "exchange", "schema": "public", "table": "societies"});
    let plan = json!({"target": target, "starts": {"on": on}});
    put(
        &client(city, server, USER),
        &format!("/api/shares/{number}/batch-plan"),
        &plan,
    )
    .ok();
    number
}

/// Delivers these societies, and waits until they are in the table.
fn deliver(city: &City, server: &Server, rows: Vec<Vec<String>>) {
    let steward = client(city, server, STEWARD);
    let report = api::deliver(&steward, DATASET, "societies.csv", societies::csv(&HEADERS, rows));
    assert_eq!(report["delivery"]["state"], "committed", "{report}");
}

/// The run that began last, once it has ended.
fn ended(user: &Client, number: &str) -> Value {
    until("the batch has ended", PATIENCE, || {
        let list = user.get(&format!("/api/shares/{number}/batches")).ok();
        let run = list["items"][0].clone();
        (run.is_object() && run["state"] != "running").then_some(run)
    })
}

fn start(user: &Client, number: &str, full: bool) -> Value {
    user.post(&format!("/api/shares/{number}/batches"), &json!({"full": full}))
        .ok()
}

fn source_rows(city: &City, server: &Server) -> u64 {
    api::number(
        &client(city, server, STEWARD),
        &format!("select count(*) from {DATASET}"),
    )
}

#[test]
fn a_batch_brings_all_rows_and_then_what_changed() {
    let target = Target::new();
    let city = City::copy_with(&target.settings());
    let server = Server::start(&city);
    let number = running(&city, &server, "hand");
    let user = client(&city, &server, USER);
    start(&user, &number, false);
    let first = ended(&user, &number);
    assert_eq!(
        (&first["state"], &first["kind"]),
        (&json!("done"), &json!("full")),
        "{first}"
    );
    let before = source_rows(&city, &server);
    assert_eq!((target.rows(), &first["written"]["inserted"]), (before, &json!(before)));
    assert_eq!(
        target.ask(
            "select string_agg(column_name || ' ' || data_type, ', ' order by ordinal_position) \
                    from information_schema.columns where table_name = 'societies'"
        ),
        Some("credit_code text, name text, start_capital numeric, founded_on date".to_owned())
    );
    target.ask("create view names as select name from societies");

    // Two societies are new, and the third has another name.
    let known = target
        .ask("select credit_code from societies where credit_code like '52%' order by credit_code limit 1")
        .unwrap();
    let mut rows: Vec<_> = (96_000_000..96_000_002).map(societies::row).collect();
    let mut renamed = societies::row(96_000_002);
    renamed[0].clone_from(&known);
    renamed[1] = "改名后的服务中心".to_owned();
    rows.push(renamed);
    deliver(&city, &server, rows);
    start(&user, &number, false);
    let second = ended(&user, &number);
    let written = &second["written"];
    assert_eq!(
        (&second["kind"], &written["inserted"], &written["updated"]),
        (&json!("incremental"), &json!(2), &json!(1)),
        "{second}"
    );
    assert_eq!((target.rows(), &written["total"]), (before + 2, &json!(before + 2)));
    let name = target.ask(&format!("select name from societies where credit_code = '{known}'"));
    assert_eq!(name.as_deref(), Some("改名后的服务中心"));

    // Somebody spoils the copy: the next run notices, and writes it as a whole; the view stays.
    target.ask(&format!(
        "delete from societies where credit_code = '{known}'; select 1"
    ));
    let mut again = societies::row(96_000_003);
    again[0].clone_from(&known);
    deliver(&city, &server, vec![again]);
    start(&user, &number, false);
    let third = ended(&user, &number);
    assert_eq!(
        (&third["state"], &third["kind"]),
        (&json!("done"), &json!("full")),
        "{third}"
    );
    assert_eq!(target.ask("select count(*) from names"), Some((before + 2).to_string()));
    let receipt = third["written"]["receipt"].as_str().unwrap();
    user.get(&format!("/api/receipts/{receipt}")).ok();
    server.stop();
}

#[test]
fn a_table_that_is_not_the_shares_own_is_left_alone() {
    let target = Target::new();
    target.ask("create table societies (name text); insert into societies values ('ours'); select 1");
    let city = City::copy_with(&target.settings());
    let server = Server::start(&city);
    let number = running(&city, &server, "hand");
    let user = client(&city, &server, USER);
    start(&user, &number, true);
    let run = ended(&user, &number);
    assert_eq!(
        (&run["state"], &run["reason"]["code"]),
        (&json!("failed"), &json!("batch.table_taken")),
        "{run}"
    );
    assert_eq!(target.ask("select name from societies"), Some("ours".to_owned()));
    server.stop();
}

#[test]
fn a_new_version_is_brought_by_itself() {
    let target = Target::new();
    let city = City::copy_with(&target.settings());
    let server = Server::start(&city);
    running(&city, &server, "change");
    let all = source_rows(&city, &server);
    until("the first copy is there", PATIENCE, || {
        (target.rows() == all).then_some(())
    });
    deliver(&city, &server, vec![societies::row(96_100_000)]);
    until("the new row is there", PATIENCE, || {
        (target.rows() == all + 1).then_some(())
    });
    server.stop();
}

/// A moment of a batch, seen by what its connections do at the target.
#[derive(Clone, Copy, Debug)]
enum Moment {
    Begun,
    Copying,
    Noted,
    Committing,
    Ended,
}

impl Moment {
    const ALL: [Self; 5] = [Self::Begun, Self::Copying, Self::Noted, Self::Committing, Self::Ended];

    fn has_come(self, target: &Target) -> bool {
        let seen = match self {
            Self::Begun => return true,
            Self::Copying => "query like 'COPY%' or query like 'CREATE T%'",
            Self::Noted => "query like 'INSERT INTO%jixia_batch%'",
            Self::Committing => "query = 'COMMIT'",
            Self::Ended => return false,
        };
        let sql = format!(
            "select 1 from pg_stat_activity where datname = current_database() and application_name = 'jixia' and ({seen})"
        );
        target.ask(&sql).is_some()
    }
}

#[test]
fn ten_batches_killed_at_any_moment_are_complete_or_absent() {
    let target = Target::new();
    let city = City::copy_with(&target.settings());
    let mut server = Server::start(&city);
    let number = running(&city, &server, "hand");
    let mut had = (target.rows(), target.version());
    let moments = Moment::ALL
        .into_iter()
        .flat_map(|moment| [(moment, true), (moment, false)]);
    for ((moment, full), round) in moments.zip(0..) {
        let first = 97_000_000 + round * 1000;
        deliver(&city, &server, (first..first + 300).map(societies::row).collect());
        let (all, user) = (source_rows(&city, &server), client(&city, &server, USER));
        let begun = start(&user, &number, full);
        let path = format!("/api/shares/{number}/batches");
        until("the moment or the end", PATIENCE, || {
            let ended = || user.get(&path).ok()["items"][0]["state"] != "running";
            (moment.has_come(&target) || ended()).then_some(())
        });
        server.kill();
        // What the dead process began is taken back as soon as the database notices.
        until("its connections are gone", PATIENCE, || {
            let sql = "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'jixia'";
            (target.ask(sql).as_deref() == Some("0")).then_some(())
        });
        let found = (target.rows(), target.version());
        assert!(
            found == had || found.0 == all && found.1 != had.1,
            "{moment:?}, full {full}: {found:?} after {had:?}"
        );

        server = Server::start(&city);
        let user = client(&city, &server, USER);
        let run = ended(&user, &number);
        assert_eq!(
            (&run["id"], &run["state"]),
            (&begun["id"], &json!("done")),
            "{moment:?}: {run}"
        );
        assert_eq!(target.rows(), all, "{moment:?}, full {full}");
        let noted = target.ask("select run from jixia_batch");
        assert_eq!(noted.as_deref(), run["id"].as_str(), "{moment:?}");
        let receipt = run["written"]["receipt"].as_str().unwrap();
        assert_eq!(
            target.ask("select receipt from jixia_batch").as_deref(),
            Some(receipt),
            "{moment:?}"
        );
        user.get(&format!("/api/receipts/{receipt}")).ok();
        had = (target.rows(), target.version());
    }
    server.stop();
}
