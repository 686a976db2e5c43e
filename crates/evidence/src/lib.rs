//! Evidence of sharing: receipts as leaves of an append-only Merkle log, proofs, signed checkpoints, and checking all of
//! them, offline too.
//!
//! The tree is that of RFC 9162 (and RFC 6962): a leaf's hash is SHA-256 of a zero byte and the leaf's text, a node's that
//! of a one byte and its two children. A checkpoint is a signed note as C2SP's tlog-checkpoint and signed-note define it, so
//! that tools nobody here wrote can read it.
//!
//! This crate must never know a database, a disk, the network or the time: it works on what it is given.
//!
//! Invariant: a changed byte of a receipt file, of a receipt's text or of a stored hash is found.

#![warn(missing_docs)]

mod check;
mod checkpoint;
mod file;
mod key;
mod program;
mod receipt;
mod tree;

pub use check::{Check, Checked, Finding, Leaf};
pub use checkpoint::Checkpoint;
pub use file::ReceiptFile;
pub use key::{PublicKey, Signer};
pub use program::ProgramKey;
pub use receipt::{Door, Kind, Receipt, TableRead};
pub use tree::{
    EMPTY, Hash, Nodes, check_consistency, check_inclusion, leaf_hash, needed_for_consistency, needed_for_inclusion,
    needed_to_append,
};
