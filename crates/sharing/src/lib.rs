//! Sharing under the law (Decree 809): the catalogue and its changes, shares and their doors, corrections, disputes.
//!
//! This crate must never know HTTP, the ORM or DataFusion; it stands on the use cases of `app`.

pub mod batches;
pub mod catalogue_book;
pub mod catalogue_changes;
pub mod clocks;
pub mod corrections;
pub mod disputes;
pub mod notices;
pub mod shares;
pub mod source_departments;
