//! Where the rows of a dataset come from, and what is made of them.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Text;

/// What a dataset is made from, and what is made of it, as far as the caller may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Lineage {
    /// The nodes, the dataset itself first.
    pub nodes: Vec<LineageNode>,
    /// What leads from one node to another, in the direction in which rows flow.
    pub edges: Vec<LineageEdge>,
    /// The way goes on beyond what is told.
    pub cut: bool,
}

/// A node of a lineage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LineageNode {
    /// Identifier inside this answer.
    pub id: String,
    /// What it is.
    pub kind: LineageKind,
    /// Name in addresses of a dataset or a rule, identifier of an organisation; none for what may not be seen.
    pub name: Option<String>,
    /// Title; none for what may not be seen.
    pub title: Option<Text>,
    /// Name of the organisation that answers for a dataset.
    pub owner_name: Option<Text>,
    /// Steps from the dataset: below zero towards the sources, above towards the uses.
    pub distance: i32,
}

/// What a node of a lineage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineageKind {
    /// A dataset that a department delivers.
    Delivered,
    /// A dataset that a SQL model derives.
    Model,
    /// A registry that merges datasets.
    Registry,
    /// Reference data of a pack.
    Reference,
    /// A rule that decides over the rows.
    Rule,
    /// An indicator that counts the rows.
    Indicator,
    /// An organisation that delivers.
    Organisation,
    /// Something that the caller may not see.
    Hidden,
}

/// A step in which rows flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LineageEdge {
    /// Where they come from.
    pub from: String,
    /// Where they go to.
    pub to: String,
    /// How.
    pub kind: LineageStep,
}

/// How rows flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineageStep {
    /// An organisation delivers them.
    Delivers,
    /// A SQL model reads them.
    Reads,
    /// A registry merges them.
    Merges,
    /// A rule decides over them.
    Decides,
    /// An indicator counts them.
    Counts,
}

/// How far a lineage is wanted.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LineageQuery {
    /// Steps to either side, 1 to 5.
    #[serde(default = "depth")]
    #[param(default = 3, minimum = 1, maximum = 5)]
    pub depth: u32,
}

fn depth() -> u32 {
    3
}
