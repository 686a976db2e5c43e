//! Contract files out: a contract as its file, or the file of another with what an entry of the catalogue says put in.
//!
//! A file is written as JSON, which every reader of YAML reads. It must not know why a contract changes.

mod properties;

use jixia_model::contract::{Column, Contract, DeliveryMode, Grade};
use serde_json::{Map, Value, json};

use crate::read::{COLUMN_PROPERTIES, ENTRY_PROPERTIES};

/// The file of a contract, without its checks: those stand in the file of their author.
pub fn write_contract(contract: &Contract) -> Vec<u8> {
    let mut file = json!({
        "apiVersion": "v3.1.0", "kind": "DataContract", "id": contract.name.as_str(), "status": "active",
        "description": {},
        "schema": [{"name": contract.name.as_str()}],
        "customProperties": [
            {"property": "owner", "value": contract.owner},
            {"property": "mode", "value": mode(contract.mode)},
        ],
    });
    if let Some(share) = contract.refuse_above {
        add(&mut file["customProperties"], "refuseAbove", json!(share));
    }
    if !contract.clauses.is_empty() {
        add(&mut file["customProperties"], "clauses", json!(contract.clauses));
    }
    put(&mut file, contract, None);
    file.to_string().into_bytes()
}

/// The file `source`, which says `present`, with title, summary, catalogue entry, columns and version of `wanted`; all
/// else stays as its author wrote it, but for comments. None when the file cannot be read.
pub fn amend_contract(source: &[u8], present: &Contract, wanted: &Contract) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(source).ok()?;
    let mut file: Value = serde_saphyr::from_str(text).ok()?;
    file.get("schema")?.get(0)?.get("properties")?.as_array()?;
    file.get("description")?.as_object()?;
    file.get("customProperties")?.as_array()?;
    put(&mut file, wanted, Some(present));
    Some(file.to_string().into_bytes())
}

/// Puts what an entry says into a file; columns that are as in `present` stay as they are written there.
fn put(file: &mut Value, wanted: &Contract, present: Option<&Contract>) {
    file["name"] = json!(wanted.title.zh);
    file["version"] = json!(wanted.version);
    file["description"]["purpose"] = json!(wanted.summary.zh);
    let object = &mut file["schema"][0];
    object["businessName"] = json!(wanted.title.zh);
    let written = object["properties"].as_array().cloned().unwrap_or_default();
    let columns = wanted.columns.iter().map(|column| {
        let known = written.iter().find(|known| known["name"] == column.name.as_str());
        match (known, present.and_then(|present| present.column(&column.name))) {
            (Some(known), Some(same)) if same == column => known.clone(),
            (known, _) => property(known.cloned(), column),
        }
    });
    object["properties"] = columns.collect();
    let mut custom = without(&file["customProperties"], &ENTRY_PROPERTIES);
    properties::of_entry(&mut custom, wanted);
    file["customProperties"] = custom;
}

fn property(known: Option<Value>, column: &Column) -> Value {
    let mut property = known.unwrap_or_else(|| json!({"name": column.name}));
    let (logical, physical) = properties::types(column.column_type);
    property["businessName"] = json!(column.title.zh);
    property["logicalType"] = json!(logical);
    property["physicalType"] = json!(physical);
    property["required"] = json!(column.required);
    property["unique"] = json!(column.unique);
    property["primaryKey"] = json!(column.key);
    property["classification"] = json!(match column.classification.grade {
        Grade::General => "general",
        Grade::Important => "important",
        Grade::Core => "core",
    });
    if let Some(property) = property.as_object_mut() {
        // The place in the key follows from the order of the columns.
        property.remove("primaryKeyPosition");
        too_long(property);
    }
    let mut custom = without(&property["customProperties"], &COLUMN_PROPERTIES);
    properties::of_column(&mut custom, column);
    property["customProperties"] = custom;
    property
}

/// The greatest length stands in the type.
fn too_long(property: &mut Map<String, Value>) {
    if let Some(options) = property.get_mut("logicalTypeOptions").and_then(Value::as_object_mut) {
        options.remove("maxLength");
    }
}

fn mode(mode: DeliveryMode) -> &'static str {
    match mode {
        DeliveryMode::Append => "append",
        DeliveryMode::Replace => "replace",
        DeliveryMode::Upsert => "upsert",
    }
}

/// Custom properties without those of these names.
fn without(custom: &Value, names: &[&str]) -> Value {
    let kept = custom.as_array().into_iter().flatten();
    let kept = kept.filter(|known| !known["property"].as_str().is_some_and(|name| names.contains(&name)));
    kept.cloned().collect()
}

fn add(custom: &mut Value, name: &str, value: Value) {
    if let Some(list) = custom.as_array_mut() {
        list.push(json!({"property": name, "value": value}));
    }
}
