//! Registries: one record per key, whom to believe, what disagrees, what held when; and a build of what changed comes to
//! the same as a build of everything.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, Int64Array, StringArray},
    datatypes::{DataType, Field, Schema},
    record_batch::RecordBatch,
};
use chrono::{DateTime, TimeDelta, Utc};
use futures::TryStreamExt;
use jixia_lake::{
    Lake, Limits, Query, QueryTable, RegistryBuild, RegistryBuilt, RowGuard, Settlement, Source, Write, WriteMode,
};
use jixia_lake_delta::DeltaLake;
use jixia_model::{
    DatasetName, Result, Text,
    contract::{Classification, ColumnType},
    registry::{RegistryField, RegistryKey, RegistryModel, RegistrySearch, RegistrySource, Trust},
};
use proptest::{prelude::*, test_runner::TestRunner};
use uuid::{NoContext, Timestamp, Uuid};

use crate::fixture::{Fixture, lines, stream_of};

fn name(text: &str) -> DatasetName {
    DatasetName::parse(text).unwrap()
}

/// A row of a source: number, name, phone, day as of.
type Row<'a> = (&'a str, Option<&'a str>, Option<&'a str>, &'a str);

/// The identifier of the delivery with this number, which was made that many seconds after 2020-06-15.
fn delivery(number: u64) -> String {
    Uuid::new_v7(Timestamp::from_unix(NoContext, 1_592_179_200 + number, 0)).to_string()
}

async fn deliver(lake: &DeltaLake, table: &str, number: u64, mode: WriteMode, rows: &[Row<'_>]) {
    let delivered = delivery(number);
    let text = |cell: &dyn Fn(&Row<'_>) -> Option<String>| -> ArrayRef {
        Arc::new(rows.iter().map(cell).collect::<StringArray>())
    };
    let columns: Vec<ArrayRef> = vec![
        text(&|row| Some(row.0.to_owned())),
        text(&|row| row.1.map(str::to_owned)),
        text(&|row| row.2.map(str::to_owned)),
        text(&|row| Some(row.3.to_owned())),
        text(&|_| Some(delivered.clone())),
        Arc::new((1_i64..).take(rows.len()).collect::<Int64Array>()),
    ];
    let names = ["number", "name", "phone", "day", "_delivery"].map(|name| Field::new(name, DataType::Utf8, true));
    let mut fields = names.to_vec();
    fields.push(Field::new("_line", DataType::Int64, true));
    let rows = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap();
    let write = Write {
        table: name(table),
        schema: rows.schema(),
        mode,
        transaction: None,
    };
    lake.write(write, stream_of(vec![Ok(rows)])).await.unwrap();
}

fn source(dataset: &str) -> RegistrySource {
    RegistrySource {
        dataset: name(dataset),
        key: "trim(number)".to_owned(),
        as_of: Some("cast(day as date)".to_owned()),
        when: None,
        fields: vec![
            ("name".to_owned(), "name".to_owned()),
            ("phone".to_owned(), "phone -- as it is".to_owned()),
        ],
    }
}

fn field(field: &str, trust: Trust) -> RegistryField {
    RegistryField {
        name: field.to_owned(),
        title: Text::default(),
        column_type: ColumnType::Text { length_max: None },
        trust,
        conflicts: true,
        classification: Classification::default(),
    }
}

/// Names by trust (household, then insurance), telephone numbers by day.
fn model(registry: &str) -> RegistryModel {
    RegistryModel {
        name: name(registry),
        title: Text::default(),
        key: RegistryKey {
            name: "person".to_owned(),
            title: Text::default(),
            valid: Some("length(person) = 2".to_owned()),
        },
        sources: vec![source("household"), source("insurance"), source("permits")],
        fields: vec![
            field(
                "name",
                Trust::Order(vec![name("household"), name("insurance"), name("permits")]),
            ),
            field("phone", Trust::Latest),
        ],
        search: RegistrySearch::default(),
        clauses: Vec::new(),
    }
}

fn at(build: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(1_592_200_000, 0).unwrap() + TimeDelta::days(build.into())
}

async fn build_with(
    lake: &DeltaLake,
    model: &RegistryModel,
    number: u32,
    settlements: &[Settlement],
) -> Result<RegistryBuilt> {
    let build = RegistryBuild {
        transaction: format!("build-{number}"),
        at: at(number),
        from_scratch: false,
        settlements: settlements.to_vec(),
    };
    lake.build_registry(model, build).await
}

async fn build(lake: &DeltaLake, number: u32) -> RegistryBuilt {
    build_with(lake, &model("population"), number, &[]).await.unwrap()
}

async fn read(lake: &DeltaLake, table: &str, sql: &str) -> Vec<String> {
    let query = Query {
        sql: sql.to_owned(),
        tables: vec![QueryTable {
            name: "t".to_owned(),
            source: Source::Table {
                table: name(table),
                version: None,
                guard: RowGuard::whole(),
            },
        }],
        limits: Limits::system(),
    };
    let answer = lake.query(query).await.unwrap();
    lines(&answer.rows.try_collect::<Vec<_>>().await.unwrap())
}

async fn current(lake: &DeltaLake, registry: &str) -> Vec<String> {
    let sql = "select person, name, phone, _sources from t where _valid_to is null order by person";
    read(lake, registry, sql).await
}

async fn conflicts(lake: &DeltaLake, registry: &str) -> Vec<String> {
    let sql = "select person, field, \"values\" from t order by person, field";
    read(lake, &format!("{registry}_conflicts"), sql).await
}

async fn two_sources() -> Fixture {
    let fixture = Fixture::new();
    let household: [Row<'_>; 3] = [
        ("11", Some("张三"), None, "2020-01-01"),
        (" 12 ", Some("李四"), Some("1"), "2020-01-01"),
        ("bad", Some("坏号"), None, "2020-01-01"),
    ];
    deliver(&fixture.lake, "household", 1, WriteMode::Append, &household).await;
    let insurance: [Row<'_>; 3] = [
        ("12", Some("李思"), Some("2"), "2020-02-01"),
        ("13", Some("王五"), Some("3"), "2020-02-01"),
        ("13", Some("王伍"), Some("4"), "2020-01-31"),
    ];
    deliver(&fixture.lake, "insurance", 2, WriteMode::Append, &insurance).await;
    fixture
}

#[tokio::test]
async fn a_record_takes_each_field_from_the_source_that_is_believed_and_bad_keys_stay_out() {
    let fixture = two_sources().await;
    let built = build(&fixture.lake, 1).await;
    assert_eq!((built.records, built.added, built.conflicts), (3, 3, 2));
    assert_eq!(
        current(&fixture.lake, "population").await,
        [
            r#"11|张三|null|{"name":"household"}"#,
            r#"12|李四|2|{"name":"household","phone":"insurance"}"#,
            r#"13|王五|3|{"name":"insurance","phone":"insurance"}"#,
        ]
    );
    assert_eq!(
        conflicts(&fixture.lake, "population").await,
        [
            r#"12|name|{"household":"李四","insurance":"李思"}"#,
            r#"12|phone|{"household":"1","insurance":"2"}"#,
        ]
    );
}

#[tokio::test]
async fn a_build_that_is_done_twice_changes_nothing_and_one_without_news_neither() {
    let fixture = two_sources().await;
    let first = build(&fixture.lake, 1).await;
    let again = build(&fixture.lake, 1).await;
    assert_eq!(again, RegistryBuilt { follows: None, ..first }, "nobody knows any more");
    let second = build(&fixture.lake, 2).await;
    let follows = Some(first.version);
    assert_eq!(
        second,
        RegistryBuilt {
            added: 0,
            follows,
            ..first
        }
    );
}

#[tokio::test]
async fn what_held_before_stays_with_the_time_in_which_it_held() {
    let fixture = two_sources().await;
    build(&fixture.lake, 1).await;
    deliver(
        &fixture.lake,
        "household",
        3,
        WriteMode::Append,
        &[("11", Some("张珊"), None, "2020-03-01")],
    )
    .await;
    let keep: [Row<'_>; 1] = [("12", Some("李思"), Some("2"), "2020-02-01")];
    deliver(&fixture.lake, "insurance", 4, WriteMode::Replace, &keep).await;
    let built = build(&fixture.lake, 2).await;
    assert_eq!((built.records, built.added, built.changed, built.ended), (2, 0, 1, 1));
    let sql = "select person, name, _valid_from, _valid_to, _build from t order by person, _valid_from";
    let day = |build: u32| at(build).format("%Y-%m-%dT%H:%M:%SZ").to_string();
    assert_eq!(
        read(&fixture.lake, "population", sql).await,
        [
            format!("11|张三|{}|{}|build-1", day(1), day(2)),
            format!("11|张珊|{}|null|build-2", day(2)),
            format!("12|李四|{}|null|build-1", day(1)),
            format!("13|王五|{}|{}|build-1", day(1), day(2)),
        ]
    );
    deliver(
        &fixture.lake,
        "insurance",
        5,
        WriteMode::Append,
        &[("13", Some("王五"), None, "2020-04-01")],
    )
    .await;
    let built = build(&fixture.lake, 3).await;
    assert_eq!(
        (built.records, built.added, built.changed),
        (3, 1, 0),
        "whoever comes back is new"
    );
}

#[tokio::test]
async fn a_steward_s_decision_stands_above_the_order_of_trust_until_the_sources_change_or_it_is_withdrawn() {
    let fixture = two_sources().await;
    build(&fixture.lake, 1).await;
    let decision = Settlement {
        key: "12".to_owned(),
        field: "name".to_owned(),
        dataset: name("insurance"),
        values: r#"{"household":"李四","insurance":"李思"}"#.to_owned(),
    };
    let model = model("population");
    let built = build_with(&fixture.lake, &model, 2, std::slice::from_ref(&decision))
        .await
        .unwrap();
    assert_eq!((built.changed, built.conflicts), (1, 1));
    let settled = r#"12|李思|2|{"name":"insurance","phone":"insurance"}"#;
    assert_eq!(current(&fixture.lake, "population").await[1], settled);
    // The source that was decided for has nothing to say any more.
    deliver(
        &fixture.lake,
        "insurance",
        6,
        WriteMode::Replace,
        &[("13", Some("王五"), None, "2020-02-01")],
    )
    .await;
    build_with(&fixture.lake, &model, 3, std::slice::from_ref(&decision))
        .await
        .unwrap();
    assert!(current(&fixture.lake, "population").await[1].starts_with("12|李四|1|"));
    deliver(
        &fixture.lake,
        "insurance",
        7,
        WriteMode::Append,
        &[("12", Some("李思"), None, "2020-02-01")],
    )
    .await;
    build_with(&fixture.lake, &model, 4, std::slice::from_ref(&decision))
        .await
        .unwrap();
    assert!(current(&fixture.lake, "population").await[1].starts_with("12|李思|1|"));
    // The source that was decided against says something new, so that the decision has to be made anew.
    let corrected = [("12", Some("李斯"), Some("1"), "2020-03-01")];
    deliver(&fixture.lake, "household", 8, WriteMode::Append, &corrected).await;
    let built = build_with(&fixture.lake, &model, 5, std::slice::from_ref(&decision))
        .await
        .unwrap();
    assert_eq!(built.conflicts, 1);
    assert!(current(&fixture.lake, "population").await[1].starts_with("12|李斯|1|"));
    let again = Settlement {
        values: r#"{"household":"李斯","insurance":"李思"}"#.to_owned(),
        ..decision
    };
    build_with(&fixture.lake, &model, 6, &[again]).await.unwrap();
    assert!(current(&fixture.lake, "population").await[1].starts_with("12|李思|1|"));
    build_with(&fixture.lake, &model, 7, &[]).await.unwrap();
    assert!(
        current(&fixture.lake, "population").await[1].starts_with("12|李斯|1|"),
        "withdrawn"
    );
}

#[tokio::test]
async fn a_conflict_keeps_the_build_that_first_saw_it_until_its_values_change() {
    let fixture = two_sources().await;
    build(&fixture.lake, 1).await;
    deliver(
        &fixture.lake,
        "household",
        8,
        WriteMode::Append,
        &[("12", Some("李四"), Some("9"), "2020-01-02")],
    )
    .await;
    build(&fixture.lake, 2).await;
    let sql = "select field, since, _build from t order by field";
    let day = |build: u32| at(build).format("%Y-%m-%dT%H:%M:%SZ").to_string();
    assert_eq!(
        read(&fixture.lake, "population_conflicts", sql).await,
        [format!("name|{}|build-1", day(1)), format!("phone|{}|build-2", day(2))]
    );
}

#[tokio::test]
async fn another_model_works_everything_out_again_and_a_restored_registry_too() {
    let fixture = two_sources().await;
    build(&fixture.lake, 1).await;
    let mut other = model("population");
    other.fields[0].trust = Trust::Order(vec![name("insurance"), name("household")]);
    other.fields.push(field("nickname", Trust::Latest));
    other.sources[0]
        .fields
        .push(("nickname".to_owned(), "substr(name, 1, 1)".to_owned()));
    let built = build_with(&fixture.lake, &other, 2, &[]).await.unwrap();
    assert_eq!((built.records, built.changed), (3, 2));
    let sql = "select person, name, nickname from t where _valid_to is null order by person";
    let expected = ["11|张三|张", "12|李思|李", "13|王五|null"];
    assert_eq!(read(&fixture.lake, "population", sql).await, expected);
    let past = fixture.lake.versions(&name("population"), None, 100).await.unwrap()[1].version;
    fixture.lake.restore(&name("population"), past, None).await.unwrap();
    let built = build_with(&fixture.lake, &other, 3, &[]).await.unwrap();
    assert_eq!((built.records, built.changed), (3, 2));
    assert_eq!(read(&fixture.lake, "population", sql).await, expected);
    let count = read(&fixture.lake, "population", "select count(*) from t").await;
    assert_eq!(count, ["5"], "three that hold and two that held");
}

#[tokio::test]
async fn wrong_models_say_which_source_and_field_is_wrong() {
    let fixture = two_sources().await;
    let mut wrong = model("population");
    wrong.sources[1].key = "numbr".to_owned();
    let error = build_with(&fixture.lake, &wrong, 1, &[]).await.unwrap_err();
    assert_eq!(error.code, "registry.source_malformed");
    assert!(
        error.message.contains("'insurance'") && error.message.contains("'numbr'"),
        "{}",
        error.message
    );
    let mut wrong = model("population");
    wrong.sources[0].fields.push(("age".to_owned(), "1".to_owned()));
    assert_eq!(
        build_with(&fixture.lake, &wrong, 1, &[]).await.unwrap_err().code,
        "registry.field_unknown"
    );
    let mut wrong = model("population");
    wrong.fields[0].column_type = ColumnType::Integer;
    let error = build_with(&fixture.lake, &wrong, 1, &[]).await.unwrap_err();
    assert_eq!(error.code, "registry.value_unfit");
}

/// What somebody does to a source.
#[derive(Clone, Debug)]
struct Step {
    source: usize,
    mode: usize,
    rows: Vec<(u8, Option<u8>, Option<u8>, u8)>,
    build_after: bool,
    restore: bool,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let row = (
        0..30u8,
        proptest::option::of(0..3u8),
        proptest::option::of(0..3u8),
        1..4u8,
    );
    let step = (
        0..3usize,
        0..3usize,
        proptest::collection::vec(row, 1..12),
        any::<bool>(),
        proptest::bool::weighted(0.15),
    );
    let step = step.prop_map(|(source, mode, rows, build_after, restore)| Step {
        source,
        mode,
        rows,
        build_after,
        restore,
    });
    proptest::collection::vec(step, 1..7)
}

async fn take(lake: &DeltaLake, number: u64, step: &Step) {
    let table = ["household", "insurance", "permits"][step.source];
    if step.restore
        && let Ok(versions) = lake.versions(&name(table), None, 100).await
        && !versions.is_empty()
    {
        lake.restore(&name(table), versions[versions.len() / 2].version, None)
            .await
            .unwrap();
        return;
    }
    let mut rows = step.rows.clone();
    let mode = match step.mode {
        0 => WriteMode::Append,
        1 => WriteMode::Replace,
        _ => {
            rows.sort_unstable();
            rows.dedup_by_key(|row| row.0);
            WriteMode::Upsert {
                key: vec!["number".to_owned()],
            }
        }
    };
    let words = ["甲", "乙", "丙"];
    // Keys of three digits are not valid.
    let texts: Vec<(String, String)> = rows
        .iter()
        .map(|row| (format!("{:02}", u16::from(row.0) * 5), format!("2020-01-{:02}", row.3)))
        .collect();
    let rows: Vec<Row<'_>> = rows
        .iter()
        .zip(&texts)
        .map(|(row, (number, day))| {
            let word = |word: Option<u8>| word.map(|word| words[usize::from(word)]);
            (number.as_str(), word(row.1), word(row.2), day.as_str())
        })
        .collect();
    deliver(lake, table, number, mode, &rows).await;
}

/// Derives the last permit of each person anew, when a registry is made from that.
async fn derive(lake: &DeltaLake, model: &RegistryModel) {
    let derived = name("last_permits");
    let wanted = model.sources.iter().any(|source| source.dataset == derived);
    if !wanted || lake.find_table(&name("permits")).await.unwrap().is_none() {
        return;
    }
    let table = QueryTable {
        name: "permits".to_owned(),
        source: Source::Table {
            table: name("permits"),
            version: None,
            guard: RowGuard::whole(),
        },
    };
    let sql = "select number, name, phone, day from (select *, row_number() over \
        (partition by number order by day desc, _delivery desc, _line desc) as place from permits) where place = 1";
    let query = Query {
        sql: sql.to_owned(),
        tables: vec![table],
        limits: Limits::system(),
    };
    let answer = lake.query(query).await.unwrap();
    let write = Write {
        table: derived,
        schema: answer.schema,
        mode: WriteMode::Replace,
        transaction: None,
    };
    lake.write(write, answer.rows).await.unwrap();
}

/// Takes the steps with builds between them, and compares with one build from scratch at the end.
async fn compare(steps: &[Step], model_of: fn(&str) -> RegistryModel) -> [(Vec<String>, Vec<String>, u64); 2] {
    let fixture = Fixture::new();
    fixture.lake.set_registry_file_rows(3);
    let (step_by_step, whole) = (model_of("step_by_step"), model_of("whole"));
    for (number, step) in steps.iter().enumerate() {
        take(&fixture.lake, number as u64, step).await;
        derive(&fixture.lake, &step_by_step).await;
        if step.build_after {
            build_with(&fixture.lake, &step_by_step, number as u32, &[])
                .await
                .unwrap();
        }
    }
    let mut outcomes = Vec::new();
    for model in [&step_by_step, &whole] {
        let built = build_with(&fixture.lake, model, 99, &[]).await.unwrap();
        let records = current(&fixture.lake, model.name.as_str()).await;
        assert_eq!(built.records, records.len() as u64);
        let conflicts = conflicts(&fixture.lake, model.name.as_str()).await;
        outcomes.push((records, conflicts, built.conflicts));
    }
    outcomes.try_into().unwrap()
}

fn same_after_any_steps(model_of: fn(&str) -> RegistryModel) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    TestRunner::new(ProptestConfig::with_cases(8))
        .run(&steps(), |steps| {
            let [step_by_step, whole] = runtime.block_on(compare(&steps, model_of));
            prop_assert_eq!(step_by_step, whole);
            Ok(())
        })
        .unwrap();
}

#[test]
fn building_what_changed_comes_to_the_same_as_building_everything() {
    same_after_any_steps(model);
}

#[test]
fn building_what_changed_comes_to_the_same_when_deliveries_tell_the_day() {
    same_after_any_steps(|registry| {
        let mut model = model(registry);
        for source in &mut model.sources {
            source.as_of = None;
        }
        model.fields[0].trust = Trust::Latest;
        model
    });
}

#[test]
fn building_what_changed_comes_to_the_same_when_no_day_matters() {
    same_after_any_steps(|registry| {
        let mut model = model(registry);
        for source in &mut model.sources {
            source.as_of = None;
        }
        model.fields[1].trust = Trust::Order(vec![name("permits"), name("household")]);
        model
    });
}

#[test]
fn building_what_changed_comes_to_the_same_when_a_source_is_derived_anew() {
    same_after_any_steps(|registry| {
        let mut model = model(registry);
        model.sources[2].dataset = name("last_permits");
        model.fields[0].trust = Trust::Order(vec![name("last_permits"), name("household"), name("insurance")]);
        model
    });
}
