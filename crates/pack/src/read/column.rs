//! A column of a contract.
//!
//! It turns the types of the data contract standard into the types of tables.

use jixia_model::{
    Text,
    contract::{Classification, Column, ColumnType},
};

use super::{Cx, custom::Custom, names, values};
use crate::{codes, diagnostic::Finding, files::contract::PropertyFile, yaml::At};

pub(crate) const PROPERTIES: [&str; 4] = ["titleEn", "aliases", "semantic", "personal"];

/// Reads a column; what cannot be read is left at its default, so that the checks of other columns can be read.
pub(crate) fn read(file: &PropertyFile, cx: &mut Cx<'_>) -> Column {
    let custom = Custom::new(&file.custom_properties, &PROPERTIES, cx);
    let title_en = custom.required("titleEn", cx).map(|at| at.value).unwrap_or_default();
    let semantic = custom.text("semantic", cx);
    let personal = custom.text("personal", cx);
    Column {
        name: names::column(&file.name, cx),
        title: Text::new(file.business_name.value.as_str(), title_en),
        aliases: custom.list("aliases", cx),
        column_type: column_type(file, cx),
        semantic: values::semantic(semantic.as_ref(), cx),
        required: file.required,
        unique: file.unique,
        key: file.primary_key,
        classification: Classification {
            grade: values::grade(file.classification.as_ref(), cx),
            personal: values::personal(personal.as_ref(), cx),
        },
    }
}

fn column_type(file: &PropertyFile, cx: &mut Cx<'_>) -> ColumnType {
    let logical = &file.logical_type;
    let physical = file.physical_type.as_ref();
    let found = match logical.value.as_str() {
        "string" => text(physical),
        "integer" => plain(physical, &["integer", "int", "bigint", "smallint"], ColumnType::Integer),
        "number" => number(physical),
        "boolean" => plain(physical, &["boolean", "bool"], ColumnType::Boolean),
        "date" => plain(physical, &["date"], ColumnType::Date),
        "timestamp" => plain(physical, &["timestamp"], ColumnType::Timestamp),
        other => {
            refuse(logical, format!("'{other}'"), cx);
            return ColumnType::Text { length_max: None };
        }
    };
    let Some(found) = found else {
        let at = physical.unwrap_or(logical);
        refuse(at, format!("'{}' ({})", at.value, logical.value), cx);
        // The limits of the column are read as if the logical type stood alone.
        return plain_type(&logical.value);
    };
    with_length(found, file, cx)
}

fn plain_type(logical: &str) -> ColumnType {
    match logical {
        "integer" => ColumnType::Integer,
        "number" => ColumnType::Float,
        "boolean" => ColumnType::Boolean,
        "date" => ColumnType::Date,
        "timestamp" => ColumnType::Timestamp,
        _ => ColumnType::Text { length_max: None },
    }
}

fn refuse(at: &At<String>, shown: String, cx: &mut Cx<'_>) {
    let message = Text::new(
        format!("没有数据类型 {shown}。"),
        format!("There is no column type {shown}."),
    );
    let finding = Finding::error(codes::BAD_TYPE, message);
    cx.at(
        at.place,
        finding.remedy(
            "logicalType 可用 string、integer、number、boolean、date、timestamp;physicalType 可用 text(50)、decimal(18,2)、double。",
            "logicalType: string, integer, number, boolean, date, timestamp; physicalType: text(50), decimal(18,2), double.",
        ),
    );
}

fn plain(physical: Option<&At<String>>, words: &[&str], found: ColumnType) -> Option<ColumnType> {
    let fits = physical.is_none_or(|at| words.contains(&at.value.to_lowercase().as_str()));
    fits.then_some(found)
}

fn text(physical: Option<&At<String>>) -> Option<ColumnType> {
    let Some(at) = physical else {
        return Some(ColumnType::Text { length_max: None });
    };
    let word = at.value.to_lowercase();
    let (name, length) = word
        .split_once('(')
        .map_or((word.as_str(), None), |(name, rest)| (name, Some(rest)));
    if !["text", "string", "varchar", "char", "character varying"].contains(&name.trim()) {
        return None;
    }
    match length {
        None => Some(ColumnType::Text { length_max: None }),
        Some(rest) => values::parse_type(&format!("text({rest}")),
    }
}

fn number(physical: Option<&At<String>>) -> Option<ColumnType> {
    let Some(at) = physical else {
        return Some(ColumnType::Float);
    };
    let word = at.value.to_lowercase();
    if ["double", "double precision", "float", "real"].contains(&word.as_str()) {
        return Some(ColumnType::Float);
    }
    let digits = word.strip_prefix("decimal").or_else(|| word.strip_prefix("numeric"))?;
    values::decimal(digits.trim().strip_prefix('(')?.strip_suffix(')')?)
}

fn with_length(found: ColumnType, file: &PropertyFile, cx: &mut Cx<'_>) -> ColumnType {
    let Some(at) = &file.logical_type_options.max_length else {
        return found;
    };
    match found {
        ColumnType::Text { length_max } if length_max.is_none_or(|length| length == at.value) && at.value > 0 => {
            ColumnType::Text {
                length_max: Some(at.value),
            }
        }
        _ => {
            let (length, name) = (at.value, &file.name.value);
            let message = Text::new(
                format!("列 '{name}' 的类型 {found} 与 maxLength {length} 不符。"),
                format!("The column '{name}' is {found}, which does not go with maxLength {length}."),
            );
            let finding = Finding::error(codes::BAD_TYPE, message);
            cx.at(
                at.place,
                finding.remedy(
                    "maxLength 只用于文字列，且与 text(n) 一致。",
                    "maxLength is for texts and says the same as text(n).",
                ),
            );
            found
        }
    }
}
