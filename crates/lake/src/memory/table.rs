//! A table in memory: all its versions, each whole; it must not know who reads it.

use std::{collections::HashSet, sync::Arc};

use arrow::{
    array::{Array, BooleanArray},
    compute::filter_record_batch,
    datatypes::SchemaRef,
    record_batch::RecordBatch,
    row::{OwnedRow, RowConverter, SortField},
};
use chrono::{DateTime, Utc};
use jixia_model::{DatasetName, Error, Result};

use crate::{
    Committed, TableInfo, Version, Write, WriteMode,
    schema::{conform, evolve, technical_columns_last},
};

/// The versions of a table, oldest first; the place in the list is the number.
#[derive(Clone, Default)]
pub(super) struct Table(Vec<Stored>);

/// One version.
#[derive(Clone)]
pub(super) struct Stored {
    pub(super) schema: SchemaRef,
    pub(super) rows: Vec<RecordBatch>,
    at: DateTime<Utc>,
    operation: &'static str,
    transaction: Option<String>,
    by: Option<String>,
}

impl Stored {
    fn info(&self, version: u64) -> TableInfo {
        let bytes: usize = self.rows.iter().map(RecordBatch::get_array_memory_size).sum();
        TableInfo {
            schema: Arc::clone(&self.schema),
            version,
            rows: Some(count(&self.rows)),
            size_bytes: bytes as u64,
        }
    }
}

impl Table {
    /// What the table is now; none before its first version.
    pub(super) fn info(&self) -> Option<TableInfo> {
        let newest = self.0.last()?;
        Some(newest.info(self.0.len() as u64 - 1))
    }

    /// What the table was at a version.
    pub(super) fn info_at(&self, table: &DatasetName, version: u64) -> Result<TableInfo> {
        Ok(self.at(table, Some(version))?.info(version))
    }

    /// The versions, newest first.
    pub(super) fn versions(&self) -> Vec<Version> {
        let numbered = self.0.iter().enumerate().rev();
        numbered
            .map(|(version, stored)| Version {
                version: version as u64,
                at: stored.at,
                operation: stored.operation.to_owned(),
                transaction: stored.transaction.clone(),
                by: stored.by.clone(),
            })
            .collect()
    }

    /// The table at a version, or as it is now.
    pub(super) fn at(&self, table: &DatasetName, version: Option<u64>) -> Result<&Stored> {
        let Some(version) = version else {
            return self.0.last().ok_or_else(|| super::table_unknown(table));
        };
        let found = usize::try_from(version).ok().and_then(|version| self.0.get(version));
        found.ok_or_else(|| version_unknown(table, version))
    }

    /// Makes the next version from a write, unless its transaction was committed before.
    pub(super) fn commit(&mut self, write: &Write, rows: &[RecordBatch], at: DateTime<Utc>) -> Result<Committed> {
        if let Some(version) = self.find_transaction(write.transaction.as_deref()) {
            return Ok(Committed { version, rows: 0 });
        }
        let schema = match self.0.last() {
            None => technical_columns_last(&write.schema),
            Some(newest) => evolve(&write.table, &newest.schema, &write.schema)?,
        };
        let conformed =
            |rows: &[RecordBatch]| -> Result<Vec<_>> { rows.iter().map(|rows| conform(rows, &schema)).collect() };
        let old = conformed(self.0.last().map(|newest| newest.rows.as_slice()).unwrap_or_default())?;
        let fresh = conformed(rows)?;
        let (mut next, operation) = match &write.mode {
            WriteMode::Append => (old, "WRITE"),
            WriteMode::Replace => (Vec::new(), "WRITE"),
            WriteMode::Upsert { key } => (without_keys_of(write, key, &old, &fresh)?, "MERGE"),
        };
        let written = count(&fresh);
        next.extend(fresh);
        self.0.push(Stored {
            schema,
            rows: next,
            at,
            operation,
            transaction: write.transaction.clone(),
            by: None,
        });
        Ok(Committed {
            version: self.0.len() as u64 - 1,
            rows: written,
        })
    }

    /// Makes a past version the newest.
    pub(super) fn restore(
        &mut self,
        table: &DatasetName,
        version: u64,
        by: Option<&str>,
        at: DateTime<Utc>,
    ) -> Result<Committed> {
        let past = self.at(table, Some(version))?.clone();
        let rows = count(&past.rows);
        self.0.push(Stored {
            at,
            operation: "RESTORE",
            transaction: None,
            by: by.map(str::to_owned),
            ..past
        });
        Ok(Committed {
            version: self.0.len() as u64 - 1,
            rows,
        })
    }

    fn find_transaction(&self, transaction: Option<&str>) -> Option<u64> {
        let transaction = transaction?;
        let found = self
            .0
            .iter()
            .position(|stored| stored.transaction.as_deref() == Some(transaction));
        found.map(|version| version as u64)
    }
}

fn count(rows: &[RecordBatch]) -> u64 {
    rows.iter().map(|batch| batch.num_rows() as u64).sum()
}

/// The old rows whose key none of the fresh rows has; a key with a null in it is equal to none.
fn without_keys_of(
    write: &Write,
    key: &[String],
    old: &[RecordBatch],
    fresh: &[RecordBatch],
) -> Result<Vec<RecordBatch>> {
    let columns = key.join(", ");
    if key.is_empty() || key.iter().any(|column| write.schema.field_with_name(column).is_err()) {
        let message = format!(
            "Rows of table '{}' cannot be replaced by the key '{columns}': name one or more columns that the rows have.",
            write.table
        );
        let error = Error::invalid("lake.key_unknown", message);
        return Err(error.with("table", &write.table).with("columns", columns));
    }
    let mut taken = HashSet::new();
    for row in fresh.iter().map(|batch| keys(batch, key)).collect::<Result<Vec<_>>>()? {
        for found in row.into_iter().flatten() {
            if !taken.insert(found) {
                let message = format!(
                    "Two of the rows for table '{}' have the same key ({columns}), so it is open which one counts. Make \
                     the key unique.",
                    write.table
                );
                let error = Error::invalid("lake.key_not_unique", message);
                return Err(error.with("table", &write.table).with("columns", columns));
            }
        }
    }
    let kept = old.iter().map(|batch| {
        let keys = keys(batch, key)?;
        let stays: BooleanArray = keys
            .iter()
            .map(|key| Some(key.as_ref().is_none_or(|key| !taken.contains(key))))
            .collect();
        filter_record_batch(batch, &stays).map_err(Error::internal)
    });
    kept.collect()
}

/// The key of each row; none where one of its columns is null.
fn keys(batch: &RecordBatch, key: &[String]) -> Result<Vec<Option<OwnedRow>>> {
    let columns: Vec<_> = key
        .iter()
        .filter_map(|name| batch.column_by_name(name).cloned())
        .collect();
    let fields = columns.iter().map(|column| SortField::new(column.data_type().clone()));
    let converter = RowConverter::new(fields.collect()).map_err(Error::internal)?;
    let rows = converter.convert_columns(&columns).map_err(Error::internal)?;
    let keys = rows.iter().enumerate().map(|(index, row)| {
        let complete = columns.iter().all(|column| column.is_valid(index));
        complete.then(|| row.owned())
    });
    Ok(keys.collect())
}

fn version_unknown(table: &DatasetName, version: u64) -> Error {
    Error::not_found(
        "lake.version_unknown",
        format!("Table '{table}' has no version {version}; the list of its versions says which can be read."),
    )
    .with("table", table)
    .with("version", version)
}
