//! Keys and checkpoints: of this log, signed by this key.

use jixia_evidence::{Checkpoint, PublicKey, Signer, leaf_hash};
use proptest::prelude::*;

/// The example key of the Go checksum database's package `note`.
const SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

pub(crate) fn signer() -> Signer {
    Signer::from_seed("city.example/receipts", &[7; 32]).unwrap()
}

fn checkpoint() -> Checkpoint {
    Checkpoint {
        size: 42,
        root: leaf_hash("root"),
    }
}

#[test]
fn keys_of_others_are_read_and_ours_are_read_back() {
    let known = Signer::parse(SECRET).unwrap();
    assert_eq!(known.public_key(), &PublicKey::parse(PUBLIC).unwrap());
    assert_eq!(
        format!("{known:?}"),
        format!("Signer({PUBLIC})"),
        "the secret is not shown"
    );
    let ours = signer();
    assert_eq!(
        Signer::parse(&format!("{}\n", ours.expose())).unwrap().public_key(),
        ours.public_key()
    );
    assert_eq!(ours.public_key().log(), "city.example/receipts");
}

#[test]
fn what_is_no_key_is_refused_without_repeating_it() {
    for text in [
        "",
        "a+b",
        PUBLIC,
        &SECRET.replace("c74f20a3", "c74f20a4"),
        &SECRET[..SECRET.len() - 4],
    ] {
        let error = Signer::parse(text).unwrap_err();
        assert_eq!(error.code, "evidence.key_malformed");
        assert!(text.is_empty() || !error.message.contains(text));
    }
    assert_eq!(PublicKey::parse(SECRET).unwrap_err().code, "evidence.key_malformed");
    for name in ["", "a b", "a+b", "a\nb"] {
        let error = Signer::from_seed(name, &[1; 32]).unwrap_err();
        assert_eq!(error.code, "evidence.log_name_malformed");
    }
}

#[test]
fn a_checkpoint_is_a_signed_note() {
    let signer = signer();
    let note = signer.sign(&checkpoint()).unwrap();
    let lines: Vec<_> = note.lines().collect();
    assert_eq!(lines[..2], ["city.example/receipts", "42"]);
    assert_eq!(lines[3], "");
    assert!(lines[4].starts_with("— city.example/receipts "), "{note}");
    assert_eq!(signer.public_key().open(&note).unwrap(), checkpoint());
}

#[test]
fn a_checkpoint_of_another_key_or_another_log_is_refused() {
    let note = signer().sign(&checkpoint()).unwrap();
    let other = Signer::from_seed("city.example/receipts", &[8; 32]).unwrap();
    assert_eq!(
        other.public_key().open(&note).unwrap_err().code,
        "checkpoint.not_signed"
    );
    let other = Signer::from_seed("town.example/receipts", &[7; 32]).unwrap();
    assert_eq!(
        other.public_key().open(&note).unwrap_err().code,
        "checkpoint.not_signed"
    );
}

proptest! {
    #[test]
    fn a_changed_byte_of_a_checkpoint_is_found(place in any::<prop::sample::Index>(), flipped in 1_u8..) {
        let signer = signer();
        let mut note = signer.sign(&checkpoint()).unwrap().into_bytes();
        let place = place.index(note.len());
        note[place] ^= flipped;
        if let Ok(note) = String::from_utf8(note) {
            prop_assert!(signer.public_key().open(&note).is_err(), "{note}");
        }
    }
}
