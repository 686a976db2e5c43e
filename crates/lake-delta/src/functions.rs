//! `jixia-functions` as SQL functions; it must not know which query or program calls them.
//!
//! All of them are null where an argument is null, and take text in any of Arrow's forms.

mod personal;
mod scalar;

use std::{fmt, sync::Arc};

use datafusion::logical_expr::ScalarUDF;
use jixia_lake::Mask;
use jixia_model::{Clock, SystemClock};

use scalar::Scalar;

/// What some functions take from outside.
pub(crate) struct Surroundings {
    /// Says which day is today.
    pub(crate) clock: Arc<dyn Clock>,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
        }
    }
}

impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Surroundings").finish_non_exhaustive()
    }
}

/// All functions.
pub(crate) fn all(surroundings: &Surroundings) -> Vec<ScalarUDF> {
    let _ = surroundings;
    personal::masks().into_iter().map(Scalar::into_udf).collect()
}

/// The function that masks in this way.
pub(crate) fn mask(mask: Mask) -> ScalarUDF {
    personal::mask(mask).into_udf()
}
