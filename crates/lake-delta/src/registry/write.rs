//! Writes what a build made: files of ranges, ended records, conflicts, and one commit; it must not know how the records
//! were worked out.

use std::sync::Arc;

use arrow::{
    array::{Array, ArrayRef, AsArray, StringArray, TimestampMicrosecondArray},
    datatypes::{DataType, Field, Schema, SchemaRef},
    record_batch::RecordBatch,
};
use deltalake::{
    DeltaTable,
    kernel::{
        Action, Add, MetadataExt, Transaction,
        transaction::{CommitBuilder, CommitProperties},
    },
    protocol::{DeltaOperation, SaveMode},
};
use futures::{StreamExt, stream};
use jixia_lake::{Write, WriteMode, schema::evolve};
use jixia_model::{DatasetName, Error, Result, registry::conflicts_table};

use super::{
    manifest::{Manifest, RangeFiles},
    merge::{Conflict, Job},
    plan::{BUILD, SINCE},
};
use crate::{
    DeltaLake,
    commit::{lost_race, table_busy},
    error::storage_error,
    files::FileWriter,
    schema::to_kernel,
    write,
};

/// Files of one range of keys.
pub(super) struct Written {
    pub(super) start: String,
    pub(super) adds: Vec<Add>,
}

impl Written {
    pub(super) fn entry(&self) -> RangeFiles {
        RangeFiles {
            start: self.start.clone(),
            paths: self.adds.iter().map(|add| add.path.clone()).collect(),
        }
    }
}

/// Writes the records of the range that begins at `start`, sorted by key, which is their first column. A range that has
/// grown to twice the size becomes several, so that ranges do not split with every build.
pub(super) async fn range_files(lake: &DeltaLake, job: &Job, start: &str, rows: &RecordBatch) -> Result<Vec<Written>> {
    let total = rows.num_rows();
    let rows_per_file = lake.engine().registry_file_rows();
    let files = if total > 2 * rows_per_file {
        total.div_ceil(rows_per_file)
    } else {
        1
    };
    let mut made = Vec::new();
    let keys = rows.column(0).as_string::<i32>();
    for file in 0..files {
        let (from, to) = (file * total / files, (file + 1) * total / files);
        if from == to {
            continue;
        }
        let mut task = FileWriter::new(lake, &job.plan.registry, &job.schema)?.start(lake);
        task.send(rows.slice(from, to - from)).await?;
        let begin = if file == 0 { start } else { keys.value(from) };
        made.push(Written {
            start: begin.to_owned(),
            adds: task.finish().await?.adds,
        });
    }
    Ok(made)
}

/// Makes the registry's next version.
///
/// # Errors
/// `lake.table_busy` when somebody else changed the registry meanwhile.
pub(super) async fn commit(
    registry: &DatasetName,
    current: &DeltaTable,
    mut actions: Vec<Action>,
    (schema, manifest): (&SchemaRef, &Manifest),
) -> Result<u64> {
    let snapshot = current.snapshot().map_err(Error::internal)?;
    let columns = snapshot.snapshot().arrow_schema();
    let evolved = evolve(registry, &columns, schema)?;
    if evolved != columns {
        let metadata = snapshot.metadata().clone();
        let metadata = metadata.with_schema(&to_kernel(&evolved)?).map_err(Error::internal)?;
        actions.insert(0, Action::Metadata(metadata));
    }
    let next = (snapshot.version() + 1).cast_signed();
    let properties = CommitProperties::default()
        .with_max_retries(0)
        .with_metadata([manifest.entry()?])
        .with_application_transaction(Transaction::new(&manifest.build, next));
    let operation = DeltaOperation::Write {
        mode: SaveMode::Append,
        partition_by: None,
        predicate: None,
    };
    let prepared = CommitBuilder::from(properties)
        .with_actions(actions)
        .build(Some(snapshot), current.log_store(), operation)
        .into_prepared_commit_future();
    let made = match prepared.await {
        Ok(prepared) => prepared.await,
        Err(error) => Err(error),
    };
    match made {
        Ok(made) => {
            let version = made.version;
            // The version is durable; what follows is only upkeep of the log, and the next reader finds the version there.
            drop(made.await);
            Ok(version)
        }
        Err(error) if lost_race(&error) => Err(table_busy(registry)),
        Err(error) => Err(storage_error(error, &format!("tables/{registry}/_delta_log"))),
    }
}

/// Makes an empty table for a registry that has none.
pub(super) async fn create(lake: &DeltaLake, registry: &DatasetName, schema: &SchemaRef) -> Result<()> {
    replace(lake, registry.clone(), schema, Vec::new()).await
}

/// Replaces the conflicts of a registry.
pub(super) async fn conflicts(
    lake: &DeltaLake,
    registry: &DatasetName,
    key: &str,
    conflicts: &[Conflict],
) -> Result<()> {
    let text = |name: &str, text: fn(&Conflict) -> &str| -> (Field, ArrayRef) {
        let column = StringArray::from_iter_values(conflicts.iter().map(text));
        (Field::new(name, DataType::Utf8, true), Arc::new(column))
    };
    let since = TimestampMicrosecondArray::from_iter_values(conflicts.iter().map(|conflict| conflict.since));
    let since = since.with_timezone("UTC");
    let columns = [
        text(key, |conflict| &conflict.key),
        text("field", |conflict| &conflict.field),
        text("values", |conflict| &conflict.values),
        (Field::new(SINCE, since.data_type().clone(), true), Arc::new(since)),
        text(BUILD, |conflict| &conflict.build),
    ];
    let (fields, columns): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    let schema = Arc::new(Schema::new(fields));
    let rows = RecordBatch::try_new(Arc::clone(&schema), columns).map_err(Error::internal)?;
    replace(lake, conflicts_table(registry)?, &schema, vec![rows]).await
}

async fn replace(lake: &DeltaLake, table: DatasetName, schema: &SchemaRef, rows: Vec<RecordBatch>) -> Result<()> {
    let write = Write {
        table,
        schema: Arc::clone(schema),
        mode: WriteMode::Replace,
        transaction: None,
    };
    let rows = stream::iter(rows.into_iter().map(Ok)).boxed();
    write::write(lake, write, rows).await.map(drop)
}
