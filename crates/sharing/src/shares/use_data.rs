//! Using shared data over the service interface (服务接口): a keyed look-up, a verification, a bounded query. The grant is
//! read anew for every call, so that a suspension stops everything at once.

pub(crate) mod allowed;
mod record;

use jixia_app::{Cx, evidence, evidence::Draft};
use jixia_lake::Answer;
use jixia_model::{
    Error, Result,
    rule::RuleValue,
    share::{ShareMode, ShareNumber},
};

pub use self::{allowed::condition, record::Record};
use self::{
    allowed::{allow, ask, guard},
    record::{record, told},
};

/// Most rows of an answer to a bounded query.
pub const ROWS_MAX: u64 = 1000;

/// Looks one record up by its key; nothing is handed out before the receipt is sealed.
///
/// # Errors
/// `share.unknown`, `share.not_running`, `share.over`, `share.other_mode`, `share.too_often`, `purpose.missing`,
/// `share.case_missing`, `share.no_key`, `share.record_unknown`.
pub async fn look_up(cx: &Cx, number: &ShareNumber, case: &str, key: &str) -> Result<(Record, Draft)> {
    let allowed = allow(cx, number, case, ShareMode::Interface).await?;
    let (found, tables) = record(cx, &allowed, key).await?;
    let found = found.map(|record| told(&allowed.granted, record));
    let name = allowed.granted.dataset.name.clone();
    let draft = allowed.draft(cx, tables, case);
    let draft = draft.about(&name, [key.to_owned()], found.is_some());
    let Some(record) = found else {
        draft.seal_empty(cx).await?;
        let message = format!("The share {number} reaches no record '{key}'.");
        return Err(Error::not_found("share.record_unknown", message)
            .with("number", number)
            .with("key", key));
    };
    Ok((record, draft))
}

/// Whether the record of a key says what is stated: yes or no, nothing else. A record that the share does not reach
/// says no, like one that is not there.
///
/// # Errors
/// As [`look_up`], without the last; `share.nothing_to_verify`, `share.column_not_granted`.
pub async fn verify(
    cx: &Cx,
    number: &ShareNumber,
    case: &str,
    key: &str,
    stated: &[(String, String)],
) -> Result<(bool, Draft)> {
    let allowed = allow(cx, number, case, ShareMode::Interface).await?;
    if stated.is_empty() {
        let message = "State at least one value that is to be verified.";
        return Err(Error::invalid("share.nothing_to_verify", message));
    }
    let granted = &allowed.grant().scope.columns;
    if let Some((column, _)) = stated.iter().find(|(column, _)| !granted.contains(column)) {
        let message = format!("The share {number} does not grant the column '{column}'.");
        return Err(Error::invalid("share.column_not_granted", message)
            .with("number", number)
            .with("column", column));
    }
    let (found, tables) = record(cx, &allowed, key).await?;
    let (name, is_there) = (allowed.granted.dataset.name.clone(), found.is_some());
    let is_so = found.is_some_and(|record| stated.iter().all(|(column, value)| says(&record, column, value)));
    let draft = allowed.draft(cx, tables, case);
    Ok((is_so, draft.about(&name, [key.to_owned()], is_there)))
}

/// Whether a record says `stated` of a column, written as the API writes it.
fn says(record: &Record, column: &str, stated: &str) -> bool {
    let value = record.iter().find(|(name, _)| name == column).map(|(_, value)| value);
    match value {
        None | Some(RuleValue::Null) => false,
        Some(RuleValue::Boolean(known)) => stated.trim() == known.to_string(),
        Some(RuleValue::Number(known) | RuleValue::Text(known)) => stated.trim() == known,
    }
}

/// Rows of the share for which a condition is true, at most 1,000.
///
/// # Errors
/// As [`look_up`]; what the lake says of the condition.
pub async fn rows(
    cx: &Cx,
    number: &ShareNumber,
    case: &str,
    condition: Option<&str>,
    rows_max: u64,
) -> Result<(Answer, Draft)> {
    let allowed = allow(cx, number, case, ShareMode::Interface).await?;
    let name = &allowed.granted.dataset.name;
    let rows_max = rows_max.clamp(1, ROWS_MAX);
    let filter = match condition {
        Some(sql) => {
            self::condition(&*cx.services.lake, &allowed.granted.contract, sql)?;
            // A comment in the condition reaches no further than its line.
            format!(" where ({sql}\n)")
        }
        None => String::new(),
    };
    let sql = format!("select * from {name}{filter} limit {}", rows_max + 1);
    let answer = ask(cx, &allowed.granted, sql, guard(&allowed.granted), rows_max).await?;
    let draft = allowed.draft(cx, evidence::tables(&answer.tables), case);
    Ok((answer, draft))
}
