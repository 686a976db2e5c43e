//! What changed lately.

use jixia_api::{
    Page, PageQuery,
    changes::{Change, ChangeKind, ChangesQuery},
};
use jixia_app::{
    Cx,
    changes::{self, What},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert,
    extract::{Json, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Lists what was delivered and published since an instant, the latest first; at most the last 200 changes.
#[utoipa::path(
    get, path = "/api/changes", tag = "datasets", operation_id = "list_changes", params(ChangesQuery, PageQuery),
    responses((status = 200, body = Page<Change>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<ChangesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Change>>, Problem> {
    let wanted = paging::wanted(page, None)?;
    let found = changes::list(&cx, query.since, &wanted).await?;
    Ok(Json(paging::page(page, found, change)))
}

fn change(change: changes::Change) -> Change {
    let delivery = match &change.what {
        What::Delivered(delivery) => Some(delivery),
        What::Published => None,
    };
    Change {
        at: change.at,
        kind: match delivery {
            Some(_) => ChangeKind::Delivered,
            None => ChangeKind::Published,
        },
        delivery: delivery.map(|delivery| delivery.id.0),
        good: delivery.map(|delivery| delivery.counts.good),
        bad: delivery.map(|delivery| delivery.counts.bad),
        version: delivery.and_then(|delivery| delivery.version),
        dataset: convert::dataset_summary(change.dataset),
    }
}
