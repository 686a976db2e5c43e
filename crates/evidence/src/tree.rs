//! The Merkle tree of RFC 9162, section 2.1: what a new leaf completes, roots, proofs, and checking proofs.
//!
//! A leaf is kept together with the hashes of the subtrees that it completes, its own hash first: that of its pair, of its
//! four, and so on. A log of any size is then read at logarithmically many leaves for each root or proof, and appending
//! writes nothing but the new leaves.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use jixia_model::{Error, Result};
use tlog_tiles::{HashReader, tlog};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// Root of the tree without leaves.
pub const EMPTY: Hash = tlog::EMPTY_HASH.0;

/// A proof is never longer: each of its hashes halves what is left.
const PROOF_MAX: usize = 64;

/// Hash of a leaf with this text.
pub fn leaf_hash(text: &str) -> Hash {
    tlog::record_hash(text.as_bytes()).0
}

/// Hashes of a tree that are known, enough for what is asked of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nodes(BTreeMap<u64, Hash>);

impl Nodes {
    /// Adds what the leaf `number` completed.
    pub fn put(&mut self, number: u64, completed: &[Hash]) {
        let first = tlog::stored_hash_index(0, number);
        self.0.extend((first..).zip(completed.iter().copied()));
    }

    /// Appends a leaf to a tree of `size` leaves; gives what it completes, its own hash first.
    ///
    /// # Errors
    /// `internal` when not all of [`needed_to_append`] was put in.
    pub fn append(&mut self, size: u64, leaf: Hash) -> Result<Vec<Hash>> {
        let completed = tlog::stored_hashes_for_record_hash(size, tlog::Hash(leaf), self).map_err(missing)?;
        let completed: Vec<Hash> = completed.into_iter().map(|hash| hash.0).collect();
        self.put(size, &completed);
        Ok(completed)
    }

    /// The root of the tree of the first `size` leaves.
    ///
    /// # Errors
    /// `internal` when not all of [`needed_to_append`] was put in.
    pub fn root(&self, size: u64) -> Result<Hash> {
        Ok(tlog::tree_hash(size, self).map_err(missing)?.0)
    }

    /// The proof that the leaf `number` is in the tree of the first `size` leaves (RFC 9162, section 2.1.3).
    ///
    /// # Errors
    /// `internal` when there is no such leaf, or not all of [`needed_for_inclusion`] was put in.
    pub fn inclusion(&self, size: u64, number: u64) -> Result<Vec<Hash>> {
        let proof = tlog::prove_record(size, number, self).map_err(missing)?;
        Ok(proof.into_iter().map(|hash| hash.0).collect())
    }

    /// The proof that the first `old` of `size` leaves are those of an older tree (RFC 9162, section 2.1.4).
    ///
    /// # Errors
    /// `internal` when `old` is 0 or larger than `size`, or not all of [`needed_for_consistency`] was put in.
    pub fn consistency(&self, size: u64, old: u64) -> Result<Vec<Hash>> {
        let proof = tlog::prove_tree(size, old, self).map_err(missing)?;
        Ok(proof.into_iter().map(|hash| hash.0).collect())
    }

    /// Forgets what is not needed to append to a tree of `size` leaves.
    pub fn keep_edge(&mut self, size: u64) {
        let edge = tlog::sub_tree_index(0, size, Vec::new());
        self.0.retain(|index, _| edge.contains(index));
    }
}

impl HashReader for Nodes {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        let found = indexes.iter().map(|index| self.0.get(index).copied().map(tlog::Hash));
        found.collect::<Option<_>>().ok_or(tlog::Error::IndexesNotInTree)
    }
}

fn missing(error: tlog::Error) -> Error {
    Error::internal(error)
}

/// Notes which hashes are wanted, and gives hashes that mean nothing.
#[derive(Default)]
struct Wanted(RefCell<BTreeSet<u64>>);

impl Wanted {
    /// The leaves with which the wanted hashes are kept.
    fn leaves(self) -> BTreeSet<u64> {
        let indexes = self.0.into_inner().into_iter();
        let kept_with = |index| {
            let (level, number) = tlog::split_stored_hash_index(index);
            ((number + 1) << level) - 1
        };
        indexes.map(kept_with).collect()
    }
}

impl HashReader for Wanted {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        self.0.borrow_mut().extend(indexes);
        Ok(vec![tlog::Hash(EMPTY); indexes.len()])
    }
}

/// Leaves whose hashes are needed to append to a tree of `size` leaves, or to know its root.
pub fn needed_to_append(size: u64) -> BTreeSet<u64> {
    Wanted(RefCell::new(
        tlog::sub_tree_index(0, size, Vec::new()).into_iter().collect(),
    ))
    .leaves()
}

/// Leaves whose hashes are needed to prove that `number` is in a tree of `size` leaves; none when it is not.
pub fn needed_for_inclusion(size: u64, number: u64) -> BTreeSet<u64> {
    let wanted = Wanted::default();
    // What is asked for is noted; a leaf that is not there asks for nothing, and the proof itself says so.
    let _meaningless = tlog::prove_record(size, number, &wanted);
    wanted.leaves()
}

/// Leaves whose hashes are needed to prove that a tree of `size` leaves continues one of `old` leaves.
pub fn needed_for_consistency(size: u64, old: u64) -> BTreeSet<u64> {
    let wanted = Wanted::default();
    // As above.
    let _meaningless = tlog::prove_tree(size, old, &wanted);
    wanted.leaves()
}

/// Whether `proof` shows that `leaf` is the leaf `number` of the tree of `size` leaves with this root.
pub fn check_inclusion(size: u64, root: Hash, number: u64, leaf: Hash, proof: &[Hash]) -> bool {
    proof.len() <= PROOF_MAX
        && tlog::check_record(&path(proof), size, tlog::Hash(root), number, tlog::Hash(leaf)).is_ok()
}

/// Whether `proof` shows that the tree of `size` leaves with `root` continues that of `old` leaves with `old_root`.
///
/// Every tree continues the empty one.
pub fn check_consistency((size, root): (u64, Hash), (old, old_root): (u64, Hash), proof: &[Hash]) -> bool {
    if old == 0 {
        return proof.is_empty() && old_root == EMPTY;
    }
    proof.len() <= PROOF_MAX
        && tlog::check_tree(&path(proof), size, tlog::Hash(root), old, tlog::Hash(old_root)).is_ok()
}

fn path(proof: &[Hash]) -> Vec<tlog::Hash> {
    proof.iter().copied().map(tlog::Hash).collect()
}
