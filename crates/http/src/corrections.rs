//! Corrections: values that users of data doubt.

use axum::http::StatusCode;
use jixia_api::{
    Page, PageQuery,
    corrections::{Correction, CorrectionsQuery, NewCorrection, TakeCorrectionStep},
    flows::FlowEvent,
};
use jixia_app::Cx;
use jixia_model::{
    DatasetName, Error, Result, correction::CorrectionNumber, flow::Said, id::OrganisationId, share::ShareNumber,
};
use jixia_sharing::corrections::{self, SeenIn};
use jixia_store::CorrectionFilter;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::{self, corrections as wire},
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, report))
        .routes(routes!(get))
        .routes(routes!(take))
        .routes(routes!(events))
}

/// Lists the corrections that the caller may see, the latest first.
#[utoipa::path(
    get, path = "/api/corrections", tag = "corrections", operation_id = "list_corrections",
    params(CorrectionsQuery, PageQuery),
    responses((status = 200, body = Page<Correction>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<CorrectionsQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Correction>>, Problem> {
    let filter = CorrectionFilter {
        reporter: query.reporter.map(OrganisationId),
        source: query.source.map(OrganisationId),
        share: query.share.as_deref().map(ShareNumber::parse).transpose()?,
        states: query.state.into_iter().collect(),
        ..CorrectionFilter::default()
    };
    let found = corrections::list(&cx, &filter, &paging::wanted(page, query.q.as_deref())?).await?;
    Ok(Json(paging::page(page, found, wire::correction)))
}

/// Reports a value that looks wrong to the department that it comes from, Decree 809 art. 26.
#[utoipa::path(
    post, path = "/api/corrections", tag = "corrections", operation_id = "report_value", request_body = NewCorrection,
    responses((status = 201, body = Correction), Problem), security(("session" = []), ("api_key" = []))
)]
async fn report(cx: Cx, Json(body): Json<NewCorrection>) -> Result<(StatusCode, Json<Correction>), Problem> {
    let seen_in = match (body.share, body.registry) {
        (Some(share), None) => SeenIn::Share(ShareNumber::parse(&share)?),
        (None, Some(registry)) => SeenIn::Registry(DatasetName::parse(&registry)?),
        _ => {
            let message = "Say where the value was seen: either under a share, or in a registry.";
            return Err(Error::invalid("correction.seen_nowhere", message).into());
        }
    };
    let seen = corrections::report(&cx, seen_in, wire::doubt(body.doubt)).await?;
    Ok((StatusCode::CREATED, Json(wire::correction(seen))))
}

/// Shows a correction; what is doubted is shown to the two parties.
#[utoipa::path(
    get, path = "/api/corrections/{number}", tag = "corrections", operation_id = "get_correction",
    params(("number" = String, Path)),
    responses((status = 200, body = Correction), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(number): Path<String>) -> Result<Json<Correction>, Problem> {
    let seen = corrections::get(&cx, &CorrectionNumber::parse(&number)?).await?;
    Ok(Json(wire::correction(seen)))
}

/// Takes a step of the flow, such as to take it up, to correct, to uphold, to forward or to withdraw.
#[utoipa::path(
    post, path = "/api/corrections/{number}/steps", tag = "corrections", operation_id = "take_correction_step",
    params(("number" = String, Path)), request_body = TakeCorrectionStep,
    responses((status = 200, body = Correction), Problem), security(("session" = []), ("api_key" = []))
)]
async fn take(
    cx: Cx,
    Path(number): Path<String>,
    Json(body): Json<TakeCorrectionStep>,
) -> Result<Json<Correction>, Problem> {
    let number = CorrectionNumber::parse(&number)?;
    let said = Said {
        note: body.note,
        ..Said::default()
    };
    let to = body.to.map(OrganisationId);
    let seen = corrections::take(&cx, &number, &body.step, said, to, body.value).await?;
    Ok(Json(wire::correction(seen)))
}

/// Lists the steps that were taken, the latest first; what was said with them is shown to the two parties.
#[utoipa::path(
    get, path = "/api/corrections/{number}/steps", tag = "corrections", operation_id = "list_correction_steps",
    params(("number" = String, Path), PageQuery),
    responses((status = 200, body = Page<FlowEvent>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn events(
    cx: Cx,
    Path(number): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<FlowEvent>>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let found = corrections::events(&cx, &CorrectionNumber::parse(&number)?, &wanted).await?;
    Ok(Json(paging::page(page, found, convert::flows::event)))
}
