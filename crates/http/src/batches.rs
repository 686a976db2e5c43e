//! Batches of shared rows: planned, started, listed.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use jixia_api::{
    Page, PageQuery,
    batches::{Batch, BatchPlan, ShareBatches, StartBatch},
};
use jixia_app::{Cx, Services};
use jixia_model::{id::BatchId, share::ShareNumber};
use jixia_sharing::batches;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::batches as wire,
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(show, plan))
        .routes(routes!(list, start))
}

/// Shows where the batches of a share go, when they run, and which copies were brought.
#[utoipa::path(
    get, path = "/api/shares/{number}/batch-plan", tag = "batches", operation_id = "get_batch_plan",
    params(("number" = String, Path)),
    responses((status = 200, body = ShareBatches), Problem), security(("session" = []), ("api_key" = []))
)]
async fn show(State(web): State<Web>, cx: Cx, Path(number): Path<String>) -> Result<Json<ShareBatches>, Problem> {
    let shown = batches::show(&cx, &ShareNumber::parse(&number)?).await?;
    Ok(Json(wire::shown(shown, &web.texts, cx.language)))
}

/// Says where the batches of a share go and when they run; only places that the configuration names for the applicant.
#[utoipa::path(
    put, path = "/api/shares/{number}/batch-plan", tag = "batches", operation_id = "plan_batches",
    params(("number" = String, Path)), request_body = BatchPlan,
    responses((status = 200, body = BatchPlan), Problem), security(("session" = []), ("api_key" = []))
)]
async fn plan(cx: Cx, Path(number): Path<String>, Json(body): Json<BatchPlan>) -> Result<Json<BatchPlan>, Problem> {
    let (target, starts) = (wire::target_in(body.target), wire::starts_in(body.starts)?);
    let plan = batches::plan(&cx, &ShareNumber::parse(&number)?, target, starts).await?;
    Ok(Json(wire::plan(plan)))
}

/// Lists the runs of a share, the latest first.
#[utoipa::path(
    get, path = "/api/shares/{number}/batches", tag = "batches", operation_id = "list_batches",
    params(("number" = String, Path), PageQuery),
    responses((status = 200, body = Page<Batch>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    State(web): State<Web>,
    cx: Cx,
    Path(number): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Batch>>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let found = batches::list(&cx, &ShareNumber::parse(&number)?, &wanted).await?;
    let told = |batch| wire::batch(batch, &web.texts, cx.language);
    Ok(Json(paging::page(page, found, told)))
}

/// Starts a run by hand; it goes on in the background and is complete or absent at its target.
#[utoipa::path(
    post, path = "/api/shares/{number}/batches", tag = "batches", operation_id = "start_batch",
    params(("number" = String, Path)), request_body = StartBatch,
    responses((status = 202, body = Batch), Problem), security(("session" = []), ("api_key" = []))
)]
async fn start(
    State(web): State<Web>,
    cx: Cx,
    Path(number): Path<String>,
    Json(body): Json<StartBatch>,
) -> Result<(StatusCode, Json<Batch>), Problem> {
    let begun = batches::start(&cx, &ShareNumber::parse(&number)?, body.full).await?;
    web.in_background(run(Arc::clone(&cx.services), begun.id));
    let begun = wire::batch(begun, &web.texts, cx.language);
    Ok((StatusCode::ACCEPTED, Json(begun)))
}

/// Carries a run out, after its request was answered.
async fn run(services: Arc<Services>, id: BatchId) {
    if let Err(error) = batches::run(&services, id).await {
        // The run stays *running* and is taken up again.
        tracing::error!(batch.id = %id, "a batch was not finished: {error}");
    }
}
