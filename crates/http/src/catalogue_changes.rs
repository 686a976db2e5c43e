//! Changes of the catalogue: written, corrected, taken from step to step.

use axum::http::StatusCode;
use jixia_api::{
    Page, PageQuery,
    catalogue_changes::{
        CatalogueChange, CatalogueChangeSummary, CatalogueChangesQuery, CatalogueEntry, CorrectCatalogueChange,
        NewCatalogueChange,
    },
    flows::{FlowEvent, TakeStep},
};
use jixia_app::{Cx, datasets};
use jixia_model::{DatasetName, Result, catalogue_change::ChangeNumber, entry::Entry, flow::Said, id::OrganisationId};
use jixia_sharing::catalogue_changes::{self, NewChange};
use jixia_store::CatalogueChangeFilter;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::{self, catalogue_changes as wire},
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, write))
        .routes(routes!(get, change))
        .routes(routes!(take))
        .routes(routes!(events))
        .routes(routes!(entry))
}

/// Lists the changes of the catalogue that the caller may see, the latest first.
#[utoipa::path(
    get, path = "/api/catalogue-changes", tag = "catalogue-changes", operation_id = "list_catalogue_changes",
    params(CatalogueChangesQuery, PageQuery),
    responses((status = 200, body = Page<CatalogueChangeSummary>), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<CatalogueChangesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<CatalogueChangeSummary>>, Problem> {
    let filter = CatalogueChangeFilter {
        owner: query.owner.map(OrganisationId),
        dataset: query.dataset.as_deref().map(DatasetName::parse).transpose()?,
        states: query.state.into_iter().collect(),
        ..CatalogueChangeFilter::default()
    };
    let found = catalogue_changes::list(&cx, &filter, &paging::wanted(page, query.q.as_deref())?).await?;
    Ok(Json(paging::page(page, found, wire::summary)))
}

/// Writes a change of the catalogue as a draft: a new entry, another text of one, or its withdrawal.
#[utoipa::path(
    post, path = "/api/catalogue-changes", tag = "catalogue-changes", operation_id = "write_catalogue_change",
    request_body = NewCatalogueChange,
    responses((status = 201, body = CatalogueChange), Problem), security(("session" = []), ("api_key" = []))
)]
async fn write(cx: Cx, Json(body): Json<NewCatalogueChange>) -> Result<(StatusCode, Json<CatalogueChange>), Problem> {
    let new = NewChange {
        kind: wire::kind_in(body.kind),
        dataset: body.dataset.as_deref().map(DatasetName::parse).transpose()?,
        statement: wire::statement(body.statement),
        entry: body.entry.map(wire::entry).transpose()?,
    };
    let whole = catalogue_changes::write(&cx, new).await?;
    Ok((StatusCode::CREATED, Json(wire::whole(whole))))
}

/// Shows a change of the catalogue with what differs from the entry that holds.
#[utoipa::path(
    get, path = "/api/catalogue-changes/{number}", tag = "catalogue-changes", operation_id = "get_catalogue_change",
    params(("number" = String, Path)),
    responses((status = 200, body = CatalogueChange), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(number): Path<String>) -> Result<Json<CatalogueChange>, Problem> {
    Ok(Json(wire::whole(
        catalogue_changes::get(&cx, &ChangeNumber::parse(&number)?).await?,
    )))
}

/// Corrects a change of the catalogue that was not sent yet, or that was given back.
#[utoipa::path(
    put, path = "/api/catalogue-changes/{number}", tag = "catalogue-changes", operation_id = "correct_catalogue_change",
    params(("number" = String, Path)), request_body = CorrectCatalogueChange,
    responses((status = 200, body = CatalogueChange), Problem), security(("session" = []), ("api_key" = []))
)]
async fn change(
    cx: Cx,
    Path(number): Path<String>,
    Json(body): Json<CorrectCatalogueChange>,
) -> Result<Json<CatalogueChange>, Problem> {
    let entry = body.entry.map(wire::entry).transpose()?;
    let statement = wire::statement(body.statement);
    let whole = catalogue_changes::change(&cx, &ChangeNumber::parse(&number)?, statement, entry).await?;
    Ok(Json(wire::whole(whole)))
}

/// Takes a step of the flow, such as to hand to the head, to approve, to publish or to give back.
#[utoipa::path(
    post, path = "/api/catalogue-changes/{number}/steps", tag = "catalogue-changes",
    operation_id = "take_catalogue_change_step", params(("number" = String, Path)), request_body = TakeStep,
    responses((status = 200, body = CatalogueChange), Problem), security(("session" = []), ("api_key" = []))
)]
async fn take(
    cx: Cx,
    Path(number): Path<String>,
    Json(body): Json<TakeStep>,
) -> Result<Json<CatalogueChange>, Problem> {
    let said = Said {
        note: body.note,
        days: body.days,
        until: body.until,
    };
    let whole = catalogue_changes::take(&cx, &ChangeNumber::parse(&number)?, &body.step, said).await?;
    Ok(Json(wire::whole(whole)))
}

/// Lists the steps that were taken, the latest first.
#[utoipa::path(
    get, path = "/api/catalogue-changes/{number}/steps", tag = "catalogue-changes",
    operation_id = "list_catalogue_change_steps", params(("number" = String, Path), PageQuery),
    responses((status = 200, body = Page<FlowEvent>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn events(
    cx: Cx,
    Path(number): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<FlowEvent>>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let found = catalogue_changes::events(&cx, &ChangeNumber::parse(&number)?, &wanted).await?;
    Ok(Json(paging::page(page, found, convert::flows::event)))
}

/// Shows the entry of a dataset that holds, in the form in which a change states it.
#[utoipa::path(
    get, path = "/api/datasets/{name}/entry", tag = "catalogue-changes", operation_id = "get_catalogue_entry",
    params(("name" = String, Path)),
    responses((status = 200, body = CatalogueEntry), Problem), security(("session" = []), ("api_key" = []))
)]
async fn entry(cx: Cx, Path(name): Path<String>) -> Result<Json<CatalogueEntry>, Problem> {
    let (_, contract) = datasets::get(&cx, &DatasetName::parse(&name)?).await?;
    Ok(Json(wire::entry_out(Entry::of(&contract))))
}
