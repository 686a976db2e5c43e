//! Rows written as literals (row tests, rule inputs, decision tables) to Arrow and back.

use std::sync::Arc;

use arrow::{
    array::{Array, ArrayRef, StringArray, new_null_array},
    compute::{CastOptions, cast_with_options},
    datatypes::{DataType, SchemaRef},
    record_batch::{RecordBatch, RecordBatchOptions},
    util::display::{ArrayFormatter, FormatOptions},
};
use jixia_model::{Error, Result, rule::RuleValue};

/// Makes a batch of `rows`; a column that a row does not name is null.
///
/// # Errors
/// `value.column_unknown` when a row names a column that the schema lacks, `value.type` when a literal does not fit.
pub fn batch(schema: &SchemaRef, rows: &[Vec<(String, RuleValue)>]) -> Result<RecordBatch> {
    for (name, _) in rows.iter().flatten() {
        if schema.column_with_name(name).is_none() {
            let known: Vec<_> = schema.fields().iter().map(|field| field.name().as_str()).collect();
            let message = format!("There is no column '{name}'; the columns are {}.", known.join(", "));
            return Err(Error::invalid("value.column_unknown", message)
                .with("name", name)
                .with("known", known.join(", ")));
        }
    }
    let columns = schema.fields().iter().map(|field| {
        let cells = rows.iter().map(|row| {
            row.iter()
                .find(|(name, _)| name == field.name())
                .map(|(_, value)| value)
        });
        column(field.name(), field.data_type(), cells)
    });
    let columns = columns.collect::<Result<Vec<_>>>()?;
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    RecordBatch::try_new_with_options(Arc::clone(schema), columns, &options).map_err(Error::internal)
}

fn column<'a>(
    name: &str,
    data_type: &DataType,
    cells: impl Iterator<Item = Option<&'a RuleValue>>,
) -> Result<ArrayRef> {
    let texts: StringArray = cells.map(|cell| cell.and_then(text)).collect();
    if texts.null_count() == texts.len() {
        return Ok(new_null_array(data_type, texts.len()));
    }
    let strict = CastOptions {
        safe: false,
        format_options: FormatOptions::default(),
    };
    cast_with_options(&texts, data_type, &strict).map_err(|source| {
        let shown = texts.iter().flatten().next().unwrap_or_default().to_owned();
        Error::invalid(
            "value.type",
            format!("Column '{name}': a value such as '{shown}' is not of type {data_type}."),
        )
        .with("name", name)
        .with("value", shown)
        .with("type", data_type)
        .with_source(source)
    })
}

fn text(value: &RuleValue) -> Option<String> {
    match value {
        RuleValue::Null => None,
        RuleValue::Boolean(flag) => Some(flag.to_string()),
        RuleValue::Number(digits) => Some(digits.clone()),
        RuleValue::Text(text) => Some(text.clone()),
    }
}

/// Reads one cell back as a literal.
pub fn value(column: &dyn Array, row: usize) -> Result<RuleValue> {
    if column.is_null(row) {
        return Ok(RuleValue::Null);
    }
    let options = FormatOptions::default().with_timestamp_tz_format(Some("%Y-%m-%dT%H:%M:%S%.fZ"));
    let formatter = ArrayFormatter::try_new(column, &options).map_err(Error::internal)?;
    let shown = formatter.value(row).to_string();
    Ok(match column.data_type() {
        DataType::Boolean => RuleValue::Boolean(shown == "true"),
        kind if kind.is_numeric() => RuleValue::Number(shown),
        _ => RuleValue::Text(shown),
    })
}

/// Reads the rows of a batch back as literals, each in the order of the columns.
pub fn rows(batch: &RecordBatch) -> impl Iterator<Item = Result<Vec<RuleValue>>> {
    (0..batch.num_rows()).map(|row| batch.columns().iter().map(|column| value(column, row)).collect())
}

/// Whether two literals are the same; numbers are compared by value, so `3000000` is `3000000.00`.
pub fn same(left: &RuleValue, right: &RuleValue) -> bool {
    match (left, right) {
        (RuleValue::Number(left), RuleValue::Number(right)) => plain(left) == plain(right),
        (RuleValue::Text(text), RuleValue::Number(number)) | (RuleValue::Number(number), RuleValue::Text(text)) => {
            text == number
        }
        (left, right) => left == right,
    }
}

/// A decimal without a plus sign, leading zeros and trailing zeros after the point.
fn plain(number: &str) -> String {
    let (sign, digits) = number
        .strip_prefix('-')
        .map_or(("", number.trim_start_matches('+')), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    match (whole, fraction) {
        ("0", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, fraction) => format!("{sign}{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use arrow::datatypes::{Field, Schema};

    use super::*;

    fn schema() -> SchemaRef {
        Arc::new(Schema::new(vec![
            Field::new("amount", DataType::Decimal128(18, 2), true),
            Field::new("day", DataType::Date32, true),
            Field::new("ready", DataType::Boolean, true),
        ]))
    }

    #[test]
    fn literals_become_typed_columns_and_come_back() {
        let given = vec![
            ("amount".to_owned(), RuleValue::Number("3000000".into())),
            ("day".to_owned(), RuleValue::Text("2020-06-15".into())),
        ];
        let batch = batch(&schema(), &[given]).unwrap();
        assert!(same(
            &value(batch.column(0), 0).unwrap(),
            &RuleValue::Number("3000000".into())
        ));
        assert_eq!(value(batch.column(1), 0).unwrap(), RuleValue::Text("2020-06-15".into()));
        assert_eq!(value(batch.column(2), 0).unwrap(), RuleValue::Null);
    }

    #[test]
    fn a_literal_that_does_not_fit_is_refused_with_its_value() {
        let given = vec![("day".to_owned(), RuleValue::Text("15th of June".into()))];
        let error = batch(&schema(), &[given]).unwrap_err();
        assert_eq!(error.code, "value.type");
        assert!(error.message.contains("15th of June"), "{}", error.message);
    }

    #[test]
    fn an_unknown_column_is_refused_with_the_known_ones() {
        let given = vec![("amout".to_owned(), RuleValue::Number("1".into()))];
        let error = batch(&schema(), &[given]).unwrap_err();
        assert_eq!(
            error.message,
            "There is no column 'amout'; the columns are amount, day, ready."
        );
    }

    #[test]
    fn numbers_are_the_same_by_value() {
        for (left, right) in [("3000000", "3000000.00"), ("-0", "0.0"), ("007", "7"), ("+1.50", "1.5")] {
            assert!(
                same(&RuleValue::Number(left.into()), &RuleValue::Number(right.into())),
                "{left} {right}"
            );
        }
        assert!(!same(&RuleValue::Number("1.5".into()), &RuleValue::Number("15".into())));
    }
}
