//! Looks at a delivered file before it is read: format, encoding, separator, sheets, header, first rows.
//!
//! Everything is told from the content, nothing from the name. It must not change anything.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use jixia_model::{Error, Result, Text, contract::Contract};

mod columnar;
mod encoding;
mod format;
mod header;
mod json_lines;
mod text;
mod workbook;

pub use encoding::Encoding;
pub(crate) use encoding::{has_han, is_gb18030};
pub use format::Format;
pub(crate) use format::workbook_failure;
pub(crate) use header::Merge;

use crate::{
    error,
    mapping::{self, Guess, Mapping, SavedMapping, normalise},
    sheet::SheetInfo,
};
use format::Sniffed;

/// Rows that are shown as a sample.
const SAMPLE_ROWS: usize = 20;
/// Most columns of a file.
const COLUMNS_MAX: usize = 2_000;
/// Longest record in bytes, 1 MiB.
pub const LINE_LIMIT_BYTES: usize = 1 << 20;

/// What the caller knows about the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct InspectOptions<'a> {
    /// The sheet to take, where the sender said so.
    pub sheet: Option<&'a str>,
    /// Line or row, from 1, on which the header begins, where the sender said so.
    pub header_row: Option<u64>,
    /// The contract to be delivered to: its words help to find sheet and header.
    pub contract: Option<&'a Contract>,
}

/// What a file is and has.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// The file.
    pub path: PathBuf,
    /// Name under which it was delivered.
    pub file_name: String,
    /// Format.
    pub format: Format,
    /// Encoding of text files.
    pub encoding: Option<Encoding>,
    /// Separator of delimited text, an ASCII character.
    pub delimiter: Option<u8>,
    /// Sheets of a workbook.
    pub sheets: Vec<SheetInfo>,
    /// Names of the sheets that are read, one unless the workbook is an annotated one.
    pub chosen_sheets: Vec<String>,
    /// Texts above the header.
    pub titles: Vec<String>,
    /// Line or row, from 1, on which the header begins; 0 where the format has none.
    pub header_row: u64,
    /// Rows of the header: 0, 1 or 2.
    pub header_rows: u64,
    /// Headers as they stand, two rows joined; empty where a column has none.
    pub columns: Vec<String>,
    /// First rows as they came.
    pub sample: Vec<Vec<String>>,
    /// What the sender should know.
    pub notes: Vec<Text>,
    /// The lower row of the header alone, where there are two.
    pub(crate) lower: Vec<String>,
    /// Where the rows begin.
    pub(crate) start: Start,
}

/// Where the rows of a file begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    /// Bytes of the text behind its mark, as UTF-8 where it is UTF-16.
    pub(crate) offset: u64,
    /// Line or row, from 1.
    pub(crate) line: u64,
}

impl Start {
    pub(crate) const TOP: Self = Self { offset: 0, line: 1 };
}

impl Inspection {
    /// Matches the file's columns with those of `contract`; see [`mapping::map_columns`] for the errors.
    pub fn map(&self, contract: &Contract, saved: &SavedMapping) -> Result<Mapping> {
        mapping::map_columns(&self.columns, &self.lower, contract, saved)
    }

    /// Matches the file's columns as far as it goes; see [`mapping::guess_columns`] for the errors.
    pub fn guess(&self, contract: &Contract, saved: &SavedMapping) -> Result<Guess> {
        mapping::guess_columns(&self.columns, &self.lower, contract, saved)
    }

    /// Nothing but format and place; the rest is filled in.
    fn new(path: &Path, file_name: &str, format: Format) -> Self {
        Self {
            path: path.to_owned(),
            file_name: file_name.to_owned(),
            format,
            encoding: None,
            delimiter: None,
            sheets: Vec::new(),
            chosen_sheets: Vec::new(),
            titles: Vec::new(),
            header_row: 0,
            header_rows: 0,
            columns: Vec::new(),
            sample: Vec::new(),
            notes: Vec::new(),
            lower: Vec::new(),
            start: Start::TOP,
        }
    }
}

/// Looks at the file `path`, delivered as `file_name`. It reads from the disk and blocks for some milliseconds.
///
/// # Errors
/// `delivery.file_empty`, `delivery.header_only`, `delivery.header_missing`, `delivery.not_a_workbook`,
/// `delivery.password_protected`, `delivery.archive`, `delivery.format_unknown`, `delivery.file_broken`,
/// `delivery.encoding_mixed`, `delivery.encoding_unknown`, `delivery.line_too_long`, `delivery.too_many_columns`,
/// `delivery.sheet_missing`, `delivery.json_not_lines`, `delivery.unreadable`.
pub fn inspect(path: &Path, file_name: &str, options: &InspectOptions<'_>) -> Result<Inspection> {
    let inspection = match format::sniff(path, file_name)? {
        Sniffed::Known(Format::Parquet) => columnar::inspect(path, file_name)?,
        Sniffed::Known(format) => workbook::inspect(path, file_name, format, options)?,
        Sniffed::Text => inspect_text(path, file_name, options)?,
    };
    let columns = inspection.columns.len();
    if columns > COLUMNS_MAX {
        return Err(Error::limit(
            "delivery.too_many_columns",
            format!("The file {file_name} has {columns} columns, more than the {COLUMNS_MAX} allowed; leave out what is not needed."),
        )
        .with("name", file_name)
        .with("columns", columns)
        .with("limit", COLUMNS_MAX));
    }
    Ok(inspection)
}

fn inspect_text(path: &Path, file_name: &str, options: &InspectOptions<'_>) -> Result<Inspection> {
    let encoding = encoding::detect(path)?;
    let head = text::Head::read(path, encoding).map_err(|source| error::unreadable(path, source))?;
    let mut marks = head
        .bytes
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace() && **byte != 0);
    match (marks.next(), marks.next()) {
        (None, _) => Err(format::empty(file_name)),
        (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{')) => {
            json_lines::inspect(path, file_name, encoding, &head)
        }
        _ => text::inspect(path, file_name, encoding, &head, options),
    }
}

/// Normalised words of the contract, to know a header by.
fn known_words(options: &InspectOptions<'_>) -> HashSet<String> {
    let columns = options
        .contract
        .map(|contract| contract.columns.as_slice())
        .unwrap_or_default();
    columns
        .iter()
        .flat_map(mapping::words)
        .flat_map(|word| [normalise::exact(word), normalise::bare(word)])
        .collect()
}

/// Finds the header in the first rows and fills in what follows from it; the index of the first row behind it.
fn place_header(
    inspection: &mut Inspection,
    rows: &[Vec<String>],
    numbers: &[u64],
    merges: &[Merge],
    options: &InspectOptions<'_>,
) -> Result<usize> {
    let found = match options.header_row {
        Some(wanted) => {
            let row = numbers.iter().position(|&number| number == wanted);
            row.map(|row| header::at(rows, row, merges))
        }
        None => header::find(rows, merges, &known_words(options)),
    };
    let header = found.filter(|header| !header.columns.is_empty()).ok_or_else(|| {
        let row = options.header_row.map_or_else(|| "—".to_owned(), |row| row.to_string());
        Error::invalid(
            "delivery.header_missing",
            format!(
                "No header was found in the file {} (row asked for: {row}); put the column names into the first row.",
                inspection.file_name
            ),
        )
        .with("name", &inspection.file_name)
        .with("row", row)
    })?;
    let titles = rows[..header.row].iter().flatten().map(|cell| cell.trim().to_owned());
    inspection.titles = titles.filter(|title| !title.is_empty()).collect();
    inspection.header_row = numbers[header.row];
    inspection.header_rows = header.rows as u64;
    inspection.columns = header.columns;
    inspection.lower = header.lower;
    let first = header.row + header.rows;
    let sample = rows
        .iter()
        .skip(first)
        .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    inspection.sample = sample.take(SAMPLE_ROWS).cloned().collect();
    if inspection.sample.is_empty() && rows.len() < header::ROWS_LOOKED_AT {
        return Err(header_only(&inspection.file_name));
    }
    Ok(first)
}

/// The file has a header and nothing below it.
fn header_only(file_name: &str) -> Error {
    Error::invalid(
        "delivery.header_only",
        format!("The file {file_name} has a header and no rows below it; deliver the rows too."),
    )
    .with("name", file_name)
}
