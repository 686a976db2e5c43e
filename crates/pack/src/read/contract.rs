//! A dataset contract.
//!
//! It knows one file; whether the owner and the clauses exist is told across packs.

use jixia_model::{
    Text,
    contract::{Check, Column, Contract, DeliveryMode},
};

use super::{Cx, catalogue, column, custom::Custom, limits, names, quality, values};
use crate::{
    codes,
    diagnostic::Finding,
    files::contract::{ContractFile, ObjectFile},
    yaml::At,
};

const PROPERTIES: [&str; 6] = ["titleEn", "summaryEn", "owner", "mode", "refuseAbove", "clauses"];
const REFERENCE_PROPERTIES: [&str; 2] = ["source", "licence"];
const VERSIONS: [&str; 4] = ["v3.0.0", "v3.0.1", "v3.0.2", "v3.1.0"];
const MODES: [(&str, DeliveryMode); 3] = [
    ("append", DeliveryMode::Append),
    ("replace", DeliveryMode::Replace),
    ("upsert", DeliveryMode::Upsert),
];

/// Where reference data come from.
pub(crate) struct Provenance {
    /// The source line.
    pub(crate) source: String,
    /// The licence.
    pub(crate) licence: String,
}

/// Reads the contract of a delivered dataset.
pub(crate) fn read(file: ContractFile, cx: &mut Cx<'_>) -> Option<Contract> {
    let known: Vec<&str> = PROPERTIES.into_iter().chain(catalogue::PROPERTIES).collect();
    let custom = Custom::new(&file.custom_properties, &known, cx);
    contract(&file, &custom, cx)
}

/// Reads the contract of reference data.
pub(crate) fn read_reference(file: ContractFile, cx: &mut Cx<'_>) -> Option<(Contract, Provenance)> {
    let known: Vec<&str> = PROPERTIES
        .into_iter()
        .chain(catalogue::PROPERTIES)
        .chain(REFERENCE_PROPERTIES)
        .collect();
    let custom = Custom::new(&file.custom_properties, &known, cx);
    let source = custom.text("source", cx);
    let licence = custom.text("licence", cx);
    let contract = contract(&file, &custom, cx);
    let (Some(source), Some(licence)) = (source, licence) else {
        let message = Text::new(
            "随包数据须注明来源（source）和许可（licence）。",
            "Reference data must name its source and its licence.",
        );
        let finding = Finding::error(codes::NO_PROVENANCE, message);
        cx.at(
            file.custom_properties.place,
            finding.remedy(
                "在 customProperties 中加上 source 和 licence。",
                "Add the properties 'source' and 'licence' to customProperties.",
            ),
        );
        return None;
    };
    let provenance = Provenance {
        source: source.value,
        licence: licence.value,
    };
    Some((contract?, provenance))
}

fn contract(file: &ContractFile, custom: &Custom<'_>, cx: &mut Cx<'_>) -> Option<Contract> {
    standard(&file.api_version, cx);
    let object = file.schema.first()?;
    let name = names::dataset(&object.name, cx);
    names::is_stem(&object.name, cx);
    physical_name(object, cx);
    let columns = columns(object, cx);
    let checks = checks(object, &columns, cx);
    let title_en = custom.required("titleEn", cx);
    let summary_en = custom.required("summaryEn", cx);
    let owner = custom.required("owner", cx);
    let mode = custom.required("mode", cx);
    let mode = mode.and_then(|at| delivery_mode(&at, &columns, cx));
    let refuse_above = custom.number("refuseAbove", cx).and_then(|at| share(&at, cx));
    let catalogue = catalogue::from_properties(custom, cx);
    let clauses = custom.list("clauses", cx);
    let title_zh = object.business_name.as_ref().unwrap_or(&file.name);
    Some(Contract {
        name: name?,
        version: file.version.value.clone(),
        title: Text::new(title_zh.value.as_str(), title_en?.value),
        summary: Text::new(file.description.purpose.value.as_str(), summary_en?.value),
        owner: owner?.value,
        columns,
        checks,
        mode: mode?,
        refuse_above,
        catalogue: catalogue?,
        clauses,
    })
}

fn standard(at: &At<String>, cx: &mut Cx<'_>) {
    if VERSIONS.contains(&at.value.as_str()) {
        return;
    }
    let value = &at.value;
    let message = Text::new(
        format!("不支持 ODCS 版本 '{value}'。"),
        format!("The version '{value}' of the Open Data Contract Standard is not supported."),
    );
    let finding = Finding::error(codes::UNKNOWN_STANDARD, message);
    cx.at(at.place, finding.remedy("写 v3.1.0。", "Write v3.1.0."));
}

fn physical_name(object: &ObjectFile, cx: &mut Cx<'_>) {
    let Some(at) = &object.physical_name else { return };
    if at.value != object.name.value {
        let (physical, name) = (&at.value, &object.name.value);
        let message = Text::new(
            format!("physicalName '{physical}' 与 name '{name}' 不同。"),
            format!("The physicalName '{physical}' is not the name '{name}'."),
        );
        let finding = Finding::error(codes::BAD_NAME, message);
        cx.at(
            at.place,
            finding.remedy(
                "删除 physicalName，或与 name 保持一致。",
                "Leave physicalName out, or make both the same.",
            ),
        );
    }
}

fn columns(object: &ObjectFile, cx: &mut Cx<'_>) -> Vec<Column> {
    names::each_once(object.properties.iter().map(|property| &property.name), cx);
    let keys = object.properties.iter().filter(|property| property.primary_key);
    for (index, property) in keys.enumerate() {
        if let Some(at) = &property.primary_key_position
            && at.value as usize != index + 1
        {
            let message = Text::new(
                "主键各列的次序就是列的次序。".to_owned(),
                "The columns of a key are in the order of the table.".to_owned(),
            );
            let finding = Finding::error(codes::WRONG_VALUE, message);
            let position = index + 1;
            cx.at(
                at.place,
                finding.remedy(
                    format!("写 {position}，或调整列的次序。"),
                    format!("Write {position}, or move the column."),
                ),
            );
        }
    }
    object
        .properties
        .iter()
        .map(|property| column::read(property, cx))
        .collect()
}

fn checks(object: &ObjectFile, columns: &[Column], cx: &mut Cx<'_>) -> Vec<Check> {
    let of_columns = object.properties.iter().flat_map(|property| &property.quality);
    names::each_once(of_columns.chain(&object.quality).map(|rule| &rule.value.name), cx);
    let mut checks = Vec::new();
    for (property, column) in object.properties.iter().zip(columns) {
        checks.extend(limits::checks(&property.logical_type_options, column, cx));
        let rules = property.quality.iter();
        checks.extend(rules.filter_map(|rule| quality::read(rule, Some(column), columns, cx)));
    }
    let rules = object.quality.iter();
    checks.extend(rules.filter_map(|rule| quality::read(rule, None, columns, cx)));
    checks
}

fn delivery_mode(at: &At<String>, columns: &[Column], cx: &mut Cx<'_>) -> Option<DeliveryMode> {
    let mode = values::word(at, &MODES, cx)?;
    if mode == DeliveryMode::Upsert && !columns.iter().any(|column| column.key) {
        let message = Text::new(
            "更新方式 upsert 需要主键，但没有任何列是主键。",
            "The mode 'upsert' needs a key, and no column is part of one.",
        );
        let finding = Finding::error(codes::UPSERT_WITHOUT_KEY, message);
        cx.at(
            at.place,
            finding.remedy(
                "在主键列上写 primaryKey: true，或改用 append、replace。",
                "Set primaryKey: true on the key columns, or use append or replace.",
            ),
        );
    }
    Some(mode)
}

fn share(at: &At<f64>, cx: &mut Cx<'_>) -> Option<f64> {
    if (0.0..=1.0).contains(&at.value) {
        return Some(at.value);
    }
    let value = at.value;
    let message = Text::new(
        format!("refuseAbove 是 {value}，应在 0 与 1 之间。"),
        format!("refuseAbove is {value}; it must lie between 0 and 1."),
    );
    let finding = Finding::error(codes::BAD_VALUE, message);
    cx.at(
        at.place,
        finding.remedy("百分之二十写作 0.2。", "Write twenty per cent as 0.2."),
    );
    None
}
