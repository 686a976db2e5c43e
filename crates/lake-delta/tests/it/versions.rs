//! Past versions: listed, read, made current again.

use jixia_lake::{Lake, WriteMode};
use jixia_model::Kind;

use crate::fixture::{Fixture, firms, read_version, write};

const ALL: &str = "SELECT id, name FROM firms ORDER BY id";

#[tokio::test(flavor = "multi_thread")]
async fn every_version_is_listed_newest_first_with_what_made_it_and_when() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    write(&fixture.lake, WriteMode::Append, Some("delivery-1"), &[(2, "b")])
        .await
        .unwrap();
    let mode = WriteMode::Upsert {
        key: vec!["id".to_owned()],
    };
    write(&fixture.lake, mode, None, &[(2, "B")]).await.unwrap();
    let versions = fixture.lake.versions(&firms(), None, 100).await.unwrap();
    let told: Vec<_> = versions
        .iter()
        .map(|version| {
            (
                version.version,
                version.operation.as_str(),
                version.transaction.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, "MERGE", None),
            (1, "WRITE", Some("delivery-1")),
            (0, "CREATE TABLE", None)
        ]
    );
    assert!(versions.is_sorted_by(|newer, older| newer.at >= older.at));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_past_version_can_be_read_and_restored_and_the_restored_over_is_not_lost() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    write(&fixture.lake, WriteMode::Replace, None, &[(2, "b"), (3, "c")])
        .await
        .unwrap();
    assert_eq!(read_version(&fixture.lake, ALL, Some(0)).await, ["1|a"]);
    let restored = fixture.lake.restore(&firms(), 0, None).await.unwrap();
    assert_eq!((restored.version, restored.rows), (2, 1));
    assert_eq!(fixture.read(ALL).await, ["1|a"]);
    assert_eq!(read_version(&fixture.lake, ALL, Some(1)).await, ["2|b", "3|c"]);
    let back = fixture.lake.restore(&firms(), 1, None).await.unwrap();
    assert_eq!(back.version, 3);
    assert_eq!(fixture.read(ALL).await, ["2|b", "3|c"]);
    assert_eq!(
        fixture.lake.versions(&firms(), None, 100).await.unwrap()[0].operation,
        "RESTORE"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn versions_made_by_another_process_are_seen_at_once() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    assert_eq!(fixture.read(ALL).await, ["1|a"]);
    write(&fixture.second(), WriteMode::Append, None, &[(2, "b")])
        .await
        .unwrap();
    assert_eq!(fixture.read(ALL).await, ["1|a", "2|b"]);
    let second = fixture.second();
    second.restore(&firms(), 0, None).await.unwrap();
    assert_eq!(fixture.read(ALL).await, ["1|a"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn restoring_the_current_version_makes_none() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    assert_eq!(fixture.lake.restore(&firms(), 0, None).await.unwrap().version, 0);
    assert_eq!(fixture.lake.versions(&firms(), None, 100).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_tables_and_versions_are_told_by_name() {
    let fixture = Fixture::new();
    assert_eq!(fixture.lake.versions(&firms(), None, 100).await.unwrap(), []);
    let error = fixture.lake.restore(&firms(), 0, None).await.unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::NotFound, "lake.table_unknown"));
    fixture.append(&[(1, "a")]).await;
    let error = fixture.lake.restore(&firms(), 7, None).await.unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::NotFound, "lake.version_unknown"));
    assert!(
        error.message.contains("'firms'") && error.message.contains('7'),
        "{}",
        error.message
    );
}
