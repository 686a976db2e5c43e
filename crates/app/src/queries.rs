//! Questions in SQL over what the caller may see, guarded table by table.

use std::sync::Arc;

use jixia_lake::{Answer, Limits, Query, QueryTable, RowGuard, Rows, Source, TableInfo};
use jixia_model::{
    DatasetName, Result,
    contract::Contract,
    dataset::{Dataset, Origin},
    id::OrganisationId,
    registry::conflicts_table,
};
use jixia_policy::{Action, Resource};
use jixia_store::{DatasetFilter, Page, PageOf};

use crate::{Cx, access, datasets, evidence, evidence::Draft, guards, registries};

/// Answers one SELECT statement over the tables whose rows the caller may read, under the caller's limits.
///
/// `rows_max` asks for fewer rows than the limit. That it was asked is audited at once; the receipt has to be sealed when the
/// rows have been read, before they are handed out.
///
/// # Errors
/// What the lake says of the statement; a table that may not be read does not exist.
pub async fn run(cx: &Cx, sql: &str, rows_max: Option<u64>) -> Result<(Answer, Draft)> {
    let permit = cx.permit(Action::RunQuery, &Resource::Installation)?;
    let tables = tables(cx).await?;
    let allowed = cx.services.query_limits;
    let limits = Limits {
        rows_max: rows_max.map_or(allowed.rows_max, |rows| rows.min(allowed.rows_max)),
        ..allowed
    };
    let answer = cx
        .services
        .lake
        .query(Query {
            sql: sql.to_owned(),
            tables,
            limits,
        })
        .await?;
    cx.services.store.record_access(permit.noting(sql), cx.trail()).await?;
    let draft = Draft::new(cx, evidence::tables(&answer.tables));
    Ok((answer, draft))
}

/// The tables that a query of the caller may name, each with its guard.
pub async fn tables(cx: &Cx) -> Result<Vec<QueryTable>> {
    let mut reader = cx.services.store.read().await?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadRows);
    let mut tables = Vec::new();
    let mut page = Page::first();
    loop {
        let found = reader
            .datasets()
            .list(&visible, &DatasetFilter::default(), &page)
            .await?;
        for dataset in &found.items {
            let path = reader.organisations().path(dataset.owner).await?;
            tables.extend(table(cx, dataset, &path).await?);
            tables.extend(conflicts(cx, dataset, &path).await?);
        }
        let next = page.offset() + page.limit();
        if next >= found.total {
            return Ok(tables);
        }
        page = Page::new(next, page.limit())?;
    }
}

/// A table that the caller may name in a query.
pub struct NamedTable {
    /// The dataset.
    pub dataset: Dataset,
    /// Its columns.
    pub contract: Arc<Contract>,
    /// Names of the columns that are masked for the caller.
    pub masked: Vec<String>,
}

/// A page of the tables that a query of the caller may name, with their columns, for whoever writes one.
///
/// # Errors
/// Refusals.
pub async fn named_tables(cx: &Cx, page: &Page) -> Result<PageOf<NamedTable>> {
    let _permit = cx.permit(Action::RunQuery, &Resource::Installation)?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadRows);
    let mut reader = cx.services.store.read().await?;
    let found = reader
        .datasets()
        .list(&visible, &DatasetFilter::default(), page)
        .await?;
    let mut tables = Vec::new();
    for dataset in found.items {
        let path = reader.organisations().path(dataset.owner).await?;
        // What has no guard cannot be queried, so it is not named.
        let Some(guard) = row_guard(cx, &dataset, &path) else {
            continue;
        };
        tables.push(NamedTable {
            contract: datasets::contract(&cx.services, &dataset)?,
            masked: guard.columns.into_iter().map(|(name, _)| name).collect(),
            dataset,
        });
    }
    Ok(PageOf {
        items: tables,
        total: found.total,
    })
}

/// A dataset as a table of the query; none while nothing was committed to it.
async fn table(cx: &Cx, dataset: &Dataset, path: &[OrganisationId]) -> Result<Option<QueryTable>> {
    let Some(guard) = row_guard(cx, dataset, path) else {
        return Ok(None);
    };
    if cx.services.lake.find_table(&dataset.name).await?.is_none() {
        return Ok(None);
    }
    let source = Source::Table {
        table: dataset.name.clone(),
        version: None,
        guard,
    };
    Ok(Some(QueryTable {
        name: dataset.name.to_string(),
        source,
    }))
}

/// Where the sources of a registry disagree, for whom may see and settle it.
async fn conflicts(cx: &Cx, dataset: &Dataset, path: &[OrganisationId]) -> Result<Option<QueryTable>> {
    let resource = Resource::Dataset { dataset, path };
    if dataset.origin != Origin::Registry || !cx.may(Action::ReadConflict, &resource) {
        return Ok(None);
    }
    let table = conflicts_table(&dataset.name)?;
    let found = cx.services.lake.find_table(&table).await?;
    Ok(found.map(|_| QueryTable {
        name: table.to_string(),
        source: Source::Table {
            table,
            version: None,
            guard: RowGuard {
                technical_columns: false,
                ..RowGuard::whole()
            },
        },
    }))
}

/// The guard under which the caller reads a dataset's rows; none when it may not be read at all.
pub fn row_guard(cx: &Cx, dataset: &Dataset, path: &[OrganisationId]) -> Option<RowGuard> {
    let resource = Resource::Dataset { dataset, path };
    if !cx.may(Action::ReadRows, &resource) {
        return None;
    }
    // A dataset whose contract cannot be read any more has no guard, so nobody reads it.
    let contract = datasets::contract(&cx.services, dataset).ok()?;
    let guard = guards::guard(&contract, cx.may(Action::ReadUnmaskedRows, &resource));
    // A registry keeps what held before; who asks for its rows means what holds now.
    let rows = if dataset.origin == Origin::Registry {
        Rows::Where(registries::HOLDS_NOW.to_owned())
    } else {
        guard.rows
    };
    Some(RowGuard { rows, ..guard })
}

/// A guard for the table as it was described: an older version may lack columns that the guard names.
pub(crate) fn guard_of(guard: &RowGuard, table: &TableInfo) -> RowGuard {
    let mut guard = guard.clone();
    guard
        .columns
        .retain(|(name, _)| table.schema.field_with_name(name).is_ok());
    guard
}

/// A few rows of a dataset as the caller may see them, of the current or a past version; audited together with the receipt,
/// which has to be sealed before they are handed out.
pub async fn sample(cx: &Cx, name: &DatasetName, version: Option<u64>, rows: u64) -> Result<(Answer, Draft)> {
    let mut tx = cx.services.store.read().await?;
    let (owned, permit) = cx.dataset(&mut tx, name, Action::ReadRows).await?;
    let mut guard = row_guard(cx, &owned.dataset, &owned.path).ok_or_else(|| access::unknown(name))?;
    if let Some(version) = version {
        guard = guard_of(&guard, &cx.services.lake.table_at(name, version).await?);
    }
    let source = Source::Table {
        table: name.clone(),
        version,
        guard,
    };
    let limits = Limits {
        rows_max: rows.min(cx.services.query_limits.rows_max),
        ..cx.services.query_limits
    };
    let tables = vec![QueryTable {
        name: name.to_string(),
        source,
    }];
    let answer = cx
        .services
        .lake
        .query(Query {
            // One more tells whether there are more.
            sql: format!("select * from {name} limit {}", limits.rows_max + 1),
            tables,
            limits,
        })
        .await?;
    let draft = Draft::new(cx, evidence::tables(&answer.tables)).with_permit(cx, permit);
    Ok((answer, draft))
}
