//! From files as written to the words of the model; everything that does not fit is reported on the way.
//!
//! One file at a time: what files say about each other is told in `rules`.

pub(crate) mod catalogue;
pub(crate) mod column;
pub(crate) mod contract;
pub(crate) mod custom;
pub(crate) mod decision_table;
pub(crate) mod flow;
pub(crate) mod indicator;
pub(crate) mod limits;
pub(crate) mod lists;
pub(crate) mod manifest;
pub(crate) mod model;
pub(crate) mod names;
pub(crate) mod quality;
pub(crate) mod registry;
pub(crate) mod row_test;
pub(crate) mod rule;
pub(crate) mod values;

use crate::{
    diagnostic::{Finding, Report},
    source::{Place, Source},
};

/// Custom properties of a column.
pub(crate) use column::PROPERTIES as COLUMN_PROPERTIES;

/// Custom properties of a contract that an entry of the catalogue says.
pub(crate) const ENTRY_PROPERTIES: [&str; 20] = {
    let mut names = ["titleEn"; 20];
    names[1] = "summaryEn";
    let mut index = 0;
    while index < catalogue::PROPERTIES.len() {
        names[index + 2] = catalogue::PROPERTIES[index];
        index += 1;
    }
    names
};

/// The file being read and where findings go.
pub(crate) struct Cx<'a> {
    /// The file.
    pub(crate) source: &'a Source,
    /// The file, byte for byte.
    pub(crate) bytes: &'a [u8],
    /// Where findings go.
    pub(crate) report: &'a mut Report,
}

impl Cx<'_> {
    /// Reports a finding at a place of the file.
    pub(crate) fn at(&mut self, place: Place, finding: Finding) {
        self.report.at(self.source, place, finding);
    }
}
