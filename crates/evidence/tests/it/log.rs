//! The check of a whole log finds what was changed, and says where.

use jixia_evidence::{Check, Checked, Checkpoint, Finding, Leaf, Nodes, leaf_hash};
use proptest::prelude::*;

use crate::keys::signer;

/// A log of `size` leaves with a checkpoint at every tenth and at the last.
fn log(size: u64) -> (Vec<Leaf>, Vec<String>) {
    let (mut nodes, mut leaves, mut checkpoints) = (Nodes::default(), Vec::new(), Vec::new());
    for number in 0..size {
        let text = format!("leaf {number}");
        let hashes = nodes.append(number, leaf_hash(&text)).unwrap().concat();
        leaves.push(Leaf {
            number,
            text,
            hashes,
            columns_agree: true,
        });
        let size_now = number + 1;
        if size_now % 10 == 0 || size_now == size {
            let root = nodes.root(size_now).unwrap();
            checkpoints.push(signer().sign(&Checkpoint { size: size_now, root }).unwrap());
        }
    }
    (leaves, checkpoints)
}

fn check(leaves: &[Leaf], checkpoints: &[String]) -> Checked {
    let mut check = Check::new(signer().public_key(), checkpoints);
    for leaf in leaves {
        check.leaf(leaf).unwrap();
    }
    check.finish().unwrap()
}

#[test]
fn a_log_as_it_was_written_is_whole() {
    for size in [0, 1, 9, 10, 11, 64, 2500] {
        let (leaves, checkpoints) = log(size);
        let checked = check(&leaves, &checkpoints);
        assert!(checked.is_whole(), "{checked:?}");
        assert_eq!((checked.leaves, checked.checkpoints), (size, checkpoints.len() as u64));
    }
}

#[test]
fn a_changed_text_is_found_by_its_number() {
    let (mut leaves, checkpoints) = log(25);
    leaves[13].text = "leaf 31".to_owned();
    assert_eq!(
        check(&leaves, &checkpoints).findings,
        [Finding::TextChanged { number: 13 }]
    );
}

#[test]
fn a_text_changed_together_with_all_hashes_differs_from_what_was_signed() {
    let (mut leaves, checkpoints) = log(25);
    leaves[13].text = "leaf 31".to_owned();
    let mut nodes = Nodes::default();
    for leaf in &mut leaves {
        leaf.hashes = nodes.append(leaf.number, leaf_hash(&leaf.text)).unwrap().concat();
    }
    let expected = [20, 25].map(|size| Finding::CheckpointDiffers { size, since: 10 });
    assert_eq!(check(&leaves, &checkpoints).findings, expected);
}

#[test]
fn leaves_that_are_gone_are_found() {
    let (mut leaves, checkpoints) = log(25);
    leaves.drain(4..=6);
    assert_eq!(
        check(&leaves, &checkpoints).findings[0],
        Finding::Missing { first: 4, last: 6 }
    );
    let (mut leaves, checkpoints) = log(25);
    leaves.truncate(22);
    assert_eq!(
        check(&leaves, &checkpoints).findings,
        [Finding::CheckpointBeyond { size: 25 }]
    );
}

#[test]
fn what_stands_beside_the_text_is_compared() {
    let (mut leaves, checkpoints) = log(25);
    leaves[7].columns_agree = false;
    assert_eq!(
        check(&leaves, &checkpoints).findings,
        [Finding::ColumnsChanged { number: 7 }]
    );
}

#[test]
fn a_checkpoint_that_was_changed_is_found() {
    let (leaves, mut checkpoints) = log(25);
    checkpoints[1] = checkpoints[1].replacen("20", "21", 1);
    assert_eq!(
        check(&leaves, &checkpoints).findings,
        [Finding::CheckpointNotSigned { ordinal: 2 }]
    );
}

#[test]
fn findings_without_end_are_counted() {
    let (mut leaves, checkpoints) = log(250);
    for leaf in &mut leaves {
        leaf.text.push('!');
    }
    let checked = check(&leaves, &checkpoints);
    assert_eq!((checked.findings.len(), checked.more), (100, 150));
}

proptest! {
    #[test]
    fn a_changed_byte_anywhere_is_found(
        size in 1_u64..60, leaf in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), flipped in 1_u8..
    ) {
        let (mut leaves, checkpoints) = log(size);
        let count = leaves.len();
        let leaf = &mut leaves[leaf.index(count)];
        let place = place.index(leaf.text.len() + leaf.hashes.len());
        if let Some(place) = place.checked_sub(leaf.text.len()) {
            leaf.hashes[place] ^= flipped;
        } else {
            let mut text = leaf.text.clone().into_bytes();
            text[place] ^= flipped & 0x7f;
            let Ok(text) = String::from_utf8(text) else { return Ok(()) };
            prop_assume!(text != leaf.text);
            leaf.text = text;
        }
        prop_assert!(!check(&leaves, &checkpoints).is_whole());
    }
}
