//! The application under test, and clients that talk to it.

use std::sync::{Arc, RwLock};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use chrono::{DateTime, SecondsFormat};
use jixia_app::{
    Services,
    packs::{Installed, install},
    people::{self, NewPerson},
};
use jixia_config::{Login, Server};
use jixia_http::{Web, router};
use jixia_lake::{Lake, Limits, memory::MemoryLake};
use jixia_model::{
    Clock, FixedClock, SequentialIds, Text,
    id::OrganisationId,
    organisation::{Organisation, OrganisationKind},
    person::{Person, Role},
};
use jixia_policy::{Permit, Policy};
use jixia_sharing::batches::{Folder, Places};
use jixia_store::Store;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

/// The password of everybody in the test city.
pub(crate) const PASSWORD: &str = "seven lamps burn";

/// The application with a small city: a health commission and a tax bureau under it, and one person of each role.
pub(crate) struct TestApp {
    pub(crate) services: Arc<Services>,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) city: Organisation,
    pub(crate) health: Organisation,
    pub(crate) tax: Organisation,
    pub(crate) web: Web,
    router: Router,
    folder: TempDir,
}

impl TestApp {
    pub(crate) async fn new() -> Self {
        Self::with(Server::default(), Login::default()).await
    }

    pub(crate) async fn with(server: Server, login: Login) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("jixia.db").display());
        Self::made(folder, &url, server, login).await
    }

    /// The application on the database of this URL.
    pub(crate) async fn on(url: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::made(folder, url, Server::default(), Login::default()).await
    }

    async fn made(folder: TempDir, url: &str, server: Server, login: Login) -> Self {
        // 2020-06-15 08:00 in China, a Monday.
        let clock = Arc::new(FixedClock::at(DateTime::from_timestamp(1_592_179_200, 0).unwrap()));
        let services = Arc::new(services(&folder, url, Arc::clone(&clock)).await);
        let city = organisation(&services, "city", "淄博市", OrganisationKind::City, None).await;
        let health = organisation(
            &services,
            "health",
            "卫生健康委员会",
            OrganisationKind::Department,
            Some(&city),
        )
        .await;
        let tax = organisation(&services, "tax", "税务局", OrganisationKind::Department, Some(&city)).await;
        for (login, role, organisation) in [
            ("administrator", Role::Administrator, &city),
            ("steward", Role::Steward, &health),
            ("member", Role::Member, &tax),
            ("auditor", Role::Auditor, &city),
        ] {
            person(&services, login, role, organisation.id).await;
        }
        let web = Web::new(Arc::clone(&services), server, login).unwrap();
        Self {
            router: router(web.clone()),
            web,
            services,
            clock,
            city,
            health,
            tax,
            folder,
        }
    }

    /// Installs a pack with the dataset `vaccinations` of the health commission, published.
    pub(crate) async fn install_pack(&self) {
        let file = |path: &str, text: &str| jixia_pack::File {
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let files = [
            file("pack.yaml", include_str!("../fixtures/pack.yaml")),
            file("README.md", "# Health"),
            file("clauses/register.csv", include_str!("../fixtures/register.csv")),
            file("organisations/city.csv", include_str!("../fixtures/organisations.csv")),
            file(
                "datasets/vaccinations.yaml",
                include_str!("../fixtures/vaccinations.yaml"),
            ),
        ];
        let (pack, found) = jixia_pack::check(&files);
        let pack = pack.unwrap_or_else(|| panic!("{found:?}"));
        install::install(&self.services, vec![pack]).await.unwrap();
    }

    /// Adds a department of the city.
    pub(crate) async fn add_department(&self, code: &str, name: &str) -> Organisation {
        organisation(
            &self.services,
            code,
            name,
            OrganisationKind::Department,
            Some(&self.city),
        )
        .await
    }

    /// Adds somebody who may log in.
    pub(crate) async fn add_person(&self, login: &str, role: Role, organisation: OrganisationId) {
        person(&self.services, login, role, organisation).await;
    }

    /// How many delivered files are kept.
    pub(crate) fn files(&self) -> usize {
        std::fs::read_dir(self.folder.path().join("files")).unwrap().count()
    }

    /// The folder for the batches of the tax bureau.
    pub(crate) fn drop_folder(&self) -> std::path::PathBuf {
        self.folder.path().join("drop")
    }

    /// This instant as an address takes it.
    pub(crate) fn clock_text(&self) -> String {
        self.clock.now().to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// This instant in seconds since 1970.
    pub(crate) fn seconds(&self) -> i64 {
        self.clock.now().timestamp()
    }

    /// A client that nobody has logged in.
    pub(crate) fn anonymous(&self) -> Client {
        Client {
            router: self.router.clone(),
            headers: HeaderMap::new(),
        }
    }

    /// A client with a session of `login`.
    pub(crate) async fn log_in(&self, login: &str) -> Client {
        self.log_in_with(login, PASSWORD).await
    }

    pub(crate) async fn log_in_with(&self, login: &str, password: &str) -> Client {
        let mut client = self.anonymous();
        let answer = client
            .post("/api/session", json!({"login": login, "password": password}))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        client.set(header::COOKIE.as_str(), cookie.split(';').next().unwrap());
        client.set("x-csrf-token", answer.json()["csrf_token"].as_str().unwrap());
        client
    }

    /// A client with an API key.
    pub(crate) fn with_key(&self, secret: &str) -> Client {
        let mut client = self.anonymous();
        client.set("authorization", &format!("Bearer {secret}"));
        client
    }

    /// The audit trail as lines of login, action, resource and outcome, oldest first, from the tests' own acts on.
    pub(crate) async fn trail(&self) -> Vec<String> {
        let filter = jixia_store::AuditFilter::default();
        let mut reader = self.services.store.read().await.unwrap();
        let found = reader
            .audit()
            .list(&jixia_policy::Visible::All, &filter, &jixia_store::Page::first())
            .await
            .unwrap();
        let line = |entry: jixia_store::AuditEntry| {
            let login = entry.login.unwrap_or_else(|| "system".to_owned());
            format!(
                "{login} {} {} {}",
                entry.action,
                entry.resource_name,
                entry.outcome.word()
            )
        };
        let lines = found.items.into_iter().rev().map(line);
        lines
            .filter(|line| !line.contains(".seed ") && !line.contains("session.begin"))
            .collect()
    }
}

async fn services(folder: &TempDir, url: &str, clock: Arc<FixedClock>) -> Services {
    let signer = jixia_evidence::Signer::from_seed("city.example/receipts", &[7; 32]).unwrap();
    let lake_clock: Arc<dyn Clock> = clock.clone();
    let scratch_clock = Arc::clone(&lake_clock);
    let limits = Limits {
        rows_max: 1000,
        ..Limits::system()
    };
    Services {
        store: Store::open(url).await.unwrap().signing(signer).await.unwrap(),
        lake: Arc::new(MemoryLake::new(lake_clock)),
        policy: Policy::load().unwrap(),
        clock,
        ids: Arc::new(SequentialIds::default()),
        databases: jixia_app::deliveries::pull::Databases::default(),
        files: jixia_connect::Files::open(folder.path().join("files"), 1 << 20)
            .await
            .unwrap(),
        at_work: jixia_app::deliveries::AtWork::default(),
        installed: RwLock::new(Arc::new(Installed::default())),
        owned: jixia_app::Remembered::default(),
        signatures: jixia_app::signatures::Signatures::default(),
        measured: jixia_app::Versioned::default(),
        divisions: jixia_app::divisions::Kept::default(),
        searches: jixia_app::Pace::default(),
        kept: jixia_app::Kept::default().with(places(folder)),
        installing: tokio::sync::Mutex::default(),
        query_limits: limits,
        scratch: Box::new(move || Ok(Arc::new(MemoryLake::new(Arc::clone(&scratch_clock))) as Arc<dyn Lake>)),
    }
}

/// A folder for the batches of the tax bureau.
fn places(folder: &TempDir) -> Places {
    let mut places = Places::default();
    let drop = Folder {
        path: folder.path().join("drop"),
        organisations: vec!["tax".to_owned()],
    };
    places.folders.insert("tax_drop".to_owned(), drop);
    places
}

async fn organisation(
    services: &Services,
    code: &str,
    name: &str,
    kind: OrganisationKind,
    parent: Option<&Organisation>,
) -> Organisation {
    let organisation = Organisation {
        id: OrganisationId(services.ids.next()),
        code: code.to_owned(),
        name: Text::new(name, code),
        kind,
        parent: parent.map(|parent| parent.id),
        area: None,
        credit_code: None,
    };
    let mut tx = services.store.begin(services.trail()).await.unwrap();
    tx.organisations().insert(&organisation).await.unwrap();
    tx.commit(Permit::system("organisation.seed", "test")).await.unwrap();
    organisation
}

async fn person(services: &Services, login: &str, role: Role, organisation: OrganisationId) -> Person {
    let wanted = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        organisation,
        role,
    };
    people::seed(services, wanted, PASSWORD.to_owned(), false)
        .await
        .unwrap()
}

/// Talks to the application with the same headers in every request.
#[derive(Clone)]
pub(crate) struct Client {
    router: Router,
    headers: HeaderMap,
}

impl Client {
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        let name: header::HeaderName = name.parse().unwrap();
        self.headers.insert(name, value.parse().unwrap());
    }

    pub(crate) fn header(&self, name: &str) -> String {
        self.headers[name].to_str().unwrap().to_owned()
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    pub(crate) fn in_english(mut self) -> Self {
        self.set("accept-language", "en");
        self
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(
            Method::POST,
            path,
            Some("application/json"),
            Body::from(body.to_string()),
        )
        .await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(
            Method::PUT,
            path,
            Some("application/json"),
            Body::from(body.to_string()),
        )
        .await
    }

    /// Sends a file as a form does.
    pub(crate) async fn upload(&self, path: &str, file_name: &str, file: &str) -> Answer {
        let body = format!(
            "--lamp\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\r\n{file}\r\n--lamp--\r\n"
        );
        self.send(
            Method::POST,
            path,
            Some("multipart/form-data; boundary=lamp"),
            Body::from(body),
        )
        .await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, Body::empty()).await
    }

    pub(crate) async fn send(&self, method: Method, path: &str, media_type: Option<&str>, body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path).body(body).unwrap();
        *request.headers_mut() = self.headers.clone();
        if let Some(media_type) = media_type {
            request
                .headers_mut()
                .insert(header::CONTENT_TYPE, media_type.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }
}

/// What the application answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The code of a problem.
    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Status and code of a problem: `409 dataset.name_taken`.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(
            self.headers[header::CONTENT_TYPE],
            "application/problem+json",
            "{}",
            self.text()
        );
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        format!("{} {}", self.status.as_u16(), problem["code"].as_str().unwrap())
    }

    /// The body of a success.
    pub(crate) fn ok(self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.text());
        if self.body.is_empty() { Value::Null } else { self.json() }
    }
}
