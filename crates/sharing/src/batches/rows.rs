//! The rows of a run: all that is granted, or what changed in it between two versions.

use std::{future::Future, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};
use futures::{StreamExt, stream};
use jixia_app::Cx;
use jixia_connect::{CHANGE_COLUMN, DELETE, INSERT, UPDATE};
use jixia_lake::{Answer, BatchStream, sql};
use jixia_model::Result;

use crate::shares::use_data::allowed::{self, Granted};

/// Names of the two versions in the statement.
const BEFORE: &str = "version_before";
const AFTER: &str = "version_after";
/// A share that was suspended meanwhile is noticed after this time.
const LOOK_AGAIN: TimeDelta = TimeDelta::seconds(1);

/// All rows and columns that are granted, at a version.
pub(super) async fn all(cx: &Cx, granted: &Granted, version: u64) -> Result<Answer> {
    let name = granted.dataset.name.as_str();
    let table = allowed::table(granted, name, Some(version), allowed::guard(granted));
    allowed::ask_whole(cx, format!("select * from {name}"), vec![table]).await
}

/// What changed from one version to another in what is granted: the word for it, then the columns; of a row that went only
/// the key. Rows and columns that are not granted exist in neither version.
pub(super) async fn changed(cx: &Cx, granted: &Granted, before: u64, after: u64) -> Result<Answer> {
    let tables = [(BEFORE, before), (AFTER, after)].map(|(name, version)| {
        let guard = allowed::guard(granted);
        allowed::table(granted, name, Some(version), guard)
    });
    allowed::ask_whole(cx, statement(granted), tables.into()).await
}

/// The key of the dataset, when all of it is granted and comes as it is: without it differences cannot be brought into a
/// copy, and masked keys are no longer unique.
pub(super) fn key(granted: &Granted) -> Vec<String> {
    let columns = granted.columns();
    let key = granted.contract.key();
    let is_masked = |name: &str| granted.masked().any(|column| column.name == name);
    let is_granted = key.iter().all(|name| columns.contains(name) && !is_masked(name));
    let key = if is_granted { key } else { Vec::new() };
    key.into_iter().map(str::to_owned).collect()
}

fn statement(granted: &Granted) -> String {
    let (columns, key) = (granted.columns(), key(granted));
    let names = columns.iter().map(|name| sql::name(name)).collect::<Vec<_>>();
    let list = names.join(", ");
    let cells = columns.iter().zip(&names).map(|(column, name)| {
        if key.iter().any(|key| key == column) {
            format!("coalesce(came.{name}, went.{name}) as {name}")
        } else {
            format!("came.{name} as {name}")
        }
    });
    let cells = cells.collect::<Vec<_>>().join(", ");
    let same = key.iter().map(|key| sql::name(key));
    let same = same.map(|key| format!("went.{key} is not distinct from came.{key}"));
    let same = same.collect::<Vec<_>>().join(" and ");
    format!(
        "with uneven as (select {list}, sum(_side) as _times from (\
         select {list}, 1 as _side from {AFTER} union all select {list}, -1 as _side from {BEFORE}) as sides \
         group by {list} having sum(_side) <> 0) \
         select case when went._times is null then '{INSERT}' when came._times is null then '{DELETE}' \
         else '{UPDATE}' end as {CHANGE_COLUMN}, {cells} \
         from (select * from uneven where _times < 0) as went \
         full join (select * from uneven where _times > 0) as came on {same}"
    )
}

/// The rows, for as long as `look` finds nothing against it; it looks once in a second.
pub(super) fn watched<F>(cx: &Cx, rows: BatchStream, look: impl Fn() -> F + Send + 'static) -> BatchStream
where
    F: Future<Output = Result<()>> + Send,
{
    let clock = Arc::clone(&cx.services.clock);
    let began = clock.now();
    let state = (rows, look, began);
    let watched = stream::unfold(Some(state), move |state| {
        let clock = Arc::clone(&clock);
        async move {
            let (mut rows, look, looked): (_, _, DateTime<Utc>) = state?;
            let now = clock.now();
            let looked = if now - looked >= LOOK_AGAIN {
                if let Err(error) = look().await {
                    return Some((Err(error), None));
                }
                now
            } else {
                looked
            };
            let batch = rows.next().await?;
            Some((batch, Some((rows, look, looked))))
        }
    });
    watched.boxed()
}
