//! Notices to the own organisation.

use jixia_api::{
    Page, PageQuery,
    notices::{Notice, NoticesQuery},
};
use jixia_app::Cx;
use jixia_model::{Result, id::NoticeId};
use jixia_sharing::notices;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::{
    convert::corrections as wire,
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(mark))
}

/// Lists what the own organisation is told, the latest first; the total of the unread ones is how many wait.
#[utoipa::path(
    get, path = "/api/notices", tag = "notices", operation_id = "list_notices", params(NoticesQuery, PageQuery),
    responses((status = 200, body = Page<Notice>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<NoticesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Notice>>, Problem> {
    let found = notices::list(&cx, query.unread, &paging::wanted(page, None)?).await?;
    Ok(Json(paging::page(page, found, wire::notice)))
}

/// Marks a notice as read, for the whole organisation.
#[utoipa::path(
    post, path = "/api/notices/{id}/read", tag = "notices", operation_id = "mark_notice", params(("id" = Uuid, Path)),
    responses((status = 200, body = Notice), Problem), security(("session" = []), ("api_key" = []))
)]
async fn mark(cx: Cx, Path(id): Path<Uuid>) -> Result<Json<Notice>, Problem> {
    Ok(Json(wire::notice(notices::mark(&cx, NoticeId(id)).await?)))
}
