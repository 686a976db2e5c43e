//! Lists in CSV: organisations, clauses, decision tables, reference data.
//!
//! It knows CSV with a header, in UTF-8, and which columns each list has.

use std::collections::BTreeSet;

use jixia_model::{Text, clause::Clause, contract::Contract, organisation::OrganisationKind, rule::RuleValue};

use super::values;
use crate::{
    codes,
    diagnostic::{Finding, Report},
    pack::{File, OrganisationEntry},
    shape::not_a_word,
    source::{Place, Source},
};

const ORGANISATION_COLUMNS: [&str; 7] = ["code", "name_zh", "name_en", "kind", "parent", "area", "credit_code"];
const CLAUSE_COLUMNS: [&str; 8] = [
    "id",
    "document",
    "place",
    "name_zh",
    "name_en",
    "group",
    "lead_unit",
    "other_units",
];
/// Cells of reference data reported before the rest is passed over.
const BAD_CELLS_MAX: usize = 20;

/// A CSV with the columns it should have.
pub(crate) struct Csv {
    /// The rows, cells in the order of the header.
    pub(crate) rows: Vec<Vec<String>>,
    source: Source,
    starts: Vec<usize>,
}

impl Csv {
    /// Reads `file`; its header must be `header`. What is wrong with its form is reported.
    pub(crate) fn read(file: &File, header: &[&str], report: &mut Report) -> Option<Self> {
        let Ok(text) = std::str::from_utf8(&file.bytes) else {
            report.file(&file.path, not_utf8(&file.path));
            return None;
        };
        let text = text.trim_start_matches('\u{feff}');
        let source = Source::new(file.path.as_str(), text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut csv = Self {
            rows: Vec::new(),
            source,
            starts: Vec::new(),
        };
        let mut records = reader.records();
        let found = match records.next() {
            Some(Ok(record)) => record.iter().map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        if found != header {
            let place = csv.line(0);
            report.at(&csv.source, place, wrong_header(&found, header));
            return None;
        }
        for record in records {
            match record {
                Ok(record) => {
                    let start = record.position().map_or(0, csv::Position::byte);
                    csv.starts.push(usize::try_from(start).unwrap_or_default());
                    csv.rows.push(record.iter().map(str::to_owned).collect());
                }
                Err(error) => report.file(&file.path, unreadable(&error)),
            }
        }
        csv.widths(header.len(), report);
        Some(csv)
    }

    /// Reports a finding about a row, from 0 without the header.
    pub(crate) fn at(&self, row: usize, finding: Finding, report: &mut Report) {
        let start = self.starts.get(row).copied().unwrap_or_default();
        report.at(&self.source, self.line(start), finding);
    }

    fn line(&self, start: usize) -> Place {
        // The reader counts from the end of the row before, so a line end may stand in front.
        let rest = &self.source.text.as_bytes()[start.min(self.source.text.len())..];
        let skipped = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let length = rest[skipped..]
            .iter()
            .take_while(|byte| !matches!(byte, b'\r' | b'\n'))
            .count();
        let start = start + skipped;
        Place {
            start,
            end: start + length,
        }
    }

    fn widths(&mut self, width: usize, report: &mut Report) {
        for row in 0..self.rows.len() {
            let cells = self.rows[row].len();
            if cells != width {
                let message = Text::new(
                    format!("这一行有 {cells} 格，应有 {width} 格。"),
                    format!("This row has {cells} cells and should have {width}."),
                );
                let finding = Finding::error(codes::BAD_CSV, message);
                self.at(
                    row,
                    finding.remedy("含逗号的内容要加双引号。", "Put a cell with a comma in double quotes."),
                    report,
                );
                self.rows[row].resize(width, String::new());
            }
        }
    }
}

fn not_utf8(path: &str) -> Finding {
    let message = Text::new(
        format!("'{path}' 不是 UTF-8 文本。"),
        format!("'{path}' is not UTF-8 text."),
    );
    Finding::error(codes::NOT_TEXT, message).remedy("以 UTF-8 编码保存。", "Save it as UTF-8.")
}

fn unreadable(error: &csv::Error) -> Finding {
    let message = Text::new(
        format!("CSV 无法读取：{error}。"),
        format!("The CSV cannot be read: {error}."),
    );
    Finding::error(codes::BAD_CSV, message).remedy("检查引号和逗号。", "Check quotes and commas.")
}

fn wrong_header(found: &[String], header: &[&str]) -> Finding {
    let (found, header) = (found.join(","), header.join(","));
    let message = Text::new(
        format!("表头是 {found}，应为 {header}。"),
        format!("The header is {found}; it must be {header}."),
    );
    Finding::error(codes::BAD_CSV, message).remedy("改正第一行。", "Correct the first line.")
}

/// Reads a list of organisations.
pub(crate) fn organisations(file: &File, report: &mut Report) -> Vec<OrganisationEntry> {
    let Some(csv) = Csv::read(file, &ORGANISATION_COLUMNS, report) else {
        return Vec::new();
    };
    let mut list: Vec<OrganisationEntry> = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, row) in csv.rows.iter().enumerate() {
        let [code, name_zh, name_en, kind, parent, area, credit_code] = row.as_slice() else {
            continue;
        };
        let filled = [("code", code), ("name_zh", name_zh), ("name_en", name_en)];
        must_be_filled(&csv, index, &filled, report);
        let found = OrganisationKind::ALL.iter().find(|(_, word)| word == kind);
        let Some((kind, _)) = found else {
            csv.at(
                index,
                not_a_word(kind, &OrganisationKind::ALL.map(|(_, word)| word)),
                report,
            );
            continue;
        };
        if !seen.insert(code.as_str()) {
            csv.at(index, twice(code), report);
        }
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        list.push(OrganisationEntry {
            code: code.clone(),
            name: Text::new(name_zh.as_str(), name_en.as_str()),
            kind: *kind,
            parent: some(parent),
            area: some(area),
            credit_code: some(credit_code),
            path: file.path.clone(),
        });
    }
    list
}

/// Reads a list of clauses.
pub(crate) fn clauses(file: &File, report: &mut Report) -> Vec<Clause> {
    let Some(csv) = Csv::read(file, &CLAUSE_COLUMNS, report) else {
        return Vec::new();
    };
    let mut list: Vec<Clause> = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, row) in csv.rows.iter().enumerate() {
        let [id, document, place, name_zh, name_en, group, lead_unit, other_units] = row.as_slice() else {
            continue;
        };
        let filled = [
            ("id", id),
            ("document", document),
            ("name_zh", name_zh),
            ("name_en", name_en),
            ("group", group),
        ];
        must_be_filled(&csv, index, &filled, report);
        if !seen.insert(id.as_str()) {
            csv.at(index, twice(id), report);
        }
        list.push(Clause {
            id: id.clone(),
            document: document.clone(),
            place: place.clone(),
            name: Text::new(name_zh.as_str(), name_en.as_str()),
            group: group.clone(),
            lead_unit: lead_unit.clone(),
            other_units: other_units.clone(),
        });
    }
    list
}

/// Looks at the rows of reference data: the header, the types, the required cells.
pub(crate) fn reference(file: &File, contract: &Contract, report: &mut Report) {
    let header: Vec<&str> = contract.columns.iter().map(|column| column.name.as_str()).collect();
    let Some(csv) = Csv::read(file, &header, report) else {
        return;
    };
    let mut bad = 0;
    for (index, row) in csv.rows.iter().enumerate() {
        for (cell, column) in row.iter().zip(&contract.columns) {
            let finding = match values::from_cell(cell, column.column_type) {
                None => values::does_not_fit(&RuleValue::Text(cell.clone()), column.column_type),
                Some(RuleValue::Null) if column.required || column.key => empty(&column.name),
                Some(_) => continue,
            };
            bad += 1;
            if bad <= BAD_CELLS_MAX {
                csv.at(index, finding, report);
            }
        }
    }
}

fn must_be_filled(csv: &Csv, row: usize, cells: &[(&str, &String)], report: &mut Report) {
    for (name, cell) in cells {
        if cell.is_empty() {
            csv.at(row, empty(name), report);
        }
    }
}

fn empty(column: &str) -> Finding {
    let message = Text::new(
        format!("列 '{column}' 是空的。"),
        format!("The column '{column}' is empty."),
    );
    Finding::error(codes::BAD_CSV, message).remedy("填写一个值。", "Give a value.")
}

fn twice(name: &str) -> Finding {
    let message = Text::new(format!("'{name}' 出现了两次。"), format!("'{name}' is given twice."));
    Finding::error(codes::NAME_TWICE, message).remedy("删除或改名其中一个。", "Remove or rename one of them.")
}
