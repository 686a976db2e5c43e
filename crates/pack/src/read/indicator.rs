//! An indicator.
//!
//! It knows one file; whether the tables of its SELECT exist is told across packs.

use jixia_model::{
    DatasetName, Text,
    indicator::{Audience, COLUMNS, DAY_TABLE, Direction, DivisionLevel, Indicator},
};
use sqlparser::ast::Query;

use super::{Cx, names, values::word};
use crate::{
    codes,
    diagnostic::Finding,
    files::indicator::IndicatorFile,
    pack::{IndicatorEntry, Manifest},
    sql::{self, names::outputs, place},
    yaml::At,
};

/// Reads an indicator.
pub(crate) fn read(file: IndicatorFile, manifest: &Manifest, cx: &mut Cx<'_>) -> Option<IndicatorEntry> {
    let name = names::indicator(&file.indicator, cx);
    names::is_stem(&file.indicator, cx);
    names::each_once(&file.levels, cx);
    let audience = word(&file.audience, &flipped(Audience::ALL), cx);
    let direction = word(&file.direction, &flipped(Direction::ALL), cx);
    let known = flipped(DivisionLevel::ALL);
    let levels: Vec<_> = file.levels.iter().filter_map(|at| word(at, &known, cx)).collect();
    let query = sql::select_at(&file.sql, cx.source, cx.report)?;
    let is_ratio = is_ratio(&file.sql, &query, cx)?;
    if !is_ratio && file.times != 1 {
        cx.at(file.sql.place, times_of_a_sum());
    }
    let found = sql::names::names(&query);
    let (day, tables): (Vec<&str>, Vec<&str>) = found
        .distinct_tables()
        .into_iter()
        .partition(|table| *table == DAY_TABLE);
    Some(IndicatorEntry {
        indicator: Indicator {
            name: name?,
            title: Text::new(file.title.zh, file.title.en),
            summary: Text::new(file.summary.zh, file.summary.en),
            owner: file.owner.map_or_else(|| manifest.owner.clone(), |at| at.value),
            audience: audience?,
            clauses: file.clauses,
            unit: Text::new(file.unit.zh, file.unit.en),
            times: file.times,
            decimals: file.decimals,
            direction: direction?,
            levels,
            sql: file.sql.value,
            is_ratio,
            reads_day: !day.is_empty(),
            reads: tables
                .into_iter()
                .filter_map(|table| DatasetName::parse(table).ok())
                .collect(),
        },
        path: cx.source.path.clone(),
        source: cx.bytes.to_vec(),
    })
}

/// The words of a closed list before what they stand for.
fn flipped<T: Copy, const N: usize>(all: [(T, &'static str); N]) -> [(&'static str, T); N] {
    all.map(|(value, word)| (word, value))
}

/// Whether the SELECT gives a ratio; none, and a finding, when it gives other columns than an indicator has.
fn is_ratio(at: &At<String>, query: &Query, cx: &mut Cx<'_>) -> Option<bool> {
    let given = outputs(query);
    let given: Vec<&str> = given.iter().flatten().map(String::as_str).collect();
    if given == COLUMNS {
        return Some(true);
    }
    if given == COLUMNS[..2] {
        return Some(false);
    }
    let shown = given.join(", ");
    let message = Text::new(
        format!("指标的 SELECT 给出的列是“{shown}”。"),
        format!("The SELECT of the indicator gives the columns '{shown}'."),
    );
    let finding = Finding::error(codes::BAD_INDICATOR, message).remedy(
        "依次给出 division_code、value，比率再加 per；用 as 命名。",
        "Give division_code, value and, for a ratio, per, in this order; name them with 'as'.",
    );
    let start = sql::names::names(query).query;
    let place = start.map_or(at.place, |location| place::in_yaml(cx.source, at, location));
    cx.at(place, finding);
    None
}

fn times_of_a_sum() -> Finding {
    let message = Text::new(
        "只有比率才能有 times，而这个指标没有 per。",
        "Only a ratio has 'times', and this indicator gives no 'per'.",
    );
    Finding::error(codes::BAD_INDICATOR, message).remedy(
        "删除 times，或在 SELECT 中给出 per。",
        "Remove 'times', or give 'per' in the SELECT.",
    )
}
