//! All routes with what lies around them, and their OpenAPI description.

use axum::{Router, extract::DefaultBodyLimit, middleware, routing::get};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    api_keys, audit, batches, caller, catalogue_book, catalogue_changes, changes, clocks, console, corrections,
    datasets, deliveries, disputes, edge, health, indicators, lineage, mappings, notices, organisations, packs, people,
    problem, quality, queries, receipts, registries, rules, saved_queries, session, shares, signed, source_departments,
    status, trace, uploads, versions, web::Web,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Jixia",
        description = "The open engine of a city's digital government. \
            Log in with `POST /api/session`, send an API key as `Authorization: Bearer jx_…`, or sign requests with an \
            Ed25519 key (RFC 9421), as programs that use shares have to. \
            With a session, requests that change something carry its token in `X-CSRF-Token`. \
            `X-Purpose` (percent-encoded UTF-8) says why data are asked for. \
            `Jixia-Receipt` names the receipt of an answer, or of its refusal. \
            What goes wrong is told as problem details (RFC 9457), in Chinese or English by `Accept-Language`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    tags(
        (name = "session", description = "Logging in and out"),
        (name = "people", description = "People who may log in"),
        (name = "organisations", description = "Organisations, in a tree"),
        (name = "api-keys", description = "Keys with which programs act for a person"),
        (name = "datasets", description = "Datasets in the catalogue"),
        (name = "deliveries", description = "Files handed over, what became of them, versions of tables"),
        (name = "uploads", description = "Files on their way to a delivery, part by part"),
        (name = "queries", description = "Questions in SQL over what the caller may see"),
        (name = "registries", description = "One number, one source"),
        (name = "rules", description = "Decisions that policy defines"),
        (name = "indicators", description = "Numbers of the city, division by division, and the boundaries to draw them in"),
        (name = "packs", description = "Installed packs, and the clauses they carry out"),
        (name = "catalogue-changes", description = "Entries of the catalogue, compiled, changed and withdrawn by departments"),
        (name = "shares", description = "One department's right to use a dataset of another"),
        (name = "corrections", description = "Values that users of data doubt, and what their source says"),
        (name = "notices", description = "What the own organisation is told"),
        (name = "audit", description = "Who did what, and why"),
        (name = "evidence", description = "Receipts of what was handed out or refused, and the log that proves them"),
        (name = "health", description = "Whether the server is alive and ready"),
    ),
    modifiers(&Shared)
)]
struct Description;

/// What all operations share: problems and the two ways to say who asks.
struct Shared;

impl Modify for Shared {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_with(Default::default);
        components.schemas.extend(problem::schemas());
        let key = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("jx_…")
            .build();
        components.add_security_scheme("api_key", SecurityScheme::Http(key));
        let cookie = ApiKey::Cookie(ApiKeyValue::new(caller::SESSION_COOKIE));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    }
}

/// Routes whose requests are small and whose answers come at once.
fn quick() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .merge(session::routes())
        .merge(people::routes())
        .merge(organisations::routes())
        .merge(api_keys::routes())
        .merge(datasets::routes())
        .merge(deliveries::routes())
        .merge(uploads::routes())
        .merge(changes::routes())
        .merge(clocks::routes())
        .merge(lineage::routes())
        .merge(quality::routes())
        .merge(versions::routes())
        .merge(mappings::routes())
        .merge(registries::routes())
        .merge(queries::routes())
        .merge(saved_queries::routes())
        .merge(rules::routes())
        .merge(indicators::routes())
        .merge(packs::routes())
        .merge(catalogue_changes::routes())
        .merge(catalogue_book::routes())
        .merge(source_departments::routes())
        .merge(shares::routes())
        .merge(batches::routes())
        .merge(corrections::routes())
        .merge(disputes::routes())
        .merge(notices::routes())
        .merge(audit::routes())
        .merge(receipts::routes())
        .merge(health::routes())
}

/// Routes that take as long as the data are large, and limit themselves.
fn long() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .merge(deliveries::long_routes())
        .merge(uploads::long_routes())
        .merge(queries::long_routes())
        .merge(versions::long_routes())
        .merge(registries::long_routes())
        .merge(shares::long_routes())
        .merge(rules::long_routes())
        .merge(indicators::long_routes())
        .merge(packs::long_routes())
        .merge(trace::long_routes())
}

/// The OpenAPI 3.1 description of the API, as it is served and committed.
pub fn openapi() -> String {
    let description = OpenApiRouter::with_openapi(Description::openapi())
        .merge(quick())
        .merge(long())
        .into_openapi();
    let mut text = description.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

/// All routes, ready to serve.
pub fn router(web: Web) -> Router {
    let description = openapi();
    let quick = Router::from(quick())
        .route("/status", get(status::page))
        .route("/style.css", get(status::style))
        .route("/api/openapi.json", get(move || async move { json_text(description) }))
        .layer(edge::timeout_layer(web.server.request_seconds_max));
    let mut router = quick
        .merge(Router::from(long()))
        .fallback(console::serve)
        .layer(DefaultBodyLimit::max(web.server.body_bytes_max))
        .layer(middleware::from_fn_with_state(web.clone(), signed::read))
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(middleware::from_fn_with_state(web.clone(), problem::render));
    for header in edge::SECURITY_HEADERS {
        router = router.layer(edge::header_layer(header));
    }
    router
        .layer(middleware::from_fn_with_state(web.clone(), edge::attach_facts))
        .with_state(web)
}

fn json_text(text: String) -> impl axum::response::IntoResponse {
    ([(axum::http::header::CONTENT_TYPE, "application/json")], text)
}
