//! Rules that look at more than the form of one file.
//!
//! Each says what it found and never stops another; it knows no disk and no engine.

pub(crate) mod clauses;
pub(crate) mod columns;
pub(crate) mod cycles;
pub(crate) mod declared_twice;
pub(crate) mod folder;
pub(crate) mod locales;
pub(crate) mod organisations;
pub(crate) mod requires;
pub(crate) mod row_tests;
pub(crate) mod search;
pub(crate) mod tables;
pub(crate) mod trust;
