//! A SQL model: the description and the SELECT beside it.
//!
//! It knows the two files; whether the tables exist is told across packs.

use jixia_model::{
    DatasetName, Text,
    contract::{Classification, Column, Contract, DeliveryMode},
};
use sqlparser::ast::Query;

use super::{Cx, catalogue, names, values};
use crate::{
    codes,
    diagnostic::{Finding, Report},
    files::model::{ColumnFile, ModelFile},
    pack::{Manifest, Model},
    source::Source,
    sql::{self, names::outputs, place},
    yaml::At,
};

/// Reads the SELECT of a model.
pub(crate) fn read_sql(source: &Source, report: &mut Report) -> Option<Query> {
    sql::select(&source.text)
        .map_err(|error| report.at(source, place::in_sql(source, error.location), *error.finding))
        .ok()
}

/// Reads the description of a model whose SELECT is `query`, written as `sql`.
pub(crate) fn read(file: ModelFile, query: &Query, sql: &str, manifest: &Manifest, cx: &mut Cx<'_>) -> Option<Model> {
    let name = names::dataset(&file.model, cx);
    names::is_stem(&file.model, cx);
    same_columns(&file, query, cx);
    let columns = file
        .columns
        .value
        .0
        .iter()
        .map(|(name, file)| column(name, file, cx))
        .collect();
    let catalogue = catalogue::from_file(file.catalogue, cx);
    let found = sql::names::names(query);
    let reads = found.distinct_tables().into_iter();
    let reads = reads.filter_map(|table| DatasetName::parse(table).ok()).collect();
    let (name, catalogue) = (name?, catalogue?);
    Some(Model {
        contract: Contract {
            name: name.clone(),
            version: manifest.version.clone(),
            title: Text::new(file.title.zh, file.title.en),
            summary: Text::new(file.summary.zh, file.summary.en),
            owner: file.owner.map_or_else(|| manifest.owner.clone(), |at| at.value),
            columns,
            checks: Vec::new(),
            mode: DeliveryMode::Replace,
            refuse_above: None,
            catalogue,
            clauses: file.clauses,
        },
        name,
        grain: Text::new(file.grain.zh, file.grain.en),
        sql: sql.to_owned(),
        reads,
        path: cx.source.path.clone(),
        source: cx.bytes.to_vec(),
    })
}

fn column(name: &At<String>, file: &ColumnFile, cx: &mut Cx<'_>) -> Column {
    Column {
        name: names::column(name, cx),
        title: Text::new(file.title.zh.as_str(), file.title.en.as_str()),
        aliases: Vec::new(),
        column_type: values::column_type(&file.column_type, cx),
        semantic: values::semantic(file.semantic.as_ref(), cx),
        required: false,
        unique: false,
        key: file.key,
        classification: Classification {
            grade: values::grade(file.classification.as_ref(), cx),
            personal: values::personal(file.personal.as_ref(), cx),
        },
    }
}

/// Compares the described columns with those of the SELECT, where its columns can be told from the text.
fn same_columns(file: &ModelFile, query: &Query, cx: &mut Cx<'_>) {
    let described: Vec<&str> = file
        .columns
        .value
        .0
        .iter()
        .map(|(name, _)| name.value.as_str())
        .collect();
    let Some(given) = outputs(query) else { return };
    if described == given {
        return;
    }
    let (described, given) = (described.join(", "), given.join(", "));
    let message = Text::new(
        format!("columns 是 {described}，而 SELECT 给出 {given}。"),
        format!("The columns described are {described}; the SELECT gives {given}."),
    );
    let finding = Finding::error(codes::MODEL_COLUMNS, message);
    cx.at(
        file.columns.place,
        finding.remedy(
            "两处写同样的列、同样的次序。",
            "Name the same columns in the same order in both files.",
        ),
    );
}
