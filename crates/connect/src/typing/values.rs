//! Numbers, days, instants and yes-or-no out of texts.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, BooleanBuilder, PrimitiveBuilder},
    datatypes::{ArrowPrimitiveType, Date32Type, Decimal128Type, Float64Type, Int64Type, TimestampMicrosecondType},
};
use chrono::{DateTime, NaiveDate, Utc};
use jixia_functions::{Explain, date, number};
use jixia_model::{Error, Result};

use super::{
    Faults,
    cells::{Cell, Cells},
    reason,
};

/// Whole numbers.
pub(super) fn integers<E: Explain>(
    cells: &Cells<'_>,
    parse: impl Fn(&str) -> Result<i64, E>,
    faults: &mut Faults<'_>,
) -> ArrayRef {
    Arc::new(primitive::<Int64Type, E>(cells, parse, faults).finish())
}

/// Floating point numbers.
pub(super) fn floats<E: Explain>(
    cells: &Cells<'_>,
    parse: impl Fn(&str) -> Result<f64, E>,
    faults: &mut Faults<'_>,
) -> ArrayRef {
    Arc::new(primitive::<Float64Type, E>(cells, parse, faults).finish())
}

/// Exact decimals.
pub(super) fn decimals(cells: &Cells<'_>, precision: u8, scale: i8, faults: &mut Faults<'_>) -> Result<ArrayRef> {
    let parse = |text: &str| number::parse_decimal(text, precision, scale);
    let array = primitive::<Decimal128Type, _>(cells, parse, faults).finish();
    let array = array
        .with_precision_and_scale(precision, scale)
        .map_err(Error::internal)?;
    Ok(Arc::new(array))
}

/// Calendar days.
pub(super) fn dates<E: Explain>(
    cells: &Cells<'_>,
    parse: impl Fn(&str) -> Result<NaiveDate, E>,
    faults: &mut Faults<'_>,
) -> ArrayRef {
    let parse = |text: &str| parse(text).map(date::days_since_epoch);
    Arc::new(primitive::<Date32Type, E>(cells, parse, faults).finish())
}

/// Instants.
pub(super) fn timestamps<E: Explain>(
    cells: &Cells<'_>,
    parse: impl Fn(&str) -> Result<DateTime<Utc>, E>,
    faults: &mut Faults<'_>,
) -> ArrayRef {
    let parse = |text: &str| parse(text).map(|instant| instant.timestamp_micros());
    Arc::new(
        primitive::<TimestampMicrosecondType, E>(cells, parse, faults)
            .finish()
            .with_timezone("UTC"),
    )
}

/// Yes and no.
pub(super) fn booleans<E: Explain>(
    cells: &Cells<'_>,
    parse: impl Fn(&str) -> Result<bool, E>,
    faults: &mut Faults<'_>,
) -> ArrayRef {
    let mut builder = BooleanBuilder::with_capacity(cells.len());
    for row in 0..cells.len() {
        builder.append_option(one(cells, row, &parse, faults));
    }
    Arc::new(builder.finish())
}

fn primitive<T: ArrowPrimitiveType, E: Explain>(
    cells: &Cells<'_>,
    parse: impl Fn(&str) -> Result<T::Native, E>,
    faults: &mut Faults<'_>,
) -> PrimitiveBuilder<T> {
    let mut builder = PrimitiveBuilder::with_capacity(cells.len());
    for row in 0..cells.len() {
        builder.append_option(one(cells, row, &parse, faults));
    }
    builder
}

/// The value of one cell, or none and the fault that says why.
fn one<V, E: Explain>(
    cells: &Cells<'_>,
    row: usize,
    parse: impl Fn(&str) -> Result<V, E>,
    faults: &mut Faults<'_>,
) -> Option<V> {
    match cells.get(row) {
        Cell::Dead => None,
        Cell::Null => {
            null(cells, row, faults);
            None
        }
        Cell::Value(text) => match parse(text) {
            Ok(value) => Some(value),
            Err(defect) => {
                let told = reason::defect(faults.column, text, &defect);
                faults.add(row, text, "type", told, false);
                None
            }
        },
    }
}

/// Tells of a missing value where one is required.
pub(super) fn null(cells: &Cells<'_>, row: usize, faults: &mut Faults<'_>) {
    if cells.required {
        let told = reason::required(faults.column);
        faults.add(row, cells.raw(row), "required", told, false);
    }
}
