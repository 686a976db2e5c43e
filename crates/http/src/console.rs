//! The console: the files that `console/` is built into, embedded in the binary. Every address that is neither a file nor
//! of the API is one of its pages, which the console itself tells apart.
//!
//! A binary that was built without the console serves the status page in its place.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use jixia_app::secrets;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::{problem, status, web::Web};

#[derive(RustEmbed)]
#[folder = "../../console/dist"]
#[allow_missing = true]
struct Files;

/// The page in which the console runs.
const PAGE: &str = "index.html";
/// Stands in the page where the nonce of its styles goes.
const NONCE: &str = "__CSP_NONCE__";
/// Files under this folder bear a hash of their content in their name.
const HASHED: &str = "assets/";

/// Answers to every address that no other route takes.
pub(crate) async fn serve(State(web): State<Web>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let of_the_api = path == "api" || path.starts_with("api/");
    if !reads || of_the_api {
        return problem::nowhere(&request).into_response();
    }
    if path != PAGE
        && let Some(response) = file(path, request.headers())
    {
        return response;
    }
    match Files::get(PAGE) {
        // An address with an ending is a file that is not there, not a page.
        Some(_) if path.rsplit('/').next().is_some_and(|name| name.contains('.')) => {
            problem::nowhere(&request).into_response()
        }
        Some(html) => page(&html),
        None if path.is_empty() => {
            let language = status::language(&request);
            status::shown(&web, language).await.into_response()
        }
        None => problem::nowhere(&request).into_response(),
    }
}

/// The page; only styles that carry this answer's nonce are let in, and only our own scripts.
fn page(html: &EmbeddedFile) -> Response {
    let nonce = secrets::fresh();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    let html = String::from_utf8_lossy(&html.data).replace(NONCE, &nonce);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (headers, html).into_response()
}

/// A file, compressed if the browser can read it so.
fn file(path: &str, asked: &HeaderMap) -> Option<Response> {
    let plain = Files::get(path)?;
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let reads_gzip = accepted.is_some_and(|accepted| accepted.contains("gzip"));
    let compressed = reads_gzip.then(|| Files::get(&format!("{path}.gz"))).flatten();
    let etag = format!("\"{}\"", hex::encode(&plain.metadata.sha256_hash()[..8]));
    let life = if path.starts_with(HASHED) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(life));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ETAG, HeaderValue::from_str(&etag).ok()?);
    if asked.get(header::IF_NONE_MATCH).is_some_and(|known| *known == etag) {
        return Some((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    if compressed.is_some() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    let body = Body::from(compressed.unwrap_or(plain).data.into_owned());
    Some((headers, body).into_response())
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
