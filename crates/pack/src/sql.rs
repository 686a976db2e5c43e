//! Pack SQL: whether it can be read, where it cannot, and which tables and columns it names.
//!
//! It knows the grammar and nothing of the engine that runs it; functions and types are left to that.

pub(crate) mod names;
pub(crate) mod place;

use jixia_model::Text;
use sqlparser::{
    ast::{Expr, Query, SetExpr, Statement},
    dialect::GenericDialect,
    parser::{Parser, ParserError},
    tokenizer::{Location, Token, TokenWithSpan, Tokenizer, TokenizerError},
};

use crate::{
    codes,
    diagnostic::{Finding, Report},
    source::Source,
    yaml::At,
};

/// Deepest nesting of an expression.
const RECURSION_MAX: usize = 64;

/// SQL that cannot be read: what the parser says, and where.
#[derive(Debug)]
pub(crate) struct SqlError {
    pub(crate) finding: Box<Finding>,
    pub(crate) location: Location,
}

/// Reads `sql` as one expression.
pub(crate) fn expression(sql: &str) -> Result<Expr, SqlError> {
    let mut parser = parser(sql)?;
    let expr = parser.parse_expr().map_err(|error| unreadable(&error, &parser))?;
    let rest = parser.peek_token();
    if rest.token == Token::EOF {
        return Ok(expr);
    }
    Err(SqlError {
        finding: Box::new(
            Finding::error(
                codes::BAD_SQL,
                Text::new(
                    format!("表达式到此已结束，后面多出了 '{}'。", rest.token),
                    format!("The expression ends before '{}'.", rest.token),
                ),
            )
            .remedy("这里只能写一个 SQL 表达式。", "Only one SQL expression may stand here."),
        ),
        location: rest.span.start,
    })
}

/// Reads `sql` as one SELECT.
pub(crate) fn select(sql: &str) -> Result<Query, SqlError> {
    let mut parser = parser(sql)?;
    let mut statements = parser.parse_statements().map_err(|error| unreadable(&error, &parser))?;
    let only = if statements.len() == 1 { statements.pop() } else { None };
    match only {
        Some(Statement::Query(query)) if reads_only(&query.body) => Ok(*query),
        _ => Err(SqlError {
            finding: Box::new(
                Finding::error(
                    codes::NOT_ONE_SELECT,
                    Text::new("这里必须是一个 SELECT 查询。", "This must be one SELECT."),
                )
                .remedy(
                    "删除其他语句；模型只读取数据，不修改数据。",
                    "Remove the other statements: a model reads data and changes none.",
                ),
            ),
            location: Location { line: 1, column: 1 },
        }),
    }
}

/// Reads the expression at `at` of a YAML file; reports what is wrong at its place in the file.
pub(crate) fn expression_at(at: &At<String>, source: &Source, report: &mut Report) -> Option<Expr> {
    expression(&at.value)
        .map_err(|error| report.at(source, place::in_yaml(source, at, error.location), *error.finding))
        .ok()
}

/// Reads the SELECT at `at` of a YAML file; reports what is wrong at its place in the file.
pub(crate) fn select_at(at: &At<String>, source: &Source, report: &mut Report) -> Option<Query> {
    select(&at.value)
        .map_err(|error| report.at(source, place::in_yaml(source, at, error.location), *error.finding))
        .ok()
}

fn reads_only(body: &SetExpr) -> bool {
    match body {
        SetExpr::Select(select) => select.into.is_none(),
        SetExpr::Query(query) => reads_only(&query.body),
        SetExpr::SetOperation { left, right, .. } => reads_only(left) && reads_only(right),
        SetExpr::Values(_) => true,
        _ => false,
    }
}

fn parser(sql: &str) -> Result<Parser<'static>, SqlError> {
    let tokens = Tokenizer::new(&GenericDialect {}, sql)
        .tokenize_with_location()
        .map_err(|TokenizerError { message, location }| SqlError {
            finding: Box::new(cannot_read(&message)),
            location,
        })?;
    brackets(&tokens)?;
    Ok(Parser::new(&GenericDialect {})
        .with_recursion_limit(RECURSION_MAX)
        .with_tokens_with_locations(tokens))
}

/// Looks for a bracket without its partner, at which the parser would go astray and stop somewhere else.
fn brackets(tokens: &[TokenWithSpan]) -> Result<(), SqlError> {
    let mut open = Vec::new();
    for token in tokens {
        match token.token {
            Token::LParen => open.push(token.span.start),
            Token::RParen if open.pop().is_none() => return Err(lone_bracket(')', token.span.start)),
            _ => {}
        }
    }
    open.pop().map_or(Ok(()), |location| Err(lone_bracket('(', location)))
}

fn lone_bracket(bracket: char, location: Location) -> SqlError {
    let message = Text::new(
        format!("括号 '{bracket}' 没有配对。"),
        format!("The bracket '{bracket}' has no partner."),
    );
    let finding = Finding::error(codes::BAD_SQL, message);
    SqlError {
        finding: Box::new(finding.remedy("补上或删除一个括号。", "Add its partner, or remove it.")),
        location,
    }
}

/// The parser puts the place into its sentence; where it does not, the token that it stopped at is the place.
fn unreadable(error: &ParserError, parser: &Parser<'_>) -> SqlError {
    let text = match error {
        ParserError::TokenizerError(text) | ParserError::ParserError(text) => text.as_str(),
        ParserError::RecursionLimitExceeded => "it is nested too deeply",
    };
    let (says, place) = text.rsplit_once(" at Line: ").unwrap_or((text, ""));
    let mut numbers = place
        .split(", Column: ")
        .map(|number| number.trim().parse::<u64>().ok());
    let location = match (numbers.next().flatten(), numbers.next().flatten()) {
        (Some(line), Some(column)) => Location { line, column },
        _ => parser.peek_token().span.start,
    };
    SqlError {
        finding: Box::new(cannot_read(says)),
        location,
    }
}

fn cannot_read(says: &str) -> Finding {
    Finding::error(
        codes::BAD_SQL,
        Text::new(
            format!("SQL 无法解析：{says}。"),
            format!("The SQL cannot be read: {says}."),
        ),
    )
    .remedy(
        "检查括号、引号和逗号；文字用单引号，列名不加引号。",
        "Check brackets, quotes and commas; texts stand in single quotes, column names in none.",
    )
}
