//! The audit trail, as pages and as a CSV file.

use axum::{http::header, response::IntoResponse};
use chrono::{DateTime, Utc};
use jixia_api::{
    Page, PageQuery,
    audit::{AuditAction, AuditEntry, AuditQuery},
};
use jixia_app::{
    Cx,
    audit::{self, Told},
};
use jixia_model::{
    Error, Language, Text,
    id::{OrganisationId, PersonId},
};
use jixia_store::{AuditFilter, Outcome};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::{
    convert,
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
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(list_actions))
        .routes(routes!(export))
}

/// Lists the acts that entries can be about.
#[utoipa::path(
    get, path = "/api/audit/actions", tag = "audit", operation_id = "list_audit_actions",
    responses((status = 200, body = Vec<AuditAction>), Problem), security(("session" = []), ("api_key" = []))
)]
async fn list_actions(_: Cx) -> Json<Vec<AuditAction>> {
    let actions = audit::actions().into_iter();
    Json(
        actions
            .map(|(word, title)| AuditAction {
                action: word.to_owned(),
                title: convert::text(title),
            })
            .collect(),
    )
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
        writer.serialize(row(found, cx.language)).map_err(Error::internal)?;
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

fn entry(told: Told) -> AuditEntry {
    let entry = told.entry;
    AuditEntry {
        id: entry.id.0,
        at: entry.at,
        person: entry.person.map(|person| person.0),
        login: entry.login,
        role: entry.role,
        organisation: entry.organisation.map(|organisation| organisation.0),
        organisation_name: told.organisation_name.map(convert::text),
        api_key: entry.api_key.map(|key| key.0),
        action: entry.action,
        action_title: convert::text(told.action_title),
        resource_kind: entry.resource_kind,
        resource_title: convert::text(told.resource_title),
        resource_id: entry.resource_id,
        resource_name: entry.resource_name,
        allowed: entry.outcome == Outcome::Allowed,
        purpose: entry.purpose,
        note: entry.note,
        request_id: entry.request_id,
    }
}

/// An entry as a row of the CSV file, in the language of who asks for it.
#[derive(Serialize)]
struct Row {
    id: Uuid,
    at: DateTime<Utc>,
    person: Option<Uuid>,
    login: String,
    role: String,
    organisation: String,
    api_key: Option<Uuid>,
    action: String,
    action_title: String,
    resource_kind: String,
    resource_name: String,
    resource_id: String,
    allowed: bool,
    purpose: String,
    note: String,
    request_id: String,
}

fn row(told: Told, language: Language) -> Row {
    let said = |text: &Text| text.in_language(language).to_owned();
    let entry = told.entry;
    Row {
        at: entry.at,
        login: entry.login.unwrap_or_default(),
        role: entry.role.unwrap_or_default(),
        organisation: guarded(told.organisation_name.as_ref().map(said).unwrap_or_default()),
        action: entry.action,
        action_title: said(&told.action_title),
        resource_kind: entry.resource_kind,
        resource_name: guarded(entry.resource_name),
        resource_id: guarded(entry.resource_id),
        allowed: entry.outcome == Outcome::Allowed,
        purpose: guarded(entry.purpose.unwrap_or_default()),
        note: guarded(entry.note.unwrap_or_default()),
        person: entry.person.map(|person| person.0),
        api_key: entry.api_key.map(|key| key.0),
        request_id: entry.request_id,
        id: entry.id.0,
    }
}

/// Keeps spreadsheet programs from taking a text that a caller wrote for a formula.
fn guarded(mut text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        text.insert(0, '\'');
    }
    text
}
