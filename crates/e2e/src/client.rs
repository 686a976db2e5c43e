//! A browser's or a program's side of the API: logged in, in one language, keeping the answer whole.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jixia_testkit::{Program, Signed};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{
    Method,
    blocking::{
        Client as Http, RequestBuilder, Response,
        multipart::{Form, Part},
    },
};
use serde_json::{Value, json};

/// Longest time for one answer; a build without optimisation is slow.
const PATIENCE: Duration = Duration::from_mins(2);

/// Language of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The word on the command line and in `Accept-Language`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }
}

/// Each signature needs a nonce of its own.
static NONCES: AtomicU64 = AtomicU64::new(0);

/// Somebody who is logged in.
#[derive(Clone)]
pub struct Client {
    http: Http,
    address: String,
    language: Language,
    csrf: Option<String>,
    key: Option<String>,
    purpose: Option<String>,
    signing: Option<Arc<Program>>,
}

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Media type.
    pub media_type: String,
    /// Identifier of its receipt.
    pub receipt: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Client {
    /// Somebody who is not logged in.
    pub fn stranger(address: &str) -> Self {
        let http = Http::builder()
            .cookie_store(true)
            .timeout(PATIENCE)
            .build()
            .expect("a client can be made");
        let address = address.to_owned();
        Self {
            http,
            address,
            language: Language::Chinese,
            csrf: None,
            key: None,
            purpose: None,
            signing: None,
        }
    }

    /// Logs in with a password.
    ///
    /// # Panics
    /// When the server refuses.
    pub fn log_in(address: &str, login: &str, password: &str, language: Language) -> Self {
        let mut client = Self {
            language,
            ..Self::stranger(address)
        };
        let answer = client
            .post("/api/session", &json!({"login": login, "password": password}))
            .ok();
        client.csrf = answer["csrf_token"].as_str().map(str::to_owned);
        client
    }

    /// The same caller in another language.
    #[must_use]
    pub fn speaking(&self, language: Language) -> Self {
        Self {
            language,
            ..self.clone()
        }
    }

    /// The same caller with a purpose.
    #[must_use]
    pub fn for_purpose(&self, purpose: &str) -> Self {
        // Headers are ASCII, so Chinese is written as the bytes of its UTF-8.
        let purpose = utf8_percent_encode(purpose, NON_ALPHANUMERIC).to_string();
        Self {
            purpose: Some(purpose),
            ..self.clone()
        }
    }

    /// The same session without the token of our own pages, as a forged request has it.
    #[must_use]
    pub fn without_token(&self) -> Self {
        Self {
            csrf: None,
            ..self.clone()
        }
    }

    /// A program with an API key, without a session.
    #[must_use]
    pub fn with_key(&self, key: &str) -> Self {
        Self {
            key: Some(key.to_owned()),
            language: self.language,
            ..Self::stranger(&self.address)
        }
    }

    /// A program that signs what it posts, without a session.
    #[must_use]
    pub fn signing(&self, key: Program) -> Self {
        Self {
            signing: Some(Arc::new(key)),
            language: self.language,
            ..Self::stranger(&self.address)
        }
    }

    /// Reads.
    pub fn get(&self, path: &str) -> Answer {
        self.send(self.http.get(self.url(path)))
    }

    /// Reads from a server that may be killed meanwhile; none when no answer came, or only its beginning.
    pub fn try_get(&self, path: &str) -> Option<Answer> {
        let answer = self.prepared(self.http.get(self.url(path))).send().ok()?;
        whole(answer).ok()
    }

    /// Sends JSON.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        let request = self.http.post(self.url(path));
        let Some(key) = &self.signing else {
            return self.send(request.json(body));
        };
        let body = body.to_string();
        let purpose = self.purpose.clone().unwrap_or_default();
        let headers = key.sign(&Signed {
            method: "POST",
            path,
            purpose: &purpose,
            body: body.as_bytes(),
            created: seconds(),
            nonce: &NONCES.fetch_add(1, Ordering::Relaxed).to_string(),
        });
        let request = request.header("Content-Type", "application/json").body(body);
        let signed = headers
            .into_iter()
            .fold(request, |request, (name, value)| request.header(name, value));
        let unsigned = Self {
            purpose: None,
            ..self.clone()
        };
        unsigned.send(signed)
    }

    /// Sends a request of any method with bytes of any type.
    pub fn send_bytes(&self, method: Method, path: &str, media_type: &str, body: Vec<u8>) -> Answer {
        self.send(
            self.http
                .request(method, self.url(path))
                .header("Content-Type", media_type)
                .body(body),
        )
    }

    /// Sends a part of an upload.
    pub fn send_part(&self, path: &str, offset: usize, part: &[u8]) -> Answer {
        let request = self.http.patch(self.url(path)).header("Upload-Offset", offset);
        let request = request.header("Content-Type", "application/octet-stream");
        self.send(request.body(part.to_vec()))
    }

    /// Sends a file as a form does.
    pub fn upload(&self, path: &str, file_name: &str, bytes: Vec<u8>) -> Answer {
        self.send(self.upload_request(path, file_name, bytes))
    }

    /// Sends a field with text and a file as a form does.
    pub fn upload_with(&self, path: &str, (name, text): (&str, String), (file_name, bytes): (&str, Vec<u8>)) -> Answer {
        let part = Part::bytes(bytes).file_name(file_name.to_owned());
        let form = Form::new().text(name.to_owned(), text).part("file", part);
        self.send(self.http.post(self.url(path)).multipart(form))
    }

    /// Sends a file of the disk as a form does, piece by piece.
    ///
    /// # Panics
    /// When the file cannot be read.
    pub fn upload_file(&self, path: &str, file: &Path) -> Answer {
        let form = Form::new().file("file", file).expect("the file can be read");
        self.send(self.http.post(self.url(path)).multipart(form))
    }

    fn upload_request(&self, path: &str, file_name: &str, bytes: Vec<u8>) -> RequestBuilder {
        let part = Part::bytes(bytes).file_name(file_name.to_owned());
        self.http.post(self.url(path)).multipart(Form::new().part("file", part))
    }

    /// Sends a file to a server that may be killed meanwhile; tells whether an answer came.
    pub fn try_upload(&self, path: &str, file_name: &str, bytes: Vec<u8>) -> bool {
        self.prepared(self.upload_request(path, file_name, bytes))
            .send()
            .is_ok_and(|answer| answer.bytes().is_ok())
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn prepared(&self, request: RequestBuilder) -> RequestBuilder {
        let mut request = request.header("Accept-Language", self.language.word());
        if let Some(token) = &self.csrf {
            request = request.header("X-CSRF-Token", token);
        }
        if let Some(key) = &self.key {
            request = request.bearer_auth(key);
        }
        if let Some(purpose) = &self.purpose {
            request = request.header("X-Purpose", purpose);
        }
        request
    }

    fn send(&self, request: RequestBuilder) -> Answer {
        let answer = self.prepared(request).send().expect("the server answers");
        whole(answer).expect("the answer comes to its end")
    }
}

/// Seconds since 1970, by the clock of this machine.
///
/// # Panics
/// When the clock stands before 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "a program outside has the time from its machine"
)]
pub fn seconds() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.expect("a clock of today").as_secs()
}

/// Reads an answer to its end.
fn whole(answer: Response) -> reqwest::Result<Answer> {
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
    Ok(Answer {
        status: answer.status().as_u16(),
        media_type: header("Content-Type").unwrap_or_default().to_owned(),
        receipt: header("Jixia-Receipt").map(str::to_owned),
        body: answer.bytes()?.to_vec(),
    })
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body of a success, as JSON; null when there is none.
    ///
    /// # Panics
    /// When the answer is no success.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert!(
            (200..300).contains(&self.status),
            "status {}: {}",
            self.status,
            self.text()
        );
        if self.body.is_empty() {
            return Value::Null;
        }
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The body of a success that is a file.
    ///
    /// # Panics
    /// When the answer is no success.
    #[track_caller]
    pub fn file(&self) -> &[u8] {
        assert_eq!(self.status, 200, "{}", self.text());
        &self.body
    }

    /// The sentence of a problem (RFC 9457) with this status and code.
    ///
    /// # Panics
    /// When the answer is another.
    #[track_caller]
    pub fn problem(&self, status: u16, code: &str) -> String {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.media_type, "application/problem+json", "{}", self.text());
        let problem: Value = serde_json::from_slice(&self.body).expect("a problem is JSON");
        assert_eq!(problem["code"], code, "{}", self.text());
        assert_eq!(problem["type"], format!("urn:jixia:problem:{code}"), "{}", self.text());
        problem["detail"].as_str().expect("a problem has a sentence").to_owned()
    }
}
