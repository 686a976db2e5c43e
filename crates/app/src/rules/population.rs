//! A rule run over a registry: who is entitled, and what it costs in all (免申即享).

use std::sync::Arc;

use arrow::{
    array::{Array, AsArray, RecordBatch},
    compute::{cast, filter_record_batch, sum},
    datatypes::{DataType, Decimal128Type, Field, Schema, SchemaRef},
};
use futures::TryStreamExt;
use jixia_lake::{Compiled, Lake, Limits, Program, Query, QueryTable, RowGuard, Source, values};
use jixia_model::{
    Error, Result,
    name::RuleName,
    rule::{RulePopulation, RuleValue},
};
use jixia_policy::{Action, Resource};

use super::CompiledRule;
use crate::{Cx, access, queries};

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
    /// Sum of the amount over the entitled cases, as a decimal; none when the rule names no amount.
    pub budget: Option<RuleValue>,
}

/// Runs a rule over its registry, as far as the caller may read it.
///
/// # Errors
/// `rule.unknown`, `rule.no_population`, refusals, errors of the query.
pub async fn list(cx: &Cx, name: &RuleName) -> Result<Entitled> {
    let rule = cx.services.packs().rule(name)?;
    let permit = cx.permit(Action::RunRule, &Resource::Rule(name))?;
    let Some(population) = &rule.rule.population else {
        return Err(no_population(name));
    };
    let mut reader = cx.services.store.read().await?;
    let (owned, _rows) = cx.dataset(&mut reader, &population.dataset, Action::ReadRows).await?;
    drop(reader);
    let guard = queries::row_guard(cx, &owned.dataset, &owned.path);
    let guard = guard.ok_or_else(|| access::unknown(&population.dataset))?;
    let entitled = run(&rule, &*cx.services.lake, guard).await?;
    cx.services
        .store
        .record_access(permit.noting(format!("{} entitled", entitled.entitled)), cx.trail())
        .await?;
    Ok(entitled)
}

fn no_population(name: &RuleName) -> Error {
    let message = format!("Rule '{name}' does not say over which registry it is run.");
    Error::invalid("rule.no_population", message).with("name", name)
}

/// Runs `rule` over its population, seen through `guard`.
///
/// # Errors
/// `rule.no_population` when the rule does not say over what it is run; errors of the query.
pub async fn run(rule: &CompiledRule, lake: &dyn Lake, guard: RowGuard) -> Result<Entitled> {
    let Some(population) = &rule.rule.population else {
        return Err(no_population(&rule.rule.name));
    };
    let table = Source::Table {
        table: population.dataset.clone(),
        version: None,
        guard,
    };
    let query = Query {
        sql: select(rule, population),
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
    listed.finish(population)
}

/// The query for key and inputs, in the rule's order; an input that the population does not give is null.
fn select(rule: &CompiledRule, population: &RulePopulation) -> String {
    let inputs = rule.rule.inputs.iter().map(|input| {
        let sql = population
            .inputs
            .iter()
            .find(|(name, _)| *name == input.name)
            .map_or("null", |(_, sql)| sql);
        format!("({sql}) as \"{}\"", input.name)
    });
    format!(
        "select \"{}\", {} from {}",
        population.key,
        inputs.collect::<Vec<_>>().join(", "),
        population.dataset
    )
}

/// Entitled rows gathered batch by batch.
struct Listed {
    condition: Box<dyn Compiled>,
    schema: Option<SchemaRef>,
    rows: Vec<RecordBatch>,
    cases: u64,
}

impl Listed {
    fn new(rule: &CompiledRule, population: &RulePopulation, lake: &dyn Lake) -> Result<Self> {
        let outputs = rule.rule.outputs.iter();
        let input = super::schema(outputs.map(|output| super::field(&output.name, output.column_type)));
        let condition = (
            Field::new("entitled", DataType::Boolean, true),
            population.entitled.clone(),
        );
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
        let rows = filter_record_batch(&rows, entitled.column(0).as_boolean()).map_err(Error::internal)?;
        self.rows.push(rows);
        Ok(())
    }

    fn finish(self, population: &RulePopulation) -> Result<Entitled> {
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
            budget,
        })
    }
}

/// Adds up a column exactly, with four digits after the point.
fn budget(rows: &[RecordBatch], amount: &str) -> Result<RuleValue> {
    let exact = DataType::Decimal128(38, 4);
    let mut total = 0_i128;
    for batch in rows {
        let Some(column) = batch.column_by_name(amount) else {
            return Err(Error::internal(format!("the rule has no output '{amount}'")));
        };
        let column = cast(column, &exact).map_err(Error::internal)?;
        total += sum(column.as_primitive::<Decimal128Type>()).unwrap_or(0);
    }
    let column = arrow::array::Decimal128Array::from(vec![total]).with_precision_and_scale(38, 4);
    values::value(&column.map_err(Error::internal)? as &dyn Array, 0)
}
