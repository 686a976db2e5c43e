//! The rules of a contract, compiled once for a whole delivery; it must not know where the rows go afterwards.

use std::sync::Arc;

use arrow::{
    array::{Array, AsArray},
    datatypes::{DataType, Field},
    record_batch::RecordBatch,
};
use jixia_lake::{Compiled, Program, schema::contract_schema};
use jixia_model::{
    Error, Result, Text,
    contract::{Check, CheckTest, Column, Contract, Severity},
};

use super::unique::Keys;
use crate::DeltaLake;

/// Name of the output that a check computes; no column of a contract is called so.
const OUTPUT: &str = "__passes";

/// The rules that rows are held against.
pub(super) struct Rules {
    /// Checks of one row.
    pub(super) checks: Vec<RowCheck>,
    /// Columns that together occur once.
    pub(super) uniques: Vec<Unique>,
    /// Key columns that must have a value although the contract does not say so: index, name and title.
    pub(super) key: Vec<(usize, String, Text)>,
}

/// A check of one row.
pub(super) struct RowCheck {
    /// The rule's word.
    pub(super) name: String,
    /// The column that the reason points at.
    pub(super) column: Option<String>,
    /// What is wrong when it fails.
    pub(super) message: Text,
    /// A failure only warns.
    pub(super) warning: bool,
    passes: Box<dyn Compiled>,
}

/// Columns that together occur once in a delivery.
pub(super) struct Unique {
    /// The rule's word.
    pub(super) name: String,
    /// The columns by name.
    pub(super) columns: Vec<String>,
    /// The columns as people call them.
    pub(super) title: Text,
    /// What is wrong when they occur again, where the contract says it.
    pub(super) message: Option<Text>,
    /// A repetition only warns.
    pub(super) warning: bool,
    pub(super) indices: Vec<usize>,
}

impl Unique {
    /// The column that the reason points at, when it is one.
    pub(super) fn column(&self) -> Option<&str> {
        match self.columns.as_slice() {
            [column] => Some(column),
            _ => None,
        }
    }
}

impl Rules {
    /// Compiles the rules of a contract.
    ///
    /// # Errors
    /// Those of compiling an expression, and `delivery.check_column_unknown`.
    pub(super) fn compile(lake: &DeltaLake, contract: &Contract) -> Result<Self> {
        let checks = contract.checks.iter().filter_map(|check| match &check.test {
            CheckTest::Row { sql } => Some(RowCheck::compile(lake, contract, check, sql)),
            CheckTest::Delivery { .. } | CheckTest::Unique { .. } => None,
        });
        let key = contract.columns.iter().enumerate();
        let key = key.filter(|(_, column)| column.key && !column.required);
        Ok(Self {
            checks: checks.collect::<Result<_>>()?,
            uniques: uniques(contract)?,
            key: key
                .map(|(index, column)| (index, column.name.clone(), Text::new(title_zh(column), &column.name)))
                .collect(),
        })
    }

    /// The keys of all rows, per unique rule.
    pub(super) fn keys(&self, rows: &RecordBatch) -> Result<Vec<Keys>> {
        self.uniques
            .iter()
            .map(|unique| Keys::of(rows, &unique.indices))
            .collect()
    }
}

impl RowCheck {
    fn compile(lake: &DeltaLake, contract: &Contract, check: &Check, sql: &str) -> Result<Self> {
        let program = Program {
            input: contract_schema(contract),
            outputs: vec![(Field::new(OUTPUT, DataType::Boolean, true), sql.to_owned())],
            lookups: Vec::new(),
        };
        Ok(Self {
            name: check.name.clone(),
            column: check.column.clone(),
            message: check.message.clone(),
            warning: check.severity == Severity::Warning,
            passes: lake
                .compile_program(&program)
                .map_err(|error| error.with("check", &check.name))?,
        })
    }

    /// Tells `failed` the rows that fail. A row for which the check cannot be computed fails.
    pub(super) fn run(&self, rows: &RecordBatch, first: usize, failed: &mut impl FnMut(usize)) {
        let Ok(outcome) = self.passes.run(rows) else {
            match rows.num_rows() {
                0 => {}
                1 => failed(first),
                // One row spoils its whole batch: halve it until the row is alone.
                many => {
                    let half = many / 2;
                    self.run(&rows.slice(0, half), first, failed);
                    self.run(&rows.slice(half, many - half), first + half, failed);
                }
            }
            return;
        };
        let passes = outcome.column(0).as_boolean();
        if passes.true_count() + passes.null_count() == rows.num_rows() {
            return;
        }
        for row in 0..rows.num_rows() {
            if passes.is_valid(row) && !passes.value(row) {
                failed(first + row);
            }
        }
    }
}

fn uniques(contract: &Contract) -> Result<Vec<Unique>> {
    let own = |columns: Vec<String>| ("unique".to_owned(), columns, None, false);
    let mut found: Vec<_> = contract
        .columns
        .iter()
        .filter(|column| column.unique)
        .map(|column| own(vec![column.name.clone()]))
        .collect();
    for check in &contract.checks {
        if let CheckTest::Unique { columns } = &check.test {
            let warning = check.severity == Severity::Warning;
            found.push((
                check.name.clone(),
                columns.clone(),
                Some(check.message.clone()),
                warning,
            ));
        }
    }
    let key: Vec<_> = contract.key().into_iter().map(str::to_owned).collect();
    if !key.is_empty() && !found.iter().any(|(_, columns, _, warning)| *columns == key && !warning) {
        found.push(own(key));
    }
    let found = found.into_iter().map(|(name, columns, message, warning)| {
        let indices = columns.iter().map(|column| index_of(contract, &name, column));
        let indices = indices.collect::<Result<Vec<_>>>()?;
        let titles = |text: fn(&Column) -> &str, between: &str| {
            let titles = indices.iter().map(|index| text(&contract.columns[*index]));
            titles.collect::<Vec<_>>().join(between)
        };
        Ok(Unique {
            title: Text::new(titles(title_zh, "、"), titles(|column| &column.name, ", ")),
            indices,
            name,
            columns,
            message,
            warning,
        })
    });
    found.collect()
}

/// What people call a column.
fn title_zh(column: &Column) -> &str {
    if column.title.zh.is_empty() {
        &column.name
    } else {
        &column.title.zh
    }
}

fn index_of(contract: &Contract, check: &str, column: &str) -> Result<usize> {
    contract
        .columns
        .iter()
        .position(|known| known.name == column)
        .ok_or_else(|| {
            Error::invalid(
                "delivery.check_column_unknown",
                format!(
                    "Check '{check}' names column '{column}', which the contract of '{}' lacks.",
                    contract.name
                ),
            )
            .with("check", check)
            .with("column", column)
            .with("table", &contract.name)
        })
}

/// What is wrong with one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// Index of the row in its batch.
    pub(super) row: usize,
    /// What it is.
    pub(super) what: What,
    /// The row is kept all the same.
    pub(super) warning: bool,
}

/// What can be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The fault of this index that the batch came with.
    Given(usize),
    /// The check of this index fails.
    Check(usize),
    /// The key column of this index has no value.
    KeyMissing(usize),
    /// The columns of the unique rule of this index stand in an earlier line as well.
    Repeated {
        /// Index of the rule.
        rule: usize,
        /// The earlier line.
        line: i64,
    },
}

/// A shared set of rules.
pub(super) type SharedRules = Arc<Rules>;
