//! Problem details for HTTP APIs (RFC 9457): the form of every answer that is not a success.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Text, people::Role};

/// What went wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProblemDetails {
    /// Identifies the kind of problem: `urn:jixia:problem:` and the code.
    pub r#type: String,
    /// The sort of problem in a few words, in the caller's language.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// A sentence that names the value and the remedy, in the caller's language.
    pub detail: String,
    /// Stable word for programs: `dataset.name_taken`.
    pub code: String,
    /// The wrong fields, when the input has several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// Values that the sentence names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
    /// Who may do what was refused, and so can do it or see to it that it may be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grantors: Vec<Grantor>,
    /// Identifies the request in the log.
    pub request_id: String,
}

/// Somebody who may do what was refused: a role in an organisation, or in any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Grantor {
    /// The role.
    pub role: Role,
    /// The organisation for which the role is needed; none when any will do.
    pub organisation: Option<Uuid>,
    /// Name of that organisation.
    pub organisation_name: Option<Text>,
}

/// One wrong field of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FieldProblem {
    /// Dotted path of the field, as the caller wrote it.
    pub field: String,
    /// Stable word for the rule that was broken.
    pub code: String,
    /// Sentence that names the value and the remedy.
    pub message: String,
}
