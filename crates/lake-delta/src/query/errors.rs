//! Failures of `DataFusion` as sentences for the person who wrote the SQL; paths and words of the engine's inside go to
//! the log only. It must not know what was being done.

use std::{fmt::Write as _, time::Duration};

use datafusion::{
    arrow::error::ArrowError,
    common::{Column, Diagnostic, SchemaError, utils::datafusion_strsim::normalized_levenshtein},
    error::DataFusionError,
    sql::sqlparser::parser::ParserError,
};
use jixia_lake::Limits;
use jixia_model::Error;

/// Names less alike than this are no help.
const LIKENESS_MIN: f64 = 0.4;
/// Most names to offer.
const NEAREST_MAX: usize = 3;
/// Longest piece of a person's own text that a sentence quotes.
const QUOTE_CHARACTERS_MAX: usize = 120;

/// The failure to plan a query.
pub(super) fn query_error(error: DataFusionError, sql: &str) -> Error {
    expression_error(error, sql)
}

/// The failure to run a query.
pub(super) fn run_error(error: DataFusionError, sql: &str, limits: Limits) -> Error {
    match error.find_root() {
        root if is_exhausted(root) => {
            let megabytes = limits.memory_max_bytes >> 20;
            Error::limit(
                "query.too_much_memory",
                format!(
                    "The query needs more than the {megabytes} MiB of memory that it may use; \
                     ask for fewer columns, filter earlier or group by fewer values."
                ),
            )
            .with("megabytes", megabytes)
            .with_source(error)
        }
        _ => expression_error(error, sql),
    }
}

/// Memory, or the room for temporary files that stands in for it; the latter comes as an error of writing.
fn is_exhausted(error: &DataFusionError) -> bool {
    match error {
        DataFusionError::ResourcesExhausted(_) => true,
        DataFusionError::ArrowError(arrow, _) => arrow.to_string().contains("max_temp_directory_size"),
        _ => false,
    }
}

/// The failure to understand or to evaluate SQL.
pub(crate) fn expression_error(error: DataFusionError, sql: &str) -> Error {
    let place = place(&error, sql);
    let told = match error.find_root() {
        DataFusionError::SQL(parser, _) => syntax(parser, sql),
        DataFusionError::SchemaError(schema, _) => schema_error(schema),
        DataFusionError::Plan(text) => plan_error(text),
        DataFusionError::NotImplemented(text) => unsupported(text),
        DataFusionError::ArrowError(arrow, _) => arrow_error(arrow),
        DataFusionError::Execution(text) => value_error(text),
        DataFusionError::Internal(text) if text.contains("coerce") => type_error(text),
        DataFusionError::Internal(text) if text.contains("simplif") => unsupported(text),
        _ => return Error::internal(error),
    };
    let mut told = told.with_source(error);
    if let Some((line, column, snippet)) = place {
        let _ = write!(told.message, "\nLine {line}, column {column}:\n{snippet}");
        told = told.with("line", line).with("column", column).with("snippet", snippet);
    }
    told
}

/// The failure to parse SQL.
pub(super) fn syntax_error(error: DataFusionError, sql: &str) -> Error {
    let told = match error.find_root() {
        DataFusionError::SQL(parser, _) => syntax(parser, sql),
        _ => return expression_error(error, sql),
    };
    told.with_source(error)
}

/// A table that is not there, or may not be seen: the two are told in the same words.
pub(super) fn table_unknown(name: &str) -> Error {
    Error::not_found(
        "query.table_unknown",
        format!("There is no table '{name}' that you may query; look in the catalogue for its name or ask for access."),
    )
    .with("table", name)
}

/// The query ran out of time.
pub(super) fn too_long(time_max: Duration) -> Error {
    let seconds = time_max.as_secs_f64();
    Error::limit(
        "query.too_long",
        format!("The query took longer than the {seconds} seconds that it may take; filter more, or join fewer rows."),
    )
    .with("seconds", seconds)
}

/// The names of `known` that are most like `name`, best first.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ranked: Vec<(f64, &str)> = known
        .map(|other| (normalized_levenshtein(name, other), other))
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    ranked.dedup();
    ranked.into_iter().take(NEAREST_MAX).map(|(_, other)| other).collect()
}

fn syntax(error: &ParserError, sql: &str) -> Error {
    let (ParserError::ParserError(text) | ParserError::TokenizerError(text)) = error else {
        return Error::invalid(
            "query.too_deep",
            "The SQL is nested too deeply; write it with fewer brackets.",
        );
    };
    let (what, place) = split_place(text);
    let (line, column) = place.unwrap_or_else(|| end_of(sql));
    let snippet = snippet(sql, line, column);
    let what = quoted(what);
    Error::invalid(
        "query.syntax",
        format!("The SQL cannot be read at line {line}, column {column}: {what}.\n{snippet}"),
    )
    .with("line", line)
    .with("column", column)
    .with("problem", what)
    .with("snippet", snippet)
}

/// Splits `Expected: x, found: y at Line: 1, Column: 7` into the words and the place.
fn split_place(text: &str) -> (&str, Option<(u64, u64)>) {
    let Some((what, place)) = text.rsplit_once(" at Line: ") else {
        return (text, None);
    };
    let numbers = place
        .split_once(", Column: ")
        .and_then(|(line, column)| Some((line.trim().parse().ok()?, column.trim().parse().ok()?)));
    (what, numbers.filter(|(line, _)| *line > 0))
}

fn end_of(sql: &str) -> (u64, u64) {
    let last = sql.lines().last().unwrap_or_default();
    (sql.lines().count().max(1) as u64, last.chars().count() as u64 + 1)
}

/// The line of the SQL with a caret under the column; wide characters take two places, as in a terminal.
fn snippet(sql: &str, line: u64, column: u64) -> String {
    let text = sql.lines().nth(line.saturating_sub(1) as usize).unwrap_or_default();
    let before = text.chars().take(column.saturating_sub(1) as usize);
    let caret = before.fold(0, |width, character| width + if character.is_ascii() { 1 } else { 2 });
    format!("{text}\n{:caret$}^", "")
}

fn place(error: &DataFusionError, sql: &str) -> Option<(u64, u64, String)> {
    let span = diagnostic(error)?.span?;
    let (line, column) = (span.start.line, span.start.column);
    (line > 0).then(|| (line, column, snippet(sql, line, column)))
}

fn diagnostic(error: &DataFusionError) -> Option<&Diagnostic> {
    error.diagnostic()
}

fn schema_error(error: &SchemaError) -> Error {
    match error {
        SchemaError::FieldNotFound { field, valid_fields } => column_unknown(field, valid_fields),
        SchemaError::AmbiguousReference { field } => ambiguous(field.name()),
        SchemaError::DuplicateQualifiedField { name, .. } | SchemaError::DuplicateUnqualifiedField { name } => {
            ambiguous(name)
        }
    }
}

fn column_unknown(field: &Column, valid_fields: &[Column]) -> Error {
    let name = field.name();
    let known = valid_fields.iter().map(Column::name);
    let nearest = match nearest(name, known.clone()).as_slice() {
        [] => known.take(QUOTE_CHARACTERS_MAX / 10).collect::<Vec<_>>().join(", "),
        names => names.join(", "),
    };
    Error::invalid(
        "query.column_unknown",
        format!("There is no column '{name}' here; near to it are: {nearest}."),
    )
    .with("column_name", name)
    .with("nearest", nearest)
}

fn ambiguous(name: &str) -> Error {
    Error::invalid(
        "query.column_ambiguous",
        format!("Several tables or expressions have the name '{name}'; write the table before it or give one a name with AS."),
    )
    .with("column_name", name)
}

fn plan_error(text: &str) -> Error {
    if let Some(name) = between(text, "Invalid function '", "'") {
        let nearest = between(text, "Did you mean '", "'").unwrap_or_default();
        return Error::invalid(
            "query.function_unknown",
            format!("There is no function '{name}'; near to it is '{nearest}'."),
        )
        .with("function", name)
        .with("nearest", nearest);
    }
    type_error(text)
}

fn type_error(text: &str) -> Error {
    let problem = quoted(first_sentence(text));
    Error::invalid(
        "query.type",
        format!("The types in the SQL do not fit together ({problem}); change the expression or convert with CAST."),
    )
    .with("problem", problem)
}

fn unsupported(text: &str) -> Error {
    let problem = quoted(first_sentence(text));
    Error::invalid(
        "query.unsupported",
        format!("The SQL asks for something that is not available here ({problem}); write it in another way."),
    )
    .with("problem", problem)
}

fn arrow_error(error: &ArrowError) -> Error {
    match error {
        ArrowError::DivideByZero => Error::invalid(
            "query.division_by_zero",
            "A number is divided by zero; use nullif(divisor, 0) or a CASE for that row.",
        ),
        ArrowError::CastError(text)
        | ArrowError::ComputeError(text)
        | ArrowError::InvalidArgumentError(text)
        | ArrowError::ParseError(text)
        | ArrowError::ArithmeticOverflow(text) => value_error(text),
        other => Error::internal(other.to_string()),
    }
}

fn value_error(text: &str) -> Error {
    let problem = quoted(first_sentence(text));
    Error::invalid(
        "query.value",
        format!("A value does not fit what the SQL does with it ({problem}); filter such rows out or use TRY_CAST."),
    )
    .with("problem", problem)
}

/// What stands before the first line break or hint.
fn first_sentence(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    line.split(". ").next().unwrap_or(line).trim_end_matches('.')
}

fn quoted(text: &str) -> String {
    text.chars().take(QUOTE_CHARACTERS_MAX).collect()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}
