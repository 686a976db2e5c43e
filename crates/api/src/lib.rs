//! Wire types: what the API takes and gives, one file per noun, with their OpenAPI schemas.
//!
//! This crate must never know the nouns of `model`: a wire type is a promise to callers we cannot see, so it changes
//! only on purpose. The `http` crate converts.

#![warn(missing_docs)]

pub mod api_keys;
pub mod audit;
pub mod batches;
pub mod catalogue_changes;
pub mod changes;
pub mod clocks;
pub mod corrections;
pub mod datasets;
pub mod deliveries;
pub mod disputes;
pub mod flows;
pub mod indicators;
pub mod lineage;
pub mod notices;
pub mod organisations;
pub mod packs;
pub mod page;
pub mod people;
pub mod problem;
pub mod quality;
pub mod queries;
pub mod receipts;
pub mod registries;
pub mod rules;
pub mod session;
pub mod shares;
pub mod text;
pub mod trace;
pub mod uploads;
pub mod versions;

pub use page::{Page, PageQuery};
pub use problem::{FieldProblem, ProblemDetails};
pub use text::Text;
