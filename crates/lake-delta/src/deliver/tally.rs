//! Counts of a delivery: rows, and failures per rule. It must not know what was wrong.

use std::collections::HashMap;

use jixia_lake::Fault;
use jixia_model::{
    contract::{Check, CheckTest, ColumnType, Contract, Severity},
    delivery::{DeliveryCounts, QualityResult},
};

use super::rules::{Finding, Rules, What};

/// What was counted so far.
pub(super) struct Tally {
    /// Rows.
    pub(super) counts: DeliveryCounts,
    results: Vec<QualityResult>,
    // Per rule the columns that it is about, each with the index of its result.
    index: HashMap<String, Vec<(Option<String>, usize)>>,
    // Indices of the results of the rules' checks, unique rules and key columns, in their order.
    checks: Vec<usize>,
    uniques: Vec<usize>,
    keys: Vec<usize>,
}

impl Tally {
    /// Nothing counted, for all rules that the contract has.
    pub(super) fn new(contract: &Contract, rules: &Rules) -> Self {
        let mut tally = Self {
            counts: DeliveryCounts::default(),
            results: Vec::new(),
            index: HashMap::new(),
            checks: Vec::new(),
            uniques: Vec::new(),
            keys: Vec::new(),
        };
        for column in &contract.columns {
            let text_max = match column.column_type {
                ColumnType::Text { length_max } => Some(length_max),
                _ => None,
            };
            let has = [
                ("type", text_max.is_none()),
                ("length", text_max.flatten().is_some()),
                ("required", column.required || column.key),
                ("semantic", column.semantic.is_some()),
            ];
            for (rule, _) in has.into_iter().filter(|(_, has)| *has) {
                tally.index_of(rule, Some(&column.name), false);
            }
        }
        let uniques = rules.uniques.iter();
        tally.uniques = uniques
            .map(|unique| tally.index_of(&unique.name, unique.column(), unique.warning))
            .collect();
        let of_rows = rules.checks.iter();
        tally.checks = of_rows
            .map(|check| tally.index_of(&check.name, check.column.as_deref(), check.warning))
            .collect();
        let keys = rules.key.iter();
        tally.keys = keys
            .map(|(_, column, _)| tally.index_of("required", Some(column), false))
            .collect();
        for (check, _) in whole_checks(contract) {
            tally.index_of(
                &check.name,
                check.column.as_deref(),
                check.severity == Severity::Warning,
            );
        }
        tally
    }

    /// Counts the rows of a batch.
    pub(super) fn add_rows(&mut self, rows: u64, bad: u64, warned: u64) {
        self.counts.rows += rows;
        self.counts.bad += bad;
        self.counts.good += rows - bad;
        self.counts.warned += warned;
    }

    /// Counts what is wrong with a row.
    pub(super) fn add(&mut self, finding: &Finding, given: &[Fault]) {
        let index = match finding.what {
            What::Given(fault) => match given.get(fault) {
                Some(fault) => self.index_of(&fault.rule, fault.column.as_deref(), fault.warning),
                None => return,
            },
            What::Check(check) => self.checks[check],
            What::KeyMissing(key) => self.keys[key],
            What::Repeated { rule, .. } => self.uniques[rule],
        };
        let result = &mut self.results[index];
        if let What::Given(_) = finding.what {
            // Whether a reader's rule only warns, its faults say; one that rejects outweighs those that warn.
            result.warning = finding.warning && (result.warning || result.failed == 0);
        }
        result.failed += 1;
    }

    /// Counts the failure of a check over the whole delivery.
    pub(super) fn add_whole(&mut self, check: &Check) {
        let index = self.index_of(
            &check.name,
            check.column.as_deref(),
            check.severity == Severity::Warning,
        );
        self.results[index].failed += 1;
    }

    /// The results of all rules; a check over the whole delivery looked at one thing, all others at every row.
    pub(super) fn quality(mut self, contract: &Contract) -> Vec<QualityResult> {
        for result in &mut self.results {
            let whole = whole_checks(contract).any(|(check, _)| check.name == result.rule);
            result.checked = if whole { 1 } else { self.counts.rows };
        }
        self.results
    }

    fn index_of(&mut self, rule: &str, column: Option<&str>, warning: bool) -> usize {
        let columns = self.index.get(rule).into_iter().flatten();
        let mut known = columns.map(|(column, index)| (column.as_deref(), *index));
        if let Some((_, index)) = known.find(|(known, _)| *known == column) {
            return index;
        }
        let index = self.results.len();
        let column = column.map(str::to_owned);
        self.results.push(QualityResult {
            rule: rule.to_owned(),
            column: column.clone(),
            checked: 0,
            failed: 0,
            warning,
        });
        self.index.entry(rule.to_owned()).or_default().push((column, index));
        index
    }
}

/// The checks over the whole delivery, each with its query.
pub(super) fn whole_checks(contract: &Contract) -> impl Iterator<Item = (&Check, &str)> {
    contract.checks.iter().filter_map(|check| match &check.test {
        CheckTest::Delivery { sql } => Some((check, sql.as_str())),
        CheckTest::Row { .. } | CheckTest::Unique { .. } => None,
    })
}
