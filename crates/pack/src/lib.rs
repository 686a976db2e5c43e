//! The pack language, version 1: a pure function from files to a checked pack and everything that is wrong with it.
//!
//! The server, the command line, the console's editor and the tests call the same [`check`].
//! This crate must never know disk, network, database, or the SQL engine that will run what it has read.
//!
//! A file goes through three steps: its form is compared with the JSON Schema that editors get as well (`shape`), it is
//! turned into the words of the model (`read`), and what it says is compared with the rest of the pack and with other
//! packs (`rules`, [`check_set`]).

#![warn(missing_docs)]

mod check;
mod codes;
mod diagnostic;
mod files;
mod nearest;
mod new;
mod pack;
mod read;
mod rules;
mod schemas;
mod set;
mod shape;
mod source;
mod sql;
mod write;
mod yaml;

pub use check::{check, check_contract};
pub use codes::codes;
pub use diagnostic::{Diagnostic, Severity};
pub use new::new;
pub use pack::{
    ContractFile, ExpectedRows, File, FlowEntry, IndicatorEntry, Locales, Manifest, Maturity, Model, OrganisationEntry,
    Pack, ReferenceTable, Registry, Row, RowTest, RuleFile, TestTarget,
};
pub use read::values::parse_type as column_type;
pub use schemas::schemas;
pub use set::check_set;
pub use write::{amend_contract, write_contract};
