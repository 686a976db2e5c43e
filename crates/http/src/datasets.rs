//! Datasets in the catalogue.

use std::collections::HashMap;

use axum::{
    http::{StatusCode, header},
    response::IntoResponse,
};
use chrono::{DateTime, Utc};
use jixia_api::{
    PageQuery,
    datasets::{self as api, Dataset, DatasetFacets, DatasetPage, DatasetsQuery, FacetCount},
};
use jixia_app::{Cx, datasets};
use jixia_model::{DatasetName, Text, dataset::DatasetStep, id::OrganisationId, organisation::Organisation};
use jixia_store::{DatasetFilter, Facets, OwnerCount};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert,
    extract::{Json, Path, Query, RawBody},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(get))
        .routes(routes!(contract, describe))
        .routes(routes!(review))
        .routes(routes!(give_back))
        .routes(routes!(publish))
        .routes(routes!(withdraw))
}

/// Finds datasets, with counts to narrow the search by.
#[utoipa::path(
    get, path = "/api/datasets", tag = "datasets", operation_id = "list_datasets", params(DatasetsQuery, PageQuery),
    responses((status = 200, body = DatasetPage), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<DatasetsQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<DatasetPage>, Problem> {
    let mut wanted = paging::wanted(page, query.q.as_deref())?;
    if let Some(sort) = &query.sort {
        wanted = wanted.sorted_by(sort);
    }
    let filter = filter(query, cx.now());
    let found = datasets::list(&cx, &filter, &wanted).await?;
    let facets = facets(found.facets, &found.organisations);
    let found = paging::page(page, found.page, convert::dataset_summary);
    Ok(Json(DatasetPage {
        items: found.items,
        total: found.total,
        page: found.page,
        page_size: found.page_size,
        facets,
    }))
}

/// Shows a dataset: what the catalogue says of it, and what its contract promises.
#[utoipa::path(
    get, path = "/api/datasets/{name}", tag = "datasets", operation_id = "get_dataset", params(("name" = String, Path)),
    responses((status = 200, body = Dataset), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(name): Path<String>) -> Result<Json<Dataset>, Problem> {
    let (dataset, contract) = datasets::get(&cx, &DatasetName::parse(&name)?).await?;
    let may = cx.may_do_with(&dataset.dataset).await?;
    Ok(Json(convert::dataset(dataset, &contract, may)))
}

/// Serves the contract file in force, byte for byte as its author wrote it.
#[utoipa::path(
    get, path = "/api/datasets/{name}/contract", tag = "datasets", operation_id = "get_contract",
    params(("name" = String, Path)),
    responses((status = 200, body = String, content_type = "application/yaml"), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn contract(cx: Cx, Path(name): Path<String>) -> Result<impl IntoResponse, Problem> {
    let source = datasets::contract_source(&cx, &DatasetName::parse(&name)?).await?;
    Ok(([(header::CONTENT_TYPE, "application/yaml")], source))
}

/// Registers a dataset as a draft by its contract file (ODCS 3.x), or changes the contract of a draft.
#[utoipa::path(
    put, path = "/api/datasets/{name}/contract", tag = "datasets", operation_id = "put_contract",
    params(("name" = String, Path)), request_body(content = String, content_type = "application/yaml"),
    responses((status = 200, body = Dataset), (status = 201, body = Dataset), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn describe(
    cx: Cx,
    Path(name): Path<String>,
    RawBody(body): RawBody,
) -> Result<(StatusCode, Json<Dataset>), Problem> {
    let (dataset, contract, is_new) = datasets::describe(&cx, &DatasetName::parse(&name)?, body.to_vec()).await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    let may = cx.may_do_with(&dataset.dataset).await?;
    Ok((status, Json(convert::dataset(dataset, &contract, may))))
}

/// Finds the description of a draft complete.
#[utoipa::path(
    post, path = "/api/datasets/{name}/review", tag = "datasets", operation_id = "review_dataset",
    params(("name" = String, Path)), responses((status = 200, body = Dataset), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn review(cx: Cx, path: Path<String>) -> Result<Json<Dataset>, Problem> {
    step(cx, path, DatasetStep::Review).await
}

/// Gives the description back to its author.
#[utoipa::path(
    post, path = "/api/datasets/{name}/return", tag = "datasets", operation_id = "return_dataset",
    params(("name" = String, Path)), responses((status = 200, body = Dataset), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn give_back(cx: Cx, path: Path<String>) -> Result<Json<Dataset>, Problem> {
    step(cx, path, DatasetStep::Return).await
}

/// Shows a reviewed dataset to others.
#[utoipa::path(
    post, path = "/api/datasets/{name}/publish", tag = "datasets", operation_id = "publish_dataset",
    params(("name" = String, Path)), responses((status = 200, body = Dataset), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn publish(cx: Cx, path: Path<String>) -> Result<Json<Dataset>, Problem> {
    step(cx, path, DatasetStep::Publish).await
}

/// Takes a dataset out of the catalogue; its history stays.
#[utoipa::path(
    post, path = "/api/datasets/{name}/withdraw", tag = "datasets", operation_id = "withdraw_dataset",
    params(("name" = String, Path)), responses((status = 200, body = Dataset), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn withdraw(cx: Cx, path: Path<String>) -> Result<Json<Dataset>, Problem> {
    step(cx, path, DatasetStep::Withdraw).await
}

async fn step(cx: Cx, Path(name): Path<String>, step: DatasetStep) -> Result<Json<Dataset>, Problem> {
    let (dataset, contract) = datasets::step(&cx, &DatasetName::parse(&name)?, step).await?;
    let may = cx.may_do_with(&dataset.dataset).await?;
    Ok(Json(convert::dataset(dataset, &contract, may)))
}

fn filter(query: DatasetsQuery, now: DateTime<Utc>) -> DatasetFilter {
    DatasetFilter {
        owner: query.owner.map(OrganisationId),
        theme: query.theme,
        sharing: query.sharing.map(|sharing| convert::sharing_word(sharing).to_owned()),
        update_cycle: query.update_cycle.map(convert::cycle_in),
        state: query.state.map(convert::state_in),
        origin: query.origin.map(convert::origin_in),
        health: query.health.map(|health| (convert::health_in(health), now)),
        published_since: None,
    }
}

fn facets(facets: Facets, organisations: &HashMap<OrganisationId, Organisation>) -> DatasetFacets {
    let owner = |owner: OwnerCount| {
        let organisation = organisations.get(&owner.organisation)?;
        Some(api::OwnerCount {
            value: owner.organisation.0,
            title: convert::text(organisation.name.clone()),
            parent: organisation.parent.map(|parent| parent.0),
            own: owner.own,
            count: owner.whole,
        })
    };
    let theme = |(theme, count): (Text, u64)| FacetCount {
        value: theme.zh.clone(),
        title: Some(convert::text(theme)),
        count,
    };
    DatasetFacets {
        owner: facets.owners.into_iter().filter_map(owner).collect(),
        theme: facets.themes.into_iter().map(theme).collect(),
        sharing: counts(facets.sharing, |word| convert::sharing_in(&word)),
        update_cycle: counts(facets.update_cycles, |cycle| Some(convert::cycle(cycle))),
        state: counts(facets.states, |state| Some(convert::state(state))),
        origin: counts(facets.origins, |origin| Some(convert::origin(origin))),
        health: counts(facets.health, |health| Some(convert::health(health))),
    }
}

/// Counts of values by the word that the filter of the same name takes.
fn counts<T, U: Serialize>(counted: Vec<(T, u64)>, wire: impl Fn(T) -> Option<U>) -> Vec<FacetCount> {
    let count = |(value, count): (T, u64)| {
        let word = serde_json::to_value(wire(value)?).ok()?;
        Some(FacetCount {
            value: word.as_str()?.to_owned(),
            title: None,
            count,
        })
    };
    counted.into_iter().filter_map(count).collect()
}
