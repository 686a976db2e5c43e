//! Turns columns of text into the contract's columns, and tells of every cell that does not fit.
//!
//! Types, required values, lengths and known kinds of numbers are checked here; SQL checks are the lake's. It must not know
//! which format the text came from.

use std::sync::Arc;

use arrow::{
    array::{Array, ArrayRef, AsArray, BooleanArray, RecordBatch, RecordBatchOptions, StringArray, new_null_array},
    compute::nullif,
    datatypes::{DataType, Field, Schema, SchemaRef},
};
use chrono::NaiveDate;
use jixia_lake::{
    DeliveredBatch, Fault,
    schema::{contract_schema, data_type},
};
use jixia_model::{
    Error, Result,
    contract::{Column, ColumnType, Contract},
};

mod cells;
mod reason;
mod semantic;
mod text;
mod values;

use crate::{
    mapping::{Mapping, normalise, words},
    read::raw::{RawBatch, RowFault},
    sheet::CellTrouble,
};
use cells::Cells;

/// What texts mean, besides what the contract says.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    /// The day after which nobody was born.
    pub(crate) today: NaiveDate,
    /// Texts that stand for no value, in lower case.
    pub(crate) nulls: Vec<String>,
}

/// Types the rows of one file.
#[derive(Debug)]
pub(crate) struct Typer {
    columns: Vec<(Column, Option<usize>)>,
    schema: SchemaRef,
    raw_schema: SchemaRef,
    /// Indexes of the file's columns that are kept in raw.
    raw_columns: Vec<usize>,
    /// Normalised words of the contract.
    words: std::collections::HashSet<String>,
    meaning: Meaning,
}

/// Faults of one column of one batch, in the making.
pub(super) struct Faults<'a> {
    column: &'a Column,
    found: Vec<Fault>,
}

impl Faults<'_> {
    fn add(&mut self, row: usize, value: &str, rule: &str, reason: jixia_model::Text, warning: bool) {
        self.found.push(Fault {
            row,
            column: Some(self.column.name.clone()),
            value: value.to_owned(),
            rule: rule.to_owned(),
            reason,
            warning,
        });
    }
}

impl Typer {
    pub(crate) fn new(contract: &Contract, mapping: &Mapping, meaning: Meaning) -> Self {
        let raw_columns: Vec<_> = (0..mapping.headers.len())
            .filter(|index| !mapping.added.contains(index))
            .collect();
        let raw_fields = raw_columns
            .iter()
            .map(|&index| Field::new(&mapping.headers[index], DataType::Utf8, true));
        Self {
            columns: contract
                .columns
                .iter()
                .cloned()
                .zip(mapping.columns.iter().copied())
                .collect(),
            schema: contract_schema(contract),
            raw_schema: Arc::new(Schema::new(raw_fields.collect::<Vec<_>>())),
            raw_columns,
            words: contract.columns.iter().flat_map(words).map(normalise::exact).collect(),
            meaning,
        }
    }

    /// Types a batch; nothing is left out, what cannot be typed is null and has a fault.
    pub(crate) fn run(&self, raw: &RawBatch) -> Result<DeliveredBatch> {
        let rows = raw.lines.len();
        let mut faults = Vec::new();
        let mut dead = vec![false; rows];
        for (row, fault) in &raw.rows {
            let warning = match fault {
                RowFault::OutsideHeader { .. } => true,
                RowFault::UnknownKey { key, .. } => !self.words.contains(&normalise::exact(key)),
                _ => false,
            };
            dead[*row] |= !warning;
            faults.push(reason::of_row(*row, fault, warning));
        }
        let columns = self.columns.iter().map(|(column, index)| {
            let (typed, found) = self.column(column, *index, raw, &dead)?;
            faults.extend(found);
            Ok(typed)
        });
        let columns = columns.collect::<Result<Vec<_>>>()?;
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        let kept = self
            .raw_columns
            .iter()
            .map(|&index| Arc::clone(&raw.columns[index]))
            .collect();
        Ok(DeliveredBatch {
            rows: RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &options)
                .map_err(Error::internal)?,
            raw: RecordBatch::try_new_with_options(Arc::clone(&self.raw_schema), kept, &options)
                .map_err(Error::internal)?,
            lines: raw.lines.clone(),
            faults,
        })
    }

    fn column(
        &self,
        column: &Column,
        index: Option<usize>,
        raw: &RawBatch,
        dead: &[bool],
    ) -> Result<(ArrayRef, Vec<Fault>)> {
        let Some(index) = index else {
            return Ok((
                new_null_array(&data_type(column.column_type), raw.lines.len()),
                Vec::new(),
            ));
        };
        let texts = raw.columns[index].as_string::<i32>();
        let mut faults = Faults {
            column,
            found: Vec::new(),
        };
        let troubled = troubles(column, index, raw, texts, &mut faults);
        // Cells in trouble have their fault already and are passed over like those of dead rows.
        let out: Option<Vec<bool>> =
            troubled.map(|troubled| troubled.iter().zip(dead).map(|(cell, row)| *cell || *row).collect());
        let cells = Cells::new(texts, out.as_deref().unwrap_or(dead), column, &self.meaning);
        let typed = self.typed(column, &cells, &mut faults)?;
        Ok((typed, faults.found))
    }

    fn typed(&self, column: &Column, cells: &Cells<'_>, faults: &mut Faults<'_>) -> Result<ArrayRef> {
        use jixia_functions::{boolean, date, number};
        let array = match column.column_type {
            ColumnType::Text { length_max } => {
                text::column(cells, length_max, column.semantic, self.meaning.today, faults)?
            }
            ColumnType::Integer => values::integers(cells, number::parse_integer, faults),
            ColumnType::Decimal { precision, scale } => values::decimals(cells, precision, scale, faults)?,
            ColumnType::Float => values::floats(cells, number::parse_float, faults),
            ColumnType::Boolean => values::booleans(cells, boolean::parse, faults),
            ColumnType::Date => values::dates(cells, date::parse, faults),
            ColumnType::Timestamp => values::timestamps(cells, date::parse_timestamp, faults),
        };
        Ok(array)
    }
}

/// Cells that cannot be read whatever their type; none where there are none.
fn troubles(
    column: &Column,
    index: usize,
    raw: &RawBatch,
    texts: &StringArray,
    faults: &mut Faults<'_>,
) -> Option<Vec<bool>> {
    let mut troubled = None;
    for &(row, at, trouble) in &raw.cells {
        // A float keeps its value in spite of the digits beyond fifteen.
        let harmless = trouble == CellTrouble::Precision && column.column_type == ColumnType::Float;
        if at == index && !harmless {
            let value = texts.value(row);
            let (rule, reason) = reason::of_cell(column, value, trouble);
            faults.add(row, value, rule, reason, false);
            troubled.get_or_insert_with(|| vec![false; texts.len()])[row] = true;
        }
    }
    troubled
}

/// The texts with those rows null for which `gone` is true; values are shared, not copied.
fn without(texts: &StringArray, gone: &[bool]) -> Result<ArrayRef> {
    let gone = BooleanArray::from(gone.to_vec());
    nullif(texts, &gone).map_err(Error::internal)
}
