//! Drives the built binary as a user does: its command line, its server, the files of a small city.
//!
//! It must know nothing of the crates behind the binary; what it says of numbers and files is written anew from the
//! standards, so that a mistake of the program is not repeated here.

mod binary;
mod city;
mod cli;
mod client;
mod numbers;
mod server;
mod wait;

pub use binary::path as binary;
pub use city::City;
pub use cli::{Cli, Ran};
pub use client::{Answer, Client, Language, seconds};
pub use numbers::{citizen_number, credit_code};
pub use server::{Log, Server, memory, signal};
pub use wait::until;
