//! Building registries.

use chrono::{DateTime, Utc};
use jixia_model::DatasetName;

/// How a registry is to be built.
#[derive(Clone, Debug)]
pub struct RegistryBuild {
    /// Identifies the build, so that doing it twice changes nothing.
    pub transaction: String,
    /// The instant from which the new values are valid.
    pub at: DateTime<Utc>,
    /// Reads all sources again instead of what changed in them.
    pub from_scratch: bool,
    /// Decisions of stewards on conflicts: key, field and the source to believe, before the order of trust.
    pub settlements: Vec<Settlement>,
}

/// A steward's decision on a conflict; it holds as long as the sources say what they said when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// The source to believe.
    pub dataset: DatasetName,
    /// What the sources said, as it stands in the table of conflicts (JSON text: dataset to value).
    pub values: String,
}

/// What a build did.
///
/// The registry's table has one row per key and validity: key and fields, `_sources` (JSON text: field to dataset),
/// `_valid_from`, `_valid_to` (null while valid) and `_build` (the transaction that made the row).
/// What holds now is `select * from <registry> where _valid_to is null`; what one build changed are the rows with its
/// `_build`, and the rows that it ended have its instant as `_valid_to`.
/// Disagreements stand in the table `<registry>_conflicts`: key, field, `values` (JSON text: dataset to value), `since`
/// (the instant of the build that first saw these values) and `_build` (its transaction). Settled ones do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegistryBuilt {
    /// Version of the registry's table.
    pub version: u64,
    /// Version of the registry's table that the build began from, to which what it changed is relative; none when that is
    /// not known any more.
    pub follows: Option<u64>,
    /// Records valid now.
    pub records: u64,
    /// Keys that are new.
    pub added: u64,
    /// Keys whose values changed.
    pub changed: u64,
    /// Keys that no source gives any more.
    pub ended: u64,
    /// Disagreements open now.
    pub conflicts: u64,
}
