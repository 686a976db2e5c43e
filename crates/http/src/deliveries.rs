//! Deliveries: files handed over, what became of them, and rejected rows to send back.

use std::{error::Error as _, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{DefaultBodyLimit, Multipart, State, multipart::Field},
    http::{StatusCode, header},
    response::IntoResponse,
};
use futures::TryStreamExt;
use jixia_api::{
    Page, PageQuery,
    deliveries::{
        ColumnMapping, DeliveriesQuery, Delivery, DeliveryCheck, DeliveryCheckForm, DeliveryForm, DeliveryReport,
        PullTable, RejectedCell, RejectedQuery,
    },
};
use jixia_app::{
    Cx, Services,
    deliveries::{self, check, pull, rejected::RejectedFilter, run},
};
use jixia_connect::SavedMapping;
use jixia_model::{DatasetName, Error, id::DeliveryId};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::{
    convert::deliveries as convert,
    download,
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

/// Most bytes of a mapping that comes with a file to look at.
const MAPPING_BYTES_MAX: usize = 64 << 10;
/// So long is read what is left of a form that is refused.
const READ_ON: Duration = Duration::from_secs(2);

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(get))
        .routes(routes!(rejected))
        .routes(routes!(rejected_cells))
}

/// Routes that take as long as the file is large; the store of files has the limit on its size.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(hand_over))
        .routes(routes!(check))
        .routes(routes!(pull_table))
        .layer(DefaultBodyLimit::disable())
}

/// Hands a file over as a form with the field `file`; it is checked in the background.
#[utoipa::path(
    post, path = "/api/datasets/{name}/deliveries", tag = "deliveries", operation_id = "hand_over",
    params(("name" = String, Path)), request_body(content = DeliveryForm, content_type = "multipart/form-data"),
    responses((status = 202, body = Delivery), Problem), security(("session" = []), ("api_key" = []))
)]
async fn hand_over(
    State(web): State<Web>,
    cx: Cx,
    Path(name): Path<String>,
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<(StatusCode, Json<Delivery>), Problem> {
    let dataset = DatasetName::parse(&name)?;
    let mut form = form.map_err(|rejection| no_form(rejection.body_text()))?;
    while let Some(field) = form.next_field().await.map_err(|error| no_form(error.body_text()))? {
        if field.name() == Some("file") {
            let file_name = field.file_name().unwrap_or("file").to_owned();
            let body = field.map_err(std::io::Error::other);
            let delivery = deliveries::receive(&cx, &dataset, &file_name, body).await?;
            return accepted(&web, &cx, delivery).await;
        }
    }
    Err(no_form("it has no field 'file'".to_owned()))
}

/// Reads and checks a file as a delivery would, and keeps nothing: counts, matched columns, the first rejected rows.
#[utoipa::path(
    post, path = "/api/datasets/{name}/deliveries/check", tag = "deliveries", operation_id = "check_delivery",
    params(("name" = String, Path)), request_body(content = DeliveryCheckForm, content_type = "multipart/form-data"),
    responses((status = 200, body = DeliveryCheck), Problem), security(("session" = []), ("api_key" = []))
)]
async fn check(
    State(web): State<Web>,
    cx: Cx,
    Path(name): Path<String>,
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<Json<DeliveryCheck>, Problem> {
    let dataset = DatasetName::parse(&name)?;
    let mut form = form.map_err(|rejection| no_form(rejection.body_text()))?;
    let mut settled = SavedMapping::new();
    while let Some(field) = form.next_field().await.map_err(|error| no_form(error.body_text()))? {
        match field.name() {
            Some("mapping") => match mapping(field).await {
                Ok(given) => settled = given,
                Err(problem) => {
                    read_on(&mut form).await;
                    return Err(problem);
                }
            },
            Some("file") => {
                let file_name = field.file_name().unwrap_or("file").to_owned();
                let body = field.map_err(std::io::Error::other);
                let found = check::check(&cx, &dataset, &file_name, settled, body).await?;
                return Ok(Json(convert::check(found, &web.texts, cx.language)));
            }
            _ => {}
        }
    }
    Err(no_form("it has no field 'file'".to_owned()))
}

/// Pulls a table out of a department's database, one that the configuration names; it is checked in the background.
#[utoipa::path(
    post, path = "/api/datasets/{name}/pulls", tag = "deliveries", operation_id = "pull_table",
    params(("name" = String, Path)), request_body = PullTable,
    responses((status = 202, body = Delivery), Problem), security(("session" = []), ("api_key" = []))
)]
async fn pull_table(
    State(web): State<Web>,
    cx: Cx,
    Path(name): Path<String>,
    Json(body): Json<PullTable>,
) -> Result<(StatusCode, Json<Delivery>), Problem> {
    let delivery = pull::receive(&cx, &DatasetName::parse(&name)?, &body.database, &body.table).await?;
    accepted(&web, &cx, delivery).await
}

/// Answers with a delivery that is read in the background.
pub(crate) async fn accepted(
    web: &Web,
    cx: &Cx,
    delivery: jixia_model::delivery::Delivery,
) -> Result<(StatusCode, Json<Delivery>), Problem> {
    web.in_background(read(Arc::clone(&cx.services), delivery.id));
    let shown = deliveries::shown(cx, delivery).await?;
    Ok((
        StatusCode::ACCEPTED,
        Json(convert::delivery(shown, &web.texts, cx.language)),
    ))
}

/// Reads a delivery to its end, after its request was answered.
async fn read(services: Arc<Services>, id: DeliveryId) {
    if let Err(error) = run::run(&services, id).await {
        // The delivery stays *received* and is read again at the next start.
        tracing::error!(delivery.id = %id, cause = error.source().map(ToString::to_string), "a delivery was not read: {error}");
    }
}

/// Lists deliveries, newest first.
#[utoipa::path(
    get, path = "/api/deliveries", tag = "deliveries", operation_id = "list_deliveries",
    params(DeliveriesQuery, PageQuery),
    responses((status = 200, body = Page<Delivery>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    State(web): State<Web>,
    cx: Cx,
    Query(query): Query<DeliveriesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Delivery>>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let dataset = query.dataset.as_deref().map(DatasetName::parse).transpose()?;
    let state = query.state.map(convert::state_in);
    let found = deliveries::list(&cx, dataset.as_ref(), state, &wanted).await?;
    let told = |delivery| convert::delivery(delivery, &web.texts, cx.language);
    Ok(Json(paging::page(page, found, told)))
}

/// Shows a delivery and how often each rule failed in it.
#[utoipa::path(
    get, path = "/api/deliveries/{id}", tag = "deliveries", operation_id = "get_delivery", params(("id" = Uuid, Path)),
    responses((status = 200, body = DeliveryReport), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(State(web): State<Web>, cx: Cx, Path(id): Path<Uuid>) -> Result<Json<DeliveryReport>, Problem> {
    let (delivery, quality) = deliveries::get(&cx, DeliveryId(id)).await?;
    let may = cx.may_do_named(&delivery.dataset_name).await?;
    let quality = quality.into_iter().map(convert::quality).collect();
    Ok(Json(DeliveryReport {
        delivery: convert::delivery(deliveries::shown(&cx, delivery).await?, &web.texts, cx.language),
        quality,
        may: may.into_iter().map(str::to_owned).collect(),
    }))
}

/// Gives the rejected rows as a workbook with the reasons, to correct and send back.
#[utoipa::path(
    get, path = "/api/deliveries/{id}/rejected.xlsx", tag = "deliveries", operation_id = "get_rejected",
    params(("id" = Uuid, Path)),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn rejected(cx: Cx, Path(id): Path<Uuid>) -> Result<impl IntoResponse, Problem> {
    let workbook = tempfile::NamedTempFile::new().map_err(Error::internal)?;
    let delivery = deliveries::annotate(&cx, DeliveryId(id), workbook.path(), cx.language).await?;
    // The open file can be read after its name is gone, so nothing is left behind when the caller goes away.
    let file = tokio::fs::File::open(workbook.path()).await.map_err(Error::internal)?;
    let stem = delivery
        .file_name
        .rsplit_once('.')
        .map_or(delivery.file_name.as_str(), |(stem, _)| stem);
    let headers = [
        (
            header::CONTENT_TYPE,
            jixia_connect::ResultFormat::Xlsx.media_type().to_owned(),
        ),
        (
            header::CONTENT_DISPOSITION,
            download::attachment(&format!("{stem}-rejected.xlsx")),
        ),
    ];
    Ok((headers, Body::from_stream(jixia_connect::pieces(file))))
}

/// Lists what is wrong with the rejected rows of a delivery, in the order of their lines.
#[utoipa::path(
    get, path = "/api/deliveries/{id}/rejected", tag = "deliveries", operation_id = "list_rejected",
    params(("id" = Uuid, Path), RejectedQuery, PageQuery),
    responses((status = 200, body = Page<RejectedCell>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn rejected_cells(
    cx: Cx,
    Path(id): Path<Uuid>,
    Query(query): Query<RejectedQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<RejectedCell>>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let filter = RejectedFilter {
        rule: query.rule,
        column: query.column,
    };
    let found = deliveries::rejected::list(&cx, DeliveryId(id), &filter, &wanted).await?;
    Ok(Json(paging::page(page, found, convert::rejected)))
}

/// Reads what is left of a form for a while: a client that is still sending then hears the answer, and not that the
/// connection has broken.
async fn read_on(form: &mut Multipart) {
    let left = async { while let Ok(Some(_)) = form.next_field().await {} };
    // Whoever sends for longer than that may find the connection closed.
    let _in_time = tokio::time::timeout(READ_ON, left).await;
}

/// The headers to match, from a field of the form.
async fn mapping(mut field: Field<'_>) -> Result<SavedMapping, Problem> {
    let mut text = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|error| no_form(error.body_text()))? {
        text.extend_from_slice(&piece);
        if text.len() > MAPPING_BYTES_MAX {
            let message = format!("The mapping is longer than {MAPPING_BYTES_MAX} bytes; name fewer headers.");
            return Err(Problem(
                Error::limit("http.mapping_too_long", message).with("bytes", MAPPING_BYTES_MAX),
            ));
        }
    }
    let mapping: ColumnMapping = serde_json::from_slice(&text).map_err(no_mapping)?;
    Ok(mapping.columns)
}

fn no_mapping(problem: serde_json::Error) -> Problem {
    let message = format!(
        "The field 'mapping' is no mapping of columns ({problem}); write it as PUT /api/datasets/…/mapping takes it."
    );
    Problem(Error::invalid("http.mapping_malformed", message).with("problem", problem))
}

fn no_form(problem: String) -> Problem {
    let message =
        format!("The form cannot be read: {problem}. Send multipart/form-data with the file as field 'file'.");
    Problem(Error::invalid("http.form_malformed", message).with("problem", problem))
}
