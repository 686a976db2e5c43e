//! The two departments, their people, and the words in which they ask.

use std::{
    cell::RefCell,
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, LazyLock},
};

use arrow::{
    array::{ArrayRef, Date32Array, StringArray},
    datatypes::Date32Type,
    record_batch::RecordBatch,
};
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use futures::{StreamExt, stream};
use jixia_app::packs::install;
use jixia_lake::{Write, WriteMode};
use jixia_model::{Clock, DatasetName, id::BatchId, person::Role};
use jixia_pack::{File, Pack};
use jixia_sharing::batches;
use serde_json::{Value, json};

use crate::app::{Answer, Client, TestApp};

/// Two departments under a city.
pub(super) struct City {
    pub(super) app: TestApp,
    clients: RefCell<HashMap<String, Client>>,
}

/// Opens the city on a database.
pub(super) async fn open(url: String) -> City {
    let app = TestApp::on(&url).await;
    let civil = app.add_department("civil", "民政局").await;
    install::install(&app.services, PACKS.clone()).await.unwrap();
    for (login, role, organisation) in [
        ("tax-head", Role::Head, app.tax.id),
        ("health-head", Role::Head, app.health.id),
        ("authority", Role::Steward, app.city.id),
        ("tax-steward", Role::Steward, app.tax.id),
        ("civil-head", Role::Head, civil.id),
        ("civil-member", Role::Member, civil.id),
    ] {
        app.add_person(login, role, organisation).await;
    }
    City {
        app,
        clients: RefCell::default(),
    }
}

/// Checked once for all tests.
static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let health = [
        ("pack.yaml", include_str!("../../fixtures/pack.yaml").to_owned()),
        ("README.md", "# Health".to_owned()),
        (
            "clauses/register.csv",
            include_str!("../../fixtures/register.csv").to_owned(),
        ),
        (
            "organisations/city.csv",
            include_str!("../../fixtures/organisations.csv").to_owned(),
        ),
        ("datasets/vaccinations.yaml", dataset("vaccinations", "conditional")),
        ("datasets/clinics.yaml", dataset("clinics", "unconditional")),
        ("datasets/diagnoses.yaml", dataset("diagnoses", "not-shared")),
    ];
    let holidays = include_str!("../../../../../packs/base/data/holidays.csv");
    let sharing = [
        ("pack.yaml", SHARING.to_owned()),
        ("README.md", "# Sharing".to_owned()),
        ("flows/data-share.yaml", FLOW.to_owned()),
        ("flows/data-correction.yaml", CORRECTION.to_owned()),
        ("flows/share-dispute.yaml", DISPUTE.to_owned()),
        ("flows/catalogue-change.yaml", CATALOGUE_FLOW.to_owned()),
        ("data/holidays.yaml", calendar()),
        ("data/holidays.csv", holidays.to_owned()),
    ];
    vec![pack(health.into()), pack(sharing.into())]
});

fn pack(files: Vec<(&str, String)>) -> Pack {
    let file = |(path, text): (&str, String)| File {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    };
    let files: Vec<File> = files.into_iter().map(file).collect();
    let (pack, found) = jixia_pack::check(&files);
    pack.unwrap_or_else(|| panic!("{found:?}"))
}

/// The table of holidays as it is shipped, without the check that needs SQL, and of this city.
fn calendar() -> String {
    let text = include_str!("../../../../../packs/base/data/holidays.yaml").replace("zibo-data-bureau", "city");
    let (before, rest) = text.split_once("        quality:\n").unwrap();
    let (_, after) = rest.split_once("      - name: name_zh").unwrap();
    format!("{before}      - name: name_zh{after}")
}

/// The flow as it is shipped.
const FLOW: &str = include_str!("../../../../../packs/data-sharing/flows/data-share.yaml");

const DISPUTE: &str = include_str!("../../../../../packs/data-sharing/flows/share-dispute.yaml");
const CORRECTION: &str = include_str!("../../../../../packs/data-sharing/flows/data-correction.yaml");
/// The flow of changes of the catalogue as it is shipped.
const CATALOGUE_FLOW: &str = include_str!("../../../../../packs/data-sharing/flows/catalogue-change.yaml");

const SHARING: &str = "name: sharing
version: 1.0.0
title: {zh: 共享, en: Sharing}
owner: city
requires: [health]
maturity: trial
";

fn dataset(name: &str, sharing: &str) -> String {
    let condition = "  - {property: conditionZh, value: 用于疫情防控。}\n  - {property: conditionEn, value: For the control of epidemics.}\n";
    let stated = match sharing {
        "conditional" => condition,
        "not-shared" => {
            "  - {property: basisZh, value: 《基本医疗卫生与健康促进法》第九十二条}\n  - {property: basisEn, value: Basic Healthcare Law art. 92}\n"
        }
        _ => "",
    };
    include_str!("../../fixtures/vaccinations.yaml")
        .replace(condition, stated)
        .replace("value: conditional}", &format!("value: {sharing}}}"))
        .replace("vaccinations", name)
}

impl City {
    pub(super) async fn client(&self, login: &str) -> Client {
        if let Some(client) = self.clients.borrow().get(login) {
            return client.clone();
        }
        let client = self.app.log_in(login).await.in_english();
        self.clients.borrow_mut().insert(login.to_owned(), client.clone());
        client
    }

    /// Lets days of the calendar pass; sessions end meanwhile.
    pub(super) fn pass(&self, days: i64) {
        self.pass_by(TimeDelta::days(days));
    }

    pub(super) fn pass_by(&self, time: TimeDelta) {
        self.app.clock.advance(time);
        self.clients.borrow_mut().clear();
    }

    /// The audit trail as lines of login, action, resource and outcome.
    pub(super) async fn trail(&self) -> Vec<String> {
        self.app.trail().await
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.app.clock.now()
    }

    /// What `login` is answered when applying for a dataset; `change` is done to a complete application.
    pub(super) async fn apply(&self, login: &str, dataset: &str, change: impl FnOnce(&mut Value)) -> Answer {
        let mut application = json!({
            "legal_basis": "《传染病防治法》第十二条", "scenario": "核对疫苗接种费用的退税申请", "mode": "interface",
            "scope": scope(),
            "until": "2021-06-30", "security": "专人专岗，调用留痕，结果不落地",
        });
        change(&mut application);
        let body = json!({"dataset": dataset, "application": application});
        self.client(login).await.post("/api/shares", body).await
    }

    /// Number of a new draft of the tax bureau.
    pub(super) async fn draft(&self, dataset: &str) -> String {
        let answer = self.apply("member", dataset, |_| {}).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()["number"].as_str().unwrap().to_owned()
    }

    /// Number of an application that waits for the provider's answer.
    pub(super) async fn sent(&self, dataset: &str) -> String {
        let number = self.draft(dataset).await;
        self.does("member", &number, json!({"step": "submit"})).await;
        self.does("tax-head", &number, json!({"step": "approve"})).await;
        number
    }

    /// Number of a share under which data flow.
    pub(super) async fn running(&self, dataset: &str) -> String {
        let number = self.sent(dataset).await;
        self.does("health-head", &number, agree()).await;
        self.does("steward", &number, json!({"step": "open"})).await;
        number
    }

    /// Number of a share in this mode under which data flow.
    pub(super) async fn running_in(&self, dataset: &str, mode: &str) -> String {
        let answer = self
            .apply("member", dataset, |stated| stated["mode"] = json!(mode))
            .await;
        let number = answer.ok()["number"].as_str().unwrap().to_owned();
        for (login, step) in [
            ("member", json!({"step": "submit"})),
            ("tax-head", json!({"step": "approve"})),
            ("health-head", agree()),
            ("steward", json!({"step": "open"})),
        ] {
            self.does(login, &number, step).await;
        }
        number
    }

    /// Puts so many vaccinations, one a day from the first of June on, in place of all others.
    pub(super) async fn vaccinate(&self, people: i32) {
        let numbers = (1..=people).map(|person| {
            let number = format!("37039919900101{person:03}");
            format!("{number}{}", if person == 1 { '2' } else { '0' })
        });
        let first = NaiveDate::from_ymd_opt(2020, 6, 1).unwrap();
        let days = (0..people).map(|day| first + TimeDelta::days(i64::from(day)));
        let days = days.map(Date32Type::from_naive_date);
        let rows = RecordBatch::try_from_iter([
            (
                "citizen_number",
                Arc::new(StringArray::from_iter_values(numbers)) as ArrayRef,
            ),
            ("vaccinated_on", Arc::new(Date32Array::from_iter_values(days))),
        ])
        .unwrap();
        let write = Write {
            table: DatasetName::parse("vaccinations").unwrap(),
            schema: rows.schema(),
            mode: WriteMode::Replace,
            transaction: None,
        };
        let rows = stream::iter([Ok(rows)]).boxed();
        self.app.services.lake.write(write, rows).await.unwrap();
    }

    /// Waits until no work goes on in the background.
    pub(super) async fn settled(&self) {
        self.app.web.settled().await;
    }

    /// The folder for the batches of the tax bureau.
    pub(super) fn drop_folder(&self) -> PathBuf {
        self.app.drop_folder()
    }

    /// Begins the batches whose time has come.
    pub(super) async fn begin_due(&self) -> Vec<BatchId> {
        batches::due(&self.app.services).await.unwrap()
    }

    /// Carries a batch out.
    pub(super) async fn carry_out(&self, id: BatchId) {
        batches::run(&self.app.services, id).await.unwrap();
    }

    /// Takes a step and answers with what came of it.
    pub(super) async fn step(&self, login: &str, number: &str, body: Value) -> Answer {
        let client = self.client(login).await;
        client.post(&format!("/api/shares/{number}/steps"), body).await
    }

    /// Takes a step that must succeed; gives the share.
    pub(super) async fn does(&self, login: &str, number: &str, body: Value) -> Value {
        let answer = self.step(login, number, body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()
    }

    /// Takes a step that must fail; gives the code.
    pub(super) async fn fails(&self, login: &str, number: &str, body: Value) -> String {
        let answer = self.step(login, number, body).await;
        assert!(!answer.status.is_success(), "{}", answer.text());
        answer.json()["code"].as_str().unwrap().to_owned()
    }

    /// The share as `login` sees it.
    pub(super) async fn share(&self, login: &str, number: &str) -> Value {
        let answer = self.client(login).await.get(&format!("/api/shares/{number}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()
    }

    /// Looks a record up under a share; gives the code of what came of it, or `ok`.
    pub(super) async fn uses(&self, login: &str, number: &str) -> String {
        let mut client = self.client(login).await;
        client.set("x-purpose", "refund");
        let body = json!({"case": "TS-1", "key": "370399199001010012"});
        let answer = client.post(&format!("/api/shares/{number}/look-up"), body).await;
        if answer.status.is_success() {
            return "ok".to_owned();
        }
        answer.json()["code"].as_str().unwrap().to_owned()
    }
}

/// Both columns, as they are.
pub(super) fn scope() -> Value {
    json!({"columns": ["citizen_number", "vaccinated_on"], "shown": {"citizen_number": "clear"}})
}

/// The step that agrees to all that was asked for.
pub(super) fn agree() -> Value {
    json!({"step": "agree", "grant": {
        "scope": scope(), "calls_per_minute": 60, "until": "2021-06-30",
    }})
}

/// A time limit of a share.
pub(super) fn limit<'a>(share: &'a Value, name: &str) -> &'a Value {
    let found = share["limits"]
        .as_array()
        .unwrap()
        .iter()
        .find(|limit| limit["name"] == name);
    found.unwrap_or_else(|| panic!("no limit {name}: {share}"))
}

/// Names of the steps that may be taken.
pub(super) fn steps(share: &Value) -> Vec<&str> {
    let steps = share["steps"].as_array().unwrap();
    steps.iter().map(|step| step["name"].as_str().unwrap()).collect()
}
