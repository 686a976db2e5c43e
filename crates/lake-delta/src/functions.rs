//! `jixia-functions` as SQL functions; it must not know which query or program calls them.
//!
//! All of them are null where an argument is null, and take text in any of Arrow's forms.

mod bounded;
mod codes;
mod measures;
mod personal;
mod scalar;
mod texts;

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::logical_expr::ScalarUDF;
use jixia_functions::workday::Calendar;
use jixia_lake::Mask;
use jixia_model::{Clock, SystemClock, Text};

pub(crate) use bounded::bound;
use scalar::Scalar;

/// What some functions take from outside.
pub(crate) struct Surroundings {
    /// Says which day is today.
    pub(crate) clock: Arc<dyn Clock>,
    /// Knows the holidays.
    pub(crate) calendar: Arc<Calendar>,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            calendar: Arc::new(Calendar::default()),
        }
    }
}

impl Surroundings {
    fn functions(&self) -> Vec<Scalar> {
        let mut functions = codes::functions(&self.clock);
        functions.extend(measures::functions(&self.calendar));
        functions.extend(texts::functions());
        functions.extend(personal::functions());
        functions
    }
}

/// All functions.
pub(crate) fn all(surroundings: &Surroundings) -> Vec<ScalarUDF> {
    surroundings.functions().into_iter().map(Scalar::into_udf).collect()
}

/// The function that masks in this way.
pub(crate) fn mask(mask: Mask) -> ScalarUDF {
    personal::mask(mask).into_udf()
}

/// What people need to know of a SQL function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionDoc {
    /// Name in SQL.
    pub name: &'static str,
    /// Name and SQL type of each argument.
    pub arguments: Vec<(&'static str, &'static str)>,
    /// SQL type of the answer.
    pub returns: &'static str,
    /// What it does.
    pub summary: Text,
    /// Number of the standard that it follows, empty where there is none.
    pub standard: &'static str,
}

/// All SQL functions that Jixia adds to those of the engine, by name.
pub fn catalogue() -> Vec<FunctionDoc> {
    let mut documents: Vec<FunctionDoc> = Surroundings::default()
        .functions()
        .into_iter()
        .map(|function| FunctionDoc {
            name: function.name,
            arguments: function
                .arguments
                .iter()
                .map(|(name, data_type)| (*name, sql_type(data_type)))
                .collect(),
            returns: sql_type(&function.returns),
            summary: function.summary,
            standard: function.standard,
        })
        .collect();
    documents.sort_by_key(|document| document.name);
    documents
}

fn sql_type(data_type: &DataType) -> &'static str {
    match data_type {
        DataType::Boolean => "boolean",
        DataType::Date32 => "date",
        DataType::Int64 => "bigint",
        DataType::Float64 => "double",
        _ => "text",
    }
}
