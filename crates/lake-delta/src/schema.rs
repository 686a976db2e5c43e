//! Schemas as Delta tables store them; it must not know where rows come from or go to.

use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use deltalake::kernel::{
    StructType,
    engine::arrow_conversion::{TryIntoArrow, TryIntoKernel},
};
use jixia_lake::schema::technical_columns_last;
use jixia_model::{Error, Result};

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
    Ok(technical_columns_last(&schema))
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
