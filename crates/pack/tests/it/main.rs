//! Tests of the pack language from outside.
