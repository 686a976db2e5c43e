//! A scalar function made of a name, the types of its arguments and a body over whole columns; it must not know any one
//! function.

use std::{
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

use arrow::{
    array::{Array, ArrayRef, AsArray, BooleanArray, Date32Array, StringViewArray, StringViewBuilder},
    compute::cast,
    datatypes::{DataType, Date32Type},
};
use chrono::NaiveDate;
use datafusion::{
    common::{Result, ScalarValue, exec_err, plan_err},
    logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility},
};
use jixia_model::Text;

/// What a function computes from its columns, all of one length and of the declared types.
type Body = Arc<dyn Fn(&[ArrayRef]) -> Result<ArrayRef> + Send + Sync>;

/// A function with all that SQL and the documentation need to know of it.
#[derive(Clone)]
pub(crate) struct Scalar {
    pub(crate) name: &'static str,
    /// Name and type of each argument.
    pub(crate) arguments: Vec<(&'static str, DataType)>,
    pub(crate) returns: DataType,
    pub(crate) summary: Text,
    /// Number of the standard that it follows, empty where there is none.
    pub(crate) standard: &'static str,
    volatility: Volatility,
    body: Body,
}

impl Scalar {
    /// A function whose answer depends on nothing but its arguments.
    pub(crate) fn new(
        name: &'static str,
        arguments: &[(&'static str, DataType)],
        returns: DataType,
        body: impl Fn(&[ArrayRef]) -> Result<ArrayRef> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name,
            arguments: arguments.to_vec(),
            returns,
            summary: Text::default(),
            standard: "",
            volatility: Volatility::Immutable,
            body: Arc::new(body),
        }
    }

    /// A function of one text, called `argument`, that gives text, or null where there is none to give.
    pub(crate) fn text<T: AsRef<str>>(
        name: &'static str,
        argument: &'static str,
        function: impl Fn(&str) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        Self::new(
            name,
            &[(argument, DataType::Utf8View)],
            DataType::Utf8View,
            move |columns| {
                let texts = texts(&columns[0])?;
                let mut made = StringViewBuilder::with_capacity(texts.len());
                for text in &texts {
                    made.append_option(text.and_then(&function));
                }
                Ok(Arc::new(made.finish()))
            },
        )
    }

    /// A function of one text, called `argument`, that gives yes or no.
    pub(crate) fn test(
        name: &'static str,
        argument: &'static str,
        function: impl Fn(&str) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self::new(
            name,
            &[(argument, DataType::Utf8View)],
            DataType::Boolean,
            move |columns| {
                let made: BooleanArray = texts(&columns[0])?.iter().map(|text| text.map(&function)).collect();
                Ok(Arc::new(made))
            },
        )
    }

    /// A function of one text, called `argument`, that gives a day, or null where there is none to give.
    pub(crate) fn day(
        name: &'static str,
        argument: &'static str,
        function: impl Fn(&str) -> Option<NaiveDate> + Send + Sync + 'static,
    ) -> Self {
        Self::new(
            name,
            &[(argument, DataType::Utf8View)],
            DataType::Date32,
            move |columns| {
                let texts = texts(&columns[0])?;
                let days = texts
                    .iter()
                    .map(|text| text.and_then(&function).map(Date32Type::from_naive_date));
                Ok(Arc::new(days.collect::<Date32Array>()))
            },
        )
    }

    /// Adds what people read about the function, and the standard that it follows.
    pub(crate) fn about(mut self, zh: &str, en: &str, standard: &'static str) -> Self {
        self.summary = Text::new(zh, en);
        self.standard = standard;
        self
    }

    /// Says that the answer also depends on the day on which the query runs.
    pub(crate) fn depends_on_today(mut self) -> Self {
        self.volatility = Volatility::Stable;
        self
    }

    /// As a function that can be registered in a session.
    pub(crate) fn into_udf(self) -> ScalarUDF {
        ScalarUDF::new_from_impl(Function {
            signature: Signature::user_defined(self.volatility),
            scalar: self,
        })
    }
}

/// A column of text in the one form that bodies read.
pub(crate) fn texts(column: &ArrayRef) -> Result<StringViewArray> {
    Ok(cast(column, &DataType::Utf8View)?.as_string_view().clone())
}

/// [`Scalar`] as the engine wants it; two of the same name are the same.
struct Function {
    signature: Signature,
    scalar: Scalar,
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.scalar.name)
    }
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.scalar.name == other.scalar.name && Arc::ptr_eq(&self.scalar.body, &other.scalar.body)
    }
}

impl Eq for Function {}

impl Hash for Function {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.scalar.name.hash(state);
    }
}

impl ScalarUDFImpl for Function {
    fn name(&self) -> &str {
        self.scalar.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        let wanted = &self.scalar.arguments;
        if given.len() != wanted.len() {
            return plan_err!(
                "{} takes {} arguments and was given {}",
                self.scalar.name,
                wanted.len(),
                given.len()
            );
        }
        let types = given.iter().zip(wanted).map(|(given, (name, wanted))| {
            if *wanted == DataType::Utf8View && (given.is_string() || given.is_null()) {
                return Ok(if given.is_null() {
                    DataType::Utf8View
                } else {
                    given.clone()
                });
            }
            if wanted.is_string() || (given.is_string() && !wanted.is_temporal()) {
                return plan_err!("{} takes {wanted} as {name} and was given {given}", self.scalar.name);
            }
            Ok(wanted.clone())
        });
        types.collect()
    }

    fn return_type(&self, _given: &[DataType]) -> Result<DataType> {
        Ok(self.scalar.returns.clone())
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let constant = args.args.iter().all(|value| matches!(value, ColumnarValue::Scalar(_)));
        let rows = if constant { 1 } else { args.number_rows };
        let columns = args
            .args
            .into_iter()
            .map(|value| value.into_array(rows))
            .collect::<Result<Vec<_>>>()?;
        let made = (self.scalar.body)(&columns)?;
        if made.data_type() != &self.scalar.returns {
            return exec_err!("{} gave {} by mistake", self.scalar.name, made.data_type());
        }
        if constant {
            let value = ScalarValue::try_from_array(&made, 0)?;
            return Ok(ColumnarValue::Scalar(value));
        }
        Ok(ColumnarValue::Array(made))
    }
}
