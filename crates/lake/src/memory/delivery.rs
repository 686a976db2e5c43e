//! Sorts delivered rows into good and bad ones by the faults that they came with; it must not know where either go.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, BooleanArray, Int64Array, StringArray},
    compute::{filter, filter_record_batch},
    datatypes::{DataType, Field, Schema},
    record_batch::RecordBatch,
};
use jixia_model::{
    Error, Result,
    contract::{CheckTest, ColumnType, Contract, DeliveryMode, Severity},
    delivery::{DeliveryCounts, QualityResult, Reason},
    id::DeliveryId,
};
use serde_json::json;

use crate::{
    DeliverOutcome, DeliveredBatch, Fault, Write, WriteMode,
    schema::{LINE_COLUMN, conform, contract_schema, delivered_schema},
};

/// What is kept of a delivery.
pub(super) struct Delivered {
    pub(super) outcome: DeliverOutcome,
    pub(super) quarantine: Vec<RecordBatch>,
}

/// A delivery before its commit.
pub(super) struct Sorted {
    /// How the good rows are to be written; none when nothing is.
    pub(super) write: Option<Write>,
    /// The good rows in the columns of the delivered table.
    pub(super) good: Vec<RecordBatch>,
    quarantine: Vec<RecordBatch>,
    counts: DeliveryCounts,
    quality: Vec<QualityResult>,
    refused: Option<Reason>,
}

impl Sorted {
    /// What is kept once the rows were committed as `version`.
    pub(super) fn delivered(self, version: Option<u64>) -> Delivered {
        Delivered {
            outcome: DeliverOutcome {
                counts: self.counts,
                quality: self.quality,
                version,
                refused: self.refused,
            },
            quarantine: self.quarantine,
        }
    }
}

/// Refuses a contract with checks that are SQL.
pub(super) fn refuse_sql(contract: &Contract) -> Result<()> {
    let sql = |test: &CheckTest| matches!(test, CheckTest::Row { .. } | CheckTest::Delivery { .. });
    match contract.checks.iter().find(|check| sql(&check.test)) {
        Some(check) => Err(super::no_sql(&format!("the check '{}'", check.name))),
        None => Ok(()),
    }
}

/// Sorts the rows of a delivery and counts.
pub(super) fn sort(delivery: DeliveryId, contract: &Contract, batches: &[DeliveredBatch]) -> Result<Sorted> {
    let mut sorted = Sorted {
        write: None,
        good: Vec::new(),
        quarantine: Vec::new(),
        counts: DeliveryCounts::default(),
        quality: rules(contract),
        refused: None,
    };
    for batch in batches {
        let with_fault = |warning: bool| -> Vec<bool> {
            let mut rows = vec![false; batch.rows.num_rows()];
            for fault in batch.faults.iter().filter(|fault| fault.warning == warning) {
                if let Some(row) = rows.get_mut(fault.row) {
                    *row = true;
                }
            }
            rows
        };
        let (bad, warned) = (with_fault(false), with_fault(true));
        let count = |wanted: &dyn Fn(bool, bool) -> bool| {
            let rows = bad.iter().zip(&warned).filter(|(bad, warned)| wanted(**bad, **warned));
            rows.count() as u64
        };
        sorted.counts.rows += bad.len() as u64;
        sorted.counts.bad += count(&|bad, _| bad);
        sorted.counts.good += count(&|bad, _| !bad);
        sorted.counts.warned += count(&|bad, warned| warned && !bad);
        sorted.good.push(good_rows(delivery, contract, batch, &bad)?);
        if bad.contains(&true) {
            sorted.quarantine.push(bad_rows(batch, &bad)?);
        }
        count_faults(&mut sorted.quality, &batch.faults);
    }
    for rule in &mut sorted.quality {
        rule.checked = sorted.counts.rows;
    }
    sorted.refused = refusal(contract, sorted.counts);
    if sorted.refused.is_none() && sorted.counts.good > 0 {
        sorted.write = Some(write(delivery, contract));
    }
    Ok(sorted)
}

fn write(delivery: DeliveryId, contract: &Contract) -> Write {
    Write {
        table: contract.name.clone(),
        schema: delivered_schema(contract),
        mode: match contract.mode {
            DeliveryMode::Append => WriteMode::Append,
            DeliveryMode::Replace => WriteMode::Replace,
            DeliveryMode::Upsert => WriteMode::Upsert {
                key: contract.key().into_iter().map(str::to_owned).collect(),
            },
        },
        transaction: Some(delivery.to_string()),
    }
}

fn good_rows(delivery: DeliveryId, contract: &Contract, batch: &DeliveredBatch, bad: &[bool]) -> Result<RecordBatch> {
    let good: BooleanArray = bad.iter().map(|bad| Some(!bad)).collect();
    let rows = conform(&batch.rows, &contract_schema(contract))?;
    let rows = filter_record_batch(&rows, &good).map_err(Error::internal)?;
    let delivery = delivery.to_string();
    let deliveries = StringArray::from_iter_values(std::iter::repeat_n(&delivery, rows.num_rows()));
    let lines = filter(&batch.lines, &good).map_err(Error::internal)?;
    let mut columns = rows.columns().to_vec();
    columns.extend([Arc::new(deliveries) as ArrayRef, lines]);
    RecordBatch::try_new(delivered_schema(contract), columns).map_err(Error::internal)
}

/// The bad rows as they came, each with its line and its faults as JSON.
fn bad_rows(batch: &DeliveredBatch, bad: &[bool]) -> Result<RecordBatch> {
    let mask: BooleanArray = bad.iter().map(|bad| Some(*bad)).collect();
    let rows = bad.iter().enumerate().filter(|(_, bad)| **bad).map(|(row, _)| row);
    let faults: StringArray = rows.map(|row| Some(told(&batch.faults, row))).collect();
    let lines: Int64Array = batch
        .lines
        .iter()
        .zip(bad)
        .filter(|(_, bad)| **bad)
        .map(|(line, _)| line)
        .collect();
    let raw = filter_record_batch(&batch.raw, &mask).map_err(Error::internal)?;
    let own = [
        Field::new(LINE_COLUMN, DataType::Int64, true),
        Field::new("_faults", DataType::Utf8, true),
    ];
    let fields = own
        .into_iter()
        .map(Arc::new)
        .chain(raw.schema_ref().fields().iter().cloned());
    let schema = Schema::new(fields.collect::<Vec<_>>());
    let mut columns: Vec<ArrayRef> = vec![Arc::new(lines), Arc::new(faults)];
    columns.extend(raw.columns().iter().cloned());
    RecordBatch::try_new(Arc::new(schema), columns).map_err(Error::internal)
}

fn told(faults: &[Fault], row: usize) -> String {
    let of_row = faults.iter().filter(|fault| fault.row == row && !fault.warning);
    let told = of_row.map(|fault| {
        json!({
            "column": fault.column,
            "value": fault.value,
            "rule": fault.rule,
            "zh": fault.reason.zh,
            "en": fault.reason.en,
        })
    });
    told.collect::<serde_json::Value>().to_string()
}

/// The rules that the contract has, with nothing counted yet.
fn rules(contract: &Contract) -> Vec<QualityResult> {
    let rule = |rule: &str, column: Option<&str>, warning| QualityResult {
        rule: rule.to_owned(),
        column: column.map(str::to_owned),
        checked: 0,
        failed: 0,
        warning,
    };
    let of_columns = contract.columns.iter().flat_map(|column| {
        let length = match column.column_type {
            ColumnType::Text { length_max } => Some(length_max.is_some()),
            _ => None,
        };
        let has = [
            ("type", length.is_none()),
            ("length", length == Some(true)),
            ("required", column.required),
            ("semantic", column.semantic.is_some()),
            ("unique", column.unique),
        ];
        let has = has.into_iter().filter(|(_, has)| *has);
        has.map(move |(word, _)| rule(word, Some(&column.name), false))
            .collect::<Vec<_>>()
    });
    let of_rows = contract.checks.iter().map(|check| {
        rule(
            &check.name,
            check.column.as_deref(),
            check.severity == Severity::Warning,
        )
    });
    of_columns.chain(of_rows).collect()
}

fn count_faults(quality: &mut Vec<QualityResult>, faults: &[Fault]) {
    for fault in faults {
        let known = quality
            .iter_mut()
            .find(|result| result.rule == fault.rule && result.column == fault.column);
        match known {
            Some(result) => result.failed += 1,
            None => quality.push(QualityResult {
                rule: fault.rule.clone(),
                column: fault.column.clone(),
                checked: 0,
                failed: 1,
                warning: fault.warning,
            }),
        }
    }
}

/// Why the whole delivery is refused, if it is.
fn refusal(contract: &Contract, counts: DeliveryCounts) -> Option<Reason> {
    let share_max = contract.refuse_above?;
    let (bad, rows) = (counts.bad, counts.rows);
    let share = bad as f64 / rows as f64;
    if rows == 0 || share <= share_max {
        return None;
    }
    let percent = share_max * 100.0;
    let error = Error::invalid(
        "delivery.too_many_bad_rows",
        format!(
            "{bad} of {rows} rows are bad, more than the {percent}% that the contract allows, so the whole delivery is \
             refused: correct it and deliver it again."
        ),
    );
    Some(
        error
            .with("rows", rows)
            .with("bad", bad)
            .with("allowed", percent)
            .into(),
    )
}
