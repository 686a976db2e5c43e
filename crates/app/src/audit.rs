//! The audit trail: who did what and why, what was refused, and reading it.

use std::sync::{Arc, Mutex, PoisonError};

use jixia_model::Result;
use jixia_policy::{Action, Refusal, Resource};
use jixia_store::{AuditEntry, AuditFilter, Page, PageOf, Trail};

use crate::{Cx, Services};

/// Acts that were refused during one request. Clones share the list.
#[derive(Clone, Debug, Default)]
pub struct Refusals(Arc<Mutex<Vec<(Refusal, Trail)>>>);

impl Refusals {
    /// Keeps a refusal until it is written to the trail.
    pub fn add(&self, refusal: Refusal, trail: Trail) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((refusal, trail));
    }

    fn take(&self) -> Vec<(Refusal, Trail)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Writes what was refused to the trail; called at the edge, when no change is open any more, because SQLite has one
/// writer.
pub async fn record_refusals(services: &Services, refusals: &Refusals) -> Result<()> {
    for (refusal, trail) in refusals.take() {
        services.store.record_refusal(&refusal, trail).await?;
    }
    Ok(())
}

/// Entries of the trail, newest first.
///
/// # Errors
/// Refusals.
pub async fn list(cx: &Cx, filter: &AuditFilter, page: &Page) -> Result<PageOf<AuditEntry>> {
    // Reading the trail is itself of interest to those who read it.
    let permit = cx.permit(Action::ReadAudit, &Resource::Installation)?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadAudit);
    let found = cx
        .services
        .store
        .read()
        .await?
        .audit()
        .list(&visible, filter, page)
        .await?;
    cx.services.store.record_access(permit, cx.trail()).await?;
    Ok(found)
}

/// The newest entries, at most `rows_max`, oldest last.
///
/// # Errors
/// Refusals.
pub async fn newest(cx: &Cx, filter: &AuditFilter, rows_max: u64) -> Result<Vec<AuditEntry>> {
    let permit = cx.permit(Action::ReadAudit, &Resource::Installation)?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadAudit);
    let mut reader = cx.services.store.read().await?;
    let mut entries = Vec::new();
    while (entries.len() as u64) < rows_max {
        let page = Page::new(entries.len() as u64, Page::LIMIT_MAX)?;
        let found = reader.audit().list(&visible, filter, &page).await?;
        entries.extend(found.items);
        if entries.len() as u64 >= found.total {
            break;
        }
    }
    drop(reader);
    entries.truncate(rows_max as usize);
    cx.services
        .store
        .record_access(permit.noting(format!("{} rows", entries.len())), cx.trail())
        .await?;
    Ok(entries)
}
