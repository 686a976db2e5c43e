//! Indicators of the city division by division, and the boundaries to draw them in.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use jixia_api::indicators::{BoundariesQuery, Indicator, IndicatorQuery, IndicatorValues};
use jixia_app::{Cx, divisions, indicators};
use jixia_model::name::IndicatorName;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::indicators as convert,
    extract::{Json, Path, Query},
    problem::Problem,
    web::Web,
};

/// A browser draws boundaries for a day without asking again; then it asks whether they have changed.
const LIFE: &str = "private, max-age=86400";

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(boundaries))
}

/// Routes that take as long as the tables are large, once after each change of them.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(values))
}

/// Lists the indicators that the caller may see, by name.
#[utoipa::path(
    get, path = "/api/indicators", tag = "indicators", operation_id = "list_indicators",
    responses((status = 200, body = Vec<Indicator>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(cx: Cx) -> Result<Json<Vec<Indicator>>, Problem> {
    let found = indicators::list(&cx).await?;
    Ok(Json(
        found.iter().map(|indicator| convert::indicator(indicator)).collect(),
    ))
}

/// Tells an indicator for the divisions of a level. Numbers that few things make up are not told.
#[utoipa::path(
    get, path = "/api/indicators/{name}/values", tag = "indicators", operation_id = "get_indicator_values",
    params(("name" = String, Path), IndicatorQuery),
    responses((status = 200, body = IndicatorValues), Problem), security(("session" = []), ("api_key" = []))
)]
async fn values(
    cx: Cx,
    Path(name): Path<String>,
    Query(query): Query<IndicatorQuery>,
) -> Result<Json<IndicatorValues>, Problem> {
    let (name, level) = (IndicatorName::parse(&name)?, convert::level_in(query.level));
    let found = indicators::values(&cx, &name, level, query.within.as_deref()).await?;
    Ok(Json(convert::values(found)))
}

/// Gives the boundaries of the divisions of a level as GeoJSON (RFC 7946), with `code` and `name` of each; without a
/// feature where nobody has delivered any.
#[utoipa::path(
    get, path = "/api/maps/divisions", tag = "indicators", operation_id = "get_division_boundaries",
    params(BoundariesQuery),
    responses((status = 200, body = serde_json::Value, content_type = "application/geo+json"), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn boundaries(cx: Cx, asked: HeaderMap, Query(query): Query<BoundariesQuery>) -> Result<Response, Problem> {
    let found = divisions::boundaries(&cx, convert::level_in(query.level)).await?;
    let etag = format!("\"{}\"", found.version);
    let headers = [
        (header::CONTENT_TYPE, "application/geo+json".to_owned()),
        (header::CACHE_CONTROL, LIFE.to_owned()),
        (header::ETAG, etag.clone()),
    ];
    if asked.get(header::IF_NONE_MATCH).is_some_and(|known| *known == etag) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    Ok((headers, found.geojson.clone()).into_response())
}
