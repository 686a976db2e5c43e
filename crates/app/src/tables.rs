//! Tables of the lake as the system itself reads them: whole, without a guard.
//!
//! What people read goes through [`crate::queries`] or [`crate::registries`] instead.

use jixia_lake::{BatchStream, Lake, Limits, Query, QueryTable, RowGuard, Source};
use jixia_model::{DatasetName, Result};

/// Answers `sql` over the one table.
pub(crate) async fn read(lake: &dyn Lake, table: &DatasetName, sql: &str) -> Result<BatchStream> {
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
        limits: Limits::system(),
    };
    Ok(lake.query(query).await?.rows)
}
