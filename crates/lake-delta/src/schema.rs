//! Schemas as tables store them, and what may change in them; it must not know where rows come from or go to.

use std::{collections::HashSet, sync::Arc};

use arrow::{
    array::{ArrayRef, new_null_array},
    compute::{CastOptions, cast_with_options},
    datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit},
    record_batch::{RecordBatch, RecordBatchOptions},
};
use deltalake::kernel::{
    StructType,
    engine::arrow_conversion::{TryIntoArrow, TryIntoKernel},
};
use jixia_model::{DatasetName, Error, Result};

/// The schema under which a table stores rows of `schema`: Delta's types, every column nullable, technical columns last.
///
/// # Errors
/// `lake.schema_not_storable` when a column has a type that Delta lacks, or two columns have the same name.
pub(crate) fn stored_schema(schema: &Schema) -> Result<SchemaRef> {
    let fields = schema.fields().iter();
    let fields: Vec<_> = fields
        .map(|field| Field::new(field.name(), stored_type(field.data_type()), true))
        .collect();
    let schema = to_kernel(&Schema::new(fields))?;
    let schema: Schema = (&schema).try_into_arrow().map_err(Error::internal)?;
    Ok(technical_columns_last(
        schema.fields().iter().map(|field| field.as_ref().clone()),
    ))
}

/// The Delta schema of stored columns.
pub(crate) fn to_kernel(schema: &Schema) -> Result<StructType> {
    schema.try_into_kernel().map_err(|error| {
        Error::invalid(
            "lake.schema_not_storable",
            format!("These columns cannot be stored: {error}. Cast or rename them in the query that makes them."),
        )
        .with("reason", error)
    })
}

/// `Timestamp` without a zone counts as UTC, because Jixia knows only instants.
fn stored_type(data_type: &DataType) -> DataType {
    match data_type {
        DataType::Utf8View | DataType::LargeUtf8 | DataType::Null => DataType::Utf8,
        DataType::BinaryView | DataType::LargeBinary | DataType::FixedSizeBinary(_) => DataType::Binary,
        DataType::UInt8 => DataType::Int16,
        DataType::UInt16 => DataType::Int32,
        DataType::UInt32 | DataType::UInt64 => DataType::Int64,
        DataType::Float16 => DataType::Float32,
        DataType::Date64 => DataType::Date32,
        DataType::Timestamp(..) => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        DataType::Dictionary(_, value) => stored_type(value),
        other => other.clone(),
    }
}

/// Columns in the order in which tables show them: those that begin with `_` after all others.
pub(crate) fn technical_columns_last(fields: impl Iterator<Item = Field>) -> SchemaRef {
    let (technical, plain): (Vec<_>, Vec<_>) = fields.partition(|field| field.name().starts_with('_'));
    Arc::new(Schema::new(plain.into_iter().chain(technical).collect::<Vec<_>>()))
}

/// What a table's schema becomes when rows of `new` are written: nothing new, or the old columns and the added ones.
///
/// # Errors
/// `lake.schema_breaking`, which names the columns, when `new` lacks a column or gives one another type.
pub(crate) fn evolve(table: &DatasetName, current: &Schema, new: &Schema) -> Result<Option<SchemaRef>> {
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
    let known: HashSet<_> = current.fields().iter().map(|field| field.name()).collect();
    let mut added = new
        .fields()
        .iter()
        .filter(|field| !known.contains(field.name()))
        .peekable();
    if added.peek().is_none() {
        return Ok(None);
    }
    let fields = current.fields().iter().chain(added);
    Ok(Some(technical_columns_last(fields.map(|field| field.as_ref().clone()))))
}

fn breaks_with(field: &Field, new: &Schema) -> Option<String> {
    match new.field_with_name(field.name()) {
        Err(_) => Some(format!("{} is missing", field.name())),
        Ok(found) if found.data_type() != field.data_type() => Some(format!(
            "{} is {} and not {}",
            field.name(),
            found.data_type(),
            field.data_type()
        )),
        Ok(_) => None,
    }
}

/// The rows in the columns and types of `schema`, by name; columns that the rows lack are null.
///
/// # Errors
/// `lake.value_does_not_fit` when a value does not fit its column's type.
pub(crate) fn conform(rows: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch> {
    if rows.schema_ref() == schema {
        return Ok(rows.clone());
    }
    let columns: Vec<_> = schema
        .fields()
        .iter()
        .map(|field| conform_column(rows, field))
        .collect::<Result<_>>()?;
    let options = RecordBatchOptions::new().with_row_count(Some(rows.num_rows()));
    RecordBatch::try_new_with_options(Arc::clone(schema), columns, &options).map_err(Error::internal)
}

fn conform_column(rows: &RecordBatch, field: &Field) -> Result<ArrayRef> {
    let Some(column) = rows.column_by_name(field.name()) else {
        return Ok(new_null_array(field.data_type(), rows.num_rows()));
    };
    if column.data_type() == field.data_type() {
        return Ok(Arc::clone(column));
    }
    let strict = CastOptions {
        safe: false,
        ..CastOptions::default()
    };
    cast_with_options(column, field.data_type(), &strict).map_err(|error| {
        Error::invalid(
            "lake.value_does_not_fit",
            format!(
                "Column '{}' has a value that is no {}: {error}.",
                field.name(),
                field.data_type()
            ),
        )
        .with("column", field.name())
        .with("type", field.data_type())
        .with("reason", error)
    })
}

#[cfg(test)]
mod tests {
    use arrow::array::{Int64Array, StringViewArray, UInt64Array};

    use super::*;

    fn table() -> DatasetName {
        DatasetName::parse("firms").unwrap()
    }

    fn schema(columns: &[(&str, DataType)]) -> Schema {
        Schema::new(
            columns
                .iter()
                .map(|(name, data_type)| Field::new(*name, data_type.clone(), false))
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn types_that_delta_lacks_are_stored_as_their_nearest_and_technical_columns_come_last() {
        let stored = stored_schema(&schema(&[
            ("_line", DataType::UInt64),
            ("name", DataType::Utf8View),
            ("at", DataType::Timestamp(TimeUnit::Nanosecond, None)),
        ]))
        .unwrap();
        let found: Vec<_> = stored
            .fields()
            .iter()
            .map(|field| (field.name().as_str(), field.data_type().clone(), field.is_nullable()))
            .collect();
        let at = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
        assert_eq!(
            found,
            [
                ("name", DataType::Utf8, true),
                ("at", at, true),
                ("_line", DataType::Int64, true)
            ]
        );
    }

    #[test]
    fn two_columns_of_one_name_are_refused() {
        let error = stored_schema(&schema(&[("a", DataType::Utf8), ("a", DataType::Utf8)])).unwrap_err();
        assert_eq!(error.code, "lake.schema_not_storable");
    }

    #[test]
    fn an_added_column_goes_before_the_technical_ones() {
        let current = schema(&[("id", DataType::Int64), ("_line", DataType::Int64)]);
        let new = schema(&[
            ("id", DataType::Int64),
            ("name", DataType::Utf8),
            ("_line", DataType::Int64),
        ]);
        let evolved = evolve(&table(), &current, &new).unwrap().unwrap();
        let names: Vec<_> = evolved.fields().iter().map(|field| field.name().as_str()).collect();
        assert_eq!(names, ["id", "name", "_line"]);
        assert!(evolve(&table(), &current, &current).unwrap().is_none());
    }

    #[test]
    fn a_dropped_column_and_a_changed_type_are_both_named() {
        let current = schema(&[("id", DataType::Int64), ("born", DataType::Date32)]);
        let error = evolve(&table(), &current, &schema(&[("id", DataType::Utf8)])).unwrap_err();
        assert_eq!(error.code, "lake.schema_breaking");
        assert!(
            error.message.contains("id is Utf8 and not Int64, born is missing"),
            "{}",
            error.message
        );
    }

    #[test]
    fn rows_are_cast_to_the_table_and_a_value_too_large_is_an_error_and_not_a_null() {
        let target = Arc::new(schema(&[("n", DataType::Int64), ("name", DataType::Utf8)]));
        let target = stored_schema(&target).unwrap();
        let source = Arc::new(schema(&[("name", DataType::Utf8View), ("n", DataType::UInt64)]));
        let rows = |n: u64| {
            let columns: Vec<ArrayRef> = vec![
                Arc::new(StringViewArray::from(vec!["淄博"])),
                Arc::new(UInt64Array::from(vec![n])),
            ];
            RecordBatch::try_new(Arc::clone(&source), columns).unwrap()
        };
        let fitted = conform(&rows(7), &target).unwrap();
        assert_eq!(
            fitted.column(0).as_ref(),
            &Int64Array::from(vec![7]) as &dyn arrow::array::Array
        );
        assert_eq!(
            conform(&rows(u64::MAX), &target).unwrap_err().code,
            "lake.value_does_not_fit"
        );
    }
}
