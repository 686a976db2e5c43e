//! The board of clocks: open time limits.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    Text,
    flows::{Party, TimeLimit},
};

/// What a time limit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClockMatter {
    /// A share.
    Share,
    /// A correction.
    Correction,
    /// A change of the catalogue.
    CatalogueChange,
}

/// A matter with its open time limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Clock {
    /// What it is.
    pub matter: ClockMatter,
    /// Its number.
    pub number: String,
    /// Name of the dataset that it is about.
    pub dataset: String,
    /// Who asked; none for a change of the catalogue.
    pub from: Option<Party>,
    /// Whose data they are.
    pub to: Party,
    /// Its state as people read it.
    pub state_title: Text,
    /// The open time limits, the most urgent first.
    pub limits: Vec<TimeLimit>,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Clocks {
    /// All open matters, the most urgent first.
    pub items: Vec<Clock>,
    /// There are more of some kind than the board holds.
    pub cut: bool,
}
