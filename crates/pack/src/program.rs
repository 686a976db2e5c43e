//! A rule as a list of SQL expressions that need nothing but the inputs and the results before them.
//!
//! Settings become literals and decision tables become CASE, so that an engine knows neither.

use std::ops::ControlFlow;

use jixia_model::{
    Error, Result,
    contract::ColumnType,
    rule::{DecisionTable, Rule, RuleValue},
};
use sqlparser::ast::{Expr, visit_expressions_mut};

use crate::{read::quality::quoted, sql, sql::names::folded};

/// One step of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleStep {
    /// Name of the output.
    pub name: String,
    /// Type of the output.
    pub column_type: ColumnType,
    /// SQL over the inputs and the outputs before this one.
    pub sql: String,
}

/// The outputs of a rule in order.
///
/// # Errors
/// `rule.sql_unreadable` (invalid) when an output is not SQL, which no rule of a checked pack is.
pub fn rule_steps(rule: &Rule) -> Result<Vec<RuleStep>> {
    let outputs = rule.outputs.iter();
    outputs
        .map(|output| {
            let mut expr = sql::expression(&output.sql).map_err(|_unreadable| {
                Error::invalid(
                    "rule.sql_unreadable",
                    format!(
                        "The output '{}' of the rule '{}' is not SQL; check the pack.",
                        output.name, rule.name
                    ),
                )
                .with("output", &output.name)
                .with("rule", &rule.name)
            })?;
            lower(&mut expr, rule);
            Ok(RuleStep {
                name: output.name.clone(),
                column_type: output.column_type,
                sql: expr.to_string(),
            })
        })
        .collect()
}

fn lower(expr: &mut Expr, rule: &Rule) {
    let _: ControlFlow<()> = visit_expressions_mut(expr, |part| {
        if let Some(text) = replacement(part, rule)
            && let Ok(instead) = sql::expression(&text)
        {
            *part = Expr::Nested(Box::new(instead));
        }
        ControlFlow::Continue(())
    });
}

fn replacement(part: &Expr, rule: &Rule) -> Option<String> {
    match part {
        Expr::Identifier(name) => {
            let name = folded(name);
            let setting = rule.settings.iter().find(|setting| setting.name == name)?;
            Some(typed(&setting.value, setting.column_type))
        }
        Expr::CompoundIdentifier(parts) => {
            let [table, column] = parts.as_slice() else { return None };
            let (table, column) = (folded(table), folded(column));
            let table = rule.tables.iter().find(|known| known.name == table)?;
            look_up(table, &column)
        }
        _ => None,
    }
}

/// CASE over the rows in order: the first row that matches wins, an empty cell matches anything.
fn look_up(table: &DecisionTable, column: &str) -> Option<String> {
    let output = table.outputs.iter().position(|(name, _)| name == column)?;
    let column_type = table.outputs[output].1;
    let mut branches = String::new();
    for row in &table.rows {
        let (inputs, outputs) = row.split_at_checked(table.inputs.len())?;
        let tests: Vec<String> = table
            .inputs
            .iter()
            .zip(inputs)
            .filter(|(_, value)| **value != RuleValue::Null)
            .map(|((name, column_type), value)| format!("{} = {}", quoted(name), typed(value, *column_type)))
            .collect();
        let test = if tests.is_empty() {
            "true".to_owned()
        } else {
            tests.join(" and ")
        };
        branches = format!(
            "{branches} when {test} then {}",
            typed(outputs.get(output)?, column_type)
        );
    }
    if branches.is_empty() {
        return Some(typed(&RuleValue::Null, column_type));
    }
    Some(format!("case{branches} end"))
}

/// A literal with its type, so that arithmetic stays exact.
fn typed(value: &RuleValue, column_type: ColumnType) -> String {
    let literal = crate::read::quality::literal(value);
    match column_type {
        ColumnType::Text { .. } => format!("cast({literal} as varchar)"),
        ColumnType::Integer => format!("cast({literal} as bigint)"),
        // In quotes, because a bare number may become a float on its way.
        ColumnType::Decimal { precision, scale } => match value {
            RuleValue::Number(text) => format!("cast('{text}' as decimal({precision},{scale}))"),
            _ => format!("cast({literal} as decimal({precision},{scale}))"),
        },
        ColumnType::Float => format!("cast({literal} as double)"),
        ColumnType::Boolean => format!("cast({literal} as boolean)"),
        ColumnType::Date => format!("cast({literal} as date)"),
        ColumnType::Timestamp => format!("cast({literal} as timestamp)"),
    }
}
