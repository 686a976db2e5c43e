//! Deliveries: what becomes of good rows, bad rows and whole deliveries, once, twice and when they are stopped.

use std::{future::Future, task::Poll};

use futures::{StreamExt, TryStreamExt, stream};
use jixia_lake::{DeliverOutcome, DeliveredBatch, DeliveredStream, Lake, WriteMode};
use jixia_model::{
    Error, Result,
    contract::{Check, CheckTest, ColumnType, Contract, DeliveryMode, Severity},
    delivery::DeliveryCounts,
};
use proptest::prelude::*;

use crate::{
    contracts::{batch, check, contract, delivery, fault, row_check, whole_check},
    fixture::{Fixture, firms, lines, write},
};

const ALL: &str = "SELECT id, name, _line FROM firms ORDER BY id, _line";

fn stream_of(batches: Vec<DeliveredBatch>) -> DeliveredStream {
    stream::iter(batches.into_iter().map(Ok)).boxed()
}

impl Fixture {
    async fn deliver(&self, number: u128, contract: &Contract, batches: Vec<DeliveredBatch>) -> Result<DeliverOutcome> {
        self.lake.deliver(delivery(number), contract, stream_of(batches)).await
    }

    async fn quarantine(&self, number: u128) -> Option<Vec<String>> {
        let rows = self.lake.find_quarantine(delivery(number)).await.unwrap()?;
        Some(lines(&rows.try_collect::<Vec<_>>().await.unwrap()))
    }
}

fn counts(outcome: &DeliverOutcome) -> (u64, u64, u64, u64) {
    let DeliveryCounts {
        rows,
        good,
        bad,
        warned,
    } = outcome.counts;
    (rows, good, bad, warned)
}

fn failed(outcome: &DeliverOutcome, rule: &str) -> u64 {
    outcome
        .quality
        .iter()
        .find(|result| result.rule == rule)
        .unwrap()
        .failed
}

#[tokio::test(flavor = "multi_thread")]
async fn good_rows_are_committed_with_their_origin_and_bad_ones_kept_as_they_came_with_the_reason() {
    let fixture = Fixture::new();
    let mut first = batch(2, &[(Some(1), "a"), (None, "b")]);
    first.faults.push(fault(1, "type", false));
    let second = batch(4, &[(Some(3), "c"), (Some(-4), "d")]);
    let mut contract = contract();
    contract.checks.push(row_check("positive", "id > 0"));
    let outcome = fixture.deliver(1, &contract, vec![first, second]).await.unwrap();
    assert_eq!((outcome.version, &outcome.refused), (Some(0), &None));
    assert_eq!(counts(&outcome), (4, 2, 2, 0));
    assert_eq!(fixture.read(ALL).await, ["1|a|2", "3|c|4"]);
    let origin = fixture.read("SELECT DISTINCT _delivery FROM firms").await;
    assert_eq!(origin, [delivery(1).to_string()]);
    assert_eq!(
        fixture.quarantine(1).await.unwrap(),
        [
            r#"3|[{"column":"id","value":"十二","rule":"type","zh":"不是整数","en":"no whole number"}]|null|b"#,
            r#"5|[{"column":"id","value":"-4","rule":"positive","zh":"positive不通过","en":"positive does not pass"}]|第-4号|d"#,
        ]
    );
    assert!(fixture.quarantine(2).await.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_quality_names_every_rule_of_the_contract_also_those_that_nothing_broke() {
    let fixture = Fixture::new();
    let mut contract = contract();
    contract.columns[0].required = true;
    contract.columns[0].unique = true;
    contract.columns[1].column_type = ColumnType::Text { length_max: Some(9) };
    contract.checks.push(row_check("positive", "id > 0"));
    contract
        .checks
        .push(whole_check("enough", "SELECT count(*) > 0 FROM delivery"));
    let mut rows = batch(2, &[(Some(1), "a"), (Some(-2), "b"), (None, "c")]);
    rows.faults.push(fault(2, "required", false));
    let outcome = fixture.deliver(1, &contract, vec![rows]).await.unwrap();
    let told: Vec<_> = outcome
        .quality
        .iter()
        .map(|result| {
            (
                result.rule.as_str(),
                result.column.as_deref(),
                result.checked,
                result.failed,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("type", Some("id"), 3, 0),
            ("required", Some("id"), 3, 1),
            ("length", Some("name"), 3, 0),
            ("unique", Some("id"), 3, 0),
            ("positive", Some("id"), 3, 1),
            ("enough", None, 1, 0),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_is_null_passes_and_one_that_cannot_be_computed_fails_its_row_only() {
    let fixture = Fixture::new();
    let mut contract = contract();
    contract.checks.push(row_check("divides", "100 / id > 10"));
    let rows = batch(
        2,
        &[
            (Some(1), "a"),
            (Some(0), "b"),
            (None, "c"),
            (Some(50), "d"),
            (Some(2), "e"),
        ],
    );
    let outcome = fixture.deliver(1, &contract, vec![rows]).await.unwrap();
    assert_eq!(counts(&outcome), (5, 3, 2, 0));
    assert_eq!(fixture.read(ALL).await, ["1|a|2", "2|e|6", "null|c|4"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_does_not_compile_is_told_by_name_and_nothing_is_read() {
    let fixture = Fixture::new();
    let mut contract = contract();
    contract.checks.push(row_check("wrong", "nummer > 0"));
    let unread = stream::poll_fn(|_| panic!("no row may be asked for")).boxed();
    let error = fixture.lake.deliver(delivery(1), &contract, unread).await.unwrap_err();
    assert_eq!(error.code, "program.column_unknown");
    assert!(
        error.params.contains(&("check", "wrong".to_owned())),
        "{:?}",
        error.params
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn warnings_are_counted_once_per_row_and_the_row_is_kept() {
    let fixture = Fixture::new();
    let mut contract = contract();
    for name in ["small", "tiny"] {
        contract.checks.push(Check {
            severity: Severity::Warning,
            ..row_check(name, "id < 10")
        });
    }
    let mut rows = batch(2, &[(Some(1), "a"), (Some(20), "b"), (Some(30), "c")]);
    rows.faults.push(fault(2, "semantic", false));
    let outcome = fixture.deliver(1, &contract, vec![rows]).await.unwrap();
    assert_eq!(counts(&outcome), (3, 2, 1, 1));
    assert_eq!(failed(&outcome, "tiny"), 2);
    let small = outcome.quality.iter().find(|result| result.rule == "small").unwrap();
    assert!(small.warning);
    assert_eq!(fixture.read(ALL).await, ["1|a|2", "20|b|3"]);
    let quarantine = fixture.quarantine(1).await.unwrap();
    assert!(
        quarantine[0].contains("semantic") && !quarantine[0].contains("small"),
        "{quarantine:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_value_is_bad_across_batches_and_the_reason_names_the_first_line() {
    let fixture = Fixture::new();
    let mut contract = contract();
    contract.columns[0].unique = true;
    let batches = vec![
        batch(2, &[(Some(1), "a"), (Some(2), "b"), (None, "c")]),
        batch(5, &[(Some(2), "d"), (None, "e"), (Some(1), "f")]),
    ];
    let outcome = fixture.deliver(1, &contract, batches).await.unwrap();
    assert_eq!((counts(&outcome), failed(&outcome, "unique")), ((6, 4, 2, 0), 2));
    assert_eq!(fixture.read(ALL).await, ["1|a|2", "2|b|3", "null|c|4", "null|e|6"]);
    let quarantine = fixture.quarantine(1).await.unwrap();
    assert!(
        quarantine[0].starts_with("5|") && quarantine[0].contains("第 3 行"),
        "{quarantine:?}"
    );
    assert!(
        quarantine[1].starts_with("7|") && quarantine[1].contains("line 2 already"),
        "{quarantine:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_row_does_not_take_the_place_of_a_good_one_with_the_same_value() {
    let fixture = Fixture::new();
    let mut contract = contract();
    let columns = vec!["id".to_owned(), "name".to_owned()];
    contract
        .checks
        .push(check("once", CheckTest::Unique { columns }, Severity::Error));
    let mut rows = batch(2, &[(Some(1), "a"), (Some(1), "a"), (Some(1), "a"), (Some(1), "b")]);
    rows.faults.push(fault(0, "semantic", false));
    let outcome = fixture.deliver(1, &contract, vec![rows]).await.unwrap();
    assert_eq!(counts(&outcome), (4, 2, 2, 0));
    assert_eq!(fixture.read(ALL).await, ["1|a|3", "1|b|5"]);
    let quarantine = fixture.quarantine(1).await.unwrap();
    assert!(
        quarantine[1].contains(r#""value":"1, a","rule":"once""#),
        "{quarantine:?}"
    );
    assert!(
        quarantine[1].contains("once does not pass (the same as line 3)"),
        "{quarantine:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_must_have_a_value_and_occur_once() {
    let fixture = Fixture::new();
    let mut contract = contract();
    contract.mode = DeliveryMode::Upsert;
    contract.columns[0].key = true;
    fixture
        .deliver(1, &contract, vec![batch(2, &[(Some(1), "a"), (Some(2), "b")])])
        .await
        .unwrap();
    let rows = batch(2, &[(Some(2), "B"), (None, "c"), (Some(2), "BB"), (Some(3), "d")]);
    let outcome = fixture.deliver(2, &contract, vec![rows]).await.unwrap();
    assert_eq!(counts(&outcome), (4, 2, 2, 0));
    assert_eq!(fixture.read(ALL).await, ["1|a|2", "2|B|2", "3|d|5"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replacing_delivery_is_the_whole_table_afterwards() {
    let fixture = Fixture::new();
    let mut contract = contract();
    contract.mode = DeliveryMode::Replace;
    fixture
        .deliver(1, &contract, vec![batch(2, &[(Some(1), "a")])])
        .await
        .unwrap();
    fixture
        .deliver(2, &contract, vec![batch(2, &[(Some(2), "b")])])
        .await
        .unwrap();
    assert_eq!(fixture.read(ALL).await, ["2|b|2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_with_too_many_bad_rows_is_refused_and_only_its_quarantine_stays() {
    let fixture = Fixture::new();
    let mut contract = contract();
    contract.checks.push(row_check("positive", "id > 0"));
    contract.refuse_above = Some(0.25);
    let quarter = batch(2, &[(Some(1), "a"), (Some(2), "b"), (Some(3), "c"), (Some(-4), "d")]);
    let accepted = fixture.deliver(1, &contract, vec![quarter]).await.unwrap();
    assert_eq!(accepted.version, Some(0));
    let files = fixture.files("tables/firms");
    let half = batch(2, &[(Some(8), "a"), (Some(-9), "b")]);
    let refused = fixture.deliver(2, &contract, vec![half]).await.unwrap();
    let told = refused.refused.clone().unwrap();
    assert_eq!(
        (refused.version, told.code.as_str()),
        (None, "delivery.too_many_bad_rows")
    );
    assert!(told.message.contains("1 of 2 rows"), "{told:?}");
    let values: Vec<_> = told.values.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["2", "1", "25"]);
    assert_eq!(fixture.read("SELECT count(*) FROM firms").await, ["3"]);
    assert_eq!(fixture.files("tables/firms"), files);
    assert_eq!(fixture.quarantine(2).await.unwrap().len(), 1);
    assert_eq!(fixture.lake.versions(&firms(), None, 100).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_check_over_the_whole_delivery_refuses_it_and_a_warning_does_not() {
    let fixture = Fixture::new();
    let mut contract = contract();
    let sum = "SELECT sum(id) = 6 FROM delivery";
    contract.checks.push(whole_check("sum", sum));
    contract.checks.push(Check {
        severity: Severity::Warning,
        ..whole_check("three", "SELECT count(*) = 3 FROM delivery")
    });
    let outcome = fixture
        .deliver(1, &contract, vec![batch(2, &[(Some(2), "a"), (Some(4), "b")])])
        .await
        .unwrap();
    assert_eq!((outcome.version, failed(&outcome, "three")), (Some(0), 1));
    let outcome = fixture
        .deliver(2, &contract, vec![batch(2, &[(Some(5), "a")])])
        .await
        .unwrap();
    let told = outcome.refused.clone().unwrap();
    assert_eq!(told.code, "delivery.check_failed");
    let zh = &told.values[0].1;
    assert!(zh.contains("sum不通过") && !zh.contains("three"), "{told:?}");
    assert_eq!((outcome.version, failed(&outcome, "sum")), (None, 1));
    assert_eq!(fixture.read(ALL).await, ["2|a|2", "4|b|3"]);
    assert_eq!(fixture.files("tables/firms").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_over_the_whole_delivery_also_runs_when_no_row_is_good() {
    let fixture = Fixture::new();
    let mut contract = contract();
    contract
        .checks
        .push(whole_check("enough", "SELECT count(*) >= 1 FROM delivery"));
    let outcome = fixture.deliver(1, &contract, Vec::new()).await.unwrap();
    assert_eq!(outcome.refused.unwrap().code, "delivery.check_failed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_over_the_whole_delivery_must_answer_with_one_boolean_and_may_only_read() {
    let fixture = Fixture::new();
    for (sql, code) in [
        ("SELECT id > 0 FROM delivery", "delivery.check_no_verdict"),
        ("SELECT count(*) FROM delivery", "delivery.check_no_verdict"),
        ("SELECT 1 > 0 FROM persons", "delivery.check_table_unknown"),
        ("DROP TABLE delivery", "delivery.check_no_verdict"),
    ] {
        let mut contract = contract();
        contract.checks.push(whole_check("odd", sql));
        let rows = batch(2, &[(Some(1), "a"), (Some(2), "b")]);
        let error = fixture.deliver(1, &contract, vec![rows]).await.unwrap_err();
        assert_eq!(error.code, code, "{sql}: {error}");
        assert!(fixture.lake.find_table(&firms()).await.unwrap().is_none());
        assert_eq!(fixture.files("tables/firms"), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_without_a_good_row_commits_nothing() {
    let fixture = Fixture::new();
    let mut rows = batch(2, &[(None, "a")]);
    rows.faults.push(fault(0, "type", false));
    let outcome = fixture.deliver(1, &contract(), vec![rows]).await.unwrap();
    assert_eq!(
        (outcome.version, outcome.refused.clone(), counts(&outcome)),
        (None, None, (1, 0, 1, 0))
    );
    assert!(fixture.lake.find_table(&firms()).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_delivery_again_changes_nothing_and_tells_the_same() {
    let fixture = Fixture::new();
    let mut contract = contract();
    contract.checks.push(row_check("positive", "id > 0"));
    let rows = || vec![batch(2, &[(Some(1), "a"), (Some(-2), "b")])];
    let first = fixture.deliver(1, &contract, rows()).await.unwrap();
    write(&fixture.lake, WriteMode::Append, None, &[]).await.unwrap_err();
    fixture
        .deliver(2, &contract, vec![batch(2, &[(Some(9), "z")])])
        .await
        .unwrap();
    let files = fixture.files("tables/firms");
    assert_eq!(fixture.deliver(1, &contract, rows()).await.unwrap(), first);
    assert_eq!(fixture.files("tables/firms"), files);
    assert_eq!(fixture.read(ALL).await, ["1|a|2", "9|z|2"]);
    assert_eq!(fixture.quarantine(1).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_whose_file_breaks_half_way_changes_nothing_and_leaves_no_file() {
    let fixture = Fixture::new();
    let mut bad = batch(2, &[(Some(1), "a"), (None, "b")]);
    bad.faults.push(fault(1, "type", false));
    let broken = Err(Error::invalid("file.broken", "The file ends in the middle of a row."));
    let rows = stream::iter(vec![Ok(bad), broken]).boxed();
    let error = fixture.lake.deliver(delivery(1), &contract(), rows).await.unwrap_err();
    assert_eq!(error.code, "file.broken");
    assert!(fixture.lake.find_table(&firms()).await.unwrap().is_none());
    assert!(fixture.quarantine(1).await.is_none());
    assert_eq!(fixture.files("tables/firms"), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_that_is_stopped_half_way_leaves_the_table_and_runs_again() {
    let fixture = Fixture::new();
    let contract = contract();
    fixture
        .deliver(1, &contract, vec![batch(2, &[(Some(1), "a")])])
        .await
        .unwrap();
    let rows = || {
        let mut rows = batch(2, &[(Some(2), "b"), (None, "c")]);
        rows.faults.push(fault(1, "type", false));
        rows
    };
    let endless = stream::iter([Ok(rows())]).chain(stream::pending()).boxed();
    {
        let mut stopped = std::pin::pin!(fixture.lake.deliver(delivery(2), &contract, endless));
        let mut polls = 0;
        futures::future::poll_fn(|context| {
            polls += 1;
            assert!(stopped.as_mut().poll(context).is_pending());
            if polls < 50 {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
    }
    assert_eq!(fixture.read(ALL).await, ["1|a|2"]);
    assert!(fixture.quarantine(2).await.is_none());
    let outcome = fixture.deliver(2, &contract, vec![rows()]).await.unwrap();
    assert_eq!(outcome.version, Some(1));
    assert_eq!(fixture.read(ALL).await, ["1|a|2", "2|b|2"]);
    assert_eq!(fixture.quarantine(2).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contract_that_breaks_the_table_is_refused_before_any_row_is_read() {
    let fixture = Fixture::new();
    fixture
        .deliver(1, &contract(), vec![batch(2, &[(Some(1), "a")])])
        .await
        .unwrap();
    let mut breaking = contract();
    breaking.columns[0].column_type = ColumnType::Date;
    let unread = stream::poll_fn(|_| panic!("no row may be asked for")).boxed();
    let error = fixture.lake.deliver(delivery(2), &breaking, unread).await.unwrap_err();
    assert_eq!(error.code, "lake.schema_breaking");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quarantine_that_cannot_be_written_fails_the_delivery_and_commits_nothing() {
    let fixture = Fixture::new();
    std::fs::write(fixture.path("quarantine"), "a file where the folder should be").unwrap();
    let mut rows = batch(2, &[(Some(1), "a"), (None, "b")]);
    rows.faults.push(fault(1, "type", false));
    let error = fixture.deliver(1, &contract(), vec![rows]).await.unwrap_err();
    assert_eq!(error.code, "lake.not_writable");
    assert!(fixture.lake.find_table(&firms()).await.unwrap().is_none());
    assert_eq!(fixture.files("tables/firms"), Vec::<String>::new());
}

/// Rows of one delivery, cut into batches at random places.
fn cut_rows() -> impl Strategy<Value = (Vec<(Option<i64>, bool)>, usize)> {
    let row = (prop::option::of(-3_i64..12), prop::bool::weighted(0.2));
    (prop::collection::vec(row, 0..60), 1_usize..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_row_ends_in_the_table_or_in_quarantine_however_the_file_is_cut((rows, size) in cut_rows()) {
        let fixture = Fixture::new();
        let mut contract = contract();
        contract.columns[0].unique = true;
        contract.checks.push(row_check("positive", "id >= 0"));
        let named: Vec<_> = rows.iter().map(|(id, _)| (*id, "x")).collect();
        let batches = named.chunks(size).zip(rows.chunks(size)).scan(2, |line, (named, rows)| {
            let mut batch = batch(*line, named);
            *line += i64::try_from(named.len()).unwrap();
            let faulty = rows.iter().enumerate().filter(|(_, (_, faulty))| *faulty);
            batch.faults = faulty.map(|(row, _)| fault(row, "semantic", false)).collect();
            Some(batch)
        });
        let batches: Vec<_> = batches.collect();
        let mut taken = std::collections::HashSet::new();
        let good = rows.iter().filter(|(id, faulty)| {
            !faulty && id.is_none_or(|id| id >= 0 && taken.insert(id))
        });
        let good = good.count() as u64;
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let outcome = runtime.block_on(fixture.deliver(1, &contract, batches)).unwrap();
        let total = rows.len() as u64;
        prop_assert_eq!(counts(&outcome), (total, good, total - good, 0));
        let kept = runtime.block_on(fixture.quarantine(1)).unwrap_or_default();
        prop_assert_eq!(kept.len() as u64, total - good);
        let lines: Vec<i64> = kept.iter().map(|row| row.split('|').next().unwrap().parse().unwrap()).collect();
        prop_assert!(lines.is_sorted());
        if good > 0 {
            let committed = runtime.block_on(fixture.read("SELECT count(*), count(DISTINCT id) FROM firms"));
            prop_assert!(committed[0].starts_with(&format!("{good}|")), "{:?}", committed);
        }
    }
}
