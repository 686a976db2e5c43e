//! Counts of a delivery: rows, and failures per rule. It must not know what was wrong.

use std::collections::HashMap;

use jixia_lake::Fault;
use jixia_model::{
    contract::{CheckTest, ColumnType, Contract, Severity},
    delivery::{DeliveryCounts, QualityResult},
};

use super::rules::{Finding, Rules, What};

/// What was counted so far.
pub(super) struct Tally {
    /// Rows.
    pub(super) counts: DeliveryCounts,
    rules: Vec<QualityResult>,
    index: HashMap<(String, Option<String>), usize>,
}

impl Tally {
    /// Nothing counted, for all rules that the contract has.
    pub(super) fn new(contract: &Contract, rules: &Rules) -> Self {
        let mut tally = Self {
            counts: DeliveryCounts::default(),
            rules: Vec::new(),
            index: HashMap::new(),
        };
        for column in &contract.columns {
            let text_max = match column.column_type {
                ColumnType::Text { length_max } => Some(length_max),
                _ => None,
            };
            let has = [
                ("type", text_max.is_none()),
                ("length", text_max.flatten().is_some()),
                ("required", column.required),
                ("semantic", column.semantic.is_some()),
            ];
            for (rule, _) in has.into_iter().filter(|(_, has)| *has) {
                tally.rule(rule, Some(&column.name), false);
            }
        }
        for unique in &rules.uniques {
            tally.rule(&unique.name, unique.column(), unique.warning);
        }
        for check in &contract.checks {
            if !matches!(check.test, CheckTest::Unique { .. }) {
                tally.rule(&check.name, check.column.as_ref(), check.severity == Severity::Warning);
            }
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
    pub(super) fn add(&mut self, rules: &Rules, finding: &Finding, given: &[Fault]) {
        let index = match finding.what {
            What::Given(fault) => match given.get(fault) {
                Some(fault) => self.rule(&fault.rule, fault.column.as_ref(), fault.warning),
                None => return,
            },
            What::Check(check) => {
                let check = &rules.checks[check];
                self.rule(&check.name, check.column.as_ref(), check.warning)
            }
            What::KeyMissing(key) => self.rule("required", Some(&rules.key[key].1), false),
            What::Repeated { rule, .. } => {
                let unique = &rules.uniques[rule];
                self.rule(&unique.name, unique.column(), unique.warning)
            }
        };
        self.rules[index].failed += 1;
    }

    /// Counts the failure of a check over the whole delivery, which looked at one thing.
    pub(super) fn add_whole(&mut self, check: &str, column: Option<&String>, warning: bool) {
        let index = self.rule(check, column, warning);
        self.rules[index].failed += 1;
    }

    /// The results of all rules; those over the whole delivery, named in `whole`, looked at one thing and not at rows.
    pub(super) fn quality(self, whole: &[String]) -> Vec<QualityResult> {
        let rows = self.counts.rows;
        let mut rules = self.rules;
        for rule in &mut rules {
            rule.checked = if whole.contains(&rule.rule) { 1 } else { rows };
        }
        rules
    }

    fn rule(&mut self, rule: &str, column: Option<&String>, warning: bool) -> usize {
        let key = (rule.to_owned(), column.cloned());
        *self.index.entry(key).or_insert_with_key(|(rule, column)| {
            self.rules.push(QualityResult {
                rule: rule.clone(),
                column: column.clone(),
                checked: 0,
                failed: 0,
                warning,
            });
            self.rules.len() - 1
        })
    }
}
