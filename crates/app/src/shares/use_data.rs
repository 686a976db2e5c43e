//! Using shared data over the service interface (服务接口): a keyed look-up, a verification, a bounded query. The grant is
//! read anew for every call, so that a suspension stops everything at once.

use std::sync::Arc;

use arrow::{
    datatypes::{DataType, Field},
    record_batch::RecordBatch,
};
use futures::TryStreamExt;
use jixia_evidence::{Kind, TableRead};
use jixia_lake::{
    Answer, ColumnGuard, Compiled, Lake, Limits, Program, Query, QueryTable, RowGuard, Rows, Source, schema, values,
};
use jixia_model::{
    Error, Result,
    contract::Contract,
    dataset::{Dataset, Origin},
    rule::RuleValue,
    share::{Grant, Share, ShareMode, ShareNumber},
};
use jixia_policy::{Action, Permit};

use super::Known;
use crate::{Cx, datasets, evidence, evidence::Draft, registries};

/// Most rows of an answer to a bounded query.
pub const ROWS_MAX: u64 = 1000;
/// Most characters of a case number.
const CASE_LENGTH_MAX: usize = 64;

/// The granted columns of a record, by name.
pub type Record = Vec<(String, RuleValue)>;

/// A use that was allowed.
struct Allowed {
    permit: Permit,
    share: Share,
    grant: Grant,
    dataset: Dataset,
    contract: Arc<Contract>,
}

impl Allowed {
    /// The receipt of what is handed out, with the audit row.
    fn draft(self, cx: &Cx, tables: Vec<TableRead>, case: &str) -> Draft {
        let case = case.trim();
        let draft = Draft::new(cx, tables).with_permit(cx, self.permit.noting(case));
        draft.under(self.share.number.as_str(), Some(case))
    }
}

/// Looks one record up by its key; nothing is handed out before the receipt is sealed.
///
/// # Errors
/// `share.unknown`, `share.not_running`, `share.over`, `share.other_mode`, `share.too_often`, `purpose.missing`,
/// `share.case_missing`, `share.no_key`, `share.record_unknown`.
pub async fn look_up(cx: &Cx, number: &ShareNumber, case: &str, key: &str) -> Result<(Record, Draft)> {
    let allowed = allow(cx, number, case).await?;
    let (found, tables) = record(cx, &allowed, key).await?;
    let draft = allowed.draft(cx, tables, case);
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
    let allowed = allow(cx, number, case).await?;
    if stated.is_empty() {
        let message = "State at least one value that is to be verified.";
        return Err(Error::invalid("share.nothing_to_verify", message));
    }
    let granted = &allowed.grant.scope.columns;
    if let Some((column, _)) = stated.iter().find(|(column, _)| !granted.contains(column)) {
        let message = format!("The share {number} does not grant the column '{column}'.");
        return Err(Error::invalid("share.column_not_granted", message)
            .with("number", number)
            .with("column", column));
    }
    let (found, tables) = record(cx, &allowed, key).await?;
    let is_so = found.is_some_and(|record| stated.iter().all(|(column, value)| says(&record, column, value)));
    Ok((is_so, allowed.draft(cx, tables, case)))
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
    let allowed = allow(cx, number, case).await?;
    let name = &allowed.dataset.name;
    let rows_max = rows_max.clamp(1, ROWS_MAX);
    let filter = match condition {
        Some(sql) => {
            self::condition(&*cx.services.lake, &allowed.contract, sql)?;
            // A comment in the condition reaches no further than its line.
            format!(" where ({sql}\n)")
        }
        None => String::new(),
    };
    let sql = format!("select * from {name}{filter} limit {}", rows_max + 1);
    let answer = ask(cx, &allowed, sql, guard(&allowed), rows_max).await?;
    let draft = allowed.draft(cx, evidence::tables(&answer.tables), case);
    Ok((answer, draft))
}

/// Compiles a condition over the columns of a contract; it must be one SQL expression that is true or false.
///
/// # Errors
/// What the lake says of the expression.
pub fn condition(lake: &dyn Lake, contract: &Contract, sql: &str) -> Result<Box<dyn Compiled>> {
    lake.compile(&Program {
        input: schema::contract_schema(contract),
        outputs: vec![(Field::new("granted", DataType::Boolean, true), sql.to_owned())],
        lookups: Vec::new(),
    })
}

/// Holds a call against the grant as it is now.
async fn allow(cx: &Cx, number: &ShareNumber, case: &str) -> Result<Allowed> {
    cx.check_purpose()?;
    if !(1..=CASE_LENGTH_MAX).contains(&case.trim().chars().count()) {
        let message =
            format!("Give the number of the case for which the data are used, 1 to {CASE_LENGTH_MAX} characters.");
        return Err(Error::invalid("share.case_missing", message).with("most", CASE_LENGTH_MAX));
    }
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    // Who may not even see the share is told that there is none; who may is told why it does not flow.
    let _seen = cx.permit(Action::ReadShare, &known.resource(cx))?;
    let used = cx.permit(Action::UseShare, &known.resource(cx));
    let grant = match known.share.usable(ShareMode::Interface, cx.today()) {
        Ok(grant) => grant.clone(),
        Err(error) if used.is_ok() => return Err(refused(cx, number, case, error).await?),
        Err(error) => return Err(error),
    };
    let permit = used?;
    let counted = cx
        .services
        .calls
        .count(known.share.id, grant.calls_per_minute, cx.now());
    if let Err(error) = counted {
        return Err(refused(cx, number, case, error).await?);
    }
    let dataset = reader.datasets().get(known.share.dataset).await?;
    Ok(Allowed {
        contract: datasets::contract(&cx.services, &dataset)?,
        permit,
        share: known.share,
        grant,
        dataset,
    })
}

/// A use that the policies allow and the grant does not; the refusal has a receipt like one of the policies.
async fn refused(cx: &Cx, number: &ShareNumber, case: &str, error: Error) -> Result<Error> {
    let draft = Draft::new(cx, Vec::new()).of_kind(Kind::Refusal);
    draft.under(number.as_str(), Some(case.trim())).seal_empty(cx).await?;
    Ok(error)
}

/// The record of a key as far as the share reaches it.
async fn record(cx: &Cx, allowed: &Allowed, key: &str) -> Result<(Option<Record>, Vec<TableRead>)> {
    let [column] = allowed.contract.key()[..] else {
        let name = &allowed.dataset.name;
        let message = format!("Dataset '{name}' has no key of one column; ask for rows instead.");
        return Err(Error::conflict("share.no_key", message).with("name", name));
    };
    // Invariant: a quote in a SQL literal is written twice.
    let literal = key.replace('\'', "''");
    let sql = format!(
        "select * from {} where {column} = '{literal}' limit 1",
        allowed.dataset.name
    );
    let mut guard = guard(allowed);
    // The key picks the record; whether it is shown is up to the grant.
    guard.columns.retain(|(name, _)| name != column);
    let answer = ask(cx, allowed, sql, guard, 1).await?;
    let read = evidence::tables(&answer.tables);
    let names: Vec<String> = answer
        .schema
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .collect();
    let batches: Vec<RecordBatch> = answer.rows.try_collect().await?;
    let Some(row) = batches.iter().flat_map(values::rows).next() else {
        return Ok((None, read));
    };
    let cells = names.into_iter().zip(row?);
    let granted = cells.filter(|(name, _)| allowed.grant.scope.columns.contains(name));
    Ok((Some(granted.collect()), read))
}

/// Answers `sql` over the shared table behind `guard`.
async fn ask(cx: &Cx, allowed: &Allowed, sql: String, guard: RowGuard, rows_max: u64) -> Result<Answer> {
    let table = allowed.dataset.name.clone();
    let query = Query {
        sql,
        tables: vec![QueryTable {
            name: table.to_string(),
            source: Source::Table {
                table,
                version: None,
                guard,
            },
        }],
        limits: Limits {
            rows_max,
            ..cx.services.query_limits
        },
    };
    cx.services.lake.query(query).await
}

/// What the grant lets through: its rows and its columns, and for a registry what holds now.
fn guard(allowed: &Allowed) -> RowGuard {
    let granted = &allowed.grant.scope.columns;
    let hidden = allowed
        .contract
        .columns
        .iter()
        .filter(|column| !granted.contains(&column.name));
    let columns = hidden
        .map(|column| (column.name.clone(), ColumnGuard::Hidden))
        .collect();
    let now = (allowed.dataset.origin == Origin::Registry).then(|| registries::HOLDS_NOW.to_owned());
    let rows = allowed.grant.rows(&allowed.share.application, &allowed.contract);
    let conditions: Vec<String> = now.into_iter().chain(rows).collect();
    RowGuard {
        rows: if conditions.is_empty() {
            Rows::All
        } else {
            Rows::Where(conditions.join(" and "))
        },
        columns,
        technical_columns: false,
    }
}
