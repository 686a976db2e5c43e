//! Compares what was worked out with what holds now, and closes and opens records; it must not know how values were
//! chosen.

use std::{cmp::Ordering, sync::Arc};

use arrow::{
    array::{
        Array, ArrayRef, DynComparator, StringArray, TimestampMicrosecondArray, UInt32Array, make_comparator,
        new_null_array,
    },
    compute::{SortOptions, interleave, take_record_batch},
    record_batch::RecordBatch,
};
use datafusion::common::Result as PlanResult;

use super::{Job, Keys, Made, Merged, Range, key_column};
use crate::registry::{
    keys::hash_rows,
    plan::{BUILD, SOURCES, VALID_FROM, VALID_TO},
};

/// Where the record of a key is taken from: what holds now, or what was worked out.
#[derive(Clone, Copy)]
enum From {
    Current(usize),
    Made(usize),
}

/// Opens and closes records.
pub(super) fn merge(job: &Job, range: &Range, keys: &Keys<'_>, fresh: &[u32], made: &Made) -> PlanResult<Merged> {
    let mut merged = Merged::default();
    let mut closed: Vec<u32> = Vec::new();
    let mut open: Vec<(u32, From)> = kept(job, range, keys, &mut closed)?;
    merged.ended = closed.len() as u64;
    let same = Same::new(job, range, made)?;
    for (row, id) in fresh.iter().enumerate() {
        let from = match keys.current(*id) {
            Some(current) if same.compare(row, current) => From::Current(current),
            Some(current) => {
                closed.push(current as u32);
                merged.changed += 1;
                From::Made(row)
            }
            None => {
                merged.added += 1;
                From::Made(row)
            }
        };
        open.push((*id, from));
    }
    let changes = merged.added + merged.changed + merged.ended;
    if changes == 0 && !job.rewrite {
        return Ok(merged);
    }
    // Two sorted runs, which this sort merges in one go.
    open.sort_by(|a, b| keys.name(a.0).cmp(keys.name(b.0)));
    merged.open = Some(opened(job, range, keys, fresh, made, &open)?);
    if !closed.is_empty() {
        closed.sort_unstable();
        merged.closed = Some(close(job, range, closed)?);
    }
    Ok(merged)
}

/// Records that hold now and were not worked out: those of touched keys have ended, the others stay.
fn kept(job: &Job, range: &Range, keys: &Keys<'_>, ended: &mut Vec<u32>) -> PlanResult<Vec<(u32, From)>> {
    let names: ArrayRef = Arc::new(key_column(&range.current, &job.plan.key)?.clone());
    let hashes = hash_rows(&[names])?;
    let mut kept = Vec::new();
    for id in 0..keys.names.len() as u32 {
        let Some(row) = keys.current(id).filter(|_| !keys.has_rows(id)) else {
            continue;
        };
        if job.touches(hashes[row]) {
            ended.push(row as u32);
        } else {
            kept.push((id, From::Current(row)));
        }
    }
    Ok(kept)
}

/// Compares a record that was worked out with one that holds now.
struct Same(Vec<DynComparator>);

impl Same {
    fn new(job: &Job, range: &Range, made: &Made) -> PlanResult<Self> {
        let fields = job.plan.fields.iter().map(|plan| plan.field.name().as_str());
        let columns = made.fields.iter().chain([&made.sources]).zip(fields.chain([SOURCES]));
        let comparators = columns.map(|(made, name)| {
            let current = current_column(range, name, made);
            make_comparator(made, &current, SortOptions::default())
        });
        Ok(Self(comparators.collect::<Result<_, _>>()?))
    }

    fn compare(&self, made: usize, current: usize) -> bool {
        self.0.iter().all(|compare| compare(made, current) == Ordering::Equal)
    }
}

/// A column of the records that hold now; of nulls when they are older than the column.
fn current_column(range: &Range, name: &str, like: &ArrayRef) -> ArrayRef {
    let column = range.current.column_by_name(name).cloned();
    column.unwrap_or_else(|| new_null_array(like.data_type(), range.current.num_rows()))
}

/// The records that hold from now on.
fn opened(
    job: &Job,
    range: &Range,
    keys: &Keys<'_>,
    fresh: &[u32],
    made: &Made,
    open: &[(u32, From)],
) -> PlanResult<RecordBatch> {
    let places: Vec<(usize, usize)> = open
        .iter()
        .map(|(_, from)| match from {
            From::Current(row) => (0, *row),
            From::Made(row) => (1, *row),
        })
        .collect();
    let columns = job.schema.fields().iter().map(|field| {
        let made = made_column(job, field.name(), keys, fresh, made)
            .unwrap_or_else(|| new_null_array(field.data_type(), fresh.len()));
        let current = current_column(range, field.name(), &made);
        Ok(interleave(&[current.as_ref(), made.as_ref()], &places)?)
    });
    let columns = columns.collect::<PlanResult<Vec<_>>>()?;
    Ok(RecordBatch::try_new(Arc::clone(&job.schema), columns)?)
}

/// A column of the table for the keys that were worked out; none when the model does not have it any more.
fn made_column(job: &Job, name: &str, keys: &Keys<'_>, fresh: &[u32], made: &Made) -> Option<ArrayRef> {
    let count = fresh.len();
    let field = job.plan.fields.iter().position(|plan| plan.field.name() == name);
    match name {
        _ if name == job.plan.key => {
            let names = fresh.iter().map(|id| keys.name(*id));
            Some(Arc::new(StringArray::from_iter_values(names)))
        }
        SOURCES => Some(Arc::clone(&made.sources)),
        VALID_FROM => Some(instants(job, count)),
        BUILD => {
            let builds = std::iter::repeat_n(job.transaction.as_str(), count);
            Some(Arc::new(StringArray::from_iter_values(builds)))
        }
        _ => field.map(|index| Arc::clone(&made.fields[index])),
    }
}

/// The records that held until now.
fn close(job: &Job, range: &Range, rows: Vec<u32>) -> PlanResult<RecordBatch> {
    let ended = take_record_batch(&range.current, &UInt32Array::from(rows))?;
    let columns = job
        .schema
        .fields()
        .iter()
        .map(|field| match ended.column_by_name(field.name()) {
            _ if field.name() == VALID_TO => instants(job, ended.num_rows()),
            Some(column) => Arc::clone(column),
            None => new_null_array(field.data_type(), ended.num_rows()),
        });
    Ok(RecordBatch::try_new(Arc::clone(&job.schema), columns.collect())?)
}

fn instants(job: &Job, count: usize) -> ArrayRef {
    Arc::new(TimestampMicrosecondArray::from_value(job.at.timestamp_micros(), count).with_timezone("UTC"))
}
