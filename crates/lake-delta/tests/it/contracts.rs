//! Contracts and batches for deliveries.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, Int64Array, StringArray},
    datatypes::{DataType, Field, Schema},
    record_batch::RecordBatch,
};
use jixia_lake::{DeliveredBatch, Fault};
use jixia_model::{
    Text,
    contract::{
        Catalogue, CatalogueClass, Check, CheckTest, Classification, Column, ColumnType, Contract, DeliveryMode,
        Severity, Sharing, UpdateCycle,
    },
    id::DeliveryId,
};

use crate::fixture::firms;

pub(crate) fn delivery(number: u128) -> DeliveryId {
    format!("{number:032x}").parse().unwrap()
}

pub(crate) fn column(name: &str, column_type: ColumnType) -> Column {
    Column {
        name: name.to_owned(),
        title: Text::new(name, name),
        aliases: Vec::new(),
        column_type,
        semantic: None,
        required: false,
        unique: false,
        key: false,
        classification: Classification::default(),
    }
}

/// Firms with a number and a name, without any check.
pub(crate) fn contract() -> Contract {
    Contract {
        name: firms(),
        version: "1.0.0".to_owned(),
        title: Text::new("企业", "Firms"),
        summary: Text::default(),
        owner: "market-regulation".to_owned(),
        columns: vec![
            column("id", ColumnType::Integer),
            column("name", ColumnType::Text { length_max: None }),
        ],
        checks: Vec::new(),
        mode: DeliveryMode::Append,
        refuse_above: None,
        catalogue: Catalogue {
            class: CatalogueClass::Basic,
            item: "02".to_owned(),
            sub_item: "001".to_owned(),
            detail: String::new(),
            theme: Text::default(),
            sharing: Sharing::Unconditional,
            open: None,
            update_cycle: UpdateCycle::Daily,
            offer: jixia_model::contract::Offer::default(),
        },
        clauses: Vec::new(),
    }
}

pub(crate) fn check(name: &str, test: CheckTest, severity: Severity) -> Check {
    Check {
        name: name.to_owned(),
        message: Text::new(format!("{name}不通过"), format!("{name} does not pass")),
        column: None,
        test,
        severity,
    }
}

pub(crate) fn row_check(name: &str, sql: &str) -> Check {
    let test = CheckTest::Row { sql: sql.to_owned() };
    Check {
        column: Some("id".to_owned()),
        ..check(name, test, Severity::Error)
    }
}

pub(crate) fn whole_check(name: &str, sql: &str) -> Check {
    check(name, CheckTest::Delivery { sql: sql.to_owned() }, Severity::Error)
}

/// A batch as the reader of files makes it: typed rows beside raw ones, lines from `first_line`.
pub(crate) fn batch(first_line: i64, rows: &[(Option<i64>, &str)]) -> DeliveredBatch {
    let numbers: ArrayRef = Arc::new(rows.iter().map(|(id, _)| *id).collect::<Int64Array>());
    let names: ArrayRef = Arc::new(rows.iter().map(|(_, name)| Some(*name)).collect::<StringArray>());
    let raw_numbers = rows.iter().map(|(id, _)| id.map(|id| format!("第{id}号")));
    let raw_numbers: ArrayRef = Arc::new(raw_numbers.collect::<StringArray>());
    let schema = |fields: [(&str, DataType); 2]| {
        let fields = fields.map(|(name, data_type)| Field::new(name, data_type, true));
        Arc::new(Schema::new(fields.to_vec()))
    };
    let typed = schema([("id", DataType::Int64), ("name", DataType::Utf8)]);
    let raw = schema([("编号", DataType::Utf8), ("名称", DataType::Utf8)]);
    DeliveredBatch {
        rows: RecordBatch::try_new(typed, vec![numbers, Arc::clone(&names)]).unwrap(),
        raw: RecordBatch::try_new(raw, vec![raw_numbers, names]).unwrap(),
        lines: (first_line..).take(rows.len()).map(Some).collect::<Int64Array>(),
        faults: Vec::new(),
    }
}

pub(crate) fn fault(row: usize, rule: &str, warning: bool) -> Fault {
    Fault {
        row,
        column: Some("id".to_owned()),
        value: "十二".to_owned(),
        rule: rule.to_owned(),
        reason: Text::new("不是整数", "no whole number"),
        warning,
    }
}
