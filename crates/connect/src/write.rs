//! Results on their way out: batches become the bytes of a CSV, JSON, Parquet, Arrow or XLSX file, piece by piece.
//!
//! It must not know where the batches come from or go to.
//!
//! CSV keeps every value as it is. A spreadsheet that opens it may take a text that begins with `=`, `+`, `-` or `@` for a
//! formula; whoever opens files of others in a spreadsheet should ask for XLSX, where such a text is a text.

use std::{
    io::{self, Write},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use arrow::{
    csv,
    datatypes::SchemaRef,
    error::ArrowError,
    ipc::writer::StreamWriter,
    json::{
        self,
        writer::{JsonArray, LineDelimited},
    },
    record_batch::RecordBatch,
};
use bytes::Bytes;
use futures::{Stream, StreamExt, stream};
use jixia_lake::BatchStream;
use jixia_model::{Error, Result};
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::WriterProperties,
};

mod watermark;
mod xlsx;

pub use watermark::Watermark;

/// The byte order mark by which spreadsheets know UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// Rows of a group of a Parquet file.
const PARQUET_GROUP_ROWS: usize = 128 << 10;

/// Bytes on their way.
pub type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>;

/// Form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResultFormat {
    /// Comma-separated text, UTF-8.
    Csv {
        /// Begin with the byte order mark, by which spreadsheets know the encoding.
        mark: bool,
    },
    /// One JSON object per line.
    JsonLines,
    /// One JSON array of objects.
    Json,
    /// Workbook; more than 1,048,575 rows go on in further sheets.
    Xlsx,
    /// Apache Parquet, compressed by zstd.
    Parquet,
    /// Arrow IPC stream.
    Arrow,
}

impl ResultFormat {
    /// Ending of a file name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv { .. } => "csv",
            Self::JsonLines => "jsonl",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::Arrow => "arrows",
        }
    }

    /// Media type (IANA).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv { .. } => "text/csv; charset=utf-8",
            Self::JsonLines => "application/x-ndjson",
            Self::Json => "application/json",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Arrow => "application/vnd.apache.arrow.stream",
        }
    }
}

/// Writes `batches`, all of which have `schema`, as a stream of bytes.
///
/// XLSX is written to a temporary file first and must be asked for inside a Tokio runtime. A failure of the batches is
/// the last item of the stream.
///
/// # Errors
/// `result.column_nested` when a column of lists or structures is asked for as CSV.
pub fn write(format: ResultFormat, schema: &SchemaRef, batches: BatchStream) -> Result<ByteStream> {
    form(format, schema, batches, None)
}

/// Writes `batches` as [`write`] does, into a file that says whose it is: in the properties and the footer of a workbook,
/// in the metadata of a Parquet file, in a last column of CSV; the other formats cannot say it.
///
/// # Errors
/// As [`write`].
pub fn write_marked(
    format: ResultFormat,
    schema: &SchemaRef,
    batches: BatchStream,
    mark: &Watermark,
) -> Result<ByteStream> {
    if let ResultFormat::Csv { .. } = format {
        let (schema, batches) = mark.on_rows(schema, batches);
        return form(format, &schema, batches, None);
    }
    form(format, schema, batches, Some(mark))
}

fn form(
    format: ResultFormat,
    schema: &SchemaRef,
    batches: BatchStream,
    mark: Option<&Watermark>,
) -> Result<ByteStream> {
    let pieces = Pieces::default();
    let encoder = match format {
        ResultFormat::Xlsx => return Ok(xlsx::write(Arc::clone(schema), batches, mark.cloned())),
        ResultFormat::Csv { mark } => {
            refuse_nested(schema)?;
            if mark {
                pieces.lock().extend_from_slice(MARK);
            }
            let mut writer = csv::Writer::new(pieces.clone());
            // An empty batch writes the header, which an answer without rows needs too.
            writer
                .write(&RecordBatch::new_empty(Arc::clone(schema)))
                .map_err(Error::internal)?;
            Encoder::Csv(Box::new(writer))
        }
        ResultFormat::JsonLines => Encoder::JsonLines(with_nulls().build(pieces.clone())),
        ResultFormat::Json => Encoder::Json(with_nulls().build(pieces.clone())),
        ResultFormat::Arrow => {
            let writer = StreamWriter::try_new(pieces.clone(), schema).map_err(Error::internal)?;
            Encoder::Arrow(writer)
        }
        ResultFormat::Parquet => {
            let properties = WriterProperties::builder()
                .set_compression(Compression::ZSTD(ZstdLevel::default()))
                .set_max_row_group_row_count(Some(PARQUET_GROUP_ROWS))
                .set_key_value_metadata(mark.map(Watermark::metadata))
                .build();
            let writer = ArrowWriter::try_new(pieces.clone(), Arc::clone(schema), Some(properties));
            Encoder::Parquet(Box::new(writer.map_err(Error::internal)?))
        }
    };
    Ok(encode(encoder, pieces, batches))
}

fn with_nulls() -> json::WriterBuilder {
    json::WriterBuilder::new().with_explicit_nulls(true)
}

fn refuse_nested(schema: &SchemaRef) -> Result<()> {
    match schema.fields().iter().find(|field| field.data_type().is_nested()) {
        None => Ok(()),
        Some(field) => Err(Error::invalid(
            "result.column_nested",
            format!(
                "The column {} holds lists or structures, which CSV cannot; ask for JSON or Parquet, or unpack it in the query.",
                field.name()
            ),
        )
        .with("column", field.name())),
    }
}

/// Bytes that were written and not given away yet.
#[derive(Clone, Debug, Default)]
struct Pieces(Arc<Mutex<Vec<u8>>>);

impl Pieces {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Bytes {
        std::mem::take(&mut *self.lock()).into()
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.lock().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A writer of one of the formats.
enum Encoder {
    Csv(Box<csv::Writer<Pieces>>),
    JsonLines(json::Writer<Pieces, LineDelimited>),
    Json(json::Writer<Pieces, JsonArray>),
    Arrow(StreamWriter<Pieces>),
    Parquet(Box<ArrowWriter<Pieces>>),
}

impl Encoder {
    fn write(&mut self, batch: &RecordBatch) -> Result<(), ArrowError> {
        match self {
            Self::Csv(writer) => writer.write(batch),
            Self::JsonLines(writer) => writer.write(batch),
            Self::Json(writer) => writer.write(batch),
            Self::Arrow(writer) => writer.write(batch),
            Self::Parquet(writer) => writer.write(batch).map_err(ArrowError::from),
        }
    }

    fn finish(self) -> Result<(), ArrowError> {
        match self {
            // Its writer gives everything away when it is dropped.
            Self::Csv(_) => Ok(()),
            Self::JsonLines(mut writer) => writer.finish(),
            Self::Json(mut writer) => writer.finish(),
            Self::Arrow(mut writer) => writer.finish(),
            Self::Parquet(writer) => writer.close().map(|_| ()).map_err(ArrowError::from),
        }
    }
}

fn encode(encoder: Encoder, pieces: Pieces, batches: BatchStream) -> ByteStream {
    let bytes = stream::unfold(Some((encoder, pieces, batches)), |state| async {
        let (mut encoder, pieces, mut batches) = state?;
        loop {
            let written = match batches.next().await {
                Some(Ok(batch)) => encoder.write(&batch),
                Some(Err(error)) => return Some((Err(error), None)),
                None => {
                    let finished = encoder.finish().map_err(Error::internal);
                    return Some((finished.map(|()| pieces.take()), None));
                }
            };
            if let Err(error) = written {
                return Some((Err(Error::internal(error)), None));
            }
            let piece = pieces.take();
            if !piece.is_empty() {
                return Some((Ok(piece), Some((encoder, pieces, batches))));
            }
        }
    });
    bytes.boxed()
}
