//! Whether the server is alive, and whether it can work: for load balancers and watchdogs.

use axum::extract::State;
use jixia_app::status;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{extract::Json, problem::Problem, web::Web};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(alive)).routes(routes!(ready))
}

/// That the server answers.
#[derive(Serialize, ToSchema)]
struct Health {
    /// Always `ok`.
    #[schema(example = "ok")]
    status: &'static str,
}

/// Says that the process answers.
#[utoipa::path(get, path = "/healthz", tag = "health", operation_id = "alive", responses((status = 200, body = Health)))]
async fn alive() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// Says that the database and the lake answer.
#[utoipa::path(
    get, path = "/readyz", tag = "health", operation_id = "ready", responses((status = 200, body = Health), Problem)
)]
async fn ready(State(web): State<Web>) -> Result<Json<Health>, Problem> {
    status::ready(&web.services).await?;
    Ok(Json(Health { status: "ok" }))
}
