//! A clause: one numbered demand of a published document.

use crate::Text;

/// One numbered demand of a published document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Identifier in the register: `S000-13`.
    pub id: String,
    /// Number of the document: 淄政字〔2020〕34号.
    pub document: String,
    /// Place in the document: 三1.
    pub place: String,
    /// What is demanded, in a few words.
    pub name: Text,
    /// Group of the register: `finance-policy`.
    pub group: String,
    /// Unit that leads, as printed; empty where the text names none.
    pub lead_unit: String,
    /// Other units, as printed.
    pub other_units: String,
}
