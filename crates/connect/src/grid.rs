//! Workbooks that people keep lists in, with merged cells: read cell by cell as they are shown, and written.
//!
//! It must not know what the lists say.

use std::{
    io::{self, Cursor, Read, Write},
    ops::ControlFlow,
};

use jixia_model::{Error, Result};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook as Written, XlsxError};
use zip::ZipArchive;

use crate::{
    inspect::{self, Merge},
    sheet::Workbook,
};

/// Most bytes of a workbook once unpacked.
const UNPACKED_BYTES_MAX: u64 = 256 << 20;

/// A sheet as it is shown; values of merged cells stand in every row that they cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Name of the sheet.
    pub sheet: String,
    /// Rows that have a cell.
    pub rows: Vec<GridRow>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// Number of the row, from 1.
    pub number: u32,
    /// Cells by column, from 0; those that are empty at the end are left out.
    pub cells: Vec<String>,
}

/// How much of a workbook is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridLimits {
    /// Most rows of all sheets together.
    pub rows_max: usize,
    /// Columns that are looked at.
    pub columns_max: usize,
}

/// A cell that covers others: rows and columns from 0, the last ones included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u16,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u16,
    /// What it says.
    pub text: String,
}

/// A sheet to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Name of the sheet.
    pub name: String,
    /// Headings; the rows below them begin after the last.
    pub headings: Vec<Block>,
    /// All other cells.
    pub cells: Vec<Block>,
    /// Widths of the columns in characters.
    pub widths: Vec<f64>,
}

/// Reads the visible sheets of an XLSX or XLS workbook.
///
/// # Errors
/// `grid.no_workbook`, `grid.too_large`, `grid.too_many_rows`, and those of a workbook that cannot be opened.
pub fn read_grids(bytes: &[u8], file_name: &str, limits: GridLimits) -> Result<Vec<Grid>> {
    let format = format(bytes, file_name)?;
    let mut file = tempfile::NamedTempFile::new().map_err(Error::internal)?;
    file.write_all(bytes).map_err(Error::internal)?;
    let mut book = Workbook::open(file.path(), file_name, format)?;
    let visible = book.sheets().into_iter().filter(|sheet| sheet.visible);
    let mut left = limits.rows_max;
    let mut grids = Vec::new();
    for sheet in visible.collect::<Vec<_>>() {
        let grid = read_sheet(&mut book, &sheet.name, limits, &mut left)?;
        grids.push(grid);
    }
    Ok(grids)
}

fn format(bytes: &[u8], file_name: &str) -> Result<inspect::Format> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Ok(inspect::Format::Xls);
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).ok();
    let Some(archive) = archive.filter(|archive| archive.index_for_name("xl/workbook.xml").is_some()) else {
        let message = format!("'{file_name}' is no Excel workbook; save it as .xlsx and send it again.");
        return Err(Error::invalid("grid.no_workbook", message).with("name", file_name));
    };
    if unpacked(archive) > UNPACKED_BYTES_MAX {
        let message = format!("'{file_name}' is larger than a list is; remove what does not belong to it.");
        return Err(Error::limit("grid.too_large", message).with("name", file_name));
    }
    Ok(inspect::Format::Xlsx)
}

/// Bytes that come out of an archive, counted as far as the limit: the sizes that it tells may be missing or wrong.
fn unpacked(mut archive: ZipArchive<Cursor<&[u8]>>) -> u64 {
    let mut bytes = 0;
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index(index) else { continue };
        let room = (UNPACKED_BYTES_MAX + 1).saturating_sub(bytes);
        // What is broken is told by the reader of the workbook.
        bytes += io::copy(&mut entry.take(room), &mut io::sink()).unwrap_or_default();
    }
    bytes
}

fn read_sheet(book: &mut Workbook<'_>, sheet: &str, limits: GridLimits, left: &mut usize) -> Result<Grid> {
    let merges = book.merges(sheet)?;
    let mut rows: Vec<GridRow> = Vec::new();
    let mut is_too_long = false;
    book.rows(sheet, |index, cells| {
        let mut row = GridRow {
            number: index + 1,
            cells: Vec::new(),
        };
        let within = cells
            .into_iter()
            .filter(|cell| (cell.column as usize) < limits.columns_max);
        for cell in within {
            put(&mut row.cells, cell.column as usize, cell.text);
        }
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return ControlFlow::Continue(());
        }
        is_too_long = *left == 0;
        if is_too_long {
            return ControlFlow::Break(());
        }
        *left -= 1;
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    if is_too_long {
        let most = limits.rows_max;
        let message = format!("The workbook has more than {most} rows; send it in parts.");
        return Err(Error::limit("grid.too_many_rows", message).with("most", most));
    }
    fill(&mut rows, &merges, limits.columns_max);
    Ok(Grid {
        sheet: sheet.to_owned(),
        rows,
    })
}

/// Gives every row that a merged cell covers what it says; over columns it is said once.
fn fill(rows: &mut [GridRow], merges: &[Merge], columns_max: usize) {
    for merge in merges.iter().filter(|merge| (merge.left as usize) < columns_max) {
        let column = merge.left as usize;
        let said = rows.iter().find(|row| row.number == merge.top + 1);
        let Some(said) = said.and_then(|row| row.cells.get(column)).cloned() else {
            continue;
        };
        let covered = rows
            .iter_mut()
            .filter(|row| (merge.top + 2..=merge.bottom + 1).contains(&row.number));
        for row in covered {
            put(&mut row.cells, column, said.clone());
        }
    }
}

fn put(cells: &mut Vec<String>, column: usize, text: String) {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
}

/// Writes a workbook of one sheet; all cells are texts, so that codes keep their zeros.
///
/// # Errors
/// `internal` when the library cannot write it.
pub fn write_grid(sheet: &Sheet) -> Result<Vec<u8>> {
    written(sheet).map_err(Error::internal)
}

fn written(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Written::new();
    let page = book.add_worksheet().set_name(&sheet.name)?;
    let plain = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin);
    let heading = plain
        .clone()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(0x00D9_E1F2));
    for (column, width) in (0..).zip(&sheet.widths) {
        page.set_column_width(column, *width)?;
    }
    let headings = sheet.headings.iter().map(|block| (block, &heading));
    for (block, format) in headings.chain(sheet.cells.iter().map(|block| (block, &plain))) {
        if (block.top, block.left) == (block.bottom, block.right) {
            page.write_string_with_format(block.top, block.left, &block.text, format)?;
        } else {
            page.merge_range(block.top, block.left, block.bottom, block.right, &block.text, format)?;
        }
    }
    let below = sheet
        .headings
        .iter()
        .map(|block| block.bottom + 1)
        .max()
        .unwrap_or_default();
    page.set_freeze_panes(below, 0)?;
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(top: u32, left: u16, bottom: u32, right: u16, text: &str) -> Block {
        Block {
            top,
            left,
            bottom,
            right,
            text: text.to_owned(),
        }
    }

    const LIMITS: GridLimits = GridLimits {
        rows_max: 10,
        columns_max: 3,
    };

    #[test]
    fn merged_cells_stand_in_every_row_and_codes_keep_their_zeros() {
        let sheet = Sheet {
            name: "目录".to_owned(),
            headings: vec![
                block(0, 0, 0, 1, "分类"),
                block(1, 0, 1, 0, "项"),
                block(1, 1, 1, 1, "目"),
            ],
            cells: vec![
                block(2, 0, 3, 0, "007"),
                block(2, 1, 2, 1, "=1+1"),
                block(3, 1, 3, 1, " 二\n行 "),
                block(3, 4, 3, 4, "too far"),
            ],
            widths: vec![10.0],
        };
        let grids = read_grids(&write_grid(&sheet).unwrap(), "x.xlsx", LIMITS).unwrap();
        let rows: Vec<_> = grids[0]
            .rows
            .iter()
            .map(|row| (row.number, row.cells.join("|")))
            .collect();
        let wanted = [(1, "分类"), (2, "项|目"), (3, "007|=1+1"), (4, "007| 二\n行 ")];
        assert_eq!(rows, wanted.map(|(number, text)| (number, text.to_owned())));
        assert_eq!(grids[0].sheet, "目录");
    }

    #[test]
    fn what_is_no_workbook_or_too_long_is_refused() {
        let code = |found: Result<Vec<Grid>>| found.unwrap_err().code;
        assert_eq!(code(read_grids(b"a,b", "x.csv", LIMITS)), "grid.no_workbook");
        let cells = (0..11).map(|row| block(row, 0, row, 0, "x")).collect();
        let sheet = Sheet {
            name: "a".to_owned(),
            cells,
            ..Sheet::default()
        };
        assert_eq!(
            code(read_grids(&write_grid(&sheet).unwrap(), "x.xlsx", LIMITS)),
            "grid.too_many_rows"
        );
    }
}
