//! Problem details (RFC 9457): the only file that knows which failure has which HTTP status.

use std::{error::Error as StdError, sync::Arc};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use jixia_api::{FieldProblem, ProblemDetails, problem::Grantor};
use jixia_app::audit;
use jixia_model::{Error, Kind, Language, Text};
use utoipa::{
    IntoResponses, PartialSchema, ToSchema,
    openapi::{Ref, RefOr, content::Content, response::ResponseBuilder},
};

use crate::{convert, edge::RequestFacts, texts::Texts, web::Web};

const MEDIA_TYPE: &str = "application/problem+json";

/// A failure on its way to the caller; [`render`] writes it in the caller's language.
#[derive(Debug)]
pub struct Problem(pub Error);

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Arc::new(self.0));
        response
    }
}

/// In the API description every operation answers with a problem when it does not succeed.
impl IntoResponses for Problem {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let schema = Ref::from_schema_name(ProblemDetails::name());
        let response = ResponseBuilder::new()
            .description("What went wrong, and what to do about it")
            .content(MEDIA_TYPE, Content::new(Some(schema)));
        [("default".to_owned(), RefOr::T(response.build()))].into()
    }
}

/// The schema that the description of [`Problem`] refers to.
pub(crate) fn schemas() -> Vec<(String, RefOr<utoipa::openapi::Schema>)> {
    let mut schemas = vec![(ProblemDetails::name().into_owned(), ProblemDetails::schema())];
    ProblemDetails::schemas(&mut schemas);
    schemas
}

/// Codes whose status is more exact than that of their kind.
const EXACT: [(&str, StatusCode); 11] = [
    ("csrf.token_missing", StatusCode::FORBIDDEN),
    ("files.too_large", StatusCode::PAYLOAD_TOO_LARGE),
    ("http.body_too_large", StatusCode::PAYLOAD_TOO_LARGE),
    ("http.media_type_unsupported", StatusCode::UNSUPPORTED_MEDIA_TYPE),
    ("http.method_not_allowed", StatusCode::METHOD_NOT_ALLOWED),
    ("http.too_slow", StatusCode::SERVICE_UNAVAILABLE),
    ("login.too_many_attempts", StatusCode::TOO_MANY_REQUESTS),
    ("password.change_required", StatusCode::FORBIDDEN),
    ("purpose.missing", StatusCode::BAD_REQUEST),
    ("registry.search_too_often", StatusCode::TOO_MANY_REQUESTS),
    ("share.too_often", StatusCode::TOO_MANY_REQUESTS),
];

fn status(error: &Error) -> StatusCode {
    if let Some((_, status)) = EXACT.iter().find(|(code, _)| *code == error.code) {
        return *status;
    }
    match error.kind {
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
        // A request that cannot be read is told apart from one that can be read but not carried out.
        Kind::Invalid if error.code.starts_with("http.") => StatusCode::BAD_REQUEST,
        Kind::Invalid | Kind::Limit => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Denied => StatusCode::FORBIDDEN,
        Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn title(kind: Kind) -> Text {
    match kind {
        Kind::NotFound => Text::new("未找到", "Not found"),
        Kind::Conflict => Text::new("与现状冲突", "In conflict with what is stored"),
        Kind::Invalid => Text::new("请求有误", "The request is wrong"),
        Kind::Denied => Text::new("没有权限", "Not permitted"),
        Kind::Unauthenticated => Text::new("需要登录", "Login needed"),
        Kind::Limit => Text::new("超出限制", "Over a limit"),
        Kind::Unavailable => Text::new("暂时不可用", "Not available now"),
        Kind::Internal => Text::new("系统内部错误", "Our fault"),
    }
}

/// Writes the failure of a request as problem+json, and logs those that are ours.
pub(crate) async fn render(State(web): State<Web>, facts: RequestFacts, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let error = response
        .extensions_mut()
        .remove::<Arc<Error>>()
        .or_else(|| bare(response.status()));
    match error {
        None => response,
        Some(error) => {
            log(&error);
            let mut details = details(&error, &web.texts, &facts);
            if error.code == "policy.denied" {
                details.grantors = grantors(&web, &facts).await;
            }
            write(&error, &details, facts.language, &response)
        }
    }
}

/// The failure behind a status that a library answered with and that says nothing to the caller.
fn bare(status: StatusCode) -> Option<Arc<Error>> {
    let error = match status {
        StatusCode::METHOD_NOT_ALLOWED => Error::invalid(
            "http.method_not_allowed",
            "This address does not take this method; the methods it takes stand in the Allow header.",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => crate::extract::body_too_large(),
        StatusCode::REQUEST_TIMEOUT => Error::unavailable(
            "http.too_slow",
            "The answer took longer than this server allows; ask for less, or try again later.",
        ),
        _ => return None,
    };
    Some(Arc::new(error))
}

/// Logs a failure once, with all its causes; what callers did wrong is only of interest when somebody asks.
fn log(error: &Error) {
    let mut causes = Vec::new();
    let mut cause = error.source();
    while let Some(source) = cause {
        causes.push(source.to_string());
        cause = source.source();
    }
    let causes = causes.join(": ");
    match error.kind {
        Kind::Internal => tracing::error!(code = error.code, causes, "{}", error.message),
        Kind::Unavailable => tracing::warn!(code = error.code, causes, "{}", error.message),
        _ => tracing::debug!(code = error.code, causes, "{}", error.message),
    }
}

/// Who may do what was refused; nobody, when that cannot be found out: the refusal itself is of more use than a failure.
async fn grantors(web: &Web, facts: &RequestFacts) -> Vec<Grantor> {
    match audit::who_may(&web.services, &facts.refusals).await {
        Ok(found) => found.into_iter().map(convert::grantor).collect(),
        Err(error) => {
            tracing::warn!("who may do what was refused is not known: {error}");
            Vec::new()
        }
    }
}

fn write(error: &Error, details: &ProblemDetails, language: Language, answered: &Response) -> Response {
    let body = serde_json::to_vec(details).unwrap_or_default();
    let mut response = (status(error), Body::from(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(language_tag(language)),
    );
    for kept in [header::ALLOW, header::SET_COOKIE] {
        if let Some(value) = answered.headers().get(&kept) {
            headers.insert(kept, value.clone());
        }
    }
    if error.kind == Kind::Unauthenticated {
        headers.insert(
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static("Bearer realm=\"jixia\""),
        );
    }
    let seconds = error.params.iter().find(|(name, _)| *name == "retry_after_seconds");
    if let Some(value) = seconds.and_then(|(_, seconds)| HeaderValue::from_str(seconds).ok()) {
        headers.insert(header::RETRY_AFTER, value);
    }
    response
}

/// The failure as it is written on the wire.
pub(crate) fn details(error: &Error, texts: &Texts, facts: &RequestFacts) -> ProblemDetails {
    let language = facts.language;
    let fields = error.fields.iter().map(|field| FieldProblem {
        field: field.field.clone(),
        code: field.code.clone(),
        message: texts.field_sentence(field, language),
    });
    ProblemDetails {
        r#type: format!("urn:jixia:problem:{}", error.code),
        title: title(error.kind).in_language(language).to_owned(),
        status: status(error).as_u16(),
        detail: texts.sentence(error, language),
        code: error.code.to_owned(),
        fields: fields.collect(),
        params: error
            .params
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
        grantors: Vec::new(),
        request_id: facts.request_id.clone(),
    }
}

fn language_tag(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    }
}

/// The answer to a panic: it was logged by the panic hook, the caller only learns that it was our fault.
pub(crate) fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    Problem(Error::internal("a request handler panicked")).into_response()
}

/// The answer to an address that leads nowhere.
pub(crate) fn nowhere(request: &Request) -> Problem {
    let path = request.uri().path().to_owned();
    let message = format!("There is nothing at '{path}'; the addresses stand in /api/openapi.json.");
    Problem(Error::not_found("http.no_such_address", message).with("path", path))
}
