//! Versions of a dataset's table: listed, compared, restored.

use jixia_api::{
    Page, PageQuery,
    versions::{RestoreVersion, Restored, RowChange, RowDifference, TableVersion, VersionDifferences},
};
use jixia_app::{
    Cx,
    versions::{
        self,
        differences::{self, Change, Difference},
    },
};
use jixia_model::DatasetName;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::rules::value,
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(restore))
}

/// Routes whose time is limited by the query, not by the request.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(between))
}

/// Lists the versions of a dataset's table with what made them, newest first.
#[utoipa::path(
    get, path = "/api/datasets/{name}/versions", tag = "deliveries", operation_id = "list_versions",
    params(("name" = String, Path), PageQuery),
    responses((status = 200, body = Page<TableVersion>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Path(name): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<TableVersion>>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let found = versions::list(&cx, &DatasetName::parse(&name)?, &wanted).await?;
    Ok(Json(paging::page(page, found, version)))
}

/// Tells what changed from version `{a}` to version `{b}`: counts, and a page of the rows, as the caller may see them.
#[utoipa::path(
    get, path = "/api/datasets/{name}/versions/{a}/differences/{b}", tag = "deliveries",
    operation_id = "differences_of_versions",
    params(
        ("name" = String, Path), ("a" = u64, Path, description = "The earlier version."),
        ("b" = u64, Path, description = "The later version."), PageQuery
    ),
    responses((status = 200, body = VersionDifferences), Problem), security(("session" = []), ("api_key" = []))
)]
async fn between(
    cx: Cx,
    Path((name, a, b)): Path<(String, u64, u64)>,
    Query(page): Query<PageQuery>,
) -> Result<Json<VersionDifferences>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let found = differences::between(&cx, &DatasetName::parse(&name)?, a, b, &wanted).await?;
    let rows = paging::page(page, found.rows, difference);
    Ok(Json(VersionDifferences {
        added: found.added,
        changed: found.changed,
        removed: found.removed,
        columns: found.columns,
        masked: found.masked,
        key: found.key,
        items: rows.items,
        total: rows.total,
        page: rows.page,
        page_size: rows.page_size,
    }))
}

/// Makes a dataset's table what it was at a past version, as a new version.
#[utoipa::path(
    post, path = "/api/datasets/{name}/restore", tag = "deliveries", operation_id = "restore_version",
    params(("name" = String, Path)), request_body = RestoreVersion,
    responses((status = 200, body = Restored), Problem), security(("session" = []), ("api_key" = []))
)]
async fn restore(
    cx: Cx,
    Path(name): Path<String>,
    Json(body): Json<RestoreVersion>,
) -> Result<Json<Restored>, Problem> {
    let committed = versions::restore(&cx, &DatasetName::parse(&name)?, body.version).await?;
    Ok(Json(Restored {
        version: committed.version,
    }))
}

fn version(entry: versions::Entry) -> TableVersion {
    let delivery = entry.delivery.as_ref();
    TableVersion {
        delivery: delivery.map(|delivery| delivery.id.0),
        file_name: delivery.map(|delivery| delivery.file_name.clone()),
        by_name: entry.by_name,
        version: entry.version.version,
        at: entry.version.at,
        operation: entry.version.operation,
        transaction: entry.version.transaction,
        rows: entry.rows,
        rows_before: entry.rows_before,
    }
}

fn difference(difference: Difference) -> RowDifference {
    let cells = difference.cells.iter();
    RowDifference {
        change: match difference.change {
            Change::Added => RowChange::Added,
            Change::Changed => RowChange::Changed,
            Change::Removed => RowChange::Removed,
        },
        before: cells.clone().map(|(before, _)| value(before)).collect(),
        after: cells.map(|(_, after)| value(after)).collect(),
    }
}
