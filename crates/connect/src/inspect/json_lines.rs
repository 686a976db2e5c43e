//! Looks at JSON lines: the keys of the first objects are the columns. Must not know how all of it is read.

use std::path::Path;

use jixia_model::{Error, Result};

use super::{Encoding, Format, Inspection, SAMPLE_ROWS, Start, text::Head};
use crate::read::{
    delimited::{Decoded, decode},
    json_lines::{self, Field},
};

/// Objects whose keys are looked at.
const OBJECTS_LOOKED_AT: usize = 10_000;

pub(super) fn inspect(path: &Path, file_name: &str, encoding: Encoding, head: &Head) -> Result<Inspection> {
    let chunk = head.records(None, OBJECTS_LOOKED_AT).map_err(Error::internal)?;
    let mut inspection = Inspection::new(path, file_name, Format::JsonLines);
    inspection.encoding = Some(encoding);
    inspection.start = Start::TOP;
    let mut known = std::collections::HashSet::new();
    let mut objects = Vec::new();
    for record in &chunk.records {
        let text = match decode(&chunk.bytes[record.start..record.end], encoding) {
            Decoded::Good(text) | Decoded::Bad(text) => text,
        };
        if let Ok(fields) = json_lines::object(&text) {
            for field in &fields {
                if known.insert(field.key.to_string()) {
                    inspection.columns.push(field.key.to_string());
                }
            }
            if objects.len() < SAMPLE_ROWS {
                objects.push(fields.into_iter().map(Field::into_owned).collect::<Vec<_>>());
            }
        }
    }
    if objects.is_empty() {
        return Err(not_lines(file_name));
    }
    for fields in objects {
        let cell = |column: &String| {
            fields
                .iter()
                .find(|(key, _)| key == column)
                .map(|(_, value)| value.clone())
        };
        let row = inspection.columns.iter().map(|column| cell(column).unwrap_or_default());
        inspection.sample.push(row.collect());
    }
    Ok(inspection)
}

fn not_lines(file_name: &str) -> Error {
    Error::invalid(
        "delivery.json_not_lines",
        format!("The file {file_name} is JSON but has not one object per line; write each row as one object on a line of its own."),
    )
    .with("name", file_name)
}
