//! Numbers of shares, and the codes of areas.

use super::{ShareNumber, area_prefix};

#[test]
fn a_number_reads_back_and_nothing_else_is_one() {
    assert_eq!(ShareNumber::new(2026, 1).as_str(), "GX-2026-000001");
    assert_eq!(ShareNumber::new(2026, 1_234_567).as_str(), "GX-2026-1234567");
    for text in ["GX-2026-000001", "GX-2026-1234567"] {
        assert_eq!(ShareNumber::parse(text).unwrap().as_str(), text);
    }
    for text in [
        "",
        "GX",
        "GX-26-000001",
        "GX-2026-1",
        "gx-2026-000001",
        "GX-2026-00000a",
        "GX-2026-000001-1",
    ] {
        assert_eq!(
            ShareNumber::parse(text).unwrap_err().code,
            "share.number_malformed",
            "{text}"
        );
    }
}

#[test]
fn an_area_holds_the_divisions_below_it() {
    for (area, prefix) in [
        ("370000", "37"),
        ("370300", "3703"),
        ("370303", "370303"),
        ("370303000000", "370303"),
        ("370303001000", "370303001"),
        ("370303001004", "370303001004"),
        ("37", "37"),
    ] {
        assert_eq!(area_prefix(area), prefix, "{area}");
    }
}
