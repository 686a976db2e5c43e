//! PK043: a registry is searched by texts that it has.
//!
//! It knows one registry; who may search it is not its matter.

use jixia_model::{
    Text,
    contract::ColumnType,
    registry::{RegistryField, RegistrySearch},
};

use crate::{
    codes,
    diagnostic::Finding,
    files::registry::SearchFile,
    read::{Cx, names},
    yaml::At,
};

/// Reads by what a registry is searched, and reports what it cannot be searched by.
pub(crate) fn read(file: &SearchFile, fields: &[RegistryField], cx: &mut Cx<'_>) -> RegistrySearch {
    names::each_once(file.by.iter().chain(&file.beside), cx);
    for at in file.by.iter().chain(&file.beside) {
        if !fields.iter().any(|field| field.name == at.value) {
            cx.at(at.place, unknown(at, fields));
        }
    }
    for at in &file.by {
        let field = fields.iter().find(|field| field.name == at.value);
        if field.is_some_and(|field| !matches!(field.column_type, ColumnType::Text { .. })) {
            cx.at(at.place, not_a_text(at));
        }
    }
    let names = |list: &[At<String>]| list.iter().map(|at| at.value.clone()).collect();
    RegistrySearch {
        by: names(&file.by),
        beside: names(&file.beside),
    }
}

fn unknown(at: &At<String>, fields: &[RegistryField]) -> Finding {
    let name = &at.value;
    let known: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let known = known.join(", ");
    let message = Text::new(
        format!("登记库没有字段 '{name}'。"),
        format!("The registry has no field '{name}'."),
    );
    Finding::error(codes::BAD_SEARCH, message)
        .remedy(format!("可用的字段：{known}。"), format!("The fields are {known}."))
}

fn not_a_text(at: &At<String>) -> Finding {
    let name = &at.value;
    let message = Text::new(
        format!("字段 '{name}' 不是文本，不能按它查询。"),
        format!("The field '{name}' is no text and cannot be searched."),
    );
    Finding::error(codes::BAD_SEARCH, message).remedy(
        "在 by 中写名称一类的文本字段，其余写在 beside 中。",
        "Write texts such as names under 'by', and others under 'beside'.",
    )
}
