//! Tables and columns that SQL names.
//!
//! Scopes are followed as far as names of tables need it; whether a column belongs to a table is left to the engine.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
    ptr,
};

use sqlparser::{
    ast::{Expr, Ident, ObjectName, Query, Select, SelectItem, SetExpr, TableAlias, TableFactor, Visit, Visitor},
    tokenizer::Location,
};

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// Table before the point, when there is one.
    pub(crate) table: Option<String>,
    /// The name, as the engine reads it.
    pub(crate) name: String,
    /// Where it stands.
    pub(crate) location: Location,
}

/// What SQL names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Tables read, without the steps that the SQL itself names.
    pub(crate) tables: Vec<Named>,
    /// Columns read.
    pub(crate) columns: Vec<Named>,
    /// Columns and tables that the SQL itself names.
    pub(crate) own: BTreeSet<String>,
    /// The first query inside.
    pub(crate) query: Option<Location>,
    /// A table comes out of a function, so that its columns are not known.
    pub(crate) has_table_function: bool,
}

impl Names {
    /// The names of tables, each once, in order.
    pub(crate) fn distinct_tables(&self) -> BTreeSet<&str> {
        self.tables.iter().map(|table| table.name.as_str()).collect()
    }
}

/// What `sql` names.
pub(crate) fn names<T: Visit>(sql: &T) -> Names {
    let mut walk = Walk::default();
    let _: ControlFlow<()> = sql.visit(&mut walk);
    walk.names
}

/// Names of the columns that a query gives, when they can be told without knowing its tables.
pub(crate) fn outputs(query: &Query) -> Option<Vec<String>> {
    let mut body = &*query.body;
    loop {
        match body {
            SetExpr::Select(select) => return select.projection.iter().map(output).collect(),
            SetExpr::Query(query) => body = &query.body,
            SetExpr::SetOperation { left, .. } => body = left,
            _ => return None,
        }
    }
}

fn output(item: &SelectItem) -> Option<String> {
    match item {
        SelectItem::ExprWithAlias { alias, .. } => Some(folded(alias)),
        SelectItem::UnnamedExpr(Expr::Identifier(name)) => Some(folded(name)),
        SelectItem::UnnamedExpr(Expr::CompoundIdentifier(parts)) => parts.last().map(folded),
        _ => None,
    }
}

/// The name as the engine reads it: lower case, unless it is quoted.
pub(crate) fn folded(name: &Ident) -> String {
    if name.quote_style.is_some() {
        name.value.clone()
    } else {
        name.value.to_lowercase()
    }
}

#[derive(Default)]
struct Walk {
    names: Names,
    /// Steps that may be read, one set per query that is open, innermost last.
    steps: Vec<BTreeSet<String>>,
    /// Queries of steps that are not finished, by address: a step can be read only after its own end.
    pending: BTreeMap<usize, String>,
    /// Name of the table function being visited, by address.
    function: Option<usize>,
}

fn address<T>(part: &T) -> usize {
    ptr::from_ref(part).addr()
}

impl Walk {
    fn alias(&mut self, alias: &TableAlias) {
        self.names.own.insert(folded(&alias.name));
        let columns = alias.columns.iter().map(|column| folded(&column.name));
        self.names.own.extend(columns);
    }

    fn is_step(&self, name: &str) -> bool {
        self.steps.iter().any(|steps| steps.contains(name))
    }
}

impl Visitor for Walk {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        let mut steps = BTreeSet::new();
        if let Some(with) = &query.with {
            for step in &with.cte_tables {
                let name = folded(&step.alias.name);
                if with.recursive {
                    steps.insert(name.clone());
                }
                self.alias(&step.alias);
                self.pending.insert(address(&*step.query), name);
            }
        }
        self.steps.push(steps);
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        self.steps.pop();
        if let (Some(name), Some(around)) = (self.pending.remove(&address(query)), self.steps.last_mut()) {
            around.insert(name);
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        self.names.query.get_or_insert(select.select_token.0.span.start);
        for item in &select.projection {
            if let SelectItem::ExprWithAlias { alias, .. } = item {
                self.names.own.insert(folded(alias));
            }
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        match factor {
            TableFactor::Table {
                name, args: Some(_), ..
            } => self.function = Some(address(name)),
            TableFactor::TableFunction { .. } | TableFactor::Function { .. } | TableFactor::UNNEST { .. } => {
                self.names.has_table_function = true;
            }
            _ => {}
        }
        match factor {
            TableFactor::Table { alias: Some(alias), .. }
            | TableFactor::Derived { alias: Some(alias), .. }
            | TableFactor::TableFunction { alias: Some(alias), .. }
            | TableFactor::Function { alias: Some(alias), .. }
            | TableFactor::UNNEST { alias: Some(alias), .. } => self.alias(alias),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &ObjectName) -> ControlFlow<()> {
        if self.function.take() == Some(address(relation)) {
            self.names.has_table_function = true;
            return ControlFlow::Continue(());
        }
        let parts: Vec<&Ident> = relation.0.iter().filter_map(|part| part.as_ident()).collect();
        let Some(last) = parts.last() else {
            return ControlFlow::Continue(());
        };
        let name = parts.iter().map(|part| folded(part)).collect::<Vec<_>>().join(".");
        if !self.is_step(&name) {
            self.names.tables.push(Named {
                table: None,
                name,
                location: last.span.start,
            });
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        let (table, name) = match expr {
            Expr::Identifier(name) => (None, name),
            Expr::CompoundIdentifier(parts) => match parts.as_slice() {
                [.., table, name] => (Some(folded(table)), name),
                _ => return ControlFlow::Continue(()),
            },
            _ => return ControlFlow::Continue(()),
        };
        self.names.columns.push(Named {
            table,
            name: folded(name),
            location: name.span.start,
        });
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::{expression, select};

    fn tables(sql: &str) -> Vec<String> {
        let query = select(sql).unwrap();
        names(&query).distinct_tables().into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn steps_of_the_query_are_not_tables_but_a_step_may_wrap_the_table_of_its_name() {
        assert_eq!(
            tables("with a as (select 1 from x) select * from a join Y on true"),
            ["x", "y"]
        );
        assert_eq!(tables("with x as (select * from x) select * from x"), ["x"]);
        assert_eq!(
            tables("select * from generate_series(1, 3) as g(v) cross join t"),
            ["t"]
        );
        assert_eq!(
            tables("select * from (with b as (select 1) select * from b) c, b"),
            ["b"]
        );
        assert_eq!(
            tables("select (select max(v) from z) from y where k in (select k from w)"),
            ["w", "y", "z"]
        );
    }

    #[test]
    fn columns_are_folded_and_keep_their_table() {
        let expr = expression("upper(Name) = rates.Rate and \"Odd\" is null").unwrap();
        let found = names(&expr).columns;
        let shown: Vec<_> = found
            .iter()
            .map(|named| (named.table.as_deref(), named.name.as_str()))
            .collect();
        assert_eq!(shown, [(None, "name"), (Some("rates"), "rate"), (None, "Odd")]);
    }

    #[test]
    fn outputs_are_told_when_every_one_has_a_name() {
        assert_eq!(
            outputs(&select("select a, t.b, c + 1 as D from t").unwrap()).unwrap(),
            ["a", "b", "d"]
        );
        assert_eq!(outputs(&select("select * from t").unwrap()), None);
    }
}
