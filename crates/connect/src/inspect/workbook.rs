//! Looks at a workbook: which sheet, where its header stands. Must not know how all of it is read.

use std::{ops::ControlFlow, path::Path};

use jixia_model::{Error, Result, Text};

use super::{Format, InspectOptions, Inspection, Merge, Start, format, header, known_words, place_header};
use crate::{
    annotate::{is_data_sheet, is_guide_sheet},
    sheet::{SheetInfo, Shown, Workbook},
};

/// The first rows of a sheet with their numbers from 1.
struct First {
    numbers: Vec<u64>,
    rows: Vec<Vec<String>>,
}

pub(super) fn inspect(
    path: &Path,
    file_name: &str,
    format: Format,
    options: &InspectOptions<'_>,
) -> Result<Inspection> {
    let mut book = Workbook::open(path, file_name, format)?;
    let mut inspection = Inspection::new(path, file_name, format);
    inspection.sheets = book.sheets();
    inspection.chosen_sheets = choose(&mut book, &inspection.sheets, file_name, options)?;
    let sheet = inspection.chosen_sheets[0].clone();
    let first = first_rows(&mut book, &sheet)?;
    if first.rows.is_empty() {
        return Err(format::empty(file_name));
    }
    let merges = book.merges(&sheet)?;
    // Rows without cells are missing, so a merge is brought into the numbering of the rows that are there.
    let merges: Vec<_> = merges
        .iter()
        .filter_map(|merge| renumber(merge, &first.numbers))
        .collect();
    let next = place_header(&mut inspection, &first.rows, &first.numbers, &merges, options)?;
    let line = first
        .numbers
        .get(next)
        .copied()
        .unwrap_or(inspection.header_row + inspection.header_rows);
    inspection.start = Start { offset: 0, line };
    inspection
        .notes
        .extend(note_on_sheets(&inspection.sheets, &inspection.chosen_sheets));
    Ok(inspection)
}

fn renumber(merge: &Merge, numbers: &[u64]) -> Option<Merge> {
    let index = |row: u32| {
        numbers
            .binary_search(&(u64::from(row) + 1))
            .ok()
            .map(|index| index as u32)
    };
    let top = index(merge.top)?;
    Some(Merge {
        top,
        bottom: index(merge.bottom).unwrap_or(top + merge.bottom - merge.top),
        ..*merge
    })
}

fn first_rows(book: &mut Workbook<'_>, sheet: &str) -> Result<First> {
    let mut first = First {
        numbers: Vec::new(),
        rows: Vec::new(),
    };
    book.rows(sheet, |row, cells| {
        first.numbers.push(u64::from(row) + 1);
        first.rows.push(dense(cells));
        if first.rows.len() > header::ROWS_LOOKED_AT {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })?;
    Ok(first)
}

fn dense(cells: Vec<Shown>) -> Vec<String> {
    let mut row = Vec::new();
    for cell in cells {
        let column = cell.column as usize;
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = cell.text;
    }
    row
}

/// The sheets to read: the one asked for, the data sheets of an annotated workbook, or the first that fits.
fn choose(
    book: &mut Workbook<'_>,
    sheets: &[SheetInfo],
    file_name: &str,
    options: &InspectOptions<'_>,
) -> Result<Vec<String>> {
    if let Some(wanted) = options.sheet {
        return if sheets.iter().any(|sheet| sheet.name == wanted) {
            Ok(vec![wanted.to_owned()])
        } else {
            Err(sheet_missing(file_name, wanted, sheets))
        };
    }
    let visible: Vec<_> = sheets.iter().filter(|sheet| sheet.visible).collect();
    if visible.iter().any(|sheet| is_guide_sheet(&sheet.name)) {
        let data = visible.iter().filter(|sheet| is_data_sheet(&sheet.name));
        let data: Vec<_> = data.map(|sheet| sheet.name.clone()).collect();
        if !data.is_empty() {
            return Ok(data);
        }
    }
    let known = known_words(options);
    let mut filled = None;
    for sheet in visible {
        let first = first_rows(book, &sheet.name)?;
        if header::knows_any(&first.rows, &known) {
            return Ok(vec![sheet.name.clone()]);
        }
        if !first.rows.is_empty() && filled.is_none() {
            filled = Some(sheet.name.clone());
        }
    }
    filled.map(|name| vec![name]).ok_or_else(|| format::empty(file_name))
}

fn sheet_missing(file_name: &str, wanted: &str, sheets: &[SheetInfo]) -> Error {
    let names: Vec<_> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let names = names.join(", ");
    Error::invalid(
        "delivery.sheet_missing",
        format!("The workbook {file_name} has no sheet '{wanted}'; its sheets are {names}."),
    )
    .with("name", file_name)
    .with("sheet", wanted)
    .with("sheets", names)
}

fn note_on_sheets(sheets: &[SheetInfo], chosen: &[String]) -> Option<Text> {
    let ignored: Vec<_> = sheets
        .iter()
        .filter(|sheet| !chosen.contains(&sheet.name) && !is_guide_sheet(&sheet.name))
        .collect();
    if ignored.is_empty() {
        return None;
    }
    let names = |hidden: &str, between: &str| {
        let names = ignored.iter().map(|sheet| {
            let mark = if sheet.visible { "" } else { hidden };
            format!("{}{mark}", sheet.name)
        });
        names.collect::<Vec<_>>().join(between)
    };
    Some(Text::new(
        format!(
            "只读取工作表“{}”；未读取：{}。",
            chosen.join("、"),
            names("（隐藏）", "、")
        ),
        format!(
            "Only the sheet {} is read; not read: {}.",
            chosen.join(", "),
            names(" (hidden)", ", ")
        ),
    ))
}
