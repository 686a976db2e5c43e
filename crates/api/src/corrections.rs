//! Corrections: values that users of data doubt, and what the department that they come from says.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::flows::{Party, Standing};

/// Reports a value that looks wrong: either under a share, or in a registry in which the record was looked up.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCorrection {
    /// Number of the share under which the value was received.
    #[serde(default)]
    pub share: Option<String>,
    /// Name of the registry in which the record was looked up.
    #[serde(default)]
    pub registry: Option<String>,
    /// What is doubted.
    pub doubt: Doubt,
}

/// A value that looks wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// Key of the record.
    #[schema(min_length = 1, max_length = 200)]
    pub key: String,
    /// The column.
    pub column: String,
    /// The value that was seen; none when there was none.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub seen: Option<String>,
    /// The value that is believed right, where it is known.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub believed: Option<String>,
    /// Why.
    #[schema(min_length = 1, max_length = 2000)]
    pub evidence: String,
}

/// Takes a step.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeCorrectionStep {
    /// Name of the step.
    pub step: String,
    /// What is said with it; some steps need it.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub note: Option<String>,
    /// The department to which it is handed on (identifier of the organisation), for the step that hands it on.
    #[serde(default)]
    pub to: Option<Uuid>,
    /// What the value is now, for the step that corrects.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub value: Option<String>,
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Correction {
    /// Number: `JH-2026-000001`.
    pub number: String,
    /// The dataset in which the value was seen.
    pub dataset: String,
    /// The share under which it was seen; none when it was looked up in a registry.
    pub share: Option<String>,
    /// The dataset that the value came from, by lineage.
    pub source_dataset: String,
    /// Who reported it.
    pub reporter: Party,
    /// The department that verifies.
    pub source: Party,
    /// What is doubted; only for the two parties.
    pub doubt: Option<Doubt>,
    /// What the value is now, where the department says it; only for the two parties.
    pub corrected_to: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub standing: Standing,
    /// Name of the step that hands it on, which asks for a department.
    pub forward_steps: Vec<String>,
    /// Names of the steps that correct the value, with which its new value can be said.
    pub correct_steps: Vec<String>,
    /// When it was reported.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

/// Which corrections are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CorrectionsQuery {
    /// Words in number, dataset or column.
    pub q: Option<String>,
    /// Only those that this organisation reported (its identifier).
    pub reporter: Option<Uuid>,
    /// Only those that this organisation verifies (its identifier).
    pub source: Option<Uuid>,
    /// Only those under this share.
    pub share: Option<String>,
    /// Only those in this state.
    pub state: Option<String>,
}
