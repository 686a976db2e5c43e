//! Tests of the pack language from outside.

mod bad;
mod fixture;
mod good;
