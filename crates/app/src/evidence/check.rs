//! Checks the whole log of evidence as it is stored, from the first leaf to the last.

use jixia_evidence::{Check, Checked, PublicKey};
use jixia_model::Result;
use jixia_store::Store;

/// Leaves read at a time.
const PORTION: u64 = 1000;

/// Checks every leaf, every hash and every checkpoint: those that are kept, and `outside`, which somebody kept elsewhere and
/// which no one who can write to the database could take back.
///
/// # Errors
/// What the store says.
pub async fn check_log(store: &Store, key: &PublicKey, outside: &[String]) -> Result<Checked> {
    // One view of the database, so that what is appended meanwhile does not matter.
    let mut reader = store.read().await?;
    let kept = reader.receipts().checkpoints().await?;
    let mut check = Check::new(key, &[outside, kept.as_slice()].concat());
    let mut from = 0;
    loop {
        let leaves = reader.receipts().leaves(from, PORTION).await?;
        for leaf in &leaves {
            check.leaf(leaf)?;
        }
        match leaves.last() {
            Some(last) => from = last.number + 1,
            None => return check.finish(),
        }
    }
}
