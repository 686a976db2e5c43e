//! Custom properties and types as contract files write them.

use jixia_model::{
    Text,
    contract::{Column, ColumnType, Contract, Personal, Sharing},
};
use serde_json::{Value, json};

use super::add;

/// Adds what an entry of the catalogue says.
pub(super) fn of_entry(custom: &mut Value, contract: &Contract) {
    let catalogue = &contract.catalogue;
    add(custom, "titleEn", json!(contract.title.en));
    add(custom, "summaryEn", json!(contract.summary.en));
    add(custom, "class", json!(catalogue.class.word()));
    add(custom, "item", json!(catalogue.item));
    add(custom, "subItem", json!(catalogue.sub_item));
    if !catalogue.detail.is_empty() {
        add(custom, "detail", json!(catalogue.detail));
    }
    pair(custom, "theme", &catalogue.theme);
    add(custom, "sharing", json!(catalogue.sharing.word()));
    match &catalogue.sharing {
        Sharing::Unconditional => {}
        Sharing::Conditional { condition } => pair(custom, "condition", condition),
        Sharing::NotShared { basis } => pair(custom, "basis", basis),
    }
    if let Some(open) = &catalogue.open {
        pair(custom, "open", open);
    }
    add(custom, "updateCycle", json!(catalogue.update_cycle.word()));
    let offer = &catalogue.offer;
    if let Some(format) = &offer.format {
        add(custom, "formatClass", json!(format.class.word()));
        if !format.kind.is_empty() {
            add(custom, "formatKind", json!(format.kind));
        }
    }
    if !offer.modes.is_empty() {
        let modes: Vec<_> = offer.modes.iter().map(|mode| mode.word()).collect();
        add(custom, "modes", json!(modes));
    }
    if !offer.related.is_empty() {
        add(custom, "related", json!(offer.related));
    }
}

/// Adds what a column says beside its name and type.
pub(super) fn of_column(custom: &mut Value, column: &Column) {
    add(custom, "titleEn", json!(column.title.en));
    if !column.aliases.is_empty() {
        add(custom, "aliases", json!(column.aliases));
    }
    if let Some(semantic) = column.semantic {
        add(custom, "semantic", json!(semantic.word()));
    }
    let personal = match column.classification.personal {
        Personal::No => return,
        Personal::Personal => "personal",
        Personal::Sensitive => "sensitive",
    };
    add(custom, "personal", json!(personal));
}

fn pair(custom: &mut Value, name: &str, text: &Text) {
    add(custom, &format!("{name}Zh"), json!(text.zh));
    add(custom, &format!("{name}En"), json!(text.en));
}

/// Logical and physical type of a column.
pub(super) fn types(column: ColumnType) -> (&'static str, String) {
    let logical = match column {
        ColumnType::Text { .. } => "string",
        ColumnType::Integer => "integer",
        ColumnType::Decimal { .. } | ColumnType::Float => "number",
        ColumnType::Boolean => "boolean",
        ColumnType::Date => "date",
        ColumnType::Timestamp => "timestamp",
    };
    let physical = match column {
        ColumnType::Float => "double".to_owned(),
        other => other.to_string(),
    };
    (logical, physical)
}
