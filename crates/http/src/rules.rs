//! Rules: shown, asked for one case, run over a registry.

use jixia_api::{
    Page, PageQuery,
    rules::{AskRule, MissingInput, Rule, RuleDecision, RuleRun, RuleSummary, RulesQuery, RunRule},
};
use jixia_app::{Cx, catalogue, rules::population};
use jixia_lake::values;
use jixia_model::{Result, name::RuleName};
use serde_json::Value;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::rules as convert,
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

/// Most rows of a run that are shown.
const ROWS_SHOWN: usize = 1000;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(get))
        .routes(routes!(ask))
}

/// Routes that take as long as the registry is large.
pub(crate) fn long_routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(run))
}

/// Lists the rules, by name.
#[utoipa::path(
    get, path = "/api/rules", tag = "rules", operation_id = "list_rules", params(RulesQuery, PageQuery),
    responses((status = 200, body = Page<RuleSummary>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<RulesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<RuleSummary>>, Problem> {
    let found = catalogue::rules(&cx, query.valid_on, &paging::wanted(page, query.q.as_deref())?);
    Ok(Json(paging::page(page, found, |rule| convert::summary(&rule.rule))))
}

/// Shows a rule: what it asks, what it decides, what the text leaves open, and its worked examples.
#[utoipa::path(
    get, path = "/api/rules/{name}", tag = "rules", operation_id = "get_rule", params(("name" = String, Path)),
    responses((status = 200, body = Rule), Problem), security(("session" = []), ("api_key" = []))
)]
async fn get(cx: Cx, Path(name): Path<String>) -> Result<Json<Rule>, Problem> {
    Ok(Json(convert::rule(
        &catalogue::rule(&cx, &RuleName::parse(&name)?)?.rule,
    )))
}

/// Asks a rule for one case.
#[utoipa::path(
    post, path = "/api/rules/{name}/decide", tag = "rules", operation_id = "ask_rule", params(("name" = String, Path)),
    request_body = AskRule, responses((status = 200, body = RuleDecision), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn ask(cx: Cx, Path(name): Path<String>, Json(body): Json<AskRule>) -> Result<Json<RuleDecision>, Problem> {
    let given = convert::values_in(body.given)?;
    let (day, decision) = catalogue::ask(&cx, &RuleName::parse(&name)?, body.day, &given)?;
    Ok(Json(RuleDecision {
        outputs: convert::values(&decision.outputs),
        day,
    }))
}

/// Runs a rule over its registry: who is entitled, and what it costs in all.
#[utoipa::path(
    post, path = "/api/rules/{name}/run", tag = "rules", operation_id = "run_rule", params(("name" = String, Path)),
    request_body = RunRule, responses((status = 200, body = RuleRun), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn run(cx: Cx, Path(name): Path<String>, Json(body): Json<RunRule>) -> Result<Json<RuleRun>, Problem> {
    let wanted = population::Run {
        given: convert::values_in(body.given)?,
        day: body.day,
    };
    let entitled = population::list(&cx, &RuleName::parse(&name)?, &wanted).await?;
    let missing = entitled.missing.iter().map(|(input, cases)| MissingInput {
        input: input.clone(),
        cases: *cases,
    });
    Ok(Json(RuleRun {
        cases: entitled.cases,
        entitled: entitled.entitled,
        incomplete: entitled.incomplete,
        missing: missing.collect(),
        budget: entitled.budget.as_ref().map(jixia_app::rules::show),
        columns: entitled
            .schema
            .fields()
            .iter()
            .map(|field| field.name().clone())
            .collect(),
        rows: first_rows(&entitled)?,
    }))
}

fn first_rows(entitled: &population::Entitled) -> Result<Vec<Vec<Value>>> {
    let all = entitled
        .rows
        .iter()
        .flat_map(|batch| (0..batch.num_rows()).map(move |row| (batch, row)));
    let cells = |(batch, row): (&arrow::record_batch::RecordBatch, usize)| {
        let cells = batch
            .columns()
            .iter()
            .map(|column| Ok(convert::value(&values::value(column, row)?)));
        cells.collect()
    };
    all.take(ROWS_SHOWN).map(cells).collect()
}
