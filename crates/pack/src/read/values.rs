//! Types of columns as packs write them, and values that fit them.
//!
//! It knows the forms of types and values, and nothing of where they stand.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use jixia_model::{
    Text,
    contract::{ColumnType, Grade, Personal, Semantic},
    rule::RuleValue,
};

use super::Cx;
use crate::{
    codes,
    diagnostic::Finding,
    shape::not_a_word,
    yaml::{At, is_plain_number},
};

/// Digits of the widest decimal that a table can hold.
const PRECISION_MAX: u8 = 38;

/// The words that types begin with.
pub(crate) const TYPES: &str = "text, text(50), boolean, integer, decimal(18,2), float, date, timestamp";

/// Reads a type: `decimal(18,2)`.
pub fn parse_type(text: &str) -> Option<ColumnType> {
    let (word, arguments) = match text.split_once('(') {
        Some((word, rest)) => (word.trim(), Some(rest.trim_end().strip_suffix(')')?)),
        None => (text.trim(), None),
    };
    match (word, arguments) {
        ("text", None) => Some(ColumnType::Text { length_max: None }),
        ("text", Some(length)) => Some(ColumnType::Text {
            length_max: Some(length.trim().parse().ok().filter(|length| *length > 0)?),
        }),
        ("decimal", Some(digits)) => decimal(digits),
        ("integer", None) => Some(ColumnType::Integer),
        ("float", None) => Some(ColumnType::Float),
        ("boolean", None) => Some(ColumnType::Boolean),
        ("date", None) => Some(ColumnType::Date),
        ("timestamp", None) => Some(ColumnType::Timestamp),
        _ => None,
    }
}

/// Reads precision and scale: `18,2`.
pub(crate) fn decimal(digits: &str) -> Option<ColumnType> {
    let (precision, scale) = digits.split_once(',').unwrap_or((digits, "0"));
    let precision: u8 = precision.trim().parse().ok()?;
    let scale: i8 = scale.trim().parse().ok()?;
    let fits = (1..=PRECISION_MAX).contains(&precision) && (0..=precision.cast_signed()).contains(&scale);
    fits.then_some(ColumnType::Decimal { precision, scale })
}

/// Reads a type; text when it is not one, so that reading can go on.
pub(crate) fn column_type(at: &At<String>, cx: &mut Cx<'_>) -> ColumnType {
    parse_type(&at.value).unwrap_or_else(|| {
        let value = &at.value;
        let message = Text::new(format!("'{value}' 不是数据类型。"), format!("'{value}' is not a type."));
        let finding = Finding::error(codes::BAD_TYPE, message);
        cx.at(
            at.place,
            finding.remedy(format!("可用的类型：{TYPES}。"), format!("Types: {TYPES}.")),
        );
        ColumnType::Text { length_max: None }
    })
}

/// Reads the grade of a column.
pub(crate) fn grade(at: Option<&At<String>>, cx: &mut Cx<'_>) -> Grade {
    let words = [
        ("general", Grade::General),
        ("important", Grade::Important),
        ("core", Grade::Core),
    ];
    at.and_then(|at| word(at, &words, cx)).unwrap_or_default()
}

/// Reads whether a column says something about a person.
pub(crate) fn personal(at: Option<&At<String>>, cx: &mut Cx<'_>) -> Personal {
    let words = [
        ("no", Personal::No),
        ("personal", Personal::Personal),
        ("sensitive", Personal::Sensitive),
    ];
    at.and_then(|at| word(at, &words, cx)).unwrap_or_default()
}

/// Reads the kind of number or code.
pub(crate) fn semantic(at: Option<&At<String>>, cx: &mut Cx<'_>) -> Option<Semantic> {
    let words = Semantic::ALL.map(|(semantic, word)| (word, semantic));
    at.and_then(|at| word(at, &words, cx))
}

/// Reads one of a closed set of words; reports a word that is not in it.
pub(crate) fn word<T: Copy>(at: &At<String>, words: &[(&str, T)], cx: &mut Cx<'_>) -> Option<T> {
    let found = words.iter().find(|(known, _)| *known == at.value);
    if found.is_none() {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        cx.at(at.place, not_a_word(&at.value, &known));
    }
    found.map(|(_, value)| *value)
}

/// Reads a day.
pub(crate) fn day(at: &At<String>, cx: &mut Cx<'_>) -> Option<NaiveDate> {
    let day = at.value.parse().ok();
    if day.is_none() {
        let value = RuleValue::Text(at.value.clone());
        cx.at(at.place, does_not_fit(&value, ColumnType::Date));
    }
    day
}

/// Whether a value may stand in a column of this type; nothing may stand anywhere.
pub(crate) fn fits(value: &RuleValue, column_type: ColumnType) -> bool {
    match (value, column_type) {
        (RuleValue::Null, _) | (RuleValue::Boolean(_), ColumnType::Boolean) => true,
        (RuleValue::Text(text), ColumnType::Text { length_max }) => {
            length_max.is_none_or(|max| text.chars().count() <= max as usize)
        }
        (RuleValue::Text(text), ColumnType::Date) => text.parse::<NaiveDate>().is_ok(),
        (RuleValue::Text(text), ColumnType::Timestamp) => is_instant(text),
        (RuleValue::Number(text), ColumnType::Integer) => text.parse::<i64>().is_ok(),
        (RuleValue::Number(text), ColumnType::Float) => text.parse::<f64>().is_ok_and(f64::is_finite),
        (RuleValue::Number(text), ColumnType::Decimal { precision, scale }) => is_decimal(text, precision, scale),
        _ => false,
    }
}

/// The cell of a CSV as a value of this type; nothing when it is empty, none when it does not fit.
pub(crate) fn from_cell(cell: &str, column_type: ColumnType) -> Option<RuleValue> {
    let value = match (cell, column_type) {
        ("", _) => RuleValue::Null,
        ("true", ColumnType::Boolean) => RuleValue::Boolean(true),
        ("false", ColumnType::Boolean) => RuleValue::Boolean(false),
        (text, ColumnType::Integer | ColumnType::Float | ColumnType::Decimal { .. }) => {
            RuleValue::Number(text.to_owned())
        }
        (text, _) => RuleValue::Text(text.to_owned()),
    };
    fits(&value, column_type).then_some(value)
}

/// What is said of a value that does not fit.
pub(crate) fn does_not_fit(value: &RuleValue, column_type: ColumnType) -> Finding {
    let shown = show(value);
    let message = Text::new(
        format!("{shown} 不是 {column_type} 类型的值。"),
        format!("{shown} is not a value of the type {column_type}."),
    );
    let finding = Finding::error(codes::BAD_VALUE, message);
    match (value, column_type) {
        (RuleValue::Number(number), ColumnType::Text { .. }) => finding.remedy(
            format!("加上引号：\"{number}\"。"),
            format!("Put it in quotes: \"{number}\"."),
        ),
        (_, ColumnType::Date) => finding.remedy("日期写作 2020-06-15。", "Write a date as 2020-06-15."),
        (_, ColumnType::Timestamp) => finding.remedy(
            "时间写作 2020-06-15T08:30:00Z。",
            "Write an instant as 2020-06-15T08:30:00Z.",
        ),
        (_, ColumnType::Boolean) => finding.remedy("写 true 或 false。", "Write true or false."),
        _ => finding.remedy("修改这个值或它的类型。", "Change the value or its type."),
    }
}

/// A value as people read it.
pub(crate) fn show(value: &RuleValue) -> String {
    match value {
        RuleValue::Null => "null".to_owned(),
        RuleValue::Boolean(value) => value.to_string(),
        RuleValue::Number(text) => text.clone(),
        RuleValue::Text(text) => format!("'{text}'"),
    }
}

fn is_instant(text: &str) -> bool {
    DateTime::parse_from_rfc3339(text).is_ok()
        || NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").is_ok()
        || NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").is_ok()
}

fn is_decimal(text: &str, precision: u8, scale: i8) -> bool {
    if !is_plain_number(text) {
        return false;
    }
    let digits = text.trim_start_matches('-');
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let scale = usize::from(scale.unsigned_abs());
    let room = usize::from(precision).saturating_sub(scale);
    whole.trim_start_matches('0').len() <= room && fraction.trim_end_matches('0').len() <= scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_read_back_from_what_it_prints() {
        for text in [
            "text",
            "text(50)",
            "boolean",
            "integer",
            "decimal(18,2)",
            "float",
            "date",
            "timestamp",
        ] {
            assert_eq!(parse_type(text).map(|read| read.to_string()).as_deref(), Some(text));
        }
        for text in [
            "decimal(39,2)",
            "decimal(4,5)",
            "text(0)",
            "text(",
            "varchar",
            "integer(4)",
        ] {
            assert_eq!(parse_type(text), None, "{text}");
        }
    }

    #[test]
    fn a_decimal_has_room_for_so_many_digits_before_and_after_the_point() {
        assert!(is_decimal("-1234.50", 6, 2));
        assert!(is_decimal("0.100", 3, 3));
        assert!(!is_decimal("12345.5", 6, 2));
        assert!(!is_decimal("1.234", 6, 2));
        assert!(!is_decimal("1e3", 6, 2));
    }

    #[test]
    fn an_empty_cell_is_nothing_and_a_wrong_one_is_refused() {
        assert_eq!(from_cell("", ColumnType::Integer), Some(RuleValue::Null));
        assert_eq!(from_cell("7", ColumnType::Integer), Some(RuleValue::Number("7".into())));
        assert_eq!(from_cell("seven", ColumnType::Integer), None);
        assert_eq!(from_cell("2020-02-30", ColumnType::Date), None);
    }
}
