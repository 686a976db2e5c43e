//! What is stated with a change of the catalogue.

use super::{ChangeKind, ChangeNumber, Statement};

#[test]
fn a_number_reads_as_it_is_written() {
    let number = ChangeNumber::new(2026, 42);
    assert_eq!(ChangeNumber::parse(number.as_str()).unwrap(), number);
    assert_eq!(
        (number.to_string().as_str(), number.as_name().as_str()),
        ("ML-2026-000042", "ml_2026_000042")
    );
    for wrong in [
        "GX-2026-000042",
        "ML-26-000042",
        "ML-2026-42",
        "ML-2026-00004x",
        "ML-2026",
    ] {
        assert_eq!(
            ChangeNumber::parse(wrong).unwrap_err().code,
            "catalogue_change.number_malformed",
            "{wrong}"
        );
    }
}

#[test]
fn a_withdrawal_needs_its_cause_and_no_assessment() {
    let missing = |kind| Statement::default().check(kind, None).unwrap_err().fields.len();
    assert_eq!((missing(ChangeKind::Withdraw), missing(ChangeKind::Compile)), (3, 7));
}
