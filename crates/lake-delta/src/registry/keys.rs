//! Sets of keys by their hash: two keys of one hash only mean that one of them is worked out for nothing. It must not know
//! why a key is in a set.

use std::{
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

use arrow::{
    array::{Array, ArrayRef, BooleanArray, StringArray},
    compute::cast,
    datatypes::DataType,
};
use datafusion::{
    common::{
        Result as PlanResult,
        hash_utils::{RandomState, create_hashes},
        plan_err,
    },
    logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility},
};
use rustc_hash::FxHashSet;

use super::plan::TOUCHED;

/// Keys by their hash, and the ranges that they are in.
#[derive(Clone, Default)]
pub(super) struct KeySet(Arc<Keys>);

#[derive(Default)]
struct Keys {
    hashes: FxHashSet<u64>,
    ranges: FxHashSet<usize>,
}

impl KeySet {
    /// A set of keys by hash and range.
    pub(super) fn new(keys: impl IntoIterator<Item = (u64, usize)>) -> Self {
        let (hashes, ranges) = keys.into_iter().unzip();
        Self(Arc::new(Keys { hashes, ranges }))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.hashes.is_empty()
    }

    pub(super) fn contains(&self, hash: u64) -> bool {
        self.0.hashes.contains(&hash)
    }

    /// Whether any of the keys is in the range.
    pub(super) fn is_in(&self, range: usize) -> bool {
        self.0.ranges.contains(&range)
    }

    /// The function that tells in SQL whether a key is in the set.
    pub(super) fn function(&self) -> ScalarUDF {
        ScalarUDF::new_from_impl(Contains {
            signature: Signature::user_defined(Volatility::Immutable),
            keys: self.clone(),
        })
    }
}

/// The hash of one key.
pub(super) fn hash_key(key: &str) -> PlanResult<u64> {
    let column: ArrayRef = Arc::new(StringArray::from_iter_values([key]));
    hash_rows(&[column]).map(|hashes| hashes.into_iter().next().unwrap_or_default())
}

/// Hashes of rows over all `columns`, the same in every build of every version of a table.
///
/// A null hashes to nothing, so the place of each column counts: a value that moves from one column to the next makes
/// another row.
pub(super) fn hash_rows(columns: &[ArrayRef]) -> PlanResult<Vec<u64>> {
    const SPREAD: u64 = 0x517c_c1b7_2722_0a95;
    let mut hashes = vec![0_u64; columns.first().map_or(0, Array::len)];
    let mut of_column = vec![0; hashes.len()];
    for column in columns {
        of_column.fill(0);
        create_hashes([column], &RandomState::with_seed(0), &mut of_column)?;
        for (hash, of_column) in hashes.iter_mut().zip(&of_column) {
            *hash = (hash.rotate_left(5) ^ of_column).wrapping_mul(SPREAD);
        }
    }
    Ok(hashes)
}

struct Contains {
    signature: Signature,
    keys: KeySet,
}

impl fmt::Debug for Contains {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(TOUCHED)
    }
}

impl PartialEq for Contains {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.keys.0, &other.keys.0)
    }
}

impl Eq for Contains {}

impl Hash for Contains {
    fn hash<H: Hasher>(&self, state: &mut H) {
        TOUCHED.hash(state);
    }
}

impl ScalarUDFImpl for Contains {
    fn name(&self) -> &'static str {
        TOUCHED
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> PlanResult<Vec<DataType>> {
        if given.len() != 1 {
            return plan_err!("{TOUCHED} takes the key");
        }
        Ok(vec![DataType::Utf8])
    }

    fn return_type(&self, _given: &[DataType]) -> PlanResult<DataType> {
        Ok(DataType::Boolean)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> PlanResult<ColumnarValue> {
        let columns = ColumnarValue::values_to_arrays(&args.args)?;
        let keys = cast(&columns[0], &DataType::Utf8)?;
        let hashes = hash_rows(&[keys])?;
        let found: BooleanArray = hashes.iter().map(|hash| Some(self.keys.contains(*hash))).collect();
        Ok(ColumnarValue::Array(Arc::new(found)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_moves_to_another_column_makes_another_row() {
        let column = |values: [Option<&str>; 2]| -> ArrayRef { Arc::new(StringArray::from_iter(values)) };
        let (key, name) = (column([Some("05"), Some("05")]), column([Some("丙"), None]));
        let phone = column([None, Some("丙")]);
        let hashes = hash_rows(&[key, name, phone]).unwrap();
        assert_ne!(hashes[0], hashes[1]);
    }
}
