//! Makes plans give way: a join can work for hours between two rows that it gives, so it looks now and then whether anybody
//! still wants them. It must not know what the plan is for.

use std::{
    fmt,
    hash::{Hash, Hasher},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use arrow::datatypes::DataType;
use datafusion::{
    common::{
        Result, ScalarValue, exec_err,
        tree_node::{Transformed, TreeNode},
    },
    logical_expr::{
        ColumnarValue, LogicalPlan, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility, and,
    },
    physical_plan::{ExecutionPlan, coop::CooperativeExec},
};

const NAME: &str = "still_wanted";

/// Somebody waits for the rows of a plan; dropping it says that nobody does any more.
pub(super) struct Wanted(Arc<AtomicBool>);

impl Wanted {
    pub(super) fn new() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    /// Lets the conditions of joins fail as soon as nobody waits. Optimised plans only: an optimiser might move it.
    pub(super) fn watch_joins(&self, plan: LogicalPlan) -> Result<LogicalPlan> {
        let function = ScalarUDF::new_from_impl(StillWanted {
            signature: Signature::nullary(Volatility::Volatile),
            wanted: Arc::clone(&self.0),
        });
        let watched = plan.transform_up_with_subqueries(|plan| match plan {
            LogicalPlan::Join(mut join) if join.filter.is_some() => {
                join.filter = join.filter.map(|filter| and(function.call(Vec::new()), filter));
                Ok(Transformed::yes(LogicalPlan::Join(join)))
            }
            other => Ok(Transformed::no(other)),
        });
        watched.map(|watched| watched.data)
    }
}

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// Lets nodes that can give many rows for one give way after some batches, so that they can be stopped there.
pub(super) fn give_way(plan: Arc<dyn ExecutionPlan>) -> Result<Arc<dyn ExecutionPlan>> {
    let made = plan.transform_up(|plan| {
        let multiplies = plan.children().len() > 1 || plan.name() == "UnnestExec";
        if multiplies {
            return Ok(Transformed::yes(Arc::new(CooperativeExec::new(plan)) as _));
        }
        Ok(Transformed::no(plan))
    });
    made.map(|made| made.data)
}

/// True, and a failure once nobody waits.
struct StillWanted {
    signature: Signature,
    wanted: Arc<AtomicBool>,
}

impl fmt::Debug for StillWanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NAME)
    }
}

impl PartialEq for StillWanted {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.wanted, &other.wanted)
    }
}

impl Eq for StillWanted {}

impl Hash for StillWanted {
    fn hash<H: Hasher>(&self, state: &mut H) {
        NAME.hash(state);
    }
}

impl ScalarUDFImpl for StillWanted {
    fn name(&self) -> &'static str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _given: &[DataType]) -> Result<DataType> {
        Ok(DataType::Boolean)
    }

    fn invoke_with_args(&self, _args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        if self.wanted.load(Ordering::Relaxed) {
            return Ok(ColumnarValue::Scalar(ScalarValue::from(true)));
        }
        exec_err!("nobody waits for the rows any more")
    }
}
