//! The sheets with the rejected rows. Must not know how the explanation reads.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

use arrow::{
    array::{Array, AsArray, RecordBatch},
    datatypes::{Int64Type, Schema},
};
use jixia_model::{Error, Language, Result};
use rust_xlsxwriter::{Color, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError};
use serde::Deserialize;

use super::{Annotated, Annotation, DATA_SHEETS, guide, in_language};
use crate::{
    error,
    mapping::{ADDED_HEADERS, map_columns},
    read::SHEET_ROWS,
};

/// Columns of a quarantine before those of the file.
const QUARANTINE_COLUMNS: usize = 2;
/// Columns that the workbook has before those of the file.
const ADDED_COLUMNS: u16 = 2;
/// Comments are kept in memory until the end, so there are only so many; the reasons stand beside every row anyway.
const COMMENTS_MAX: usize = 20_000;
/// Longest text of a cell.
const CELL_CHARS_MAX: usize = 32_767;

/// A fault as the quarantine keeps it.
#[derive(Debug, Deserialize)]
struct Kept {
    column: Option<String>,
    rule: String,
    zh: String,
    en: String,
}

/// A workbook in the making.
pub(super) struct Book {
    workbook: Workbook,
    annotation: Annotation,
    styles: Styles,
    headers: Vec<String>,
    /// Contract column to the file's column.
    places: HashMap<String, usize>,
    /// Row of the open sheet that is written next.
    row: u32,
    sheets: u64,
    rows: u64,
    comments: usize,
    /// Rule and column with how often they failed.
    counts: BTreeMap<(String, String), u64>,
}

struct Styles {
    header: Format,
    line: Format,
    errors: Format,
    text: Format,
    faulty: Format,
}

impl Styles {
    fn new() -> Self {
        // The format @ keeps what is typed as text, so that numbers keep their zeros and digits.
        let text = Format::new().set_num_format("@");
        Self {
            header: Format::new().set_bold().set_background_color(Color::RGB(0x00D9_E1F2)),
            line: Format::new().set_font_color(Color::Gray).set_align(FormatAlign::Top),
            errors: Format::new()
                .set_font_color(Color::RGB(0x00C0_0000))
                .set_align(FormatAlign::Top),
            faulty: text.clone().set_background_color(Color::RGB(0x00FF_C7CE)),
            text,
        }
    }
}

/// The failure of the workbook library while it writes into `folder`.
pub(super) fn failed(out: &Path, source: XlsxError) -> Error {
    match source {
        XlsxError::IoError(source) => error::folder(out.parent().unwrap_or(out), source),
        source => Error::internal(source),
    }
}

impl Book {
    pub(super) fn new(annotation: Annotation, out: &Path) -> Result<Self> {
        let mut workbook = Workbook::new();
        if let Some(folder) = out.parent() {
            workbook.set_tempdir(folder).map_err(|source| failed(out, source))?;
        }
        guide::add(&mut workbook, annotation.language).map_err(|source| failed(out, source))?;
        Ok(Self {
            workbook,
            annotation,
            styles: Styles::new(),
            headers: Vec::new(),
            places: HashMap::new(),
            row: 0,
            sheets: 0,
            rows: 0,
            comments: 0,
            counts: BTreeMap::new(),
        })
    }

    /// Adds rejected rows.
    pub(super) fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        self.learn_columns(&batch.schema());
        let lines = batch.column(0).as_primitive::<Int64Type>();
        let faults = batch.column(1).as_string::<i32>();
        for row in 0..batch.num_rows() {
            if self.sheets == 0 || u64::from(self.row) == SHEET_ROWS {
                self.open_sheet().map_err(Error::internal)?;
            }
            let kept: Vec<Kept> = serde_json::from_str(faults.value(row)).map_err(Error::internal)?;
            for fault in &kept {
                let key = (fault.rule.clone(), fault.column.clone().unwrap_or_default());
                *self.counts.entry(key).or_default() += 1;
            }
            self.write_row(batch, row, lines.value(row), &kept)
                .map_err(Error::internal)?;
            self.row += 1;
            self.rows += 1;
        }
        Ok(())
    }

    fn learn_columns(&mut self, schema: &Schema) {
        if !self.headers.is_empty() {
            return;
        }
        let fields = schema.fields().iter().skip(QUARANTINE_COLUMNS);
        self.headers = fields.map(|field| field.name().clone()).collect();
        let contract = &self.annotation.contract;
        // A contract that has changed since may not fit any more; then cells are not coloured, and the reasons still stand.
        if let Ok(mapping) = map_columns(&self.headers, &[], contract, &self.annotation.saved) {
            let places = contract.columns.iter().zip(&mapping.columns);
            self.places = places
                .filter_map(|(column, place)| place.map(|place| (column.name.clone(), place)))
                .collect();
        }
    }

    fn open_sheet(&mut self) -> Result<(), XlsxError> {
        self.sheets += 1;
        self.row = 1;
        let language = self.annotation.language;
        let name = in_language(DATA_SHEETS, language);
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        if self.sheets == 1 {
            sheet.set_name(name)?;
        } else {
            sheet.set_name(format!("{name} {}", self.sheets))?;
        }
        sheet.set_freeze_panes(1, ADDED_COLUMNS)?;
        sheet.set_column_width(0, 8)?;
        sheet.set_column_width(1, 48)?;
        let added = match language {
            Language::Chinese => ADDED_HEADERS[0],
            Language::English => ADDED_HEADERS[1],
        };
        sheet.write_string_with_format(0, 0, added.0, &self.styles.header)?;
        sheet.write_string_with_format(0, 1, added.1, &self.styles.header)?;
        for (header, column) in self.headers.iter().zip(ADDED_COLUMNS..) {
            sheet.set_column_width(column, 16)?;
            sheet.write_string_with_format(0, column, cut(header), &self.styles.header)?;
        }
        Ok(())
    }

    fn write_row(&mut self, batch: &RecordBatch, row: usize, line: i64, faults: &[Kept]) -> Result<(), XlsxError> {
        let language = self.annotation.language;
        let told = |fault: &Kept| match language {
            Language::Chinese => fault.zh.clone(),
            Language::English => fault.en.clone(),
        };
        let place = |fault: &Kept| {
            fault
                .column
                .as_ref()
                .and_then(|column| self.places.get(column))
                .copied()
        };
        let faulty: Vec<_> = faults
            .iter()
            .filter_map(|fault| place(fault).map(|at| (at, told(fault))))
            .collect();
        let reasons = faults.iter().map(told).collect::<Vec<_>>().join("\n");
        let sheet: &mut Worksheet = self.workbook.worksheet_from_index(self.sheets as usize)?;
        sheet.write_number_with_format(self.row, 0, line as f64, &self.styles.line)?;
        sheet.write_string_with_format(self.row, 1, cut(&reasons), &self.styles.errors)?;
        for (index, column) in (0..self.headers.len()).zip(ADDED_COLUMNS..) {
            let texts = batch.column(QUARANTINE_COLUMNS + index).as_string::<i32>();
            let text = if texts.is_null(row) { "" } else { texts.value(row) };
            let mut wrong = faulty
                .iter()
                .filter(|(at, _)| *at == index)
                .map(|(_, told)| told.as_str())
                .peekable();
            if wrong.peek().is_none() {
                if !text.is_empty() {
                    sheet.write_string_with_format(self.row, column, cut(text), &self.styles.text)?;
                }
                continue;
            }
            if text.is_empty() {
                sheet.write_blank(self.row, column, &self.styles.faulty)?;
            } else {
                sheet.write_string_with_format(self.row, column, cut(text), &self.styles.faulty)?;
            }
            if self.comments < COMMENTS_MAX {
                self.comments += 1;
                let note = Note::new(wrong.collect::<Vec<_>>().join("\n")).add_author_prefix(false);
                sheet.insert_note(self.row, column, &note)?;
            }
        }
        Ok(())
    }

    /// Writes the explanation and the file.
    pub(super) fn finish(mut self, out: &Path) -> Result<Annotated> {
        let told = guide::Summary {
            annotation: &self.annotation,
            rows: self.rows,
            counts: &self.counts,
            comments_cut: self.comments == COMMENTS_MAX,
        };
        guide::fill(&mut self.workbook, &told).map_err(|source| failed(out, source))?;
        self.workbook.save(out).map_err(|source| failed(out, source))?;
        Ok(Annotated {
            rows: self.rows,
            sheets: self.sheets,
        })
    }
}

/// As much of the text as a cell holds.
fn cut(text: &str) -> &str {
    if text.len() <= CELL_CHARS_MAX {
        return text;
    }
    text.char_indices()
        .nth(CELL_CHARS_MAX)
        .map_or(text, |(end, _)| &text[..end])
}
