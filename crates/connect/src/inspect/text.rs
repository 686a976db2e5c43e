//! Looks at delimited text: separator, header, first rows. Must not know how all of it is read.

use std::{
    io::{self, Read},
    path::Path,
};

use jixia_model::{Error, Result};

use super::{Encoding, Format, InspectOptions, Inspection, LINE_LIMIT_BYTES, Start, header, place_header};
use crate::read::{
    delimited::{Decoded, FieldReader, decode},
    split::{Chunk, Cut, Ragged, Splitter},
    working,
};

/// Separators, the likelier first.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];
const HEAD_BYTES: usize = LINE_LIMIT_BYTES + (256 << 10);

/// The beginning of a text file, behind its mark.
pub(super) struct Head {
    pub(super) bytes: Vec<u8>,
    /// The file ends here.
    pub(super) whole: bool,
}

impl Head {
    pub(super) fn read(path: &Path, encoding: Encoding) -> io::Result<Self> {
        let mut bytes = Vec::new();
        working::open(path, encoding)?
            .take(HEAD_BYTES as u64)
            .read_to_end(&mut bytes)?;
        let whole = bytes.len() < HEAD_BYTES;
        Ok(Self { bytes, whole })
    }

    /// The first records, cut as `quoted_by` says.
    pub(super) fn records(&self, quoted_by: Option<u8>, rows_max: usize) -> io::Result<Chunk> {
        let cut = Cut {
            quoted_by,
            limit_bytes: LINE_LIMIT_BYTES,
            rows_max,
            chunk_bytes: HEAD_BYTES + 1,
        };
        let mut chunk = Splitter::new(self.bytes.as_slice(), cut, 1)
            .next_chunk()?
            .unwrap_or_default();
        let cut_off = chunk
            .records
            .last()
            .is_some_and(|record| record.end == self.bytes.len());
        if !self.whole && cut_off && chunk.records.len() > 1 {
            chunk.records.pop();
        }
        Ok(chunk)
    }
}

/// The first records under one separator.
struct Attempt {
    separator: u8,
    chunk: Chunk,
    rows: Vec<Vec<String>>,
}

impl Attempt {
    fn new(head: &Head, encoding: Encoding, separator: u8) -> Result<Self> {
        // One more row than the header is sought in, so that its last candidate still has a row below.
        let chunk = head
            .records(Some(separator), header::ROWS_LOOKED_AT + 1)
            .map_err(Error::internal)?;
        let mut reader = FieldReader::new(separator);
        let mut rows = Vec::with_capacity(chunk.records.len());
        for record in &chunk.records {
            let text = match decode(&chunk.bytes[record.start..record.end], encoding) {
                Decoded::Good(text) | Decoded::Bad(text) => text,
            };
            rows.push(reader.fields(&text)?);
        }
        Ok(Self { separator, chunk, rows })
    }

    /// Rows with the commonest number of fields, and that number; nothing where there is one field only.
    fn score(&self) -> (usize, usize) {
        let counts = || self.rows.iter().map(Vec::len).filter(|&count| count > 1);
        counts()
            .map(|count| (counts().filter(|&other| other == count).count(), count))
            .max()
            .unwrap_or_default()
    }
}

pub(super) fn inspect(
    path: &Path,
    file_name: &str,
    encoding: Encoding,
    head: &Head,
    options: &InspectOptions<'_>,
) -> Result<Inspection> {
    let attempts = SEPARATORS
        .iter()
        .map(|&separator| Attempt::new(head, encoding, separator));
    let mut attempts = attempts.collect::<Result<Vec<_>>>()?;
    // The first of equals is kept, so that one column without any separator is CSV.
    attempts.reverse();
    let Some(best) = attempts.into_iter().max_by_key(Attempt::score) else {
        return Err(super::format::empty(file_name));
    };
    let records = &best.chunk.records;
    if let Some(record) = records
        .iter()
        .take(1)
        .find(|record| record.ragged == Some(Ragged::TooLong))
    {
        return Err(line_too_long(file_name, record.line));
    }
    let lines: Vec<_> = records.iter().map(|record| record.line).collect();
    let mut inspection = Inspection::new(path, file_name, Format::Delimited);
    inspection.encoding = Some(encoding);
    inspection.delimiter = Some(best.separator);
    let first = place_header(&mut inspection, &best.rows, &lines, &[], options)?;
    let next = records.get(first).ok_or_else(|| super::header_only(file_name))?;
    inspection.start = Start {
        offset: next.start as u64,
        line: next.line,
    };
    Ok(inspection)
}

/// The header's line is beyond the limit.
fn line_too_long(file_name: &str, line: u64) -> Error {
    const LIMIT: &str = "1 MiB";
    Error::limit(
        "delivery.line_too_long",
        format!(
            "Line {line} of {file_name} is longer than {LIMIT}, so the file is probably no table or lacks its line ends; save it as CSV anew."
        ),
    )
    .with("name", file_name)
    .with("line", line)
    .with("limit", LIMIT)
}
