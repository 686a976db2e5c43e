//! The board of clocks.

use jixia_api::clocks::{Clock, ClockMatter, Clocks};
use jixia_app::Cx;
use jixia_sharing::clocks::{self, Matter};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::{flows, same_variants},
    extract::Json,
    problem::Problem,
    web::Web,
};

same_variants! {
    matter: Matter => ClockMatter { Share, Correction, CatalogueChange }
}

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Lists every open time limit of what the caller may see, the most urgent first (Decree 809 art. 17, 20 to 22, 26, 27).
#[utoipa::path(
    get, path = "/api/clocks", tag = "shares", operation_id = "list_clocks",
    responses((status = 200, body = Clocks), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(cx: Cx) -> Result<Json<Clocks>, Problem> {
    let board = clocks::board(&cx).await?;
    Ok(Json(Clocks {
        items: board.clocks.into_iter().map(clock).collect(),
        cut: board.cut,
    }))
}

fn clock(clock: clocks::Clock) -> Clock {
    let standing = flows::standing(&clock.standing);
    Clock {
        matter: matter(clock.matter),
        number: clock.number,
        dataset: clock.dataset.to_string(),
        from: clock.from.map(flows::party),
        to: flows::party(clock.to),
        state_title: standing.state_title,
        limits: standing.limits,
    }
}
