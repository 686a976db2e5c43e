//! The data-plane port over Apache `DataFusion` and Delta Lake.
//!
//! This is the only crate that names either of them. It must never know HTTP, the control-plane database or who asks.
//!
//! Invariants: a table changes by one Delta commit or not at all; a commit that carries a transaction is made once;
//! nothing is read from a table except through the guards of a query.

#![warn(missing_docs)]

mod commit;
mod deliver;
mod delta_lake;
mod error;
mod files;
mod functions;
mod port;
mod program;
mod quarantine;
mod query;
mod registry;
mod schema;
mod session;
mod snapshots;
mod table;
mod versions;
mod work;
mod write;

pub use delta_lake::DeltaLake;
pub use functions::{FunctionDoc, catalogue};
