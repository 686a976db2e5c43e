//! Ranges of keys and the records that hold now in them; it must not know how records are worked out.

use std::sync::{Arc, Mutex, PoisonError};

use arrow::{array::AsArray, compute::concat_batches, record_batch::RecordBatch};
use deltalake::DeltaTable;
use jixia_model::{Error, Result};

use super::{
    Builder,
    manifest::RangeFiles,
    plan::VALID_TO,
    shuffle::Ranges,
    source::{self, Rows, Scan},
};
use crate::{files::FileTask, table::count_rows};
use jixia_lake::schema::conform;

/// One key of so many is looked at to find where ranges should begin.
const SAMPLED: usize = 64;

/// The ranges of the last build.
pub(super) fn known(files: &[RangeFiles]) -> Ranges {
    Ranges::new(files.iter().map(|range| range.start.clone()).collect())
}

/// Ranges by the keys of the source with most rows.
pub(super) async fn sampled(builder: &Builder<'_>) -> Result<Ranges> {
    let mut largest: Option<(u64, usize, DeltaTable)> = None;
    for (index, table) in builder.sources.iter().enumerate() {
        let Some(table) = table else {
            continue;
        };
        let rows = count_rows(table)?.unwrap_or_default();
        if largest.as_ref().is_none_or(|(most, ..)| rows > *most) {
            largest = Some((rows, index, table.clone()));
        }
    }
    let Some((rows, index, table)) = largest else {
        return Ok(Ranges::new(Vec::new()));
    };
    let count = usize::try_from(rows).unwrap_or(usize::MAX) / builder.lake.engine().registry_file_rows();
    if count < 2 {
        return Ok(Ranges::new(Vec::new()));
    }
    let scan = Scan {
        table,
        files: None,
        rows: Rows::All,
    };
    let step = SAMPLED.min(builder.lake.engine().registry_file_rows().div_ceil(SAMPLED));
    let sample = Arc::new(Mutex::new(Vec::new()));
    let taken = Arc::clone(&sample);
    source::read(builder.lake, &builder.plan, index, scan, move |rows| {
        let keys = rows.column(0).as_string::<i32>().iter().step_by(step).flatten();
        let mut taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.extend(keys.map(str::to_owned));
        Ok(())
    })
    .await?;
    let sample = std::mem::take(&mut *sample.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Ranges::by_sample(sample, count))
}

/// The records in these files of the registry.
pub(super) async fn read(builder: &Builder<'_>, files: &[String]) -> Result<RecordBatch> {
    let scan = Scan {
        table: builder.registry.clone(),
        files: Some(files.to_vec()),
        rows: Rows::All,
    };
    let rows = source::collect(builder.lake, &scan, "select * from source").await?;
    concat_batches(&builder.schema, &fitted(builder, &rows)?).map_err(Error::internal)
}

/// The records that hold now, in whatever files.
pub(super) async fn current(builder: &Builder<'_>) -> Result<Vec<RecordBatch>> {
    let sql = format!("select * from source where {VALID_TO} is null");
    fitted(builder, &source::collect(builder.lake, &whole(builder), &sql).await?)
}

/// Copies the records that have ended, from whatever files.
pub(super) async fn copy_ended(builder: &Builder<'_>, ended: &tokio::sync::Mutex<FileTask>) -> Result<()> {
    let sql = format!("select * from source where {VALID_TO} is not null");
    let rows = source::collect(builder.lake, &whole(builder), &sql).await?;
    let mut ended = ended.lock().await;
    for rows in fitted(builder, &rows)? {
        ended.send(rows).await?;
    }
    Ok(())
}

fn whole(builder: &Builder<'_>) -> Scan {
    Scan {
        table: builder.registry.clone(),
        files: None,
        rows: Rows::All,
    }
}

fn fitted(builder: &Builder<'_>, rows: &[RecordBatch]) -> Result<Vec<RecordBatch>> {
    rows.iter().map(|rows| conform(rows, &builder.schema)).collect()
}
