//! A checkpoint: how many leaves a log has, and the root over them, in the form of C2SP's tlog-checkpoint.

use jixia_model::{Error, Result};
use tlog_tiles::{checkpoint, tlog};

use crate::Hash;

/// The state of a log at some size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Leaves.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed: name of the log, size, root.
    pub(crate) fn to_text(self, log: &str) -> Result<String> {
        let checkpoint = checkpoint::Checkpoint::new(log, self.size, tlog::Hash(self.root), "");
        let checkpoint = checkpoint.map_err(|_malformed| Error::internal("a log without a name"))?;
        String::from_utf8(checkpoint.to_bytes()).map_err(Error::internal)
    }

    /// Reads the text; gives the name of the log too.
    pub(crate) fn parse(text: &str) -> Result<(String, Self)> {
        let read = checkpoint::Checkpoint::from_bytes(text.as_bytes()).map_err(|_malformed| Self::malformed())?;
        let parsed = Self {
            size: read.size(),
            root: read.hash().0,
        };
        Ok((read.origin().to_owned(), parsed))
    }

    pub(crate) fn malformed() -> Error {
        let message = "This is no checkpoint of a log of evidence; use it as it was given out, byte by byte.";
        Error::invalid("checkpoint.malformed", message)
    }
}
