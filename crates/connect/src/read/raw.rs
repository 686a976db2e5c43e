//! Rows as they came: columns of text with their lines, and what is wrong with rows and cells before they are typed.
//!
//! Every format is turned into this, and typing starts from it. It must not know contracts.

use arrow::array::{ArrayRef, Int64Array};

use crate::{inspect::Encoding, sheet::CellTrouble};

/// Some rows of a file.
#[derive(Debug)]
pub(crate) struct RawBatch {
    /// One text column per column of the file.
    pub(crate) columns: Vec<ArrayRef>,
    /// Line or row of each, from 1.
    pub(crate) lines: Int64Array,
    /// Rows that cannot be read, in order of the rows; a row may stand here twice.
    pub(crate) rows: Vec<(usize, RowFault)>,
    /// Cells that cannot be read: row and column of the file.
    pub(crate) cells: Vec<(usize, usize, CellTrouble)>,
}

/// Why a whole row cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RowFault {
    /// The record is beyond the limit.
    TooLong,
    /// A quote is opened and never closed.
    OpenQuote {
        /// The line.
        text: String,
    },
    /// More or fewer fields than the header.
    FieldCount {
        found: usize,
        expected: usize,
        /// The record.
        text: String,
    },
    /// Not in the file's encoding.
    Encoding {
        expected: Encoding,
        /// The best reading.
        text: String,
    },
    /// Not a JSON object.
    Json {
        /// What the parser says.
        problem: String,
        text: String,
    },
    /// A list or object inside the object.
    Nested { key: String, value: String },
    /// A key that the first objects lack.
    UnknownKey { key: String, value: String },
    /// A key that comes twice.
    DoubleKey { key: String, value: String },
    /// Cells to the right of the last header.
    OutsideHeader { value: String },
}
