//! Records of a registry are looked up through a grant: each request signed, held against the grant, and with a durable
//! receipt before it is answered.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use anyhow::Result;
use jixia_e2e::{City, Server};
use jixia_testkit::{Program, Signed};
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

use crate::{
    load::{CONNECTIONS, Load, Target, load},
    look_up,
    report::Race,
    scene::Scene,
};

/// Fewest look-ups a second.
const PER_SECOND_MIN: f64 = 2000.0;
/// Longest time of 99 in 100 look-ups, in milliseconds.
const P99_MS_MAX: f64 = 10.0;
/// More calls in a minute than any load makes.
const CALLS_PER_MINUTE: u32 = 600_000;

pub(crate) async fn race(scene: &Scene, people: u64) -> Result<Race> {
    let city = scene.city(people)?;
    let (_database, keys) = look_up::some_keys(scene, &city, people)?;
    let (server, grants) = tokio::task::block_in_place(|| {
        let server = Server::start(&city);
        let grants = [None, Some("birth_date > date '1900-01-01'")].map(|rows| Grant::new(&city, &server, rows));
        (server, grants)
    });
    let [all, some] = grants;
    let all = load("all rows are granted", all, &keys).await;
    let some = load("rows by a condition", some, &keys).await;
    tokio::task::block_in_place(|| server.stop());
    let (all, some) = (all?, some?);
    let bars = vec![
        ("at least 2,000 a second".to_owned(), some.per_second >= PER_SECOND_MIN),
        ("99 in 100 within 10 ms".to_owned(), some.p99_ms <= P99_MS_MAX),
    ];
    Ok(Race::new(
        format!("Look-ups through a grant, signed and with receipts, {CONNECTIONS} connections, {people} people"),
        Load::COLUMNS.to_vec(),
        vec![all.row(), some.row()],
        bars,
    ))
}

/// A share that runs, and the program that uses it.
#[derive(Clone)]
struct Grant {
    address: String,
    path: String,
    program: Arc<Program>,
    nonce: Arc<AtomicU64>,
}

impl Grant {
    /// A department applies for five columns of the registry, and everybody agrees.
    fn new(city: &City, server: &Server, rows: Option<&str>) -> Self {
        let columns = ["citizen_number", "name", "sex", "birth_date", "division_code"];
        let scope = json!({"columns": columns, "rows": rows});
        let application = json!({
            "legal_basis": "《行政许可法》第三十四条", "scenario": "bench", "mode": "interface",
            "scope": scope, "until": "2027-12-31", "security": "bench",
        });
        let member = city.log_in(server, "member");
        let share = member.post(
            "/api/shares",
            &json!({"dataset": "population", "application": application}),
        );
        let share = share.ok();
        let number = share["number"].as_str().unwrap_or_default();
        let grant = json!({"scope": scope, "calls_per_minute": CALLS_PER_MINUTE, "until": "2027-12-31"});
        let steps: [(&str, Value); 4] = [
            ("member", json!({"step": "submit"})),
            ("head-approval-service", json!({"step": "approve"})),
            ("head-data-bureau", json!({"step": "agree", "grant": grant})),
            ("steward-data-bureau", json!({"step": "open"})),
        ];
        for (login, body) in steps {
            let client = city.log_in(server, login);
            client.post(&format!("/api/shares/{number}/steps"), &body).ok();
        }
        let program = Program::register(rand::random(), |pem| {
            let made = member.post("/api/api-keys", &json!({"name": "bench", "public_key": pem}));
            made.ok()["key"]["id"].as_str().unwrap_or_default().to_owned()
        });
        Self {
            address: server.address().to_owned(),
            path: format!("/api/shares/{number}/look-up"),
            program: Arc::new(program),
            nonce: Arc::default(),
        }
    }
}

impl Target for Grant {
    fn request(&self, client: &Client, key: &str) -> RequestBuilder {
        let body = json!({"case": "bench", "key": key}).to_string();
        let nonce = self.nonce.fetch_add(1, Ordering::Relaxed).to_string();
        let signed = self.program.sign(&Signed {
            method: "POST",
            path: &self.path,
            purpose: "bench",
            body: body.as_bytes(),
            created: jixia_e2e::seconds(),
            nonce: &nonce,
        });
        let request = client.post(format!("{}{}", self.address, self.path));
        let request = request.header("Content-Type", "application/json").body(body);
        signed
            .into_iter()
            .fold(request, |request, (name, value)| request.header(name, value))
    }
}
