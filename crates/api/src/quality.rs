//! The quality of a dataset over time.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Text;

/// How often each rule failed in each of the last deliveries, at most 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QualityHistory {
    /// The deliveries, the oldest first.
    pub deliveries: Vec<MeasuredDelivery>,
    /// The rules: those that rejected most in the last delivery first, then those that warned there, then the others.
    pub rules: Vec<RuleHistory>,
    /// Older deliveries were left out.
    pub cut: bool,
}

/// One delivery, all rules together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeasuredDelivery {
    /// The delivery.
    pub delivery: Uuid,
    /// When it arrived.
    pub at: DateTime<Utc>,
    /// Rows read.
    pub rows: u64,
    /// Rows in quarantine.
    pub bad: u64,
    /// Values looked at by rules that reject.
    pub checked: u64,
    /// Values of those that failed.
    pub failed: u64,
    /// Values for which a rule only warns.
    pub warned: u64,
}

/// One rule over the deliveries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleHistory {
    /// The rule: a check's name, or `type`, `required`, `unique`, `semantic`, `length`.
    pub rule: String,
    /// What the contract says of it; none for rules that every dataset has.
    pub title: Option<Text>,
    /// The column, where it is one.
    pub column: Option<String>,
    /// The column as people call it.
    pub column_title: Option<Text>,
    /// What a failure does.
    pub severity: QualitySeverity,
    /// What it found in each delivery that it looked at, the oldest first.
    pub found: Vec<RuleFound>,
}

/// What a failed rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QualitySeverity {
    /// The row or the delivery is rejected.
    Error,
    /// The row is kept; the failure is counted and shown.
    Warning,
}

/// What a rule found in one delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleFound {
    /// The delivery.
    pub delivery: Uuid,
    /// Values looked at.
    pub checked: u64,
    /// Values that failed.
    pub failed: u64,
}

/// Which deliveries are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct QualityQuery {
    /// Only those that arrived at this instant or later.
    pub from: Option<DateTime<Utc>>,
    /// Only those that arrived before this instant.
    pub to: Option<DateTime<Utc>>,
}
