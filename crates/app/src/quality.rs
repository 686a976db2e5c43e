//! The quality of a dataset over time: how often each rule failed in each delivery, the failing rules first.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use jixia_model::{DatasetName, Result, Text, contract::Contract, id::DeliveryId};
use jixia_policy::Action;
use jixia_store::{DeliveryQuality, Span};

use crate::{Cx, datasets};

/// Deliveries told at most, the latest.
pub const DELIVERIES_MAX: usize = 100;

/// The quality of a dataset over time.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The deliveries, the oldest first.
    pub deliveries: Vec<Measured>,
    /// The rules: those that rejected in the last delivery first, then those that warned there, then the others.
    pub rules: Vec<RuleHistory>,
    /// Older deliveries were left out.
    pub cut: bool,
}

/// One delivery, all rules together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The delivery.
    pub delivery: DeliveryId,
    /// When it arrived.
    pub at: DateTime<Utc>,
    /// Rows read.
    pub rows: u64,
    /// Rows in quarantine.
    pub bad: u64,
    /// Values looked at by rules that reject.
    pub checked: u64,
    /// Values of those that failed.
    pub failed: u64,
    /// Values for which a rule only warns.
    pub warned: u64,
}

/// One rule over the deliveries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleHistory {
    /// The rule: a check's name, or `type`, `required`, `unique`, `semantic`, `length`.
    pub rule: String,
    /// What the contract says of it; none for those that every dataset has.
    pub title: Option<Text>,
    /// The column, where it is one.
    pub column: Option<String>,
    /// The column as people call it.
    pub column_title: Option<Text>,
    /// Failures only warn.
    pub warning: bool,
    /// What it found in each delivery that it looked at, the oldest first.
    pub found: Vec<Found>,
}

/// What a rule found in one delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The delivery.
    pub delivery: DeliveryId,
    /// Values looked at.
    pub checked: u64,
    /// Values that failed.
    pub failed: u64,
}

/// The quality of a dataset in `span`, of its last 100 deliveries there.
///
/// # Errors
/// `dataset.unknown`, refusals: who may see deliveries may see what their rules found.
pub async fn over_time(cx: &Cx, name: &DatasetName, span: Span) -> Result<History> {
    let mut reader = cx.services.store.read().await?;
    let (owned, _permit) = cx.dataset(&mut reader, name, Action::ReadDelivery).await?;
    let contract = datasets::contract(&cx.services, &owned.dataset)?;
    let wanted = DELIVERIES_MAX as u64 + 1;
    let mut latest = reader.quality().over_time(owned.dataset.id, span, wanted).await?;
    let cut = latest.len() > DELIVERIES_MAX;
    latest.truncate(DELIVERIES_MAX);
    latest.reverse();
    Ok(History {
        deliveries: latest.iter().map(measured).collect(),
        rules: rules(&contract, &latest),
        cut,
    })
}

fn measured(delivery: &DeliveryQuality) -> Measured {
    let (warning, rejecting): (Vec<_>, Vec<_>) = delivery.results.iter().partition(|result| result.warning);
    Measured {
        delivery: delivery.delivery,
        at: delivery.at,
        rows: delivery.rows,
        bad: delivery.bad,
        checked: rejecting.iter().map(|result| result.checked).sum(),
        failed: rejecting.iter().map(|result| result.failed).sum(),
        warned: warning.iter().map(|result| result.failed).sum(),
    }
}

fn rules(contract: &Contract, deliveries: &[DeliveryQuality]) -> Vec<RuleHistory> {
    let mut known: BTreeMap<(String, Option<String>), RuleHistory> = BTreeMap::new();
    for delivery in deliveries {
        for result in &delivery.results {
            let key = (result.rule.clone(), result.column.clone());
            let rule = known.entry(key).or_insert_with(|| RuleHistory {
                title: check_title(contract, &result.rule),
                column_title: result
                    .column
                    .as_deref()
                    .and_then(|column| column_title(contract, column)),
                rule: result.rule.clone(),
                column: result.column.clone(),
                warning: result.warning,
                found: Vec::new(),
            });
            // What a rule does may change with the contract; the last word counts.
            rule.warning = result.warning;
            rule.found.push(Found {
                delivery: delivery.delivery,
                checked: result.checked,
                failed: result.failed,
            });
        }
    }
    let last = deliveries.last().map(|delivery| delivery.delivery);
    let failed = |rule: &RuleHistory, which: fn(Option<DeliveryId>, &Found) -> bool| -> u64 {
        let found = rule.found.iter().filter(|found| which(last, found));
        found.map(|found| found.failed).sum()
    };
    let mut rules: Vec<_> = known.into_values().collect();
    rules.sort_by_cached_key(|rule| {
        let in_last = failed(rule, |last, found| Some(found.delivery) == last);
        let rejects = in_last > 0 && !rule.warning;
        std::cmp::Reverse((rejects, in_last, failed(rule, |_, _| true)))
    });
    rules
}

fn check_title(contract: &Contract, rule: &str) -> Option<Text> {
    let check = contract.checks.iter().find(|check| check.name == rule);
    check.map(|check| check.message.clone())
}

fn column_title(contract: &Contract, column: &str) -> Option<Text> {
    contract.column(column).map(|column| column.title.clone())
}
