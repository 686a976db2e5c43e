//! Which row of a source and which source of a field counts; it must not know what the chosen values are used for.

use std::{cmp::Ordering, collections::hash_map::Entry};

use arrow::{
    array::{Array, DynComparator, make_comparator},
    compute::SortOptions,
    record_batch::RecordBatch,
};
use datafusion::common::Result as PlanResult;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Job, Keys, NONE, Range, conflicts::Compared};
use crate::registry::{
    plan::{FieldPlan, Giver, SOURCE_COLUMNS},
    source::as_of,
};

const MICROSECONDS_PER_DAY: i64 = 86_400_000_000;
/// China Standard Time is eight hours ahead of UTC.
const CHINA_MICROSECONDS: i64 = 8 * 3_600_000_000;
/// Code of a field that no source gives.
const NOBODY: u8 = u8::MAX;

/// For each key the row that counts: the latest as-of, then the latest delivery, then the last line.
///
/// Rows that tie even there, which only tables without deliveries have, go by their values, so that the order in which
/// they are read does not matter.
pub(super) fn latest_rows(rows: &RecordBatch, ids: &[u32], count: usize) -> PlanResult<Vec<u32>> {
    let age = Age::new(rows)?;
    let mut picks = vec![NONE; count];
    for (row, id) in ids.iter().enumerate() {
        let pick = &mut picks[*id as usize];
        if *pick == NONE || age.compare(row, *pick as usize) == Ordering::Greater {
            *pick = row as u32;
        }
    }
    Ok(picks)
}

/// Compares rows of one source by age.
struct Age(Vec<DynComparator>);

impl Age {
    fn new(rows: &RecordBatch) -> PlanResult<Self> {
        // Null, an unknown age, counts as oldest.
        let nulls_first = SortOptions::default();
        let technical = &rows.columns()[1..SOURCE_COLUMNS];
        let values = &rows.columns()[SOURCE_COLUMNS..];
        let comparators = technical
            .iter()
            .chain(values)
            .map(|column| make_comparator(column, column, nulls_first));
        Ok(Self(comparators.collect::<Result<_, _>>()?))
    }

    fn compare(&self, a: usize, b: usize) -> Ordering {
        let unequal = self.0.iter().map(|compare| compare(a, b)).find(|order| order.is_ne());
        unequal.unwrap_or(Ordering::Equal)
    }
}

/// For each key the source that a field is taken from.
pub(super) struct Choice {
    givers: Vec<Giver>,
    /// By key, in the order of the keys: place in `givers`.
    chosen: Vec<u8>,
}

impl Choice {
    /// Chooses by the order of trust, or by the latest day.
    pub(super) fn by_trust(plan: &FieldPlan, range: &Range, keys: &Keys<'_>, fresh: &[u32]) -> Self {
        let believed = &plan.believed;
        let chosen = fresh.iter().map(|id| {
            let with_value = (0..believed.len()).filter(|place| has_value(range, keys, believed[*place], *id));
            let best = if plan.latest {
                latest(with_value, |place| day(range, keys, believed[place], *id))
            } else {
                let mut with_value = with_value;
                with_value.next()
            };
            best.map_or(NOBODY, |place| place as u8)
        });
        Self {
            chosen: chosen.collect(),
            givers: believed.clone(),
        }
    }

    /// The sources that the choice is from.
    pub(super) fn givers(&self) -> &[Giver] {
        &self.givers
    }

    /// By key the place of the chosen giver.
    pub(super) fn chosen(&self) -> impl Iterator<Item = Option<usize>> {
        self.chosen
            .iter()
            .map(|place| (*place != NOBODY).then_some(usize::from(*place)))
    }

    /// The source chosen for the key in this place.
    pub(super) fn source(&self, row: usize) -> Option<usize> {
        let place = self.chosen[row];
        (place != NOBODY).then(|| self.givers[usize::from(place)].source)
    }

    /// A number that stands for the choice in this place.
    pub(super) fn code(&self, row: usize) -> u8 {
        self.chosen[row]
    }

    /// Takes the field from `giver` in this place, also where nobody else would believe it.
    fn overrule(&mut self, row: usize, giver: Giver) {
        let place = self.givers.iter().position(|known| *known == giver).unwrap_or_else(|| {
            self.givers.push(giver);
            self.givers.len() - 1
        });
        self.chosen[row] = place as u8;
    }
}

/// Lets the decisions of stewards overrule the choices; answers with the places (field, key) that they settle.
///
/// A decision was made about what the sources said then; when they say something else, it has to be made anew.
pub(super) fn settle(
    job: &Job,
    range: &Range,
    keys: &Keys<'_>,
    fresh: &[u32],
    choices: &mut [Choice],
) -> PlanResult<FxHashSet<(usize, u32)>> {
    let mut settled = FxHashSet::default();
    let mut compared: FxHashMap<usize, Compared<'_>> = FxHashMap::default();
    for (key, decisions) in &job.settlements.0 {
        let Some(id) = keys.ids.get(key.as_str()) else {
            continue;
        };
        let Ok(row) = fresh.binary_search_by(|other| keys.name(*other).cmp(key)) else {
            continue;
        };
        for decision in decisions {
            let plan = &job.plan.fields[decision.field];
            let compared = match compared.entry(decision.field) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(Compared::new(plan, range)?),
            };
            if compared.values(job, (range, keys), *id)? != decision.values {
                continue;
            }
            let mut givers = plan.compared.iter().filter(|giver| giver.source == decision.source);
            if let Some(giver) = givers.find(|giver| has_value(range, keys, **giver, *id)) {
                choices[decision.field].overrule(row, *giver);
                settled.insert((decision.field, *id));
            }
        }
    }
    Ok(settled)
}

/// Whether the row of a source that counts for a key has a value.
pub(super) fn has_value(range: &Range, keys: &Keys<'_>, giver: Giver, id: u32) -> bool {
    keys.pick(giver.source, id)
        .is_some_and(|row| range.sources[giver.source].column(giver.column).is_valid(row))
}

/// The day in China that the row is as of; unknown days count as oldest.
fn day(range: &Range, keys: &Keys<'_>, giver: Giver, id: u32) -> Option<i64> {
    let row = keys.pick(giver.source, id)?;
    let instants = as_of(&range.sources[giver.source]);
    instants
        .is_valid(row)
        .then(|| (instants.value(row) + CHINA_MICROSECONDS).div_euclid(MICROSECONDS_PER_DAY))
}

/// The first of those with the latest day.
fn latest(places: impl Iterator<Item = usize>, day: impl Fn(usize) -> Option<i64>) -> Option<usize> {
    let mut best: Option<(usize, Option<i64>)> = None;
    for place in places {
        let day = day(place);
        if best.is_none_or(|(_, known)| day > known) {
            best = Some((place, day));
        }
    }
    best.map(|(place, _)| place)
}
