//! Uploads: a file arrives part by part, is looked at, then delivered or given up.

use axum::{
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
};
use jixia_api::{
    deliveries::{Delivery, DeliveryCheck},
    uploads::{BeginUpload, ReadUpload, Upload},
};
use jixia_app::{Cx, uploads};
use jixia_model::{DatasetName, Error, id::DeliveryId};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::{
    convert::deliveries as convert,
    deliveries,
    extract::{Json, Path, RawBody},
    problem::Problem,
    web::Web,
};

/// Most bytes of a part. It is kept in memory, so that what is cut off on the way is not half there.
const PART_BYTES_MAX: usize = 8 << 20;
/// Header that says at which byte of the file a part begins, as in the IETF draft on resumable uploads.
const OFFSET: &str = "upload-offset";

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(begin))
        .routes(routes!(get, give_up))
}

/// Routes that take as long as the network is slow or the file is large.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(append))
        .layer(DefaultBodyLimit::max(PART_BYTES_MAX))
        .routes(routes!(check))
        .routes(routes!(deliver))
}

/// Begins the upload of a file that is to be delivered; its parts follow. What is not delivered is removed after a day.
#[utoipa::path(
    post, path = "/api/datasets/{name}/uploads", tag = "uploads", operation_id = "begin_upload",
    params(("name" = String, Path)), request_body = BeginUpload,
    responses((status = 201, body = Upload), Problem), security(("session" = []), ("api_key" = []))
)]
async fn begin(
    cx: Cx,
    Path(name): Path<String>,
    Json(body): Json<BeginUpload>,
) -> Result<(StatusCode, Json<Upload>), Problem> {
    let dataset = DatasetName::parse(&name)?;
    let begun = uploads::begin(&cx, &dataset, &body.file_name, body.size_bytes).await?;
    Ok((StatusCode::CREATED, Json(convert::upload(begun))))
}

/// Shows how much of a file has arrived; an upload that broke off goes on there.
#[utoipa::path(
    get, path = "/api/uploads/{id}", tag = "uploads", operation_id = "get_upload", params(("id" = Uuid, Path)),
    responses((status = 200, body = Upload), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(id): Path<Uuid>) -> Result<Json<Upload>, Problem> {
    Ok(Json(convert::upload(uploads::get(&cx, DeliveryId(id)).await?)))
}

/// Adds a part of at most 8 MiB to a file; the same part sent again changes nothing.
#[utoipa::path(
    patch, path = "/api/uploads/{id}", tag = "uploads", operation_id = "append_to_upload",
    params(
        ("id" = Uuid, Path),
        ("Upload-Offset" = u64, Header, description = "The byte of the file, from 0, at which the part begins"),
    ),
    request_body(content = inline(Part), content_type = "application/octet-stream"),
    responses((status = 200, body = Upload), Problem), security(("session" = []), ("api_key" = []))
)]
async fn append(
    cx: Cx,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    RawBody(part): RawBody,
) -> Result<Json<Upload>, Problem> {
    let arriving = uploads::append(&cx, DeliveryId(id), offset(&headers)?, part).await?;
    Ok(Json(convert::upload(arriving)))
}

/// Gives an upload up; its file is removed.
#[utoipa::path(
    delete, path = "/api/uploads/{id}", tag = "uploads", operation_id = "give_up_upload", params(("id" = Uuid, Path)),
    responses((status = 204), Problem), security(("session" = []), ("api_key" = []))
)]
async fn give_up(cx: Cx, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    uploads::give_up(&cx, DeliveryId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reads and checks an uploaded file as a delivery would, as often as wanted; nothing is settled or committed.
#[utoipa::path(
    post, path = "/api/uploads/{id}/check", tag = "uploads", operation_id = "check_upload",
    params(("id" = Uuid, Path)), request_body = ReadUpload,
    responses((status = 200, body = DeliveryCheck), Problem), security(("session" = []), ("api_key" = []))
)]
async fn check(
    State(web): State<Web>,
    cx: Cx,
    Path(id): Path<Uuid>,
    Json(body): Json<ReadUpload>,
) -> Result<Json<DeliveryCheck>, Problem> {
    let found = uploads::check(&cx, DeliveryId(id), convert::wanted(body)).await?;
    Ok(Json(convert::check(found, &web.texts, cx.language)))
}

/// Delivers an uploaded file, which is read in the background, and settles its mapping; asked again, it answers with the
/// same delivery.
#[utoipa::path(
    post, path = "/api/uploads/{id}/deliver", tag = "uploads", operation_id = "deliver_upload",
    params(("id" = Uuid, Path)), request_body = ReadUpload,
    responses((status = 202, body = Delivery), Problem), security(("session" = []), ("api_key" = []))
)]
async fn deliver(
    State(web): State<Web>,
    cx: Cx,
    Path(id): Path<Uuid>,
    Json(body): Json<ReadUpload>,
) -> Result<(StatusCode, Json<Delivery>), Problem> {
    let delivery = uploads::deliver(&cx, DeliveryId(id), convert::wanted(body)).await?;
    deliveries::accepted(&web, &cx, delivery).await
}

/// The bytes of a part, for the description of the API.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "only the schema is used")]
struct Part(Vec<u8>);

fn offset(headers: &HeaderMap) -> Result<u64, Problem> {
    let given = headers.get(OFFSET).and_then(|value| value.to_str().ok());
    given.and_then(|text| text.parse().ok()).ok_or_else(|| {
        let message = "The header Upload-Offset has to say at which byte of the file, from 0, this part begins.";
        Problem(Error::invalid("http.upload_offset_malformed", message))
    })
}
