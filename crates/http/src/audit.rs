//! The audit trail, as pages and as a CSV file.

use axum::{http::header, response::IntoResponse};
use jixia_api::{
    Page, PageQuery,
    audit::{AuditEntry, AuditQuery},
};
use jixia_app::{Cx, audit};
use jixia_model::{
    Error,
    id::{OrganisationId, PersonId},
};
use jixia_store::{AuditFilter, Outcome};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    extract::{Json, Query},
    paging,
    problem::Problem,
    web::Web,
};

/// Most rows of one CSV file.
const EXPORT_ROWS_MAX: u64 = 100_000;
/// Tells spreadsheet programs that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(export))
}

/// Lists entries of the audit trail, newest first.
#[utoipa::path(
    get, path = "/api/audit", tag = "audit", operation_id = "list_audit", params(AuditQuery, PageQuery),
    responses((status = 200, body = Page<AuditEntry>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list(
    cx: Cx,
    Query(query): Query<AuditQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<AuditEntry>>, Problem> {
    let found = audit::list(&cx, &filter(query), &paging::wanted(page, None)?).await?;
    Ok(Json(paging::page(page, found, entry)))
}

/// Gives the newest entries, at most 100,000, as a CSV file for spreadsheet programs.
#[utoipa::path(
    get, path = "/api/audit.csv", tag = "audit", operation_id = "export_audit", params(AuditQuery),
    responses((status = 200, body = String, content_type = "text/csv"), Problem),
    security(("session" = []), ("api_key" = []))
)]
async fn export(cx: Cx, Query(query): Query<AuditQuery>) -> Result<impl IntoResponse, Problem> {
    let entries = audit::newest(&cx, &filter(query), EXPORT_ROWS_MAX).await?;
    let mut writer = csv::Writer::from_writer(BYTE_ORDER_MARK.to_vec());
    for found in entries {
        writer.serialize(guarded(entry(found))).map_err(Error::internal)?;
    }
    let file = writer
        .into_inner()
        .map_err(|error| Error::internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
    ];
    Ok((headers, file))
}

fn filter(query: AuditQuery) -> AuditFilter {
    AuditFilter {
        person: query.person.map(PersonId),
        organisation: query.organisation.map(OrganisationId),
        action: query.action,
        resource_kind: query.resource_kind,
        resource: query.resource,
        from: query.from,
        to: query.to,
        outcome: query
            .allowed
            .map(|allowed| if allowed { Outcome::Allowed } else { Outcome::Refused }),
    }
}

fn entry(entry: jixia_store::AuditEntry) -> AuditEntry {
    AuditEntry {
        id: entry.id.0,
        at: entry.at,
        person: entry.person.map(|person| person.0),
        login: entry.login,
        role: entry.role,
        api_key: entry.api_key.map(|key| key.0),
        action: entry.action,
        resource_kind: entry.resource_kind,
        resource_id: entry.resource_id,
        resource_name: entry.resource_name,
        allowed: entry.outcome == Outcome::Allowed,
        purpose: entry.purpose,
        note: entry.note,
        request_id: entry.request_id,
    }
}

/// Keeps spreadsheet programs from taking a text that a caller wrote for a formula.
fn guarded(mut entry: AuditEntry) -> AuditEntry {
    let guard = |text: &mut String| {
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            text.insert(0, '\'');
        }
    };
    guard(&mut entry.resource_name);
    guard(&mut entry.resource_id);
    entry.purpose.as_mut().map(guard);
    entry.note.as_mut().map(guard);
    entry
}
