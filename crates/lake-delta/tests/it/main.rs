//! The lake over Delta tables in a folder, through its port.

mod deliver;
mod fixture;
mod versions;
mod write;
