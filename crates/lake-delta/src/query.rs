//! Answers a query: a session of its own, only the tables that it was given, each behind its guard, under its limits.
//! It must not know who asks or why.

mod answer;
mod barrier;
mod errors;
mod guard;
mod patience;
mod statement;

use std::{sync::Arc, time::Duration};

use datafusion::{
    catalog::TableProvider,
    common::TableReference,
    datasource::MemTable,
    execution::SessionState,
    logical_expr::LogicalPlanBuilder,
    physical_plan::ExecutionPlan,
    prelude::{SQLOptions, SessionContext},
    sql::parser::Statement,
};
use deltalake::DeltaTable;
use jixia_lake::{Answer, Query, QueryTable, ReadTable, RowGuard, Source};
use jixia_model::{Error, Result};
use tokio::time::{Instant, timeout_at};
use tokio_util::task::AbortOnDropHandle;

use crate::DeltaLake;
pub(crate) use errors::expression_error;
use patience::Wanted;

/// A limit of time beyond this is no limit, and would overflow the clock.
const TIME_MAX: Duration = Duration::from_hours(24 * 365);

impl DeltaLake {
    /// Answers `query`; see [`jixia_lake::Lake::query`].
    ///
    /// # Errors
    /// `query.syntax`, `query.not_a_select`, `query.table_unknown`, `query.column_unknown`, `query.function_unknown`,
    /// `query.type`, `query.unsupported`; while rows are read also `query.too_long`, `query.too_much_memory`,
    /// `query.value`.
    pub(crate) async fn answer(&self, query: Query) -> Result<Answer> {
        let deadline = Instant::now() + query.limits.time_max.min(TIME_MAX);
        let session = self.engine().session(query.limits.memory_max_bytes)?;
        let statement = statement::parse(&session.state(), &query.sql)?;
        let named = self.register(&session, &statement, query.tables).await?;

        let sql: Arc<str> = query.sql.into();
        let rows_max = usize::try_from(query.limits.rows_max.saturating_add(1)).unwrap_or(usize::MAX);
        let wanted = Wanted::new();
        let planning = plan(session.clone(), statement, rows_max, wanted);
        let planning = AbortOnDropHandle::new(self.engine().workers().spawn(planning));
        let (plan, wanted) = timeout_at(deadline, planning)
            .await
            .map_err(|_elapsed| errors::too_long(query.limits.time_max))?
            .map_err(Error::internal)?
            .map_err(|error| errors::query_error(error, &sql))?;

        let run = answer::Run {
            plan,
            wanted,
            context: session.task_ctx(),
            sql,
            deadline,
            limits: query.limits,
        };
        let (schema, rows) = run.start(self.engine().workers());
        Ok(Answer {
            schema,
            rows,
            tables: named,
        })
    }

    /// Puts the tables that the statement names into the session's empty catalogue; answers which were taken.
    async fn register(
        &self,
        session: &SessionContext,
        statement: &Statement,
        mut tables: Vec<QueryTable>,
    ) -> Result<Vec<ReadTable>> {
        let state = session.state();
        let mut named = Vec::new();
        for reference in statement::tables(&state, statement)? {
            let known = tables
                .iter()
                .position(|table| statement::is_named(&reference, &table.name));
            let Some(index) = known else {
                return Err(errors::table_unknown(reference.table()));
            };
            let table = tables.swap_remove(index);
            let (provider, version) = self.provider(&state, table.source, &table.name).await?;
            session
                .register_table(TableReference::bare(table.name.clone()), provider)
                .map_err(Error::internal)?;
            named.push(ReadTable {
                name: table.name,
                version,
            });
        }
        Ok(named)
    }

    /// The rows of a source, with the version of the table that they are of.
    async fn provider(
        &self,
        state: &SessionState,
        source: Source,
        name: &str,
    ) -> Result<(Arc<dyn TableProvider>, Option<u64>)> {
        match source {
            Source::Given { schema, rows } => {
                let given = MemTable::try_new(schema, vec![rows]).map_err(Error::internal)?;
                Ok((Arc::new(given), None))
            }
            Source::Table { table, version, guard } => {
                let Some(table) = self.open_table(&table, version).await? else {
                    return Err(errors::table_unknown(name));
                };
                Ok((guarded(state, &table, &guard).await?, table.version()))
            }
        }
    }
}

/// The table behind its guard; the table itself when the guard lets everything through.
pub(crate) async fn guarded(
    state: &SessionState,
    table: &DeltaTable,
    guard: &RowGuard,
) -> Result<Arc<dyn TableProvider>> {
    let scan = table
        .table_provider()
        .with_session(Arc::new(state.clone()))
        .build()
        .await
        .map_err(Error::internal)?;
    if *guard == RowGuard::whole() {
        return Ok(Arc::new(scan));
    }
    Ok(Arc::new(guard::GuardedTable::new(state, Arc::new(scan), guard)?))
}

async fn plan(
    session: SessionContext,
    statement: Statement,
    rows_max: usize,
    wanted: Wanted,
) -> datafusion::common::Result<(Arc<dyn ExecutionPlan>, Wanted)> {
    let state = session.state();
    let plan = state.statement_to_plan(statement).await?;
    SQLOptions::new()
        .with_allow_ddl(false)
        .with_allow_dml(false)
        .with_allow_statements(false)
        .verify_plan(&plan)?;
    let plan = LogicalPlanBuilder::new(plan).limit(0, Some(rows_max))?.build()?;
    let plan = wanted.watch_joins(state.optimize(&plan)?)?;
    let plan = state.query_planner().create_physical_plan(&plan, &state).await?;
    Ok((patience::give_way(plan)?, wanted))
}
