//! Finds where sources that have a value disagree; it must not know whom to believe.

use std::{cmp::Ordering, sync::Arc};

use arrow::{
    array::{ArrayRef, DynComparator, make_comparator},
    compute::SortOptions,
    util::display::{ArrayFormatter, FormatOptions},
};
use datafusion::common::Result as PlanResult;
use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::{Job, Keys, Range, choose::has_value};
use crate::registry::plan::{FieldPlan, Giver};

/// Sources that disagree about a field of a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::registry) struct Conflict {
    pub(in crate::registry) key: String,
    pub(in crate::registry) field: String,
    /// JSON text: dataset to value.
    pub(in crate::registry) values: String,
    /// The instant of the build that first saw these values, in microseconds.
    pub(in crate::registry) since: i64,
    /// Its transaction.
    pub(in crate::registry) build: String,
}

/// The conflicts of the keys that were worked out, without those that are settled.
pub(super) fn find(
    job: &Job,
    range: &Range,
    keys: &Keys<'_>,
    fresh: &[u32],
    settled: &FxHashSet<(usize, u32)>,
) -> PlanResult<Vec<Conflict>> {
    let mut conflicts = Vec::new();
    for (index, plan) in job.plan.fields.iter().enumerate() {
        if plan.compared.len() < 2 {
            continue;
        }
        let compared = Compared::new(plan, range)?;
        for id in fresh {
            let disagree = compared.disagree(range, keys, *id);
            if !disagree || settled.contains(&(index, *id)) {
                continue;
            }
            conflicts.push(Conflict {
                key: keys.name(*id).to_owned(),
                field: plan.field.name().clone(),
                values: compared.values(job, (range, keys), *id)?,
                since: job.at.timestamp_micros(),
                build: job.transaction.clone(),
            });
        }
    }
    conflicts.sort_unstable();
    Ok(conflicts)
}

/// The columns of one field in all sources that give it.
pub(super) struct Compared<'a> {
    givers: &'a [Giver],
    columns: Vec<ArrayRef>,
    /// For each pair of columns, the earlier first.
    comparators: Vec<Vec<DynComparator>>,
}

impl<'a> Compared<'a> {
    pub(super) fn new(plan: &'a FieldPlan, range: &Range) -> PlanResult<Self> {
        let givers = &plan.compared;
        let columns: Vec<ArrayRef> = givers
            .iter()
            .map(|giver| Arc::clone(range.sources[giver.source].column(giver.column)))
            .collect();
        let options = SortOptions::default();
        let comparators = columns.iter().enumerate().map(|(first, column)| {
            let others = columns[first + 1..].iter();
            others.map(|other| make_comparator(column, other, options)).collect()
        });
        Ok(Self {
            comparators: comparators.collect::<Result<_, _>>()?,
            givers,
            columns,
        })
    }

    /// Comparing with the first value is enough: when all equal it, they equal each other.
    fn disagree(&self, range: &Range, keys: &Keys<'_>, id: u32) -> bool {
        let mut with_value = (0..self.givers.len()).filter(|place| has_value(range, keys, self.givers[*place], id));
        let Some(first) = with_value.next() else {
            return false;
        };
        with_value.any(|other| {
            let rows = keys
                .pick(self.givers[first].source, id)
                .zip(keys.pick(self.givers[other].source, id));
            rows.is_some_and(|(a, b)| self.comparators[first][other - first - 1](a, b) != Ordering::Equal)
        })
    }

    /// What the sources say, as JSON text: dataset to value.
    pub(super) fn values(&self, job: &Job, (range, keys): (&Range, &Keys<'_>), id: u32) -> PlanResult<String> {
        let mut values = Map::new();
        for (giver, column) in self.givers.iter().zip(&self.columns) {
            let row = keys
                .pick(giver.source, id)
                .filter(|_| has_value(range, keys, *giver, id));
            if let Some(row) = row {
                let formatter = ArrayFormatter::try_new(column, &FormatOptions::default())?;
                let dataset = job.plan.sources[giver.source].dataset.to_string();
                values.insert(dataset, Value::String(formatter.value(row).to_string()));
            }
        }
        Ok(Value::Object(values).to_string())
    }
}
