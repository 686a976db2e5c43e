//! The city's pure functions: numbers and codes with check digits, dates and numbers as people write them, working days,
//! the air-quality index, coordinates, names, addresses, similarity and masking.
//!
//! Every function names the standard that it follows. Nothing here reads a clock, a file or a table: the day of today and
//! lists such as holidays are arguments. This crate must never know DataFusion, I/O or any other crate of Jixia.

#![warn(missing_docs)]

#[macro_use]
mod explain;

pub mod address;
pub mod aqi;
pub mod boolean;
pub mod citizen_number;
pub mod coordinate;
pub mod credit_code;
pub mod date;
pub mod division_code;
pub mod geodesy;
pub mod mask;
pub mod name;
pub mod number;
pub mod organisation_code;
pub mod phone;
pub mod registration_number;
pub mod similarity;
pub mod vehicle_plate;
pub mod width;
pub mod workday;

pub use explain::Explain;
