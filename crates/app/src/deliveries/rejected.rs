//! What is wrong with rejected rows, cell by cell, as the caller may see it.

use arrow::{
    array::{AsArray, RecordBatch},
    datatypes::Int64Type,
};
use futures::TryStreamExt;
use jixia_functions::mask;
use jixia_model::{
    Error, Result, Text,
    contract::{Column, Contract},
    id::DeliveryId,
};
use jixia_policy::Action;
use jixia_store::{Page, PageOf};
use serde_json::Value;

use crate::{Cx, access::Owned, datasets};

/// One thing that is wrong with one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Line of a text file, row of a sheet.
    pub line: i64,
    /// Column of the contract, where it is one.
    pub column: Option<String>,
    /// The value as it came, or hidden.
    pub value: String,
    /// The rule that was broken.
    pub rule: String,
    /// What is wrong and what to do.
    pub reason: Text,
    /// Value and reason are hidden, because the caller may not see personal values.
    pub masked: bool,
}

/// Which faults are wanted; nothing set wants all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RejectedFilter {
    /// Of this rule.
    pub rule: Option<String>,
    /// In this column.
    pub column: Option<String>,
}

impl RejectedFilter {
    fn wants(&self, cell: &Rejected) -> bool {
        self.rule.as_ref().is_none_or(|rule| cell.rule == *rule)
            && self
                .column
                .as_ref()
                .is_none_or(|column| cell.column.as_ref() == Some(column))
    }
}

/// What is wrong with the rejected rows of a delivery, in the order of their lines.
///
/// # Errors
/// Refusals.
pub async fn list(cx: &Cx, id: DeliveryId, filter: &RejectedFilter, page: &Page) -> Result<PageOf<Rejected>> {
    let mut reader = cx.services.store.read().await?;
    let (_, owned, permit) = super::find(cx, &mut reader, id, Action::ReadQuarantine).await?;
    drop(reader);
    let (mut items, mut total) = (Vec::new(), 0);
    if let Some(mut rows) = cx.services.lake.find_quarantine(id).await? {
        let wanted = page.offset()..page.offset() + page.limit();
        while let Some(batch) = rows.try_next().await? {
            for cell in faults(&batch)?.into_iter().filter(|cell| filter.wants(cell)) {
                if wanted.contains(&total) {
                    items.push(cell);
                }
                total += 1;
            }
        }
    }
    let contract = datasets::contract(&cx.services, &owned.dataset)?;
    let items = as_seen(cx, &owned, &contract, items);
    // Rejected rows may hold personal values, so reading them is an act of its own.
    cx.services.store.record_access(permit, cx.trail()).await?;
    Ok(PageOf { items, total })
}

/// The faults as the caller may see them.
pub(super) fn as_seen(cx: &Cx, owned: &Owned, contract: &Contract, cells: Vec<Rejected>) -> Vec<Rejected> {
    if cx.may(Action::ReadUnmaskedRows, &owned.resource()) {
        return cells;
    }
    cells.into_iter().map(|cell| hidden(cell, &contract.columns)).collect()
}

/// The fault without a personal value. What is wrong cannot be masked in part, and its reason names it.
fn hidden(cell: Rejected, columns: &[Column]) -> Rejected {
    let hides = match &cell.column {
        Some(name) => (columns.iter().find(|column| column.name == *name)).is_none_or(Column::is_personal),
        // The fault of a whole row may name any of its values.
        None => columns.iter().any(Column::is_personal),
    };
    if !hides {
        return cell;
    }
    Rejected {
        value: mask::whole(&cell.value),
        reason: Text::new(
            "含个人信息，您的权限不能查看原值和原因；请由该单位的数据管理员查看。",
            "Value and reason hold personal information that you may not see; ask a steward of the organisation.",
        ),
        masked: true,
        ..cell
    }
}

/// The faults of rows in the columns of a quarantine: the line, then the reasons as JSON.
pub(super) fn faults(rows: &RecordBatch) -> Result<Vec<Rejected>> {
    let (lines, reasons) = (
        rows.column(0).as_primitive::<Int64Type>(),
        rows.column(1).as_string::<i32>(),
    );
    let mut rejected = Vec::new();
    for row in 0..rows.num_rows() {
        let faults: Vec<Value> = serde_json::from_str(reasons.value(row)).map_err(Error::internal)?;
        let text = |fault: &Value, key: &str| fault[key].as_str().unwrap_or_default().to_owned();
        rejected.extend(faults.iter().map(|fault| Rejected {
            line: lines.value(row),
            column: fault["column"].as_str().map(str::to_owned),
            value: text(fault, "value"),
            rule: text(fault, "rule"),
            reason: Text::new(text(fault, "zh"), text(fault, "en")),
            masked: false,
        }));
    }
    Ok(rejected)
}

#[cfg(test)]
mod tests {
    use jixia_model::contract::{Classification, ColumnType, Personal};

    use super::*;

    fn column(name: &str, personal: Personal) -> Column {
        Column {
            name: name.into(),
            title: Text::default(),
            aliases: Vec::new(),
            column_type: ColumnType::Text { length_max: None },
            semantic: None,
            required: false,
            unique: false,
            key: false,
            classification: Classification {
                personal,
                ..Classification::default()
            },
        }
    }

    #[test]
    fn a_personal_value_is_hidden_with_the_reason_that_names_it() {
        let columns = [column("number", Personal::Sensitive), column("kind", Personal::No)];
        let cell = |column: Option<&str>| Rejected {
            line: 2,
            column: column.map(str::to_owned),
            value: "370399198001010031".to_owned(),
            rule: "semantic".to_owned(),
            reason: Text::new("“370399198001010031”不是", "'370399198001010031' is not"),
            masked: false,
        };
        for hides in [Some("number"), Some("a column that is gone"), None] {
            let seen = hidden(cell(hides), &columns);
            assert!(seen.masked && !format!("{seen:?}").contains("3703"), "{seen:?}");
        }
        assert_eq!(hidden(cell(Some("kind")), &columns), cell(Some("kind")));
    }
}
