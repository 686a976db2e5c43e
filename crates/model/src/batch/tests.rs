//! When runs are due, and what a plan may say.

use super::*;
use crate::SequentialIds;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn run(state: BatchState, started: &str, version: Option<u64>) -> Batch {
    let ids = SequentialIds::default();
    Batch {
        id: BatchId::new(&ids),
        share: ShareId::new(&ids),
        by: PersonId::new(&ids),
        target: BatchTarget::Folder {
            name: "drop".to_owned(),
        },
        kind: BatchKind::Full,
        state,
        started_at: at(started),
        finished_at: None,
        written: version.map(|version| BatchWritten {
            version,
            base_version: None,
            counts: BatchCounts::default(),
            total: 0,
            sha256: String::new(),
            receipt: ReceiptId::new(&ids),
        }),
        reason: None,
    }
}

const PLANNED: &str = "2020-06-01T00:00:00Z";

fn is_due(starts: BatchStart, last: Option<&Batch>, version: u64, now: &str) -> bool {
    starts.is_due(at(PLANNED), last, version, at(now))
}

#[test]
fn a_new_version_starts_a_run_and_the_same_one_does_not() {
    let done = run(BatchState::Done, "2020-06-15T00:00:00Z", Some(3));
    let now = "2020-06-15T00:00:10Z";
    assert!(is_due(BatchStart::Change, None, 0, now));
    assert!(!is_due(BatchStart::Change, Some(&done), 3, now));
    assert!(is_due(BatchStart::Change, Some(&done), 4, now));
    assert!(!is_due(BatchStart::Hand, Some(&done), 4, now));
}

#[test]
fn a_run_that_failed_is_tried_again_after_ten_minutes_and_one_that_runs_is_left_alone() {
    let failed = run(BatchState::Failed, "2020-06-15T00:00:00Z", None);
    assert!(!is_due(BatchStart::Change, Some(&failed), 4, "2020-06-15T00:09:59Z"));
    assert!(is_due(BatchStart::Change, Some(&failed), 4, "2020-06-15T00:10:00Z"));
    let running = run(BatchState::Running, "2020-06-15T00:00:00Z", None);
    assert!(!is_due(BatchStart::Change, Some(&running), 4, "2020-06-16T00:00:00Z"));
}

#[test]
fn an_interval_counts_from_the_beginning_of_the_last_run() {
    let done = run(BatchState::Done, "2020-06-15T00:00:00Z", Some(3));
    let hourly = BatchStart::Every { minutes: 60 };
    assert!(!is_due(hourly, Some(&done), 4, "2020-06-15T00:59:59Z"));
    assert!(is_due(hourly, Some(&done), 4, "2020-06-15T01:00:00Z"));
    assert!(
        !is_due(hourly, Some(&done), 3, "2020-06-15T01:00:00Z"),
        "nothing is new"
    );
}

#[test]
fn a_time_of_the_day_is_the_one_in_china_and_comes_once() {
    // 02:30 in China is 18:30 of the day before in UTC.
    let nightly = BatchStart::Daily { minute: 150 };
    let done = run(BatchState::Done, "2020-06-14T18:30:05Z", Some(3));
    assert!(!is_due(nightly, Some(&done), 4, "2020-06-15T18:29:59Z"));
    assert!(is_due(nightly, Some(&done), 4, "2020-06-15T18:30:00Z"));
    assert!(!nightly.is_due(at("2020-06-15T03:00:00Z"), None, 4, at("2020-06-15T10:00:00Z")));
}

#[test]
fn a_plan_names_a_table_by_plain_names_and_a_time_that_can_be() {
    let plan = |schema: &str, starts| BatchPlan {
        share: ShareId::new(&SequentialIds::default()),
        target: BatchTarget::Database {
            name: "exchange".to_owned(),
            schema: schema.to_owned(),
            table: "firms".to_owned(),
        },
        starts,
        by: PersonId::new(&SequentialIds::default()),
        changed_at: at(PLANNED),
    };
    plan("public", BatchStart::Hand).check().unwrap();
    for schema in ["", "1st", "Public", "a.b", "x\"; drop table y", &"a".repeat(51)] {
        let error = plan(schema, BatchStart::Hand).check().unwrap_err();
        assert_eq!(error.fields[0].code, "batch.name_malformed", "{schema}");
    }
    for (starts, code) in [
        (BatchStart::Every { minutes: 4 }, "batch.minutes_out_of_range"),
        (BatchStart::Daily { minute: 1440 }, "batch.minute_out_of_range"),
    ] {
        assert_eq!(plan("public", starts).check().unwrap_err().fields[0].code, code);
    }
}
