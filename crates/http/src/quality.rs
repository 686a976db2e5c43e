//! The quality of a dataset over time.

use jixia_api::quality::{MeasuredDelivery, QualityHistory, QualityQuery, QualitySeverity, RuleFound, RuleHistory};
use jixia_app::{Cx, quality};
use jixia_model::DatasetName;
use jixia_store::Span;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::text,
    extract::{Json, Path, Query},
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(over_time))
}

/// Tells how often each rule failed in each delivery to a dataset, of the last 100 deliveries.
#[utoipa::path(
    get, path = "/api/datasets/{name}/quality", tag = "deliveries", operation_id = "quality_over_time",
    params(("name" = String, Path), QualityQuery),
    responses((status = 200, body = QualityHistory), Problem), security(("session" = []), ("api_key" = []))
)]
async fn over_time(
    cx: Cx,
    Path(name): Path<String>,
    Query(query): Query<QualityQuery>,
) -> Result<Json<QualityHistory>, Problem> {
    let span = Span {
        from: query.from,
        to: query.to,
    };
    let history = quality::over_time(&cx, &DatasetName::parse(&name)?, span).await?;
    Ok(Json(QualityHistory {
        deliveries: history.deliveries.into_iter().map(measured).collect(),
        rules: history.rules.into_iter().map(rule).collect(),
        cut: history.cut,
    }))
}

fn measured(delivery: quality::Measured) -> MeasuredDelivery {
    MeasuredDelivery {
        delivery: delivery.delivery.0,
        at: delivery.at,
        rows: delivery.rows,
        bad: delivery.bad,
        checked: delivery.checked,
        failed: delivery.failed,
        warned: delivery.warned,
    }
}

fn rule(rule: quality::RuleHistory) -> RuleHistory {
    let found = rule.found.into_iter().map(|found| RuleFound {
        delivery: found.delivery.0,
        checked: found.checked,
        failed: found.failed,
    });
    RuleHistory {
        rule: rule.rule,
        title: rule.title.map(text),
        column: rule.column,
        column_title: rule.column_title.map(text),
        severity: if rule.warning {
            QualitySeverity::Warning
        } else {
            QualitySeverity::Error
        },
        found: found.collect(),
    }
}
