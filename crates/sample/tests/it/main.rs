//! Tests on the files of a small sample city.

mod files;
mod laws;
mod reference;
mod small_city;
