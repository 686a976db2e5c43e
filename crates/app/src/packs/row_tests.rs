//! The tests that packs bring: worked examples of rules, row tests of models, registries and indicators.

use std::{collections::BTreeMap, sync::Arc};

use arrow::{
    array::{ArrayRef, AsArray, Float64Array, Int64Array, RecordBatch, StringArray},
    datatypes::{Date32Type, SchemaRef},
};
use chrono::DateTime;
use futures::{StreamExt, TryStreamExt, stream};
use jixia_lake::{
    Lake, Limits, Query, QueryTable, RegistryBuild, Source, Write, WriteMode,
    schema::{contract_schema, delivered_schema},
    values,
};
use jixia_model::{
    DatasetName, Error, Result,
    indicator::{DAY_TABLE, RESULT_COLUMNS},
    name::IndicatorName,
    registry::conflicts_table,
    rule::RuleValue,
};
use jixia_pack::{ExpectedRows, Row, RowTest, TestTarget};
use jixia_policy::{ResourceKind, unknown};

use super::Installed;
use crate::{
    indicators::{self, measure, measure::Sum},
    registries::HOLDS_NOW,
    rules, tables,
};

/// Makes an empty lake for one test.
pub type ScratchLakes = dyn Fn() -> Result<Arc<dyn Lake>> + Send + Sync;

/// Results of all tests of the installed packs.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// One per example and row test.
    pub results: Vec<TestResult>,
}

/// What became of one test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestResult {
    /// The pack.
    pub pack: String,
    /// The rule, model, registry or indicator under test.
    pub target: String,
    /// Name of the test, or `example 1`.
    pub name: String,
    /// What differed, one sentence each; empty when the test passes.
    pub differences: Vec<String>,
}

impl Report {
    /// How many tests pass.
    pub fn passed(&self) -> usize {
        self.results
            .iter()
            .filter(|result| result.differences.is_empty())
            .count()
    }

    /// What became of the tests of `target`.
    pub fn of(&self, target: &str) -> impl Iterator<Item = &TestResult> {
        self.results.iter().filter(move |result| result.target == target)
    }

    /// Whether `target` has tests and all of them pass; none when it has no test.
    pub fn verdict(&self, target: &str) -> Option<bool> {
        let mut of_target = self.of(target).peekable();
        of_target.peek()?;
        Some(of_target.all(|result| result.differences.is_empty()))
    }
}

/// Runs every example and row test of the installed packs.
pub async fn run(installed: &Installed, scratch: &ScratchLakes) -> Report {
    let mut report = Report::default();
    for pack in &installed.packs {
        let name = pack.manifest.name.to_string();
        let result = |target: &str, test: String, differences| TestResult {
            pack: name.clone(),
            target: target.to_owned(),
            name: test,
            differences,
        };
        for file in &pack.rules {
            let Ok(rule) = installed.rule(&file.rule.name) else {
                continue;
            };
            let examples = rule.test().into_iter();
            let target = rule.rule.name.as_str();
            report.results.extend(
                examples.map(|example| result(target, format!("example {}", example.number), example.differences)),
            );
        }
        for test in &pack.tests {
            let differences = match run_one(installed, test, scratch).await {
                Ok(differences) => differences,
                Err(error) => vec![error.to_string()],
            };
            report
                .results
                .push(result(test.target.name(), test.name.clone(), differences));
        }
    }
    report
}

async fn run_one(installed: &Installed, test: &RowTest, scratch: &ScratchLakes) -> Result<Vec<String>> {
    let lake = scratch()?;
    match &test.target {
        TestTarget::Model(name) => {
            let actual = run_model(installed, name, test, &*lake).await?;
            compare("row", &test.expect, &actual)
        }
        TestTarget::Registry(name) => run_registry(installed, name, test, &*lake).await,
        TestTarget::Indicator(name) => {
            let actual = run_indicator(installed, name, test, &*lake).await?;
            compare("row", &test.expect, &[actual])
        }
    }
}

async fn run_model(
    installed: &Installed,
    name: &DatasetName,
    test: &RowTest,
    lake: &dyn Lake,
) -> Result<Vec<RecordBatch>> {
    let models = installed.models();
    let model = models.iter().find(|model| model.name == *name).ok_or_else(|| {
        Error::not_found("model.unknown", format!("No pack declares a model '{name}'.")).with("name", name)
    })?;
    let query = Query {
        sql: model.sql.clone(),
        tables: given_tables(installed, &model.reads, test)?,
        limits: Limits::system(),
    };
    lake.query(query).await?.rows.try_collect().await
}

fn given_tables(installed: &Installed, reads: &[DatasetName], test: &RowTest) -> Result<Vec<QueryTable>> {
    let tables = reads.iter().map(|read| {
        let schema = contract_schema(&*installed.contract(read)?);
        let rows = vec![values::batch(&schema, given(test, read.as_str()))?];
        Ok(QueryTable {
            name: read.to_string(),
            source: Source::Given { schema, rows },
        })
    });
    tables.collect()
}

/// Works an indicator out for every division of its levels; small numbers are told, because what is given is made up.
async fn run_indicator(
    installed: &Installed,
    name: &IndicatorName,
    test: &RowTest,
    lake: &dyn Lake,
) -> Result<RecordBatch> {
    let indicator = installed.find_indicator(name);
    let indicator = indicator.ok_or_else(|| unknown(ResourceKind::Indicator, name))?;
    let days = values::batch(&measure::day_schema(), given(test, DAY_TABLE))?;
    let days = days.column(0).as_primitive::<Date32Type>();
    // Without a day in the test it is the first one that there is.
    let day = days
        .values()
        .first()
        .and_then(|day| Date32Type::to_naive_date_opt(*day));
    let tables = given_tables(installed, &indicator.reads, test)?;
    let sums = measure::sums(lake, &indicator, tables, day.unwrap_or_default()).await?;
    let mut by_code: BTreeMap<&str, Sum> = BTreeMap::new();
    for (code, sum) in &sums {
        for part in indicator.levels.iter().filter_map(|level| code.get(..level.digits())) {
            *by_code.entry(part).or_default() += *sum;
        }
    }
    let codes: StringArray = by_code.keys().map(|code| Some(*code)).collect();
    let numbers: Float64Array = by_code
        .values()
        .map(|sum| indicators::number(&indicator, sum))
        .collect();
    let of = |number: fn(&Sum) -> f64| by_code.values().map(number).collect::<Float64Array>();
    let columns: [ArrayRef; 4] = [
        Arc::new(codes),
        Arc::new(numbers),
        Arc::new(of(|sum| sum.value)),
        Arc::new(of(|sum| sum.per)),
    ];
    RecordBatch::try_from_iter(RESULT_COLUMNS.into_iter().zip(columns)).map_err(Error::internal)
}

/// Writes the given rows as if they had been delivered, builds the registry and reads it.
async fn run_registry(
    installed: &Installed,
    name: &DatasetName,
    test: &RowTest,
    lake: &dyn Lake,
) -> Result<Vec<String>> {
    let registry = installed.registry(name)?;
    for source in &registry.sources {
        let contract = installed.contract(&source.dataset)?;
        let rows = values::batch(&contract_schema(&contract), given(test, source.dataset.as_str()))?;
        let rows = as_delivered(&delivered_schema(&contract), &rows)?;
        let write = Write {
            table: source.dataset.clone(),
            schema: rows.schema(),
            mode: WriteMode::Append,
            transaction: None,
        };
        lake.write(write, stream::iter([Ok(rows)]).boxed()).await?;
    }
    let build = RegistryBuild {
        transaction: "row-test".into(),
        at: DateTime::UNIX_EPOCH,
        from_scratch: true,
        settlements: Vec::new(),
    };
    lake.build_registry(registry, build).await?;
    let records = read(lake, name, &format!("select * from {name} where {HOLDS_NOW}")).await?;
    let mut differences = compare("record", &test.expect, &records)?;
    if let Some(expected) = &test.conflicts {
        let conflicts = conflicts_table(name)?;
        let found = read(lake, &conflicts, &format!("select * from {conflicts}")).await?;
        differences.extend(compare("conflict", expected, &found)?);
    }
    Ok(differences)
}

async fn read(lake: &dyn Lake, table: &DatasetName, sql: &str) -> Result<Vec<RecordBatch>> {
    tables::read(lake, table, sql).await?.try_collect().await
}

fn given<'a>(test: &'a RowTest, table: &str) -> &'a [Row] {
    test.given
        .iter()
        .find(|(name, _)| name.as_str() == table)
        .map_or(&[], |(_, rows)| rows)
}

/// Adds the technical columns that a delivered table has.
fn as_delivered(schema: &SchemaRef, rows: &RecordBatch) -> Result<RecordBatch> {
    let mut columns = rows.columns().to_vec();
    columns.push(Arc::new(StringArray::from(vec!["row-test"; rows.num_rows()])));
    columns.push(Arc::new((1_i64..).take(rows.num_rows()).collect::<Int64Array>()));
    RecordBatch::try_new(Arc::clone(schema), columns).map_err(Error::internal)
}

/// Compares expected rows with actual ones, only in the columns that the expectation names.
fn compare(noun: &str, expected: &ExpectedRows, batches: &[RecordBatch]) -> Result<Vec<String>> {
    let mut actual = Vec::new();
    for batch in batches {
        let names = batch.schema_ref().fields().iter().map(|field| field.name().clone());
        for row in values::rows(batch) {
            actual.push(names.clone().zip(row?).collect::<Row>());
        }
    }
    let mut differences = Vec::new();
    if actual.len() != expected.rows.len() {
        differences.push(format!(
            "{} {noun}s came out, {} were expected",
            actual.len(),
            expected.rows.len()
        ));
    }
    for (index, wanted) in expected.rows.iter().enumerate() {
        let found = if expected.exact_order {
            actual.get(index).is_some_and(|row| matches(wanted, row))
        } else {
            let place = actual.iter().position(|row| matches(wanted, row));
            place.inspect(|place| drop(actual.swap_remove(*place))).is_some()
        };
        if !found {
            differences.push(format!("no {noun} is {}", show(wanted)));
        }
    }
    if !differences.is_empty() {
        differences.extend(actual.iter().take(5).map(|row| format!("came out: {}", show(row))));
    }
    Ok(differences)
}

fn matches(wanted: &Row, actual: &Row) -> bool {
    wanted.iter().all(|(name, value)| {
        let cell = actual.iter().find(|(column, _)| column == name).map(|(_, cell)| cell);
        cell.is_some_and(|cell| values::same(cell, value))
    })
}

fn show(row: &Row) -> String {
    let cells = row.iter().filter(|(_, value)| *value != RuleValue::Null);
    cells
        .map(|(name, value)| format!("{name}: {}", rules::show(value)))
        .collect::<Vec<_>>()
        .join(", ")
}
