//! Where the header of a table stands: below title rows, in one row or in two that belong together.
//!
//! It sees the first rows as texts and must not know contracts, only the words that a header may have.

use std::collections::HashSet;

use crate::mapping::normalise;

/// Rows among which the header is sought.
pub(super) const ROWS_LOOKED_AT: usize = 60;
/// Rows among which the header may begin.
const TITLES_MAX: usize = 20;

/// A merged range of cells, rows and columns from 0, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merge {
    pub(crate) top: u32,
    pub(crate) left: u32,
    pub(crate) bottom: u32,
    pub(crate) right: u32,
}

/// The header found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Index of its first row.
    pub(super) row: usize,
    /// 1 or 2.
    pub(super) rows: usize,
    /// Texts, joined where there are two rows; empty where a column has none.
    pub(super) columns: Vec<String>,
    /// The lower texts alone, where there are two rows.
    pub(super) lower: Vec<String>,
}

/// Finds the header in the first `rows`; `known` are the normalised words of the contract, if there is one.
pub(super) fn find(rows: &[Vec<String>], merges: &[Merge], known: &HashSet<String>) -> Option<Header> {
    let row = by_known_words(rows, known).or_else(|| by_shape(rows))?;
    Some(at(rows, row, merges))
}

/// Whether a row among the first has words of the contract.
pub(super) fn knows_any(rows: &[Vec<String>], known: &HashSet<String>) -> bool {
    by_known_words(rows, known).is_some()
}

/// The header that begins at `row`.
pub(super) fn at(rows: &[Vec<String>], row: usize, merges: &[Merge]) -> Header {
    let upper = trimmed(&rows[row]);
    if let Some(lower) = rows.get(row + 1).map(|lower| trimmed(lower))
        && are_two(&upper, &lower, row, merges)
    {
        let upper = spread(&upper, &lower, row, merges);
        let width = upper.len().max(lower.len());
        let text = |row: &[String], column: usize| row.get(column).cloned().unwrap_or_default();
        let columns = (0..width).map(|column| join(&text(&upper, column), &text(&lower, column)));
        return Header {
            row,
            rows: 2,
            columns: columns.collect(),
            lower: (0..width).map(|column| text(&lower, column)).collect(),
        };
    }
    Header {
        row,
        rows: 1,
        columns: upper,
        lower: Vec::new(),
    }
}

/// The texts without spaces around, without empty ones at the end.
fn trimmed(row: &[String]) -> Vec<String> {
    let width = row
        .iter()
        .rposition(|cell| !cell.trim().is_empty())
        .map_or(0, |last| last + 1);
    row[..width]
        .iter()
        .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn by_known_words(rows: &[Vec<String>], known: &HashSet<String>) -> Option<usize> {
    // A word counts once, for a header does not repeat itself and a column of equal values does.
    let score = |row: &Vec<String>| {
        let words = row.iter().filter_map(|cell| {
            let forms = [normalise::exact(cell), normalise::bare(cell)];
            forms.into_iter().find(|form| known.contains(form))
        });
        words.collect::<HashSet<_>>().len()
    };
    let (best, row) = rows
        .iter()
        .take(TITLES_MAX)
        .map(score)
        .enumerate()
        .map(|(row, score)| (score, row))
        .max_by_key(|&(score, row)| (score, std::cmp::Reverse(row)))?;
    let enough = known.len().min(2);
    (best >= enough && best > 0).then_some(row)
}

/// The first row that is about as wide as the table and says words only.
fn by_shape(rows: &[Vec<String>]) -> Option<usize> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let width = rows.iter().map(filled).max().filter(|&width| width > 0)?;
    let wide_enough = |row: &&Vec<String>| filled(row) * 2 > width || (width <= 2 && filled(row) == width);
    let candidates = || rows.iter().take(TITLES_MAX).enumerate();
    candidates()
        .find(|(_, row)| wide_enough(row) && row.iter().all(|cell| is_word(cell)) && !is_form_line(row))
        .or_else(|| candidates().find(|(_, row)| wide_enough(row)))
        .or_else(|| candidates().find(|(_, row)| filled(row) > 0))
        .map(|(row, _)| row)
}

/// Lines such as `填报单位：…  填报日期：…` stand above tables.
fn is_form_line(row: &[String]) -> bool {
    let filled: Vec<_> = row
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    let with_colon = filled
        .iter()
        .filter(|cell| cell.contains('：') || cell.contains(": "))
        .count();
    with_colon > 0 && with_colon * 2 >= filled.len()
}

/// Whether the text can be a header: not a number, a date or a code of digits.
fn is_word(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let is_date = jixia_functions::date::parse(cell).is_ok();
    cell.is_empty() || (letters > 0 && digits <= 8 && !is_date && cell.chars().count() <= 60)
}

/// Whether `lower` continues the header `upper`.
fn are_two(upper: &[String], lower: &[String], row: usize, merges: &[Merge]) -> bool {
    if lower.is_empty() || !lower.iter().all(|cell| is_word(cell)) {
        return false;
    }
    let row = row as u32;
    if merges
        .iter()
        .any(|merge| merge.top <= row && merge.bottom == row + 1 && merge.left == merge.right)
    {
        return true;
    }
    let merged_across = merges
        .iter()
        .any(|merge| merge.top == row && merge.bottom == row && merge.right > merge.left);
    let filled = |texts: &[String], column: usize| texts.get(column).is_some_and(|text| !text.is_empty());
    let width = upper.len().max(lower.len());
    let fills_gap = (0..width).any(|column| !filled(upper, column) && filled(lower, column));
    let leaves_gap = (0..width).any(|column| filled(upper, column) && !filled(lower, column));
    let complete = (0..width).all(|column| filled(upper, column) || filled(lower, column));
    fills_gap && complete && (merged_across || leaves_gap)
}

/// The upper texts, each spread over the columns that it stands above.
fn spread(upper: &[String], lower: &[String], row: usize, merges: &[Merge]) -> Vec<String> {
    let mut spread: Vec<String> = Vec::with_capacity(lower.len());
    for column in 0..upper.len().max(lower.len()) {
        let own = upper.get(column).cloned().unwrap_or_default();
        let covered = merges
            .iter()
            .find(|merge| merge.top == row as u32 && (merge.left..=merge.right).contains(&(column as u32)))
            .and_then(|merge| upper.get(merge.left as usize));
        let text = match (own.is_empty(), covered) {
            (false, _) => own,
            (true, Some(text)) => text.clone(),
            // Without merges (CSV), a gap with a text below belongs to the group on its left.
            (true, None) if column > 0 && lower.get(column - 1).is_some_and(|text| !text.is_empty()) => {
                spread.last().cloned().unwrap_or_default()
            }
            (true, None) => String::new(),
        };
        spread.push(text);
    }
    spread
}

fn join(upper: &str, lower: &str) -> String {
    let latin = |text: &str, last: bool| {
        let c = if last { text.chars().last() } else { text.chars().next() };
        c.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    if lower.is_empty() || upper == lower {
        upper.to_owned()
    } else if upper.is_empty() {
        lower.to_owned()
    } else if latin(upper, true) && latin(lower, false) {
        format!("{upper} {lower}")
    } else {
        format!("{upper}{lower}")
    }
}
