//! A rule run over a registry: who is entitled, and what it costs in all (免申即享).

use std::sync::Arc;

use arrow::{
    array::{Array, AsArray, BooleanArray, RecordBatch},
    compute::{and, and_kleene, cast, filter_record_batch, is_not_null, sum},
    datatypes::{DataType, Decimal128Type, Field, Schema, SchemaRef},
};
use chrono::NaiveDate;
use futures::TryStreamExt;
use jixia_lake::{
    ColumnGuard, Compiled, Lake, Limits, Program, Query, QueryTable, RowGuard, Source, schema::data_type, values,
};
use jixia_model::{
    DatasetName, Error, Result,
    contract::ColumnType,
    name::RuleName,
    rule::{RuleInput, RulePopulation, RuleValue},
};
use jixia_policy::{Action, Resource};

use super::{CompiledRule, Values};
use crate::{Cx, access, models, queries};

/// The cases for which a rule's condition holds.
pub struct Entitled {
    /// Key and outputs of each case.
    pub schema: SchemaRef,
    /// The rows.
    pub rows: Vec<RecordBatch>,
    /// Cases looked at.
    pub cases: u64,
    /// Cases entitled.
    pub entitled: u64,
    /// Cases that cannot be decided, because an input is missing.
    pub incomplete: u64,
    /// Which inputs are missing, and in how many cases.
    pub missing: Vec<(String, u64)>,
    /// Sum of the amount over the entitled cases, as a decimal; none when the rule names no amount.
    pub budget: Option<RuleValue>,
}

/// How a rule is to be run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The inputs that the rule leaves to whoever runs it.
    pub given: Values,
    /// The day on which to decide; today if none.
    pub day: Option<NaiveDate>,
}

/// Runs a rule over its registry, as far as the caller may read it.
///
/// # Errors
/// `rule.unknown`, `rule.no_population`, `rule.not_valid_on`, `rule.inputs_wrong` for what has to be given with the run,
/// `rule.inputs_masked` when the caller sees what it decides by only masked, refusals, errors of the query.
pub async fn list(cx: &Cx, name: &RuleName, wanted: &Run) -> Result<Entitled> {
    let installed = cx.services.packs();
    let rule = installed.rule(name)?;
    let permit = cx.permit(Action::RunRule, &Resource::Rule(name))?;
    let Some(population) = &rule.rule.population else {
        return Err(no_population(name));
    };
    let mut reader = cx.services.store.read().await?;
    let (owned, _rows) = cx.dataset(&mut reader, &population.dataset, Action::ReadRows).await?;
    drop(reader);
    rule.check_day(wanted.day.unwrap_or_else(|| cx.today()))?;
    check_given(&rule, population, &wanted.given)?;
    models::derive(&cx.services, &installed.models_behind([&population.dataset]), false).await?;
    let guard = queries::row_guard(cx, &owned.dataset, &owned.path);
    let mut guard = guard.ok_or_else(|| access::unknown(&population.dataset))?;
    let masked = hide_masked(&mut guard, &population.key);
    let entitled = run(&rule, &*cx.services.lake, guard, &wanted.given).await;
    let entitled = entitled.map_err(|error| match masked.iter().find(|column| names(&error, column)) {
        Some(column) => inputs_masked(name, &population.dataset, column),
        None => error,
    })?;
    cx.services
        .store
        .record_access(permit.noting(format!("{} entitled", entitled.entitled)), cx.trail())
        .await?;
    Ok(entitled)
}

/// Hides what the caller would see masked, because a rule that decides by masked values decides wrongly; only the key may
/// be shown so. Answers with the hidden columns.
fn hide_masked(guard: &mut RowGuard, key: &str) -> Vec<String> {
    let masked = guard.columns.iter_mut().filter(|(column, _)| column != key);
    masked
        .map(|(column, guard)| {
            *guard = ColumnGuard::Hidden;
            column.clone()
        })
        .collect()
}

/// Whether the error says that there is no such column.
fn names(error: &Error, column: &str) -> bool {
    error.code == "query.column_unknown"
        && error
            .params
            .iter()
            .any(|(name, value)| *name == "column_name" && value == column)
}

fn inputs_masked(name: &RuleName, dataset: &DatasetName, column: &str) -> Error {
    let message = format!(
        "Rule '{name}' decides by '{column}' of '{dataset}', which you may only see masked, so its answer would be wrong; \
         ask a steward of the department that owns '{dataset}' to run it."
    );
    Error::denied("rule.inputs_masked", message)
        .with("name", name)
        .with("dataset", dataset)
        .with("column_name", column)
}

/// What has to be given with the run is given, and nothing that the population gives itself.
fn check_given(rule: &CompiledRule, population: &RulePopulation, given: &Values) -> Result<()> {
    let asked = |input: &&RuleInput| population.asked.contains(&input.name);
    let asked: Vec<&RuleInput> = rule.rule.inputs.iter().filter(asked).collect();
    rule.check_given(&asked, given)
}

fn no_population(name: &RuleName) -> Error {
    let message = format!("Rule '{name}' does not say over which registry it is run.");
    Error::invalid("rule.no_population", message).with("name", name)
}

/// Runs `rule` over its population, seen through `guard`.
///
/// # Errors
/// `rule.no_population` when the rule does not say over what it is run; errors of the query.
pub async fn run(rule: &CompiledRule, lake: &dyn Lake, guard: RowGuard, given: &Values) -> Result<Entitled> {
    let Some(population) = &rule.rule.population else {
        return Err(no_population(&rule.rule.name));
    };
    let table = Source::Table {
        table: population.dataset.clone(),
        version: None,
        guard,
    };
    let query = Query {
        sql: select(rule, population, given),
        tables: vec![QueryTable {
            name: population.dataset.to_string(),
            source: table,
        }],
        limits: Limits::system(),
    };
    let mut cases = lake.query(query).await?.rows;
    let mut listed = Listed::new(rule, population, lake)?;
    while let Some(batch) = cases.try_next().await? {
        listed.add(rule, &batch)?;
    }
    listed.finish(rule, population)
}

/// The query for key and inputs, in the rule's order; an input that nobody gives is null.
fn select(rule: &CompiledRule, population: &RulePopulation, given: &Values) -> String {
    let inputs = rule.rule.inputs.iter().map(|input| {
        let sql = population.inputs.iter().find(|(name, _)| *name == input.name);
        let value = given.iter().find(|(name, _)| *name == input.name);
        let sql = match (sql, value) {
            (Some((_, sql)), _) => format!("({sql}\n)"),
            (None, Some((_, value))) => literal(value, input.column_type),
            (None, None) => "null".to_owned(),
        };
        format!("{sql} as \"{}\"", input.name)
    });
    let settings = rule.rule.settings.iter().map(|setting| {
        let value = literal(&setting.value, setting.column_type);
        format!(", {value} as \"{}\"", setting.name)
    });
    let (key, table) = (&population.key, &population.dataset);
    format!(
        "select \"{key}\", {} from (select *{} from {table}) as {table}",
        inputs.collect::<Vec<_>>().join(", "),
        settings.collect::<String>(),
    )
}

/// A value as SQL of its type.
fn literal(value: &RuleValue, column_type: ColumnType) -> String {
    match value {
        RuleValue::Null => "null".to_owned(),
        value => {
            let text = super::show(value).replace('\'', "''");
            format!("arrow_cast('{text}', '{}')", data_type(column_type))
        }
    }
}

/// Entitled rows gathered batch by batch.
struct Listed {
    condition: Box<dyn Compiled>,
    schema: Option<SchemaRef>,
    rows: Vec<RecordBatch>,
    cases: u64,
    incomplete: u64,
    /// Inputs that must not be missing, by place among the rule's inputs, and in how many cases they are.
    needed: Vec<(usize, u64)>,
}

impl Listed {
    fn new(rule: &CompiledRule, population: &RulePopulation, lake: &dyn Lake) -> Result<Self> {
        let outputs = rule.rule.outputs.iter();
        let input = super::schema(outputs.map(|output| super::field(&output.name, output.column_type)));
        let condition = (
            Field::new("entitled", DataType::Boolean, true),
            population.entitled.clone(),
        );
        let needed = rule.rule.inputs.iter().enumerate().filter(|(_, input)| !input.optional);
        let condition = lake.compile(&Program {
            input,
            outputs: vec![condition],
            lookups: Vec::new(),
        })?;
        Ok(Self {
            condition,
            schema: None,
            rows: Vec::new(),
            cases: 0,
            incomplete: 0,
            needed: needed.map(|(place, _)| (place, 0)).collect(),
        })
    }

    fn add(&mut self, rule: &CompiledRule, batch: &RecordBatch) -> Result<()> {
        let columns = rule.inputs().fields().iter().zip(&batch.columns()[1..]);
        let inputs = columns.map(|(field, column)| cast(column, field.data_type()));
        let inputs = inputs.collect::<Result<Vec<_>, _>>().map_err(Error::internal)?;
        let inputs = RecordBatch::try_new(Arc::clone(rule.inputs()), inputs).map_err(Error::internal)?;
        let outputs = rule.run(&inputs)?;
        let entitled = self.condition.run(&outputs)?;
        let mut fields = vec![Arc::new(batch.schema_ref().field(0).clone())];
        fields.extend(outputs.schema_ref().fields().iter().cloned());
        let schema = Arc::clone(self.schema.get_or_insert_with(|| Arc::new(Schema::new(fields))));
        let columns = std::iter::once(batch.column(0))
            .chain(outputs.columns())
            .cloned()
            .collect();
        let rows = RecordBatch::try_new(schema, columns).map_err(Error::internal)?;
        self.cases += rows.num_rows() as u64;
        let mut decided = BooleanArray::from(vec![true; rows.num_rows()]);
        for (place, missing) in &mut self.needed {
            let known = is_not_null(inputs.column(*place)).map_err(Error::internal)?;
            *missing += known.false_count() as u64;
            decided = and(&decided, &known).map_err(Error::internal)?;
        }
        self.incomplete += decided.false_count() as u64;
        let entitled = and_kleene(&decided, entitled.column(0).as_boolean()).map_err(Error::internal)?;
        let rows = filter_record_batch(&rows, &entitled).map_err(Error::internal)?;
        self.rows.push(rows);
        Ok(())
    }

    fn finish(self, rule: &CompiledRule, population: &RulePopulation) -> Result<Entitled> {
        let missing = self.needed.iter().filter(|(_, cases)| *cases > 0);
        let missing = missing.map(|(place, cases)| (rule.rule.inputs[*place].name.clone(), *cases));
        let entitled = self.rows.iter().map(|rows| rows.num_rows() as u64).sum();
        let budget = population
            .amount
            .as_ref()
            .map(|amount| budget(&self.rows, amount))
            .transpose()?;
        let schema = self.schema.unwrap_or_else(|| Arc::new(Schema::empty()));
        Ok(Entitled {
            schema,
            rows: self.rows,
            cases: self.cases,
            entitled,
            incomplete: self.incomplete,
            missing: missing.collect(),
            budget,
        })
    }
}

/// Digits after the point to which amounts that are no decimals are added up.
const FLOAT_DIGITS: i8 = 4;

/// Adds up a column exactly, with as many digits after the point as it has.
fn budget(rows: &[RecordBatch], amount: &str) -> Result<RuleValue> {
    let (mut total, mut digits) = (0_i128, 0);
    for batch in rows {
        let Some(column) = batch.column_by_name(amount) else {
            return Err(Error::internal(format!("the rule has no output '{amount}'")));
        };
        digits = match column.data_type() {
            DataType::Decimal128(_, digits) => *digits,
            kind if kind.is_integer() => 0,
            _ => FLOAT_DIGITS,
        };
        let column = cast(column, &DataType::Decimal128(38, digits)).map_err(Error::internal)?;
        total += sum(column.as_primitive::<Decimal128Type>()).unwrap_or(0);
    }
    let column = arrow::array::Decimal128Array::from(vec![total]).with_precision_and_scale(38, digits);
    values::value(&column.map_err(Error::internal)? as &dyn Array, 0)
}
