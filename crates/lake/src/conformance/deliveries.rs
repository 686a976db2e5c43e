//! Deliveries, judged by the faults that they come with.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, Int64Array, StringArray},
    datatypes::{DataType, Field, Schema},
    record_batch::RecordBatch,
};
use futures::{StreamExt, TryStreamExt, stream};
use jixia_model::{
    Error, Result, Text,
    contract::{
        Catalogue, CatalogueClass, Classification, Column, ColumnType, Contract, DeliveryMode, Sharing, UpdateCycle,
    },
    id::{DeliveryId, IdSource, SystemIds},
};

use super::{code_of, columns, guarded, integers, name, owned, people, read, rows_of, texts};
use crate::{DeliverOutcome, DeliveredBatch, DeliveredStream, Fault, Lake, RowGuard, Rows};

fn column(name: &str, column_type: ColumnType, key: bool) -> Column {
    Column {
        name: name.to_owned(),
        title: Text::new(name, name),
        aliases: Vec::new(),
        column_type,
        semantic: None,
        required: key,
        unique: false,
        key,
        classification: Classification::default(),
    }
}

fn contract(table: &str, mode: DeliveryMode, refuse_above: Option<f64>) -> Result<Contract> {
    Ok(Contract {
        name: name(table)?,
        version: "1.0.0".to_owned(),
        title: Text::new("人员", "People"),
        summary: Text::default(),
        owner: "sample".to_owned(),
        columns: vec![
            column("number", ColumnType::Integer, true),
            column("name", ColumnType::Text { length_max: None }, false),
        ],
        checks: Vec::new(),
        mode,
        refuse_above,
        catalogue: Catalogue {
            class: CatalogueClass::Department,
            item: "01".to_owned(),
            sub_item: "001".to_owned(),
            detail: String::new(),
            theme: Text::default(),
            sharing: Sharing::Unconditional,
            open: None,
            update_cycle: UpdateCycle::Irregular,
            offer: jixia_model::contract::Offer::default(),
        },
        clauses: Vec::new(),
    })
}

/// Three rows from lines 2 to 4, with these faults.
fn delivered(faults: Vec<Fault>) -> Result<DeliveredStream> {
    let raw: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from(vec!["1", "2", "three"])),
        Arc::new(StringArray::from(vec!["王", "李", "张"])),
    ];
    let header = Schema::new(vec![
        Field::new("编号", DataType::Utf8, true),
        Field::new("姓名", DataType::Utf8, true),
    ]);
    let batch = DeliveredBatch {
        rows: people(&[(1, Some("王")), (2, Some("李")), (3, Some("张"))])?,
        raw: RecordBatch::try_new(Arc::new(header), raw).map_err(Error::internal)?,
        lines: Int64Array::from(vec![2, 3, 4]),
        faults,
    };
    Ok(stream::iter([Ok(batch)]).boxed())
}

fn fault(row: usize, warning: bool) -> Fault {
    Fault {
        row,
        column: Some("number".to_owned()),
        value: "three".to_owned(),
        rule: if warning { "implausible" } else { "type" }.to_owned(),
        reason: Text::new("不是整数。", "It is no whole number."),
        warning,
    }
}

fn new_delivery() -> DeliveryId {
    DeliveryId(SystemIds.next())
}

/// Good rows are committed with their delivery and line; bad rows are in quarantine as they came, with their reasons.
pub async fn good_rows_are_committed_and_bad_ones_kept_apart(lake: &dyn Lake) -> Result<()> {
    let contract = contract("delivered", DeliveryMode::Append, None)?;
    let delivery = new_delivery();
    let outcome = lake
        .deliver(delivery, &contract, delivered(vec![fault(2, false)])?)
        .await?;
    let counts = outcome.counts;
    assert_eq!((counts.rows, counts.good, counts.bad, counts.warned), (3, 2, 1, 0));
    assert_eq!((outcome.version, outcome.refused), (Some(0), None));
    let failed = outcome
        .quality
        .iter()
        .find(|result| result.rule == "type" && result.failed > 0);
    let failed = failed.map(|result| (result.column.as_deref(), result.checked, result.failed));
    assert_eq!(failed, Some((Some("number"), 3, 1)));

    let rows = rows_of(lake.query(super::whole("delivered", None)?).await?).await?;
    let mut lines: Vec<_> = rows.iter().flat_map(|batch| integers(batch, "_line")).collect();
    lines.sort_unstable();
    assert_eq!(lines, [2, 3]);
    let from: Vec<_> = rows
        .iter()
        .flat_map(|batch| texts(batch, "_delivery"))
        .flatten()
        .collect();
    assert_eq!(from, vec![delivery.to_string(); 2]);
    assert_eq!(
        lake.versions(&name("delivered")?, None, 100).await?[0].transaction,
        Some(delivery.to_string())
    );
    check_quarantine(lake, delivery).await
}

async fn check_quarantine(lake: &dyn Lake, delivery: DeliveryId) -> Result<()> {
    let Some(quarantine) = lake.find_quarantine(delivery).await? else {
        panic!("the bad row is not in quarantine");
    };
    let batches: Vec<_> = quarantine.try_collect().await?;
    assert_eq!(columns(&batches[0].schema()), ["_line", "_faults", "编号", "姓名"]);
    assert_eq!(integers(&batches[0], "_line"), [4]);
    assert_eq!(texts(&batches[0], "编号"), [Some("three".to_owned())]);
    let told = texts(&batches[0], "_faults").remove(0).unwrap_or_default();
    let told: serde_json::Value = serde_json::from_str(&told).map_err(Error::internal)?;
    let expected = serde_json::json!([{
        "column": "number", "value": "three", "rule": "type", "zh": "不是整数。", "en": "It is no whole number.",
    }]);
    assert_eq!(told, expected);
    Ok(())
}

/// Technical columns are seen only by those whose guard shows them.
pub async fn technical_columns_are_hidden_from_others(lake: &dyn Lake) -> Result<()> {
    let contract = contract("technical", DeliveryMode::Append, None)?;
    lake.deliver(new_delivery(), &contract, delivered(Vec::new())?).await?;
    let guard = RowGuard {
        rows: Rows::All,
        columns: Vec::new(),
        technical_columns: false,
    };
    let answer = lake.query(guarded("technical", None, guard)?).await?;
    assert_eq!(columns(&answer.schema), ["number", "name"]);
    let answer = lake.query(super::whole("technical", None)?).await?;
    assert_eq!(columns(&answer.schema), ["number", "name", "_delivery", "_line"]);
    Ok(())
}

/// A delivery done twice is committed once.
pub async fn a_delivery_done_twice_is_committed_once(lake: &dyn Lake) -> Result<()> {
    let contract = contract("delivered_twice", DeliveryMode::Append, None)?;
    let delivery = new_delivery();
    let first = lake
        .deliver(delivery, &contract, delivered(vec![fault(2, false)])?)
        .await?;
    let again = lake
        .deliver(delivery, &contract, delivered(vec![fault(2, false)])?)
        .await?;
    assert_eq!((again.version, again.counts), (first.version, first.counts));
    assert_eq!(lake.versions(&name("delivered_twice")?, None, 100).await?.len(), 1);
    assert_eq!(read(lake, "delivered_twice", None).await?.len(), 2);
    Ok(())
}

/// Rows with warnings alone are kept and counted.
pub async fn a_row_with_a_warning_is_kept(lake: &dyn Lake) -> Result<()> {
    let contract = contract("warned", DeliveryMode::Append, None)?;
    let delivery = new_delivery();
    let outcome = lake
        .deliver(delivery, &contract, delivered(vec![fault(2, true)])?)
        .await?;
    assert_eq!(
        (outcome.counts.good, outcome.counts.bad, outcome.counts.warned),
        (3, 0, 1)
    );
    let warned = outcome.quality.iter().find(|result| result.rule == "implausible");
    assert_eq!(warned.map(|result| (result.failed, result.warning)), Some((1, true)));
    assert!(lake.find_quarantine(delivery).await?.is_none());
    Ok(())
}

/// A delivery with a larger share of bad rows than the contract allows changes nothing; its bad rows can still be read.
pub async fn a_delivery_with_too_many_bad_rows_is_refused(lake: &dyn Lake) -> Result<()> {
    let contract = contract("too_bad", DeliveryMode::Append, Some(0.3))?;
    let delivery = new_delivery();
    let outcome = lake
        .deliver(delivery, &contract, delivered(vec![fault(2, false)])?)
        .await?;
    assert_eq!(outcome.version, None);
    let code = outcome.refused.map(|refused| refused.code);
    assert_eq!(code.as_deref(), Some("delivery.too_many_bad_rows"));
    assert!(lake.find_table(&name("too_bad")?).await?.is_none());
    assert!(lake.find_quarantine(delivery).await?.is_some());
    Ok(())
}

/// Rows that are only checked are judged as a delivery is, and nothing of them stays.
pub async fn a_check_keeps_nothing(lake: &dyn Lake) -> Result<()> {
    let contract = contract("only_checked", DeliveryMode::Append, Some(0.3))?;
    let checked = lake.check(&contract, delivered(vec![fault(2, false)])?, 5).await?;
    let DeliverOutcome {
        version,
        refused,
        counts,
        ..
    } = checked.outcome;
    assert_eq!((version, counts.bad), (None, 1));
    let code = refused.map(|refused| refused.code);
    assert_eq!(code.as_deref(), Some("delivery.too_many_bad_rows"));
    assert_eq!(columns(&checked.rejected[0].schema())[..2], ["_line", "_faults"]);
    let none = lake.check(&contract, delivered(vec![fault(2, false)])?, 0).await?;
    assert!(none.rejected.is_empty(), "as many rows as were asked for");
    assert!(lake.find_table(&name("only_checked")?).await?.is_none());
    Ok(())
}

/// A delivery without a good row makes no version, and is not refused unless the contract says so.
pub async fn a_delivery_without_a_good_row_makes_no_version(lake: &dyn Lake) -> Result<()> {
    let contract = contract("all_bad", DeliveryMode::Replace, None)?;
    let faults = (0..3).map(|row| fault(row, false)).collect();
    let outcome = lake.deliver(new_delivery(), &contract, delivered(faults)?).await?;
    assert_eq!((outcome.version, outcome.refused, outcome.counts.bad), (None, None, 3));
    assert_eq!(lake.versions(&name("all_bad")?, None, 100).await?, []);
    Ok(())
}

/// The contract's mode decides whether a delivery adds, replaces all or replaces by key.
pub async fn the_mode_of_the_contract_decides(lake: &dyn Lake) -> Result<()> {
    for (table, mode, rows) in [
        ("mode_append", DeliveryMode::Append, 6),
        ("mode_replace", DeliveryMode::Replace, 3),
        ("mode_upsert", DeliveryMode::Upsert, 3),
    ] {
        let contract = contract(table, mode, None)?;
        for _ in 0..2 {
            lake.deliver(new_delivery(), &contract, delivered(Vec::new())?).await?;
        }
        assert_eq!(read(lake, table, None).await?.len(), rows, "{table}");
    }
    Ok(())
}

/// A delivery that breaks off leaves the table as it was and can be run again.
pub async fn a_delivery_that_breaks_off_can_be_run_again(lake: &dyn Lake) -> Result<()> {
    let contract = contract("interrupted", DeliveryMode::Append, None)?;
    let delivery = new_delivery();
    let first: Vec<_> = delivered(Vec::new())?.collect().await;
    let broken = Err(Error::invalid("lake.not_writable", "The file broke off."));
    let rows = stream::iter(first.into_iter().chain([broken])).boxed();
    assert_eq!(
        code_of(lake.deliver(delivery, &contract, rows).await, "committed half"),
        "lake.not_writable"
    );
    assert!(lake.find_table(&contract.name).await?.is_none());
    let outcome = lake.deliver(delivery, &contract, delivered(Vec::new())?).await?;
    assert_eq!(outcome.version, Some(0));
    let expected = owned(&[(1, Some("王")), (2, Some("李")), (3, Some("张"))]);
    assert_eq!(read(lake, "interrupted", None).await?, expected);
    Ok(())
}
