//! What a use of a share is held against: the grant as it is now, found once for each change of the share.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field};
use jixia_app::{Cx, Remembered, datasets, evidence::Draft, guards, registries};
use jixia_evidence::{Kind, TableRead};
use jixia_lake::{
    Answer, ColumnGuard, Compiled, Lake, Limits, Program, Query, QueryTable, RowGuard, Rows, Source, TableInfo, schema,
};
use jixia_model::{
    Error, Result,
    contract::{Column, Contract},
    dataset::{Dataset, Origin},
    share::{Grant, ShareMode, ShareNumber, ShareScope, Shown},
};
use jixia_policy::{Action, Permit, ResourceKind};
use jixia_store::ShareVersion;

use crate::shares::{Calls, Known};

/// Most characters of a case number.
const CASE_LENGTH_MAX: usize = 64;

/// A share with all that its uses need.
pub(crate) struct Granted {
    pub(crate) known: Known,
    pub(crate) dataset: Dataset,
    pub(crate) contract: Arc<Contract>,
    /// Tells of a record whether the share reaches it; none when it reaches all.
    pub(super) reaches: Option<Box<dyn Compiled>>,
}

impl Granted {
    /// The share as the database has it at this moment.
    pub(crate) async fn find(cx: &Cx, number: &ShareNumber) -> Result<Self> {
        let mut reader = cx.services.store.read().await?;
        let known = Known::find(cx, &mut reader, number).await?;
        let dataset = reader.datasets().get(known.share.dataset).await?;
        let contract = datasets::contract(&cx.services, &dataset)?;
        let rows = known.share.grant.as_ref();
        let rows = rows.and_then(|grant| grant.rows(&known.share.application, &contract));
        let lake = &*cx.services.lake;
        Ok(Self {
            reaches: rows.map(|rows| condition(lake, &contract, &rows)).transpose()?,
            known,
            dataset,
            contract,
        })
    }
}

impl Granted {
    fn scope(&self) -> Option<&ShareScope> {
        self.known.share.grant.as_ref().map(|grant| &grant.scope)
    }

    fn has(&self, column: &Column) -> bool {
        self.scope().is_some_and(|scope| scope.columns.contains(&column.name))
    }

    /// Names of the granted columns, in the order of the dataset.
    pub(crate) fn columns(&self) -> Vec<&str> {
        let granted = self.contract.columns.iter().filter(|column| self.has(column));
        granted.map(|column| column.name.as_str()).collect()
    }

    /// The table of the dataset as it is now, of which a copy is to be handed out.
    ///
    /// # Errors
    /// `share.nothing_yet`.
    pub(crate) async fn delivered(&self, cx: &Cx) -> Result<TableInfo> {
        let number = &self.known.share.number;
        let info = cx.services.lake.find_table(&self.dataset.name).await?;
        info.ok_or_else(|| {
            let message = format!("Nothing was delivered yet to what the share {number} grants; ask its provider.");
            Error::conflict("share.nothing_yet", message).with("number", number)
        })
    }

    /// The granted columns whose values come masked.
    pub(crate) fn masked(&self) -> impl Iterator<Item = &Column> {
        let is_masked = |column: &&Column| {
            let scope = self.scope();
            scope.is_some_and(|scope| scope.columns.contains(&column.name) && scope.shown(column) == Shown::Masked)
        };
        self.contract.columns.iter().filter(is_masked)
    }
}

/// Shares that were used lately, as they were at a version.
type GrantedLately = Remembered<(ShareNumber, ShareVersion), Arc<Granted>>;

/// A use that was allowed.
pub(crate) struct Allowed {
    pub(crate) granted: Arc<Granted>,
    grant: Grant,
    permit: Permit,
}

impl Allowed {
    /// What is granted.
    pub(crate) fn grant(&self) -> &Grant {
        &self.grant
    }

    /// The receipt of what is handed out, with the audit row.
    pub(crate) fn draft(self, cx: &Cx, tables: Vec<TableRead>, case: &str) -> Draft {
        let case = case.trim();
        let draft = Draft::new(cx, tables).with_permit(cx, self.permit.noting(case));
        draft.under(self.granted.known.share.number.as_str(), Some(case))
    }
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

/// Holds a use in this mode against the grant as it is now.
pub(crate) async fn allow(cx: &Cx, number: &ShareNumber, case: &str, mode: ShareMode) -> Result<Allowed> {
    cx.check_purpose()?;
    if !(1..=CASE_LENGTH_MAX).contains(&case.trim().chars().count()) {
        let message =
            format!("Give the number of the case for which the data are used, 1 to {CASE_LENGTH_MAX} characters.");
        return Err(Error::invalid("share.case_missing", message).with("most", CASE_LENGTH_MAX));
    }
    let granted = granted(cx, number).await?;
    let resource = granted.known.resource(cx);
    // Who may not even see the share is told that there is none; who may is told why it does not flow.
    let _seen = cx.permit(Action::ReadShare, &resource)?;
    let used = cx
        .permit(Action::UseShare, &resource)
        .map_err(|error| unsigned(cx).unwrap_or(error));
    let grant = match granted.known.share.usable(mode, cx.today()) {
        Ok(grant) => grant.clone(),
        Err(error) if used.is_ok() => return Err(refused(cx, number, case, error).await?),
        Err(error) => return Err(error),
    };
    let permit = used?;
    let calls = cx.services.kept.of::<Calls>();
    if let Err(error) = calls.count(granted.known.share.id, grant.calls_per_minute, cx.now()) {
        return Err(refused(cx, number, case, error).await?);
    }
    Ok(Allowed { granted, grant, permit })
}

/// Why a program that only sends the secret of its key may not use a share.
fn unsigned(cx: &Cx) -> Option<Error> {
    (cx.caller.api_key.is_some() && !cx.caller.signed).then(|| {
        let message = "A program that uses a share signs its requests (RFC 9421) with an API key that has a public key; \
                       the secret of a key does not do.";
        Error::denied("share.signature_missing", message)
    })
}

/// The share as it is at this moment: its version is read for every call, so that a suspension stops everything at once,
/// on every machine; what follows from it is remembered.
async fn granted(cx: &Cx, number: &ShareNumber) -> Result<Arc<Granted>> {
    let store = &cx.services.store;
    let version = store.share_version(number).await?;
    let version = version.ok_or_else(|| jixia_policy::unknown(ResourceKind::Share, number))?;
    let found = async { Granted::find(cx, number).await.map(Arc::new) };
    let key = (number.clone(), version);
    cx.services
        .kept
        .of::<GrantedLately>()
        .known(key, (store.changes(), cx.now()), found)
        .await
}

/// A use that the policies allow and the grant does not; the refusal has a receipt like one of the policies.
async fn refused(cx: &Cx, number: &ShareNumber, case: &str, error: Error) -> Result<Error> {
    let draft = Draft::new(cx, Vec::new()).of_kind(Kind::Refusal);
    draft.under(number.as_str(), Some(case.trim())).seal_empty(cx).await?;
    Ok(error)
}

/// Answers `sql` over the shared table behind `guard`.
pub(super) async fn ask(cx: &Cx, granted: &Granted, sql: String, guard: RowGuard, rows_max: u64) -> Result<Answer> {
    let query = Query {
        sql,
        tables: vec![table(granted, granted.dataset.name.as_str(), None, guard)],
        limits: Limits {
            rows_max,
            ..cx.services.query_limits
        },
    };
    cx.services.lake.query(query).await
}

/// Answers `sql` over tables behind their guards, however many rows that are; for copies that are handed out whole.
pub(crate) async fn ask_whole(cx: &Cx, sql: String, tables: Vec<QueryTable>) -> Result<Answer> {
    let limits = Limits {
        memory_max_bytes: cx.services.query_limits.memory_max_bytes,
        ..Limits::system()
    };
    cx.services.lake.query(Query { sql, tables, limits }).await
}

/// The shared table under the name that a statement gives it, at a version or as it is now.
pub(crate) fn table(granted: &Granted, name: &str, version: Option<u64>, guard: RowGuard) -> QueryTable {
    let table = granted.dataset.name.clone();
    QueryTable {
        name: name.to_owned(),
        source: Source::Table { table, version, guard },
    }
}

/// What the grant lets through: its rows, its columns as it shows them, and for a registry what holds now.
pub(crate) fn guard(granted: &Granted) -> RowGuard {
    let masked = granted.masked();
    let masked = masked.map(|column| (column.name.clone(), ColumnGuard::Masked(guards::mask(column))));
    let mut guard = unmasked_guard(granted);
    guard.columns.extend(masked);
    guard
}

/// As [`guard`], with all values as they are: for answers that tell none of them, or that mask them themselves.
pub(super) fn unmasked_guard(granted: &Granted) -> RowGuard {
    let share = &granted.known.share;
    let hidden = granted.contract.columns.iter().filter(|column| !granted.has(column));
    let hidden = hidden.map(|column| (column.name.clone(), ColumnGuard::Hidden));
    let now = (granted.dataset.origin == Origin::Registry).then(|| registries::HOLDS_NOW.to_owned());
    let rows = share.grant.as_ref();
    let rows = rows.and_then(|grant| grant.rows(&share.application, &granted.contract));
    let conditions: Vec<String> = now.into_iter().chain(rows).collect();
    RowGuard {
        rows: if conditions.is_empty() {
            Rows::All
        } else {
            Rows::Where(conditions.join(" and "))
        },
        columns: hidden.collect(),
        technical_columns: false,
    }
}
