//! What changed between two forms of a dataset, and whether it breaks those who use it. Must not know files or tables.

use std::collections::HashSet;

use jixia_model::contract::{ColumnType, Contract};

use crate::mapping::normalise;

/// A column whose type changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retyped {
    /// The column.
    pub column: String,
    /// Type before.
    pub from: ColumnType,
    /// Type now.
    pub to: ColumnType,
    /// Every old value is a value of the new type too.
    pub widened: bool,
}

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemaChange {
    /// Columns that are new.
    pub added: Vec<String>,
    /// Columns that are gone.
    pub removed: Vec<String>,
    /// Columns of another type.
    pub retyped: Vec<Retyped>,
    /// Who used the old form cannot go on: a column is gone or narrower, or the key is another one.
    pub breaking: bool,
}

/// Compares two contracts.
pub fn schema_change(previous: &Contract, now: &Contract) -> SchemaChange {
    let added = now
        .columns
        .iter()
        .filter(|column| previous.column(&column.name).is_none());
    let removed = previous
        .columns
        .iter()
        .filter(|column| now.column(&column.name).is_none());
    let retyped: Vec<_> = previous
        .columns
        .iter()
        .filter_map(|old| {
            let new = now.column(&old.name)?;
            (old.column_type != new.column_type).then(|| Retyped {
                column: old.name.clone(),
                from: old.column_type,
                to: new.column_type,
                widened: widens(old.column_type, new.column_type),
            })
        })
        .collect();
    let removed: Vec<_> = removed.map(|column| column.name.clone()).collect();
    SchemaChange {
        added: added.map(|column| column.name.clone()).collect(),
        breaking: !removed.is_empty() || retyped.iter().any(|change| !change.widened) || previous.key() != now.key(),
        removed,
        retyped,
    }
}

/// Compares the headers of two deliveries; widths, case and spaces do not count. A header that is gone breaks.
pub fn header_change(previous: &[String], now: &[String]) -> SchemaChange {
    let known =
        |headers: &[String]| -> HashSet<String> { headers.iter().map(|header| normalise::exact(header)).collect() };
    let (before, after) = (known(previous), known(now));
    let new = |headers: &[String], others: &HashSet<String>| -> Vec<String> {
        let new = headers
            .iter()
            .filter(|header| !others.contains(&normalise::exact(header)));
        new.cloned().collect()
    };
    let removed = new(previous, &after);
    SchemaChange {
        added: new(now, &before),
        breaking: !removed.is_empty(),
        removed,
        retyped: Vec::new(),
    }
}

/// Whether every value of `from` is one of `to`, digit for digit.
fn widens(from: ColumnType, to: ColumnType) -> bool {
    /// Digits that the largest number of 64 bits has.
    const INTEGER_DIGITS: i16 = 19;
    match (from, to) {
        (ColumnType::Text { length_max: from }, ColumnType::Text { length_max: to }) => {
            to.is_none_or(|to| from.is_some_and(|from| from <= to))
        }
        (ColumnType::Integer, ColumnType::Decimal { precision, scale }) => {
            i16::from(precision) - i16::from(scale) >= INTEGER_DIGITS && scale >= 0
        }
        (ColumnType::Decimal { precision: p, scale: s }, ColumnType::Decimal { precision, scale }) => {
            scale >= s && i16::from(precision) - i16::from(scale) >= i16::from(p) - i16::from(s)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wider_type_keeps_every_value_and_a_narrower_one_does_not() {
        let text = |length_max| ColumnType::Text { length_max };
        let decimal = |precision, scale| ColumnType::Decimal { precision, scale };
        assert!(widens(text(Some(10)), text(Some(20))));
        assert!(widens(text(Some(10)), text(None)));
        assert!(!widens(text(None), text(Some(10))));
        assert!(widens(ColumnType::Integer, decimal(21, 2)));
        assert!(!widens(ColumnType::Integer, decimal(18, 2)));
        assert!(widens(decimal(18, 2), decimal(20, 4)));
        assert!(!widens(decimal(18, 2), decimal(18, 4)));
        assert!(!widens(ColumnType::Date, ColumnType::Timestamp));
    }

    #[test]
    fn headers_are_compared_as_a_person_would() {
        let owned = |headers: &[&str]| headers.iter().map(|&header| header.to_owned()).collect::<Vec<_>>();
        let change = header_change(&owned(&["姓名", "金额（元）"]), &owned(&[" 姓 名", "金额(元)", "备注"]));
        assert_eq!(change.added, ["备注"]);
        assert!(!change.breaking);
        let change = header_change(&owned(&["姓名", "备注"]), &owned(&["姓名"]));
        assert_eq!(change.removed, ["备注"]);
        assert!(change.breaking);
    }
}
