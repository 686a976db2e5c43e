//! Where things stand in the flows that they go through: states, time limits, steps.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::Text;

/// Where something stands in its flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Standing {
    /// A state of the flow.
    pub state: String,
    /// The state as people read it.
    pub state_title: Text,
    /// Its time limits.
    pub limits: Vec<TimeLimit>,
    /// The steps that the caller may take now.
    pub steps: Vec<FlowStep>,
    /// Titles of all steps of its flow, to read what happened.
    pub all_steps: Vec<NamedStep>,
}

/// A party to something: an organisation by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Party {
    /// Identifier of the organisation.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// Its name in both languages.
    pub name: Text,
}

/// Takes a step.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeStep {
    /// Name of the step.
    pub step: String,
    /// What is said with it; some steps need it.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub note: Option<String>,
    /// Days, for a time limit that asks for them.
    #[serde(default)]
    pub days: Option<u16>,
    /// A day that goes with the step.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// A time limit as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TimeLimit {
    /// Its name in the flow.
    pub name: String,
    /// What has to be done within it.
    pub title: Text,
    /// The article that sets it.
    pub basis: Text,
    /// running, paused, overdue, met, `met_late`.
    pub state: String,
    /// green, yellow, red.
    pub lamp: String,
    /// The instant at which it ends; none while it stands still.
    pub due: Option<DateTime<Utc>>,
    /// The end lies beyond the holidays that are known, so it may still move.
    pub provisional: bool,
    /// Days that are left; below zero: so many days late.
    pub left: i64,
    /// working or calendar: which days are counted.
    pub unit: String,
}

/// A step of a flow by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NamedStep {
    /// Its name.
    pub name: String,
    /// What it is to take it.
    pub title: Text,
}

/// A step that can be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FlowStep {
    /// Its name.
    pub name: String,
    /// What it is to take it.
    pub title: Text,
    /// A note must be given.
    pub needs_note: bool,
    /// What is granted must be given.
    pub needs_grant: bool,
    /// Most days that can be said with it; none when it asks for no days.
    pub days_max: Option<u16>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FlowEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the one who took it, where the caller may know it.
    pub person: Option<String>,
    /// For which organisation; none when the system took it.
    pub organisation: Option<Party>,
    /// Name of the step.
    pub step: String,
    /// The state before.
    pub before: String,
    /// The state after.
    pub after: String,
    /// What was said with it.
    pub note: Option<String>,
    /// Days that were said.
    pub days: Option<u16>,
    /// A day that was said.
    pub until: Option<NaiveDate>,
}
