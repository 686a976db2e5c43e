//! Disputes about shares.

use axum::http::StatusCode;
use jixia_api::{
    Page, PageQuery,
    disputes::{Dispute, Disputes, NewDispute},
    flows::{FlowEvent, TakeStep},
};
use jixia_app::Cx;
use jixia_model::{Result, dispute::DisputeNumber, flow::Said, share::ShareNumber};
use jixia_sharing::disputes::{self, Seen};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::flows,
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, open))
        .routes(routes!(take))
        .routes(routes!(events))
}

/// Lists the disputes about a share, the latest first.
#[utoipa::path(
    get, path = "/api/shares/{number}/disputes", tag = "shares", operation_id = "list_disputes",
    params(("number" = String, Path)),
    responses((status = 200, body = Disputes), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(cx: Cx, Path(number): Path<String>) -> Result<Json<Disputes>, Problem> {
    let (items, may_open) = disputes::list(&cx, &ShareNumber::parse(&number)?).await?;
    Ok(Json(Disputes {
        items: items.into_iter().map(dispute).collect(),
        may_open,
    }))
}

/// Opens a dispute about a share that was refused, suspended or ended, or where something is overdue; Decree 809 art. 28.
#[utoipa::path(
    post, path = "/api/shares/{number}/disputes", tag = "shares", operation_id = "open_dispute",
    params(("number" = String, Path)), request_body = NewDispute,
    responses((status = 201, body = Dispute), Problem), security(("session" = []), ("api_key" = []))
)]
async fn open(
    cx: Cx,
    Path(number): Path<String>,
    Json(body): Json<NewDispute>,
) -> Result<(StatusCode, Json<Dispute>), Problem> {
    let seen = disputes::open(&cx, &ShareNumber::parse(&number)?, body.claim).await?;
    Ok((StatusCode::CREATED, Json(dispute(seen))))
}

/// Takes a step: settles the dispute, or takes it to the next rung.
#[utoipa::path(
    post, path = "/api/disputes/{number}/steps", tag = "shares", operation_id = "take_dispute_step",
    params(("number" = String, Path)), request_body = TakeStep,
    responses((status = 200, body = Dispute), Problem), security(("session" = []), ("api_key" = []))
)]
async fn take(cx: Cx, Path(number): Path<String>, Json(body): Json<TakeStep>) -> Result<Json<Dispute>, Problem> {
    let said = Said {
        note: body.note,
        days: body.days,
        until: body.until,
    };
    let seen = disputes::take(&cx, &DisputeNumber::parse(&number)?, &body.step, said).await?;
    Ok(Json(dispute(seen)))
}

/// Lists the steps that were taken, the latest first.
#[utoipa::path(
    get, path = "/api/disputes/{number}/steps", tag = "shares", operation_id = "list_dispute_steps",
    params(("number" = String, Path), PageQuery),
    responses((status = 200, body = Page<FlowEvent>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn events(
    cx: Cx,
    Path(number): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<FlowEvent>>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let found = disputes::events(&cx, &DisputeNumber::parse(&number)?, &wanted).await?;
    Ok(Json(paging::page(page, found, flows::event)))
}

fn dispute(seen: Seen) -> Dispute {
    Dispute {
        number: seen.dispute.number.to_string(),
        opener: flows::party(seen.opener),
        claim: seen.dispute.claim,
        standing: flows::standing(&seen.standing),
        created_at: seen.dispute.created_at,
        changed_at: seen.dispute.changed_at,
    }
}
