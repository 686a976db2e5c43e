//! The catalogue as the workbook in which departments keep it.

use axum::{
    extract::DefaultBodyLimit,
    http::header,
    response::{IntoResponse, Response},
};
use jixia_api::catalogue_changes::{CatalogueImport, CatalogueImportQuery, CatalogueWorkbookQuery, ImportedChange};
use jixia_app::Cx;
use jixia_connect::ResultFormat;
use jixia_model::Result;
use jixia_sharing::catalogue_book::{self, Import};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::{catalogue_changes::kind, text},
    download::attachment,
    extract::{Json, Query, RawBody},
    problem::Problem,
    web::Web,
};

/// Most bytes of a workbook.
const WORKBOOK_BYTES_MAX: usize = 16 << 20;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(export, import))
        .layer(DefaultBodyLimit::max(WORKBOOK_BYTES_MAX))
}

/// The published entries as a workbook of the catalogue guide of 2017, one row per information item.
#[utoipa::path(
    get, path = "/api/catalogue-workbook", tag = "catalogue-changes", operation_id = "export_catalogue_workbook",
    params(CatalogueWorkbookQuery),
    responses(
        (status = 200, body = inline(Workbook),
            content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Problem,
    ),
    security(("session" = []), ("api_key" = []))
)]
async fn export(cx: Cx, Query(query): Query<CatalogueWorkbookQuery>) -> Result<Response, Problem> {
    let bytes = catalogue_book::export(&cx, query.own).await?;
    let name = format!("政务信息资源目录-{}.xlsx", cx.today());
    let headers = [
        (header::CONTENT_TYPE, ResultFormat::Xlsx.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&name)),
    ];
    Ok((headers, bytes).into_response())
}

/// Makes drafts of changes of what a workbook says otherwise than the catalogue: all of them, or none where a cell is wrong.
#[utoipa::path(
    post, path = "/api/catalogue-workbook", tag = "catalogue-changes", operation_id = "import_catalogue_workbook",
    params(CatalogueImportQuery),
    request_body(content = inline(Workbook),
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    responses((status = 200, body = CatalogueImport), Problem), security(("session" = []), ("api_key" = []))
)]
async fn import(
    cx: Cx,
    Query(query): Query<CatalogueImportQuery>,
    RawBody(body): RawBody,
) -> Result<Json<CatalogueImport>, Problem> {
    let name = query.name.as_deref().unwrap_or("workbook.xlsx");
    Ok(Json(told(catalogue_book::import(&cx, &body, name, query.check).await?)))
}

fn told(import: Import) -> CatalogueImport {
    let changes = import.changes.into_iter().map(|change| ImportedChange {
        kind: kind(change.kind),
        title: text(change.title),
        dataset: change.dataset.map(|name| name.to_string()),
        number: change.number.map(|number| number.to_string()),
    });
    CatalogueImport {
        changes: changes.collect(),
        unchanged: import.unchanged,
    }
}

/// The bytes of a workbook, for the description of the API.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "only the schema is used")]
struct Workbook(Vec<u8>);
