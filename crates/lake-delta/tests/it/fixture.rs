//! A lake in a temporary folder, and short ways to write to it and read from it.

use std::{path::PathBuf, sync::Arc};

use arrow::{
    array::{ArrayRef, Int64Array, StringArray},
    datatypes::{DataType, Field, Schema, SchemaRef},
    record_batch::RecordBatch,
    util::display::{ArrayFormatter, FormatOptions},
};
use futures::{StreamExt, TryStreamExt, stream};
use jixia_lake::{BatchStream, Committed, Lake, Limits, Query, QueryTable, RowGuard, Source, Write, WriteMode};
use jixia_lake_delta::DeltaLake;
use jixia_model::{DatasetName, Result};
use tempfile::TempDir;
use url::Url;

/// A lake that goes away with its folder.
pub(crate) struct Fixture {
    pub(crate) lake: DeltaLake,
    folder: TempDir,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let lake = DeltaLake::open(&Url::from_directory_path(folder.path()).unwrap()).unwrap();
        Self { lake, folder }
    }

    /// A second process on the same folder.
    pub(crate) fn second(&self) -> DeltaLake {
        DeltaLake::open(&Url::from_directory_path(self.folder.path()).unwrap()).unwrap()
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    /// Names of the files in a folder of the lake, those of the log left out.
    pub(crate) fn files(&self, inside: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.path(inside)) else {
            return Vec::new();
        };
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| name != "_delta_log").collect();
        names.sort();
        names
    }

    pub(crate) async fn append(&self, rows: &[(i64, &str)]) -> Committed {
        write(&self.lake, WriteMode::Append, None, rows).await.unwrap()
    }

    /// Cells of an answer, a line per row, cells parted by a bar.
    pub(crate) async fn read(&self, sql: &str) -> Vec<String> {
        read_version(&self.lake, sql, None).await
    }
}

pub(crate) fn firms() -> DatasetName {
    DatasetName::parse("firms").unwrap()
}

pub(crate) fn firm_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("id", DataType::Int64, true),
        Field::new("name", DataType::Utf8, true),
    ]))
}

pub(crate) fn firm_rows(rows: &[(i64, &str)]) -> RecordBatch {
    let columns: Vec<ArrayRef> = vec![
        Arc::new(rows.iter().map(|(id, _)| Some(*id)).collect::<Int64Array>()),
        Arc::new(rows.iter().map(|(_, name)| Some(*name)).collect::<StringArray>()),
    ];
    RecordBatch::try_new(firm_schema(), columns).unwrap()
}

pub(crate) fn stream_of(batches: Vec<Result<RecordBatch>>) -> BatchStream {
    stream::iter(batches).boxed()
}

pub(crate) async fn write(
    lake: &DeltaLake,
    mode: WriteMode,
    transaction: Option<&str>,
    rows: &[(i64, &str)],
) -> Result<Committed> {
    let write = Write {
        table: firms(),
        schema: firm_schema(),
        mode,
        transaction: transaction.map(str::to_owned),
    };
    lake.write(write, stream_of(vec![Ok(firm_rows(rows))])).await
}

pub(crate) async fn read_version(lake: &DeltaLake, sql: &str, version: Option<u64>) -> Vec<String> {
    let source = Source::Table {
        table: firms(),
        version,
        guard: RowGuard::whole(),
    };
    let query = Query {
        sql: sql.to_owned(),
        tables: vec![QueryTable {
            name: "firms".to_owned(),
            source,
        }],
        limits: Limits::system(),
    };
    let answer = lake.query(query).await.unwrap();
    lines(&answer.rows.try_collect::<Vec<_>>().await.unwrap())
}

/// The cells of batches, a line per row, cells parted by a bar.
pub(crate) fn lines(batches: &[RecordBatch]) -> Vec<String> {
    let options = FormatOptions::default().with_null("null");
    let mut lines = Vec::new();
    for batch in batches {
        let columns = batch.columns().iter();
        let columns: Vec<_> = columns
            .map(|column| ArrayFormatter::try_new(column, &options).unwrap())
            .collect();
        for row in 0..batch.num_rows() {
            let cells: Vec<_> = columns.iter().map(|column| column.value(row).to_string()).collect();
            lines.push(cells.join("|"));
        }
    }
    lines
}
