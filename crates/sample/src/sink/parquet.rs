//! Parquet files.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
};

use arrow::{
    array::{ArrayRef, Date32Builder, Decimal128Builder, Int64Builder, RecordBatch, StringBuilder},
    datatypes::{DataType, Field, Schema, SchemaRef},
};
use jixia_model::{Error, Result};
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::WriterProperties,
};

use super::{Sink, write_failed};
use crate::cell::{Cell, Kind, Layout, Row};

const ROWS_PER_BATCH: usize = 8_192;
const AMOUNT_PRECISION: u8 = 18;
const AMOUNT_SCALE: i8 = 2;

pub(super) struct Parquet {
    path: PathBuf,
    schema: SchemaRef,
    writer: ArrowWriter<File>,
    columns: Vec<Builder>,
    buffered: usize,
    rows: u64,
}

enum Builder {
    Text(StringBuilder),
    Integer(Int64Builder),
    Amount(Decimal128Builder),
    Date(Date32Builder),
}

impl Parquet {
    pub(super) fn create(layout: &'static Layout, out: &Path) -> Result<Self> {
        let path = out.join(format!("{}.parquet", layout.dataset));
        let file = File::create(&path).map_err(|error| write_failed(&path, error))?;
        let fields = layout
            .columns
            .iter()
            .map(|column| Field::new(column.header, data_type(column.kind), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_max_row_group_row_count(Some(128 * 1_024))
            .build();
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties))
            .map_err(|error| write_failed(&path, error))?;
        let columns = layout.columns.iter().map(|column| Builder::new(column.kind)).collect();
        Ok(Self {
            path,
            schema,
            writer,
            columns,
            buffered: 0,
            rows: 0,
        })
    }

    fn flush(&mut self) -> Result<()> {
        let arrays = self.columns.iter_mut().map(Builder::finish).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays).map_err(Error::internal)?;
        self.buffered = 0;
        self.writer
            .write(&batch)
            .map_err(|error| write_failed(&self.path, error))
    }
}

impl Sink for Parquet {
    fn row(&mut self, row: Row) -> Result<()> {
        for (builder, cell) in self.columns.iter_mut().zip(row) {
            builder.push(cell)?;
        }
        self.rows += 1;
        self.buffered += 1;
        if self.buffered == ROWS_PER_BATCH {
            self.flush()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<(PathBuf, u64)>> {
        self.flush()?;
        let path = self.path;
        self.writer.close().map_err(|error| write_failed(&path, error))?;
        Ok(vec![(path, self.rows)])
    }
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Integer => DataType::Int64,
        Kind::Amount => DataType::Decimal128(AMOUNT_PRECISION, AMOUNT_SCALE),
        Kind::Date => DataType::Date32,
    }
}

impl Builder {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Integer => Self::Integer(Int64Builder::new()),
            Kind::Amount => Self::Amount(Decimal128Builder::new().with_data_type(data_type(kind))),
            Kind::Date => Self::Date(Date32Builder::new()),
        }
    }

    fn push(&mut self, cell: Cell) -> Result<()> {
        match (self, cell) {
            (Self::Text(builder), Cell::Text(text)) => builder.append_value(text),
            (Self::Text(builder), Cell::Word(word)) => builder.append_value(word),
            (Self::Text(builder), Cell::Empty) => builder.append_null(),
            (Self::Integer(builder), Cell::Integer(number)) => builder.append_value(number),
            (Self::Integer(builder), Cell::Empty) => builder.append_null(),
            (Self::Amount(builder), Cell::Cents(cents)) => builder.append_value(i128::from(cents)),
            (Self::Amount(builder), Cell::Empty) => builder.append_null(),
            (Self::Date(builder), Cell::Date(day)) => builder.append_value(day.to_epoch_days()),
            (Self::Date(builder), Cell::Empty) => builder.append_null(),
            (_, cell) => return Err(Error::internal(format!("{cell:?} does not fit a typed column"))),
        }
        Ok(())
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(builder) => Arc::new(builder.finish()),
            Self::Integer(builder) => Arc::new(builder.finish()),
            Self::Amount(builder) => Arc::new(builder.finish()),
            Self::Date(builder) => Arc::new(builder.finish()),
        }
    }
}
