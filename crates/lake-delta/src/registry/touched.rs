//! Which keys a change of the sources may have touched, from the files that came and went between two versions; it must
//! not know what the keys' records become.
//!
//! Every row that came counts its hash for its key, and every row that went counts it off again. Rows that a commit only
//! moved to another file cancel out, so what is left at something other than zero has changed. This holds for appended,
//! replaced, merged and restored tables alike.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use arrow::{
    array::{ArrayRef, AsArray},
    record_batch::RecordBatch,
};
use deltalake::DeltaTable;
use jixia_model::{Error, Result};
use rustc_hash::FxHashMap;

use super::{
    keys::hash_rows,
    plan::{Plan, SOURCE_COLUMNS, SourcePlan},
    shuffle::Ranges,
    source::{self, Scan},
};
use crate::DeltaLake;

/// A source's table then and now.
pub(super) struct Change {
    pub(super) source: usize,
    /// None when the source had no table.
    pub(super) before: Option<DeltaTable>,
    /// None when the source has no table.
    pub(super) after: Option<DeltaTable>,
}

/// The keys of which a row came or went, by hash, with the range of `ranges` that each is in.
pub(super) async fn find(
    lake: &DeltaLake,
    plan: &Arc<Plan>,
    ranges: &Ranges,
    change: Change,
) -> Result<Vec<(u64, usize)>> {
    let (before, after) = (files(change.before.as_ref())?, files(change.after.as_ref())?);
    let came: Vec<String> = after.difference(&before).cloned().collect();
    let went: Vec<String> = before.difference(&after).cloned().collect();
    let replaced = !before.is_empty() && went.len() == before.len();
    let count = Arc::new(Count {
        hashed: hashed_columns(&plan.sources[change.source], replaced),
        replaced,
        ranges: ranges.clone(),
        keys: Mutex::default(),
    });
    for (table, files, sign) in [(change.after, came, 1), (change.before, went, -1)] {
        let (Some(table), false) = (table, files.is_empty()) else {
            continue;
        };
        let scan = Scan {
            table,
            files: Some(files),
            touched: None,
        };
        let counted = Arc::clone(&count);
        source::read(lake, plan, change.source, scan, move |rows| counted.add(&rows, sign)).await?;
    }
    Ok(count.touched())
}

fn files(table: Option<&DeltaTable>) -> Result<HashSet<String>> {
    let Some(table) = table else {
        return Ok(HashSet::new());
    };
    let snapshot = table.snapshot().map_err(Error::internal)?;
    Ok(snapshot
        .log_data()
        .iter()
        .map(|file| file.path().into_owned())
        .collect())
}

/// Columns of a source's rows that matter for the outcome.
///
/// When the whole table was replaced, the delivery is new in every row, and says something only through the day that it
/// gives to the row. Otherwise it decides which of a key's rows counts.
fn hashed_columns(source: &SourcePlan, replaced: bool) -> Vec<usize> {
    let fields = SOURCE_COLUMNS..source.schema.fields().len();
    let technical: &[usize] = match (replaced, source.has_as_of || source.day_matters) {
        (false, _) => &[0, 1, 2, 3],
        (true, true) => &[0, 1],
        (true, false) => &[0],
    };
    technical.iter().copied().chain(fields).collect()
}

struct Count {
    hashed: Vec<usize>,
    replaced: bool,
    ranges: Ranges,
    keys: Mutex<FxHashMap<u64, Balance>>,
}

#[derive(Clone, Copy, Default)]
struct Balance {
    hashes: u64,
    came: u32,
    went: u32,
    range: u32,
}

impl Count {
    fn add(&self, rows: &RecordBatch, sign: i32) -> Result<()> {
        let columns: Vec<ArrayRef> = self
            .hashed
            .iter()
            .map(|column| Arc::clone(rows.column(*column)))
            .collect();
        let keys = hash_rows(&columns[..1]).map_err(Error::internal)?;
        let hashes = hash_rows(&columns).map_err(Error::internal)?;
        let names = rows.column(0).as_string::<i32>();
        let mut balances = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        for ((key, hash), name) in keys.into_iter().zip(hashes).zip(names) {
            let balance = balances.entry(key).or_insert_with(|| Balance {
                range: self.ranges.find(name.unwrap_or_default()) as u32,
                ..Balance::default()
            });
            if sign > 0 {
                balance.hashes = balance.hashes.wrapping_add(hash);
                balance.came += 1;
            } else {
                balance.hashes = balance.hashes.wrapping_sub(hash);
                balance.went += 1;
            }
        }
        Ok(())
    }

    fn touched(&self) -> Vec<(u64, usize)> {
        let balances = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let touched = balances.iter().filter(|(_, balance)| {
            // In a replaced table the order of several rows of one key may have changed and their sum not.
            balance.hashes != 0 || balance.came != balance.went || (self.replaced && balance.came > 1)
        });
        touched.map(|(key, balance)| (*key, balance.range as usize)).collect()
    }
}
