//! Notices: what the own organisation is told, and that somebody has read it.

use jixia_app::Cx;
use jixia_model::{Error, Result, id::NoticeId, notice::Notice, organisation::Organisation};
use jixia_policy::{Action, Permit, Resource};
use jixia_store::{Page, PageOf, Reader};

/// Lists what the caller's own organisation is told, the latest first; only what nobody has read if `unread`.
///
/// # Errors
/// Refusals.
pub async fn list(cx: &Cx, unread: bool, page: &Page) -> Result<PageOf<Notice>> {
    let mut reader = cx.services.store.read().await?;
    let (own, _permit) = own(cx, &mut reader, Action::ReadNotice).await?;
    reader.notices().list(own.id, unread, page).await
}

/// Marks a notice to the own organisation as read.
///
/// # Errors
/// `notice.unknown`, also for notices to others; refusals.
pub async fn mark(cx: &Cx, id: NoticeId) -> Result<Notice> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (own, permit) = own(cx, &mut tx, Action::MarkNotice).await?;
    let found = tx.notices().find(id).await?;
    let notice = found.filter(|notice| notice.organisation == own.id);
    let notice = notice.ok_or_else(|| unknown(id))?;
    tx.notices().mark(&notice, cx.caller.person, cx.now(), &permit).await?;
    let number = notice.correction.to_string();
    tx.commit(permit.noting(number)).await?;
    Ok(Notice {
        seen_at: notice.seen_at.or(Some(cx.now())),
        seen_by: notice.seen_by.or(Some(cx.caller.person)),
        ..notice
    })
}

async fn own(cx: &Cx, reader: &mut Reader, action: Action) -> Result<(Organisation, Permit)> {
    let organisation = reader.organisations().get(cx.caller.organisation).await?;
    let resource = Resource::Organisation {
        organisation: &organisation,
        path: &cx.caller.organisation_path,
    };
    let permit = cx.permit(action, &resource)?;
    Ok((organisation, permit))
}

fn unknown(id: NoticeId) -> Error {
    let message = format!("There is no notice '{id}' to your organisation.");
    Error::not_found("notice.unknown", message).with("id", id)
}
