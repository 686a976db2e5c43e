//! Tests of the API in process: a real router on SQLite and a memory lake, with a clock that tests move.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod api_keys;
mod app;
mod audit;
mod changes;
mod coverage;
mod datasets;
mod decree_809;
mod deliveries;
mod edge;
mod lineage;
mod organisations;
mod packs;
mod people;
mod quality;
mod queries;
mod receipts;
mod saved_queries;
mod session;
mod signing;
mod status;
mod texts;
mod uploads;
