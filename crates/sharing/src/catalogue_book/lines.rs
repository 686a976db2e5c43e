//! From the rows of a sheet to its entries: which column is which, which rows belong together.

use jixia_connect::grid::{Grid, GridRow};
use jixia_model::{Error, FieldError};

use super::columns::{self, COUNT, Column, HEADINGS, NEEDED, OF_ITEM};

/// Rows among which the headings are looked for.
const HEADINGS_WITHIN: usize = 10;

/// An entry of a sheet, with the places of its cells.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    sheet: String,
    /// Column of the sheet for each of ours.
    places: [Option<usize>; COUNT],
    rows: Vec<GridRow>,
}

/// The entries of a sheet; a sheet without any of our headings has none.
pub(super) fn lines(grid: &Grid, faults: &mut Vec<FieldError>) -> Vec<Line> {
    let is_heading = |row: &GridRow| {
        row.cells
            .iter()
            .any(|cell| columns::column(cell) == Some(columns::ITEM_TITLE))
    };
    let Some(last) = grid.rows.iter().take(HEADINGS_WITHIN).rposition(is_heading) else {
        return Vec::new();
    };
    let places = places(&grid.rows[..=last]);
    let missing = NEEDED.into_iter().filter(|column| places[*column].is_none());
    for name in missing.map(|column| HEADINGS[column].name) {
        let row = grid.rows[last].number;
        let message = format!("The sheet has no column '{name}'; add it.");
        let fault = FieldError::new(
            format!("{}!{row}", grid.sheet),
            "catalogue_book.column_missing",
            message,
        );
        faults.push(fault.with("column", name));
    }
    let mut lines: Vec<Line> = Vec::new();
    for row in &grid.rows[last + 1..] {
        match lines.last_mut() {
            Some(line) if line.holds(row) => line.rows.push(row.clone()),
            _ => lines.push(Line {
                sheet: grid.sheet.clone(),
                places,
                rows: vec![row.clone()],
            }),
        }
    }
    for line in &lines {
        line.says_one_thing(faults);
    }
    lines
}

/// The columns under headings of several rows: the lowest that is one of ours counts.
fn places(headings: &[GridRow]) -> [Option<usize>; COUNT] {
    let mut places = [None; COUNT];
    let width = headings.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    for place in 0..width {
        let mut above = headings.iter().rev().filter_map(|row| row.cells.get(place));
        if let Some(column) = above.find_map(|cell| columns::column(cell)) {
            places[column].get_or_insert(place);
        }
    }
    places
}

/// A cell without what cannot be seen.
fn trimmed(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

impl Line {
    /// What the entry says in a column.
    pub(super) fn said(&self, column: Column) -> String {
        let said = self.rows.iter().map(|row| self.cell(row, column));
        said.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// Whether the sheet has the column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.places[column].is_some()
    }

    /// What the item of each row says: title, type, length.
    pub(super) fn items(&self) -> Vec<[String; 3]> {
        let item = |row| OF_ITEM.map(|column| self.cell(row, column));
        self.rows.iter().map(item).collect()
    }

    /// The cell of a column in the first row, as spreadsheets name it: `目录!E3`.
    pub(super) fn at(&self, column: Column) -> String {
        self.at_row(0, column)
    }

    /// The cell of a column in one of the rows.
    pub(super) fn at_row(&self, row: usize, column: Column) -> String {
        let number = self.rows.get(row).map_or(0, |row| row.number);
        format!(
            "{}!{}{number}",
            self.sheet,
            letters(self.places[column].unwrap_or(column))
        )
    }

    /// What is wrong with the entry as a whole, at the cells that say it.
    pub(super) fn faults_of(&self, error: Error) -> Vec<FieldError> {
        if error.fields.is_empty() {
            let mut fault = FieldError::new(self.at(columns::TITLE), error.code, error.message);
            fault.params = error.params;
            return vec![fault];
        }
        let fields = error.fields.into_iter().map(|mut fault| {
            fault.field = self.at_field(&fault.field);
            fault
        });
        fields.collect()
    }

    /// The cell that says a field of an entry.
    fn at_field(&self, field: &str) -> String {
        let item = field.strip_prefix("items[").and_then(|rest| rest.split(']').next());
        if let Some(row) = item.and_then(|row| row.parse().ok()) {
            return self.at_row(row, columns::ITEM_TITLE);
        }
        self.at(match field {
            "summary" => columns::SUMMARY,
            "theme" => columns::THEME,
            "item" => columns::ITEM,
            "sub_item" => columns::SUB_ITEM,
            "detail" => columns::DETAIL,
            "sharing_terms" => columns::TERMS,
            "format" => columns::FORMAT_CLASS,
            "modes" => columns::MODES,
            "related" => columns::RELATED,
            "items" => columns::ITEM_TITLE,
            _ => columns::TITLE,
        })
    }

    fn cell(&self, row: &GridRow, column: Column) -> String {
        let place = self.places[column].and_then(|place| row.cells.get(place));
        place.map(|text| trimmed(text)).unwrap_or_default()
    }

    /// Whether a row belongs to the entry: it names the same one, or none.
    fn holds(&self, row: &GridRow) -> bool {
        [columns::TITLE, columns::CODE].into_iter().all(|column| {
            let said = self.cell(row, column);
            said.is_empty() || said == self.said(column)
        })
    }

    /// What is said of the whole entry must be the same in all its rows.
    fn says_one_thing(&self, faults: &mut Vec<FieldError>) {
        for column in (0..COUNT).filter(|column| !OF_ITEM.contains(column)) {
            let said = self.said(column);
            let other = self.rows.iter().enumerate().find_map(|(index, row)| {
                let text = self.cell(row, column);
                (!text.is_empty() && text != said).then_some((index, text))
            });
            if let Some((index, text)) = other {
                let name = HEADINGS[column].name;
                let message = format!("'{name}' is '{said}' above and '{text}' here; one entry says one thing.");
                let fault = FieldError::new(self.at_row(index, column), "catalogue_book.says_two_things", message);
                faults.push(fault.with("column", name).with("value", text).with("said", said));
            }
        }
    }
}

/// Letters of a column as spreadsheets count: A, B, … Z, AA.
fn letters(place: usize) -> String {
    let digit = |place: usize| char::from(b'A' + u8::try_from(place % 26).unwrap_or_default());
    match place.checked_div(26) {
        Some(above) if above > 0 => format!("{}{}", letters(above - 1), digit(place)),
        _ => digit(place).to_string(),
    }
}
