//! Keys with which programs act for a person.

use axum::http::StatusCode;
use jixia_api::{
    Page, PageQuery,
    api_keys::{ApiKey, ApiKeyWithSecret, CreateApiKey},
};
use jixia_app::{Cx, api_keys};
use jixia_model::id::ApiKeyId;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::{
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(revoke))
}

/// Lists the keys that the caller may see, never their secrets.
#[utoipa::path(
    get, path = "/api/api-keys", tag = "api-keys", operation_id = "list_api_keys", params(PageQuery),
    responses((status = 200, body = Page<ApiKey>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(cx: Cx, Query(page): Query<PageQuery>) -> Result<Json<Page<ApiKey>>, Problem> {
    let found = api_keys::list(&cx, &paging::wanted(page, None)?).await?;
    Ok(Json(paging::page(page, found, key)))
}

/// Makes a key for the caller; the answer shows its secret, once, if it has one.
#[utoipa::path(
    post, path = "/api/api-keys", tag = "api-keys", operation_id = "create_api_key", request_body = CreateApiKey,
    responses((status = 201, body = ApiKeyWithSecret), Problem), security(("session" = []))
)]
async fn create(cx: Cx, Json(body): Json<CreateApiKey>) -> Result<(StatusCode, Json<ApiKeyWithSecret>), Problem> {
    let (made, secret) = api_keys::create(&cx, &body.name, body.days, body.public_key.as_deref()).await?;
    Ok((StatusCode::CREATED, Json(ApiKeyWithSecret { key: key(made), secret })))
}

/// Revokes a key; it stops working at once.
#[utoipa::path(
    delete, path = "/api/api-keys/{id}", tag = "api-keys", operation_id = "revoke_api_key",
    params(("id" = Uuid, Path)), responses((status = 200, body = ApiKey), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn revoke(cx: Cx, Path(id): Path<Uuid>) -> Result<Json<ApiKey>, Problem> {
    Ok(Json(key(api_keys::revoke(&cx, ApiKeyId(id)).await?)))
}

fn key(key: jixia_store::ApiKey) -> ApiKey {
    ApiKey {
        id: key.id.0,
        person: key.person.0,
        name: key.title,
        created_at: key.created_at,
        expires_at: key.expires_at,
        revoked_at: key.revoked_at,
        signs: key.public_key.is_some(),
    }
}
