//! The receipt file: all that is needed to check a receipt offline, beside the public key of the log.

use base64::{Engine, engine::general_purpose::STANDARD};
use jixia_model::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::{Checkpoint, Hash, PublicKey, Receipt, check_inclusion, leaf_hash};

/// Larger files are none.
const BYTES_MAX: usize = 1 << 20;

/// A receipt with the proof that it is in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptFile {
    /// Text of the leaf.
    pub text: String,
    /// Its place in the log, from 0.
    pub number: u64,
    /// The proof that it is in the tree of the checkpoint.
    pub proof: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    receipt: String,
    index: u64,
    proof: Vec<String>,
    checkpoint: String,
}

impl ReceiptFile {
    /// The file: a JSON object with `receipt` (the leaf's text), `index`, `proof` (hashes in base64, from the leaf up) and
    /// `checkpoint` (the signed note).
    ///
    /// # Errors
    /// `internal`, which the types rule out.
    pub fn to_json(&self) -> Result<String> {
        let form = Form {
            receipt: self.text.clone(),
            index: self.number,
            proof: self.proof.iter().map(|hash| STANDARD.encode(hash)).collect(),
            checkpoint: self.checkpoint.clone(),
        };
        let json = serde_json::to_string_pretty(&form).map_err(Error::internal)?;
        Ok(json + "\n")
    }

    /// The file with these parts, as [`ReceiptFile::to_json`] writes them; the hashes of the proof are in base64.
    ///
    /// # Errors
    /// `receipt.file_malformed` (invalid).
    pub fn of_parts(text: String, number: u64, proof: &[String], checkpoint: String) -> Result<Self> {
        let hash = |text: &String| {
            let bytes = STANDARD.decode(text).ok();
            let hash = bytes.and_then(|bytes| Hash::try_from(bytes).ok());
            hash.ok_or_else(|| malformed("a hash of the proof cannot be read"))
        };
        Ok(Self {
            proof: proof.iter().map(hash).collect::<Result<_>>()?,
            text,
            number,
            checkpoint,
        })
    }

    /// Reads a file as [`ReceiptFile::to_json`] writes it.
    ///
    /// # Errors
    /// `receipt.file_malformed` (invalid), also when it says the same in another way.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        if bytes.len() > BYTES_MAX {
            return Err(malformed("it is too large"));
        }
        let form: Form =
            serde_json::from_slice(bytes).map_err(|error| malformed(&error.to_string()).with_source(error))?;
        let file = Self::of_parts(form.receipt, form.index, &form.proof, form.checkpoint)?;
        if file.to_json()?.as_bytes() != bytes {
            return Err(malformed("it was written anew"));
        }
        Ok(file)
    }

    /// Checks that the log of `key` holds the receipt; gives both.
    ///
    /// # Errors
    /// `checkpoint.malformed`, `checkpoint.not_signed`, `receipt.not_in_log`, `receipt.text_malformed` (all invalid).
    pub fn verify(&self, key: &PublicKey) -> Result<(Receipt, Checkpoint)> {
        let checkpoint = key.open(&self.checkpoint)?;
        let leaf = leaf_hash(&self.text);
        if !check_inclusion(checkpoint.size, checkpoint.root, self.number, leaf, &self.proof) {
            return Err(not_in_log(self.number));
        }
        Ok((Receipt::parse(&self.text)?, checkpoint))
    }
}

fn malformed(problem: &str) -> Error {
    let message = format!("This is no receipt file ({problem}); use it as it was given out, byte by byte.");
    Error::invalid("receipt.file_malformed", message).with("problem", problem)
}

fn not_in_log(number: u64) -> Error {
    let message = format!(
        "The log holds no such receipt at place {number}: the receipt, its place or its proof was changed after it was \
         given out."
    );
    Error::invalid("receipt.not_in_log", message).with("number", number)
}
