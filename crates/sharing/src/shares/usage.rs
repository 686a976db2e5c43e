//! How a share is used, as its parties, the authority and the auditor see it (Decree 809 art. 29 and 35).

use chrono::TimeDelta;
use jixia_app::Cx;
use jixia_model::{
    Result,
    id::PersonId,
    share::{
        ShareNumber,
        usage::{CallerUse, Usage},
    },
};
use jixia_policy::Action;

use super::Known;

/// So far back use is told.
const DAYS: i64 = 90;

/// How a share was used, with the names of its callers as far as the caller may know them.
pub struct Used {
    /// Day by day.
    pub usage: Usage,
    /// Each caller with a name.
    pub callers: Vec<(Option<String>, CallerUse)>,
}

/// How the share was used in the last 90 days, by its receipts.
///
/// # Errors
/// `share.unknown` when it does not exist or may not be seen.
pub async fn get(cx: &Cx, number: &ShareNumber) -> Result<Used> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadShare, &known.resource(cx))?;
    let hours = reader
        .receipts()
        .use_of(number, cx.now() - TimeDelta::days(DAYS))
        .await?;
    let packs = cx.services.packs();
    let usage = Usage::of(hours, packs.calendar());
    let people: Vec<PersonId> = usage.callers.keys().copied().flatten().collect();
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadPerson);
    let names = reader.people().names(&visible, &people).await?;
    let callers = usage.callers.iter();
    let callers = callers.map(|(person, used)| (person.and_then(|person| names.get(&person).cloned()), used.clone()));
    Ok(Used {
        callers: callers.collect(),
        usage,
    })
}
