//! Registries: one number, one source.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{Text, page::PageQuery};

/// A registry as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Registry {
    /// Name.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
    /// Name of the key.
    pub key: String,
    /// Datasets that feed it.
    pub sources: Vec<RegistrySource>,
    /// Names of the fields.
    pub fields: Vec<String>,
    /// Titles of key and fields by name.
    pub field_titles: BTreeMap<String, Text>,
    /// By what else than the key a record is found; none when by the key alone.
    pub search: Option<RegistrySearch>,
    /// Clauses of policy that it carries out.
    pub clauses: Vec<String>,
    /// Records that can be looked up; none before the first build.
    pub records: Option<u64>,
    /// When they were last brought up to date.
    pub built_at: Option<DateTime<Utc>>,
    /// Disagreements of the sources that nobody has settled, for who may see them.
    pub open_conflicts: Option<u64>,
    /// What the caller may do with it now: `dataset.build`, `conflict.settle` and so on.
    pub may: Vec<String>,
}

/// A dataset that feeds a registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegistrySource {
    /// Its name.
    pub dataset: String,
    /// Its title.
    pub title: Text,
    /// The organisation that it belongs to, once it is in the catalogue.
    pub organisation: Option<Uuid>,
    /// Name of that organisation.
    pub organisation_name: Option<Text>,
}

/// By what else than its key a record is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegistrySearch {
    /// Fields that are searched.
    pub by: Vec<String>,
    /// Fields that tell records of the same name apart.
    pub beside: Vec<String>,
    /// Whether the caller sees a field that is searched as it is; nobody searches what he or she sees masked.
    pub allowed: bool,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RegistryRecord {
    /// The key that was asked for.
    pub key: String,
    /// The fields by name; personal ones are masked unless the caller may see them.
    #[schema(value_type = BTreeMap<String, Value>)]
    pub fields: serde_json::Map<String, Value>,
    /// Names of fields that are masked for the caller.
    pub masked: Vec<String>,
    /// Which dataset gave each field.
    pub sources: BTreeMap<String, String>,
    /// Since when the record has been so.
    pub valid_from: DateTime<Utc>,
    /// The build that made it so.
    pub build: String,
}

/// Asks for records by their key or by part of a name.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchRegistry {
    /// The whole key, or 2 to 100 characters of a name.
    pub q: String,
    /// Number of the page, from 1.
    #[serde(default = "first")]
    #[schema(default = 1, minimum = 1)]
    pub page: u32,
    /// Most records on a page, 1 to 50.
    #[serde(default = "size")]
    #[schema(default = 20, minimum = 1, maximum = 50)]
    pub page_size: u32,
}

fn first() -> u32 {
    PageQuery::default().page
}

fn size() -> u32 {
    PageQuery::default().page_size
}

/// A record that was found, with enough to tell it from others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RegistryHit {
    /// Its key.
    pub key: String,
    /// Whether the key is masked for the caller.
    pub key_masked: bool,
    /// The name and what stands beside it, by field; only what the caller sees as it is. Of a day only the year.
    #[schema(value_type = BTreeMap<String, Value>)]
    pub fields: serde_json::Map<String, Value>,
}

/// Asks what a record was before.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskHistory {
    /// Key of the record.
    pub key: String,
}

/// A record through time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RegistryHistory {
    /// The key that was asked for.
    pub key: String,
    /// What the record was, the latest first.
    pub states: Vec<RegistryState>,
    /// Names of fields that are masked for the caller.
    pub masked: Vec<String>,
    /// The deliveries that gave what the latest state says, one for each source.
    pub given: Vec<RegistryGiven>,
}

/// A record as it was for a while.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RegistryState {
    /// From when.
    pub valid_from: DateTime<Utc>,
    /// Until when; none while it holds.
    pub valid_to: Option<DateTime<Utc>>,
    /// The build that made it so.
    pub build: String,
    /// The fields by name.
    #[schema(value_type = BTreeMap<String, Value>)]
    pub fields: serde_json::Map<String, Value>,
    /// Which dataset gave each field.
    pub sources: BTreeMap<String, String>,
    /// What became different when it began; empty for the first state.
    pub changes: Vec<RegistryChange>,
}

/// A field that became another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RegistryChange {
    /// The field.
    pub field: String,
    /// Its value before; none when nothing was known.
    pub before: Option<Value>,
    /// Its value from then on.
    pub after: Option<Value>,
    /// Which dataset gave it before.
    pub source_before: Option<String>,
    /// Which dataset gave it from then on.
    pub source_after: Option<String>,
}

/// The newest row about a record in one of its sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegistryGiven {
    /// The source.
    pub source: String,
    /// The delivery that the row came with, for who may see deliveries of the source; none for derived tables.
    pub delivery: Option<Uuid>,
    /// When that delivery was received.
    pub received_at: Option<DateTime<Utc>>,
    /// The day that the source itself says the row is as of.
    pub as_of: Option<String>,
}

/// Asks for a registry to be brought up to date.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BuildRegistry {
    /// Read all sources again instead of what changed in them.
    #[serde(default)]
    pub from_scratch: bool,
}

/// What a build did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegistryBuilt {
    /// Version of the registry's table.
    pub version: u64,
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

/// Sources that disagree about a field of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Conflict {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// What each source says.
    pub values: BTreeMap<String, String>,
    /// Since when the sources have said so.
    pub since: DateTime<Utc>,
    /// The source that the registry believes now.
    pub believed: Option<String>,
    /// A decision that the next build will follow.
    pub settled: Option<Settlement>,
}

/// Which conflicts are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConflictsQuery {
    /// Only those of the record with this key.
    pub key: Option<String>,
    /// Only those of this field.
    pub field: Option<String>,
}

/// Says which source is right.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleConflict {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// The source to believe; the one that the registry believes now, if none.
    #[serde(default)]
    pub source: Option<String>,
    /// Why; kept with the decision and in the audit trail.
    pub reason: String,
}

/// A steward's decision. It holds as long as the sources say what they said then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Settlement {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// The source to believe.
    pub source: String,
    /// The value that it gave then.
    pub value: Option<String>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// Which decision is taken back.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SettlementQuery {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
}

/// Asks who read a record.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskReaders {
    /// Key of the record.
    #[schema(min_length = 1, max_length = 200)]
    pub key: String,
    /// Page, from 1.
    #[serde(default = "first")]
    #[schema(minimum = 1, default = 1)]
    pub page: u32,
    /// Answers on a page, at most 200.
    #[serde(default = "size")]
    #[schema(minimum = 1, maximum = 200, default = 20)]
    pub page_size: u32,
}

/// A question about a record: who asked, when, why, under which share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecordReading {
    /// The receipt of the answer.
    pub receipt: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// The organisation that asked.
    pub organisation: Option<crate::flows::Party>,
    /// Name of the person who asked, where the caller may know it.
    pub person: Option<String>,
    /// A program asked, with a key of that person.
    pub by_key: bool,
    /// Why, in the words of who asked.
    pub purpose: Option<String>,
    /// Number of the case for which it was asked.
    pub case: Option<String>,
    /// Number of the share under which it was given; none when the record was looked up in a registry.
    pub share: Option<String>,
    /// Names of the datasets that were asked.
    pub datasets: Vec<String>,
    /// Rows of the answer.
    pub rows: Option<u64>,
    /// Nothing of the record was asked for, only who had read it.
    pub of_uses: bool,
}
