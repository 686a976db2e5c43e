//! Routes, extractors, problem details, OpenAPI and the status page.
//!
//! Handlers extract, call `app`, convert. This crate must never know the ORM or DataFusion.
//!
//! Invariant: `problem` is the only module that knows which failure has which status.

mod api_keys;
mod attempts;
mod audit;
mod batches;
mod caller;
mod catalogue_book;
mod catalogue_changes;
mod changes;
mod clocks;
mod console;
mod convert;
mod corrections;
mod datasets;
mod deliveries;
mod disputes;
mod download;
mod edge;
mod extract;
mod handed;
mod health;
mod indicators;
mod lineage;
mod mappings;
mod notices;
mod organisations;
mod packs;
mod paging;
mod people;
mod problem;
mod quality;
mod queries;
mod receipts;
pub mod reference;
mod registries;
mod router;
mod rules;
mod saved_queries;
mod serve;
mod session;
mod shares;
mod signed;
mod source_departments;
mod status;
pub mod texts;
mod trace;
mod uploads;
mod versions;
mod web;

pub use router::{openapi, router};
pub use serve::{listen, serve};
pub use web::Web;
