//! Works out the records of one key range from the rows of all sources and from the records that hold now; it must not
//! know where rows come from or where they are written.

mod choose;
mod conflicts;
mod history;

use std::sync::Arc;

use arrow::{
    array::{Array, ArrayRef, AsArray, StringArray, StringViewBuilder, new_null_array},
    buffer::Buffer,
    compute::interleave,
    datatypes::SchemaRef,
    record_batch::RecordBatch,
};
use chrono::{DateTime, Utc};
use datafusion::common::{DataFusionError, Result as PlanResult};
use jixia_lake::Settlement;
use jixia_model::{DatasetName, Error, Result};
use rustc_hash::FxHashMap;

use super::{keys::KeySet, plan::Plan};
use choose::Choice;
pub(super) use conflicts::Conflict;

/// No row, or no source.
const NONE: u32 = u32::MAX;

/// What is the same for all ranges of a build.
pub(super) struct Job {
    pub(super) plan: Arc<Plan>,
    /// Stored columns of the registry's table.
    pub(super) schema: SchemaRef,
    /// Keys to work out again; all if none.
    pub(super) touched: Option<KeySet>,
    pub(super) settlements: Settlements,
    pub(super) transaction: String,
    pub(super) at: DateTime<Utc>,
    /// The files of the ranges are written again even where nothing changed.
    pub(super) rewrite: bool,
}

impl Job {
    /// Whether the key with this hash is worked out again.
    pub(super) fn touches(&self, hash: u64) -> bool {
        self.touched.as_ref().is_none_or(|touched| touched.contains(hash))
    }
}

/// Decisions of stewards by key.
#[derive(Default)]
pub(super) struct Settlements(FxHashMap<String, Vec<Decision>>);

/// A decision on a field of a record.
struct Decision {
    /// Index of the field.
    field: usize,
    /// Index of the source to believe.
    source: usize,
    /// What the sources said when it was made.
    values: String,
}

impl Settlements {
    /// Decisions on fields and sources that the model no longer has say nothing.
    pub(super) fn new(plan: &Plan, settlements: &[Settlement]) -> Self {
        let mut by_key: FxHashMap<String, Vec<Decision>> = FxHashMap::default();
        let source = |dataset: &DatasetName| plan.sources.iter().position(|source| source.dataset == *dataset);
        for settlement in settlements {
            let field = plan
                .fields
                .iter()
                .position(|field| *field.field.name() == settlement.field);
            if let (Some(field), Some(source)) = (field, source(&settlement.dataset)) {
                let values = settlement.values.clone();
                let decision = Decision { field, source, values };
                by_key.entry(settlement.key.clone()).or_default().push(decision);
            }
        }
        Self(by_key)
    }

    /// The keys that somebody decided about.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Rows of one range.
pub(super) struct Range {
    /// Rows of each source.
    pub(super) sources: Vec<RecordBatch>,
    /// Records that hold now, in the columns of the registry's table.
    pub(super) current: RecordBatch,
}

/// What becomes of a range.
#[derive(Default)]
pub(super) struct Merged {
    /// All records that hold from now on, by key; none when nothing changed.
    pub(super) open: Option<RecordBatch>,
    /// Records that held until now.
    pub(super) closed: Option<RecordBatch>,
    pub(super) conflicts: Vec<Conflict>,
    /// Records that held until now, whether they go on or not.
    pub(super) open_before: u64,
    pub(super) added: u64,
    pub(super) changed: u64,
    pub(super) ended: u64,
}

/// Works out one range.
pub(super) fn merge(job: &Job, range: &Range) -> Result<Merged> {
    merge_range(job, range).map_err(Error::internal)
}

fn merge_range(job: &Job, range: &Range) -> PlanResult<Merged> {
    let keys = Keys::new(job, range)?;
    let mut fresh: Vec<u32> = (0..keys.names.len() as u32).filter(|id| keys.has_rows(*id)).collect();
    fresh.sort_by(|a, b| keys.name(*a).cmp(keys.name(*b)));

    let mut choices = Vec::with_capacity(job.plan.fields.len());
    for plan in &job.plan.fields {
        choices.push(Choice::by_trust(plan, range, &keys, &fresh));
    }
    let settled = choose::settle(job, range, &keys, &fresh, &mut choices)?;
    let conflicts = conflicts::find(job, range, &keys, &fresh, &settled)?;
    let made = Made::new(job, range, &keys, &fresh, &choices)?;
    let mut merged = history::merge(job, range, &keys, &fresh, &made)?;
    merged.conflicts = conflicts;
    merged.open_before = range.current.num_rows() as u64;
    Ok(merged)
}

/// The keys of a range, numbered, and which row of each source and of the current records counts for them.
struct Keys<'a> {
    names: Vec<&'a str>,
    ids: FxHashMap<&'a str, u32>,
    /// By source, then by key: the row that counts.
    picks: Vec<Vec<u32>>,
    /// By key: the record that holds now.
    current: Vec<u32>,
}

impl<'a> Keys<'a> {
    fn new(job: &Job, range: &'a Range) -> PlanResult<Self> {
        let mut keys = Self {
            names: Vec::new(),
            ids: FxHashMap::default(),
            picks: Vec::new(),
            current: Vec::new(),
        };
        // The records that hold now come first: they are sorted, and so stays what they begin.
        for (row, name) in key_column(&range.current, &job.plan.key)?.iter().enumerate() {
            let id = keys.number(name.unwrap_or_default());
            keys.current.resize(id as usize + 1, NONE);
            keys.current[id as usize] = row as u32;
        }
        let numbered: Vec<Vec<u32>> = range
            .sources
            .iter()
            .map(|rows| {
                let names = rows.column(0).as_string::<i32>();
                names.iter().map(|name| keys.number(name.unwrap_or_default())).collect()
            })
            .collect();
        let count = keys.names.len();
        keys.current.resize(count, NONE);
        for (rows, numbers) in range.sources.iter().zip(numbered) {
            keys.picks.push(choose::latest_rows(rows, &numbers, count)?);
        }
        Ok(keys)
    }

    fn number(&mut self, name: &'a str) -> u32 {
        let next = self.names.len() as u32;
        let id = *self.ids.entry(name).or_insert(next);
        if id == next {
            self.names.push(name);
        }
        id
    }

    fn name(&self, id: u32) -> &'a str {
        self.names[id as usize]
    }

    fn has_rows(&self, id: u32) -> bool {
        self.picks.iter().any(|picks| picks[id as usize] != NONE)
    }

    /// The row of a source that counts for a key.
    fn pick(&self, source: usize, id: u32) -> Option<usize> {
        let row = self.picks[source][id as usize];
        (row != NONE).then_some(row as usize)
    }

    fn current(&self, id: u32) -> Option<usize> {
        let row = self.current[id as usize];
        (row != NONE).then_some(row as usize)
    }
}

fn key_column<'a>(rows: &'a RecordBatch, key: &str) -> PlanResult<&'a StringArray> {
    rows.column_by_name(key)
        .and_then(|column| column.as_string_opt::<i32>())
        .ok_or_else(|| DataFusionError::Internal(format!("the registry has no text column {key}")))
}

/// The values of the keys that were worked out, in their order.
struct Made {
    fields: Vec<ArrayRef>,
    sources: ArrayRef,
}

impl Made {
    fn new(job: &Job, range: &Range, keys: &Keys<'_>, fresh: &[u32], choices: &[Choice]) -> PlanResult<Self> {
        let fields = job.plan.fields.iter().zip(choices).map(|(plan, choice)| {
            let nothing = new_null_array(plan.field.data_type(), 1);
            let mut columns: Vec<&dyn Array> = vec![&nothing];
            let givers = choice.givers();
            columns.extend(
                givers
                    .iter()
                    .map(|giver| range.sources[giver.source].column(giver.column).as_ref()),
            );
            let places: Vec<(usize, usize)> = fresh
                .iter()
                .zip(choice.chosen())
                .map(|(id, chosen)| {
                    let giver = chosen.and_then(|place| Some((place + 1, keys.pick(givers[place].source, *id)?)));
                    giver.unwrap_or((0, 0))
                })
                .collect();
            Ok(interleave(&columns, &places)?)
        });
        Ok(Self {
            fields: fields.collect::<PlanResult<_>>()?,
            sources: sources_column(job, choices, fresh.len())?,
        })
    }
}

/// For each key the JSON text that names the source of each field; few combinations occur, so each is written once.
fn sources_column(job: &Job, choices: &[Choice], count: usize) -> PlanResult<ArrayRef> {
    let mut written: FxHashMap<Vec<u8>, (u32, u32)> = FxHashMap::default();
    let mut column = StringViewBuilder::with_capacity(count);
    let mut combination = Vec::with_capacity(choices.len());
    for row in 0..count {
        combination.clear();
        combination.extend(choices.iter().map(|choice| choice.code(row)));
        if !written.contains_key(&combination) {
            let text = sources(job, choices, row);
            let length = text.len() as u32;
            let block = column.append_block(Buffer::from(text.into_bytes()));
            written.insert(combination.clone(), (block, length));
        }
        let (block, length) = written[&combination];
        column.try_append_view(block, 0, length)?;
    }
    Ok(Arc::new(column.finish()))
}

/// The JSON text that names the source of each field of a record.
fn sources(job: &Job, choices: &[Choice], row: usize) -> String {
    let named = job.plan.fields.iter().zip(choices).filter_map(|(plan, choice)| {
        let source = choice.source(row)?;
        let dataset = job.plan.sources[source].dataset.to_string();
        Some((plan.field.name().clone(), serde_json::Value::String(dataset)))
    });
    serde_json::Value::Object(named.collect()).to_string()
}
