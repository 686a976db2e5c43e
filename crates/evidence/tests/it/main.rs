//! Laws of the log of evidence: what is there proves, what was changed does not.
//!
//! `cfg(test)` on the modules tells clippy that their helpers are tests too.

#[cfg(test)]
mod files;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod log;
#[cfg(test)]
mod receipts;
#[cfg(test)]
mod trees;
