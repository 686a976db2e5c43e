//! Numbers in the forms that departments send them in.

use super::*;

#[test]
fn plain_and_grouped_numbers_are_read_exactly() {
    for (text, value) in [
        ("0", 0),
        ("-17", -17),
        ("+17", 17),
        (" 42 ", 42),
        ("12.00", 12),
        ("1,234,567", 1_234_567),
        ("1，234，567", 1_234_567),
        ("1 234 567", 1_234_567),
        ("１２３", 123),
        ("－５", -5),
        ("−5", -5),
        ("(1,234)", -1_234),
        ("（８０）", -80),
        ("007", 7),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
    ] {
        assert_eq!(parse_integer(text), Ok(value), "{text}");
    }
}

#[test]
fn each_refusal_has_its_reason() {
    for (text, defect) in [
        ("", Defect::Empty),
        ("　 ", Defect::Empty),
        ("12.5", Defect::Fraction),
        ("9223372036854775808", Defect::TooLarge),
        ("1,23", Defect::Grouping),
        ("12345,678", Defect::Grouping),
        ("1,234 567", Defect::Grouping),
        (",123", Defect::Grouping),
        ("12%", Defect::Percent),
        ("５％", Defect::Percent),
        ("3万", Defect::Magnitude { unit: '万' }),
        ("1.2亿", Defect::Magnitude { unit: '亿' }),
        ("￥12", Defect::Currency { sign: '￥' }),
        ("12元", Defect::Currency { sign: '元' }),
        ("3.70303E+17", Defect::Scientific),
        ("无", Defect::Character { found: '无' }),
        ("-", Defect::Empty),
        ("1.2.3", Defect::Character { found: '.' }),
        ("(12", Defect::Character { found: '(' }),
        ("--5", Defect::Character { found: '-' }),
        ("12a", Defect::Character { found: 'a' }),
        (".", Defect::Character { found: '.' }),
    ] {
        assert_eq!(parse_integer(text), Err(defect), "{text}");
    }
}

#[test]
fn decimals_keep_every_digit_or_are_refused() {
    assert_eq!(parse_decimal("1,234.5", 18, 2), Ok(123_450));
    assert_eq!(parse_decimal("(0.05)", 18, 2), Ok(-5));
    assert_eq!(parse_decimal("1.500", 18, 2), Ok(150));
    assert_eq!(parse_decimal(".5", 18, 2), Ok(50));
    assert_eq!(parse_decimal("5.", 18, 2), Ok(500));
    assert_eq!(parse_decimal("1.505", 18, 2), Err(Defect::Scale { scale: 2 }));
    assert_eq!(parse_decimal("999.99", 5, 2), Ok(99_999));
    assert_eq!(parse_decimal("1000.00", 5, 2), Err(Defect::TooLarge));
    assert_eq!(parse_decimal("0", 38, 38), Ok(0));
    assert_eq!(parse_decimal("12300", 5, -2), Ok(123));
    assert_eq!(parse_decimal("12345", 5, -2), Err(Defect::Scale { scale: -2 }));
    let widest = "9".repeat(38);
    assert_eq!(
        parse_decimal(&widest, 38, 0),
        widest.parse::<i128>().map_err(|_error| Defect::Empty)
    );
    assert_eq!(parse_decimal(&"9".repeat(39), 38, 0), Err(Defect::TooLarge));
    assert_eq!(parse_decimal("1e3", 18, 2), Err(Defect::Scientific));
}

#[test]
fn a_long_fraction_of_zeros_loses_nothing() {
    assert_eq!(parse_integer(&format!("12.{}", "0".repeat(60))), Ok(12));
    assert_eq!(parse_decimal(&format!("1.5{}", "0".repeat(60)), 18, 2), Ok(150));
}

#[test]
fn floats_are_rounded_to_the_nearest_and_understand_exponents() {
    assert_eq!(parse_float("0.1"), Ok(0.1));
    assert_eq!(parse_float("-1,234.5678"), Ok(-1234.5678));
    assert_eq!(parse_float("1.2E+05"), Ok(120_000.0));
    assert_eq!(parse_float("3e-7"), Ok(3e-7));
    assert_eq!(
        parse_float("123456789012345678901234567890"),
        Ok(123_456_789_012_345_678_901_234_567_890.0)
    );
    assert_eq!(parse_float("1e309"), Err(Defect::TooLarge));
    assert_eq!(parse_float("NaN"), Err(Defect::Character { found: 'N' }));
    assert_eq!(parse_float("e5"), Err(Defect::Character { found: 'e' }));
}
