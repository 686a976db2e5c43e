//! Arrow schemas of contracts and tables, and what may change in them; it must not know where rows are kept.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, new_null_array},
    compute::{CastOptions, cast_with_options},
    datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit},
    record_batch::{RecordBatch, RecordBatchOptions},
};
use jixia_model::{
    DatasetName, Error, Result,
    contract::{ColumnType, Contract},
};

/// Identifier of the delivery that a row came with, in every delivered table.
pub const DELIVERY_COLUMN: &str = "_delivery";
/// Line or row of the file that a row came from, in every delivered table.
pub const LINE_COLUMN: &str = "_line";

/// Key in a field's metadata: present where the values are masked.
const MASKED: &str = "jixia.masked";

/// A column of masked texts, which says so itself.
pub fn masked(name: &str, text: DataType) -> Field {
    Field::new(name, text, true).with_metadata([(MASKED.to_owned(), String::new())].into())
}

/// Whether the values of a column were masked before the query saw them; what is worked out from them does not say so.
pub fn is_masked(field: &Field) -> bool {
    field.metadata().contains_key(MASKED)
}

/// The Arrow type of a column type.
pub fn data_type(column_type: ColumnType) -> DataType {
    match column_type {
        ColumnType::Text { .. } => DataType::Utf8,
        ColumnType::Integer => DataType::Int64,
        ColumnType::Decimal { precision, scale } => DataType::Decimal128(precision, scale),
        ColumnType::Float => DataType::Float64,
        ColumnType::Boolean => DataType::Boolean,
        ColumnType::Date => DataType::Date32,
        ColumnType::Timestamp => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
    }
}

/// The contract's columns as an Arrow schema, without technical columns; every field is nullable.
pub fn contract_schema(contract: &Contract) -> SchemaRef {
    let fields = contract
        .columns
        .iter()
        .map(|column| Field::new(&column.name, data_type(column.column_type), true));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// The schema of a delivered table: the contract's columns, then [`DELIVERY_COLUMN`] and [`LINE_COLUMN`].
pub fn delivered_schema(contract: &Contract) -> SchemaRef {
    let mut fields: Vec<_> = contract_schema(contract).fields().iter().cloned().collect();
    fields.push(Arc::new(Field::new(DELIVERY_COLUMN, DataType::Utf8, true)));
    fields.push(Arc::new(Field::new(LINE_COLUMN, DataType::Int64, true)));
    Arc::new(Schema::new(fields))
}

/// Columns in the order in which tables show them: technical ones (those that begin with `_`) after all others.
pub fn technical_columns_last(schema: &Schema) -> SchemaRef {
    let fields = schema.fields().iter().cloned();
    let (technical, plain): (Vec<_>, Vec<_>) = fields.partition(|field| field.name().starts_with('_'));
    Arc::new(Schema::new(plain.into_iter().chain(technical).collect::<Vec<_>>()))
}

/// What a table's schema becomes when rows of `new` are written: the old columns, and the added ones.
///
/// # Errors
/// `lake.schema_breaking`, which names the columns, when `new` lacks a column or gives one another type.
pub fn evolve(table: &DatasetName, current: &Schema, new: &Schema) -> Result<SchemaRef> {
    let breaks: Vec<_> = current
        .fields()
        .iter()
        .filter_map(|field| breaks_with(field, new))
        .collect();
    if !breaks.is_empty() {
        let columns = breaks.join(", ");
        return Err(Error::conflict(
            "lake.schema_breaking",
            format!(
                "The rows do not fit table '{table}': {columns}. Columns may be added, but not dropped or given another \
                 type; use a new dataset for that."
            ),
        )
        .with("table", table)
        .with("columns", columns));
    }
    let added = new
        .fields()
        .iter()
        .filter(|field| current.field_with_name(field.name()).is_err());
    let fields: Vec<_> = current.fields().iter().chain(added).cloned().collect();
    Ok(technical_columns_last(&Schema::new(fields)))
}

fn breaks_with(field: &Field, new: &Schema) -> Option<String> {
    let name = field.name();
    match new.field_with_name(name) {
        Err(_) => Some(format!("{name} is missing")),
        Ok(found) if found.data_type() != field.data_type() => {
            Some(format!("{name} is {} and not {}", found.data_type(), field.data_type()))
        }
        Ok(_) => None,
    }
}

/// The rows in the columns and types of `schema`, by name; columns that the rows lack are null.
///
/// # Errors
/// `lake.value_does_not_fit` when a value does not fit its column's type.
pub fn conform(rows: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch> {
    if rows.schema_ref() == schema {
        return Ok(rows.clone());
    }
    let columns = schema.fields().iter().map(|field| conform_column(rows, field));
    let options = RecordBatchOptions::new().with_row_count(Some(rows.num_rows()));
    RecordBatch::try_new_with_options(Arc::clone(schema), columns.collect::<Result<_>>()?, &options)
        .map_err(Error::internal)
}

fn conform_column(rows: &RecordBatch, field: &Field) -> Result<ArrayRef> {
    let Some(column) = rows.column_by_name(field.name()) else {
        return Ok(new_null_array(field.data_type(), rows.num_rows()));
    };
    let strict = CastOptions {
        safe: false,
        ..CastOptions::default()
    };
    cast_with_options(column, field.data_type(), &strict).map_err(|error| {
        let (name, data_type) = (field.name(), field.data_type());
        Error::invalid(
            "lake.value_does_not_fit",
            format!(
                "Column '{name}' has a value that is no {data_type}: {error}. Correct the value or the column's type."
            ),
        )
        .with("column", name)
        .with("type", data_type)
        .with("reason", error)
    })
}

#[cfg(test)]
mod tests {
    use arrow::array::{Int64Array, UInt64Array};

    use super::*;

    fn schema(columns: &[(&str, DataType)]) -> Schema {
        let fields = columns.iter().map(|(name, kind)| Field::new(*name, kind.clone(), true));
        Schema::new(fields.collect::<Vec<_>>())
    }

    #[test]
    fn an_added_column_goes_before_the_technical_ones() {
        let current = schema(&[("id", DataType::Int64), ("_line", DataType::Int64)]);
        let new = schema(&[
            ("id", DataType::Int64),
            ("name", DataType::Utf8),
            ("_line", DataType::Int64),
        ]);
        let evolved = evolve(&DatasetName::parse("firms").unwrap(), &current, &new).unwrap();
        let names: Vec<_> = evolved.fields().iter().map(|field| field.name().as_str()).collect();
        assert_eq!(names, ["id", "name", "_line"]);
    }

    #[test]
    fn a_dropped_column_and_a_changed_type_are_both_named() {
        let current = schema(&[("id", DataType::Int64), ("born", DataType::Date32)]);
        let new = schema(&[("id", DataType::Utf8)]);
        let error = evolve(&DatasetName::parse("firms").unwrap(), &current, &new).unwrap_err();
        assert_eq!(error.code, "lake.schema_breaking");
        assert!(
            error.message.contains("id is Utf8 and not Int64, born is missing"),
            "{}",
            error.message
        );
    }

    #[test]
    fn a_value_too_large_for_its_column_is_an_error_and_not_a_null() {
        let target = Arc::new(schema(&[("n", DataType::Int64), ("name", DataType::Utf8)]));
        let source = Arc::new(schema(&[("n", DataType::UInt64)]));
        let rows =
            |n: u64| RecordBatch::try_new(Arc::clone(&source), vec![Arc::new(UInt64Array::from(vec![n]))]).unwrap();
        let fitted = conform(&rows(7), &target).unwrap();
        assert_eq!(
            fitted.column(0).as_ref(),
            &Int64Array::from(vec![7]) as &dyn arrow::array::Array
        );
        assert_eq!(fitted.column(1).null_count(), 1);
        assert_eq!(
            conform(&rows(u64::MAX), &target).unwrap_err().code,
            "lake.value_does_not_fit"
        );
    }
}
