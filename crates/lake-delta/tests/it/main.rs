//! The lake over Delta tables in a folder, through its port.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod conformance;
mod contracts;
mod deliver;
mod fixture;
mod functions;
mod program;
mod query;
mod registry;
mod versions;
mod write;
