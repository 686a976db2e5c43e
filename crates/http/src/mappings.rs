//! Column mappings: which header of a department's files is which column of a dataset.

use jixia_api::deliveries::ColumnMapping;
use jixia_app::{Cx, mappings};
use jixia_model::DatasetName;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    extract::{Json, Path},
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(get, put))
}

/// Shows which headers were settled for a dataset.
#[utoipa::path(
    get, path = "/api/datasets/{name}/mapping", tag = "deliveries", operation_id = "get_mapping",
    params(("name" = String, Path)),
    responses((status = 200, body = ColumnMapping), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(name): Path<String>) -> Result<Json<ColumnMapping>, Problem> {
    let columns = mappings::get(&cx, &DatasetName::parse(&name)?).await?;
    Ok(Json(ColumnMapping { columns }))
}

/// Settles which headers are which columns, in place of what was settled before.
#[utoipa::path(
    put, path = "/api/datasets/{name}/mapping", tag = "deliveries", operation_id = "put_mapping",
    params(("name" = String, Path)), request_body = ColumnMapping,
    responses((status = 200, body = ColumnMapping), Problem), security(("session" = []), ("api_key" = []))
)]
async fn put(
    cx: Cx,
    Path(name): Path<String>,
    Json(body): Json<ColumnMapping>,
) -> Result<Json<ColumnMapping>, Problem> {
    let columns = mappings::save(&cx, &DatasetName::parse(&name)?, body.columns).await?;
    Ok(Json(ColumnMapping { columns }))
}
