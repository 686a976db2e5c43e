//! A dataset contract: the part of the Open Data Contract Standard 3.1 that Jixia carries out or keeps.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{parts::CustomProperty, quality::QualityFile};
use crate::yaml::{Any, At, Cell};

/// A data contract.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct ContractFile {
    /// v3.0.0 to v3.1.0.
    pub(crate) api_version: At<String>,
    /// `DataContract`.
    #[serde(rename = "kind")]
    pub(crate) _kind: At<KindWord>,
    /// Identifier of the contract.
    #[serde(rename = "id")]
    pub(crate) _id: At<String>,
    /// Chinese title of the dataset.
    #[schemars(length(min = 1))]
    pub(crate) name: At<String>,
    /// Version of the contract.
    #[schemars(length(min = 1))]
    pub(crate) version: At<String>,
    /// proposed, draft, active, deprecated or retired; kept, not used.
    #[serde(rename = "status")]
    pub(crate) _status: At<String>,
    /// What the data are for.
    pub(crate) description: DescriptionFile,
    /// The one table.
    #[schemars(length(min = 1, max = 1))]
    pub(crate) schema: Vec<ObjectFile>,
    /// Values that the standard has no key for: titleEn, summaryEn, owner, mode, refuseAbove, class, item, subItem,
    /// detail, themeZh, themeEn, sharing, conditionZh, conditionEn, basisZh, basisEn, openZh, openEn, updateCycle,
    /// formatClass, formatKind, modes, related, clauses; source and licence for reference data.
    pub(crate) custom_properties: At<Vec<CustomProperty>>,
    /// Kept, not used.
    #[serde(default, rename = "domain")]
    pub(crate) _domain: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "dataProduct")]
    pub(crate) _data_product: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "tenant")]
    pub(crate) _tenant: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "tags")]
    pub(crate) _tags: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "team")]
    pub(crate) _team: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "servers")]
    pub(crate) _servers: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "support")]
    pub(crate) _support: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "authoritativeDefinitions")]
    pub(crate) _authoritative_definitions: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "contractCreatedTs")]
    pub(crate) _contract_created_ts: Option<Any>,
}

/// The one kind of contract.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub(crate) enum KindWord {
    DataContract,
}

/// What the data are for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct DescriptionFile {
    /// What the data say and do not say, in Chinese (信息资源摘要).
    #[schemars(length(min = 1))]
    pub(crate) purpose: At<String>,
    /// Kept, not used.
    #[serde(default, rename = "limitations")]
    pub(crate) _limitations: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "usage")]
    pub(crate) _usage: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "authoritativeDefinitions")]
    pub(crate) _authoritative_definitions: Option<Any>,
}

/// The table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct ObjectFile {
    /// Name of the dataset and of its table: lower-case letters, digits and '_'.
    pub(crate) name: At<String>,
    /// The same name, for tools that want it.
    #[serde(default)]
    pub(crate) physical_name: Option<At<String>>,
    /// Chinese title; the contract's name if none.
    #[serde(default)]
    pub(crate) business_name: Option<At<String>>,
    /// The columns, in table order.
    #[schemars(length(min = 1))]
    pub(crate) properties: Vec<PropertyFile>,
    /// Checks over rows or over the whole delivery.
    #[serde(default)]
    pub(crate) quality: Vec<At<QualityFile>>,
    /// Kept, not used.
    #[serde(default, rename = "logicalType")]
    pub(crate) _logical_type: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "physicalType")]
    pub(crate) _physical_type: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "description")]
    pub(crate) _description: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "dataGranularityDescription")]
    pub(crate) _granularity: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "tags")]
    pub(crate) _tags: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "authoritativeDefinitions")]
    pub(crate) _authoritative_definitions: Option<Any>,
}

/// A column.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct PropertyFile {
    /// Name in the table: lower-case letters, digits and '_'.
    pub(crate) name: At<String>,
    /// Chinese name, which files carry in their header (信息项名称).
    #[schemars(length(min = 1))]
    pub(crate) business_name: At<String>,
    /// string, integer, number, boolean, date or timestamp.
    pub(crate) logical_type: At<String>,
    /// Exact type: text(50), decimal(18,2), double.
    #[serde(default)]
    pub(crate) physical_type: Option<At<String>>,
    /// Limits on the values.
    #[serde(default)]
    pub(crate) logical_type_options: TypeOptions,
    /// A value must be there.
    #[serde(default)]
    pub(crate) required: bool,
    /// No two rows have the same value.
    #[serde(default)]
    pub(crate) unique: bool,
    /// Part of the key.
    #[serde(default)]
    pub(crate) primary_key: bool,
    /// Place in the key, from 1, in the order of the columns.
    #[serde(default)]
    pub(crate) primary_key_position: Option<At<u32>>,
    /// general (一般), important (重要) or core (核心); general if none.
    #[serde(default)]
    pub(crate) classification: Option<At<String>>,
    /// Checks of this column.
    #[serde(default)]
    pub(crate) quality: Vec<At<QualityFile>>,
    /// titleEn; aliases (other header texts), semantic (kind of number or code), personal (no, personal, sensitive).
    pub(crate) custom_properties: At<Vec<CustomProperty>>,
    /// Kept, not used.
    #[serde(default, rename = "description")]
    pub(crate) _description: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "examples")]
    pub(crate) _examples: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "tags")]
    pub(crate) _tags: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "criticalDataElement")]
    pub(crate) _critical_data_element: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "authoritativeDefinitions")]
    pub(crate) _authoritative_definitions: Option<Any>,
}

/// Limits on the values of a column; each becomes a check, but for maxLength, which the type carries.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct TypeOptions {
    /// Most characters.
    #[serde(default)]
    pub(crate) max_length: Option<At<u32>>,
    /// Fewest characters.
    #[serde(default)]
    pub(crate) min_length: Option<At<u32>>,
    /// Regular expression that the whole text or a part of it must match.
    #[serde(default)]
    pub(crate) pattern: Option<At<String>>,
    /// Smallest value.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) minimum: Option<Cell>,
    /// Largest value.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) maximum: Option<Cell>,
    /// The values are greater than this one.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) exclusive_minimum: Option<Cell>,
    /// The values are less than this one.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) exclusive_maximum: Option<Cell>,
    /// How the text is written; kept as a hint for people.
    #[serde(default, rename = "format")]
    pub(crate) _format: Option<Any>,
}
