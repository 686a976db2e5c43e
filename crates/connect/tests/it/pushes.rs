//! Rows brought into a real PostgreSQL and into a folder: complete or absent.

use std::{fs::File, path::Path, sync::Arc, time::Duration};

use arrow::{
    array::{
        ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int64Array, StringArray,
        TimestampMicrosecondArray,
    },
    record_batch::RecordBatch,
};
use chrono::DateTime;
use futures::{StreamExt, stream};
use jixia_connect::{Bookmark, FolderTarget, PostgresTarget, Push, PushTarget, Staged, Watermark};
use jixia_model::{Error, Result, batch::BatchCounts};
use jixia_testkit::Database;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use tokio_postgres::{Client, NoTls};

const SHARE: &str = "GX-2026-000001";

fn push(run: &str, version: u64, base: Option<Bookmark>) -> Push {
    Push {
        run: run.to_owned(),
        version,
        base,
        key: vec!["id".to_owned()],
        at: DateTime::UNIX_EPOCH,
        mark: Watermark {
            share: SHARE.to_owned(),
            recipient: "税务局".to_owned(),
            provider: "卫生健康委员会".to_owned(),
            receipt: format!("receipt-of-{run}"),
        },
    }
}

fn people(ids: &[i64], names: &[Option<&str>]) -> RecordBatch {
    let columns: [(&str, ArrayRef); 2] = [
        ("id", Arc::new(Int64Array::from(ids.to_vec()))),
        ("name", Arc::new(StringArray::from(names.to_vec()))),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

fn changes(words: &[&str], people: &RecordBatch) -> RecordBatch {
    let words: ArrayRef = Arc::new(StringArray::from(words.to_vec()));
    let columns = [
        ("_change", words),
        ("id", Arc::clone(people.column(0))),
        ("name", Arc::clone(people.column(1))),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

async fn stage(target: &PushTarget, push: &Push, batch: RecordBatch) -> Result<Staged> {
    let schema = batch.schema();
    target.stage(push, &schema, stream::iter([Ok(batch)]).boxed()).await
}

async fn bring(target: &PushTarget, push: &Push, batch: RecordBatch) -> Result<BatchCounts> {
    let staged = stage(target, push, batch).await?;
    let counts = staged.pushed.counts;
    staged.commit().await?;
    Ok(counts)
}

struct Place {
    database: Database,
    client: Client,
    target: PushTarget,
}

async fn place() -> Place {
    let database = Database::postgres().await;
    let (client, connection) = tokio_postgres::connect(database.url(), NoTls).await.unwrap();
    tokio::spawn(connection);
    let target = PushTarget::Postgres(PostgresTarget {
        url: database.url().to_owned(),
        schema: "public".to_owned(),
        table: "people".to_owned(),
        connect_timeout: Duration::from_secs(10),
        statement_timeout: Duration::from_secs(20),
    });
    Place {
        database,
        client,
        target,
    }
}

impl Place {
    async fn text(&self, sql: &str) -> String {
        self.client.query_one(sql, &[]).await.unwrap().get(0)
    }

    async fn people(&self) -> String {
        self.text("select coalesce(string_agg(id || '=' || coalesce(name, '-'), ' ' order by id), '') from people")
            .await
    }
}

/// One row for each kind of value of each type, and one without values.
fn every_type() -> RecordBatch {
    let [text, whole, float, flag] = plain_types();
    let [day, at, amount] = counted_types();
    let columns = [
        ("text", text),
        ("whole", whole),
        ("float", float),
        ("flag", flag),
        ("day", day),
        ("at", at),
        ("amount", amount),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

fn plain_types() -> [ArrayRef; 4] {
    let texts = [Some("淄博\n\"甲\"\t\\N"), Some(""), Some("a"), Some("b"), None];
    let wholes = [Some(i64::MIN), Some(i64::MAX), Some(0), Some(-7), None];
    let floats = [Some(0.1), Some(-1e300), Some(0.0), Some(f64::INFINITY), None];
    let flags = [Some(true), Some(false), Some(true), Some(false), None];
    [
        Arc::new(StringArray::from(texts.to_vec())),
        Arc::new(Int64Array::from(wholes.to_vec())),
        Arc::new(Float64Array::from(floats.to_vec())),
        Arc::new(BooleanArray::from(flags.to_vec())),
    ]
}

/// Days, instants and exact numbers: what PostgreSQL counts in another way.
fn counted_types() -> [ArrayRef; 3] {
    let days = [Some(18_428), Some(-25_567), Some(0), Some(10_957), None];
    let instants = [
        Some(1_592_181_000_000_001),
        Some(-1),
        Some(0),
        Some(946_684_800_000_000),
        None,
    ];
    let amounts = [
        Some(1_234_567_890_123_456_789),
        Some(-1),
        Some(0),
        Some(10_000_000_000),
        None,
    ];
    let amounts = Decimal128Array::from(amounts.to_vec());
    [
        Arc::new(Date32Array::from(days.to_vec())),
        Arc::new(TimestampMicrosecondArray::from(instants.to_vec()).with_timezone("UTC")),
        Arc::new(amounts.with_precision_and_scale(38, 10).unwrap()),
    ]
}

#[tokio::test]
async fn each_type_arrives_as_it_was() {
    let place = place().await;
    bring(&place.target, &push("r1", 0, None), every_type()).await.unwrap();
    let sql = "select string_agg(row_to_json(p)::text, E'\\n' order by whole) from people p";
    place.client.batch_execute("set timezone to 'UTC'").await.unwrap();
    let expected = [
        r#"{"text":"淄博\n\"甲\"\t\\N","whole":-9223372036854775808,"float":0.1,"flag":true,"day":"2020-06-15","at":"2020-06-15T00:30:00.000001+00:00","amount":123456789.0123456789}"#,
        r#"{"text":"b","whole":-7,"float":"Infinity","flag":false,"day":"2000-01-01","at":"2000-01-01T00:00:00+00:00","amount":1.0000000000}"#,
        r#"{"text":"a","whole":0,"float":0,"flag":true,"day":"1970-01-01","at":"1970-01-01T00:00:00+00:00","amount":0.0000000000}"#,
        r#"{"text":"","whole":9223372036854775807,"float":-1e+300,"flag":false,"day":"1900-01-01","at":"1969-12-31T23:59:59.999999+00:00","amount":-0.0000000001}"#,
        r#"{"text":null,"whole":null,"float":null,"flag":null,"day":null,"at":null,"amount":null}"#,
    ];
    assert_eq!(place.text(sql).await, expected.join("\n"));
}

#[tokio::test]
async fn numbers_of_every_scale_arrive_to_the_last_digit() {
    for scale in [0_i8, 1, 3, 4, 5, 9, 37] {
        let place = place().await;
        let most = 99_999_999_999_999_999_999_999_999_999_999_999_999_i128;
        let values = [most, -most, 1, 12_345, 100_000, 99_999_999];
        let amounts = Decimal128Array::from(values.to_vec())
            .with_precision_and_scale(38, scale)
            .unwrap();
        let expected: Vec<String> = (0..values.len()).map(|row| amounts.value_as_string(row)).collect();
        let ids = Int64Array::from_iter_values((0..).take(values.len()));
        let columns: [(&str, ArrayRef); 2] = [("id", Arc::new(ids)), ("amount", Arc::new(amounts))];
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        bring(&place.target, &push("r1", 0, None), batch).await.unwrap();
        let told = place
            .text("select string_agg(amount::text, ' ' order by id) from people")
            .await;
        assert_eq!(told, expected.join(" "), "{scale}");
    }
}

#[tokio::test]
async fn a_run_is_seen_when_it_is_committed_and_not_before() {
    let place = place().await;
    assert_eq!(place.target.bookmark(SHARE).await.unwrap(), None);
    let batch = people(&[1, 2], &[Some("赵"), None]);
    drop(stage(&place.target, &push("r0", 0, None), batch.clone()).await.unwrap());
    let staged = stage(&place.target, &push("r1", 0, None), batch).await.unwrap();
    let there = place
        .client
        .query_one("select to_regclass('people') is not null", &[])
        .await
        .unwrap();
    assert!(!there.get::<_, bool>(0));
    staged.commit().await.unwrap();
    assert_eq!(place.people().await, "1=赵 2=-");
    let bookmark = place.target.bookmark(SHARE).await.unwrap();
    let expected = Bookmark {
        run: "r1".to_owned(),
        version: 0,
        total: 2,
    };
    assert_eq!(bookmark, Some(expected));
    let about = "select share || ' ' || kind || ' ' || receipt || ' ' || length(sha256) from jixia_batch";
    assert_eq!(place.text(about).await, "GX-2026-000001 full receipt-of-r1 64");
    drop(place.database);
}

#[tokio::test]
async fn differences_are_merged_by_key() {
    let place = place().await;
    let batch = people(&[1, 2, 3], &[Some("赵"), Some("钱"), Some("孙")]);
    bring(&place.target, &push("r1", 4, None), batch).await.unwrap();
    let base = place.target.bookmark(SHARE).await.unwrap();
    let changed = changes(
        &["insert", "update", "delete"],
        &people(&[4, 2, 3], &[Some("李"), Some("周"), None]),
    );
    let counts = bring(&place.target, &push("r2", 6, base), changed).await.unwrap();
    assert_eq!((counts.inserted, counts.updated, counts.deleted), (1, 1, 1));
    assert_eq!(place.people().await, "1=赵 2=周 4=李");
    let bookmark = place.target.bookmark(SHARE).await.unwrap().unwrap();
    assert_eq!((bookmark.run.as_str(), bookmark.version, bookmark.total), ("r2", 6, 3));
}

#[tokio::test]
async fn a_copy_that_somebody_changed_is_not_built_on() {
    let place = place().await;
    bring(&place.target, &push("r1", 4, None), people(&[1, 2], &[None, None]))
        .await
        .unwrap();
    let base = place.target.bookmark(SHARE).await.unwrap();
    place
        .client
        .batch_execute("delete from people where id = 2")
        .await
        .unwrap();
    let changed = changes(&["update"], &people(&[2], &[Some("周")]));
    let refused = bring(&place.target, &push("r2", 5, base), changed).await.unwrap_err();
    assert_eq!(refused.code, "batch.copy_drifted");
    assert_eq!(place.people().await, "1=-", "nothing was brought");
}

#[tokio::test]
async fn a_second_whole_run_keeps_views_and_rights_and_a_strange_table_is_left_alone() {
    let place = place().await;
    bring(&place.target, &push("r1", 0, None), people(&[1], &[None]))
        .await
        .unwrap();
    place
        .client
        .batch_execute("create view names as select name from people")
        .await
        .unwrap();
    bring(
        &place.target,
        &push("r2", 1, None),
        people(&[5, 6], &[Some("吴"), None]),
    )
    .await
    .unwrap();
    assert_eq!(place.people().await, "5=吴 6=-");
    assert_eq!(place.text("select string_agg(name, ' ') from names").await, "吴");
    let other = Push {
        mark: Watermark {
            share: "GX-2026-000002".to_owned(),
            ..push("r3", 1, None).mark
        },
        ..push("r3", 1, None)
    };
    let refused = bring(&place.target, &other, people(&[7], &[None])).await.unwrap_err();
    assert_eq!(refused.code, "batch.table_taken");
    // A view holds the columns, so other columns cannot take their place.
    let narrow: [(&str, ArrayRef); 1] = [("id", Arc::new(Int64Array::from(vec![1])))];
    let narrow = RecordBatch::try_from_iter(narrow).unwrap();
    let refused = bring(&place.target, &push("r4", 2, None), narrow).await.unwrap_err();
    assert_eq!(refused.code, "batch.table_in_use");
    assert_eq!(place.people().await, "5=吴 6=-");
}

#[tokio::test]
async fn rows_that_break_off_leave_nothing() {
    let place = place().await;
    let batch = people(&[1], &[None]);
    let rows = stream::iter([Ok(batch.clone()), Err(Error::internal("the source is gone"))]);
    let staged = place
        .target
        .stage(&push("r1", 0, None), &batch.schema(), rows.boxed())
        .await;
    assert!(staged.is_err());
    assert_eq!(place.target.bookmark(SHARE).await.unwrap(), None);
    bring(&place.target, &push("r2", 0, None), batch).await.unwrap();
    assert_eq!(place.people().await, "1=-");
}

#[tokio::test]
async fn a_schema_that_is_not_there_is_told() {
    let place = place().await;
    let PushTarget::Postgres(target) = &place.target else {
        unreachable!("the place is a database")
    };
    let target = PushTarget::Postgres(PostgresTarget {
        schema: "nowhere".to_owned(),
        ..target.clone()
    });
    let refused = bring(&target, &push("r1", 0, None), people(&[1], &[None]))
        .await
        .unwrap_err();
    assert_eq!(refused.code, "batch.schema_missing");
}

/// Names of the files in a share's folder.
fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder.join(SHARE)).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_folder_has_what_its_manifest_names_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let target = PushTarget::Folder(FolderTarget {
        folder: folder.path().to_owned(),
    });
    assert_eq!(target.bookmark(SHARE).await.unwrap(), None);
    drop(
        stage(&target, &push("r0", 0, None), people(&[1], &[None]))
            .await
            .unwrap(),
    );
    assert_eq!(
        files(folder.path()),
        ["r0.parquet.part"],
        "staged, and nothing to anybody who reads the manifest"
    );
    assert_eq!(target.bookmark(SHARE).await.unwrap(), None);

    bring(&target, &push("r1", 3, None), people(&[1, 2], &[Some("赵"), None]))
        .await
        .unwrap();
    assert_eq!(
        files(folder.path()),
        ["manifest.json", "r1.parquet"],
        "what was cut off is gone"
    );
    let base = target.bookmark(SHARE).await.unwrap();
    let changed = changes(&["delete"], &people(&[2], &[None]));
    bring(&target, &push("r2", 4, base), changed).await.unwrap();
    assert_eq!(files(folder.path()), ["manifest.json", "r1.parquet", "r2.parquet"]);
    let manifest = std::fs::read_to_string(folder.path().join(SHARE).join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["recipient"], "税务局");
    let runs = manifest["runs"].as_array().unwrap();
    let told: Vec<_> = runs
        .iter()
        .map(|run| {
            (
                run["kind"].as_str().unwrap(),
                run["version"].as_u64(),
                run["total"].as_u64(),
            )
        })
        .collect();
    assert_eq!(told, [("full", Some(3), Some(2)), ("incremental", Some(4), Some(1))]);
    let file = File::open(folder.path().join(SHARE).join("r1.parquet")).unwrap();
    let read = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    assert_eq!(read.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), 2);

    bring(&target, &push("r3", 5, None), people(&[9], &[None]))
        .await
        .unwrap();
    assert_eq!(
        files(folder.path()),
        ["manifest.json", "r3.parquet"],
        "a whole run takes the place of all before"
    );
}
