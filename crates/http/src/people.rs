//! People who may log in.

use axum::http::StatusCode;
use jixia_api::{
    Page, PageQuery,
    people::{ChangePerson, CreatePerson, PeopleQuery, Person, PersonWithPassword},
};
use jixia_app::{
    Cx,
    people::{self, Change, NewPerson},
};
use jixia_model::id::{OrganisationId, PersonId};
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
        .routes(routes!(disable))
        .routes(routes!(enable))
        .routes(routes!(reset_password))
}

/// Lists the people whom the caller may see, by login.
#[utoipa::path(
    get, path = "/api/people", tag = "people", operation_id = "list_people", params(PeopleQuery, PageQuery),
    responses((status = 200, body = Page<Person>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<PeopleQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Person>>, Problem> {
    let wanted = paging::wanted(page, query.q.as_deref())?;
    let found = people::list(&cx, &wanted).await?;
    Ok(Json(paging::page(page, found, convert::person)))
}

/// Shows a person.
#[utoipa::path(
    get, path = "/api/people/{id}", tag = "people", operation_id = "get_person", params(("id" = Uuid, Path)),
    responses((status = 200, body = Person), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(id): Path<Uuid>) -> Result<Json<Person>, Problem> {
    let person = people::get(&cx, PersonId(id)).await?;
    shown(&cx, person).await
}

/// Changes name, organisation, role and account of a person. What open sessions and API keys may do follows at once.
#[utoipa::path(
    put, path = "/api/people/{id}", tag = "people", operation_id = "change_person", params(("id" = Uuid, Path)),
    request_body = ChangePerson, responses((status = 200, body = Person), Problem), security(("session" = []))
)]
async fn change(cx: Cx, Path(id): Path<Uuid>, Json(body): Json<ChangePerson>) -> Result<Json<Person>, Problem> {
    let wanted = Change {
        name: body.name,
        organisation: OrganisationId(body.organisation),
        role: convert::role_in(body.role),
        active: body.active,
    };
    let person = people::change(&cx, PersonId(id), wanted).await?;
    shown(&cx, person).await
}

async fn shown(cx: &Cx, person: jixia_model::person::Person) -> Result<Json<Person>, Problem> {
    Ok(Json(convert::person(people::account(cx, person).await?)))
}

/// Adds a person; the answer shows a password for the first login, once.
#[utoipa::path(
    post, path = "/api/people", tag = "people", operation_id = "create_person", request_body = CreatePerson,
    responses((status = 201, body = PersonWithPassword), Problem), security(("session" = []))
)]
async fn create(cx: Cx, Json(body): Json<CreatePerson>) -> Result<(StatusCode, Json<PersonWithPassword>), Problem> {
    let wanted = NewPerson {
        login: body.login,
        name: body.name,
        organisation: OrganisationId(body.organisation),
        role: convert::role_in(body.role),
    };
    let (person, password) = people::create(&cx, wanted).await?;
    let Json(person) = shown(&cx, person).await?;
    Ok((StatusCode::CREATED, Json(PersonWithPassword { person, password })))
}

/// Keeps a person from logging in; open sessions end at once.
#[utoipa::path(
    post, path = "/api/people/{id}/disable", tag = "people", operation_id = "disable_person",
    params(("id" = Uuid, Path)), responses((status = 200, body = Person), Problem), security(("session" = []))
)]
async fn disable(cx: Cx, Path(id): Path<Uuid>) -> Result<Json<Person>, Problem> {
    let person = people::set_disabled(&cx, PersonId(id), true).await?;
    shown(&cx, person).await
}

/// Lets a person log in again.
#[utoipa::path(
    post, path = "/api/people/{id}/enable", tag = "people", operation_id = "enable_person",
    params(("id" = Uuid, Path)), responses((status = 200, body = Person), Problem), security(("session" = []))
)]
async fn enable(cx: Cx, Path(id): Path<Uuid>) -> Result<Json<Person>, Problem> {
    let person = people::set_disabled(&cx, PersonId(id), false).await?;
    shown(&cx, person).await
}

/// Gives a person a new password for one login; the answer shows it, once.
#[utoipa::path(
    post, path = "/api/people/{id}/reset-password", tag = "people", operation_id = "reset_password",
    params(("id" = Uuid, Path)), responses((status = 200, body = PersonWithPassword), Problem),
    security(("session" = []))
)]
async fn reset_password(cx: Cx, Path(id): Path<Uuid>) -> Result<Json<PersonWithPassword>, Problem> {
    let (person, password) = people::reset_password(&cx, PersonId(id)).await?;
    let Json(person) = shown(&cx, person).await?;
    Ok(Json(PersonWithPassword { person, password }))
}
