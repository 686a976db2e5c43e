//! Why the columns of a file cannot be matched. It must not know how they are.

use jixia_model::{
    Error,
    contract::{Column, Contract},
};

use super::Sureness;

/// Title and name of a column.
pub(super) fn shown(column: &Column) -> String {
    if column.title.zh.is_empty() {
        column.name.clone()
    } else {
        format!("{} ({})", column.title.zh, column.name)
    }
}

/// The saved mapping leads to a column that the contract lacks.
pub(super) fn column_unknown(header: &str, name: &str, contract: &Contract) -> Error {
    let known: Vec<_> = contract.columns.iter().map(|column| column.name.as_str()).collect();
    Error::invalid(
        "mapping.column_unknown",
        format!(
            "The mapping leads '{header}' to column '{name}', which {} does not have; its columns are {}.",
            contract.name,
            known.join(", ")
        ),
    )
    .with("header", header)
    .with("column", name)
    .with("dataset", &contract.name)
    .with("known", known.join(", "))
}

/// Several columns of the file claim to be one of the contract.
pub(super) fn several(column: &Column, rivals: &[String]) -> Error {
    let title = shown(column);
    if rivals.iter().all(|header| *header == rivals[0]) {
        let count = rivals.len();
        return Error::invalid(
            "delivery.header_duplicate",
            format!(
                "{count} columns of the file have the header '{}'; keep the right one for {title} and rename or remove the others.",
                rivals[0]
            ),
        )
        .with("header", &rivals[0])
        .with("count", count)
        .with("column", title);
    }
    let rivals = rivals.join(", ");
    Error::invalid(
        "delivery.headers_ambiguous",
        format!("The headers {rivals} all mean the column {title}; remove all but one, or settle it in the mapping."),
    )
    .with("headers", rivals)
    .with("column", title)
}

/// The file lacks columns that every row needs.
pub(super) fn missing(
    headers: &[String],
    contract: &Contract,
    found: &[Option<(usize, Sureness)>],
    near: &[Vec<String>],
) -> Option<Error> {
    let mut names = Vec::new();
    let mut likely = Vec::new();
    for ((column, found), near) in contract.columns.iter().zip(found).zip(near) {
        if found.is_none() && (column.required || column.key) {
            names.push(shown(column));
            likely.extend(near.iter().map(String::as_str));
        }
    }
    if names.is_empty() {
        return None;
    }
    let (names, near, all) = (names.join(", "), join_or_none(&likely), headers.join(", "));
    let error = Error::invalid(
        "delivery.column_missing",
        format!(
            "The file lacks the required column {names}. Headers that come near: {near}. Headers of the file: {all}. \
             Add the column, or settle which header it is: 'jixia deliver --map HEADER=COLUMN', or \
             PUT /api/datasets/{}/mapping.",
            contract.name
        ),
    );
    Some(
        error
            .with("dataset", &contract.name)
            .with("columns", names)
            .with("near", near)
            .with("headers", all),
    )
}

fn join_or_none(words: &[&str]) -> String {
    if words.is_empty() {
        "—".to_owned()
    } else {
        words.join(", ")
    }
}
