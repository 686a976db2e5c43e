//! The data-plane port over Apache `DataFusion` and Delta Lake.
//!
//! This is the only crate that names either of them. It must never know HTTP, the control-plane database or who asks.
//!
//! Invariants: a table changes by one Delta commit or not at all; a commit that carries a transaction is made once;
//! nothing is read from a table except through the guards of a query.

#![warn(missing_docs)]

mod delta_lake;
mod error;
mod snapshots;

pub use delta_lake::DeltaLake;
