//! Organisations, in a tree.

use axum::http::StatusCode;
use jixia_api::{
    Page, PageQuery,
    organisations::{ListedOrganisation, Organisation, OrganisationPage, OrganisationsQuery, WriteOrganisation},
};
use jixia_app::{
    Cx,
    organisations::{self, Description, Place},
};
use jixia_model::id::OrganisationId;
use jixia_store::Below;
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
        .routes(routes!(get, change, delete))
}

/// Lists organisations by code, each with how many stand right below it: all, those that match a search, those at the root
/// of the tree, or those right below one.
#[utoipa::path(
    get, path = "/api/organisations", tag = "organisations", operation_id = "list_organisations",
    params(OrganisationsQuery, PageQuery),
    responses((status = 200, body = Page<ListedOrganisation>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<OrganisationsQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<ListedOrganisation>>, Problem> {
    let wanted = paging::wanted(page, query.q.as_deref())?;
    let below = match query.parent {
        Some(parent) => Below::Organisation(OrganisationId(parent)),
        None if query.roots == Some(true) => Below::Nothing,
        None => Below::Anything,
    };
    let found = organisations::list(&cx, below, &wanted).await?;
    Ok(Json(paging::page(page, found, convert::listed)))
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
        may,
    } = organisations::get(&cx, OrganisationId(id)).await?;
    Ok(Json(OrganisationPage {
        organisation: convert::organisation(organisation),
        path: path.into_iter().map(convert::organisation).collect(),
        children: children.into_iter().map(convert::organisation).collect(),
        may: convert::may(may),
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

/// Removes an organisation to which no organisation, person or dataset belongs.
#[utoipa::path(
    delete, path = "/api/organisations/{id}", tag = "organisations", operation_id = "delete_organisation",
    params(("id" = Uuid, Path)), responses((status = 204), Problem), security(("session" = []), ("api_key" = []))
)]
async fn delete(cx: Cx, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    organisations::delete(&cx, OrganisationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
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
