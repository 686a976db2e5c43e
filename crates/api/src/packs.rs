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
    /// Name of the organisation, once it is there.
    pub owner_name: Option<Text>,
    /// Packs that it needs.
    pub requires: Vec<String>,
    /// How far it may be trusted: `draft`, `trial` or `stable`.
    pub maturity: String,
    /// Clauses that it carries out as a whole.
    pub clauses: Vec<String>,
    /// Paths of its files, which are served byte for byte.
    pub files: Vec<String>,
}

/// The folder of a pack as a ZIP archive.
#[derive(Clone, Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct PackArchive(pub Vec<u8>);

/// Which packs are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PacksQuery {
    /// Words in the name or the title.
    pub q: Option<String>,
}

/// Something that a pack declares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackItem {
    /// What sort of thing: `dataset`, `model`, `registry`, `reference`, `rule`, `indicator`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
    /// Clauses that it carries out.
    pub clauses: Vec<String>,
    /// Its tests; empty when it has none.
    pub tests: Vec<PackTest>,
}

/// What became of a test of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackTest {
    /// Name of the test, or `example 1`.
    pub name: String,
    /// Whether it passes.
    pub passes: bool,
    /// What differed, one sentence each, in English as `jixia pack test` prints them; empty when it passes.
    pub differences: Vec<String>,
}

/// Which file of a pack is wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PackFileQuery {
    /// Path inside the pack: `datasets/vaccinations.yaml`.
    pub path: String,
}

/// Something that is wrong in a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackFinding {
    /// The pack; another installed one where the two do not fit each other.
    pub pack: String,
    /// Path of the file inside the pack.
    pub file: String,
    /// Line from 1; 0 when the whole file is meant.
    pub line: u64,
    /// Column from 1, in characters; 0 when the whole file is meant.
    pub column: u64,
    /// Stable code, such as `PK001`; each has a page in the reference.
    pub code: String,
    /// Whether the pack cannot be installed because of it.
    pub error: bool,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub remedy: Text,
}
