//! Answers that have a receipt: nothing of them is sent before the receipt is on disk.

use axum::{
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use jixia_app::{
    Cx,
    evidence::{AnswerHash, Draft},
};
use jixia_model::{Error, Result};
use serde::Serialize;

/// Names the receipt of an answer; [`crate::edge`] writes it.
pub(crate) const RECEIPT: HeaderName = HeaderName::from_static("jixia-receipt");

/// An answer in JSON of so many rows, once its receipt is sealed over the very bytes.
pub(crate) async fn json(cx: &Cx, draft: Draft, rows: u64, value: &impl Serialize) -> Result<Response> {
    let body = serde_json::to_vec(value).map_err(Error::internal)?;
    draft.seal(cx, AnswerHash::of(&body), rows).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
