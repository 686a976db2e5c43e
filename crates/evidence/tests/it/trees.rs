//! Laws of the tree, on all small sizes, and the example of the standard.

use std::collections::BTreeSet;

use jixia_evidence::{
    EMPTY, Hash, Nodes, check_consistency, check_inclusion, leaf_hash, needed_for_consistency, needed_for_inclusion,
    needed_to_append,
};
use proptest::prelude::*;

const SIZES: u64 = 70;

/// What each leaf completes, as it is stored.
pub(crate) fn stored(size: u64) -> Vec<Vec<Hash>> {
    let mut nodes = Nodes::default();
    let append = |number: u64| nodes.append(number, leaf_hash(&text(number))).unwrap();
    (0..size).map(append).collect()
}

fn text(number: u64) -> String {
    format!("leaf {number}")
}

/// Only what was asked for, as a store reads it.
fn read(stored: &[Vec<Hash>], leaves: &BTreeSet<u64>) -> Nodes {
    let mut nodes = Nodes::default();
    for leaf in leaves {
        nodes.put(*leaf, &stored[usize::try_from(*leaf).unwrap()]);
    }
    nodes
}

fn root(stored: &[Vec<Hash>], size: u64) -> Hash {
    read(stored, &needed_to_append(size)).root(size).unwrap()
}

#[test]
fn the_roots_are_those_of_the_known_vectors() {
    // The leaves and roots that implementations of RFC 6962 test with, certificate-transparency-go among them.
    let leaves = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut nodes = Nodes::default();
    assert_eq!(nodes.root(0).unwrap(), EMPTY);
    for (number, (leaf, expected)) in (0_u64..).zip(leaves.iter().zip(roots)) {
        // These leaves happen to be texts: none of their bytes is above 7f.
        let text = String::from_utf8(hex::decode(leaf).unwrap()).unwrap();
        nodes.append(number, leaf_hash(&text)).unwrap();
        assert_eq!(hex::encode(nodes.root(number + 1).unwrap()), expected);
    }
}

#[test]
fn every_leaf_of_every_size_proves_from_few_leaves() {
    let stored = stored(SIZES);
    for size in 1..=SIZES {
        let root = root(&stored, size);
        for number in 0..size {
            let needed = needed_for_inclusion(size, number);
            assert!(
                needed.len() <= 2 * size.ilog2() as usize + 1,
                "{number} of {size} needs {needed:?}"
            );
            let proof = read(&stored, &needed).inclusion(size, number).unwrap();
            assert!(check_inclusion(size, root, number, leaf_hash(&text(number)), &proof));
            assert!(!check_inclusion(size, root, number, leaf_hash("another"), &proof));
            assert!(!check_inclusion(
                size,
                root,
                number ^ 1,
                leaf_hash(&text(number)),
                &proof
            ));
        }
        assert!(
            read(&stored, &needed_for_inclusion(size, size))
                .inclusion(size, size)
                .is_err()
        );
    }
}

#[test]
fn any_size_continues_any_smaller_one() {
    let stored = stored(SIZES);
    for size in 1..=SIZES {
        for old in 1..=size {
            let proof = read(&stored, &needed_for_consistency(size, old))
                .consistency(size, old)
                .unwrap();
            let (new, before) = ((size, root(&stored, size)), (old, root(&stored, old)));
            assert!(check_consistency(new, before, &proof));
            assert!(!check_consistency(new, (old, leaf_hash("another")), &proof));
            assert!(!check_consistency((size, leaf_hash("another")), before, &proof));
        }
        assert!(check_consistency((size, root(&stored, size)), (0, EMPTY), &[]));
    }
}

#[test]
fn a_log_is_continued_from_its_edge() {
    let stored = stored(SIZES);
    for size in 0..SIZES {
        let mut edge = read(&stored, &needed_to_append(size));
        let place = usize::try_from(size).unwrap();
        assert_eq!(edge.append(size, leaf_hash(&text(size))).unwrap(), stored[place]);
        edge.keep_edge(size + 1);
        assert_eq!(edge.root(size + 1).unwrap(), root(&stored, size + 1));
    }
}

proptest! {
    #[test]
    fn a_changed_byte_of_a_proof_proves_nothing(
        (size, number) in (2_u64..200).prop_flat_map(|size| (Just(size), 0..size)),
        place in any::<prop::sample::Index>(),
        flipped in 1_u8..,
    ) {
        let stored = stored(size);
        let mut proof = read(&stored, &needed_for_inclusion(size, number)).inclusion(size, number).unwrap();
        let byte = place.index(proof.len() * 32);
        proof[byte / 32][byte % 32] ^= flipped;
        prop_assert!(!check_inclusion(size, root(&stored, size), number, leaf_hash(&text(number)), &proof));
    }

    #[test]
    fn no_input_breaks_the_checks(
        size in any::<u64>(), number in any::<u64>(), hash in any::<[u8; 32]>(),
        proof in prop::collection::vec(any::<[u8; 32]>(), 0..70),
    ) {
        prop_assert!(!check_inclusion(size, hash, number, leaf_hash("leaf"), &proof));
        prop_assert!(!check_consistency((size, hash), (number, leaf_hash("leaf")), &proof));
    }
}
