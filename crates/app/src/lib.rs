//! The use cases, one module per noun: permit, rule, store, lake, audit on one screen.
//!
//! This crate must never know HTTP, the ORM or DataFusion.

pub mod access;
pub mod api_keys;
pub mod audit;
pub mod catalogue;
pub mod changes;
pub mod conflicts;
pub mod cx;
pub mod datasets;
pub mod deliveries;
pub mod divisions;
pub mod evidence;
pub mod flows;
pub mod guards;
pub mod indicators;
mod kept;
pub mod lineage;
pub mod mappings;
pub mod models;
pub mod organisations;
mod pace;
pub mod packs;
pub mod passwords;
pub mod people;
pub mod quality;
pub mod queries;
pub mod registries;
mod remembered;
pub mod rules;
pub mod saved_queries;
pub mod secrets;
pub mod sessions;
pub mod signatures;
pub mod status;
mod tables;
pub mod trace;
pub mod uploads;
mod versioned;
pub mod versions;

pub use cx::{Cx, Services};
pub use kept::Kept;
pub use pace::Pace;
pub use remembered::Remembered;
pub use versioned::Versioned;
