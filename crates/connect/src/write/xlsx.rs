//! Results as a workbook, row by row into a temporary file, then piece by piece from it.

use std::{
    fs::File,
    io::{Seek, SeekFrom},
};

use arrow::{
    array::{Array, AsArray},
    datatypes::{DataType, Date32Type, SchemaRef, TimeUnit, TimestampMicrosecondType},
    record_batch::RecordBatch,
    util::display::{ArrayFormatter, FormatOptions},
};
use futures::{StreamExt, TryStreamExt, stream};
use jixia_lake::BatchStream;
use jixia_model::{Error, Result};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use tokio::sync::mpsc;

use super::{ByteStream, Watermark};
use crate::read::SHEET_ROWS;

/// Batches that wait for the writer.
const WAITING: usize = 2;
/// Longest number that a spreadsheet keeps exactly, sign and point not counted.
const DIGITS_MAX: usize = 15;
/// Days from 1899-12-30 to 1970-01-01.
const EPOCH_SERIAL: f64 = 25_569.0;
/// The spreadsheet calendar is right from 1900-03-01 on.
const FIRST_SERIAL: f64 = 61.0;
const CHINA_OFFSET_DAYS: f64 = 8.0 / 24.0;
const MICROSECONDS_OF_A_DAY: f64 = 86_400e6;
/// Longest text of a cell.
const CELL_CHARS_MAX: usize = 32_767;

pub(super) fn write(schema: SchemaRef, batches: BatchStream, mark: Option<Watermark>) -> ByteStream {
    let file = stream::once(make(schema, batches, mark));
    let bytes = file.map_ok(|file| {
        let pieces = crate::files::pieces(tokio::fs::File::from_std(file));
        pieces.map_err(failed)
    });
    bytes.try_flatten().boxed()
}

fn failed(source: std::io::Error) -> Error {
    crate::error::folder(&tempfile::env::temp_dir(), source)
}

async fn make(schema: SchemaRef, mut batches: BatchStream, mark: Option<Watermark>) -> Result<File> {
    let (rows, mut wait) = mpsc::channel::<Result<RecordBatch>>(WAITING);
    let writer = tokio::task::spawn_blocking(move || {
        let mut book = Book::new(schema, mark);
        while let Some(batch) = wait.blocking_recv() {
            book.write(&batch?)?;
        }
        book.finish()
    });
    while let Some(batch) = batches.next().await {
        if rows.send(batch).await.is_err() {
            // The writer has stopped; its own error says why.
            break;
        }
    }
    drop(rows);
    writer.await.map_err(Error::internal)?
}

/// A workbook in the making.
struct Book {
    workbook: Workbook,
    schema: SchemaRef,
    mark: Option<Watermark>,
    header: Format,
    day: Format,
    moment: Format,
    sheets: usize,
    row: u32,
}

impl Book {
    fn new(schema: SchemaRef, mark: Option<Watermark>) -> Self {
        let mut workbook = Workbook::new();
        if let Some(mark) = &mark {
            workbook.set_properties(&mark.properties());
        }
        Self {
            workbook,
            schema,
            mark,
            header: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            sheets: 0,
            row: 0,
        }
    }

    fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let options = FormatOptions::default();
        let shown = batch
            .columns()
            .iter()
            .map(|column| ArrayFormatter::try_new(column, &options));
        let shown = shown.collect::<Result<Vec<_>, _>>().map_err(Error::internal)?;
        for row in 0..batch.num_rows() {
            if self.sheets == 0 || u64::from(self.row) == SHEET_ROWS {
                self.open_sheet().map_err(Error::internal)?;
            }
            self.write_row(batch, &shown, row).map_err(Error::internal)?;
            self.row += 1;
        }
        Ok(())
    }

    fn open_sheet(&mut self) -> Result<(), XlsxError> {
        self.sheets += 1;
        self.row = 1;
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_freeze_panes(1, 0)?;
        if let Some(mark) = &self.mark {
            mark.stamp(sheet);
        }
        for (field, column) in self.schema.fields().iter().zip(0..) {
            sheet.set_column_width(column, 16)?;
            sheet.write_string_with_format(0, column, field.name(), &self.header)?;
        }
        Ok(())
    }

    fn write_row(&mut self, batch: &RecordBatch, shown: &[ArrayFormatter<'_>], row: usize) -> Result<(), XlsxError> {
        let sheet: &mut Worksheet = self.workbook.worksheet_from_index(self.sheets - 1)?;
        for ((values, shown), column) in batch.columns().iter().zip(shown).zip(0..) {
            if values.is_null(row) {
                continue;
            }
            if let Some((serial, has_time)) = serial(values.as_ref(), row) {
                let format = if has_time { &self.moment } else { &self.day };
                sheet.write_number_with_format(self.row, column, serial, format)?;
                continue;
            }
            let text = shown.value(row).to_string();
            match (values.data_type(), exact_number(&text)) {
                (DataType::Boolean, _) => sheet.write_boolean(self.row, column, text == "true")?,
                (kind, Some(number)) if kind.is_numeric() => sheet.write_number(self.row, column, number)?,
                // Written as text, so that a spreadsheet never takes it for a formula.
                _ => sheet.write_string(self.row, column, cut(&text))?,
            };
        }
        Ok(())
    }

    fn finish(mut self) -> Result<File> {
        if self.sheets == 0 {
            self.open_sheet().map_err(Error::internal)?;
        }
        let mut file = tempfile::tempfile().map_err(failed)?;
        self.workbook.save_to_writer(&mut file).map_err(|source| match source {
            XlsxError::IoError(source) => failed(source),
            source => Error::internal(source),
        })?;
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        Ok(file)
    }
}

/// The number, when a spreadsheet keeps all of its digits.
fn exact_number(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let number: f64 = text.parse().ok()?;
    (digits <= DIGITS_MAX && number.is_finite()).then_some(number)
}

/// Day or instant (in China Standard Time) as a spreadsheet counts, and whether it has a time.
fn serial(values: &dyn Array, row: usize) -> Option<(f64, bool)> {
    let (serial, has_time) = match values.data_type() {
        DataType::Date32 => (
            f64::from(values.as_primitive::<Date32Type>().value(row)) + EPOCH_SERIAL,
            false,
        ),
        DataType::Timestamp(TimeUnit::Microsecond, zone) => {
            let days = values.as_primitive::<TimestampMicrosecondType>().value(row) as f64 / MICROSECONDS_OF_A_DAY;
            let offset = if zone.is_some() { CHINA_OFFSET_DAYS } else { 0.0 };
            (days + offset + EPOCH_SERIAL, true)
        }
        _ => return None,
    };
    (serial >= FIRST_SERIAL).then_some((serial, has_time))
}

/// As much of the text as a cell holds.
fn cut(text: &str) -> &str {
    text.char_indices()
        .nth(CELL_CHARS_MAX)
        .map_or(text, |(end, _)| &text[..end])
}
