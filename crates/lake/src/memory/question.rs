//! Answers `select * from <table>` behind the table's guard; it must not know any other SQL.

use std::{collections::HashMap, sync::Arc};

use arrow::{
    array::{ArrayRef, AsArray, StringArray},
    compute::cast,
    datatypes::{DataType, Schema},
    record_batch::{RecordBatch, RecordBatchOptions},
};
use jixia_model::{DatasetName, Error, Kind, Result};

use super::table::Table;
use crate::{Answer, ColumnGuard, Mask, Query, ReadTable, RowGuard, Rows, Source, schema};

/// The two things that a question can say.
struct Question<'a> {
    table: &'a str,
    limit: u64,
}

/// What gives a column of the answer: the place in the table, and the mask over it.
type Shown = (usize, Option<Mask>);

pub(super) fn answer(tables: &HashMap<DatasetName, Table>, query: Query) -> Result<Answer> {
    let question = Question::read(&query.sql).ok_or_else(|| super::no_sql(&query.sql))?;
    let named = query.tables.iter().find(|table| table.name == question.table);
    let named = named.ok_or_else(|| table_unknown(question.table))?;
    let ((schema, rows), version) = match &named.source {
        Source::Given { schema, rows } => ((Arc::clone(schema), rows.clone()), None),
        Source::Table { table, version, guard } => {
            let found = tables.get(table).ok_or_else(|| table_unknown(question.table))?;
            let stored = found.at(table, *version)?;
            let newest = found.info().map(|newest| newest.version);
            (guarded(&stored.schema, &stored.rows, guard)?, version.or(newest))
        }
    };
    // One row more than allowed tells the caller that the answer was cut.
    let rows_max = question.limit.min(query.limits.rows_max.saturating_add(1));
    Ok(Answer {
        schema,
        rows: super::stream_of(first_rows(rows, rows_max)),
        tables: vec![ReadTable {
            name: named.name.clone(),
            version,
        }],
    })
}

impl<'a> Question<'a> {
    fn read(sql: &'a str) -> Option<Self> {
        let words: Vec<_> = sql.trim().trim_end_matches(';').split_whitespace().collect();
        let (table, limit) = match words.as_slice() {
            [select, "*", from, table] if is(select, "select") && is(from, "from") => (*table, u64::MAX),
            [select, "*", from, table, limit, count]
                if is(select, "select") && is(from, "from") && is(limit, "limit") =>
            {
                (*table, count.parse().ok()?)
            }
            _ => return None,
        };
        let bare = table.strip_prefix('"').and_then(|table| table.strip_suffix('"'));
        Some(Self {
            table: bare.unwrap_or(table),
            limit,
        })
    }
}

fn is(word: &str, keyword: &str) -> bool {
    word.eq_ignore_ascii_case(keyword)
}

fn guarded(schema: &Schema, rows: &[RecordBatch], guard: &RowGuard) -> Result<(Arc<Schema>, Vec<RecordBatch>)> {
    if let Some((name, _)) = guard
        .columns
        .iter()
        .find(|(name, _)| schema.field_with_name(name).is_err())
    {
        return Err(guard_malformed(&format!("the table has no column '{name}'")));
    }
    let rows = match &guard.rows {
        Rows::All => rows,
        Rows::None => &[],
        Rows::Where(sql) => return Err(super::no_sql(&format!("the condition '{sql}'"))),
    };
    let mut fields = Vec::new();
    let mut shown: Vec<Shown> = Vec::new();
    for (index, field) in schema.fields().iter().enumerate() {
        let name = field.name();
        let rule = guard
            .columns
            .iter()
            .find(|(column, _)| column == name)
            .map(|(_, rule)| *rule);
        let technical = name.starts_with('_') && !guard.technical_columns;
        match rule {
            Some(ColumnGuard::Hidden) => {}
            _ if technical => {}
            Some(ColumnGuard::Masked(mask)) => {
                fields.push(Arc::new(schema::masked(name, DataType::Utf8)));
                shown.push((index, Some(mask)));
            }
            None => {
                fields.push(Arc::clone(field));
                shown.push((index, None));
            }
        }
    }
    let schema = Arc::new(Schema::new(fields));
    let rows = rows
        .iter()
        .map(|batch| show(batch, &schema, &shown))
        .collect::<Result<_>>()?;
    Ok((schema, rows))
}

fn show(batch: &RecordBatch, schema: &Arc<Schema>, shown: &[Shown]) -> Result<RecordBatch> {
    let columns = shown.iter().map(|(index, mask)| {
        let column = batch.column(*index);
        match mask {
            None => Ok(Arc::clone(column)),
            Some(mask) => masked(column, *mask),
        }
    });
    let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    RecordBatch::try_new_with_options(Arc::clone(schema), columns.collect::<Result<_>>()?, &options)
        .map_err(Error::internal)
}

fn masked(column: &ArrayRef, mask: Mask) -> Result<ArrayRef> {
    let text = cast(column, &DataType::Utf8).map_err(Error::internal)?;
    let values = text.as_string::<i32>().iter();
    let masked: StringArray = values.map(|value| value.map(|value| mask.apply(value))).collect();
    Ok(Arc::new(masked))
}

fn first_rows(rows: Vec<RecordBatch>, rows_max: u64) -> Vec<RecordBatch> {
    let mut left = usize::try_from(rows_max).unwrap_or(usize::MAX);
    let mut kept = Vec::new();
    for batch in rows {
        let length = batch.num_rows().min(left);
        left -= length;
        kept.push(batch.slice(0, length));
    }
    kept.retain(|batch| batch.num_rows() > 0);
    kept
}

/// A table that is not there, or may not be seen: the two are told in the same words.
fn table_unknown(name: &str) -> Error {
    Error::not_found(
        "query.table_unknown",
        format!("There is no table '{name}' that you may query; look in the catalogue for its name or ask for access."),
    )
    .with("table", name)
}

fn guard_malformed(problem: &str) -> Error {
    Error::new(
        Kind::Internal,
        "query.guard_malformed",
        format!(
            "The access rule of a table cannot be applied: {problem}; nothing was read. The rule has to be mended."
        ),
    )
    .with("problem", problem)
}
