//! Datasets in the catalogue.

use axum::{
    http::{StatusCode, header},
    response::IntoResponse,
};
use jixia_api::{
    PageQuery,
    datasets::{Dataset, DatasetFacets, DatasetPage, DatasetsQuery, FacetCount},
};
use jixia_app::{Cx, datasets};
use jixia_model::{DatasetName, dataset::DatasetStep, id::OrganisationId};
use jixia_store::{DatasetFilter, Facets};
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
    let (found, facets) = datasets::list(&cx, &filter(query), &wanted).await?;
    let found = paging::page(page, found, convert::dataset_summary);
    let facets = self::facets(facets);
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
    let may = cx.may_do_with(&dataset).await?;
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
    let may = cx.may_do_with(&dataset).await?;
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
    let may = cx.may_do_with(&dataset).await?;
    Ok(Json(convert::dataset(dataset, &contract, may)))
}

fn filter(query: DatasetsQuery) -> DatasetFilter {
    DatasetFilter {
        owner: query.owner.map(OrganisationId),
        theme: query.theme,
        sharing: query.sharing.map(|sharing| convert::sharing_word(sharing).to_owned()),
        update_cycle: query.update_cycle.map(convert::cycle_in),
        state: query.state.map(convert::state_in),
        origin: query.origin.map(convert::origin_in),
    }
}

fn facets(facets: Facets) -> DatasetFacets {
    fn counts<T>(counted: Vec<(T, u64)>, value: impl Fn(T) -> String) -> Vec<FacetCount> {
        counted
            .into_iter()
            .map(|(counted, count)| FacetCount {
                value: value(counted),
                count,
            })
            .collect()
    }
    DatasetFacets {
        owner: counts(facets.owners, |owner| owner.to_string()),
        theme: counts(facets.themes, |theme| theme.zh),
        sharing: counts(facets.sharing, |sharing| sharing),
        update_cycle: counts(facets.update_cycles, |cycle| cycle.word().to_owned()),
        state: counts(facets.states, |state| state.word().to_owned()),
        origin: counts(facets.origins, |origin| origin.word().to_owned()),
    }
}
