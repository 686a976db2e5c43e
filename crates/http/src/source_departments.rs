//! Source departments of datasets: told to all who see a dataset, named by the authority.

use jixia_api::catalogue_changes::{NameSources, NamedSource, NamedSources};
use jixia_app::Cx;
use jixia_model::{DatasetName, Result, id::OrganisationId};
use jixia_sharing::source_departments::{self, Named, NewSource};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::flows::party,
    extract::{Json, Path},
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list, name_sources))
}

/// Tells which departments are the source of a dataset and of its items.
#[utoipa::path(
    get, path = "/api/datasets/{name}/sources", tag = "datasets", operation_id = "list_source_departments",
    params(("name" = String, Path)),
    responses((status = 200, body = NamedSources), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(cx: Cx, Path(name): Path<String>) -> Result<Json<NamedSources>, Problem> {
    let (found, may_name) = source_departments::list(&cx, &DatasetName::parse(&name)?).await?;
    Ok(Json(told(found, may_name)))
}

/// Names the source departments of a dataset and of its items, in place of those that were named before.
#[utoipa::path(
    put, path = "/api/datasets/{name}/sources", tag = "datasets", operation_id = "name_source_departments",
    params(("name" = String, Path)), request_body = NameSources,
    responses((status = 200, body = NamedSources), Problem), security(("session" = []), ("api_key" = []))
)]
async fn name_sources(
    cx: Cx,
    Path(name): Path<String>,
    Json(body): Json<NameSources>,
) -> Result<Json<NamedSources>, Problem> {
    let wanted = body.sources.into_iter().map(|source| NewSource {
        item: source.item,
        organisation: OrganisationId(source.organisation),
        reason: source.reason,
    });
    let named = source_departments::name(&cx, &DatasetName::parse(&name)?, wanted.collect()).await?;
    Ok(Json(told(named, true)))
}

fn told(found: Vec<Named>, may_name: bool) -> NamedSources {
    let sources = found.into_iter().map(|named| NamedSource {
        item: named.source.item,
        organisation: party(named.organisation),
        reason: named.source.reason,
        named_at: named.source.named_at,
    });
    NamedSources {
        sources: sources.collect(),
        may_name,
    }
}
