//! Registries: listed, looked up by key for a stated purpose, built.

use axum::{http::StatusCode, response::Response};
use jixia_api::{
    Page, PageQuery,
    registries::{
        AskHistory, AskReaders, BuildRegistry, Conflict, ConflictsQuery, RecordReading, Registry, RegistryBuilt,
        RegistryHistory, RegistryHit, RegistryRecord, SearchRegistry, SettleConflict, Settlement, SettlementQuery,
    },
};
use jixia_app::{Cx, catalogue, conflicts, registries};
use jixia_model::DatasetName;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::registries as convert,
    extract::{Json, Path, Query},
    handed, paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(look_up))
        .routes(routes!(search))
        .routes(routes!(history))
        .routes(routes!(readers))
        .routes(routes!(list_conflicts))
        .routes(routes!(list_settlements, settle, withdraw))
}

/// Routes that take as long as the registry is large.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(build))
}

/// Lists the registries.
#[utoipa::path(
    get, path = "/api/registries", tag = "registries", operation_id = "list_registries",
    responses((status = 200, body = Vec<Registry>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(cx: Cx) -> Result<Json<Vec<Registry>>, Problem> {
    Ok(Json(
        registries::list::list(&cx)
            .await?
            .into_iter()
            .map(convert::registry)
            .collect(),
    ))
}

/// Looks up one record by its key; `X-Purpose` says why, and the audit trail keeps it.
#[utoipa::path(
    get, path = "/api/registries/{name}/{key}", tag = "registries", operation_id = "look_up_record",
    params(("name" = String, Path), ("key" = String, Path), ("X-Purpose" = String, Header)),
    responses((status = 200, body = RegistryRecord), Problem), security(("session" = []), ("api_key" = []))
)]
async fn look_up(cx: Cx, Path((name, key)): Path<(String, String)>) -> Result<Response, Problem> {
    let (record, draft) = registries::look_up(&cx, &DatasetName::parse(&name)?, &key).await?;
    Ok(handed::json(&cx, draft, 1, &convert::record(key, record)).await?)
}

/// Finds records by their key or by part of a name; `X-Purpose` says why, and the audit trail keeps it with what was
/// searched. At most 500 records are shown, and nobody searches what he or she sees masked.
#[utoipa::path(
    post, path = "/api/registries/{name}/search", tag = "registries", operation_id = "search_registry",
    params(("name" = String, Path), ("X-Purpose" = String, Header)), request_body = SearchRegistry,
    responses((status = 200, body = Page<RegistryHit>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn search(cx: Cx, Path(name): Path<String>, Json(body): Json<SearchRegistry>) -> Result<Response, Problem> {
    let page = PageQuery {
        page: body.page,
        page_size: body.page_size,
    };
    let wanted = paging::wanted(page, None)?;
    let (found, draft) = registries::search::search(&cx, &DatasetName::parse(&name)?, &body.q, &wanted).await?;
    let rows = found.items.len() as u64;
    Ok(handed::json(&cx, draft, rows, &paging::page(page, found, convert::hit)).await?)
}

/// Tells what a record was before and which deliveries gave what it says now; `X-Purpose` says why, and the audit trail
/// keeps it.
#[utoipa::path(
    post, path = "/api/registries/{name}/history", tag = "registries", operation_id = "tell_history",
    params(("name" = String, Path), ("X-Purpose" = String, Header)), request_body = AskHistory,
    responses((status = 200, body = RegistryHistory), Problem), security(("session" = []), ("api_key" = []))
)]
async fn history(cx: Cx, Path(name): Path<String>, Json(body): Json<AskHistory>) -> Result<Response, Problem> {
    let (found, draft) = registries::history::history(&cx, &DatasetName::parse(&name)?, &body.key).await?;
    let rows = found.states.len() as u64;
    Ok(handed::json(&cx, draft, rows, &convert::history(body.key, found)).await?)
}

/// Tells who read a record, the latest first: when, for which organisation, why, under which share; no value of the record.
/// `X-Purpose` says why it is asked, and asking leaves a receipt of its own.
#[utoipa::path(
    post, path = "/api/registries/{name}/readers", tag = "registries", operation_id = "tell_readers",
    params(("name" = String, Path), ("X-Purpose" = String, Header)), request_body = AskReaders,
    responses((status = 200, body = Page<RecordReading>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn readers(cx: Cx, Path(name): Path<String>, Json(body): Json<AskReaders>) -> Result<Response, Problem> {
    let page = PageQuery {
        page: body.page,
        page_size: body.page_size,
    };
    let wanted = paging::wanted(page, None)?;
    let (found, draft) = registries::readers::readers(&cx, &DatasetName::parse(&name)?, &body.key, &wanted).await?;
    let rows = found.items.len() as u64;
    Ok(handed::json(&cx, draft, rows, &paging::page(page, found, convert::reading)).await?)
}

/// Brings a registry up to date with its sources.
#[utoipa::path(
    post, path = "/api/registries/{name}/build", tag = "registries", operation_id = "build_registry",
    params(("name" = String, Path)), request_body = BuildRegistry,
    responses((status = 200, body = RegistryBuilt), Problem), security(("session" = []), ("api_key" = []))
)]
async fn build(
    cx: Cx,
    Path(name): Path<String>,
    Json(body): Json<BuildRegistry>,
) -> Result<Json<RegistryBuilt>, Problem> {
    let built = catalogue::build_registry(&cx, &DatasetName::parse(&name)?, body.from_scratch).await?;
    Ok(Json(RegistryBuilt {
        version: built.version,
        records: built.records,
        added: built.added,
        changed: built.changed,
        ended: built.ended,
        conflicts: built.conflicts,
    }))
}

/// Lists where the sources of a registry disagree, by key and field.
#[utoipa::path(
    get, path = "/api/registries/{name}/conflicts", tag = "registries", operation_id = "list_conflicts",
    params(("name" = String, Path), ConflictsQuery, PageQuery),
    responses((status = 200, body = Page<Conflict>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list_conflicts(
    cx: Cx,
    Path(name): Path<String>,
    Query(query): Query<ConflictsQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Conflict>>, Problem> {
    let filter = conflicts::ConflictFilter {
        key: query.key,
        field: query.field,
    };
    let found = conflicts::list(&cx, &DatasetName::parse(&name)?, &filter, &paging::wanted(page, None)?).await?;
    Ok(Json(paging::page(page, found, convert::conflict)))
}

/// Lists the decisions about a registry, the latest first.
#[utoipa::path(
    get, path = "/api/registries/{name}/settlements", tag = "registries", operation_id = "list_settlements",
    params(("name" = String, Path), PageQuery),
    responses((status = 200, body = Page<Settlement>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list_settlements(
    cx: Cx,
    Path(name): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Settlement>>, Problem> {
    let found = conflicts::settlements(&cx, &DatasetName::parse(&name)?, &paging::wanted(page, None)?).await?;
    Ok(Json(paging::page(page, found, convert::settlement)))
}

/// Says which source is right, from the next build on and as long as the sources say the same.
#[utoipa::path(
    post, path = "/api/registries/{name}/settlements", tag = "registries", operation_id = "settle_conflict",
    params(("name" = String, Path)), request_body = SettleConflict,
    responses((status = 201, body = Settlement), Problem), security(("session" = []), ("api_key" = []))
)]
async fn settle(
    cx: Cx,
    Path(name): Path<String>,
    Json(body): Json<SettleConflict>,
) -> Result<(StatusCode, Json<Settlement>), Problem> {
    let decision = conflicts::Decision {
        key: body.key,
        field: body.field,
        source: body.source.as_deref().map(DatasetName::parse).transpose()?,
        reason: body.reason,
    };
    let settled = conflicts::settle(&cx, &DatasetName::parse(&name)?, decision).await?;
    Ok((StatusCode::CREATED, Json(convert::settlement(settled))))
}

/// Takes a decision back; from the next build on the order of trust counts again.
#[utoipa::path(
    delete, path = "/api/registries/{name}/settlements", tag = "registries", operation_id = "withdraw_settlement",
    params(("name" = String, Path), SettlementQuery),
    responses((status = 204), Problem), security(("session" = []), ("api_key" = []))
)]
async fn withdraw(
    cx: Cx,
    Path(name): Path<String>,
    Query(query): Query<SettlementQuery>,
) -> Result<StatusCode, Problem> {
    conflicts::withdraw(&cx, &DatasetName::parse(&name)?, &query.key, &query.field).await?;
    Ok(StatusCode::NO_CONTENT)
}
