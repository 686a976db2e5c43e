//! Registries: listed, looked up by key for a stated purpose, built.

use jixia_api::registries::{BuildRegistry, Registry, RegistryBuilt, RegistryRecord};
use jixia_app::{Cx, catalogue, registries};
use jixia_model::DatasetName;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::rules as convert,
    extract::{Json, Path},
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(look_up))
}

/// Routes that take as long as the registry is large.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(build))
}

/// Lists the registries.
#[utoipa::path(
    get, path = "/api/registries", tag = "registries", operation_id = "list_registries",
    responses((status = 200, body = Vec<Registry>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(cx: Cx) -> Result<Json<Vec<Registry>>, Problem> {
    Ok(Json(
        catalogue::registries(&cx)
            .await?
            .into_iter()
            .map(convert::registry)
            .collect(),
    ))
}

/// Looks up one record by its key; `X-Purpose` says why, and the audit trail keeps it.
#[utoipa::path(
    get, path = "/api/registries/{name}/{key}", tag = "registries", operation_id = "look_up_record",
    params(("name" = String, Path), ("key" = String, Path), ("X-Purpose" = String, Header)),
    responses((status = 200, body = RegistryRecord), Problem), security(("session" = []), ("api_key" = []))
)]
async fn look_up(cx: Cx, Path((name, key)): Path<(String, String)>) -> Result<Json<RegistryRecord>, Problem> {
    let record = registries::look_up(&cx, &DatasetName::parse(&name)?, &key).await?;
    Ok(Json(RegistryRecord {
        key,
        fields: record.fields,
        masked: record.masked,
    }))
}

/// Brings a registry up to date with its sources.
#[utoipa::path(
    post, path = "/api/registries/{name}/build", tag = "registries", operation_id = "build_registry",
    params(("name" = String, Path)), request_body = BuildRegistry,
    responses((status = 200, body = RegistryBuilt), Problem), security(("session" = []), ("api_key" = []))
)]
async fn build(
    cx: Cx,
    Path(name): Path<String>,
    Json(body): Json<BuildRegistry>,
) -> Result<Json<RegistryBuilt>, Problem> {
    let built = catalogue::build_registry(&cx, &DatasetName::parse(&name)?, body.from_scratch).await?;
    Ok(Json(RegistryBuilt {
        version: built.version,
        records: built.records,
        added: built.added,
        changed: built.changed,
        ended: built.ended,
        conflicts: built.conflicts,
    }))
}
