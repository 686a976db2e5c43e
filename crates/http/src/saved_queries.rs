//! Statements that the caller keeps.

use axum::http::StatusCode;
use jixia_api::{
    Page, PageQuery,
    queries::{SaveQuery, SavedQueriesQuery, SavedQuery},
};
use jixia_app::{Cx, saved_queries};
use jixia_model::id::SavedQueryId;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::{
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list, save)).routes(routes!(delete))
}

/// Lists the statements that the caller keeps, the latest first.
#[utoipa::path(
    get, path = "/api/query/saved", tag = "queries", operation_id = "list_saved_queries",
    params(SavedQueriesQuery, PageQuery),
    responses((status = 200, body = Page<SavedQuery>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<SavedQueriesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<SavedQuery>>, Problem> {
    let found = saved_queries::list(&cx, &paging::wanted(page, query.q.as_deref())?).await?;
    Ok(Json(paging::page(page, found, saved)))
}

/// Keeps a statement under a name, in place of the one that had it.
#[utoipa::path(
    put, path = "/api/query/saved", tag = "queries", operation_id = "save_query", request_body = SaveQuery,
    responses((status = 200, body = SavedQuery), Problem), security(("session" = []), ("api_key" = []))
)]
async fn save(cx: Cx, Json(body): Json<SaveQuery>) -> Result<Json<SavedQuery>, Problem> {
    Ok(Json(saved(saved_queries::save(&cx, &body.name, &body.sql).await?)))
}

/// Removes a statement that the caller keeps.
#[utoipa::path(
    delete, path = "/api/query/saved/{id}", tag = "queries", operation_id = "delete_saved_query",
    params(("id" = Uuid, Path)), responses((status = 204), Problem), security(("session" = []), ("api_key" = []))
)]
async fn delete(cx: Cx, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    saved_queries::delete(&cx, SavedQueryId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn saved(query: jixia_store::SavedQuery) -> SavedQuery {
    SavedQuery {
        id: query.id.0,
        name: query.name,
        sql: query.sql,
        saved_at: query.saved_at,
    }
}
