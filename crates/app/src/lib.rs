//! The use cases, one module per noun: permit, rule, store, lake, audit on one screen.
//!
//! This crate must never know HTTP, the ORM or DataFusion.

pub mod cx;
pub mod packs;

pub use cx::{Cx, Services};
