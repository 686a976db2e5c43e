//! The store on both databases: one text, run on SQLite and on PostgreSQL.
//!
//! `cfg(test)` on the modules tells clippy that their helpers are tests too.

#[cfg(test)]
mod audit;
#[cfg(test)]
mod conflicts;
#[cfg(test)]
mod datasets;
#[cfg(test)]
mod deliveries;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod index;
#[cfg(test)]
mod organisations;
#[cfg(test)]
mod packs;
#[cfg(test)]
mod people;
#[cfg(test)]
mod receipts;
#[cfg(test)]
mod saved_queries;
#[cfg(test)]
mod scopes;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod shares;
#[cfg(test)]
mod units_of_work;
#[cfg(test)]
mod uploads;
