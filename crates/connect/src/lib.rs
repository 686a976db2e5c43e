//! The outside: files that departments deliver, tables pulled out of their databases, workbooks that go back to them, and
//! results on their way to whoever asked.
//!
//! Reads are bounded in memory, and a bad cell is a fault with its line, never the end of the file.
//! This crate must never know rules, HTTP, DataFusion or the ORM.

#![warn(missing_docs)]

pub mod annotate;
pub mod archive;
mod error;
pub mod files;
pub mod grid;
pub mod inspect;
pub mod mapping;
pub mod pull;
pub mod push;
pub mod read;
pub mod schema_change;
mod sheet;
mod typing;
pub mod write;

pub use annotate::{Annotated, Annotation, annotate};
pub use archive::{ArchiveLimits, ArchivedFile, unpack};
pub use files::{Files, StoredFile, pieces};
pub use inspect::{Encoding, Format, InspectOptions, Inspection, inspect};
pub use mapping::{Guess, Mapping, SavedMapping, Sureness, check_mapping, guess_columns, map_columns};
pub use pull::{Pull, PullSource, Pulled, copy_postgres, pull_postgres};
pub use push::{
    Bookmark, CHANGE_COLUMN, DELETE, DRIFTED, FolderTarget, INSERT, PostgresTarget, Push, PushTarget, Pushed, Staged,
    UPDATE,
};
pub use read::{ReadOptions, SHEET_ROWS, read};
pub use schema_change::{Retyped, SchemaChange, header_change, schema_change};
pub use sheet::SheetInfo;
pub use write::{ByteStream, ResultFormat, Watermark, write, write_marked};
