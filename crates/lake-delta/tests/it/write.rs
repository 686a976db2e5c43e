//! Writes: each mode, once and twice, side by side, stopped half-way, and where nothing can be written.

use std::{sync::Arc, task::Poll};

use arrow::{
    array::{ArrayRef, Int64Array, StringArray, StringViewArray},
    datatypes::{DataType, Field, Schema},
    record_batch::RecordBatch,
};
use futures::{StreamExt, future::join_all, stream};
use jixia_lake::{Lake, Write, WriteMode};
use jixia_lake_delta::DeltaLake;
use jixia_model::{Error, Kind};
use url::Url;

use crate::fixture::{Fixture, firm_rows, firm_schema, firms, stream_of, write};

const ALL: &str = "SELECT id, name FROM firms ORDER BY id";

fn upsert() -> WriteMode {
    WriteMode::Upsert {
        key: vec!["id".to_owned()],
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_write_makes_the_table_and_tells_what_it_is() {
    let fixture = Fixture::new();
    assert!(fixture.lake.find_table(&firms()).await.unwrap().is_none());
    let committed = fixture.append(&[(1, "淄博一厂"), (2, "张店二厂")]).await;
    assert_eq!((committed.version, committed.rows), (0, 2));
    let info = fixture.lake.find_table(&firms()).await.unwrap().unwrap();
    assert_eq!((info.version, info.rows), (0, Some(2)));
    assert!(info.size_bytes > 0);
    assert_eq!(info.schema.fields(), firm_schema().fields());
    assert_eq!(fixture.read(ALL).await, ["1|淄博一厂", "2|张店二厂"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn appended_rows_join_those_that_are_there_and_replacing_rows_take_their_place() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    assert_eq!(fixture.append(&[(2, "b")]).await.version, 1);
    assert_eq!(fixture.read(ALL).await, ["1|a", "2|b"]);
    let replaced = write(&fixture.lake, WriteMode::Replace, None, &[(3, "c")])
        .await
        .unwrap();
    assert_eq!(replaced.version, 2);
    assert_eq!(fixture.read(ALL).await, ["3|c"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upsert_replaces_rows_of_the_same_key_adds_others_and_leaves_files_without_such_keys_alone() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a"), (2, "b")]).await;
    fixture.append(&[(3, "c")]).await;
    let before = fixture.files("tables/firms");
    let done = write(&fixture.lake, upsert(), None, &[(2, "B"), (4, "d")])
        .await
        .unwrap();
    assert_eq!((done.version, done.rows), (2, 2));
    assert_eq!(fixture.read(ALL).await, ["1|a", "2|B", "3|c", "4|d"]);
    let log = std::fs::read_to_string(fixture.path("tables/firms/_delta_log/00000000000000000002.json")).unwrap();
    let removed: Vec<_> = before
        .iter()
        .filter(|file| {
            log.lines()
                .any(|line| line.contains("\"remove\"") && line.contains(*file))
        })
        .collect();
    assert_eq!(removed.len(), 1, "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upsert_by_two_columns_keeps_rows_whose_key_is_null() {
    let fixture = Fixture::new();
    let rows = |rows: Vec<(Option<i64>, &str)>| {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(rows.iter().map(|(id, _)| *id).collect::<Int64Array>()),
            Arc::new(rows.iter().map(|(_, name)| Some(*name)).collect::<StringArray>()),
        ];
        stream_of(vec![Ok(RecordBatch::try_new(firm_schema(), columns).unwrap())])
    };
    let both = Write {
        table: firms(),
        schema: firm_schema(),
        mode: WriteMode::Upsert {
            key: vec!["id".to_owned(), "name".to_owned()],
        },
        transaction: None,
    };
    fixture
        .lake
        .write(
            both.clone(),
            rows(vec![(None, "a"), (None, "a"), (Some(1), "a"), (Some(1), "b")]),
        )
        .await
        .unwrap();
    fixture
        .lake
        .write(both, rows(vec![(Some(1), "b"), (Some(2), "a")]))
        .await
        .unwrap();
    assert_eq!(
        fixture.read("SELECT id, name FROM firms ORDER BY id, name").await,
        ["1|a", "1|b", "2|a", "null|a", "null|a"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upsert_whose_rows_share_a_key_is_refused_and_leaves_nothing_behind() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    let files = fixture.files("tables/firms");
    let error = write(&fixture.lake, upsert(), None, &[(5, "x"), (5, "y")])
        .await
        .unwrap_err();
    assert_eq!(error.code, "lake.key_not_unique");
    assert_eq!(fixture.read(ALL).await, ["1|a"]);
    assert_eq!(fixture.files("tables/firms"), files);
    let mode = WriteMode::Upsert {
        key: vec!["nummer".to_owned()],
    };
    let error = write(&fixture.lake, mode, None, &[(5, "x")]).await.unwrap_err();
    assert_eq!(error.code, "lake.key_unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_transaction_is_committed_once_and_tells_its_version_afterwards() {
    let fixture = Fixture::new();
    for mode in [WriteMode::Append, WriteMode::Replace, upsert()] {
        let id = format!("{mode:?}");
        let first = write(&fixture.lake, mode.clone(), Some(&id), &[(1, "a"), (2, "b")])
            .await
            .unwrap();
        fixture.append(&[(9, "z")]).await;
        let files = fixture.files("tables/firms");
        let again = write(&fixture.lake, mode.clone(), Some(&id), &[(1, "a"), (2, "b")])
            .await
            .unwrap();
        assert_eq!(again.version, first.version, "{mode:?}");
        assert_eq!(fixture.files("tables/firms"), files, "{mode:?}");
        let second_process = write(&fixture.second(), mode, Some(&id), &[(1, "a")]).await.unwrap();
        assert_eq!(second_process.version, first.version);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_added_column_is_null_in_old_rows_and_stands_before_technical_columns() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    let schema = Arc::new(Schema::new(vec![
        Field::new("id", DataType::Int64, true),
        Field::new("_line", DataType::Int64, true),
        Field::new("name", DataType::Utf8View, true),
        Field::new("district", DataType::Utf8, true),
    ]));
    let columns: Vec<ArrayRef> = vec![
        Arc::new(Int64Array::from(vec![2])),
        Arc::new(Int64Array::from(vec![7])),
        Arc::new(StringViewArray::from(vec!["b"])),
        Arc::new(StringArray::from(vec!["张店"])),
    ];
    let rows = RecordBatch::try_new(Arc::clone(&schema), columns).unwrap();
    for mode in [WriteMode::Append, upsert()] {
        let write = Write {
            table: firms(),
            schema: Arc::clone(&schema),
            mode,
            transaction: None,
        };
        fixture
            .lake
            .write(write, stream_of(vec![Ok(rows.clone())]))
            .await
            .unwrap();
    }
    let info = fixture.lake.find_table(&firms()).await.unwrap().unwrap();
    let names: Vec<_> = info.schema.fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names, ["id", "name", "district", "_line"]);
    assert_eq!(
        fixture.read("SELECT id, name, district FROM firms ORDER BY id").await,
        ["1|a|null", "2|b|张店"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_lack_a_column_or_change_its_type_are_refused_before_any_is_read() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    let unread = stream::poll_fn(|_| panic!("no row may be asked for")).boxed();
    let breaking = Write {
        table: firms(),
        schema: Arc::new(Schema::new(vec![Field::new("id", DataType::Utf8, true)])),
        mode: WriteMode::Replace,
        transaction: None,
    };
    let error = fixture.lake.write(breaking, unread).await.unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::Conflict, "lake.schema_breaking"));
    assert!(
        error.message.contains("id is Utf8 and not Int64, name is missing"),
        "{}",
        error.message
    );
    assert_eq!(fixture.read(ALL).await, ["1|a"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn appends_and_upserts_of_several_processes_at_once_all_arrive() {
    let fixture = Fixture::new();
    let processes = [fixture.second(), fixture.second(), fixture.second()];
    let writes = (0..15_usize).map(|number| {
        let lake = &processes[number % 3];
        let mode = if number < 5 { upsert() } else { WriteMode::Append };
        let id = i64::try_from(number).unwrap();
        async move { write(lake, mode, None, &[(id, "x")]).await.unwrap().version }
    });
    let mut versions = join_all(writes).await;
    versions.sort_unstable();
    assert_eq!(versions, (0..15).collect::<Vec<_>>());
    assert_eq!(
        fixture.read("SELECT count(*), count(DISTINCT id) FROM firms").await,
        ["15|15"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_transaction_sent_by_several_at_once_is_committed_once() {
    let fixture = Fixture::new();
    let processes = [fixture.second(), fixture.second(), fixture.second()];
    let writes = processes
        .iter()
        .map(|lake| write(lake, WriteMode::Append, Some("t"), &[(1, "a")]));
    let versions: Vec<_> = join_all(writes)
        .await
        .into_iter()
        .map(|done| done.unwrap().version)
        .collect();
    assert_eq!(versions, [0, 0, 0]);
    assert_eq!(fixture.read(ALL).await, ["1|a"]);
    assert_eq!(fixture.files("tables/firms").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_end_in_an_error_change_nothing_and_leave_no_file() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    let files = fixture.files("tables/firms");
    let write = Write {
        table: firms(),
        schema: firm_schema(),
        mode: WriteMode::Replace,
        transaction: Some("t".to_owned()),
    };
    let failing = || {
        vec![
            Ok(firm_rows(&[(2, "b")])),
            Err(Error::invalid("x.broken", "The source broke.")),
        ]
    };
    let error = fixture
        .lake
        .write(write.clone(), stream_of(failing()))
        .await
        .unwrap_err();
    assert_eq!(error.code, "x.broken");
    assert_eq!(fixture.read(ALL).await, ["1|a"]);
    assert_eq!(fixture.files("tables/firms"), files);
    fixture
        .lake
        .write(write, stream_of(vec![Ok(firm_rows(&[(2, "b")]))]))
        .await
        .unwrap();
    assert_eq!(fixture.read(ALL).await, ["2|b"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_is_dropped_half_way_changes_nothing_and_can_be_made_again() {
    let fixture = Fixture::new();
    fixture.append(&[(1, "a")]).await;
    let again = Write {
        table: firms(),
        schema: firm_schema(),
        mode: WriteMode::Append,
        transaction: Some("t".to_owned()),
    };
    let endless = stream::iter([Ok(firm_rows(&[(2, "b")]))])
        .chain(stream::pending())
        .boxed();
    {
        let mut stopped = std::pin::pin!(fixture.lake.write(again.clone(), endless));
        // Polled until it waits for rows that never come.
        let mut polls = 0;
        futures::future::poll_fn(|context| {
            polls += 1;
            let done = stopped.as_mut().poll(context);
            assert!(done.is_pending());
            if polls < 20 {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
    }
    assert_eq!(fixture.read(ALL).await, ["1|a"]);
    fixture
        .lake
        .write(again, stream_of(vec![Ok(firm_rows(&[(2, "b")]))]))
        .await
        .unwrap();
    assert_eq!(fixture.read(ALL).await, ["1|a", "2|b"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_small_appends_are_summed_up_and_a_new_process_reads_them_all() {
    let fixture = Fixture::new();
    for id in 0..45 {
        fixture.append(&[(id, "x")]).await;
    }
    let log: Vec<_> = std::fs::read_dir(fixture.path("tables/firms/_delta_log"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".checkpoint.parquet"))
        .collect();
    assert_eq!(log.len(), 2, "{log:?}");
    let info = fixture.second().find_table(&firms()).await.unwrap().unwrap();
    assert_eq!((info.version, info.rows), (44, Some(45)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_of_no_rows_makes_an_empty_table_or_empties_one() {
    let fixture = Fixture::new();
    assert_eq!(fixture.append(&[]).await.version, 0);
    assert_eq!(fixture.lake.find_table(&firms()).await.unwrap().unwrap().rows, Some(0));
    fixture.append(&[(1, "a")]).await;
    write(&fixture.lake, WriteMode::Replace, None, &[]).await.unwrap();
    assert_eq!(fixture.read(ALL).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn values_that_do_not_fit_the_column_are_told_with_its_name() {
    let fixture = Fixture::new();
    let columns: Vec<ArrayRef> = vec![Arc::new(arrow::array::UInt64Array::from(vec![u64::MAX]))];
    let schema = Arc::new(Schema::new(vec![Field::new("n", DataType::UInt64, false)]));
    let write = Write {
        table: firms(),
        schema: Arc::clone(&schema),
        mode: WriteMode::Append,
        transaction: None,
    };
    let rows = RecordBatch::try_new(schema, columns).unwrap();
    let error = fixture.lake.write(write, stream_of(vec![Ok(rows)])).await.unwrap_err();
    assert_eq!(error.code, "lake.value_does_not_fit");
    assert!(error.message.contains("'n'"), "{}", error.message);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lake_that_cannot_be_written_says_so() {
    // Nobody, not even root, may make folders there.
    let error = DeltaLake::open(&Url::parse("file:///sys/kernel/jixia-lake").unwrap()).unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::Unavailable, "lake.not_writable"));
    assert!(error.message.contains("/sys/kernel/jixia-lake"), "{}", error.message);

    let fixture = Fixture::new();
    std::fs::write(
        fixture.path("tables"),
        "a file where the folder of the tables should be",
    )
    .unwrap();
    let error = write(&fixture.lake, WriteMode::Append, None, &[(1, "a")])
        .await
        .unwrap_err();
    assert_eq!(error.code, "lake.not_writable");
}

#[test]
fn a_place_that_nothing_serves_is_refused() {
    let error = DeltaLake::open(&Url::parse("gopher://lake/").unwrap()).unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::Invalid, "lake.location_unknown"));
}
