//! Data files of a table on their way to a commit; it must not know what the commit will do with them.

use std::{collections::HashMap, num::NonZeroU64, sync::Arc};

use arrow::{datatypes::SchemaRef, record_batch::RecordBatch};
use deltalake::{
    DeltaTableError,
    datafile::writer::{DeltaWriter, WriterConfig},
    kernel::Add,
    logstore::object_store::{ObjectStore, ObjectStoreExt, path::Path},
    operations::get_num_idx_cols_and_stats_columns,
};
use jixia_lake::schema::conform;
use jixia_model::{DatasetName, Error, Result};
use parquet::{
    basic::Compression,
    file::properties::{EnabledStatistics, WriterProperties},
};
use tokio::sync::mpsc;
use tokio_util::task::AbortOnDropHandle;

use crate::{DeltaLake, error::storage_error};

/// Rows per row group: enough for compression, few enough that an open group stays in some ten megabytes.
const ROW_GROUP_ROWS: usize = 256 * 1024;
/// Size at which a file ends and the next begins, in bytes.
const FILE_BYTES: u64 = 256 << 20;
/// Batches between the producer and the encoder.
const QUEUE_BATCHES: usize = 2;

/// How Jixia writes Parquet.
pub(crate) fn parquet_properties() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .build()
}

/// Writes batches into new data files of a table, which no version names until they are committed.
pub(crate) struct FileWriter {
    writer: DeltaWriter,
    store: Arc<dyn ObjectStore>,
    schema: SchemaRef,
    place: String,
    rows: u64,
}

impl FileWriter {
    /// A writer of files for `table`, which need not exist yet, with the columns of `schema`.
    pub(crate) fn new(lake: &DeltaLake, table: &DatasetName, schema: &SchemaRef) -> Result<Self> {
        let store = lake.log_store(table)?.object_store(None);
        let (indexed, _) = get_num_idx_cols_and_stats_columns(None, HashMap::new());
        let config = WriterConfig::new(
            Arc::clone(schema),
            Vec::new(),
            Some(parquet_properties()),
            NonZeroU64::new(FILE_BYTES),
            Some(ROW_GROUP_ROWS),
            indexed,
            None,
        );
        Ok(Self {
            writer: DeltaWriter::new(Arc::clone(&store), config),
            store,
            schema: Arc::clone(schema),
            place: format!("tables/{table}"),
            rows: 0,
        })
    }

    /// Adds rows, in any order of columns and any types that can be cast.
    pub(crate) async fn write(&mut self, rows: &RecordBatch) -> Result<()> {
        let rows = conform(rows, &self.schema)?;
        self.rows += rows.num_rows() as u64;
        self.writer
            .write(&rows)
            .await
            .map_err(|error| storage_error(error, &self.place))
    }

    /// Ends the files.
    pub(crate) async fn finish(self) -> Result<NewFiles> {
        let adds = self
            .writer
            .close()
            .await
            .map_err(|error| storage_error(error, &self.place))?;
        Ok(NewFiles {
            adds,
            rows: self.rows,
            schema: self.schema,
            store: self.store,
        })
    }

    /// Starts a task that writes what is sent, so that encoding overlaps with making the rows.
    pub(crate) fn start(self, lake: &DeltaLake) -> FileTask {
        let (sender, receiver) = mpsc::channel(QUEUE_BATCHES);
        let task = AbortOnDropHandle::new(lake.engine().workers().spawn(self.write_all(receiver)));
        FileTask { task, sender }
    }

    async fn write_all(mut self, mut rows: mpsc::Receiver<RecordBatch>) -> Result<NewFiles> {
        while let Some(rows) = rows.recv().await {
            self.write(&rows).await?;
        }
        self.finish().await
    }
}

/// A running writer; dropping it stops the task and leaves nothing that a version names.
pub(crate) struct FileTask {
    // Declared before the sender, so that a drop stops the task before it could take the closed queue for the end.
    task: AbortOnDropHandle<Result<NewFiles>>,
    sender: mpsc::Sender<RecordBatch>,
}

impl FileTask {
    /// Hands over rows; waits while the encoder is behind.
    pub(crate) async fn send(&mut self, rows: RecordBatch) -> Result<()> {
        if self.sender.send(rows).await.is_ok() {
            return Ok(());
        }
        let ended = (&mut self.task).await.map_err(Error::internal)?;
        ended.and_then(|_| Err(Error::internal("the file writer ended before its rows")))
    }

    /// Waits until all rows are in files.
    pub(crate) async fn finish(self) -> Result<NewFiles> {
        let Self { task, sender } = self;
        drop(sender);
        task.await.map_err(Error::internal)?
    }
}

/// Files that are written but belong to no version yet.
#[derive(Clone)]
pub(crate) struct NewFiles {
    /// What a commit says of them.
    pub(crate) adds: Vec<Add>,
    /// Rows in them.
    pub(crate) rows: u64,
    /// Columns of them.
    pub(crate) schema: SchemaRef,
    store: Arc<dyn ObjectStore>,
}

impl NewFiles {
    /// Addresses of the files.
    pub(crate) fn urls(&self, lake: &DeltaLake, table: &DatasetName) -> Result<Vec<String>> {
        let table = lake.table_url(table)?;
        let urls = self.adds.iter().map(|add| table.join(&add.path));
        urls.map(|url| url.map(String::from).map_err(Error::internal)).collect()
    }

    /// Removes the files; only for files that no commit may have named.
    pub(crate) async fn discard(&self) -> Result<()> {
        for add in &self.adds {
            let path = Path::parse(&add.path).map_err(Error::internal)?;
            let removed = self.store.delete(&path).await;
            removed.map_err(|error| storage_error(DeltaTableError::from(error), &add.path))?;
        }
        Ok(())
    }
}
