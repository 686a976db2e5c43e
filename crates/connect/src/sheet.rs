//! Rows of a workbook as texts, as a person sees them: dates as dates, numbers without the noise of floats.
//!
//! It hides which sort of workbook it is, and must not know headers or contracts.

use std::{fs::File, io::BufReader, ops::ControlFlow, path::Path};

use calamine::{DataType, Reader, SheetType, SheetVisible, Sheets, XlsxError};
use jixia_model::{Error, Result};

use crate::{
    error,
    inspect::{Format, Merge, workbook_failure},
};

/// From here on not every whole number is a float, and a spreadsheet keeps 15 digits only.
const EXACT_BELOW: f64 = 1e15;
/// Longest text of a float that surely has no more than 15 digits.
const SHORT_FLOAT: usize = 16;

/// What is wrong with a cell in itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellTrouble {
    /// An error such as #N/A.
    Error,
    /// A number of more than 15 digits, the last of which the spreadsheet has lost.
    Precision,
}

/// A cell as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) column: u32,
    pub(crate) text: String,
    pub(crate) trouble: Option<CellTrouble>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetInfo {
    /// Name.
    pub name: String,
    /// Whether people see it.
    pub visible: bool,
}

/// An open workbook.
pub(crate) struct Workbook<'a> {
    sheets: Sheets<BufReader<File>>,
    path: &'a Path,
    file_name: &'a str,
}

impl<'a> Workbook<'a> {
    pub(crate) fn open(path: &'a Path, file_name: &'a str, format: Format) -> Result<Self> {
        let failed = |source: calamine::Error| workbook_failure(path, file_name, source);
        let reader = BufReader::new(File::open(path).map_err(|source| error::unreadable(path, source))?);
        let sheets = match format {
            Format::Xlsx => Sheets::Xlsx(Reader::new(reader).map_err(|source: XlsxError| failed(source.into()))?),
            Format::Xlsb => {
                Sheets::Xlsb(Reader::new(reader).map_err(|source: calamine::XlsbError| failed(source.into()))?)
            }
            Format::Ods => {
                Sheets::Ods(Reader::new(reader).map_err(|source: calamine::OdsError| failed(source.into()))?)
            }
            _ => Sheets::Xls(Reader::new(reader).map_err(|source: calamine::XlsError| failed(source.into()))?),
        };
        Ok(Self {
            sheets,
            path,
            file_name,
        })
    }

    /// The sheets with cells, in order.
    pub(crate) fn sheets(&self) -> Vec<SheetInfo> {
        let sheets = self.sheets.sheets_metadata().iter();
        sheets
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| SheetInfo {
                name: sheet.name.clone(),
                visible: sheet.visible == SheetVisible::Visible,
            })
            .collect()
    }

    fn failed(&self, source: calamine::Error) -> Error {
        workbook_failure(self.path, self.file_name, source)
    }

    /// Merged ranges of a sheet, by their top.
    pub(crate) fn merges(&mut self, sheet: &str) -> Result<Vec<Merge>> {
        let merges = match &mut self.sheets {
            Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(sheet).map_err(calamine::Error::from),
            Sheets::Xls(book) => book.merge_cells_by_sheet_name(sheet).map_err(calamine::Error::from),
            Sheets::Xlsb(_) | Sheets::Ods(_) => Ok(Vec::new()),
        };
        let mut merges: Vec<_> = merges
            .map_err(|source| self.failed(source))?
            .into_iter()
            .map(|range| Merge {
                top: range.start.0,
                left: range.start.1,
                bottom: range.end.0,
                right: range.end.1,
            })
            .collect();
        merges.sort_unstable_by_key(|merge| (merge.top, merge.left));
        Ok(merges)
    }

    /// Gives the rows that have a cell, in order, each with its index from 0, until `each` breaks off.
    pub(crate) fn rows(&mut self, sheet: &str, mut each: impl FnMut(u32, Vec<Shown>) -> ControlFlow<()>) -> Result<()> {
        let result = match &mut self.sheets {
            Sheets::Xlsx(book) => stream_rows(book, sheet, each).map_err(calamine::Error::from),
            other => other.worksheet_range(sheet).map(|range| {
                let (top, left) = range.start().unwrap_or_default();
                for (index, row) in range.rows().enumerate() {
                    let cells = row.iter().enumerate();
                    let cells: Vec<_> = cells
                        .filter_map(|(column, cell)| shown(cell, left + column as u32, 0))
                        .collect();
                    if !cells.is_empty() && each(top + index as u32, cells).is_break() {
                        break;
                    }
                }
            }),
        };
        result.map_err(|source| self.failed(source))
    }
}

/// Reads an XLSX sheet cell by cell, so that its rows need not fit into memory.
fn stream_rows(
    book: &mut calamine::Xlsx<BufReader<File>>,
    sheet: &str,
    mut each: impl FnMut(u32, Vec<Shown>) -> ControlFlow<()>,
) -> Result<(), XlsxError> {
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let zeros: Vec<usize> = cells
        .styles()
        .iter()
        .map(|style| {
            style
                .number_format
                .as_ref()
                .map_or(0, |format| leading_zeros(&format.format_code))
        })
        .collect();
    let mut row = Vec::new();
    let mut row_index = 0;
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let (index, column) = cell.get_position();
        let Some(cell) = shown(cell.get_value(), column, zeros.get(style).copied().unwrap_or(0)) else {
            continue;
        };
        if index != row_index && !row.is_empty() {
            let width = row.len();
            if each(row_index, std::mem::replace(&mut row, Vec::with_capacity(width))).is_break() {
                return Ok(());
            }
        }
        row_index = index;
        row.push(cell);
    }
    if !row.is_empty() {
        // Whether the caller wants more does not matter behind the last row.
        let _ = each(row_index, row);
    }
    Ok(())
}

/// Digits that a number format such as `000000` shows at least; 0 for other formats.
fn leading_zeros(format: &str) -> usize {
    let digits = format.len();
    if (2..=20).contains(&digits) && format.bytes().all(|byte| byte == b'0') {
        digits
    } else {
        0
    }
}

/// The cell as it is shown; none when it is empty.
fn shown(cell: &impl DataType, column: u32, zeros: usize) -> Option<Shown> {
    let plain = |text: String| {
        Some(Shown {
            column,
            text,
            trouble: None,
        })
    };
    if cell.is_empty() {
        return None;
    }
    if let Some(text) = cell.get_string() {
        return if text.is_empty() { None } else { plain(text.to_owned()) };
    }
    if let Some(number) = cell.get_float() {
        return Some(shown_number(number, column, zeros));
    }
    if let Some(number) = cell.get_int() {
        return plain(format!("{number:0zeros$}"));
    }
    if let Some(error) = cell.get_error() {
        return Some(Shown {
            column,
            text: error.to_string(),
            trouble: Some(CellTrouble::Error),
        });
    }
    if let Some(moment) = cell.get_datetime() {
        return plain(shown_moment(moment));
    }
    if let Some(flag) = cell.get_bool() {
        return plain(if flag { "TRUE" } else { "FALSE" }.to_owned());
    }
    cell.get_datetime_iso()
        .or_else(|| cell.get_duration_iso())
        .and_then(|text| plain(text.to_owned()))
}

fn shown_number(number: f64, column: u32, zeros: usize) -> Shown {
    let whole = number.fract() == 0.0;
    let text = if whole && number.abs() < EXACT_BELOW {
        format!("{:0zeros$}", number as i64)
    } else {
        let text = number.to_string();
        if whole || text.len() <= SHORT_FLOAT {
            text
        } else {
            // A spreadsheet shows 15 digits, and so hides that 0.1 + 0.2 is not quite 0.3.
            let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
            rounded.to_string()
        }
    };
    Shown {
        column,
        text,
        trouble: (whole && number.abs() >= EXACT_BELOW).then_some(CellTrouble::Precision),
    }
}

fn shown_moment(moment: calamine::ExcelDateTime) -> String {
    if moment.is_duration() {
        let seconds = (moment.as_f64() * 86_400.0).round() as i64;
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let has_time = (hour, minute, second) != (0, 0, 0);
    if moment.as_f64() < 1.0 {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else if has_time {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: f64) -> String {
        shown_number(number, 0, 0).text
    }

    #[test]
    fn numbers_are_shown_as_a_spreadsheet_shows_them() {
        assert_eq!(text(370_303.0), "370303");
        assert_eq!(text(0.1 + 0.2), "0.3");
        assert_eq!(text(-12.5), "-12.5");
        assert_eq!(text(1_234_567.89), "1234567.89");
        assert_eq!(shown_number(1234.0, 0, 6).text, "001234");
    }

    #[test]
    fn a_number_of_more_than_fifteen_digits_is_in_trouble() {
        assert_eq!(shown_number(999_999_999_999_999.0, 0, 0).trouble, None);
        let lost = shown_number(370_399_199_001_011_000.0, 0, 0);
        assert_eq!(lost.text, "370399199001011000");
        assert_eq!(lost.trouble, Some(CellTrouble::Precision));
    }
}
