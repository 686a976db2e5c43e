//! Upserts: the files that hold a given key are written again without the rows that are replaced; files that hold none
//! stay as they are. It must not know how the commit is made.

use std::{collections::HashSet, sync::Arc};

use arrow::{
    array::AsArray,
    datatypes::{DataType, Schema, SchemaRef},
};
use datafusion::{
    dataframe::DataFrame,
    error::DataFusionError,
    functions_aggregate::expr_fn::count,
    prelude::{Expr, JoinType, ParquetReadOptions, SessionContext, cast, ident, lit},
};
use deltalake::{
    DeltaTable,
    kernel::Remove,
    protocol::{DeltaOperation, MergePredicate},
};
use futures::TryStreamExt;
use jixia_lake::{Limits, schema::evolve};
use jixia_model::{DatasetName, Error, Result};

use crate::{
    DeltaLake,
    commit::Change,
    error::storage_error,
    files::{FileWriter, NewFiles},
    work,
};

/// Column that tells which file a row is in.
const FILE_COLUMN: &str = "__file";

/// What becomes of the files of a table.
pub(super) struct Rewritten {
    /// Files that held replaced rows.
    pub(super) removes: Vec<Remove>,
    /// Files with what stays of them.
    pub(super) kept: NewFiles,
}

/// How the history names the change.
pub(super) fn operation(key: &[String]) -> DeltaOperation {
    let predicate = |action: &str| MergePredicate {
        action_type: action.to_owned(),
        predicate: None,
    };
    DeltaOperation::Merge {
        predicate: None,
        merge_predicate: Some(key.join(", ")),
        matched_predicates: vec![predicate("update")],
        not_matched_predicates: vec![predicate("insert")],
        not_matched_by_source_predicates: Vec::new(),
    }
}

/// Checks that rows can be replaced by this key.
///
/// # Errors
/// `lake.key_unknown` when the key names no column, or one that the rows lack.
pub(crate) fn check_key(table: &DatasetName, schema: &Schema, key: &[String]) -> Result<()> {
    if !key.is_empty() && key.iter().all(|column| schema.field_with_name(column).is_ok()) {
        return Ok(());
    }
    let columns = key.join(", ");
    Err(Error::invalid(
        "lake.key_unknown",
        format!(
            "Rows of table '{table}' cannot be replaced by the key '{columns}': name one or more columns that the rows \
             have."
        ),
    )
    .with("table", table)
    .with("columns", columns))
}

/// Checks that no two of the new rows have the same key, which would leave open which of them replaces the old one.
/// A key with a null in it equals none.
///
/// # Errors
/// `lake.key_not_unique`.
pub(crate) async fn check_unique(lake: &DeltaLake, change: &Change<'_>, key: &[String]) -> Result<()> {
    let job = Job::new(lake, change, key)?;
    if work::run(lake, async move { job.has_key_twice().await }).await? {
        let (table, columns) = (change.table, key.join(", "));
        return Err(Error::invalid(
            "lake.key_not_unique",
            format!(
                "Two of the rows for table '{table}' have the same key ({columns}), so it is open which one counts. \
                 Make the key unique."
            ),
        )
        .with("table", table)
        .with("columns", columns));
    }
    Ok(())
}

/// Writes again what stays of the files that hold a key of the change.
pub(super) async fn rewrite(
    lake: &DeltaLake,
    current: &DeltaTable,
    change: &Change<'_>,
    key: &[String],
) -> Result<Rewritten> {
    let snapshot = current.snapshot().map_err(Error::internal)?;
    let columns = snapshot.snapshot().arrow_schema();
    let columns = evolve(change.table, &columns, change.schema)?;
    let mut task = FileWriter::new(lake, change.table, &columns)?.start(lake);
    let job = Job::new(lake, change, key)?;
    let table = current.clone();
    let (touched, kept) = work::run(lake, async move {
        let touched = job.touched_files(&table).await?;
        if !touched.is_empty() {
            let kept = job.kept_rows(&table, &touched).await?;
            let mut kept = kept.execute_stream().await.map_err(failed)?;
            while let Some(rows) = kept.try_next().await.map_err(failed)? {
                task.send(rows).await?;
            }
        }
        Ok((touched, task.finish().await?))
    })
    .await?;
    let url = lake.table_url(change.table)?;
    let removes: Vec<_> = snapshot
        .log_data()
        .iter()
        .filter(|file| url.join(&file.path()).is_ok_and(|url| touched.contains(url.as_str())))
        .map(|file| file.remove_action(true))
        .collect();
    if removes.len() != touched.len() {
        return Err(Error::internal(format!(
            "files of table {} are not in its log",
            change.table
        )));
    }
    Ok(Rewritten { removes, kept })
}

/// The joins of one upsert.
struct Job {
    session: SessionContext,
    schema: SchemaRef,
    key: Vec<String>,
    urls: Vec<String>,
}

impl Job {
    fn new(lake: &DeltaLake, change: &Change<'_>, key: &[String]) -> Result<Self> {
        let session = lake.engine().session(Limits::system().memory_max_bytes)?;
        session
            .runtime_env()
            .register_object_store(lake.root(), lake.root_store()?);
        Ok(Self {
            session,
            schema: Arc::clone(change.schema),
            key: key.to_vec(),
            urls: change.files.urls(lake, change.table)?,
        })
    }

    /// Keys of the new rows, under names that no table has; none when there are no rows.
    async fn fresh_keys(&self) -> Result<Option<DataFrame>> {
        if self.urls.is_empty() {
            return Ok(None);
        }
        let options = ParquetReadOptions::default().schema(&self.schema);
        let fresh = self
            .session
            .read_parquet(self.urls.clone(), options)
            .await
            .map_err(failed)?;
        let keys = self.key.iter().zip(key_names(&self.key));
        let keys: Vec<Expr> = keys.map(|(column, name)| ident(column).alias(name)).collect();
        fresh.select(keys).map(Some).map_err(failed)
    }

    async fn has_key_twice(&self) -> Result<bool> {
        let Some(fresh) = self.fresh_keys().await? else {
            return Ok(false);
        };
        let names: Vec<_> = key_names(&self.key).map(ident).collect();
        let complete = names.iter().cloned().map(Expr::is_not_null).reduce(Expr::and);
        let twice = fresh
            .filter(complete.unwrap_or(lit(true)))
            .and_then(|keys| keys.aggregate(names, vec![count(lit(1)).alias("__rows")]))
            .and_then(|keys| keys.filter(ident("__rows").gt(lit(1))))
            .and_then(|keys| keys.limit(0, Some(1)))
            .map_err(failed)?;
        Ok(twice.count().await.map_err(failed)? > 0)
    }

    /// URLs of the table's files that hold a key of the new rows.
    async fn touched_files(&self, current: &DeltaTable) -> Result<HashSet<String>> {
        let Some(fresh) = self.fresh_keys().await? else {
            return Ok(HashSet::new());
        };
        let table = current.table_provider().with_file_column(FILE_COLUMN);
        let table = table
            .with_session(Arc::new(self.session.state()))
            .await
            .map_err(failed)?;
        let files = self
            .session
            .read_table(table)
            .and_then(|rows| self.join(rows, fresh, JoinType::LeftSemi))
            .and_then(|rows| rows.select(vec![cast(ident(FILE_COLUMN), DataType::Utf8).alias(FILE_COLUMN)]))
            .and_then(DataFrame::distinct)
            .map_err(failed)?
            .collect()
            .await
            .map_err(failed)?;
        let files = files
            .iter()
            .flat_map(|batch| batch.column(0).as_string::<i32>().iter().flatten());
        Ok(files.map(str::to_owned).collect())
    }

    /// Rows of the touched files that no new row replaces.
    async fn kept_rows(&self, current: &DeltaTable, touched: &HashSet<String>) -> Result<DataFrame> {
        let Some(fresh) = self.fresh_keys().await? else {
            return Err(Error::internal("files are touched by no rows"));
        };
        let table = current.table_provider().with_file_paths(touched.iter().cloned());
        let table = table
            .with_session(Arc::new(self.session.state()))
            .await
            .map_err(failed)?;
        let rows = self.session.read_table(table).map_err(failed)?;
        self.join(rows, fresh, JoinType::LeftAnti).map_err(failed)
    }

    fn join(&self, rows: DataFrame, fresh: DataFrame, how: JoinType) -> Result<DataFrame, DataFusionError> {
        let names: Vec<_> = key_names(&self.key).collect();
        let left: Vec<_> = self.key.iter().map(String::as_str).collect();
        let right: Vec<_> = names.iter().map(String::as_str).collect();
        rows.join(fresh, how, &left, &right, None)
    }
}

fn key_names(key: &[String]) -> impl Iterator<Item = String> {
    (0..key.len()).map(|index| format!("__key_{index}"))
}

fn failed(error: DataFusionError) -> Error {
    storage_error(error, "tables")
}
