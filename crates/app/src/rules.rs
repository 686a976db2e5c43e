//! Rules: one case asked, a whole registry run, the worked examples tested.

pub mod population;

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, RecordBatch},
    datatypes::{Field, FieldRef, Schema, SchemaRef},
};
use chrono::NaiveDate;
use jixia_lake::{Compiled, Lake, Lookup, Program, schema::data_type, values};
use jixia_model::{
    Error, FieldError, Result,
    rule::{DecisionTable, Rule, RuleInput, RuleValue},
};

/// Named literals: the inputs or outputs of one case.
pub type Values = Vec<(String, RuleValue)>;

/// A rule whose expressions are planned, ready to decide.
pub struct CompiledRule {
    /// The rule as declared.
    pub rule: Rule,
    inputs: SchemaRef,
    settings: RecordBatch,
    program: Box<dyn Compiled>,
}

/// A rule's answer for one case.
pub struct Decision {
    /// The outputs, in the rule's order.
    pub outputs: Values,
}

/// A worked example and what came out.
#[derive(Clone, Debug, PartialEq)]
pub struct ExampleResult {
    /// Number of the example, from 1.
    pub number: usize,
    /// What differed, one sentence each; empty when the example passes.
    pub differences: Vec<String>,
}

impl CompiledRule {
    /// Plans a rule's expressions on `lake`.
    ///
    /// # Errors
    /// What the lake says of an expression that cannot be planned; `value.type` when a setting does not fit its type.
    pub fn compile(rule: &Rule, lake: &dyn Lake) -> Result<Self> {
        let inputs = schema(rule.inputs.iter().map(|input| field(&input.name, input.column_type)));
        let settings = schema(
            rule.settings
                .iter()
                .map(|setting| field(&setting.name, setting.column_type)),
        );
        let chosen: Values = rule
            .settings
            .iter()
            .map(|setting| (setting.name.clone(), setting.value.clone()))
            .collect();
        let program = Program {
            input: schema(inputs.fields().iter().chain(settings.fields()).cloned()),
            outputs: rule
                .outputs
                .iter()
                .map(|output| {
                    (
                        Field::new(&output.name, data_type(output.column_type), true),
                        output.sql.clone(),
                    )
                })
                .collect(),
            lookups: rule.tables.iter().map(lookup).collect::<Result<_>>()?,
        };
        let settings = values::batch(&settings, &[chosen])?;
        Ok(Self {
            rule: rule.clone(),
            inputs,
            settings,
            program: lake.compile(&program)?,
        })
    }

    /// Decides one case as the rule stands on `day`.
    ///
    /// # Errors
    /// `rule.not_valid_on` outside the rule's dates, `rule.inputs_wrong` with a field for each wrong input.
    pub fn ask(&self, day: NaiveDate, given: &Values) -> Result<Decision> {
        self.check_day(day)?;
        self.check_inputs(given)?;
        Ok(Decision {
            outputs: self.decide(given)?,
        })
    }

    /// Decides a whole batch whose columns are the rule's inputs; answers with the outputs, row by row.
    pub fn run(&self, inputs: &RecordBatch) -> Result<RecordBatch> {
        let mut columns: Vec<ArrayRef> = inputs.columns().to_vec();
        for column in self.settings.columns() {
            let repeated = arrow::array::UInt32Array::from_value(0, inputs.num_rows());
            columns.push(arrow::compute::take(column, &repeated, None).map_err(Error::internal)?);
        }
        let fields = self
            .inputs
            .fields()
            .iter()
            .chain(self.settings.schema_ref().fields())
            .cloned();
        let options = arrow::array::RecordBatchOptions::new().with_row_count(Some(inputs.num_rows()));
        let batch = RecordBatch::try_new_with_options(schema(fields), columns, &options).map_err(Error::internal)?;
        self.program.run(&batch)
    }

    /// Works every example and says what differs.
    pub fn test(&self) -> Vec<ExampleResult> {
        let examples = self.rule.examples.iter().enumerate();
        let results = examples.map(|(index, example)| {
            let differences = match self
                .check_inputs(&example.given)
                .and_then(|()| self.decide(&example.given))
            {
                Ok(outputs) => differences(&example.expect, &outputs),
                Err(error) => vec![error.to_string()],
            };
            ExampleResult {
                number: index + 1,
                differences,
            }
        });
        results.collect()
    }

    /// The schema of the inputs, in the rule's order.
    pub fn inputs(&self) -> &SchemaRef {
        &self.inputs
    }

    fn decide(&self, given: &Values) -> Result<Values> {
        let outputs = self.run(&values::batch(&self.inputs, std::slice::from_ref(given))?)?;
        let fields = outputs.schema_ref().fields().iter().zip(outputs.columns());
        fields
            .map(|(field, column)| Ok((field.name().clone(), values::value(column, 0)?)))
            .collect()
    }

    /// The rule decides on this day.
    ///
    /// # Errors
    /// `rule.not_valid_on`.
    fn check_day(&self, day: NaiveDate) -> Result<()> {
        if self.rule.is_valid_on(day) {
            return Ok(());
        }
        Err(self.not_valid_on(day))
    }

    fn check_inputs(&self, given: &Values) -> Result<()> {
        self.check_given(&self.rule.inputs.iter().collect::<Vec<_>>(), given)
    }

    /// Each of the inputs that are asked for is given and fits, and nothing else is given.
    fn check_given(&self, asked: &[&RuleInput], given: &Values) -> Result<()> {
        let mut wrong: Vec<FieldError> = Vec::new();
        for (name, _) in given {
            if !asked.iter().any(|input| input.name == *name) {
                let known: Vec<_> = asked.iter().map(|input| input.name.as_str()).collect();
                let message = format!("The rule asks for no '{name}'; it asks for {}.", known.join(", "));
                wrong.push(FieldError::new(name, "unknown", message));
            }
        }
        wrong.extend(asked.iter().filter_map(|input| check_input(input, given)));
        if wrong.is_empty() {
            return Ok(());
        }
        let list: Vec<_> = wrong.iter().map(|field| field.message.clone()).collect();
        let message = format!("Rule '{}' cannot decide: {}", self.rule.name, list.join(" "));
        Err(Error::invalid("rule.inputs_wrong", message)
            .with("name", &self.rule.name)
            .with("list", list.join(" "))
            .with_fields(wrong))
    }

    fn not_valid_on(&self, day: NaiveDate) -> Error {
        let end = |bound: Option<NaiveDate>| bound.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let (from, to) = (end(self.rule.valid_from), end(self.rule.valid_to));
        let message = format!(
            "Rule '{}' decides from {from} to {to}, not on {day}. Ask for a day within these dates.",
            self.rule.name
        );
        Error::invalid("rule.not_valid_on", message)
            .with("name", &self.rule.name)
            .with("from", from)
            .with("to", to)
            .with("day", day)
    }
}

fn check_input(input: &RuleInput, given: &Values) -> Option<FieldError> {
    let value = given
        .iter()
        .find(|(name, _)| *name == input.name)
        .map(|(_, value)| value);
    let message = match value {
        None | Some(RuleValue::Null) if input.optional => return None,
        None | Some(RuleValue::Null) => {
            format!(
                "'{}' ({}, {}) is missing.",
                input.name, input.title.en, input.column_type
            )
        }
        Some(RuleValue::Text(text)) if !input.one_of.is_empty() && !input.one_of.contains(text) => {
            format!("'{}' is '{text}'; it can be {}.", input.name, input.one_of.join(", "))
        }
        Some(_) => return None,
    };
    Some(FieldError::new(&input.name, "value", message))
}

fn differences(expect: &Values, outputs: &Values) -> Vec<String> {
    let compared = expect.iter().filter_map(|(name, expected)| {
        let actual = outputs
            .iter()
            .find(|(output, _)| output == name)
            .map(|(_, value)| value);
        let same = actual.is_some_and(|actual| values::same(actual, expected));
        (!same).then(|| {
            format!(
                "'{name}' is {}, expected {}",
                actual.map_or("absent".into(), show),
                show(expected)
            )
        })
    });
    compared.collect()
}

/// A literal as people read it.
pub fn show(value: &RuleValue) -> String {
    match value {
        RuleValue::Null => "null".to_owned(),
        RuleValue::Boolean(flag) => flag.to_string(),
        RuleValue::Number(text) | RuleValue::Text(text) => text.clone(),
    }
}

fn lookup(table: &DecisionTable) -> Result<Lookup> {
    let columns = table.inputs.iter().chain(&table.outputs);
    let fields = schema(columns.clone().map(|(name, column_type)| field(name, *column_type)));
    let rows: Vec<Values> = table
        .rows
        .iter()
        .map(|row| {
            columns
                .clone()
                .map(|(name, _)| name.clone())
                .zip(row.iter().cloned())
                .collect()
        })
        .collect();
    let inputs = table.inputs.iter().map(|(name, _)| name.clone()).collect();
    Ok(Lookup {
        name: table.name.clone(),
        inputs,
        rows: values::batch(&fields, &rows)?,
    })
}

fn field(name: &str, column_type: jixia_model::contract::ColumnType) -> FieldRef {
    Arc::new(Field::new(name, data_type(column_type), true))
}

fn schema(fields: impl IntoIterator<Item = FieldRef>) -> SchemaRef {
    Arc::new(Schema::new(fields.into_iter().collect::<Vec<_>>()))
}
