//! Tests on the built binary.
