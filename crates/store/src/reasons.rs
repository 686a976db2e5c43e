//! Reasons of failures as the database keeps them: the values of their sentences by name.

use serde_json::{Map, Value};

/// Values by name as a JSON object, in their order.
pub(crate) fn write_values(values: &[(String, String)]) -> String {
    let values = values.iter().cloned().map(|(name, value)| (name, Value::String(value)));
    Value::Object(values.collect()).to_string()
}

/// What [`write_values`] wrote; a text that it did not write has no values.
pub(crate) fn read_values(text: &str) -> Vec<(String, String)> {
    let read: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
    let values = read.into_iter();
    values
        .filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())))
        .collect()
}
