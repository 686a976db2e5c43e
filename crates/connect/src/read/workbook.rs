//! Reads the rows of a workbook, sheet by sheet, values that are merged over rows filled in. Must not know contracts.

use std::{collections::HashMap, ops::ControlFlow, sync::Arc};

use arrow::array::{ArrayRef, StringBuilder};
use jixia_model::Result;

use super::{
    ReadOptions,
    pipeline::Feed,
    raw::{RawBatch, RowFault},
    sheets_differ,
};
use crate::{
    inspect::{Inspection, Merge},
    sheet::{CellTrouble, Shown, Workbook},
};

/// Rows that a sheet can have; rows of the second sheet are numbered on from here.
pub const SHEET_ROWS: u64 = 1_048_576;

pub(super) fn read(inspection: &Inspection, options: &ReadOptions, feed: &Feed) -> Result<()> {
    let mut book = Workbook::open(&inspection.path, &inspection.file_name, inspection.format)?;
    let mut rows = Rows::new(inspection.columns.len(), options.batch_rows);
    for (index, sheet) in inspection.chosen_sheets.iter().enumerate() {
        let merges = book.merges(sheet)?;
        let mut fill = Fill::new(&merges, inspection.start.line);
        let offset = index as u64 * SHEET_ROWS;
        let mut same_header = true;
        let mut flow = ControlFlow::Continue(());
        book.rows(sheet, |row, mut cells| {
            let number = u64::from(row) + 1;
            if number < inspection.start.line {
                if index > 0 && number == inspection.header_row {
                    same_header = has_header(&cells, inspection);
                }
                return if same_header {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                };
            }
            fill.apply(row, &mut cells);
            rows.push(offset + number, cells);
            if rows.is_full() {
                flow = rows.give(feed);
            }
            flow
        })?;
        if !same_header {
            return Err(sheets_differ(inspection, sheet));
        }
        if flow.is_break() {
            return Ok(());
        }
    }
    if !rows.lines.is_empty() {
        // Whether somebody wants more does not matter behind the last batch.
        let _ = rows.give(feed);
    }
    Ok(())
}

/// Whether a row of one header row says what the first sheet's header says.
fn has_header(cells: &[Shown], inspection: &Inspection) -> bool {
    inspection.header_rows != 1
        || inspection.columns.iter().enumerate().all(|(column, header)| {
            let cell = cells.iter().find(|cell| cell.column as usize == column);
            cell.map_or("", |cell| cell.text.trim()) == header
        })
}

/// Values of merged cells for the rows that they cover.
struct Fill<'a> {
    /// Merges that begin at or below the current row.
    coming: &'a [Merge],
    /// Column to last row and text.
    open: HashMap<u32, (u32, String)>,
}

impl<'a> Fill<'a> {
    fn new(merges: &'a [Merge], first_line: u64) -> Self {
        let first = merges.partition_point(|merge| u64::from(merge.top) + 1 < first_line);
        Self {
            coming: &merges[first..],
            open: HashMap::new(),
        }
    }

    fn apply(&mut self, row: u32, cells: &mut Vec<Shown>) {
        self.open.retain(|_, (last, _)| *last >= row);
        for (&column, (_, text)) in &self.open {
            if !cells.iter().any(|cell| cell.column == column) {
                cells.push(Shown {
                    column,
                    text: text.clone(),
                    trouble: None,
                });
            }
        }
        let begun = self.coming.partition_point(|merge| merge.top <= row);
        for merge in &self.coming[..begun] {
            let covers_rows = merge.top == row && merge.bottom > row;
            if let Some(cell) = cells.iter().find(|cell| covers_rows && cell.column == merge.left) {
                self.open.insert(merge.left, (merge.bottom, cell.text.clone()));
            }
        }
        self.coming = &self.coming[begun..];
    }
}

/// Rows in the making.
struct Rows {
    columns: Vec<StringBuilder>,
    lines: Vec<i64>,
    faults: Vec<(usize, RowFault)>,
    troubles: Vec<(usize, usize, CellTrouble)>,
    full_at: usize,
}

impl Rows {
    fn new(columns: usize, full_at: usize) -> Self {
        Self {
            columns: (0..columns).map(|_| StringBuilder::new()).collect(),
            lines: Vec::new(),
            faults: Vec::new(),
            troubles: Vec::new(),
            full_at,
        }
    }

    fn push(&mut self, line: u64, mut cells: Vec<Shown>) {
        if cells.iter().all(|cell| cell.text.trim().is_empty()) {
            return;
        }
        let row = self.lines.len();
        self.lines.push(line.cast_signed());
        cells.sort_unstable_by_key(|cell| cell.column);
        let mut next = 0;
        for cell in cells {
            let column = cell.column as usize;
            if column >= self.columns.len() {
                if !cell.text.trim().is_empty() {
                    self.faults.push((row, RowFault::OutsideHeader { value: cell.text }));
                }
                continue;
            }
            if column < next {
                continue;
            }
            for empty in &mut self.columns[next..column] {
                empty.append_null();
            }
            self.columns[column].append_value(&cell.text);
            next = column + 1;
            if let Some(trouble) = cell.trouble {
                self.troubles.push((row, column, trouble));
            }
        }
        for empty in &mut self.columns[next..] {
            empty.append_null();
        }
    }

    fn is_full(&self) -> bool {
        self.lines.len() >= self.full_at
    }

    fn give(&mut self, feed: &Feed) -> ControlFlow<()> {
        let columns = self
            .columns
            .iter_mut()
            .map(|column| Arc::new(column.finish()) as ArrayRef);
        let batch = RawBatch {
            columns: columns.collect(),
            lines: std::mem::take(&mut self.lines).into(),
            rows: std::mem::take(&mut self.faults),
            cells: std::mem::take(&mut self.troubles),
        };
        feed.give(move || Ok(batch))
    }
}
