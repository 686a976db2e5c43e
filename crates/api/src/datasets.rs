//! Datasets in the catalogue.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Text;

/// A dataset as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DatasetSummary {
    /// Identifier.
    pub id: Uuid,
    /// Name in addresses and SQL.
    pub name: String,
    /// Resource code of the catalogue guide of 2017.
    pub resource_code: String,
    /// Title in both languages.
    pub title: Text,
    /// What the data say.
    pub summary: Text,
    /// The organisation that answers for the data.
    pub owner: Uuid,
    /// Its name.
    pub owner_name: Text,
    /// Theme that citizens and clerks browse by.
    pub theme: Text,
    /// Update cycle.
    pub update_cycle: UpdateCycle,
    /// How fresh and sound it is; none for those that nobody delivers.
    pub health: Option<DatasetHealth>,
    /// Where the rows come from.
    pub origin: Origin,
    /// State in the catalogue.
    pub state: DatasetState,
    /// Sharing attribute.
    pub sharing: SharingKind,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// When it was published, if it is.
    pub published_at: Option<DateTime<Utc>>,
}

/// A dataset with all that its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Dataset {
    /// What a list shows too.
    #[serde(flatten)]
    pub summary: DatasetSummary,
    /// Version of the contract in force.
    pub contract_version: String,
    /// Core metadata of the catalogue guide of 2017.
    pub catalogue: Catalogue,
    /// Columns of the table, in order.
    pub columns: Vec<Column>,
    /// Checks that a delivery has to pass.
    pub checks: Vec<Check>,
    /// How a delivery changes the table.
    pub mode: DeliveryMode,
    /// Clauses of policy that the dataset carries out.
    pub clauses: Vec<String>,
    /// Steps that are possible in the present state.
    pub steps: Vec<DatasetStep>,
    /// What the caller may do with it now: `dataset.publish`, `delivery.create`, `rows.read` and so on.
    pub may: Vec<String>,
    /// Number of the change of the catalogue by which its entry was last settled.
    pub entry_change: Option<String>,
    /// When it was registered.
    pub created_at: DateTime<Utc>,
}

/// How fresh and sound a delivered dataset is, by its last committed delivery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DatasetHealth {
    /// In one word.
    pub state: HealthState,
    /// The last committed delivery.
    pub delivery: Option<Uuid>,
    /// When it arrived.
    pub delivered_at: Option<DateTime<Utc>>,
    /// Rows read.
    pub rows: u64,
    /// Rows that were rejected.
    pub bad: u64,
    /// Share of the values looked at that failed, 0 to 1; warnings do not count.
    pub failed_share: f64,
    /// Days from one delivery to the next that the update cycle allows, one day of grace included.
    pub days_max: Option<i64>,
}

/// The health of a delivered dataset in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HealthState {
    /// Delivered in time, and nothing failed.
    Good,
    /// Delivered in time, and some values failed.
    Failing,
    /// The last delivery is older than the update cycle allows.
    Overdue,
    /// Nothing was ever committed.
    Never,
}

/// Where the rows of a dataset come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A department delivers them.
    Delivered,
    /// A SQL model derives them.
    Model,
    /// A registry model merges them.
    Registry,
    /// A pack ships them as reference data.
    Reference,
}

/// State of a dataset in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DatasetState {
    /// Being described by its owner.
    Draft,
    /// Looked over by the owner's steward, waits for publication.
    Reviewed,
    /// In the catalogue for others to find.
    Published,
    /// Taken out of the catalogue; its history stays.
    Withdrawn,
}

/// A step in the catalogue life of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DatasetStep {
    /// The owner's steward finds the description complete.
    Review,
    /// The description goes back to its author.
    Return,
    /// The dataset is shown to others.
    Publish,
    /// The dataset is taken out.
    Withdraw,
}

/// How a delivery changes the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryMode {
    /// Rows are added to those that are there.
    Append,
    /// The delivery is the whole table.
    Replace,
    /// Rows replace those with the same key, others are added.
    Upsert,
}

/// Sharing attribute (共享属性).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SharingKind {
    /// 无条件共享.
    Unconditional,
    /// 有条件共享.
    Conditional,
    /// 不予共享.
    NotShared,
}

/// Update cycle (更新周期).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UpdateCycle {
    /// 实时.
    RealTime,
    /// 每日.
    Daily,
    /// 每周.
    Weekly,
    /// 每月.
    Monthly,
    /// 每季度.
    Quarterly,
    /// 每半年.
    HalfYearly,
    /// 每年.
    Yearly,
    /// 不定期.
    Irregular,
}

/// Core metadata of the catalogue guide of 2017.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Catalogue {
    /// 类: `basic`, `theme` or `department`.
    pub class: String,
    /// 项, two digits.
    pub item: String,
    /// 目, three digits.
    pub sub_item: String,
    /// 细目.
    pub detail: String,
    /// Theme that citizens and clerks browse by.
    pub theme: Text,
    /// The condition of sharing, or the legal basis for not sharing.
    pub sharing_terms: Option<Text>,
    /// Whether the public may have it, and on what condition.
    pub open: Option<Text>,
    /// Update cycle.
    pub update_cycle: UpdateCycle,
}

/// A column (信息项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Column {
    /// Name in the table.
    pub name: String,
    /// Name that people use and files carry.
    pub title: Text,
    /// Type: `text(18)`, `integer`, `decimal(18,2)`, `float`, `boolean`, `date`, `timestamp`.
    pub r#type: String,
    /// What kind of number or code the text is: `citizen_number`.
    pub semantic: Option<String>,
    /// A value must be there.
    pub required: bool,
    /// No two rows have the same value.
    pub unique: bool,
    /// Part of the key.
    pub key: bool,
    /// Grade of the data: `general`, `important`, `core`.
    pub grade: String,
    /// Personal-information class: `no`, `personal`, `sensitive`.
    pub personal: String,
}

/// A check that a delivery has to pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Check {
    /// Stable word.
    pub name: String,
    /// What is wrong when the check fails.
    pub message: Text,
    /// Column that the reason points at.
    pub column: Option<String>,
    /// A failure only warns.
    pub warning: bool,
}

/// Which datasets are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DatasetsQuery {
    /// Words, in Chinese with or without spaces: of the title, summary, name, resource code or theme, of the columns, or of
    /// the name of the owner.
    pub q: Option<String>,
    /// Only those of this organisation and those below it.
    pub owner: Option<Uuid>,
    /// Only those with this theme, in either language.
    pub theme: Option<String>,
    /// Only those with this sharing attribute.
    #[param(inline)]
    pub sharing: Option<SharingKind>,
    /// Only those with this update cycle.
    #[param(inline)]
    pub update_cycle: Option<UpdateCycle>,
    /// Only those in this state.
    #[param(inline)]
    pub state: Option<DatasetState>,
    /// Only those with rows from there.
    #[param(inline)]
    pub origin: Option<Origin>,
    /// Only those of this health.
    #[param(inline)]
    pub health: Option<HealthState>,
    /// Order: `name`, `title`, `state`, `changed_at`, `published_at`, `delivered_at` or `failed_share`; `-changed_at` is the
    /// newest first. If none is given, what matches `q` most closely comes first, or else it goes by name.
    pub sort: Option<String>,
}

/// A page of datasets with counts to narrow the search by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DatasetPage {
    /// The items of this page.
    pub items: Vec<DatasetSummary>,
    /// Items on all pages together.
    pub total: u64,
    /// Number of this page, from 1.
    pub page: u32,
    /// Most items on a page.
    pub page_size: u32,
    /// How many datasets of the search have each value.
    pub facets: DatasetFacets,
}

/// How many datasets of a search have each value, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DatasetFacets {
    /// By organisation: those that own datasets and all above them, as if no organisation were chosen.
    pub owner: Vec<OwnerCount>,
    /// By theme.
    pub theme: Vec<FacetCount>,
    /// By sharing attribute.
    pub sharing: Vec<FacetCount>,
    /// By update cycle.
    pub update_cycle: Vec<FacetCount>,
    /// By state.
    pub state: Vec<FacetCount>,
    /// By origin.
    pub origin: Vec<FacetCount>,
    /// By health, of those that are delivered.
    pub health: Vec<FacetCount>,
}

/// How many datasets an organisation has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnerCount {
    /// The organisation, as the filter `owner` takes it.
    pub value: Uuid,
    /// Its name.
    pub title: Text,
    /// The organisation above, none at the root.
    pub parent: Option<Uuid>,
    /// Datasets of its own.
    pub own: u64,
    /// Its own and those of all below it, as the filter finds them.
    pub count: u64,
}

/// A value and how many have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FacetCount {
    /// The value, as the filter of the same name takes it.
    pub value: String,
    /// The value as people read it, where it is no fixed word.
    pub title: Option<Text>,
    /// How many have it.
    pub count: u64,
}
