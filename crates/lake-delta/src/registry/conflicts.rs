//! The table of open conflicts: those of keys that were worked out again are replaced, the others stay. It must not know
//! how conflicts are found.

use arrow::{
    array::{Array, AsArray},
    datatypes::TimestampMicrosecondType,
    record_batch::RecordBatch,
};
use jixia_model::{Error, Result, registry::conflicts_table};
use rustc_hash::FxHashMap;

use super::{
    Builder,
    keys::hash_rows,
    merge::{Conflict, Job},
    plan::{BUILD, SINCE},
    source::{self, Rows, Scan},
    write,
};

/// Brings the table up to date; answers with the number of open conflicts.
///
/// A conflict that was there with the same values keeps the transaction that first saw it.
pub(super) async fn update(builder: &Builder<'_>, job: &Job, mut found: Vec<Conflict>) -> Result<u64> {
    let (replaced, kept) = before(builder, job).await?;
    for conflict in &mut found {
        let known = replaced.get(&(conflict.key.clone(), conflict.field.clone()));
        if let Some(known) = known.filter(|known| known.values == conflict.values) {
            conflict.build.clone_from(&known.build);
            conflict.since = known.since;
        }
    }
    let same = found.len() == replaced.len()
        && found.iter().all(|conflict| {
            let known = replaced.get(&(conflict.key.clone(), conflict.field.clone()));
            known == Some(conflict)
        });
    let mut all = kept;
    all.append(&mut found);
    let exists = builder.last.is_some();
    if !same || !exists {
        all.sort_unstable();
        write::conflicts(builder.lake, &builder.plan.registry, &builder.plan.key, &all).await?;
    }
    Ok(all.len() as u64)
}

type ByPlace = FxHashMap<(String, String), Conflict>;

/// The conflicts of the last build: those of keys that were worked out again, and the others.
async fn before(builder: &Builder<'_>, job: &Job) -> Result<(ByPlace, Vec<Conflict>)> {
    let (mut replaced, mut kept) = (ByPlace::default(), Vec::new());
    let name = conflicts_table(&builder.plan.registry)?;
    let Some(table) = builder.lake.open_table(&name, None).await? else {
        return Ok((replaced, kept));
    };
    let scan = Scan {
        table,
        files: None,
        rows: Rows::All,
    };
    for rows in source::collect(builder.lake, &scan, "select * from source").await? {
        let key = column(&rows, &builder.plan.key)?;
        let hashes = hash_rows(std::slice::from_ref(key)).map_err(Error::internal)?;
        let since = rows.column_by_name(SINCE);
        let since = since.and_then(|column| column.as_primitive_opt::<TimestampMicrosecondType>());
        let texts = [&builder.plan.key, "field", "values", BUILD].map(|name| column(&rows, name));
        for (row, hash) in hashes.into_iter().enumerate() {
            let mut values = texts.iter().map(|column| match column {
                Ok(column) => column.as_string::<i32>().value(row).to_owned(),
                Err(_) => String::new(),
            });
            let mut next = || values.next().unwrap_or_default();
            // Tables that were made before this column tell no instant; they are as of now.
            let since = since.filter(|since| since.is_valid(row)).map(|since| since.value(row));
            let conflict = Conflict {
                key: next(),
                field: next(),
                values: next(),
                since: since.unwrap_or_else(|| job.at.timestamp_micros()),
                build: next(),
            };
            if job.touches(hash) {
                replaced.insert((conflict.key.clone(), conflict.field.clone()), conflict);
            } else {
                kept.push(conflict);
            }
        }
    }
    Ok((replaced, kept))
}

fn column<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a arrow::array::ArrayRef> {
    rows.column_by_name(name)
        .ok_or_else(|| Error::internal(format!("the table of conflicts has no column {name}")))
}
