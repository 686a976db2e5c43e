//! The rows of a delivery that were not let in, in a file of their own; it must not know why they were not.

use std::sync::Arc;

use arrow::{
    datatypes::{DataType, Field, Schema, SchemaRef},
    record_batch::RecordBatch,
};
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use deltalake::logstore::object_store::{self, ObjectStore, ObjectStoreExt, buffered::BufWriter, path::Path};
use futures::{StreamExt, TryStreamExt};
use jixia_lake::{
    BatchStream,
    schema::{LINE_COLUMN, conform},
};
use jixia_model::{Error, Result, id::DeliveryId};
use parquet::{arrow::AsyncArrowWriter, errors::ParquetError};

use crate::{DeltaLake, error::storage_error, files::parquet_properties, schema::stored_schema};

/// Why the row was not let in: a JSON list of objects with `column`, `value`, `rule`, `zh` and `en`.
pub(crate) const FAULTS_COLUMN: &str = "_faults";

/// The columns of a quarantine whose rows came with the columns of `raw`.
pub(crate) fn schema(raw: &Schema) -> SchemaRef {
    let own = [
        Field::new(LINE_COLUMN, DataType::Int64, false),
        Field::new(FAULTS_COLUMN, DataType::Utf8, false),
    ];
    let raw = raw.fields().iter().map(|field| field.as_ref().clone());
    Arc::new(Schema::new(own.into_iter().chain(raw).collect::<Vec<_>>()))
}

/// Writes the quarantine of a delivery; until [`Self::finish`] nobody sees it and what an earlier run left stays.
pub(crate) struct QuarantineWriter {
    store: Arc<dyn ObjectStore>,
    path: Path,
    writer: Option<AsyncArrowWriter<BufWriter>>,
}

impl QuarantineWriter {
    pub(crate) fn new(lake: &DeltaLake, delivery: DeliveryId) -> Self {
        Self {
            store: Arc::clone(lake.store()),
            path: path(delivery),
            writer: None,
        }
    }

    /// Adds rows in the columns of [`schema`].
    pub(crate) async fn write(&mut self, rows: &RecordBatch) -> Result<()> {
        let writer = match &mut self.writer {
            Some(writer) => writer,
            empty => {
                let file = BufWriter::new(Arc::clone(&self.store), self.path.clone());
                let writer = AsyncArrowWriter::try_new(file, rows.schema(), Some(parquet_properties()));
                empty.insert(writer.map_err(|error| failed(error, &self.path))?)
            }
        };
        writer.write(rows).await.map_err(|error| failed(error, &self.path))
    }

    /// Puts the quarantine in place, at once and whole; without rows there is none.
    pub(crate) async fn finish(self) -> Result<()> {
        if let Some(writer) = self.writer {
            writer.close().await.map_err(|error| failed(error, &self.path))?;
            return Ok(());
        }
        match self.store.delete(&self.path).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(storage_error(error, self.path.as_ref())),
        }
    }
}

/// Reads the quarantine of a delivery in the order of its lines; see [`jixia_lake::Lake::find_quarantine`].
pub(crate) async fn find_quarantine(lake: &DeltaLake, delivery: DeliveryId) -> Result<Option<BatchStream>> {
    let path = path(delivery);
    match lake.store().head(&path).await {
        Ok(_) => {}
        Err(object_store::Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(storage_error(error, path.as_ref())),
    }
    // One partition keeps the order of the lines.
    let session = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(1));
    session
        .runtime_env()
        .register_object_store(lake.root(), lake.root_store()?);
    let url = lake.root().join(path.as_ref()).map_err(Error::internal)?;
    let rows = session.read_parquet(url.as_str(), ParquetReadOptions::default());
    let rows = rows
        .await
        .map_err(Error::internal)?
        .execute_stream()
        .await
        .map_err(Error::internal)?;
    let schema = schema_in_order(&rows.schema())?;
    let rows = rows.map_err(Error::internal);
    let rows = rows.map(move |batch| batch.and_then(|batch| conform(&batch, &schema)));
    Ok(Some(rows.boxed()))
}

/// Text as `Utf8`, the columns in the order of the file.
fn schema_in_order(read: &Schema) -> Result<SchemaRef> {
    let stored = stored_schema(read)?;
    let fields = read
        .fields()
        .iter()
        .map(|field| stored.field_with_name(field.name()).cloned());
    let fields: Vec<_> = fields.collect::<Result<_, _>>().map_err(Error::internal)?;
    Ok(Arc::new(Schema::new(fields)))
}

fn path(delivery: DeliveryId) -> Path {
    Path::from_iter(["quarantine".to_owned(), format!("{delivery}.parquet")])
}

fn failed(error: ParquetError, path: &Path) -> Error {
    storage_error(error, path.as_ref())
}
