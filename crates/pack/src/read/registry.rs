//! A registry model.
//!
//! It knows one file; whether its sources exist and have the columns is told across packs.

use jixia_model::{
    DatasetName, Text,
    contract::{Classification, Column, Contract, DeliveryMode},
    registry::{RegistryField, RegistryKey, RegistryModel, RegistrySource},
};

use super::{Cx, catalogue, names, values};
use crate::{
    codes,
    diagnostic::Finding,
    files::registry::{FieldFile, KeyFile, RegistryFile, SourceFile},
    pack::{Manifest, Registry},
    rules::{columns, search, trust},
    sql,
    yaml::At,
};

/// Reads a registry.
pub(crate) fn read(file: RegistryFile, manifest: &Manifest, cx: &mut Cx<'_>) -> Option<Registry> {
    let name = names::dataset(&file.registry, cx);
    names::is_stem(&file.registry, cx);
    names::each_once(file.sources.iter().map(|source| &source.dataset), cx);
    trust::check(&file, cx);
    let key_clashes = file
        .fields
        .value
        .0
        .iter()
        .find(|(field, _)| field.value == file.key.name.value);
    if let Some((field, _)) = key_clashes {
        names::each_once([&file.key.name, field], cx);
    }
    if file.fields.value.0.is_empty() {
        cx.at(file.fields.place, no_fields());
    }
    let key = key(&file.key, cx);
    let key_column = key_column(&file.key, cx);
    let sources: Vec<RegistrySource> = file.sources.iter().filter_map(|file| source(file, cx)).collect();
    let mut fields = Vec::new();
    let mut all_columns = vec![key_column];
    for (name, field) in &file.fields.value.0 {
        let (field, column) = registry_field(name, field, cx);
        fields.push(field);
        all_columns.push(column);
    }
    let search = file.search.as_ref().map(|search| search::read(search, &fields, cx));
    let catalogue = catalogue::from_file(file.catalogue, cx);
    let (name, catalogue) = (name?, catalogue?);
    let title = Text::new(file.title.zh, file.title.en);
    let contract = Contract {
        name: name.clone(),
        version: manifest.version.clone(),
        title: title.clone(),
        summary: Text::new(file.summary.zh, file.summary.en),
        owner: file.owner.map_or_else(|| manifest.owner.clone(), |at| at.value),
        columns: all_columns,
        checks: Vec::new(),
        mode: DeliveryMode::Upsert,
        refuse_above: None,
        catalogue,
        clauses: file.clauses.clone(),
    };
    Some(Registry {
        registry: RegistryModel {
            name,
            title,
            key,
            sources,
            fields,
            search: search.unwrap_or_default(),
            clauses: file.clauses,
        },
        contract,
        path: cx.source.path.clone(),
        source: cx.bytes.to_vec(),
    })
}

fn no_fields() -> Finding {
    let message = Text::new("登记库没有字段。", "The registry has no fields.");
    Finding::error(codes::FIELD_WITHOUT_SOURCE, message)
        .remedy("在 fields 中至少声明一个字段。", "Declare at least one under 'fields'.")
}

fn key(file: &KeyFile, cx: &mut Cx<'_>) -> RegistryKey {
    let name = names::column(&file.name, cx);
    if let Some(valid) = &file.valid {
        columns::row_expression(valid, &[&name], cx);
    }
    RegistryKey {
        title: Text::new(file.title.zh.as_str(), file.title.en.as_str()),
        valid: file.valid.as_ref().map(|at| at.value.clone()),
        name,
    }
}

fn key_column(file: &KeyFile, cx: &mut Cx<'_>) -> Column {
    Column {
        name: file.name.value.clone(),
        title: Text::new(file.title.zh.as_str(), file.title.en.as_str()),
        aliases: Vec::new(),
        column_type: jixia_model::contract::ColumnType::Text { length_max: None },
        semantic: values::semantic(file.semantic.as_ref(), cx),
        required: true,
        unique: false,
        key: true,
        classification: Classification {
            grade: values::grade(file.classification.as_ref(), cx),
            personal: values::personal(file.personal.as_ref(), cx),
        },
    }
}

fn source(file: &SourceFile, cx: &mut Cx<'_>) -> Option<RegistrySource> {
    let dataset: Option<DatasetName> = names::dataset(&file.dataset, cx);
    let of_fields = file.fields.0.iter().map(|(_, sql)| sql);
    for at in [Some(&file.key), file.as_of.as_ref(), file.when.as_ref()]
        .into_iter()
        .flatten()
        .chain(of_fields)
    {
        // Which columns the dataset has is told across packs.
        if let Some(expr) = sql::expression_at(at, cx.source, cx.report) {
            columns::one_row(at, &sql::names::names(&expr), cx);
        }
    }
    let sql = |at: &At<String>| at.value.clone();
    Some(RegistrySource {
        dataset: dataset?,
        key: sql(&file.key),
        as_of: file.as_of.as_ref().map(sql),
        when: file.when.as_ref().map(sql),
        fields: file
            .fields
            .0
            .iter()
            .map(|(name, at)| (name.value.clone(), sql(at)))
            .collect(),
    })
}

fn registry_field(name: &At<String>, file: &FieldFile, cx: &mut Cx<'_>) -> (RegistryField, Column) {
    let name = names::column(name, cx);
    let title = Text::new(file.title.zh.as_str(), file.title.en.as_str());
    let column_type = values::column_type(&file.column_type, cx);
    let classification = Classification {
        grade: values::grade(file.classification.as_ref(), cx),
        personal: values::personal(file.personal.as_ref(), cx),
    };
    let field = RegistryField {
        name: name.clone(),
        title: title.clone(),
        column_type,
        trust: trust::read(file, cx),
        conflicts: file.conflicts,
        classification,
    };
    let column = Column {
        name,
        title,
        aliases: Vec::new(),
        column_type,
        semantic: values::semantic(file.semantic.as_ref(), cx),
        required: false,
        unique: false,
        key: false,
        classification,
    };
    (field, column)
}
