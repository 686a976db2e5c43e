//! Receipt files: checked with nothing but the public key.

use jixia_evidence::{Checkpoint, Nodes, Receipt, ReceiptFile, leaf_hash};
use proptest::{prelude::*, strategy::ValueTree};

use crate::{keys::signer, receipts::receipts};

/// The file of a receipt that stands at `number` in a log of `size` leaves.
fn file(receipt: &Receipt, number: u64, size: u64) -> ReceiptFile {
    let text = receipt.to_text().unwrap();
    let mut nodes = Nodes::default();
    for place in 0..size {
        let leaf = if place == number {
            leaf_hash(&text)
        } else {
            leaf_hash("another")
        };
        nodes.append(place, leaf).unwrap();
    }
    let root = nodes.root(size).unwrap();
    ReceiptFile {
        text,
        number,
        proof: nodes.inclusion(size, number).unwrap(),
        checkpoint: signer().sign(&Checkpoint { size, root }).unwrap(),
    }
}

fn places() -> impl Strategy<Value = (u64, u64)> {
    (1_u64..40).prop_flat_map(|size| (0..size, Just(size)))
}

proptest! {
    #[test]
    fn a_file_is_read_back_and_proves(receipt in receipts(), (number, size) in places()) {
        let file = file(&receipt, number, size);
        let read = ReceiptFile::parse(file.to_json().unwrap().as_bytes()).unwrap();
        prop_assert_eq!(&read, &file);
        let (told, checkpoint) = read.verify(signer().public_key()).unwrap();
        prop_assert_eq!(told, receipt);
        prop_assert_eq!(checkpoint.size, size);
    }

    #[test]
    fn a_changed_byte_anywhere_is_found(
        receipt in receipts(), (number, size) in places(), place in any::<prop::sample::Index>(), flipped in 1_u8..
    ) {
        let mut bytes = file(&receipt, number, size).to_json().unwrap().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= flipped;
        let outcome = ReceiptFile::parse(&bytes).and_then(|file| file.verify(signer().public_key()));
        prop_assert!(outcome.is_err());
    }

    #[test]
    fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(ReceiptFile::parse(&bytes).is_err());
    }
}

#[test]
fn a_receipt_put_in_the_place_of_another_is_found() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut any_receipt = || receipts().new_tree(&mut runner).unwrap().current();
    let (mine, other) = (any_receipt(), any_receipt());
    let file = ReceiptFile {
        text: other.to_text().unwrap(),
        ..file(&mine, 3, 9)
    };
    assert_eq!(
        file.verify(signer().public_key()).unwrap_err().code,
        "receipt.not_in_log"
    );
}
