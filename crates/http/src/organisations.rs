//! Organisations, in a tree.

use axum::http::StatusCode;
use jixia_api::{
    Page, PageQuery,
    organisations::{Organisation, OrganisationPage, OrganisationsQuery, WriteOrganisation},
};
use jixia_app::{
    Cx,
    organisations::{self, Description, Place},
};
use jixia_model::id::OrganisationId;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::{
    convert,
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(get, change))
}

/// Lists organisations by code: all, those that match a search, or those right below one.
#[utoipa::path(
    get, path = "/api/organisations", tag = "organisations", operation_id = "list_organisations",
    params(OrganisationsQuery, PageQuery),
    responses((status = 200, body = Page<Organisation>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<OrganisationsQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Organisation>>, Problem> {
    let wanted = paging::wanted(page, query.q.as_deref())?;
    let found = organisations::list(&cx, query.parent.map(OrganisationId), &wanted).await?;
    Ok(Json(paging::page(page, found, convert::organisation)))
}

/// Shows an organisation with those above it and those right below it.
#[utoipa::path(
    get, path = "/api/organisations/{id}", tag = "organisations", operation_id = "get_organisation",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = OrganisationPage), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(id): Path<Uuid>) -> Result<Json<OrganisationPage>, Problem> {
    let Place {
        organisation,
        path,
        children,
    } = organisations::get(&cx, OrganisationId(id)).await?;
    Ok(Json(OrganisationPage {
        organisation: convert::organisation(organisation),
        path: path.into_iter().map(convert::organisation).collect(),
        children: children.into_iter().map(convert::organisation).collect(),
    }))
}

/// Adds an organisation.
#[utoipa::path(
    post, path = "/api/organisations", tag = "organisations", operation_id = "create_organisation",
    request_body = WriteOrganisation, responses((status = 201, body = Organisation), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn create(cx: Cx, Json(body): Json<WriteOrganisation>) -> Result<(StatusCode, Json<Organisation>), Problem> {
    let organisation = organisations::create(&cx, description(body)).await?;
    Ok((StatusCode::CREATED, Json(convert::organisation(organisation))))
}

/// Changes an organisation, or moves it in the tree.
#[utoipa::path(
    put, path = "/api/organisations/{id}", tag = "organisations", operation_id = "change_organisation",
    params(("id" = Uuid, Path)), request_body = WriteOrganisation,
    responses((status = 200, body = Organisation), Problem), security(("session" = []), ("api_key" = []))
)]
async fn change(
    cx: Cx,
    Path(id): Path<Uuid>,
    Json(body): Json<WriteOrganisation>,
) -> Result<Json<Organisation>, Problem> {
    let organisation = organisations::change(&cx, OrganisationId(id), description(body)).await?;
    Ok(Json(convert::organisation(organisation)))
}

fn description(body: WriteOrganisation) -> Description {
    Description {
        code: body.code,
        name: convert::text_in(body.name),
        kind: convert::kind_in(body.kind),
        parent: body.parent.map(OrganisationId),
        area: body.area,
        credit_code: body.credit_code,
    }
}
