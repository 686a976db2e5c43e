//! Functions of the engine that make long values out of short ones, held to a length; it must not know who calls them.

use std::sync::Arc;

use arrow::{
    array::AsArray,
    compute::cast,
    datatypes::{DataType, FieldRef, Int64Type},
};
use datafusion::{
    common::{Result, exec_err},
    logical_expr::{ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature},
    prelude::SessionContext,
};

/// Most characters, or repetitions, that one call may ask for.
const LENGTH_MAX: i64 = 10_000;
/// Functions whose second argument says how long the answer is.
const BOUNDED: [&str; 3] = ["lpad", "repeat", "rpad"];
/// Functions that make lists of any length, for which no bound could be checked beforehand.
const REMOVED: [&str; 4] = ["array_repeat", "array_resize", "generate_series", "range"];

/// Holds the functions of a session to a length: memory that one value takes is seen by no limit.
pub(crate) fn bound(session: &SessionContext) {
    let state = session.state();
    let functions = state.scalar_functions();
    for name in REMOVED {
        let Some(function) = functions.get(name) else {
            continue;
        };
        for alias in function.aliases() {
            session.deregister_udf(alias);
        }
        session.deregister_udf(name);
    }
    for name in BOUNDED {
        if let Some(function) = functions.get(name) {
            session.register_udf(ScalarUDF::new_from_impl(Bounded(Arc::clone(function))));
        }
    }
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Bounded(Arc<ScalarUDF>);

impl ScalarUDFImpl for Bounded {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn signature(&self) -> &Signature {
        self.0.signature()
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        self.0.coerce_types(given)
    }

    fn return_type(&self, given: &[DataType]) -> Result<DataType> {
        self.0.return_type(given)
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs) -> Result<FieldRef> {
        self.0.return_field_from_args(args)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        if let Some(lengths) = args.args.get(1) {
            let lengths = cast(&lengths.to_array(args.number_rows)?, &DataType::Int64)?;
            let longest = arrow::compute::max(lengths.as_primitive::<Int64Type>());
            if longest.is_some_and(|longest| longest > LENGTH_MAX) {
                return exec_err!("{} makes at most {LENGTH_MAX} characters", self.0.name());
            }
        }
        self.0.invoke_with_args(args)
    }
}
