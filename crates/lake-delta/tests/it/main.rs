//! The lake over Delta tables in a folder, through its port.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod conformance;
mod contracts;
mod deliver;
mod fixture;
mod versions;
mod write;
