//! Changes of the catalogue: entries compiled, changed and withdrawn by departments.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    Text,
    datasets::{SharingKind, UpdateCycle},
    flows::{Party, Standing},
    shares::ShareMode,
};

/// What is done to the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CatalogueChangeKind {
    /// A new entry is compiled (编制).
    Compile,
    /// An entry is changed (变更).
    Change,
    /// An entry is withdrawn (撤销).
    Withdraw,
}

/// What sort of cause a change has, State Council Decree 809 art. 17.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeCause {
    /// A law, regulation or rule was made or changed.
    Law,
    /// The State Council decided.
    StateCouncil,
    /// The duties of the department changed.
    Duties,
    /// Anything else, for which the law sets no time.
    Other,
}

/// Outcome of an assessment of secrecy risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecrecyOutcome {
    /// No secret is touched.
    None,
    /// It is or holds a state secret; such an entry is refused.
    StateSecret,
    /// It is or holds a work secret; such an entry is refused.
    WorkSecret,
}

/// Outcome of an assessment of the impact on personal information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImpactOutcome {
    /// No personal information is in it.
    None,
    /// The risk can be borne with the measures that are stated.
    Acceptable,
    /// The risk cannot be borne.
    Unacceptable,
}

/// What is stated with a change, art. 13 and 17; what is missing is asked for when it goes to the head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeStatement {
    /// What sort of cause it has.
    #[serde(default)]
    pub cause: Option<ChangeCause>,
    /// The law and its article, the decision, the duty.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub cause_text: String,
    /// The day of the cause, from which the time limit counts.
    #[serde(default)]
    pub cause_on: Option<NaiveDate>,
    /// Outcome of the assessment of secrecy risk.
    #[serde(default)]
    pub secrecy: Option<SecrecyOutcome>,
    /// What was assessed, by whom.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub secrecy_text: String,
    /// Outcome of the assessment of the impact on personal information.
    #[serde(default)]
    pub personal: Option<ImpactOutcome>,
    /// What was assessed, and by what measures the risk is borne.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub personal_text: String,
}

/// First level of the classification (类).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntryClass {
    /// 基础信息资源.
    Basic,
    /// 主题信息资源.
    Theme,
    /// 部门信息资源.
    Department,
}

/// Sort of form (格式分类).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntryFormatClass {
    /// 电子文件.
    Document,
    /// 电子表格.
    Spreadsheet,
    /// 数据库.
    Database,
    /// 图形图像.
    Image,
    /// 流媒体.
    Media,
    /// 自描述格式.
    Described,
    /// 服务接口.
    Service,
}

/// Form in which the provider keeps the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryFormat {
    /// 格式分类.
    pub class: EntryFormatClass,
    /// 格式类型: xlsx, oracle, pdf.
    #[schema(max_length = 200)]
    pub kind: String,
}

/// Grade of data, GB/T 43697-2024.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntryGrade {
    /// General data.
    #[default]
    General,
    /// Important data.
    Important,
    /// Core data.
    Core,
}

/// Personal-information class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntryPersonal {
    /// Says nothing about a person.
    #[default]
    No,
    /// Personal information.
    Personal,
    /// Sensitive personal information.
    Sensitive,
}

/// An information item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryItem {
    /// Name of the column; one without is called by its place.
    #[serde(default)]
    pub name: String,
    /// Name that people use; English may be left empty.
    pub title: Text,
    /// Type: text, text(50), integer, decimal(18,2), float, boolean, date, timestamp.
    pub r#type: String,
    /// A value must be there.
    #[serde(default)]
    pub required: bool,
    /// Part of the key.
    #[serde(default)]
    pub key: bool,
    /// Grade.
    #[serde(default)]
    pub grade: EntryGrade,
    /// Personal-information class.
    #[serde(default)]
    pub personal: EntryPersonal,
}

/// An entry of the catalogue; English texts may be left empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueEntry {
    /// Name of the resource.
    pub title: Text,
    /// What the data say.
    pub summary: Text,
    /// 类.
    pub class: EntryClass,
    /// 项, two digits.
    pub item: String,
    /// 目, three digits.
    pub sub_item: String,
    /// 细目, any number of digits.
    #[serde(default)]
    pub detail: String,
    /// Theme that people browse by.
    pub theme: Text,
    /// Sharing attribute.
    pub sharing: SharingKind,
    /// The conditions of conditional sharing, or the legal basis of none.
    #[serde(default)]
    pub sharing_terms: Option<Text>,
    /// On what condition the public may have it; none when it may not.
    #[serde(default)]
    pub open: Option<Text>,
    /// Update cycle.
    pub update_cycle: UpdateCycle,
    /// Form in which the data are kept.
    #[serde(default)]
    pub format: Option<EntryFormat>,
    /// Ways in which they are shared.
    #[serde(default)]
    pub modes: Vec<ShareMode>,
    /// Resource codes of related entries.
    #[serde(default)]
    pub related: Vec<String>,
    /// Information items.
    pub items: Vec<EntryItem>,
}

/// Writes a change.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCatalogueChange {
    /// What is done.
    pub kind: CatalogueChangeKind,
    /// Name of the dataset; a new entry without one gets its name from the number of the change.
    #[serde(default)]
    pub dataset: Option<String>,
    /// What is stated with it.
    #[serde(default)]
    pub statement: ChangeStatement,
    /// The entry as it is to be; none when it is withdrawn.
    #[serde(default)]
    pub entry: Option<CatalogueEntry>,
}

/// Corrects a change.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectCatalogueChange {
    /// What is stated with it.
    pub statement: ChangeStatement,
    /// The entry as it is to be; none when it is withdrawn.
    #[serde(default)]
    pub entry: Option<CatalogueEntry>,
}

/// One thing that differs between two entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EntryDifference {
    /// Which part of the entry: `title`, `summary`, `classification`, `theme`, `format`, `sharing`, `sharing_terms`,
    /// `modes`, `open`, `update_cycle`, `related`, `items`, `item`.
    pub part: String,
    /// The information item, where it is about one.
    pub item: Option<Text>,
    /// What it was; none where there was nothing.
    pub before: Option<Text>,
    /// What it is to be; none where nothing is left.
    pub after: Option<Text>,
}

/// A change of the catalogue as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CatalogueChangeSummary {
    /// Number: `ML-2026-000001`.
    pub number: String,
    /// What is done.
    pub kind: CatalogueChangeKind,
    /// Name of the dataset.
    pub dataset: String,
    /// What the entry is called.
    pub title: Text,
    /// The department whose entry it is.
    pub owner: Party,
    /// What is stated with it.
    pub statement: ChangeStatement,
    /// Where it stands.
    #[serde(flatten)]
    pub standing: Standing,
    /// The caller may correct it now.
    pub correctable: bool,
    /// When the authority first had to do with it.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

/// A change of the catalogue with all that its page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CatalogueChange {
    /// What a list shows too.
    #[serde(flatten)]
    pub summary: CatalogueChangeSummary,
    /// The entry as it is to be; the one that is withdrawn, when one is.
    pub entry: Option<CatalogueEntry>,
    /// What differs from the entry that holds, or that held when the change was published; none for a new entry.
    pub differences: Option<Vec<EntryDifference>>,
    /// The information items are a pack's and cannot be changed here.
    pub items_of_pack: bool,
}

/// Which changes are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CatalogueChangesQuery {
    /// Words in number, name or title.
    pub q: Option<String>,
    /// Only those of this department (identifier of the organisation).
    pub owner: Option<Uuid>,
    /// Only those of this dataset.
    pub dataset: Option<String>,
    /// Only those in this state.
    pub state: Option<String>,
}

/// Which entries a workbook holds.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CatalogueWorkbookQuery {
    /// Only those of the caller's own department.
    #[serde(default)]
    pub own: bool,
}

/// How a workbook is taken.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CatalogueImportQuery {
    /// Only look at it; nothing is kept.
    #[serde(default)]
    pub check: bool,
    /// Name of the file.
    pub name: Option<String>,
}

/// What a workbook makes of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportedChange {
    /// What is done.
    pub kind: CatalogueChangeKind,
    /// What the entry is called.
    pub title: Text,
    /// Name of the dataset, where it is there already.
    pub dataset: Option<String>,
    /// Number of the draft; none when the workbook was only looked at.
    pub number: Option<String>,
}

/// What came of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CatalogueImport {
    /// Entries that are new or that differ.
    pub changes: Vec<ImportedChange>,
    /// Entries that say what holds already.
    pub unchanged: u64,
}

/// A source department of a dataset or of one of its items, State Council Decree 809 art. 19.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NamedSource {
    /// The column; none for the dataset as a whole.
    pub item: Option<String>,
    /// The department.
    pub organisation: Party,
    /// The law, duty or decision on which it rests.
    pub reason: String,
    /// When it was named.
    pub named_at: DateTime<Utc>,
}

/// The source departments of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NamedSources {
    /// The sources, that of the whole first.
    pub sources: Vec<NamedSource>,
    /// The caller may name them.
    pub may_name: bool,
}

/// A source department to be named.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSource {
    /// The column; none for the dataset as a whole.
    #[serde(default)]
    pub item: Option<String>,
    /// Identifier of the department.
    pub organisation: Uuid,
    /// The law, duty or decision on which it rests.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Names the source departments of a dataset, in place of those that were named before.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameSources {
    /// The sources.
    #[schema(max_items = 2000)]
    pub sources: Vec<NewSource>,
}
