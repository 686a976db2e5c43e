//! A table behind its guard: rows filtered, columns hidden or masked before anything of the query touches them; it must
//! not know why the guard is what it is.

use std::sync::Arc;

use arrow::datatypes::{DataType, FieldRef, Schema, SchemaRef};
use async_trait::async_trait;
use datafusion::{
    catalog::{Session, TableProvider},
    common::{
        Column, DFSchema, Result as PlanResult,
        metadata::FieldMetadata,
        tree_node::{TreeNode, TreeNodeRecursion},
    },
    datasource::provider_as_source,
    execution::SessionState,
    logical_expr::{Expr, LogicalPlanBuilder, Operator, TableProviderFilterPushDown, TableType, cast, lit},
    physical_plan::ExecutionPlan,
};
use jixia_lake::{ColumnGuard, RowGuard, Rows, schema};
use jixia_model::{Error, Result};

use super::barrier::Barrier;
use crate::functions;

/// Name of the table inside its own small plan.
const INNER: &str = "guarded";

/// A table of which only what the guard lets through exists.
#[derive(Debug)]
pub(super) struct GuardedTable {
    inner: Arc<dyn TableProvider>,
    /// Rows for which this is true are seen.
    row_filter: Option<Expr>,
    /// For each column that is seen, what gives it.
    columns: Vec<Expr>,
    /// Names of the columns that are seen as they are.
    plain: Vec<String>,
    schema: SchemaRef,
}

impl GuardedTable {
    pub(super) fn new(state: &SessionState, inner: Arc<dyn TableProvider>, guard: &RowGuard) -> Result<Self> {
        let whole = inner.schema();
        for (name, _) in &guard.columns {
            if whole.field_with_name(name).is_err() {
                return Err(malformed(format!("the table has no column '{name}'")));
            }
        }
        let row_filter = match &guard.rows {
            Rows::All => None,
            Rows::None => Some(lit(false)),
            Rows::Where(sql) => Some(condition(state, &whole, sql)?),
        };
        let mut table = Self {
            row_filter,
            columns: Vec::new(),
            plain: Vec::new(),
            schema: Arc::new(Schema::empty()),
            inner,
        };
        let mut fields: Vec<FieldRef> = Vec::new();
        for field in whole.fields() {
            if let Some(seen) = table.show(field, guard) {
                fields.push(seen);
            }
        }
        table.schema = Arc::new(Schema::new(fields));
        Ok(table)
    }

    /// Adds a column as the guard shows it; none when it is hidden.
    fn show(&mut self, field: &FieldRef, guard: &RowGuard) -> Option<FieldRef> {
        let name = field.name();
        let technical = name.starts_with('_') && !guard.technical_columns;
        let rule = guard.columns.iter().find(|(column, _)| column == name);
        match rule {
            Some((_, ColumnGuard::Hidden)) => None,
            _ if technical => None,
            Some((_, ColumnGuard::Masked(mask))) => {
                let text = cast(plain_column(name), DataType::Utf8);
                let shown = schema::masked(name, DataType::Utf8View);
                let told = FieldMetadata::from(&shown);
                let masked = functions::mask(*mask).call(vec![text]);
                self.columns.push(masked.alias_with_metadata(name, Some(told)));
                Some(Arc::new(shown))
            }
            None => {
                self.columns.push(plain_column(name));
                self.plain.push(name.clone());
                Some(Arc::clone(field))
            }
        }
    }

    /// Whether the query's condition may be evaluated below the guard.
    ///
    /// Masked columns do not exist there. And where rows are hidden, a condition that can fail (a division, a cast)
    /// would tell by its failure what stands in a hidden row, so only comparisons that cannot fail go there.
    fn may_sink(&self, condition: &Expr) -> bool {
        let plain_only = condition
            .column_refs()
            .iter()
            .all(|column| self.plain.iter().any(|name| name == column.name()));
        plain_only && (self.row_filter.is_none() || cannot_fail(condition))
    }
}

#[async_trait]
impl TableProvider for GuardedTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::View
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> PlanResult<Arc<dyn ExecutionPlan>> {
        let mut plan = LogicalPlanBuilder::scan(INNER, provider_as_source(Arc::clone(&self.inner)), None)?;
        for filter in self.row_filter.iter().chain(filters) {
            plan = plan.filter(filter.clone())?;
        }
        let seen: Vec<Expr> = match projection {
            Some(indices) => indices.iter().map(|index| self.columns[*index].clone()).collect(),
            None => self.columns.clone(),
        };
        plan = plan.project(seen)?;
        if limit.is_some() {
            plan = plan.limit(0, limit)?;
        }
        let plan = state.create_physical_plan(&plan.build()?).await?;
        if self.row_filter.is_none() {
            return Ok(plan);
        }
        Ok(Arc::new(Barrier::new(plan)))
    }

    fn supports_filters_pushdown(&self, filters: &[&Expr]) -> PlanResult<Vec<TableProviderFilterPushDown>> {
        let answers = filters.iter().map(|filter| {
            if self.may_sink(filter) {
                TableProviderFilterPushDown::Exact
            } else {
                TableProviderFilterPushDown::Unsupported
            }
        });
        Ok(answers.collect())
    }
}

fn plain_column(name: &str) -> Expr {
    Expr::Column(Column::new_unqualified(name))
}

/// The guard's condition over the columns of the whole table.
fn condition(state: &SessionState, schema: &SchemaRef, sql: &str) -> Result<Expr> {
    let columns = DFSchema::try_from(Arc::clone(schema)).map_err(Error::internal)?;
    state
        .create_logical_expr(sql, &columns)
        .map_err(|error| malformed("its condition on rows cannot be read".to_owned()).with_source(error))
}

fn malformed(problem: String) -> Error {
    Error::new(
        jixia_model::Kind::Internal,
        "query.guard_malformed",
        format!(
            "The access rule of a table cannot be applied: {problem}; nothing was read. The rule has to be mended."
        ),
    )
    .with("problem", problem)
}

/// Whether evaluating `condition` can never fail, whatever stands in the row.
fn cannot_fail(condition: &Expr) -> bool {
    let mut harmless = true;
    let walked = condition.apply(|expr| {
        harmless = match expr {
            Expr::Column(_)
            | Expr::Literal(..)
            | Expr::Not(_)
            | Expr::IsNull(_)
            | Expr::IsNotNull(_)
            | Expr::IsTrue(_)
            | Expr::IsFalse(_)
            | Expr::IsUnknown(_)
            | Expr::IsNotTrue(_)
            | Expr::IsNotFalse(_)
            | Expr::IsNotUnknown(_)
            | Expr::Between(_)
            | Expr::InList(_)
            | Expr::Like(_) => true,
            Expr::BinaryExpr(binary) => is_comparison(binary.op),
            _ => false,
        };
        Ok(if harmless {
            TreeNodeRecursion::Continue
        } else {
            TreeNodeRecursion::Stop
        })
    });
    walked.is_ok() && harmless
}

fn is_comparison(operator: Operator) -> bool {
    matches!(
        operator,
        Operator::Eq
            | Operator::NotEq
            | Operator::Lt
            | Operator::LtEq
            | Operator::Gt
            | Operator::GtEq
            | Operator::And
            | Operator::Or
            | Operator::IsDistinctFrom
            | Operator::IsNotDistinctFrom
    )
}
