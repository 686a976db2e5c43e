//! The outside: files that departments deliver, tables pulled out of their databases, workbooks that go back to them, and
//! results on their way to whoever asked.
//!
//! Reads are bounded in memory, and a bad cell is a fault with its line, never the end of the file.
//! This crate must never know rules, HTTP, DataFusion or the ORM.

#![warn(missing_docs)]

pub mod annotate;
mod error;
pub mod files;
pub mod inspect;
pub mod mapping;
pub mod read;
mod sheet;
mod typing;

pub use annotate::{Annotated, Annotation, annotate};
pub use files::{Files, StoredFile};
pub use inspect::{Encoding, Format, InspectOptions, Inspection, inspect};
pub use mapping::{Mapping, SavedMapping, map_columns};
pub use read::{ReadOptions, read};
pub use sheet::SheetInfo;
