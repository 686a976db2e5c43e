//! Workbooks with title rows, a header that may span columns, and at most a million rows in each file.

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use jixia_model::{Error, Result};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Sink, write_failed};
use crate::cell::{Cell, Layout, Row, excel_serial};

/// Rows of one file; a sheet holds 1,048,576 with its header.
const ROWS_PER_FILE_MAX: u64 = 1_000_000;

pub(super) struct Workbooks {
    layout: &'static Layout,
    out: PathBuf,
    today: NaiveDate,
    formats: Formats,
    book: Workbook,
    rows_in_book: u64,
    done: Vec<(PathBuf, u64)>,
}

struct Formats {
    date: Format,
    title: Format,
    header: Format,
}

impl Workbooks {
    pub(super) fn create(layout: &'static Layout, out: &Path, today: NaiveDate) -> Result<Self> {
        let centred = Format::new().set_align(FormatAlign::Center).set_bold();
        let formats = Formats {
            date: Format::new().set_num_format("yyyy-mm-dd"),
            title: centred.clone().set_font_size(16),
            header: centred,
        };
        let mut sink = Self {
            layout,
            out: out.to_owned(),
            today,
            formats,
            book: Workbook::new(),
            rows_in_book: 0,
            done: Vec::new(),
        };
        sink.begin()?;
        Ok(sink)
    }

    fn begin(&mut self) -> Result<()> {
        self.rows_in_book = 0;
        self.book =
            start(self.layout, &self.out, self.today, &self.formats).map_err(|error| write_failed(&self.out, error))?;
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        let number = self.done.len() + 1;
        // The first of several files gets its number later, when it is known that there are several.
        let name = if number == 1 {
            format!("{}.xlsx", self.layout.dataset)
        } else {
            format!("{}-{number}.xlsx", self.layout.dataset)
        };
        let path = self.out.join(name);
        self.book.save(&path).map_err(|error| write_failed(&path, error))?;
        self.done.push((path, self.rows_in_book));
        Ok(())
    }
}

impl Sink for Workbooks {
    fn row(&mut self, row: Row) -> Result<()> {
        if self.rows_in_book == ROWS_PER_FILE_MAX {
            self.close()?;
            self.begin()?;
        }
        let index = first_row(self.layout) + self.rows_in_book as u32;
        let sheet = self.book.worksheet_from_index(0).map_err(Error::internal)?;
        for (column, cell) in row.into_iter().enumerate() {
            write(sheet, (index, column as u16), cell, &self.formats.date).map_err(Error::internal)?;
        }
        self.rows_in_book += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<(PathBuf, u64)>> {
        self.close()?;
        if self.done.len() > 1 {
            let numbered = self.out.join(format!("{}-1.xlsx", self.layout.dataset));
            std::fs::rename(&self.done[0].0, &numbered).map_err(|error| write_failed(&numbered, error))?;
            self.done[0].0 = numbered;
        }
        Ok(self.done)
    }
}

fn has_groups(layout: &Layout) -> bool {
    layout.columns.iter().any(|column| !column.group.is_empty())
}

fn first_row(layout: &Layout) -> u32 {
    layout.titles.len() as u32 + 1 + u32::from(has_groups(layout))
}

fn start(layout: &Layout, out: &Path, today: NaiveDate, formats: &Formats) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_tempdir(out)?;
    let made = ExcelDateTime::from_ymd(today.year() as u16, today.month() as u8, today.day() as u8)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet_with_constant_memory()?;
    let last_column = (layout.columns.len() - 1) as u16;
    for (row, title) in (0..).zip(layout.titles) {
        sheet.merge_range(row, 0, row, last_column, title, &formats.title)?;
    }
    write_header(sheet, layout, &formats.header)?;
    Ok(book)
}

/// With groups, the header has two rows: columns without a group stand in the upper one, as people leave the cell below empty.
fn write_header(sheet: &mut Worksheet, layout: &Layout, format: &Format) -> Result<(), XlsxError> {
    let upper = layout.titles.len() as u32;
    let lower = upper + u32::from(has_groups(layout));
    let mut index = 0;
    for group in layout.columns.chunk_by(|left, right| left.group == right.group) {
        for (column, header) in (index..).zip(group.iter().map(|column| column.header)) {
            if group[0].group.is_empty() {
                sheet.write_string_with_format(upper, column, header, format)?;
            }
        }
        let next = index + group.len() as u16;
        if !group[0].group.is_empty() {
            sheet.merge_range(upper, index, upper, next - 1, group[0].group, format)?;
        }
        index = next;
    }
    for (column, header) in (0..).zip(layout.columns) {
        if !header.group.is_empty() {
            sheet.write_string_with_format(lower, column, header.header, format)?;
        }
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: Cell, date: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Word(word) => sheet.write_string(row, column, word)?,
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Integer(number) => sheet.write_number(row, column, number as f64)?,
        Cell::Cents(cents) => sheet.write_number(row, column, cents as f64 / 100.0)?,
        Cell::Date(day) => sheet.write_number_with_format(row, column, excel_serial(day) as f64, date)?,
    };
    Ok(())
}
