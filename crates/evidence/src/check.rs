//! Checks a whole log, leaf by leaf: texts against hashes, hashes against each other, the tree against signed checkpoints.

use std::collections::VecDeque;

use jixia_model::Result;

use crate::{Checkpoint, Hash, Nodes, PublicKey, leaf_hash};

/// Findings that are told one by one; beyond, they are counted.
const FINDINGS_MAX: usize = 100;
/// After so many leaves what is no longer needed of the tree is forgotten.
const FORGET_EVERY: u64 = 1024;

/// A leaf as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its place in the log, from 0.
    pub number: u64,
    /// Its text.
    pub text: String,
    /// The hashes of the subtrees that it completes, its own first, 32 bytes each.
    pub hashes: Vec<u8>,
    /// Whether what is stored beside the text, to find it by, says the same.
    pub columns_agree: bool,
}

/// Something in a log that is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The leaves from the first to the last number are gone.
    Missing {
        /// The first that is gone.
        first: u64,
        /// The last that is gone.
        last: u64,
    },
    /// The text of this leaf and its hash do not belong together.
    TextChanged {
        /// The leaf.
        number: u64,
    },
    /// What is stored beside the text of this leaf says something else.
    ColumnsChanged {
        /// The leaf.
        number: u64,
    },
    /// The hashes of subtrees that are stored with this leaf are not those of the leaves before it.
    HashesChanged {
        /// The leaf.
        number: u64,
    },
    /// This checkpoint does not bear the signature of the log, or cannot be read.
    CheckpointNotSigned {
        /// Which, from 1 in the order given.
        ordinal: usize,
    },
    /// The leaves before `size` are not those that were signed; those before `since` are.
    CheckpointDiffers {
        /// Leaves of the checkpoint.
        size: u64,
        /// Leaves of the checkpoint before it that agrees.
        since: u64,
    },
    /// More leaves were signed than are there.
    CheckpointBeyond {
        /// Leaves of the checkpoint.
        size: u64,
    },
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Leaves that are there.
    pub leaves: u64,
    /// Checkpoints that agree with the leaves.
    pub checkpoints: u64,
    /// What is not as it was written; at most 100.
    pub findings: Vec<Finding>,
    /// Findings beyond these.
    pub more: u64,
}

impl Checked {
    /// Whether all is as it was written.
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }
}

/// A check under way: leaves in their order, then [`Check::finish`].
#[derive(Debug)]
pub struct Check {
    /// Checkpoints that are to come, the smallest first.
    checkpoints: VecDeque<Checkpoint>,
    nodes: Nodes,
    /// The leaf that has to come.
    next: u64,
    /// A gap was met: no root can be known behind it.
    broken: bool,
    /// Leaves of the last checkpoint that agreed.
    agreed: u64,
    outcome: Checked,
}

impl Check {
    /// Begins to check a log whose checkpoints were signed with `key`.
    pub fn new(key: &PublicKey, checkpoints: &[String]) -> Self {
        let mut check = Self {
            checkpoints: VecDeque::new(),
            nodes: Nodes::default(),
            next: 0,
            broken: false,
            agreed: 0,
            outcome: Checked {
                leaves: 0,
                checkpoints: 0,
                findings: Vec::new(),
                more: 0,
            },
        };
        let mut opened = Vec::new();
        for (place, note) in checkpoints.iter().enumerate() {
            match key.open(note) {
                Ok(checkpoint) => opened.push(checkpoint),
                Err(_told_as_finding) => check.found(Finding::CheckpointNotSigned { ordinal: place + 1 }),
            }
        }
        opened.sort_by_key(|checkpoint| checkpoint.size);
        check.checkpoints = opened.into();
        check
    }

    /// Checks the next leaf that is there.
    ///
    /// # Errors
    /// `internal` when leaves do not come in their order.
    pub fn leaf(&mut self, leaf: &Leaf) -> Result<()> {
        self.compare_checkpoints()?;
        if leaf.number > self.next {
            self.found(Finding::Missing {
                first: self.next,
                last: leaf.number - 1,
            });
            self.broken = true;
        }
        let number = leaf.number;
        self.outcome.leaves += 1;
        self.next = number + 1;
        let own = leaf_hash(&leaf.text);
        let stored = leaf.hashes.first_chunk::<32>().copied();
        if stored != Some(own) {
            self.found(Finding::TextChanged { number });
        } else if !leaf.columns_agree {
            self.found(Finding::ColumnsChanged { number });
        }
        if self.broken {
            return Ok(());
        }
        // With the stored hash the checkpoint tells whether it is the text or the hash that was changed.
        let completed = self.nodes.append(number, stored.unwrap_or(own))?;
        let above = |hashes: &[u8]| hashes.get(32..).map(<[u8]>::to_vec);
        if above(&completed.concat()) != above(&leaf.hashes) {
            self.found(Finding::HashesChanged { number });
        }
        if number.is_multiple_of(FORGET_EVERY) {
            self.nodes.keep_edge(self.next);
        }
        Ok(())
    }

    /// Ends the check when no leaf is left.
    ///
    /// # Errors
    /// As [`Check::leaf`].
    pub fn finish(mut self) -> Result<Checked> {
        self.compare_checkpoints()?;
        while let Some(checkpoint) = self.checkpoints.pop_front() {
            if checkpoint.size > self.next {
                self.found(Finding::CheckpointBeyond { size: checkpoint.size });
            }
        }
        Ok(self.outcome)
    }

    /// Compares the tree so far with the checkpoints of its size.
    fn compare_checkpoints(&mut self) -> Result<()> {
        while let Some(checkpoint) = self.checkpoints.front().copied() {
            if checkpoint.size != self.next || self.broken {
                return Ok(());
            }
            self.checkpoints.pop_front();
            let root: Hash = self.nodes.root(self.next)?;
            if root == checkpoint.root {
                self.outcome.checkpoints += 1;
                self.agreed = checkpoint.size;
            } else {
                self.found(Finding::CheckpointDiffers {
                    size: checkpoint.size,
                    since: self.agreed,
                });
            }
        }
        Ok(())
    }

    fn found(&mut self, finding: Finding) {
        if self.outcome.findings.len() < FINDINGS_MAX {
            self.outcome.findings.push(finding);
        } else {
            self.outcome.more += 1;
        }
    }
}
