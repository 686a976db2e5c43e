//! Questions in SQL over what the caller may see.

use arrow::datatypes::SchemaRef;
use axum::response::Response;
use futures::TryStreamExt;
use jixia_api::{
    Page, PageQuery,
    queries::{QueryAnswer, QueryColumn, QueryFormat, QueryTable, QueryTableColumn, RowsQuery, RunQuery, TablesQuery},
};
use jixia_app::{Cx, evidence::Draft, queries};
use jixia_connect::ResultFormat;
use jixia_lake::{Answer, BatchStream, schema::is_masked, values};
use jixia_model::{DatasetName, Result, rule::RuleValue};
use serde_json::{Number, Value};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert, download,
    extract::{Json, Path, Query},
    handed, paging,
    problem::Problem,
    web::Web,
};

/// Rows of a sample, when the caller does not say.
const SAMPLE_ROWS: u64 = 20;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(tables))
}

/// Routes whose time is limited by the query, not by the request.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(run)).routes(routes!(sample))
}

/// Answers one SELECT statement, as JSON or as a file.
#[utoipa::path(
    post, path = "/api/query", tag = "queries", operation_id = "run_query", request_body = RunQuery,
    responses((status = 200, body = QueryAnswer), Problem), security(("session" = []), ("api_key" = []))
)]
async fn run(cx: Cx, Json(body): Json<RunQuery>) -> Result<Response, Problem> {
    let allowed = cx.services.query_limits.rows_max;
    let rows_max = body.rows_max.map_or(allowed, |rows| rows.min(allowed));
    let (answer, draft) = queries::run(&cx, &body.sql, Some(rows_max)).await?;
    let format = match body.format {
        QueryFormat::Json => return Ok(answered(&cx, draft, answer, rows_max).await?),
        QueryFormat::Csv => ResultFormat::Csv { mark: true },
        QueryFormat::Xlsx => ResultFormat::Xlsx,
        QueryFormat::Parquet => ResultFormat::Parquet,
        QueryFormat::Arrow => ResultFormat::Arrow,
    };
    Ok(download::file(&cx, draft, (answer, rows_max), format).await?)
}

/// Lists the tables that a query may name, with their columns.
#[utoipa::path(
    get, path = "/api/query/tables", tag = "queries", operation_id = "list_query_tables",
    params(TablesQuery, PageQuery),
    responses((status = 200, body = Page<QueryTable>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn tables(
    cx: Cx,
    Query(query): Query<TablesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<QueryTable>>, Problem> {
    let found = queries::named_tables(&cx, &paging::wanted(page, query.q.as_deref())?).await?;
    Ok(Json(paging::page(page, found, table)))
}

fn table(table: queries::NamedTable) -> QueryTable {
    let columns = table.contract.columns.iter().map(|column| QueryTableColumn {
        name: column.name.clone(),
        title: convert::text(column.title.clone()),
        r#type: column.column_type.to_string(),
        masked: table.masked.contains(&column.name),
    });
    QueryTable {
        name: table.dataset.name.to_string(),
        columns: columns.collect(),
        title: convert::text(table.dataset.title),
    }
}

/// Shows the first rows of a dataset, of the current or a past version.
#[utoipa::path(
    get, path = "/api/datasets/{name}/rows", tag = "queries", operation_id = "sample_rows",
    params(("name" = String, Path), RowsQuery),
    responses((status = 200, body = QueryAnswer), Problem), security(("session" = []), ("api_key" = []))
)]
async fn sample(cx: Cx, Path(name): Path<String>, Query(query): Query<RowsQuery>) -> Result<Response, Problem> {
    let rows_max = query
        .rows_max
        .unwrap_or(SAMPLE_ROWS)
        .min(cx.services.query_limits.rows_max);
    let (answer, draft) = queries::sample(&cx, &DatasetName::parse(&name)?, query.version, rows_max).await?;
    Ok(answered(&cx, draft, answer, rows_max).await?)
}

pub(crate) async fn answered(cx: &Cx, draft: Draft, answer: Answer, rows_max: u64) -> Result<Response> {
    let answer = json(answer, rows_max).await?;
    handed::json(cx, draft, answer.rows.len() as u64, &answer).await
}

/// The answer as one JSON object, which is whole or not there at all.
async fn json(answer: Answer, rows_max: u64) -> Result<QueryAnswer> {
    let columns = answer.schema.fields().iter();
    let columns = columns.map(|field| QueryColumn {
        name: field.name().clone(),
        r#type: field.data_type().to_string(),
        masked: is_masked(field),
    });
    let columns = columns.collect();
    let (answer, cut) = answer.first(rows_max);
    let rows = rows(&answer.schema, answer.rows).await?;
    Ok(QueryAnswer {
        columns,
        rows,
        cut: cut.happened(),
    })
}

async fn rows(schema: &SchemaRef, mut batches: BatchStream) -> Result<Vec<Vec<Value>>> {
    let mut rows = Vec::new();
    while let Some(batch) = batches.try_next().await? {
        for row in values::rows(&batch) {
            let cells = schema.fields().iter().zip(row?);
            let cells = cells.map(|(field, literal)| {
                if field.data_type().is_floating() {
                    float(&literal)
                } else {
                    convert::rules::value(&literal)
                }
            });
            rows.push(cells.collect());
        }
    }
    Ok(rows)
}

/// A floating point number, which JSON keeps as it is unless it is none.
fn float(literal: &RuleValue) -> Value {
    let number = match literal {
        RuleValue::Number(digits) => digits.parse().ok().and_then(Number::from_f64),
        _ => None,
    };
    number.map_or_else(|| convert::rules::value(literal), Value::Number)
}
