//! Which clauses of policy are carried out, by what, and whether its tests pass.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Text;

/// The clause register, traced and counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Trace {
    /// Counts of the whole register.
    pub total: TraceCounts,
    /// Counts per document.
    pub documents: Vec<TraceGroup>,
    /// Counts per group.
    pub groups: Vec<TraceGroup>,
}

/// Which clauses are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ClausesQuery {
    /// Words in the number, the place, the demand or the leading unit.
    pub q: Option<String>,
    /// Number of a document.
    pub document: Option<String>,
    /// Group of the register.
    pub group: Option<String>,
    /// How far they are carried out.
    #[param(inline)]
    pub state: Option<ClauseState>,
}

/// How far a clause is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClauseState {
    /// Nothing carries it out yet.
    Open,
    /// Something carries it out.
    CarriedOut,
    /// Every carrier that has tests passes them, and at least one has.
    Passing,
    /// A test of a carrier fails.
    Failing,
}

/// Counts of a part of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TraceCounts {
    /// Clauses.
    pub clauses: u64,
    /// Clauses that something carries out.
    pub carried_out: u64,
    /// Clauses whose every carrier that has tests passes them, and at least one has.
    pub passing: u64,
}

/// Counts of a document or a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TraceGroup {
    /// Number of the document, or name of the group.
    pub name: String,
    /// Counts.
    #[serde(flatten)]
    pub counts: TraceCounts,
}

/// A clause with what carries it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TracedClause {
    /// Identifier in the register.
    pub id: String,
    /// Number of the document.
    pub document: String,
    /// Place in the document.
    pub place: String,
    /// What is demanded, in a few words.
    pub name: Text,
    /// Group of the register.
    pub group: String,
    /// Unit that leads, as printed.
    pub lead_unit: String,
    /// What carries it out; empty when nothing does yet.
    pub carriers: Vec<Carrier>,
}

/// A declared thing that carries out a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Carrier {
    /// What sort of thing: `dataset`, `model`, `registry`, `reference`, `rule`, `indicator`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its title in both languages.
    pub title: Text,
    /// The pack that declares it.
    pub pack: String,
    /// Whether its tests pass; none when it has none.
    pub tests_pass: Option<bool>,
}
