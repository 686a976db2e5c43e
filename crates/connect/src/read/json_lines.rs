//! Turns JSON lines into columns of text; numbers keep every digit. Must not know types or contracts.

use std::{borrow::Cow, collections::HashMap, fmt};

use arrow::array::{ArrayRef, StringBuilder};
use jixia_model::Result;
use serde::de::{Deserializer as _, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{
    delimited::{Decoded, decode},
    raw::{RawBatch, RowFault},
    split::{Chunk, Ragged, Record},
};
use crate::inspect::Encoding;

/// One key of an object with its value as written.
pub(crate) struct Field<'a> {
    pub(crate) key: Cow<'a, str>,
    value: &'a RawValue,
}

impl<'a> Field<'a> {
    /// The value as text: strings without quotes, the rest as written; none for null.
    fn text(&self) -> Option<Cow<'a, str>> {
        let written = self.value.get();
        match written.as_bytes().first() {
            Some(b'"') => serde_json::from_str::<CowText<'a>>(written).ok().map(|text| text.0),
            Some(b'n') => None,
            _ => Some(written.into()),
        }
    }

    fn is_nested(&self) -> bool {
        matches!(self.value.get().as_bytes().first(), Some(b'{' | b'['))
    }

    /// Key and text, kept.
    pub(crate) fn into_owned(self) -> (String, String) {
        let text = self.text().unwrap_or_default().into_owned();
        (self.key.into_owned(), text)
    }
}

/// Text that is borrowed where it has no escapes.
#[derive(serde::Deserialize)]
struct CowText<'a>(#[serde(borrow)] Cow<'a, str>);

/// The keys and values of an object in their order, double keys included.
pub(crate) fn object(line: &str) -> Result<Vec<Field<'_>>, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(line);
    let fields = reader.deserialize_map(Fields)?;
    reader.end()?;
    Ok(fields)
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Vec<Field<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::with_capacity(map.size_hint().unwrap_or(16));
        while let Some((key, value)) = map.next_entry::<CowText<'de>, &RawValue>().map_err(A::Error::custom)? {
            fields.push(Field { key: key.0, value });
        }
        Ok(fields)
    }
}

/// Takes the lines of a chunk apart.
pub(crate) fn parse(chunk: &Chunk, keys: &[String], encoding: Encoding) -> RawBatch {
    let mut rows = Rows {
        index: keys
            .iter()
            .enumerate()
            .map(|(index, key)| (key.as_str(), index))
            .collect(),
        columns: keys
            .iter()
            .map(|_| StringBuilder::with_capacity(chunk.records.len(), 0))
            .collect(),
        lines: Vec::with_capacity(chunk.records.len()),
        faults: Vec::new(),
    };
    for record in &chunk.records {
        let bytes = &chunk.bytes[record.start..record.end];
        if !bytes.iter().all(u8::is_ascii_whitespace) {
            rows.push(bytes, record, encoding);
        }
    }
    RawBatch {
        columns: (rows.columns.iter_mut())
            .map(|column| std::sync::Arc::new(column.finish()) as ArrayRef)
            .collect(),
        lines: rows.lines.into(),
        rows: rows.faults,
        cells: Vec::new(),
    }
}

struct Rows<'a> {
    index: HashMap<&'a str, usize>,
    columns: Vec<StringBuilder>,
    lines: Vec<i64>,
    faults: Vec<(usize, RowFault)>,
}

impl Rows<'_> {
    fn push(&mut self, bytes: &[u8], record: &Record, encoding: Encoding) {
        let row = self.lines.len();
        self.lines.push(record.line.cast_signed());
        let (text, decoded) = match decode(bytes, encoding) {
            Decoded::Good(text) => (text, None),
            Decoded::Bad(text) => {
                let expected = encoding;
                (
                    text.clone(),
                    Some(RowFault::Encoding {
                        expected,
                        text: text.into_owned(),
                    }),
                )
            }
        };
        let ragged = match record.ragged {
            Some(Ragged::TooLong | Ragged::OpenQuote) => Some(RowFault::TooLong),
            None => decoded,
        };
        match (ragged, object(&text)) {
            (None, Ok(fields)) => self.place(row, &fields),
            (None, Err(problem)) => {
                let fault = RowFault::Json {
                    problem: problem.to_string(),
                    text: text.to_string(),
                };
                self.fail(row, fault);
            }
            (Some(fault), Ok(fields)) => {
                self.faults.push((row, fault));
                self.place(row, &fields);
            }
            (Some(fault), Err(_)) => self.fail(row, fault),
        }
        for column in &mut self.columns {
            if column.values_count() == row {
                column.append_null();
            }
        }
    }

    /// Keeps the line's fault; its text cannot be laid into columns.
    fn fail(&mut self, row: usize, fault: RowFault) {
        self.faults.push((row, fault));
    }

    fn place(&mut self, row: usize, fields: &[Field<'_>]) {
        for field in fields {
            let owned = || (field.key.to_string(), field.text().unwrap_or_default().into_owned());
            let Some(&index) = self.index.get(field.key.as_ref()) else {
                let (key, value) = owned();
                self.faults.push((row, RowFault::UnknownKey { key, value }));
                continue;
            };
            if self.columns[index].values_count() > row {
                let (key, value) = owned();
                self.faults.push((row, RowFault::DoubleKey { key, value }));
                continue;
            }
            if field.is_nested() {
                let (key, value) = owned();
                self.faults.push((row, RowFault::Nested { key, value }));
            }
            self.columns[index].append_option(field.text());
        }
    }
}

/// Values that a builder holds.
trait ValuesCount {
    fn values_count(&self) -> usize;
}

impl ValuesCount for StringBuilder {
    fn values_count(&self) -> usize {
        arrow::array::ArrayBuilder::len(self)
    }
}
