//! Which keys a change of the sources may have touched, from the files that came and went between two versions; it must
//! not know what the keys' records become.
//!
//! Every row that came counts its hash for its key, and every row that went counts it off again. Rows that a commit only
//! moved to another file cancel out, so what is left at something other than zero has changed. This holds for appended,
//! replaced, merged and restored tables alike. Which row is which is first told by delivery and line, for which neither
//! the other columns nor the SQL of the model have to be worked out.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use arrow::{
    array::{ArrayRef, AsArray},
    record_batch::RecordBatch,
};
use deltalake::DeltaTable;
use jixia_lake::schema::{DELIVERY_COLUMN, LINE_COLUMN};
use jixia_model::{Error, Result};
use rustc_hash::FxHashMap;

use super::{
    keys::hash_rows,
    plan::{Plan, SOURCE_COLUMNS, SourcePlan},
    shuffle::Ranges,
    source::{self, Rows, Scan},
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
    let sides = [(change.after, came, 1), (change.before, went, -1)];
    let counted = async |by: By| {
        let count = Arc::new(Count {
            hashed: hashed_columns(&plan.sources[change.source], by),
            replaced: by == By::Values { replaced: true },
            ranges: ranges.clone(),
            keys: Mutex::default(),
        });
        for (table, files, sign) in &sides {
            let (Some(table), false) = (table, files.is_empty()) else {
                continue;
            };
            let scan = Scan {
                table: table.clone(),
                files: Some(files.clone()),
                rows: if by == By::Delivery { Rows::Identity } else { Rows::All },
            };
            let (count, sign) = (Arc::clone(&count), *sign);
            source::read(lake, plan, change.source, scan, move |rows| count.add(&rows, sign)).await?;
        }
        Ok::<_, Error>(count)
    };
    if sides
        .iter()
        .all(|(table, ..)| table.as_ref().is_none_or(has_deliveries))
    {
        let count = counted(By::Delivery).await?;
        if !replaced || !count.most() {
            return Ok(count.touched());
        }
    }
    Ok(counted(By::Values { replaced }).await?.touched())
}

/// By what rows that came are told from rows that went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// By delivery and line, which nobody changes: cheap, but tells nothing when everything was delivered anew.
    Delivery,
    /// By what they say.
    Values { replaced: bool },
}

fn has_deliveries(table: &DeltaTable) -> bool {
    let has = |name| {
        let snapshot = table.snapshot().ok();
        snapshot.is_some_and(|snapshot| snapshot.snapshot().arrow_schema().field_with_name(name).is_ok())
    };
    has(DELIVERY_COLUMN) && has(LINE_COLUMN)
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

/// Columns of a source's rows by which they are told apart.
///
/// When the whole table was replaced, the delivery is new in every row, and says something only through the day that it
/// gives to the row. Otherwise it decides which of a key's rows counts.
fn hashed_columns(source: &SourcePlan, by: By) -> Vec<usize> {
    let fields = SOURCE_COLUMNS..source.schema.fields().len();
    let technical: &[usize] = match by {
        By::Delivery => return vec![0, 2, 3],
        By::Values { replaced: false } => &[0, 1, 2, 3],
        By::Values { .. } if source.has_as_of || source.day_matters => &[0, 1],
        By::Values { .. } => &[0],
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
        let touched = balances.iter().filter(|(_, balance)| self.touches(balance));
        touched.map(|(key, balance)| (*key, balance.range as usize)).collect()
    }

    /// Whether most keys were touched.
    fn most(&self) -> bool {
        let balances = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        2 * balances.values().filter(|balance| self.touches(balance)).count() > balances.len()
    }

    fn touches(&self, balance: &Balance) -> bool {
        // In a replaced table the order of several rows of one key may have changed and their sum not.
        balance.hashes != 0 || balance.came != balance.went || (self.replaced && balance.came > 1)
    }
}
