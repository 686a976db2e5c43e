//! The nouns of a city's digital government and the rules of their states.
//!
//! Everything here is plain data and pure functions.
//! This crate must never know I/O, async, a database, HTTP or serde: a noun that can be serialised is a promise to
//! somebody we cannot see, so the edge crates own their wire types and convert.

#![warn(missing_docs)]

pub mod batch;
pub mod catalogue_change;
pub mod clause;
pub mod clock;
pub mod contract;
pub mod correction;
pub mod dataset;
pub mod delivery;
pub mod dispute;
pub mod entry;
pub mod error;
pub mod flow;
pub mod freshness;
pub mod id;
pub mod indicator;
pub mod name;
pub mod notice;
mod number;
pub mod organisation;
pub mod person;
pub mod registry;
pub mod rule;
pub mod share;
pub mod source_department;
pub mod text;
pub mod time_limit;
pub mod upload;
mod words;

pub use clock::{Clock, FixedClock, SystemClock};
pub use error::{Error, FieldError, Kind, Result};
pub use id::{IdSource, SequentialIds, SystemIds};
pub use name::{DatasetName, PackName};
pub use text::{Language, Text};
