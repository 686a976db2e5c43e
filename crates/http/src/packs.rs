//! Installed packs and their files; which clauses they carry out.

use axum::{http::header, response::IntoResponse};
use jixia_api::{
    packs::{Pack, PackFileQuery},
    trace::Trace,
};
use jixia_app::{Cx, catalogue};
use jixia_model::PackName;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::rules as convert,
    extract::{Json, Path, Query},
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(get))
        .routes(routes!(file))
}

/// Routes that take as long as the tests of the packs, once after each start.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(trace))
}

/// Lists the installed packs, each after those it needs.
#[utoipa::path(
    get, path = "/api/packs", tag = "packs", operation_id = "list_packs",
    responses((status = 200, body = Vec<Pack>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(cx: Cx) -> Result<Json<Vec<Pack>>, Problem> {
    Ok(Json(catalogue::packs(&cx).into_iter().map(convert::pack).collect()))
}

/// Shows a pack.
#[utoipa::path(
    get, path = "/api/packs/{name}", tag = "packs", operation_id = "get_pack", params(("name" = String, Path)),
    responses((status = 200, body = Pack), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(name): Path<String>) -> Result<Json<Pack>, Problem> {
    Ok(Json(convert::pack(catalogue::pack(&cx, &PackName::parse(&name)?)?)))
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

/// Tells for each clause of policy what carries it out and whether its tests pass.
#[utoipa::path(
    get, path = "/api/trace", tag = "packs", operation_id = "get_trace",
    responses((status = 200, body = Trace), Problem), security(("session" = []), ("api_key" = []))
)]
async fn trace(cx: Cx) -> Result<Json<Trace>, Problem> {
    Ok(Json(convert::trace(&catalogue::trace(&cx).await?)))
}
