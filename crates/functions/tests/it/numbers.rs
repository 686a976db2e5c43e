//! Laws of the numbers with check digits.

use chrono::NaiveDate;
use jixia_functions::{citizen_number, credit_code, organisation_code, registration_number};
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn any_birth_date() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    (0_u64..46_000).prop_map(move |days| first + chrono::Days::new(days))
}

/// The text with the digit at `index` replaced by another one, `step` further.
fn with_other_digit(text: &str, index: usize, step: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let value = if bytes[index].is_ascii_digit() {
        bytes[index] - b'0'
    } else {
        0
    };
    let other = (value + step) % 10 + b'0';
    bytes[index] = other;
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #[test]
    fn a_completed_citizen_number_passes_and_tells_its_body(birth in any_birth_date(), sequence in 0_u32..1000) {
        let body = format!("370399{}{sequence:03}", birth.format("%Y%m%d"));
        let number = citizen_number::with_check(&body).unwrap();
        let parsed = citizen_number::check(&number, today()).unwrap();
        prop_assert_eq!(parsed.as_str(), &number);
        prop_assert_eq!(parsed.birth_date(), birth);
        prop_assert_eq!(parsed.sex().code(), if sequence % 2 == 1 { "1" } else { "2" });
    }

    #[test]
    fn one_wrong_digit_in_a_citizen_number_is_found(
        birth in any_birth_date(), sequence in 0_u32..1000, index in 0_usize..17, step in 1_u8..10,
    ) {
        let number = citizen_number::with_check(&format!("370399{}{sequence:03}", birth.format("%Y%m%d"))).unwrap();
        prop_assert!(citizen_number::check(&with_other_digit(&number, index, step), today()).is_err());
    }

    #[test]
    fn one_wrong_character_in_a_credit_code_is_found(
        body in "[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{9}", index in 0_usize..18, other in "[0-9A-HJ-NP-RTUWXY]",
    ) {
        let code = credit_code::with_check(&body).unwrap();
        let parsed = credit_code::check(&code).unwrap();
        prop_assert_eq!(parsed.as_str(), &code);
        let mut changed = code.clone();
        changed.replace_range(index..=index, &other);
        prop_assert_eq!(credit_code::check(&changed).is_ok(), changed == code);
    }

    #[test]
    fn one_wrong_digit_in_an_organisation_code_is_found(body in "[0-9]{8}", index in 0_usize..8, step in 1_u8..10) {
        let code = organisation_code::with_check(&body).unwrap();
        prop_assert!(organisation_code::check(&code).is_ok());
        prop_assert!(organisation_code::check(&with_other_digit(&code, index, step)).is_err());
    }

    #[test]
    fn one_wrong_digit_in_a_registration_number_is_found(body in "[0-9]{14}", index in 0_usize..15, step in 1_u8..10) {
        let number = registration_number::with_check(&body).unwrap();
        prop_assert!(registration_number::check(&number).is_ok());
        prop_assert!(registration_number::check(&with_other_digit(&number, index, step)).is_err());
    }

    #[test]
    fn no_text_makes_a_check_panic(text in "\\PC{0,24}") {
        let _ = citizen_number::check(&text, today());
        let _ = citizen_number::from_fifteen(&text);
        let _ = credit_code::check(&text);
        let _ = organisation_code::check(&text);
        let _ = registration_number::check(&text);
        let _ = jixia_functions::division_code::check(&text);
        let _ = jixia_functions::vehicle_plate::check(&text);
        let _ = jixia_functions::phone::mobile(&text);
        let _ = jixia_functions::phone::landline(&text);
        let _ = jixia_functions::phone::service(&text);
    }

    #[test]
    fn no_number_like_text_makes_a_check_panic(text in "[0-9０-９XxOI鲁使C年月日 +().:,;转-]{0,24}") {
        let _ = citizen_number::check(&text, today());
        let _ = credit_code::check(&text);
        let _ = jixia_functions::division_code::check(&text);
        let _ = jixia_functions::vehicle_plate::check(&text);
        let _ = jixia_functions::phone::mobile(&text);
        let _ = jixia_functions::phone::landline(&text);
        let _ = jixia_functions::phone::service(&text);
        let _ = jixia_functions::date::parse_timestamp(&text);
        let _ = jixia_functions::number::parse_decimal(&text, 18, 2);
    }
}
