//! The cells of one column on their way into a type: which are passed over, which are empty, which have a value.

use arrow::array::{Array, StringArray};
use jixia_model::contract::{Column, ColumnType};

use super::Meaning;

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Has its fault already.
    Dead,
    /// No value.
    Null,
    /// A value without spaces around.
    Value(&'a str),
}

/// The cells of one column.
pub(super) struct Cells<'a> {
    texts: &'a StringArray,
    dead: &'a [bool],
    /// Texts that stand for no value, and the length in bytes of the longest.
    nulls: Vec<&'a str>,
    null_length_max: usize,
    pub(super) required: bool,
}

impl<'a> Cells<'a> {
    pub(super) fn new(texts: &'a StringArray, dead: &'a [bool], column: &Column, meaning: &'a Meaning) -> Self {
        // 无 is a No where yes or no is asked.
        let is_boolean = column.column_type == ColumnType::Boolean;
        let nulls = meaning.nulls.iter().map(String::as_str);
        let nulls: Vec<_> = nulls.filter(|null| !(is_boolean && *null == "无")).collect();
        Self {
            texts,
            dead,
            null_length_max: nulls.iter().map(|null| null.len()).max().unwrap_or(0),
            nulls,
            required: column.required || column.key,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn texts(&self) -> &'a StringArray {
        self.texts
    }

    /// The text as it came.
    pub(super) fn raw(&self, row: usize) -> &'a str {
        if self.texts.is_null(row) {
            ""
        } else {
            self.texts.value(row)
        }
    }

    pub(super) fn get(&self, row: usize) -> Cell<'a> {
        if self.dead[row] {
            return Cell::Dead;
        }
        if self.texts.is_null(row) {
            return Cell::Null;
        }
        let value = trim(self.texts.value(row));
        if self.is_null(value) {
            Cell::Null
        } else {
            Cell::Value(value)
        }
    }

    fn is_null(&self, value: &str) -> bool {
        value.is_empty()
            || (value.len() <= self.null_length_max && self.nulls.iter().any(|null| value.eq_ignore_ascii_case(null)))
    }
}

/// The text without spaces around it, wide ones, marks and invisible ones included.
fn trim(text: &str) -> &str {
    let bytes = text.as_bytes();
    let plain = |byte: &u8| byte.is_ascii_graphic();
    match (bytes.first(), bytes.last()) {
        (Some(first), Some(last)) if plain(first) && plain(last) => text,
        _ => text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0')),
    }
}
