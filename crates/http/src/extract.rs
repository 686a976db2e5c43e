//! Extractors whose rejections are problems: JSON bodies, path and query parameters.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request, rejection::BytesRejection},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use jixia_model::{Error, FieldError};
use serde::{Serialize, de::DeserializeOwned};

use crate::problem::Problem;

/// A JSON body, in requests and answers.
#[derive(Debug)]
pub(crate) struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let media_type = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        // Asking for this media type also keeps plain HTML forms of other sites out.
        if !media_type.is_some_and(is_json) {
            return Err(Problem(not_json(media_type.unwrap_or(""))));
        }
        let body = Bytes::from_request(request, state).await.map_err(unread)?;
        let mut reader = serde_json::Deserializer::from_slice(&body);
        let value = serde_path_to_error::deserialize(&mut reader).map_err(malformed)?;
        reader.end().map_err(|error| Problem(body_malformed("", &error)))?;
        Ok(Self(value))
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

fn not_json(media_type: &str) -> Error {
    let message = format!("The body is '{media_type}'; send JSON with Content-Type: application/json.");
    Error::invalid("http.media_type_unsupported", message).with("media_type", media_type)
}

/// The failure of a body that is larger than this address takes.
pub(crate) fn body_too_large() -> Error {
    Error::limit(
        "http.body_too_large",
        "The body is larger than this address takes; send less, or raise the limit.",
    )
}

fn unread(rejection: BytesRejection) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Problem(body_too_large());
    }
    let message = "The body broke off before its end; send it again.";
    Problem(Error::invalid("http.body_unreadable", message).with_source(rejection))
}

fn malformed(error: serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let path = error.path().to_string();
    Problem(body_malformed(if path == "." { "" } else { &path }, error.inner()))
}

fn body_malformed(path: &str, error: &serde_json::Error) -> Error {
    let problem = error.to_string();
    let failure =
        Error::invalid("http.body_malformed", format!("The body cannot be read: {problem}.")).with("problem", &problem);
    if path.is_empty() {
        return failure;
    }
    failure.with_fields(vec![FieldError::new(path, "malformed", problem)])
}

/// A body of any form, within the limit.
#[derive(Debug)]
pub(crate) struct RawBody(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for RawBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        Bytes::from_request(request, state).await.map(Self).map_err(unread)
    }
}

/// Parameters in the path.
#[derive(Debug)]
pub(crate) struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map_err(|rejection| {
                let problem = rejection.body_text();
                let message = format!("The address '{}' cannot be read: {problem}.", parts.uri.path());
                let error = Error::invalid("http.path_malformed", message);
                Problem(error.with("path", parts.uri.path()).with("problem", problem))
            })?;
        Ok(Self(path.0))
    }
}

/// Parameters after the question mark.
#[derive(Debug)]
pub(crate) struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = axum::extract::Query::<T>::from_request_parts(parts, state)
            .await
            .map_err(|rejection| {
                let problem = rejection.body_text();
                let problem = problem
                    .trim_start_matches("Failed to deserialize query string: ")
                    .to_owned();
                let message = format!("The parameters after '?' cannot be read: {problem}.");
                Problem(Error::invalid("http.query_malformed", message).with("problem", problem))
            })?;
        Ok(Self(query.0))
    }
}
