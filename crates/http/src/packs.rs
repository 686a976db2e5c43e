//! Installed packs, what they declare, and their files.

use axum::{
    extract::DefaultBodyLimit,
    http::{StatusCode, header},
    response::IntoResponse,
};
use jixia_api::{
    Page, PageQuery,
    packs::{Pack, PackArchive, PackFileQuery, PackFinding, PackItem, PacksQuery},
};
use jixia_app::{Cx, catalogue, packs::add};
use jixia_connect::{ArchiveLimits, unpack};
use jixia_model::{PackName, Result as Outcome};
use jixia_pack::File;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::rules as convert,
    extract::{Json, Path, Query, RawBody},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(get))
        .routes(routes!(file))
}

/// Largest archive of a pack, in bytes.
const ARCHIVE_BYTES_MAX: usize = 32 << 20;
/// What an archive may hold; reference tables are the large part of a pack.
const LIMITS: ArchiveLimits = ArchiveLimits {
    files_max: 2000,
    bytes_max: 128 << 20,
};

/// Routes that take as long as the tests of the packs, once after each start, or as planning a pack takes.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    let uploads = OpenApiRouter::new()
        .routes(routes!(install))
        .routes(routes!(check))
        .layer(DefaultBodyLimit::max(ARCHIVE_BYTES_MAX));
    OpenApiRouter::new()
        .routes(routes!(items))
        .routes(routes!(findings))
        .merge(uploads)
}

/// Installs a pack, or another version of one: the folder as a ZIP archive. All of it happens, or nothing.
#[utoipa::path(
    post, path = "/api/packs", tag = "packs", operation_id = "install_pack",
    request_body(content = PackArchive, content_type = "application/zip"),
    responses((status = 201, body = Pack), Problem), security(("session" = []), ("api_key" = []))
)]
async fn install(cx: Cx, RawBody(body): RawBody) -> Result<(StatusCode, Json<Pack>), Problem> {
    let name = PackName::clone(&add::add(&cx, &[files(&body)?]).await?[0]);
    Ok((
        StatusCode::CREATED,
        Json(convert::pack(catalogue::pack(&cx, &name).await?)),
    ))
}

/// Tells what is wrong with a pack beside those that are installed, without installing it.
#[utoipa::path(
    post, path = "/api/packs/check", tag = "packs", operation_id = "check_pack",
    request_body(content = PackArchive, content_type = "application/zip"),
    responses((status = 200, body = Vec<PackFinding>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn check(cx: Cx, RawBody(body): RawBody) -> Result<Json<Vec<PackFinding>>, Problem> {
    let findings = add::check_as(&cx, &[files(&body)?]).await?;
    Ok(Json(findings.into_iter().map(convert::finding).collect()))
}

fn files(archive: &[u8]) -> Outcome<Vec<File>> {
    let files = unpack(archive, LIMITS)?.into_iter();
    let files = files.map(|file| File {
        path: file.path,
        bytes: file.bytes,
    });
    Ok(files.collect())
}

/// Lists the installed packs, each after those it needs.
#[utoipa::path(
    get, path = "/api/packs", tag = "packs", operation_id = "list_packs", params(PacksQuery, PageQuery),
    responses((status = 200, body = Page<Pack>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<PacksQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Pack>>, Problem> {
    let found = catalogue::packs(&cx, &paging::wanted(page, query.q.as_deref())?).await?;
    Ok(Json(paging::page(page, found, convert::pack)))
}

/// Lists what a pack declares, with the clauses that each item carries out and what became of its tests.
#[utoipa::path(
    get, path = "/api/packs/{name}/items", tag = "packs", operation_id = "list_pack_items",
    params(("name" = String, Path), PacksQuery, PageQuery),
    responses((status = 200, body = Page<PackItem>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn items(
    cx: Cx,
    Path(name): Path<String>,
    Query(query): Query<PacksQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<PackItem>>, Problem> {
    let wanted = paging::wanted(page, query.q.as_deref())?;
    let found = catalogue::pack_items(&cx, &PackName::parse(&name)?, &wanted).await?;
    Ok(Json(paging::page(page, found, convert::item)))
}

/// Tells what the check says of an installed pack beside the others.
#[utoipa::path(
    get, path = "/api/packs/{name}/findings", tag = "packs", operation_id = "list_pack_findings",
    params(("name" = String, Path)),
    responses((status = 200, body = Vec<PackFinding>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn findings(cx: Cx, Path(name): Path<String>) -> Result<Json<Vec<PackFinding>>, Problem> {
    let found = catalogue::pack_findings(&cx, &PackName::parse(&name)?).await?;
    Ok(Json(found.into_iter().map(convert::finding).collect()))
}

/// Shows a pack.
#[utoipa::path(
    get, path = "/api/packs/{name}", tag = "packs", operation_id = "get_pack", params(("name" = String, Path)),
    responses((status = 200, body = Pack), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(name): Path<String>) -> Result<Json<Pack>, Problem> {
    Ok(Json(convert::pack(
        catalogue::pack(&cx, &PackName::parse(&name)?).await?,
    )))
}

/// Serves a file of a pack, byte for byte.
#[utoipa::path(
    get, path = "/api/packs/{name}/file", tag = "packs", operation_id = "get_pack_file",
    params(("name" = String, Path), PackFileQuery),
    responses((status = 200, content_type = "application/octet-stream"), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn file(
    cx: Cx,
    Path(name): Path<String>,
    Query(query): Query<PackFileQuery>,
) -> Result<impl IntoResponse, Problem> {
    let bytes = catalogue::pack_file(&cx, &PackName::parse(&name)?, &query.path)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes))
}
