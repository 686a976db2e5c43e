//! What changed between two versions of a table, as the caller may see it.
//!
//! Both versions are read through the caller's row guard, so rows that may not be seen do not exist and masked values
//! are compared masked: a change that the mask hides is no difference. Nothing is told that reading both versions
//! would not tell.

use std::fmt::Write as _;

use futures::TryStreamExt;
use jixia_lake::{ColumnGuard, Query, QueryTable, RowGuard, Source, TableInfo, sql, values};
use jixia_model::{DatasetName, Error, Result, rule::RuleValue};
use jixia_policy::Action;
use jixia_store::{Page, PageOf};

use crate::{Cx, access, datasets, queries};

/// Names of the two versions in the statement.
const BEFORE: &str = "version_before";
const AFTER: &str = "version_after";

/// What changed from one version to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    /// Rows that only the later version has.
    pub added: u64,
    /// Rows of the same key with other values.
    pub changed: u64,
    /// Rows that only the earlier version has.
    pub removed: u64,
    /// Columns that were compared, in the order of the table.
    pub columns: Vec<String>,
    /// Those of them that the caller sees masked.
    pub masked: Vec<String>,
    /// The columns that tell which rows are the same; empty where rows are told apart by all their values.
    pub key: Vec<String>,
    /// A page of them: added, then changed, then removed; rows that are alike throughout stand there once.
    pub rows: PageOf<Difference>,
}

/// One row that is not the same in both versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What became of it.
    pub change: Change,
    /// Its value before and after for each column.
    pub cells: Vec<(RuleValue, RuleValue)>,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It came.
    Added,
    /// Its key stayed, and a value changed.
    Changed,
    /// It went.
    Removed,
}

impl Change {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Added, "added"),
        (Self::Changed, "changed"),
        (Self::Removed, "removed"),
    ];
}

jixia_model::words!(Change);

/// What changed from version `before` to version `after`, and a page of the rows.
///
/// # Errors
/// `dataset.unknown`, refusals, `lake.version_unknown`, `query.too_long` for tables that are too large to compare.
pub async fn between(cx: &Cx, name: &DatasetName, before: u64, after: u64, page: &Page) -> Result<Differences> {
    let mut reader = cx.services.store.read().await?;
    let (_, _permit) = cx.dataset(&mut reader, name, Action::ReadDelivery).await?;
    let (owned, permit) = cx.dataset(&mut reader, name, Action::ReadRows).await?;
    drop(reader);
    let guard = queries::row_guard(cx, &owned.dataset, &owned.path).ok_or_else(|| access::unknown(name))?;
    let earlier = cx.services.lake.table_at(name, before).await?;
    let later = cx.services.lake.table_at(name, after).await?;
    let contract = datasets::contract(&cx.services, &owned.dataset)?;
    let shape = Shape::of(&contract.key(), &guard, &earlier, &later);
    let tables = vec![
        table(name, BEFORE, &guard, &earlier),
        table(name, AFTER, &guard, &later),
    ];
    let counts = ask(cx, shape.count(), &tables).await?;
    let rows = ask(cx, shape.rows(page), &tables).await?;
    // The rows of a version are read, so the reading is on record as any other.
    let note = format!("differences of versions {before} and {after}");
    cx.services.store.record_access(permit.noting(note), cx.trail()).await?;
    let count = |change: Change| count_of(&counts, change, 1);
    let listed = Change::ALL.iter().map(|(change, _)| count_of(&counts, *change, 2));
    Ok(Differences {
        added: count(Change::Added),
        changed: count(Change::Changed),
        removed: count(Change::Removed),
        rows: PageOf {
            items: rows.into_iter().map(difference).collect::<Result<_>>()?,
            total: listed.sum(),
        },
        columns: shape.columns,
        masked: shape.masked,
        key: shape.key,
    })
}

fn table(name: &DatasetName, alias: &str, guard: &RowGuard, info: &TableInfo) -> QueryTable {
    QueryTable {
        name: alias.to_owned(),
        source: Source::Table {
            table: name.clone(),
            version: Some(info.version),
            guard: queries::guard_of(guard, info),
        },
    }
}

/// What is compared, and by what rows are the same.
struct Shape {
    columns: Vec<String>,
    masked: Vec<String>,
    key: Vec<String>,
}

impl Shape {
    /// Columns that both versions have and the caller sees; the key of the contract, if he or she sees it unmasked:
    /// masked keys of different rows look alike.
    fn of(key: &[&str], guard: &RowGuard, earlier: &TableInfo, later: &TableInfo) -> Self {
        let rule = |column: &str| {
            guard
                .columns
                .iter()
                .find(|(name, _)| name == column)
                .map(|(_, rule)| *rule)
        };
        let names = later.schema.fields().iter().map(|field| field.name());
        let columns: Vec<String> = names
            .filter(|name| !name.starts_with('_'))
            .filter(|name| earlier.schema.field_with_name(name).is_ok())
            .filter(|name| rule(name) != Some(ColumnGuard::Hidden))
            .cloned()
            .collect();
        let masked: Vec<String> = columns.iter().filter(|name| rule(name).is_some()).cloned().collect();
        let is_clear = |name: &&str| columns.iter().any(|column| column == name) && rule(name).is_none();
        let key = if key.iter().all(is_clear) { key } else { &[] };
        Self {
            key: key.iter().map(|name| (*name).to_owned()).collect(),
            columns,
            masked,
        }
    }

    /// The rows that differ, each with how many of it came (above zero) or went (below).
    fn uneven(&self) -> String {
        let columns = list(&self.columns);
        format!(
            "select {columns}, sum(side) as _times from (\
             select {columns}, 1 as side from {AFTER} union all select {columns}, -1 as side from {BEFORE}) as sides \
             group by {columns} having sum(side) <> 0"
        )
    }

    /// Every difference as one row: what became of it, then for each column the value before and after.
    fn differences(&self) -> String {
        let cells = |before: &str, after: &str| {
            let pairs = self.columns.iter().enumerate().map(|(index, column)| {
                let column = sql::name(column);
                format!(
                    "{} as b{index}, {} as a{index}",
                    before.replace('?', &column),
                    after.replace('?', &column)
                )
            });
            pairs.collect::<Vec<_>>().join(", ")
        };
        if self.key.is_empty() {
            let came = cells("case when _times < 0 then ? end", "case when _times > 0 then ? end");
            return format!(
                "select case when _times > 0 then 'added' else 'removed' end as change, abs(_times) as times, {came} \
                 from uneven"
            );
        }
        let same = self.key.iter().map(|key| {
            let key = sql::name(key);
            format!("went.{key} is not distinct from came.{key}")
        });
        let same = same.collect::<Vec<_>>().join(" and ");
        let pairs = cells("went.?", "came.?");
        format!(
            "select case when went._times is null then 'added' when came._times is null then 'removed' else 'changed' \
             end as change, 1 as times, {pairs} \
             from (select * from uneven where _times < 0) as went \
             full join (select * from uneven where _times > 0) as came on {same}"
        )
    }

    fn count(&self) -> String {
        let (uneven, differences) = (self.uneven(), self.differences());
        format!(
            "with uneven as ({uneven}), differences as ({differences}) \
             select change, sum(times) as times, count(*) as listed from differences group by change"
        )
    }

    fn rows(&self, page: &Page) -> String {
        let (uneven, differences) = (self.uneven(), self.differences());
        let mut order = String::from("change");
        let ordered = if self.key.is_empty() { &self.columns } else { &self.key };
        for column in ordered {
            let index = self
                .columns
                .iter()
                .position(|known| known == column)
                .unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = write!(order, ", coalesce(a{index}, b{index})");
        }
        let cells = (0..self.columns.len()).map(|index| format!("b{index}, a{index}"));
        let cells = cells.collect::<Vec<_>>().join(", ");
        format!(
            "with uneven as ({uneven}), differences as ({differences}) \
             select change, {cells} from differences order by {order} limit {} offset {}",
            page.limit(),
            page.offset()
        )
    }
}

fn list(columns: &[String]) -> String {
    let names: Vec<_> = columns.iter().map(|column| sql::name(column)).collect();
    names.join(", ")
}

/// Answers a statement over the two versions under the limits of a person's query.
async fn ask(cx: &Cx, sql: String, tables: &[QueryTable]) -> Result<Vec<Vec<RuleValue>>> {
    let query = Query {
        sql,
        tables: tables.to_vec(),
        limits: cx.services.query_limits,
    };
    let mut batches = cx.services.lake.query(query).await?.rows;
    let mut rows = Vec::new();
    while let Some(batch) = batches.try_next().await? {
        for row in values::rows(&batch) {
            rows.push(row?);
        }
    }
    Ok(rows)
}

fn count_of(counts: &[Vec<RuleValue>], change: Change, column: usize) -> u64 {
    let found = counts
        .iter()
        .find(|row| row.first() == Some(&RuleValue::Text(change.word().to_owned())));
    match found.and_then(|row| row.get(column)) {
        Some(RuleValue::Number(digits)) => digits.parse().unwrap_or_default(),
        _ => 0,
    }
}

fn difference(row: Vec<RuleValue>) -> Result<Difference> {
    let mut cells = row.into_iter();
    let change = match cells.next() {
        Some(RuleValue::Text(word)) => Change::from_word(&word),
        _ => None,
    };
    let change = change.ok_or_else(|| Error::internal("a difference without its word"))?;
    let mut pairs = Vec::new();
    while let (Some(before), Some(after)) = (cells.next(), cells.next()) {
        pairs.push((before, after));
    }
    Ok(Difference { change, cells: pairs })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::datatypes::{DataType, Field, Schema};
    use jixia_lake::{Mask, Rows};

    use super::*;

    fn info(columns: &[&str]) -> TableInfo {
        let fields = columns.iter().map(|name| Field::new(*name, DataType::Utf8, true));
        TableInfo {
            schema: Arc::new(Schema::new(fields.collect::<Vec<_>>())),
            version: 0,
            rows: None,
            size_bytes: 0,
        }
    }

    fn guard(columns: &[(&str, ColumnGuard)]) -> RowGuard {
        let columns = columns.iter().map(|(name, rule)| ((*name).to_owned(), *rule));
        RowGuard {
            rows: Rows::All,
            columns: columns.collect(),
            technical_columns: false,
        }
    }

    #[test]
    fn columns_of_both_versions_that_the_caller_sees_are_compared() {
        let guard = guard(&[
            ("name", ColumnGuard::Masked(Mask::Name)),
            ("secret", ColumnGuard::Hidden),
        ]);
        let earlier = info(&["number", "name", "secret", "_line"]);
        let later = info(&["number", "name", "secret", "new", "_line"]);
        let shape = Shape::of(&["number"], &guard, &earlier, &later);
        assert_eq!(shape.columns, ["number", "name"]);
        assert_eq!(
            (shape.masked, shape.key),
            (vec!["name".to_owned()], vec!["number".to_owned()])
        );
    }

    #[test]
    fn rows_whose_key_is_masked_are_told_apart_by_all_that_is_seen() {
        let guard = guard(&[("number", ColumnGuard::Masked(Mask::CitizenNumber))]);
        let table = info(&["number", "day"]);
        let shape = Shape::of(&["number"], &guard, &table, &table);
        assert_eq!(shape.key, [] as [&str; 0]);
        assert!(
            !shape.rows(&Page::first()).contains("join"),
            "nothing is paired by a masked key"
        );
    }
}
