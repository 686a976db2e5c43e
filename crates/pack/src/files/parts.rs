//! Parts that several kinds of files share.
//!
//! They are as their authors write them; nothing is decided here.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::{Any, At};

/// A text in both languages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextFile {
    /// Simplified Chinese.
    #[schemars(length(min = 1))]
    pub(crate) zh: String,
    /// English.
    #[schemars(length(min = 1))]
    pub(crate) en: String,
}

/// An additional property of the Open Data Contract Standard.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CustomProperty {
    /// Name.
    pub(crate) property: At<String>,
    /// Value: a text, a number, yes or no, or a list of texts.
    pub(crate) value: Any,
    /// What it is for; kept, not used.
    #[serde(default, rename = "description")]
    pub(crate) _description: Option<Any>,
}

/// Core metadata of the catalogue guide of 2017 (发改高技〔2017〕1272号) for a derived or merged dataset.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct CatalogueFile {
    /// 类: basic (基础), theme (主题), department (部门).
    pub(crate) class: At<String>,
    /// 项: two digits, in quotes.
    pub(crate) item: At<String>,
    /// 目: three digits, in quotes.
    pub(crate) sub_item: At<String>,
    /// 细目: any number of digits, in quotes.
    #[serde(default)]
    pub(crate) detail: Option<At<String>>,
    /// Theme that people browse by.
    pub(crate) theme: TextFile,
    /// unconditional (无条件共享), conditional (有条件共享), not-shared (不予共享).
    pub(crate) sharing: At<String>,
    /// The condition, where sharing is conditional.
    #[serde(default)]
    pub(crate) condition: Option<TextFile>,
    /// The law, regulation or State Council decision, where the dataset is not shared.
    #[serde(default)]
    pub(crate) basis: Option<TextFile>,
    /// On what condition the public may have it.
    #[serde(default)]
    pub(crate) open: Option<TextFile>,
    /// realtime, daily, weekly, monthly, quarterly, half-yearly, yearly, irregular.
    pub(crate) update_cycle: At<String>,
}
