//! Shares between departments: applied for, answered, used over the service interface.

use axum::{http::StatusCode, response::Response};
use jixia_api::{
    Page, PageQuery,
    flows::FlowEvent,
    queries::QueryAnswer,
    shares::{
        LookUp, NewShare, Share, ShareApplication, ShareUsage, SharedFileFormat, SharedRecord, SharedRowsQuery,
        SharesQuery, TakeShareStep, TakeSharedFile, Verified, Verify,
    },
};
use jixia_app::Cx;
use jixia_connect::ResultFormat;
use jixia_model::{DatasetName, Result, flow::Said, id::OrganisationId, share::ShareNumber};
use jixia_sharing::shares::{self, files, use_data};
use jixia_store::ShareFilter;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::{self, shares as wire},
    download,
    extract::{Json, Path, Query},
    handed, paging,
    problem::Problem,
    queries,
    web::Web,
};

/// Rows of an answer, when the caller does not say.
const ROWS: u64 = 100;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, apply))
        .routes(routes!(get, change))
        .routes(routes!(take))
        .routes(routes!(events))
        .routes(routes!(usage))
        .routes(routes!(look_up))
        .routes(routes!(verify))
}

/// Routes whose time is limited by the query, not by the request.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(rows)).routes(routes!(file))
}

/// Lists the shares that the caller may see, the latest first.
#[utoipa::path(
    get, path = "/api/shares", tag = "shares", operation_id = "list_shares", params(SharesQuery, PageQuery),
    responses((status = 200, body = Page<Share>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<SharesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Share>>, Problem> {
    let filter = ShareFilter {
        applicant: query.applicant.map(OrganisationId),
        provider: query.provider.map(OrganisationId),
        states: query.state.into_iter().collect(),
        ..ShareFilter::default()
    };
    let found = shares::list(&cx, &filter, &paging::wanted(page, query.q.as_deref())?).await?;
    Ok(Json(paging::page(page, found, |seen| wire::share(seen, cx.today()))))
}

/// Writes an application to use a dataset of another organisation.
#[utoipa::path(
    post, path = "/api/shares", tag = "shares", operation_id = "apply_for_share", request_body = NewShare,
    responses((status = 201, body = Share), Problem), security(("session" = []), ("api_key" = []))
)]
async fn apply(cx: Cx, Json(body): Json<NewShare>) -> Result<(StatusCode, Json<Share>), Problem> {
    let dataset = DatasetName::parse(&body.dataset)?;
    let seen = shares::apply(&cx, &dataset, wire::application(body.application)).await?;
    Ok((StatusCode::CREATED, Json(wire::share(seen, cx.today()))))
}

/// Shows a share.
#[utoipa::path(
    get, path = "/api/shares/{number}", tag = "shares", operation_id = "get_share", params(("number" = String, Path)),
    responses((status = 200, body = Share), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(number): Path<String>) -> Result<Json<Share>, Problem> {
    let seen = shares::get(&cx, &ShareNumber::parse(&number)?).await?;
    Ok(Json(wire::share(seen, cx.today())))
}

/// Changes an application that was not sent yet.
#[utoipa::path(
    put, path = "/api/shares/{number}", tag = "shares", operation_id = "change_share", params(("number" = String, Path)),
    request_body = ShareApplication,
    responses((status = 200, body = Share), Problem), security(("session" = []), ("api_key" = []))
)]
async fn change(
    cx: Cx,
    Path(number): Path<String>,
    Json(body): Json<ShareApplication>,
) -> Result<Json<Share>, Problem> {
    let seen = shares::change(&cx, &ShareNumber::parse(&number)?, wire::application(body)).await?;
    Ok(Json(wire::share(seen, cx.today())))
}

/// Takes a step of the flow, such as to send, to approve, to answer, to suspend or to end.
#[utoipa::path(
    post, path = "/api/shares/{number}/steps", tag = "shares", operation_id = "take_share_step",
    params(("number" = String, Path)), request_body = TakeShareStep,
    responses((status = 200, body = Share), Problem), security(("session" = []), ("api_key" = []))
)]
async fn take(cx: Cx, Path(number): Path<String>, Json(body): Json<TakeShareStep>) -> Result<Json<Share>, Problem> {
    let said = Said {
        note: body.note,
        days: body.days,
        until: body.until,
    };
    let grant = body.grant.map(wire::grant);
    let seen = shares::take(&cx, &ShareNumber::parse(&number)?, &body.step, said, grant).await?;
    Ok(Json(wire::share(seen, cx.today())))
}

/// Lists the steps that were taken, the latest first.
#[utoipa::path(
    get, path = "/api/shares/{number}/steps", tag = "shares", operation_id = "list_share_steps",
    params(("number" = String, Path), PageQuery),
    responses((status = 200, body = Page<FlowEvent>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn events(
    cx: Cx,
    Path(number): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<FlowEvent>>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let found = shares::events(&cx, &ShareNumber::parse(&number)?, &wanted).await?;
    Ok(Json(paging::page(page, found, convert::flows::event)))
}

/// Tells how a share was used in the last 90 days, and what is unusual about it.
#[utoipa::path(
    get, path = "/api/shares/{number}/usage", tag = "shares", operation_id = "share_usage",
    params(("number" = String, Path)),
    responses((status = 200, body = ShareUsage), Problem), security(("session" = []), ("api_key" = []))
)]
async fn usage(cx: Cx, Path(number): Path<String>) -> Result<Json<ShareUsage>, Problem> {
    let used = shares::usage::get(&cx, &ShareNumber::parse(&number)?).await?;
    Ok(Json(wire::usage(used)))
}

/// Looks one record up under a share; `X-Purpose` says why.
#[utoipa::path(
    post, path = "/api/shares/{number}/look-up", tag = "shares", operation_id = "look_up_shared_record",
    params(("number" = String, Path)), request_body = LookUp,
    responses((status = 200, body = SharedRecord), Problem), security(("session" = []), ("api_key" = []))
)]
async fn look_up(cx: Cx, Path(number): Path<String>, Json(body): Json<LookUp>) -> Result<Response, Problem> {
    let (found, draft) = use_data::look_up(&cx, &ShareNumber::parse(&number)?, &body.case, &body.key).await?;
    let values = found
        .into_iter()
        .map(|(name, value)| (name, convert::rules::value(&value)));
    let record = SharedRecord {
        values: values.collect(),
    };
    Ok(handed::json(&cx, draft, 1, &record).await?)
}

/// Tells whether a record says what is stated, and nothing else; `X-Purpose` says why.
#[utoipa::path(
    post, path = "/api/shares/{number}/verify", tag = "shares", operation_id = "verify_shared_record",
    params(("number" = String, Path)), request_body = Verify,
    responses((status = 200, body = Verified), Problem), security(("session" = []), ("api_key" = []))
)]
async fn verify(cx: Cx, Path(number): Path<String>, Json(body): Json<Verify>) -> Result<Response, Problem> {
    let stated: Vec<_> = body.stated.into_iter().collect();
    let (verified, draft) =
        use_data::verify(&cx, &ShareNumber::parse(&number)?, &body.case, &body.key, &stated).await?;
    let nonce = cx.ids().next();
    Ok(handed::json(&cx, draft, 1, &Verified { verified, nonce }).await?)
}

/// Gives rows of a share, at most 1,000; `X-Purpose` says why.
#[utoipa::path(
    post, path = "/api/shares/{number}/rows", tag = "shares", operation_id = "shared_rows",
    params(("number" = String, Path)), request_body = SharedRowsQuery,
    responses((status = 200, body = QueryAnswer), Problem), security(("session" = []), ("api_key" = []))
)]
async fn rows(cx: Cx, Path(number): Path<String>, Json(body): Json<SharedRowsQuery>) -> Result<Response, Problem> {
    let number = ShareNumber::parse(&number)?;
    let most = body.rows_max.unwrap_or(ROWS).clamp(1, use_data::ROWS_MAX);
    let (answer, draft) = use_data::rows(&cx, &number, &body.case, body.condition.as_deref(), most).await?;
    Ok(queries::answered(&cx, draft, answer, most).await?)
}

/// Gives all that a share grants as a file that says whose it is; `X-Purpose` says why.
#[utoipa::path(
    post, path = "/api/shares/{number}/files", tag = "shares", operation_id = "take_shared_file",
    params(("number" = String, Path)), request_body = TakeSharedFile,
    responses((status = 200, content_type = "application/octet-stream"), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn file(cx: Cx, Path(number): Path<String>, Json(body): Json<TakeSharedFile>) -> Result<Response, Problem> {
    let format = match body.format {
        SharedFileFormat::Csv => ResultFormat::Csv {
            mark: body.byte_order_mark.unwrap_or(true),
        },
        SharedFileFormat::Xlsx => ResultFormat::Xlsx,
        SharedFileFormat::Parquet => ResultFormat::Parquet,
    };
    let made = files::make(&cx, &ShareNumber::parse(&number)?, &body.case, format).await?;
    Ok(download::shared(&cx, made, format).await?)
}
