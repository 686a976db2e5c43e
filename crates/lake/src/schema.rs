//! Arrow schemas of contracts.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use jixia_model::contract::{ColumnType, Contract};

/// Identifier of the delivery that a row came with, in every delivered table.
pub const DELIVERY_COLUMN: &str = "_delivery";
/// Line or row of the file that a row came from, in every delivered table.
pub const LINE_COLUMN: &str = "_line";

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
