//! A flow as its author writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::TextFile;
use crate::yaml::{At, Entries};

/// The states that something governed goes through, the steps between them, and the time limits of each.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FlowFile {
    /// Name: lower-case letters, digits and '-'.
    pub(crate) flow: At<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// Clauses that the flow carries out.
    #[serde(default)]
    pub(crate) clauses: Vec<String>,
    /// States; everything begins in the first.
    #[schemars(length(min = 2))]
    pub(crate) states: Vec<StateFile>,
    /// Limits that run from the beginning, from the day of what caused it.
    #[serde(default)]
    pub(crate) starts: Vec<At<String>>,
    /// Time limits that steps start and end.
    #[serde(default)]
    pub(crate) limits: Vec<LimitFile>,
    /// Steps from state to state.
    #[schemars(length(min = 1))]
    pub(crate) steps: Vec<StepFile>,
}

/// A state.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StateFile {
    /// The stable word: lower-case letters, digits and '_'.
    pub(crate) state: At<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
}

/// A time limit; exactly one of `days`, `days_by` and `days_told` says how long it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LimitFile {
    /// The stable word: lower-case letters, digits and '_'.
    pub(crate) limit: At<String>,
    /// What has to be done within it.
    pub(crate) title: TextFile,
    /// The article that sets it.
    pub(crate) basis: TextFile,
    /// working (工作日) or calendar (自然日).
    pub(crate) unit: At<String>,
    /// Days, always the same.
    #[serde(default)]
    #[schemars(range(max = 3660))]
    pub(crate) days: Option<u16>,
    /// Days by the sort of what is governed, such as the sharing attribute.
    #[serde(default)]
    pub(crate) days_by: Option<Entries<u16>>,
    /// Most days that the one who takes the step may say.
    #[serde(default)]
    #[schemars(range(min = 1, max = 3660))]
    pub(crate) days_told: Option<u16>,
    /// Most days by which it may be extended in all; 0 if none.
    #[serde(default)]
    #[schemars(range(max = 3660))]
    pub(crate) extension_max: u16,
    /// Days before the end from which it warns; 0 if none.
    #[serde(default)]
    #[schemars(range(max = 3660))]
    pub(crate) warn: u16,
}

/// A step.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepFile {
    /// The stable word: lower-case letters, digits and '_'.
    pub(crate) step: At<String>,
    /// What it is to take it, fit for a button.
    pub(crate) title: TextFile,
    /// The act that policy decides: `share.answer`.
    pub(crate) act: At<String>,
    /// States from which it can be taken.
    #[schemars(length(min = 1))]
    pub(crate) from: Vec<At<String>>,
    /// The state after it; it stays if none.
    #[serde(default)]
    pub(crate) to: Option<At<String>>,
    /// required: a note must be given; optional if none.
    #[serde(default)]
    pub(crate) note: Option<At<String>>,
    /// required: what is granted must be said with it.
    #[serde(default)]
    pub(crate) grant: Option<At<String>>,
    /// Sorts for which it can be taken, such as sharing attributes; all if none.
    #[serde(default)]
    pub(crate) only_for: Vec<String>,
    /// Most times that it can be taken; always if none.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub(crate) times_max: Option<u32>,
    /// Limits that do not count any more.
    #[serde(default)]
    pub(crate) drops: Vec<At<String>>,
    /// Limits whose work is done.
    #[serde(default)]
    pub(crate) meets: Vec<At<String>>,
    /// Limits that stand still, with why: correction, hearing, `expert_review`, testing, review.
    #[serde(default)]
    pub(crate) pauses: Option<Entries<At<String>>>,
    /// Limits that run on.
    #[serde(default)]
    pub(crate) resumes: Vec<At<String>>,
    /// Limits that have so many days more as the one who takes the step says.
    #[serde(default)]
    pub(crate) extends: Vec<At<String>>,
    /// Limits that begin.
    #[serde(default)]
    pub(crate) starts: Vec<At<String>>,
    /// Limits whose work was done and has to be done again; the days in between do not count.
    #[serde(default)]
    pub(crate) reopens: Vec<At<String>>,
}
