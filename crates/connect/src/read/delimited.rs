//! Turns records of delimited text into columns of text; a record that does not fit is kept and told, never dropped.
//!
//! Chunks are independent of each other, so they are parsed on all cores. It must not know types or contracts.

use std::borrow::Cow;

use arrow::array::{ArrayRef, StringBuilder};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use encoding_rs::GB18030;
use jixia_model::{Error, Result};

use super::{
    raw::{RawBatch, RowFault},
    split::{Chunk, Ragged, Record},
};
use crate::inspect::{Encoding, has_han, is_gb18030};

/// The text of a record.
pub(crate) enum Decoded<'a> {
    /// In the file's encoding.
    Good(Cow<'a, str>),
    /// Not in it; the best reading there is.
    Bad(Cow<'a, str>),
}

/// Decodes a record that is in `encoding`, or finds out that it is not.
pub(crate) fn decode(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    let utf8 = std::str::from_utf8(bytes);
    match (encoding, utf8) {
        (Encoding::Gb18030 { .. }, Ok(text)) if text.is_ascii() => Decoded::Good(text.into()),
        // Chinese in UTF-8 would pass as other characters of GB18030 without a sound.
        (Encoding::Gb18030 { .. }, Ok(text)) if has_han(bytes) => Decoded::Bad(text.into()),
        (Encoding::Gb18030 { .. }, _) => match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => Decoded::Good(text),
            None => Decoded::Bad(String::from_utf8_lossy(bytes)),
        },
        (_, Ok(text)) => Decoded::Good(text.into()),
        (Encoding::Utf8 { .. }, Err(_)) if is_gb18030(bytes) => {
            Decoded::Bad(GB18030.decode_without_bom_handling(bytes).0)
        }
        (_, Err(_)) => Decoded::Bad(String::from_utf8_lossy(bytes)),
    }
}

/// Takes records apart into fields.
pub(crate) struct FieldReader {
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl FieldReader {
    pub(crate) fn new(separator: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            text: Vec::new(),
            ends: vec![0; 64],
        }
    }

    /// Reads one record: its text stands in `self.text[..length]`, the ends of its fields in `self.ends[..count]`.
    fn read(&mut self, record: &str) -> (usize, usize) {
        self.reader.reset();
        if self.text.len() < record.len() {
            self.text.resize(record.len(), 0);
        }
        let (mut input, mut length, mut count) = (record.as_bytes(), 0, 0);
        loop {
            let (result, taken, written, ended) =
                self.reader
                    .read_record(input, &mut self.text[length..], &mut self.ends[count..]);
            input = &input[taken..];
            length += written;
            count += ended;
            match result {
                // Empty input tells the reader that the record ends here.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2 + 16, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End => return (length, count),
            }
        }
    }

    /// The fields of one record.
    pub(crate) fn fields(&mut self, record: &str) -> Result<Vec<String>> {
        let (length, count) = self.read(record);
        let text = std::str::from_utf8(&self.text[..length]).map_err(Error::internal)?;
        let mut start = 0;
        let fields = self.ends[..count].iter().map(|&end| {
            let field = text[start..end].to_owned();
            start = end;
            field
        });
        Ok(fields.collect())
    }
}

/// How the records of a file are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) separator: u8,
    pub(crate) encoding: Encoding,
    /// Columns of the header.
    pub(crate) columns: usize,
}

/// Rows in the making: all fields behind each other, `columns` to a row.
struct Rows {
    text: String,
    ends: Vec<usize>,
    lines: Vec<i64>,
    faults: Vec<(usize, RowFault)>,
}

/// Takes the records of a chunk apart.
pub(crate) fn parse(chunk: &Chunk, form: Form) -> Result<RawBatch> {
    let mut rows = Rows {
        text: String::with_capacity(chunk.bytes.len()),
        ends: Vec::with_capacity(chunk.records.len() * form.columns),
        lines: Vec::with_capacity(chunk.records.len()),
        faults: Vec::new(),
    };
    let mut reader = FieldReader::new(form.separator);
    for record in &chunk.records {
        let bytes = &chunk.bytes[record.start..record.end];
        if !is_blank(bytes, form.separator) {
            rows.push(bytes, record, form, &mut reader)?;
        }
    }
    Ok(rows.into_batch(form.columns))
}

/// Whether the record has nothing in any field.
fn is_blank(bytes: &[u8], separator: u8) -> bool {
    bytes
        .iter()
        .all(|&byte| byte == separator || matches!(byte, b' ' | b'\t' | b'"' | 0x1A))
}

impl Rows {
    fn push(&mut self, bytes: &[u8], record: &Record, form: Form, reader: &mut FieldReader) -> Result<()> {
        let row = self.lines.len();
        self.lines.push(record.line.cast_signed());
        let text = match decode(bytes, form.encoding) {
            Decoded::Good(text) => text,
            Decoded::Bad(text) => {
                let fault = RowFault::Encoding {
                    expected: form.encoding,
                    text: text.to_string(),
                };
                self.faults.push((row, fault));
                text
            }
        };
        let (length, count) = reader.read(&text);
        let fields = std::str::from_utf8(&reader.text[..length]).map_err(Error::internal)?;
        let ends = &reader.ends[..count];
        match record.ragged {
            Some(Ragged::TooLong) => self.faults.push((row, RowFault::TooLong)),
            Some(Ragged::OpenQuote) => self.faults.push((row, RowFault::OpenQuote { text: text.to_string() })),
            None => {}
        }
        let base = self.text.len();
        self.text.push_str(fields);
        if count == form.columns {
            self.ends.extend(ends.iter().map(|end| base + end));
            return Ok(());
        }
        self.place_ragged(base, fields, ends, form);
        let surplus_empty = count > form.columns && fields[ends[form.columns - 1]..].trim().is_empty();
        if !surplus_empty && self.faults.last().is_none_or(|(faulty, _)| *faulty != row) {
            let fault = RowFault::FieldCount {
                found: count,
                expected: form.columns,
                text: text.into_owned(),
            };
            self.faults.push((row, fault));
        }
        Ok(())
    }

    /// Puts too few fields to the left, and what is too many into the last column, so that nothing is lost.
    fn place_ragged(&mut self, base: usize, fields: &str, ends: &[usize], form: Form) {
        let kept = ends.len().min(form.columns);
        self.ends.extend(ends[..kept].iter().map(|end| base + end));
        self.ends.resize(
            self.ends.len() + form.columns - kept,
            base + ends.last().copied().unwrap_or(0),
        );
        if ends.len() > form.columns && !fields[ends[form.columns - 1]..].trim().is_empty() {
            let first = form.columns.checked_sub(2).map_or(0, |before| ends[before]);
            self.text.truncate(base + first);
            let mut start = first;
            for (index, &end) in ends.iter().enumerate().skip(form.columns - 1) {
                if index >= form.columns {
                    self.text.push(char::from(form.separator));
                }
                self.text.push_str(&fields[start..end]);
                start = end;
            }
            if let Some(last) = self.ends.last_mut() {
                *last = self.text.len();
            }
        } else if let Some(&last) = self.ends.last() {
            self.text.truncate(last);
        }
    }

    fn into_batch(self, columns: usize) -> RawBatch {
        let rows = self.lines.len();
        let column = |column: usize| {
            let mut builder = StringBuilder::with_capacity(rows, self.text.len() / columns.max(1));
            for row in 0..rows {
                let cell = row * columns + column;
                let start = if cell == 0 { 0 } else { self.ends[cell - 1] };
                builder.append_value(&self.text[start..self.ends[cell]]);
            }
            std::sync::Arc::new(builder.finish()) as ArrayRef
        };
        RawBatch {
            columns: (0..columns).map(column).collect(),
            lines: self.lines.into(),
            rows: self.faults,
            cells: Vec::new(),
        }
    }
}
