//! Checks that follow from the limits on a column's values.
//!
//! Required, unique, semantic and length are checked by whoever checks deliveries and are no checks of the contract.

use jixia_model::{
    Text,
    contract::{Check, CheckTest, Column, ColumnType, Severity},
    rule::RuleValue,
};

use super::{
    Cx,
    quality::{matches, quoted},
};
use crate::{codes, diagnostic::Finding, files::contract::TypeOptions, source::Place, yaml::Cell};

/// One check for each limit.
pub(crate) fn checks(options: &TypeOptions, column: &Column, cx: &mut Cx<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    let bounds = [
        ("minimum", &options.minimum, ">=", ("不能小于", "must not be less than")),
        (
            "maximum",
            &options.maximum,
            "<=",
            ("不能大于", "must not be greater than"),
        ),
        (
            "exclusive_minimum",
            &options.exclusive_minimum,
            ">",
            ("必须大于", "must be greater than"),
        ),
        (
            "exclusive_maximum",
            &options.exclusive_maximum,
            "<",
            ("必须小于", "must be less than"),
        ),
    ];
    for (word, cell, operator, says) in bounds {
        let Some(cell) = cell else { continue };
        checks.extend(bound(column, word, cell, operator, says, cx));
    }
    if let Some(at) = &options.min_length {
        let length = at.value;
        let says = (
            format!("不能少于 {length} 个字符"),
            format!("must have at least {length} characters"),
        );
        let sql = format!("char_length({}) >= {length}", quoted(&column.name));
        checks.extend(of_text(column, "min_length", at.place, sql, says, cx));
    }
    if let Some(at) = &options.pattern {
        let says = (format!("格式应符合 {}", at.value), format!("must match {}", at.value));
        let sql = matches(column, at, cx);
        checks.extend(sql.and_then(|sql| of_text(column, "pattern", at.place, sql, says, cx)));
    }
    checks
}

fn bound(
    column: &Column,
    word: &str,
    cell: &Cell,
    operator: &str,
    says: (&str, &str),
    cx: &mut Cx<'_>,
) -> Option<Check> {
    let value = cell.value(cx.source);
    let numeric = matches!(
        column.column_type,
        ColumnType::Integer | ColumnType::Float | ColumnType::Decimal { .. }
    );
    let RuleValue::Number(number) = value else { return None };
    if !numeric {
        return wrong_type(column, cell.0.place, cx);
    }
    let sql = format!("{} {operator} {number}", quoted(&column.name));
    let says = (format!("{} {number}", says.0), format!("{} {number}", says.1));
    Some(check(column, word, sql, says))
}

fn of_text(
    column: &Column,
    word: &str,
    place: Place,
    sql: String,
    says: (String, String),
    cx: &mut Cx<'_>,
) -> Option<Check> {
    if matches!(column.column_type, ColumnType::Text { .. }) {
        return Some(check(column, word, sql, says));
    }
    wrong_type(column, place, cx)
}

fn wrong_type(column: &Column, place: Place, cx: &mut Cx<'_>) -> Option<Check> {
    let (name, column_type) = (&column.name, column.column_type);
    let message = Text::new(
        format!("列 '{name}' 的类型是 {column_type}，不能有这种限制。"),
        format!("The column '{name}' is {column_type}; this limit does not go with it."),
    );
    let finding = Finding::error(codes::BAD_TYPE, message);
    cx.at(
        place,
        finding.remedy(
            "minimum 和 maximum 用于数字，minLength 和 pattern 用于文字。",
            "minimum and maximum are for numbers, minLength and pattern for texts.",
        ),
    );
    None
}

fn check(column: &Column, word: &str, sql: String, says: (String, String)) -> Check {
    let title = &column.title;
    Check {
        name: format!("{}_{word}", column.name),
        message: Text::new(format!("{}{}。", title.zh, says.0), format!("{} {}.", title.en, says.1)),
        column: Some(column.name.clone()),
        test: CheckTest::Row { sql },
        severity: Severity::Error,
    }
}
