//! Laws of dates, numbers, widths, coordinates, addresses and masks.

use chrono::{DateTime, NaiveDate};
use jixia_functions::{
    address,
    coordinate::{Position, System, convert},
    date, mask, number, similarity, width,
};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1000, 1, 1).unwrap();
    (0_u64..3_287_181).prop_map(move |days| first + chrono::Days::new(days))
}

proptest! {
    #[test]
    fn a_printed_date_is_read_back(day in any_day()) {
        for format in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y.%-m.%-d", "%Y%m%d", "%Y年%-m月%-d日", "%Y-%m-%d 23:59:59"] {
            prop_assert_eq!(date::parse(&day.format(format).to_string()), Ok(day));
        }
        prop_assert_eq!(date::parse(&width::to_full(&day.to_string())), Ok(day));
    }

    #[test]
    fn a_printed_instant_is_read_back(micros in 0_i64..4_102_444_800_000_000) {
        let at = DateTime::from_timestamp_micros(micros).unwrap();
        prop_assert_eq!(date::parse_timestamp(&at.to_rfc3339()), Ok(at));
    }

    #[test]
    fn a_printed_number_is_read_back(value: i64, scale in 0_i8..10) {
        prop_assert_eq!(number::parse_integer(&value.to_string()), Ok(value));
        prop_assert_eq!(number::parse_integer(&width::to_full(&value.to_string())), Ok(value));
        let decimal = rust_decimal::Decimal::from_i128_with_scale(value.into(), scale.unsigned_abs().into());
        prop_assert_eq!(number::parse_decimal(&decimal.to_string(), 38, scale), Ok(value.into()));
    }

    #[test]
    fn a_float_is_read_as_the_standard_library_reads_it(value in -1e15_f64..1e15) {
        prop_assert_eq!(number::parse_float(&value.to_string()), Ok(value));
        prop_assert_eq!(number::parse_float(&format!("{value:e}")), Ok(value));
    }

    #[test]
    fn full_width_and_half_width_undo_each_other(text in "[ -~淄博、。]{0,40}") {
        let full = width::to_full(&text).into_owned();
        let half = width::to_half(&full).into_owned();
        prop_assert_eq!(half, text);
    }

    #[test]
    fn a_converted_position_comes_back(lon in 74.0_f64..135.0, lat in 4.0_f64..53.0) {
        let position = Position::new(lon, lat).unwrap();
        for system in [System::Gcj02, System::Bd09] {
            let back = convert(convert(position, System::Cgcs2000, system), system, System::Cgcs2000);
            prop_assert!((back.lon - lon).abs() < 1e-6 && (back.lat - lat).abs() < 1e-6, "{:?}", back);
        }
    }

    #[test]
    fn the_parts_of_an_address_are_the_whole_address(text in "[山东省淄博市张店区县镇乡街道办事处路村社区号0-9-]{0,30}") {
        let parts = address::split(&text);
        let whole: String = [parts.province, parts.city, parts.county, parts.township, parts.village, Some(parts.detail)]
            .into_iter()
            .flatten()
            .collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn a_masked_value_shows_no_more_than_its_rule_allows(text in "[0-9A-Z王小明]{1,20}") {
        let shown = |masked: String| masked.chars().filter(|c| *c != '*').count();
        prop_assert!(shown(mask::citizen_number(&text)) <= 7);
        prop_assert!(shown(mask::phone(&text)) <= 7);
        prop_assert!(shown(mask::name(&text)) <= 1);
        prop_assert_eq!(shown(mask::whole(&text)), 0);
    }

    #[test]
    fn similarity_is_symmetric_and_between_zero_and_one(a in "[张王李小明华]{0,8}", b in "[张王李小明华]{0,8}") {
        for similar in [similarity::levenshtein, similarity::dice] {
            let value = similar(&a, &b);
            prop_assert!((0.0..=1.0).contains(&value));
            prop_assert!((value - similar(&b, &a)).abs() < 1e-12);
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,30}") {
        let _ = date::parse(&text);
        let _ = date::parse_timestamp(&text);
        let _ = number::parse_integer(&text);
        let _ = number::parse_decimal(&text, 38, -3);
        let _ = number::parse_float(&text);
        let _ = jixia_functions::boolean::parse(&text);
        let _ = jixia_functions::name::person(&text);
        let _ = jixia_functions::name::organisation_key(&text);
        let _ = mask::address(&text);
        let _ = mask::citizen_number(&text);
    }
}
