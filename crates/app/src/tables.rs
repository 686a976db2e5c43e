//! Tables of the lake as the system itself reads them: whole, without a guard.
//!
//! What people read goes through [`crate::queries`] or [`crate::registries`] instead.

use jixia_lake::{BatchStream, Lake, Limits, Query, QueryTable, RowGuard, Source};
use jixia_model::{DatasetName, Result};

use crate::Cx;

/// Answers `sql` over the one table.
pub(crate) async fn read(lake: &dyn Lake, table: &DatasetName, sql: &str) -> Result<BatchStream> {
    read_within(lake, table, sql, Limits::system()).await
}

/// Answers `sql` over the one table for a request of a person, within the limits of a query.
pub(crate) async fn read_for(cx: &Cx, table: &DatasetName, sql: &str) -> Result<BatchStream> {
    read_within(&*cx.services.lake, table, sql, cx.services.query_limits).await
}

async fn read_within(lake: &dyn Lake, table: &DatasetName, sql: &str, limits: Limits) -> Result<BatchStream> {
    let source = Source::Table {
        table: table.clone(),
        version: None,
        guard: RowGuard::whole(),
    };
    let query = Query {
        sql: sql.to_owned(),
        tables: vec![QueryTable {
            name: table.to_string(),
            source,
        }],
        limits,
    };
    Ok(lake.query(query).await?.rows)
}
