//! Installed packs.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Text;

/// An installed pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Pack {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Title in both languages.
    pub title: Text,
    /// Code of the organisation that answers for it.
    pub owner: String,
    /// Packs that it needs.
    pub requires: Vec<String>,
    /// How far it may be trusted: `draft`, `trial` or `stable`.
    pub maturity: String,
    /// Clauses that it carries out as a whole.
    pub clauses: Vec<String>,
    /// Paths of its files, which are served byte for byte.
    pub files: Vec<String>,
}

/// Which file of a pack is wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PackFileQuery {
    /// Path inside the pack: `datasets/vaccinations.yaml`.
    pub path: String,
}
