//! Questions in SQL over what the caller may see.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Text;

/// Asks a question.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RunQuery {
    /// One SELECT statement; tables are datasets by name.
    pub sql: String,
    /// Form of the answer.
    #[serde(default)]
    pub format: QueryFormat,
    /// Most rows wanted; never more than the server allows.
    #[serde(default)]
    pub rows_max: Option<u64>,
}

/// Form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QueryFormat {
    /// One JSON object with columns and rows.
    #[default]
    Json,
    /// CSV, UTF-8 with a byte order mark.
    Csv,
    /// A workbook.
    Xlsx,
    /// A Parquet file.
    Parquet,
    /// An Arrow stream (IPC).
    Arrow,
}

/// An answer as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct QueryAnswer {
    /// The columns.
    pub columns: Vec<QueryColumn>,
    /// The rows, values in the order of the columns.
    pub rows: Vec<Vec<Value>>,
    /// There were more rows than allowed.
    pub cut: bool,
}

/// A column of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QueryColumn {
    /// Name.
    pub name: String,
    /// Type.
    pub r#type: String,
    /// The column of a table that the caller sees masked; what is worked out from such a column is not told apart.
    pub masked: bool,
}

/// Which tables are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TablesQuery {
    /// Words in the name, the title or the columns.
    pub q: Option<String>,
}

/// A table that a query may name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QueryTable {
    /// Name.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
    /// Its columns.
    pub columns: Vec<QueryTableColumn>,
}

/// A column of a table that a query may name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QueryTableColumn {
    /// Name.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
    /// Type: `text(18)`, `date`, `decimal(18,2)` …
    pub r#type: String,
    /// The caller sees it masked; a condition on it compares what is seen.
    pub masked: bool,
}

/// Which rows of a dataset are wanted.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RowsQuery {
    /// A past version of the table; the current one if none.
    pub version: Option<u64>,
    /// Most rows wanted; 20 if none.
    pub rows_max: Option<u64>,
}

/// A statement that a person keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SavedQuery {
    /// Identifier.
    pub id: Uuid,
    /// What its person calls it.
    pub name: String,
    /// The statement.
    pub sql: String,
    /// When it was saved last.
    pub saved_at: DateTime<Utc>,
}

/// Keeps a statement.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveQuery {
    /// What to call it; the one that has the name gives way.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// The statement.
    #[schema(min_length = 1, max_length = 20000)]
    pub sql: String,
}

/// Which statements are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SavedQueriesQuery {
    /// Words in the name or the statement.
    pub q: Option<String>,
}
