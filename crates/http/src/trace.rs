//! Which clauses of policy are carried out, by what, and whether its tests pass.

use jixia_api::{
    Page, PageQuery,
    trace::{ClausesQuery, Trace, TracedClause},
};
use jixia_app::{Cx, catalogue, trace::ClauseFilter};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::rules as convert,
    extract::{Json, Query},
    paging,
    problem::Problem,
    web::Web,
};

/// Routes that take as long as the tests of the packs, once after each start.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(trace)).routes(routes!(clauses))
}

/// Counts the clauses of policy, those that something carries out, and those whose tests pass.
#[utoipa::path(
    get, path = "/api/trace", tag = "packs", operation_id = "get_trace",
    responses((status = 200, body = Trace), Problem), security(("session" = []), ("api_key" = []))
)]
async fn trace(cx: Cx) -> Result<Json<Trace>, Problem> {
    Ok(Json(convert::trace(&catalogue::trace(&cx).await?)))
}

/// Tells for each clause of policy what carries it out and whether its tests pass.
#[utoipa::path(
    get, path = "/api/clauses", tag = "packs", operation_id = "list_clauses", params(ClausesQuery, PageQuery),
    responses((status = 200, body = Page<TracedClause>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn clauses(
    cx: Cx,
    Query(query): Query<ClausesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<TracedClause>>, Problem> {
    let wanted = paging::wanted(page, query.q.as_deref())?;
    let filter = ClauseFilter {
        document: query.document,
        group: query.group,
        state: query.state.map(convert::clause_state_in),
    };
    let trace = catalogue::trace(&cx).await?;
    Ok(Json(paging::page(page, trace.page(&filter, &wanted), convert::clause)))
}
