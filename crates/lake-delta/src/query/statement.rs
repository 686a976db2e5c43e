//! Reads the SQL text: one SELECT and nothing else, and the tables that it names; it must not know what the tables are.

use std::ops::ControlFlow;

use datafusion::{
    common::TableReference,
    execution::SessionState,
    sql::{
        parser::{DFParserBuilder, Statement},
        sqlparser::{
            ast::{Query, Select, SetExpr, Statement as SqlStatement, TableFactor, Visit, Visitor},
            dialect::GenericDialect,
        },
    },
};
use jixia_model::{Error, Result};

use super::errors;

/// Parses one SELECT statement.
pub(super) fn parse(state: &SessionState, sql: &str) -> Result<Statement> {
    let recursion_max = state.config_options().sql_parser.recursion_limit.get();
    let mut statements = DFParserBuilder::new(sql)
        .with_dialect(&GenericDialect {})
        .with_recursion_limit(recursion_max)
        .build()
        .and_then(|mut parser| parser.parse_statements())
        .map_err(|error| errors::syntax_error(error, sql))?;
    let (Some(statement), None) = (statements.pop_front(), statements.pop_front()) else {
        return Err(not_a_select("several statements, or none"));
    };
    let Statement::Statement(parsed) = &statement else {
        return Err(not_a_select(first_word(sql)));
    };
    let SqlStatement::Query(_) = parsed.as_ref() else {
        return Err(not_a_select(first_word(sql)));
    };
    match parsed.visit(&mut OnlySelects) {
        ControlFlow::Continue(()) => Ok(statement),
        ControlFlow::Break(error) => Err(*error),
    }
}

/// The tables that the statement names, without those it defines itself.
pub(super) fn tables(state: &SessionState, statement: &Statement) -> Result<Vec<TableReference>> {
    state.resolve_table_references(statement).map_err(Error::internal)
}

/// Whether `reference` is the table called `name`; a schema or catalogue before it names something else.
pub(super) fn is_named(reference: &TableReference, name: &str) -> bool {
    matches!(reference, TableReference::Bare { table } if table.as_ref() == name)
}

/// Stops at what hides inside a query and is no SELECT, and at functions used as tables.
struct OnlySelects;

impl Visitor for OnlySelects {
    type Break = Box<Error>;

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<Self::Break> {
        check_body(&query.body)
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<Self::Break> {
        match &select.into {
            Some(_) => ControlFlow::Break(Box::new(not_a_select("SELECT INTO"))),
            None => ControlFlow::Continue(()),
        }
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<Self::Break> {
        let function = match factor {
            TableFactor::Table {
                name, args: Some(_), ..
            }
            | TableFactor::Function { name, .. } => name.to_string(),
            TableFactor::TableFunction { expr, .. } => expr.to_string(),
            _ => return ControlFlow::Continue(()),
        };
        ControlFlow::Break(Box::new(errors::table_unknown(&function)))
    }
}

fn check_body(body: &SetExpr) -> ControlFlow<Box<Error>> {
    match body {
        SetExpr::Select(_) | SetExpr::Values(_) | SetExpr::Query(_) | SetExpr::SetOperation { .. } => {
            ControlFlow::Continue(())
        }
        SetExpr::Insert(_) | SetExpr::Update(_) | SetExpr::Delete(_) | SetExpr::Merge(_) | SetExpr::Table(_) => {
            ControlFlow::Break(Box::new(not_a_select(&body.to_string())))
        }
    }
}

fn first_word(sql: &str) -> &str {
    sql.split_whitespace().next().unwrap_or_default()
}

fn not_a_select(found: &str) -> Error {
    Error::invalid(
        "query.not_a_select",
        format!("A query is one SELECT statement, and this is '{found}'; nothing else can be asked here."),
    )
    .with("found", found)
}
