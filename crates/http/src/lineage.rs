//! Where the rows of a dataset come from, and what is made of them.

use jixia_api::lineage as api;
use jixia_app::{
    Cx,
    lineage::{self, EdgeKind, NodeKind},
};
use jixia_model::{DatasetName, dataset::Origin};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    convert::text,
    extract::{Json, Path, Query},
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(of))
}

/// Tells what a dataset is made from, and what is made of it; what the caller may not see has no name.
#[utoipa::path(
    get, path = "/api/datasets/{name}/lineage", tag = "datasets", operation_id = "lineage_of_dataset",
    params(("name" = String, Path), api::LineageQuery),
    responses((status = 200, body = api::Lineage), Problem), security(("session" = []), ("api_key" = []))
)]
async fn of(
    cx: Cx,
    Path(name): Path<String>,
    Query(query): Query<api::LineageQuery>,
) -> Result<Json<api::Lineage>, Problem> {
    let found = lineage::of(&cx, &DatasetName::parse(&name)?, query.depth).await?;
    Ok(Json(api::Lineage {
        nodes: found.nodes.into_iter().map(node).collect(),
        edges: found.edges.into_iter().map(edge).collect(),
        cut: found.cut,
    }))
}

fn node(node: lineage::Node) -> api::LineageNode {
    api::LineageNode {
        id: node.id,
        kind: match node.kind {
            NodeKind::Dataset(Origin::Delivered) => api::LineageKind::Delivered,
            NodeKind::Dataset(Origin::Model) => api::LineageKind::Model,
            NodeKind::Dataset(Origin::Registry) => api::LineageKind::Registry,
            NodeKind::Dataset(Origin::Reference) => api::LineageKind::Reference,
            NodeKind::Rule => api::LineageKind::Rule,
            NodeKind::Indicator => api::LineageKind::Indicator,
            NodeKind::Organisation => api::LineageKind::Organisation,
            NodeKind::Hidden => api::LineageKind::Hidden,
        },
        name: node.name,
        title: node.title.map(text),
        owner_name: node.owner_name.map(text),
        distance: node.distance,
    }
}

fn edge(edge: lineage::Edge) -> api::LineageEdge {
    api::LineageEdge {
        from: edge.from,
        to: edge.to,
        kind: match edge.kind {
            EdgeKind::Delivers => api::LineageStep::Delivers,
            EdgeKind::Reads => api::LineageStep::Reads,
            EdgeKind::Merges => api::LineageStep::Merges,
            EdgeKind::Decides => api::LineageStep::Decides,
            EdgeKind::Counts => api::LineageStep::Counts,
        },
    }
}
