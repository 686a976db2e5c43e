//! What has occurred in a delivery already, by 128-bit hashes of the values: 25 to 50 bytes per row and rule. It must not
//! know what a repetition leads to.

use arrow::{array::Array, record_batch::RecordBatch};
use datafusion::common::hash_utils::{QualityRandomState, create_hashes};
use jixia_model::{Error, Result};
use rustc_hash::FxHashMap;

/// Two hashes of the same values with different seeds; that two of 10^9 rows agree in both has a chance of 10^-21.
type Key = (u64, u64);

/// Hashes of some columns of every row of a batch; none where one of the columns is null, for null repeats nothing.
pub(super) struct Keys(Vec<Option<Key>>);

impl Keys {
    /// Hashes the columns of these indices.
    pub(super) fn of(rows: &RecordBatch, columns: &[usize]) -> Result<Self> {
        let columns: Vec<_> = columns.iter().map(|index| rows.column(*index)).collect();
        let hash = |seed: u64| -> Result<Vec<u64>> {
            let mut hashes = vec![0; rows.num_rows()];
            let seeded = QualityRandomState::with_seed(seed);
            create_hashes(columns.iter().copied(), &seeded, &mut hashes).map_err(Error::internal)?;
            Ok(hashes)
        };
        let keys = hash(1)?.into_iter().zip(hash(2)?).enumerate();
        let complete = |row: usize| columns.iter().all(|column| column.is_valid(row));
        Ok(Self(keys.map(|(row, key)| complete(row).then_some(key)).collect()))
    }

    fn get(&self, row: usize) -> Option<Key> {
        self.0.get(row).copied().flatten()
    }
}

/// The lines in which keys occurred first, per rule.
pub(super) struct Seen(Vec<FxHashMap<Key, i64>>);

impl Seen {
    /// Nothing seen yet, for so many rules.
    pub(super) fn new(rules: usize) -> Self {
        Self(vec![FxHashMap::default(); rules])
    }

    /// The line in which the row's key for a rule occurred before.
    pub(super) fn find(&self, rule: usize, keys: &[Keys], row: usize) -> Option<i64> {
        let key = keys.get(rule)?.get(row)?;
        self.0.get(rule)?.get(&key).copied()
    }

    /// Remembers the keys of a row.
    pub(super) fn add(&mut self, keys: &[Keys], row: usize, line: i64) {
        for (seen, keys) in self.0.iter_mut().zip(keys) {
            if let Some(key) = keys.get(row) {
                seen.entry(key).or_insert(line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, sync::Arc};

    use arrow::{
        array::{ArrayRef, Int64Array, StringArray},
        datatypes::{DataType, Field, Schema},
    };
    use proptest::prelude::*;

    use super::*;

    fn rows(pairs: &[(Option<String>, Option<i64>)]) -> RecordBatch {
        let schema = Schema::new(vec![
            Field::new("a", DataType::Utf8, true),
            Field::new("b", DataType::Int64, true),
        ]);
        let columns: Vec<ArrayRef> = vec![
            Arc::new(pairs.iter().map(|(a, _)| a.clone()).collect::<StringArray>()),
            Arc::new(pairs.iter().map(|(_, b)| *b).collect::<Int64Array>()),
        ];
        RecordBatch::try_new(Arc::new(schema), columns).unwrap()
    }

    proptest! {
        #[test]
        fn a_pair_is_seen_exactly_when_the_same_pair_without_nulls_came_before(
            pairs in prop::collection::vec((prop::option::of("[ab]{0,2}"), prop::option::of(0_i64..3)), 0..60)
        ) {
            let keys = vec![Keys::of(&rows(&pairs), &[0, 1]).unwrap()];
            let mut seen = Seen::new(1);
            let mut model = HashSet::new();
            for (row, (a, b)) in pairs.iter().enumerate() {
                let known = match (a, b) {
                    (Some(a), Some(b)) => !model.insert((a.clone(), *b)),
                    _ => false,
                };
                prop_assert_eq!(seen.find(0, &keys, row).is_some(), known);
                seen.add(&keys, row, i64::try_from(row).unwrap());
            }
        }
    }

    #[test]
    fn the_first_line_is_the_one_that_is_told() {
        let twice = [(Some("x".to_owned()), Some(1)), (Some("x".to_owned()), Some(1))];
        let keys = vec![Keys::of(&rows(&twice), &[0, 1]).unwrap()];
        let mut seen = Seen::new(1);
        seen.add(&keys, 0, 7);
        seen.add(&keys, 1, 8);
        assert_eq!(seen.find(0, &keys, 1), Some(7));
    }
}
