//! Tests of the pack language from outside.

mod fixture;
mod good;
