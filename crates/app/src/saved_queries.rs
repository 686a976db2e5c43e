//! Statements that people keep for themselves, so that they find them on every computer they log in at.

use jixia_model::{Error, Result, id::SavedQueryId};
use jixia_policy::{Action, Resource};
use jixia_store::{Page, PageOf, SavedQuery};

use crate::Cx;

/// Most characters of a name.
const NAME_LENGTH_MAX: usize = 60;
/// Most characters of a statement.
const SQL_LENGTH_MAX: usize = 20_000;
/// Most statements that one person keeps.
const QUERIES_MAX: u64 = 200;

/// Lists what the caller keeps, the latest first; nobody sees what others keep.
///
/// # Errors
/// Refusals.
pub async fn list(cx: &Cx, page: &Page) -> Result<PageOf<SavedQuery>> {
    let _permit = cx.permit(Action::SaveQuery, &Resource::Installation)?;
    let mut reader = cx.services.store.read().await?;
    reader.saved_queries().list(cx.caller.person, page).await
}

/// Keeps a statement under a name, in place of the one that had it.
///
/// # Errors
/// `saved_query.name_malformed`, `saved_query.sql_malformed`, `saved_query.too_many`, refusals.
pub async fn save(cx: &Cx, name: &str, sql: &str) -> Result<SavedQuery> {
    let permit = cx.permit(Action::SaveQuery, &Resource::Installation)?;
    let name = name.trim();
    check(name, sql)?;
    let person = cx.caller.person;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let known = tx.saved_queries().find_by_name(person, name).await?;
    // Only the total is wanted, not the statements.
    if known.is_none() && tx.saved_queries().list(person, &Page::new(0, 1)?).await?.total >= QUERIES_MAX {
        let message = format!("You keep {QUERIES_MAX} queries already; remove one before you keep another.");
        return Err(Error::invalid("saved_query.too_many", message).with("most", QUERIES_MAX));
    }
    let query = SavedQuery {
        id: known.map_or_else(|| SavedQueryId::new(cx.ids()), |known| known.id),
        person,
        name: name.to_owned(),
        sql: sql.to_owned(),
        saved_at: cx.now(),
    };
    tx.saved_queries().save(&query).await?;
    tx.commit(permit.noting(name)).await?;
    Ok(query)
}

/// Removes a statement that the caller keeps.
///
/// # Errors
/// `saved_query.unknown` (not found), refusals.
pub async fn delete(cx: &Cx, id: SavedQueryId) -> Result<()> {
    let permit = cx.permit(Action::SaveQuery, &Resource::Installation)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    if !tx.saved_queries().delete(cx.caller.person, id).await? {
        let message = format!("You keep no query '{id}'.");
        return Err(Error::not_found("saved_query.unknown", message).with("id", id));
    }
    tx.commit(permit.noting(format!("removed {id}"))).await
}

fn check(name: &str, sql: &str) -> Result<()> {
    if !(1..=NAME_LENGTH_MAX).contains(&name.chars().count()) {
        let message = format!("Give the query a name of 1 to {NAME_LENGTH_MAX} characters.");
        return Err(Error::invalid("saved_query.name_malformed", message).with("most", NAME_LENGTH_MAX));
    }
    if sql.trim().is_empty() || sql.chars().count() > SQL_LENGTH_MAX {
        let message = format!("A query that is kept has 1 to {SQL_LENGTH_MAX} characters.");
        return Err(Error::invalid("saved_query.sql_malformed", message).with("most", SQL_LENGTH_MAX));
    }
    Ok(())
}
