//! Tests of the outside, on files that each test makes.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod annotated;
mod bad_files;
mod csv_files;
mod encodings;
mod json_lines;
mod kit;
mod laws;
mod mapping;
mod marks;
mod old_workbooks;
mod parquet_files;
mod pulls;
mod pushes;
mod results;
mod store;
mod workbooks;
