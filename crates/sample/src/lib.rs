//! A synthetic city, as ten departments would hand it over: twelve datasets in their formats and with their mistakes.
//!
//! People and firms are invented; the villages in which they live are real.
//! Citizen numbers and credit codes carry the unassigned area code 370399, mobile numbers the unassigned segment 154.
//! It must never know the control plane, the lake or the network.
//!
//! Invariant: the same city gives the same bytes, whatever the machine does meanwhile.

#![warn(missing_docs)]

mod address;
mod cell;
mod census;
mod change;
mod city;
mod damage;
mod desk;
mod draw;
mod firm;
mod firms;
mod household;
mod mess;
mod name;
mod number;
mod people;
mod person;
mod place;
mod sink;

pub use change::DAYS_BETWEEN_ROUNDS;
pub use city::{City, Progress, Step};
pub use desk::DeliveryFile;
pub use mess::{Mess, MessCount, RATES, Rate, rates_markdown};
pub use number::SAMPLE_AREA;
pub use place::{Division, Village};
