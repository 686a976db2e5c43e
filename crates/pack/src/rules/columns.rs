//! PK032 and PK034: an expression over one row names columns of that row and reads no table.
//!
//! Names of functions are left to the engine.

use jixia_model::{Text, contract::Column};
use sqlparser::ast::Expr;

use crate::{
    codes,
    diagnostic::Finding,
    read::Cx,
    sql::{
        self,
        names::{Named, Names, names},
        place,
    },
    yaml::At,
};

/// Reads an expression over one row that may name the `known` columns.
pub(crate) fn row_expression(at: &At<String>, known: &[&str], cx: &mut Cx<'_>) -> Option<Expr> {
    let expr = sql::expression_at(at, cx.source, cx.report)?;
    let found = names(&expr);
    one_row(at, &found, cx);
    for named in &found.columns {
        if named.table.is_some() || !known.contains(&named.name.as_str()) {
            cx.at(place::in_yaml(cx.source, at, named.location), unknown(named, known));
        }
    }
    Some(expr)
}

/// Reports a query inside an expression over one row.
pub(crate) fn one_row(at: &At<String>, found: &Names, cx: &mut Cx<'_>) {
    let Some(location) = found.query else { return };
    let message = Text::new(
        "这里的表达式只看一行，不能包含查询。",
        "This expression looks at one row; it must not contain a query.",
    );
    let finding = Finding::error(codes::NOT_ONE_ROW, message);
    cx.at(
        place::in_yaml(cx.source, at, location),
        finding.remedy(
            "跨行的检查用 type: sql；规则查表用 tables。",
            "Check several rows with type: sql; look values up in a rule with tables.",
        ),
    );
}

/// Reports columns of a query over one table that neither the table nor the query itself has.
pub(crate) fn in_query(at: &At<String>, found: &Names, columns: &[Column], cx: &mut Cx<'_>) {
    let known: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    for named in &found.columns {
        let name = named.name.as_str();
        if !known.contains(&name) && !found.own.contains(name) {
            cx.at(place::in_yaml(cx.source, at, named.location), unknown(named, &known));
        }
    }
}

/// Reports names that are not columns.
pub(crate) fn each_known(list: &[At<String>], columns: &[Column], cx: &mut Cx<'_>) {
    let known: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    for at in list.iter().filter(|at| !known.contains(&at.value.as_str())) {
        cx.at(at.place, unknown_name(&at.value, &known));
    }
}

/// What is said of a column that is not known.
pub(crate) fn unknown(named: &Named, known: &[&str]) -> Finding {
    match &named.table {
        Some(table) => unknown_name(&format!("{table}.{}", named.name), known),
        None => unknown_name(&named.name, known),
    }
}

/// What is said of a name that is not known.
pub(crate) fn unknown_name(name: &str, known: &[&str]) -> Finding {
    let message = Text::new(
        format!("这里没有列 '{name}'。"),
        format!("There is no column '{name}' here."),
    );
    let finding = Finding::error(codes::UNKNOWN_COLUMN, message);
    let list = known.join(", ");
    let otherwise = (
        format!("可用的列：{list}。文字要用单引号。"),
        format!("Columns: {list}. Texts stand in single quotes."),
    );
    finding.did_you_mean(name, known.iter().copied(), otherwise)
}
