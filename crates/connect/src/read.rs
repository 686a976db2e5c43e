//! Reads a delivered file as a stream of typed batches, in order, on all cores, in bounded memory.
//!
//! One thread reads and cuts, the pool of `rayon` parses and types, and the stream gives the batches in their order.
//! It must not know what becomes of the rows.

use std::{ops::ControlFlow, sync::Arc};

use chrono::NaiveDate;
use jixia_lake::DeliveredStream;
use jixia_model::{Error, Result, contract::Contract};

pub(crate) mod columnar;
pub(crate) mod delimited;
pub(crate) mod json_lines;
pub(crate) mod pipeline;
pub(crate) mod raw;
pub(crate) mod split;
mod workbook;
pub(crate) mod working;

pub use workbook::SHEET_ROWS;

use crate::{
    error,
    inspect::{Encoding, Format, Inspection, LINE_LIMIT_BYTES},
    mapping::Mapping,
    typing::{Meaning, Typer},
};
use delimited::Form;
use pipeline::Feed;
use split::{Cut, Splitter};

/// Rows of a batch.
const BATCH_ROWS: usize = 8_192;
/// Bytes that are read of a text file at a time.
const CHUNK_BYTES: usize = 2 << 20;

/// How a file is read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The day after which nobody was born.
    pub today: NaiveDate,
    /// Texts that stand for no value, whatever their case; an empty cell always does.
    pub nulls: Vec<String>,
    /// Longest record of a text file in bytes; longer ones go to quarantine.
    pub line_limit_bytes: usize,
    /// Most rows of a batch.
    pub batch_rows: usize,
}

impl ReadOptions {
    /// What departments write for no value, records of at most 1 MiB, batches of 8,192 rows.
    pub fn new(today: NaiveDate) -> Self {
        let nulls = ["-", "--", "—", "——", "－", "/", "无", "null", "n/a", "\\n"];
        Self {
            today,
            nulls: nulls.map(str::to_owned).to_vec(),
            line_limit_bytes: LINE_LIMIT_BYTES,
            batch_rows: BATCH_ROWS,
        }
    }

    /// How typing understands texts.
    pub(crate) fn meaning(&self) -> Meaning {
        Meaning {
            today: self.today,
            nulls: self.nulls.clone(),
        }
    }

    /// How a text file is cut.
    pub(crate) fn cut(&self, quoted_by: Option<u8>) -> Cut {
        Cut {
            quoted_by,
            limit_bytes: self.line_limit_bytes,
            rows_max: self.batch_rows,
            chunk_bytes: CHUNK_BYTES,
        }
    }
}

/// Reads the file that `inspection` describes into batches of `contract`'s columns, matched as `mapping` says.
///
/// Rows and cells that cannot be read are faults of their batch. A batch that is an error ends the stream: the file cannot
/// be read further (`delivery.unreadable`, `delivery.file_broken`, `delivery.sheets_differ`). Rows without any value are
/// passed over. Dropping the stream stops the work.
///
/// # Errors
/// `internal` when no thread can be started.
pub fn read(
    inspection: &Inspection,
    contract: &Contract,
    mapping: &Mapping,
    options: &ReadOptions,
) -> Result<DeliveredStream> {
    let typer = Arc::new(Typer::new(contract, mapping, options.meaning()));
    let (inspection, options) = (inspection.clone(), options.clone());
    pipeline::start(typer, move |feed| match inspection.format {
        Format::Delimited => read_delimited(&inspection, &options, feed),
        Format::JsonLines => read_json_lines(&inspection, &options, feed),
        Format::Parquet => read_columnar(&inspection, &options, feed),
        Format::Xlsx | Format::Xlsb | Format::Xls | Format::Ods => workbook::read(&inspection, &options, feed),
    })
}

fn encoding_of(inspection: &Inspection) -> Encoding {
    inspection.encoding.unwrap_or(Encoding::Utf8 { mark: false })
}

fn read_delimited(inspection: &Inspection, options: &ReadOptions, feed: &Feed) -> Result<()> {
    let unreadable = |source| error::unreadable(&inspection.path, source);
    let encoding = encoding_of(inspection);
    let form = Form {
        separator: inspection.delimiter.unwrap_or(b','),
        encoding,
        columns: inspection.columns.len(),
    };
    let mut bytes = working::open(&inspection.path, encoding).map_err(unreadable)?;
    working::skip(&mut bytes, inspection.start.offset).map_err(unreadable)?;
    let splitter = Splitter::new(bytes, options.cut(Some(form.separator)), inspection.start.line);
    feed_delimited(splitter, form, feed).map_err(unreadable)
}

/// Gives the chunks of a splitter to the pool; also for text that comes from elsewhere than a file.
pub(crate) fn feed_delimited<R: std::io::Read>(
    mut splitter: Splitter<R>,
    form: Form,
    feed: &Feed,
) -> std::io::Result<()> {
    while let Some(chunk) = splitter.next_chunk()? {
        if feed.give(move || delimited::parse(&chunk, form)).is_break() {
            break;
        }
    }
    Ok(())
}

fn read_json_lines(inspection: &Inspection, options: &ReadOptions, feed: &Feed) -> Result<()> {
    let unreadable = |source| error::unreadable(&inspection.path, source);
    let encoding = encoding_of(inspection);
    let bytes = working::open(&inspection.path, encoding).map_err(unreadable)?;
    let mut splitter = Splitter::new(bytes, options.cut(None), inspection.start.line);
    let keys: Arc<[String]> = inspection.columns.clone().into();
    while let Some(chunk) = splitter.next_chunk().map_err(unreadable)? {
        let keys = Arc::clone(&keys);
        if feed
            .give(move || Ok(json_lines::parse(&chunk, &keys, encoding)))
            .is_break()
        {
            break;
        }
    }
    Ok(())
}

fn read_columnar(inspection: &Inspection, options: &ReadOptions, feed: &Feed) -> Result<()> {
    let path: Arc<std::path::Path> = inspection.path.clone().into();
    let (_, batches) = columnar::open(&path, options.batch_rows)?;
    let mut row = 1;
    for batch in batches {
        let batch = batch.map_err(|source| error::broken(&path, "Parquet", source))?;
        let (first, path) = (row, Arc::clone(&path));
        row += batch.num_rows() as u64;
        if let ControlFlow::Break(()) = feed.give(move || columnar::parse(&path, &batch, first)) {
            break;
        }
    }
    Ok(())
}

/// The sheets of one workbook have different headers.
fn sheets_differ(inspection: &Inspection, sheet: &str) -> Error {
    Error::invalid(
        "delivery.sheets_differ",
        format!(
            "The sheet {sheet} of {} has another header than the sheet {}; give both the same header or deliver them apart.",
            inspection.file_name, inspection.chosen_sheets[0]
        ),
    )
    .with("name", &inspection.file_name)
    .with("sheet", sheet)
    .with("first", &inspection.chosen_sheets[0])
}
