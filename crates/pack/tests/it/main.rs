//! Tests of the pack language from outside.

mod bad;
mod fixture;
mod generated;
mod good;
mod laws;
mod render;
mod set;
mod written;
