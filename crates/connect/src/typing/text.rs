//! Text columns: spaces around go, lengths and known kinds of numbers are checked; the values are shared where they can be.

use std::sync::Arc;

use arrow::array::{ArrayRef, StringBuilder};
use chrono::NaiveDate;
use jixia_model::{Result, contract::Semantic};

use super::{
    Faults,
    cells::{Cell, Cells},
    reason,
    semantic::{self, Verdict},
    values::null,
    without,
};

/// A text column.
pub(super) fn column(
    cells: &Cells<'_>,
    length_max: Option<u32>,
    kind: Option<Semantic>,
    today: NaiveDate,
    faults: &mut Faults<'_>,
) -> Result<ArrayRef> {
    match kind {
        Some(kind) => Ok(known(cells, length_max, kind, today, faults)),
        None => plain(cells, length_max, faults),
    }
}

fn plain(cells: &Cells<'_>, length_max: Option<u32>, faults: &mut Faults<'_>) -> Result<ArrayRef> {
    let mut gone = vec![false; cells.len()];
    let (mut any_gone, mut any_trimmed) = (false, false);
    for (row, gone) in gone.iter_mut().enumerate() {
        match cells.get(row) {
            Cell::Value(text) if fits(text, length_max) => any_trimmed |= text.len() != cells.raw(row).len(),
            Cell::Value(text) => {
                too_long(row, text, length_max, faults);
                *gone = true;
            }
            Cell::Null => {
                null(cells, row, faults);
                *gone = true;
            }
            Cell::Dead => *gone = true,
        }
        any_gone |= *gone;
    }
    if any_trimmed {
        let mut builder = StringBuilder::with_capacity(cells.len(), cells.texts().value_data().len());
        for (row, gone) in gone.iter().enumerate() {
            match cells.get(row) {
                Cell::Value(text) if !gone => builder.append_value(text),
                _ => builder.append_null(),
            }
        }
        return Ok(Arc::new(builder.finish()));
    }
    if any_gone {
        return without(cells.texts(), &gone);
    }
    Ok(Arc::new(cells.texts().clone()))
}

fn known(
    cells: &Cells<'_>,
    length_max: Option<u32>,
    kind: Semantic,
    today: NaiveDate,
    faults: &mut Faults<'_>,
) -> ArrayRef {
    let mut builder = StringBuilder::with_capacity(cells.len(), cells.texts().value_data().len());
    for row in 0..cells.len() {
        let text = match cells.get(row) {
            Cell::Value(text) => text,
            Cell::Null => {
                null(cells, row, faults);
                builder.append_null();
                continue;
            }
            Cell::Dead => {
                builder.append_null();
                continue;
            }
        };
        let Verdict { normal, odd } = semantic::check(kind, text, today);
        if let Some(odd) = odd {
            let told = reason::told(faults.column, text, &odd.zh, &odd.en);
            faults.add(row, text, "semantic", told, normal.is_some());
        }
        match normal {
            Some(normal) if fits(&normal, length_max) => builder.append_value(normal),
            Some(normal) => {
                too_long(row, &normal, length_max, faults);
                builder.append_null();
            }
            None => builder.append_null(),
        }
    }
    Arc::new(builder.finish())
}

fn fits(text: &str, length_max: Option<u32>) -> bool {
    length_max.is_none_or(|max| text.len() <= max as usize || text.chars().count() <= max as usize)
}

fn too_long(row: usize, text: &str, length_max: Option<u32>, faults: &mut Faults<'_>) {
    let told = reason::length(faults.column, text, length_max.unwrap_or(u32::MAX));
    faults.add(row, text, "length", told, false);
}
