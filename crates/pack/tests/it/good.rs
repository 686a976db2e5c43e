//! What a good pack becomes.

use jixia_pack::{check, check_set};

use crate::fixture::{found, good};

#[test]
fn a_good_pack_has_no_diagnostics_alone_or_in_a_set() {
    assert_eq!(found(&good()), Vec::<String>::new());
    let (pack, _) = check(&good());
    let all = check_set(&[pack.unwrap()]);
    assert!(all.is_empty(), "{}", all[0]);
}
