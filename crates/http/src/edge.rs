//! What happens to every request before and after its handler: facts, log span, security headers, limits, panics.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::Response,
};
use jixia_app::{
    audit::{self, Refusals},
    evidence::Handed,
};
use jixia_model::Language;
use tower_http::{set_header::SetResponseHeaderLayer, timeout::TimeoutLayer};
use tracing::Instrument;

use crate::{handed::RECEIPT, web::Web};

/// Header that names the request in the answer and in the log.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What is known of every request, whoever asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestFacts {
    /// Identifies the request in the log, the audit trail and the answer.
    pub request_id: String,
    /// Language of the answer.
    pub language: Language,
    /// Acts refused on the way.
    pub refusals: Refusals,
    /// Receipts made on the way.
    pub handed: Handed,
}

impl<S: Sync> FromRequestParts<S> for RequestFacts {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

/// Gives the request its facts and a log span, and logs how it ended. Neither headers nor parameters are logged: they
/// may hold secrets or personal data.
pub(crate) async fn attach_facts(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let request_id = web.services.ids.next().to_string();
    let language = request
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let language = Language::preferred(language.unwrap_or(""));
    let (refusals, handed) = (Refusals::default(), Handed::default());
    request.extensions_mut().insert(RequestFacts {
        request_id: request_id.clone(),
        language,
        refusals: refusals.clone(),
        handed: handed.clone(),
    });

    let path = request.uri().path().to_owned();
    let span = tracing::info_span!("request", request.id = request_id, method = %request.method(), path);
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let started = web.services.clock.now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let milliseconds = (web.services.clock.now() - started).num_milliseconds();
    let status = response.status();
    span.in_scope(|| {
        // Reads come by the thousand per second and leave receipts; what changes something or fails is of more interest.
        if changes && handed.last().is_none() || !status.is_success() {
            tracing::info!(status = status.as_u16(), milliseconds, "answered");
        } else {
            tracing::debug!(status = status.as_u16(), milliseconds, "answered");
        }
    });

    // Only now, because the handler may have held SQLite's one writer.
    match audit::record_refusals(&web.services, &refusals).await {
        Ok(receipt) => receipt.into_iter().for_each(|receipt| handed.add(receipt)),
        Err(error) => tracing::error!(
            request.id = request_id,
            "a refusal could not be written to the audit trail: {error}"
        ),
    }
    let receipt = handed.last().map(|receipt| receipt.to_string());
    if let Some(value) = receipt.and_then(|receipt| HeaderValue::from_str(&receipt).ok()) {
        response.headers_mut().insert(RECEIPT, value);
    }
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// The headers that tell browsers to trust nothing that did not come from here.
pub(crate) const SECURITY_HEADERS: [(HeaderName, HeaderValue); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
             frame-ancestors 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// Sets a header on every answer that does not have it.
pub(crate) fn header_layer((name, value): (HeaderName, HeaderValue)) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, value)
}

/// Ends requests whose answer does not begin in time; `problem::render` says so to the caller.
pub(crate) fn timeout_layer(seconds: u64) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(seconds))
}
