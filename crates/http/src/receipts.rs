//! Receipts and the log of evidence.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jixia_api::{
    Page, PageQuery,
    receipts::{
        Consistency, ConsistencyQuery, Receipt, ReceiptFile, ReceiptKind, ReceiptTable, ReceiptVerified, ReceiptsQuery,
    },
};
use jixia_app::{Cx, evidence};
use jixia_evidence::{Kind, TableRead};
use jixia_model::{
    DatasetName, Result,
    id::{OrganisationId, PersonId, ReceiptId},
};
use jixia_store::{LoggedReceipt, ReceiptFilter};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::{
    convert::same_variants,
    download,
    extract::{Json, Path, Query},
    paging,
    problem::Problem,
    web::Web,
};

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(file))
        .routes(routes!(checkpoint))
        .routes(routes!(consistency))
        .routes(routes!(key))
        .routes(routes!(verify))
}

/// Lists receipts of the own organisation and those below it, the latest first; auditors see all.
#[utoipa::path(
    get, path = "/api/receipts", tag = "evidence", operation_id = "list_receipts", params(ReceiptsQuery, PageQuery),
    responses((status = 200, body = Page<Receipt>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<ReceiptsQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Receipt>>, Problem> {
    let found = evidence::list(&cx, &filter(query)?, &paging::wanted(page, None)?).await?;
    Ok(Json(paging::page(page, found, receipt)))
}

/// Gives a receipt with all that is needed to check it offline, beside the public key.
#[utoipa::path(
    get, path = "/api/receipts/{id}", tag = "evidence", operation_id = "get_receipt", params(("id" = Uuid, Path)),
    responses((status = 200, body = ReceiptFile), Problem), security(("session" = []), ("api_key" = []))
)]
async fn file(cx: Cx, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    let file = evidence::file(&cx, ReceiptId(id)).await?.to_json()?;
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            download::attachment(&format!("{id}.receipt.json")),
        ),
    ];
    Ok((headers, file).into_response())
}

/// Gives the signed checkpoint of the log as it is now (C2SP tlog-checkpoint). Whoever keeps one can prove later that the log
/// only grew.
#[utoipa::path(
    get, path = "/api/evidence/checkpoint", tag = "evidence", operation_id = "get_checkpoint",
    responses((status = 200, body = String, content_type = "text/plain"), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn checkpoint(cx: Cx) -> Result<String, Problem> {
    Ok(evidence::checkpoint(&cx).await?)
}

/// Proves that the log as it is now continues the one of an older checkpoint (RFC 9162).
#[utoipa::path(
    get, path = "/api/evidence/consistency", tag = "evidence", operation_id = "prove_consistency",
    params(ConsistencyQuery),
    responses((status = 200, body = Consistency), Problem), security(("session" = []), ("api_key" = []))
)]
async fn consistency(cx: Cx, Query(query): Query<ConsistencyQuery>) -> Result<Json<Consistency>, Problem> {
    let (checkpoint, proof) = evidence::consistency(&cx, query.from).await?;
    Ok(Json(Consistency {
        proof: proof.iter().map(|hash| STANDARD.encode(hash)).collect(),
        checkpoint,
    }))
}

/// Gives the public key with which checkpoints of the log are checked: one line, `name+number+key` (C2SP signed-note).
#[utoipa::path(
    get, path = "/api/evidence/key", tag = "evidence", operation_id = "get_public_key",
    responses((status = 200, body = String, content_type = "text/plain"), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn key(cx: Cx) -> Result<String, Problem> {
    Ok(evidence::public_key(&cx.services)? + "\n")
}

/// Checks a receipt file with the public key of the log, for who has nothing to check it with; trusting nobody, one does it
/// with `jixia verify receipt` or a program of one's own.
#[utoipa::path(
    post, path = "/api/evidence/verify", tag = "evidence", operation_id = "verify_receipt", request_body = ReceiptFile,
    responses((status = 200, body = ReceiptVerified), Problem), security(("session" = []), ("api_key" = []))
)]
async fn verify(cx: Cx, Json(body): Json<ReceiptFile>) -> Result<Json<ReceiptVerified>, Problem> {
    let index = body.index;
    let (receipt, size) = evidence::verify(&cx.services, body.receipt, index, &body.proof, body.checkpoint)?;
    Ok(Json(ReceiptVerified {
        id: receipt.id.0,
        index,
        size,
    }))
}

same_variants! {
    kind: Kind => ReceiptKind { Answer, Refusal, Batch, File }
    kind_in: ReceiptKind => Kind { Answer, Refusal, Batch, File }
}

fn filter(query: ReceiptsQuery) -> Result<ReceiptFilter> {
    Ok(ReceiptFilter {
        dataset: query.dataset.as_deref().map(DatasetName::parse).transpose()?,
        grant: query.grant,
        organisation: query.organisation.map(OrganisationId),
        person: query.person.map(PersonId),
        kind: query.kind.map(kind_in),
        from: query.from,
        to: query.to,
    })
}

fn receipt(logged: LoggedReceipt) -> Receipt {
    let receipt = logged.receipt;
    let table = |table: TableRead| ReceiptTable {
        dataset: table.dataset,
        version: table.version,
    };
    Receipt {
        id: receipt.id.0,
        index: logged.number,
        at: receipt.at,
        kind: kind(receipt.kind),
        door: receipt.door.word().to_owned(),
        organisation: receipt.organisation.map(|organisation| organisation.0),
        person: receipt.person.map(|person| person.0),
        api_key: receipt.api_key.map(|key| key.0),
        grant: receipt.grant,
        purpose: receipt.purpose,
        case: receipt.case,
        tables: receipt.tables.into_iter().map(table).collect(),
        rows: receipt.rows,
        answer_sha256: receipt.answer.map(hex::encode),
    }
}
