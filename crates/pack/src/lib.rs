//! The pack language, version 1: a pure function from files to a checked pack and everything that is wrong with it.
//!
//! The server, the command line, the console's editor and the tests call the same [`check`].
//! This crate must never know disk, network, database, or the SQL engine that will run what it has read.

#![warn(missing_docs)]

mod pack;

pub use pack::{
    ContractFile, ExpectedRows, File, Locales, Manifest, Maturity, Model, OrganisationEntry, Pack, ReferenceTable,
    Registry, Row, RowTest, RuleFile, TestTarget,
};
