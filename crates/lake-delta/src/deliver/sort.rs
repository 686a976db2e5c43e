//! Sorts the rows of a batch into those for the table and those for the quarantine; it must not know where either is.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, BooleanArray, Int64Array, StringArray, UInt32Array},
    compute::{filter, filter_record_batch, take, take_record_batch},
    datatypes::SchemaRef,
    record_batch::RecordBatch,
    util::display::{ArrayFormatter, FormatOptions},
};
use jixia_lake::DeliveredBatch;
use jixia_model::{Error, Result, Text};
use serde_json::{Value, json};

use super::rules::{Finding, Rules, What};
use crate::quarantine;

/// A batch and all that is wrong with its rows.
pub(super) struct Judged {
    /// The batch as it came.
    pub(super) batch: DeliveredBatch,
    /// What is wrong, in the order of the rows.
    pub(super) findings: Vec<Finding>,
    /// Whether each row is bad.
    pub(super) bad: Vec<bool>,
}

impl Judged {
    /// The good rows in the columns of `schema`, the last two of which are the delivery and the line.
    pub(super) fn good(&self, schema: &SchemaRef, delivery: &str) -> Result<RecordBatch> {
        let (rows, lines) = if self.bad.contains(&true) {
            let good: BooleanArray = self.bad.iter().map(|bad| Some(!bad)).collect();
            let rows = filter_record_batch(&self.batch.rows, &good).map_err(Error::internal)?;
            (rows, filter(&self.batch.lines, &good).map_err(Error::internal)?)
        } else {
            (self.batch.rows.clone(), Arc::new(self.batch.lines.clone()) as ArrayRef)
        };
        let deliveries = StringArray::from_iter_values(std::iter::repeat_n(delivery, rows.num_rows()));
        let mut columns = rows.columns().to_vec();
        columns.extend([Arc::new(deliveries) as ArrayRef, lines]);
        RecordBatch::try_new(Arc::clone(schema), columns).map_err(Error::internal)
    }

    /// The bad rows as they came, each with its line and its reasons; none when all are good.
    pub(super) fn bad(&self, rules: &Rules) -> Result<Option<RecordBatch>> {
        let bad = self.bad.iter().enumerate().filter(|(_, bad)| **bad);
        let bad: UInt32Array = bad.map(|(row, _)| row as u32).collect::<Vec<_>>().into();
        if bad.is_empty() {
            return Ok(None);
        }
        let lines = take(&self.batch.lines, &bad, None).map_err(Error::internal)?;
        let raw = take_record_batch(&self.batch.raw, &bad).map_err(Error::internal)?;
        let reasons = self.reasons(rules)?;
        let mut columns: Vec<ArrayRef> = vec![lines, Arc::new(StringArray::from(reasons))];
        columns.extend(raw.columns().iter().cloned());
        let rows = RecordBatch::try_new(quarantine::schema(raw.schema_ref()), columns);
        rows.map(Some).map_err(Error::internal)
    }

    /// The reasons of every bad row as JSON; warnings are none, for the row would have been kept in spite of them.
    fn reasons(&self, rules: &Rules) -> Result<Vec<String>> {
        let options = FormatOptions::default();
        let mut findings = self.findings.iter().filter(|finding| !finding.warning).peekable();
        let mut reasons = Vec::new();
        for row in self.bad.iter().enumerate().filter_map(|(row, bad)| bad.then_some(row)) {
            let mut of_row = Vec::new();
            while let Some(finding) = findings.next_if(|finding| finding.row <= row) {
                of_row.push(self.reason(finding, rules, &options)?);
            }
            reasons.push(Value::Array(of_row).to_string());
        }
        Ok(reasons)
    }

    fn reason(&self, finding: &Finding, rules: &Rules, options: &FormatOptions<'_>) -> Result<Value> {
        let value = |columns: &[String]| -> Result<String> {
            let values = columns.iter().map(|column| self.value(finding.row, column, options));
            Ok(values.collect::<Result<Vec<_>>>()?.join(", "))
        };
        let (column, value, rule, told) = match finding.what {
            What::Given(fault) => {
                let fault = &self.batch.faults[fault];
                (
                    fault.column.clone(),
                    fault.value.clone(),
                    &*fault.rule,
                    fault.reason.clone(),
                )
            }
            What::Check(check) => {
                let check = &rules.checks[check];
                let columns: Vec<_> = check.column.iter().cloned().collect();
                (
                    check.column.clone(),
                    value(&columns)?,
                    &*check.name,
                    check.message.clone(),
                )
            }
            What::KeyMissing(key) => {
                let (_, column, title) = &rules.key[key];
                (Some(column.clone()), String::new(), "required", key_missing(title))
            }
            What::Repeated { rule, line } => {
                let unique = &rules.uniques[rule];
                let told = repeated(&unique.title, unique.message.as_ref(), line);
                (
                    unique.column().map(str::to_owned),
                    value(&unique.columns)?,
                    &*unique.name,
                    told,
                )
            }
        };
        Ok(json!({"column": column, "value": value, "rule": rule, "zh": told.zh, "en": told.en}))
    }

    fn value(&self, row: usize, column: &str, options: &FormatOptions<'_>) -> Result<String> {
        let Some(column) = self.batch.rows.column_by_name(column) else {
            return Ok(String::new());
        };
        let shown = ArrayFormatter::try_new(column, options).map_err(Error::internal)?;
        Ok(shown.value(row).to_string())
    }
}

fn key_missing(title: &Text) -> Text {
    Text::new(
        format!("“{}”是主键的一部分，必须填写。", title.zh),
        format!("'{}' is part of the key and must have a value.", title.en),
    )
}

fn repeated(title: &Text, message: Option<&Text>, line: i64) -> Text {
    if let Some(message) = message {
        return Text::new(
            format!("{}（与第 {line} 行重复）", message.zh),
            format!("{} (the same as line {line})", message.en),
        );
    }
    Text::new(
        format!(
            "“{}”的值已在第 {line} 行出现，不能重复：请只保留一行，或更正其中的值。",
            title.zh
        ),
        format!(
            "The value of '{}' stands in line {line} already and must not be repeated: keep one row, or correct the value.",
            title.en
        ),
    )
}

/// Lines of the rows, for telling where a value occurred first.
pub(super) fn line(lines: &Int64Array, row: usize) -> i64 {
    lines.values().get(row).copied().unwrap_or_default()
}
