//! Names of datasets, packs, rules and columns.
//!
//! The grammar of names is the model's; here stands only what is said when it is broken.

use std::collections::BTreeSet;

use jixia_model::{
    DatasetName, PackName, Text,
    name::{FlowName, IndicatorName, RuleName},
};

use super::Cx;
use crate::{codes, diagnostic::Finding, yaml::At};

/// Reads the name of a dataset.
pub(crate) fn dataset(at: &At<String>, cx: &mut Cx<'_>) -> Option<DatasetName> {
    let name = DatasetName::parse(&at.value).ok();
    name.or_else(|| refuse(at, '_', cx))
}

/// Reads the name of a column, an input, a field: written like the name of a dataset.
pub(crate) fn column(at: &At<String>, cx: &mut Cx<'_>) -> String {
    dataset(at, cx);
    at.value.clone()
}

/// Reads the name of a pack.
pub(crate) fn pack(at: &At<String>, cx: &mut Cx<'_>) -> Option<PackName> {
    let name = PackName::parse(&at.value).ok();
    name.or_else(|| refuse(at, '-', cx))
}

/// Reads the name of a rule.
pub(crate) fn rule(at: &At<String>, cx: &mut Cx<'_>) -> Option<RuleName> {
    let name = RuleName::parse(&at.value).ok();
    name.or_else(|| refuse(at, '-', cx))
}

/// Reads the name of a flow.
pub(crate) fn flow(at: &At<String>, cx: &mut Cx<'_>) -> Option<FlowName> {
    let name = FlowName::parse(&at.value).ok();
    name.or_else(|| refuse(at, '-', cx))
}

/// Reads the name of an indicator.
pub(crate) fn indicator(at: &At<String>, cx: &mut Cx<'_>) -> Option<IndicatorName> {
    let name = IndicatorName::parse(&at.value).ok();
    name.or_else(|| refuse(at, '_', cx))
}

fn refuse<T>(at: &At<String>, separator: char, cx: &mut Cx<'_>) -> Option<T> {
    let value = &at.value;
    let finding = Finding::error(
        codes::BAD_NAME,
        Text::new(
            format!("'{value}' 不是合规的名称。"),
            format!("'{value}' is not a well-formed name."),
        ),
    );
    cx.at(
        at.place,
        finding.remedy(
            format!("只用小写字母、数字和 '{separator}'，以字母开头，最多 63 个字符。"),
            format!("Use lower-case letters, digits and '{separator}', begin with a letter, at most 63 characters."),
        ),
    );
    None
}

/// Reports every name that stands in the list a second time.
pub(crate) fn each_once<'a>(names: impl IntoIterator<Item = &'a At<String>>, cx: &mut Cx<'_>) {
    let mut seen = BTreeSet::new();
    for at in names {
        if !seen.insert(at.value.as_str()) {
            let value = &at.value;
            let finding = Finding::error(
                codes::NAME_TWICE,
                Text::new(
                    format!("名称 '{value}' 出现了两次。"),
                    format!("The name '{value}' is given twice."),
                ),
            );
            cx.at(
                at.place,
                finding.remedy("改名或删除其中一个。", "Rename or remove one of them."),
            );
        }
    }
}

/// Reports a declared name that is not the stem of its file.
pub(crate) fn is_stem(at: &At<String>, cx: &mut Cx<'_>) {
    let file = cx.source.path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem != at.value {
        let value = &at.value;
        let finding = Finding::error(
            codes::NAME_NOT_STEM,
            Text::new(
                format!("名称 '{value}' 与文件名 '{file}' 不一致。"),
                format!("The name '{value}' is not the name of the file '{file}'."),
            ),
        );
        let remedy_zh = format!("把文件改名为 '{value}'，或把名称改为 '{stem}'。");
        let remedy_en = format!("Rename the file to '{value}', or the name to '{stem}'.");
        cx.at(at.place, finding.remedy(remedy_zh, remedy_en));
    }
}
