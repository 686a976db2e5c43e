//! Queries: nothing passes a guard, limits hold, mistakes are told at their place.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use arrow::{
    array::{ArrayRef, Int64Array, StringArray},
    datatypes::{DataType, Field, Schema},
    record_batch::RecordBatch,
};
use futures::{StreamExt, TryStreamExt};
use jixia_lake::{
    Answer, ColumnGuard, Lake, Limits, Mask, Query, QueryTable, RowGuard, Rows, Source, Write, WriteMode,
    schema::is_masked,
};
use jixia_lake_delta::DeltaLake;
use jixia_model::{DatasetName, Error, Kind, Result};
use proptest::{prelude::*, test_runner::TestRunner};

use crate::fixture::{Fixture, lines, stream_of};

fn persons() -> DatasetName {
    DatasetName::parse("persons").unwrap()
}

/// Number, name, area, income.
type PersonRow<'a> = (&'a str, &'a str, &'a str, i64);

/// Number, name, area, income, and the delivery that each row came with.
fn people(rows: &[PersonRow<'_>]) -> RecordBatch {
    let texts = |cell: &dyn Fn(&PersonRow<'_>) -> String| -> ArrayRef {
        Arc::new(rows.iter().map(|row| Some(cell(row))).collect::<StringArray>())
    };
    let columns: Vec<ArrayRef> = vec![
        texts(&|row| row.0.to_owned()),
        texts(&|row| row.1.to_owned()),
        texts(&|row| row.2.to_owned()),
        Arc::new(rows.iter().map(|row| Some(row.3)).collect::<Int64Array>()),
        texts(&|_| "d1".to_owned()),
    ];
    let fields = ["number", "name", "area"].map(|name| Field::new(name, DataType::Utf8, true));
    let mut fields = fields.to_vec();
    fields.push(Field::new("income", DataType::Int64, true));
    fields.push(Field::new("_delivery", DataType::Utf8, true));
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

async fn put(lake: &DeltaLake, mode: WriteMode, rows: &[(&str, &str, &str, i64)]) {
    let rows = people(rows);
    let write = Write {
        table: persons(),
        schema: rows.schema(),
        mode,
        transaction: None,
    };
    lake.write(write, stream_of(vec![Ok(rows)])).await.unwrap();
}

async fn lake_with_people() -> Fixture {
    let fixture = Fixture::new();
    let rows = [
        ("370399199001010012", "张三", "370303", 100),
        ("370399199001010038", "李四", "370303", 200),
        ("370399199001010054", "王五", "370304", 300),
    ];
    put(&fixture.lake, WriteMode::Append, &rows).await;
    fixture
}

fn table(guard: RowGuard) -> QueryTable {
    QueryTable {
        name: "persons".to_owned(),
        source: Source::Table {
            table: persons(),
            version: None,
            guard,
        },
    }
}

fn only(condition: &str) -> RowGuard {
    RowGuard {
        rows: Rows::Where(condition.to_owned()),
        columns: Vec::new(),
        technical_columns: false,
    }
}

fn limits() -> Limits {
    Limits {
        rows_max: 1000,
        time_max: Duration::from_mins(1),
        memory_max_bytes: 256 << 20,
    }
}

async fn ask_with(lake: &DeltaLake, sql: &str, tables: Vec<QueryTable>, limits: Limits) -> Result<Answer> {
    let query = Query {
        sql: sql.to_owned(),
        tables,
        limits,
    };
    lake.query(query).await
}

async fn ask(lake: &DeltaLake, sql: &str, guard: RowGuard) -> Result<Vec<String>> {
    let answer = ask_with(lake, sql, vec![table(guard)], limits()).await?;
    let rows: Vec<RecordBatch> = answer.rows.try_collect().await?;
    Ok(lines(&rows))
}

async fn refusal(lake: &DeltaLake, sql: &str) -> Error {
    ask(lake, sql, RowGuard::whole()).await.unwrap_err()
}

#[tokio::test]
async fn every_way_of_naming_a_table_leads_through_its_guard() {
    let fixture = lake_with_people().await;
    for sql in [
        "select name from persons",
        "select p.name from persons p",
        "select name from \"persons\"",
        "with all_people as (select * from persons) select name from all_people",
        "select name from (select * from (select * from persons))",
        "select name from persons where number in (select number from persons)",
        "select name from persons union select name from persons",
        "select a.name from persons a join persons b on a.number = b.number",
        "select name from persons where true or area = '370303'",
        "select name from persons order by income limit 10",
        "select first_value(name) over (partition by number order by income) from persons",
    ] {
        let seen = ask(&fixture.lake, sql, only("area = '370304'")).await.unwrap();
        assert_eq!(seen, ["王五"], "{sql}");
    }
    let counted = ask(&fixture.lake, "select count(*) from persons", only("area = '370304'")).await;
    assert_eq!(counted.unwrap(), ["1"]);
    let nobody = RowGuard {
        rows: Rows::None,
        ..only("true")
    };
    assert_eq!(
        ask(&fixture.lake, "select count(*) from persons", nobody)
            .await
            .unwrap(),
        ["0"]
    );
}

#[tokio::test]
async fn a_table_that_is_not_given_does_not_exist_in_the_same_words_as_one_that_does_not_exist() {
    let fixture = lake_with_people().await;
    let unknown = |error: &Error| (error.kind, error.code, error.message.replace("households", "persons"));
    let missing = ask_with(&fixture.lake, "select * from households", vec![], limits()).await;
    let hidden = ask_with(&fixture.lake, "select * from persons", vec![], limits()).await;
    let (missing, hidden) = (missing.err().unwrap(), hidden.err().unwrap());
    assert_eq!(unknown(&missing), unknown(&hidden));
    assert_eq!(missing.code, "query.table_unknown");
    for sql in [
        "select * from information_schema.tables",
        "select * from public.persons",
        "select * from lake.public.persons",
        "select * from generate_series(1, 10)",
        "select * from read_parquet('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from persons, (select * from secrets) s",
        "with a as (select * from secrets) select * from persons",
        "select (select max(x) from secrets) from persons",
    ] {
        assert_eq!(refusal(&fixture.lake, sql).await.code, "query.table_unknown", "{sql}");
    }
}

#[tokio::test]
async fn nothing_but_one_select_is_answered() {
    let fixture = lake_with_people().await;
    for sql in [
        "drop table persons",
        "delete from persons",
        "insert into persons select * from persons",
        "update persons set name = 'x'",
        "create table t as select * from persons",
        "create external table t stored as csv location '/etc/passwd'",
        "copy persons to '/tmp/out.csv'",
        "copy (select * from persons) to '/tmp/out.parquet'",
        "set datafusion.execution.batch_size = 1",
        "explain analyze select * from persons",
        "explain select * from persons",
        "show tables",
        "select 1; select 2",
        "select * into other from persons",
        "prepare p as select * from persons",
        "",
    ] {
        assert_eq!(refusal(&fixture.lake, sql).await.code, "query.not_a_select", "{sql}");
    }
}

#[tokio::test]
async fn hidden_and_technical_columns_do_not_exist_and_masked_ones_are_masked_everywhere() {
    let fixture = lake_with_people().await;
    let guard = RowGuard {
        rows: Rows::All,
        columns: vec![
            ("income".to_owned(), ColumnGuard::Hidden),
            ("number".to_owned(), ColumnGuard::Masked(Mask::CitizenNumber)),
            ("name".to_owned(), ColumnGuard::Masked(Mask::Name)),
        ],
        technical_columns: false,
    };
    let ask = async |sql| ask(&fixture.lake, sql, guard.clone()).await;
    assert_eq!(
        ask("select * from persons where area = '370304'").await.unwrap(),
        ["370***********0054|王*|370304"]
    );
    // A condition on a masked column sees the mask and not the value.
    assert!(
        ask("select * from persons where name = '王五'")
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        ask("select area from persons where name = '王*'").await.unwrap(),
        ["370304"]
    );
    assert_eq!(
        ask("select max(number) from persons").await.unwrap(),
        ["370***********0054"]
    );
    assert_eq!(ask("select count(*) from persons").await.unwrap(), ["3"]);
    let told = "select number as who, area, length(name) from persons order by area";
    let answer = ask_with(&fixture.lake, told, vec![table(guard.clone())], limits())
        .await
        .unwrap();
    let masked = answer.schema.fields().iter().map(|field| is_masked(field));
    assert_eq!(masked.collect::<Vec<_>>(), [true, false, false]);
    for sql in [
        "select income from persons",
        "select _delivery from persons",
        "select 1 from persons where income > 1",
    ] {
        assert_eq!(ask(sql).await.unwrap_err().code, "query.column_unknown", "{sql}");
    }
    let unknown = RowGuard {
        columns: vec![("salary".to_owned(), ColumnGuard::Hidden)],
        ..guard.clone()
    };
    let error = self::ask(&fixture.lake, "select 1 from persons", unknown)
        .await
        .unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::Internal, "query.guard_malformed"));
}

#[tokio::test]
async fn a_condition_that_fails_tells_nothing_about_rows_that_the_guard_hides() {
    let fixture = lake_with_people().await;
    // It would divide by zero in the row of 李四, which may not be seen.
    let sql = "select name from persons where 1 / (income - 200) = 0 and cast(name as varchar) <> ''";
    let seen = ask(&fixture.lake, sql, only("area = '370304'")).await.unwrap();
    assert_eq!(seen, ["王五"]);
    let sql = "select a.name from persons a join persons b on 1 / (a.income - 200) = 0 and a.number = b.number";
    assert_eq!(
        ask(&fixture.lake, sql, only("area = '370304'")).await.unwrap(),
        ["王五"]
    );
    let error = ask(&fixture.lake, sql, only("area = '370303'")).await.unwrap_err();
    assert_eq!(error.code, "query.division_by_zero");
}

#[tokio::test]
async fn a_past_version_is_read_as_it_was() {
    let fixture = lake_with_people().await;
    put(&fixture.lake, WriteMode::Replace, &[("1", "赵六", "370305", 1)]).await;
    let names = async |version| {
        let mut table = table(only("area <> '370304'"));
        if let Source::Table { version: past, .. } = &mut table.source {
            *past = version;
        }
        let answer = ask_with(
            &fixture.lake,
            "select name from persons order by name",
            vec![table],
            limits(),
        )
        .await;
        lines(&answer.unwrap().rows.try_collect::<Vec<_>>().await.unwrap())
    };
    assert_eq!(names(None).await, ["赵六"]);
    assert_eq!(names(Some(0)).await, ["张三", "李四"]);
}

#[tokio::test]
async fn given_rows_are_joined_with_tables_and_the_answer_names_what_was_used() {
    let fixture = lake_with_people().await;
    let schema = Arc::new(Schema::new(vec![
        Field::new("area", DataType::Utf8, true),
        Field::new("title", DataType::Utf8, true),
    ]));
    let columns: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from(vec!["370303", "370304"])),
        Arc::new(StringArray::from(vec!["张店区", "博山区"])),
    ];
    let areas = QueryTable {
        name: "areas".to_owned(),
        source: Source::Given {
            rows: vec![RecordBatch::try_new(Arc::clone(&schema), columns).unwrap()],
            schema,
        },
    };
    let tables = vec![
        table(RowGuard::whole()),
        areas.clone(),
        QueryTable {
            name: "unused".into(),
            ..areas
        },
    ];
    let sql = "select title, count(*) as people from persons join areas using (area) group by title order by title";
    let answer = ask_with(&fixture.lake, sql, tables, limits()).await.unwrap();
    let mut used: Vec<_> = answer.tables.iter().map(|table| table.name.as_str()).collect();
    used.sort_unstable();
    assert_eq!(used, ["areas", "persons"]);
    assert_eq!(
        answer.tables.iter().filter_map(|table| table.version).count(),
        1,
        "given rows have no version"
    );
    assert_eq!(answer.schema.field(0).data_type(), &DataType::Utf8);
    assert_eq!(
        lines(&answer.rows.try_collect::<Vec<_>>().await.unwrap()),
        ["博山区|1", "张店区|2"]
    );
}

#[tokio::test]
async fn an_answer_ends_one_row_after_its_limit() {
    let fixture = lake_with_people().await;
    let few = Limits {
        rows_max: 1,
        ..limits()
    };
    let answer = ask_with(
        &fixture.lake,
        "select * from persons",
        vec![table(RowGuard::whole())],
        few,
    )
    .await;
    let rows: Vec<RecordBatch> = answer.unwrap().rows.try_collect().await.unwrap();
    assert_eq!(rows.iter().map(RecordBatch::num_rows).sum::<usize>(), 2);
}

fn numbers(count: i64) -> QueryTable {
    let schema = Arc::new(Schema::new(vec![Field::new("n", DataType::Int64, true)]));
    let column: ArrayRef = Arc::new((0..count).collect::<Int64Array>());
    QueryTable {
        name: "numbers".to_owned(),
        source: Source::Given {
            rows: vec![RecordBatch::try_new(Arc::clone(&schema), vec![column]).unwrap()],
            schema,
        },
    }
}

/// Would take years, each for another reason.
const ENDLESS: [&str; 5] = [
    "select count(*) from numbers a, numbers b, numbers c, numbers d where a.n + b.n * c.n - d.n = -7",
    "select sum(a.n + b.n + c.n + d.n) from numbers a, numbers b, numbers c, numbers d",
    "select max(a.n) from numbers a join numbers b on a.n / 100000 = b.n / 100000 and a.n * 3 + b.n < -1",
    "select max(a.n + b.n + c.n) from numbers a join numbers b on a.n / 100000 = b.n / 100000 join numbers c on c.n / 100000 = b.n / 100000",
    "with recursive t as (select 1 as n union all select n + 1 from t) select count(*) from t where n < 0",
];

#[tokio::test]
async fn a_query_that_never_ends_is_stopped_in_time_and_the_next_one_is_answered() {
    let fixture = Fixture::new();
    let short = Limits {
        time_max: Duration::from_millis(300),
        ..limits()
    };
    for sql in ENDLESS.iter().cycle().take(10) {
        let begun = Instant::now();
        let answer = ask_with(&fixture.lake, sql, vec![numbers(20_000)], short).await;
        let error = match answer {
            Ok(answer) => answer.rows.try_collect::<Vec<_>>().await.unwrap_err(),
            Err(error) => error,
        };
        assert_eq!((error.kind, error.code), (Kind::Limit, "query.too_long"), "{sql}");
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{:?} for {sql}",
            begun.elapsed()
        );
    }
    // Its time is short as well: it would not be answered if the ten still kept the workers busy.
    let soon = Limits {
        time_max: Duration::from_secs(20),
        ..limits()
    };
    let answer = ask_with(&fixture.lake, "select max(n) from numbers", vec![numbers(10)], soon).await;
    assert_eq!(
        lines(&answer.unwrap().rows.try_collect::<Vec<_>>().await.unwrap()),
        ["9"]
    );
}

#[tokio::test]
async fn one_value_cannot_take_all_memory() {
    let fixture = Fixture::new();
    for sql in [
        "select repeat('x', 1000000000)",
        "select lpad('x', n + 2000000000) from numbers",
    ] {
        let answer = ask_with(&fixture.lake, sql, vec![numbers(10)], limits()).await;
        let error = match answer {
            Ok(answer) => answer.rows.try_collect::<Vec<_>>().await.unwrap_err(),
            Err(error) => error,
        };
        assert_eq!(error.code, "query.value", "{sql}");
    }
    let answer = ask_with(
        &fixture.lake,
        "select unnest(range(0, 1000000000000))",
        vec![],
        limits(),
    )
    .await;
    assert_eq!(answer.err().unwrap().code, "query.function_unknown");
    let answer = ask_with(&fixture.lake, "select lpad('7', 3, '0')", vec![], limits()).await;
    assert_eq!(
        lines(&answer.unwrap().rows.try_collect::<Vec<_>>().await.unwrap()),
        ["007"]
    );
}

#[tokio::test]
async fn dropping_the_rows_stops_the_query() {
    let fixture = Fixture::new();
    for sql in ENDLESS.iter().cycle().take(20) {
        let answer = ask_with(&fixture.lake, sql, vec![numbers(20_000)], limits())
            .await
            .unwrap();
        drop(answer);
    }
    let answer = ask_with(&fixture.lake, "select max(n) from numbers", vec![numbers(10)], limits()).await;
    assert_eq!(
        lines(&answer.unwrap().rows.try_collect::<Vec<_>>().await.unwrap()),
        ["9"]
    );
}

#[tokio::test]
async fn a_query_that_needs_too_much_memory_is_refused_and_a_sort_spills_instead() {
    let fixture = Fixture::new();
    let small = Limits {
        memory_max_bytes: 4 << 20,
        rows_max: 10,
        ..limits()
    };
    let sql = "select array_length(array_agg(cast(n as varchar) || ' and a long tail of text')) from numbers";
    let answer = ask_with(&fixture.lake, sql, vec![numbers(300_000)], small)
        .await
        .unwrap();
    let error = answer.rows.try_collect::<Vec<_>>().await.unwrap_err();
    assert_eq!(
        (error.kind, error.code),
        (Kind::Limit, "query.too_much_memory"),
        "{error:?}"
    );
    let sql = "select a.n, b.n from numbers a join numbers b on a.n <= b.n and a.n > 2900 order by b.n desc, a.n desc";
    let answer = ask_with(&fixture.lake, sql, vec![numbers(3000)], small).await.unwrap();
    let first = answer.rows.try_collect::<Vec<_>>().await.unwrap();
    assert_eq!(lines(&first)[0], "2999|2999");
}

#[tokio::test]
async fn mistakes_are_told_at_their_place_and_without_the_inside_of_the_engine() {
    let fixture = lake_with_people().await;
    let error = refusal(&fixture.lake, "select name\nfrom persons\nwhere area = = '370303'").await;
    assert_eq!(error.code, "query.syntax");
    assert!(error.message.contains("line 3, column 14"), "{}", error.message);
    assert!(
        error.message.ends_with("where area = = '370303'\n             ^"),
        "{}",
        error.message
    );

    let error = refusal(&fixture.lake, "select incme from persons").await;
    assert_eq!(error.code, "query.column_unknown");
    assert!(
        error.message.contains("'incme'") && error.message.contains("income"),
        "{}",
        error.message
    );
    assert!(error.params.contains(&("line", "1".to_owned())), "{:?}", error.params);

    let error = refusal(&fixture.lake, "select citizen_number_vald(number) from persons").await;
    assert_eq!(error.code, "query.function_unknown");
    assert!(error.message.contains("citizen_number_valid"), "{}", error.message);

    let error = refusal(&fixture.lake, "select name + interval '1 day' from persons").await;
    assert_eq!(error.code, "query.type", "{}", error.message);
    let error = refusal(&fixture.lake, "select cast(name as bigint) from persons").await;
    assert_eq!(error.code, "query.value", "{}", error.message);
    let error = refusal(&fixture.lake, "select 1 / (income - 100) from persons").await;
    assert_eq!(error.code, "query.division_by_zero");
    let error = refusal(&fixture.lake, "select name from persons a, persons b").await;
    assert_eq!(error.code, "query.column_ambiguous");
    let error = refusal(&fixture.lake, "select name, count(*) from persons").await;
    assert_eq!(error.code, "query.type", "{}", error.message);
}

#[tokio::test]
async fn money_is_exact() {
    let fixture = lake_with_people().await;
    let seen = ask(
        &fixture.lake,
        "select 0.1 + 0.2, income * 0.06 from persons where name = '张三'",
        RowGuard::whole(),
    );
    assert_eq!(seen.await.unwrap(), ["0.3|6.00"]);
}

#[tokio::test]
async fn an_answer_that_is_not_read_does_not_run_ahead() {
    let fixture = Fixture::new();
    let much = Limits {
        rows_max: 1_000_000_000,
        ..limits()
    };
    let sql = "select a.n from numbers a, numbers b, numbers c";
    let mut answer = ask_with(&fixture.lake, sql, vec![numbers(5000)], much).await.unwrap();
    let first = answer.rows.next().await.unwrap().unwrap();
    assert!(first.num_rows() > 0);
}

/// Rows of three small columns, with nulls.
fn rows_of(cells: &[(Option<i64>, Option<String>, bool)]) -> RecordBatch {
    let columns: Vec<ArrayRef> = vec![
        Arc::new(cells.iter().map(|cell| cell.0).collect::<Int64Array>()),
        Arc::new(cells.iter().map(|cell| cell.1.clone()).collect::<StringArray>()),
        Arc::new((0_i64..).take(cells.len()).collect::<Int64Array>()),
    ];
    let schema = Schema::new(vec![
        Field::new("a", DataType::Int64, true),
        Field::new("b", DataType::Utf8, true),
        Field::new("row", DataType::Int64, true),
    ]);
    RecordBatch::try_new(Arc::new(schema), columns).unwrap()
}

#[test]
fn a_guard_lets_through_exactly_the_rows_that_its_condition_is_true_for_one_by_one() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let cell = (
        proptest::option::of(0i64..6),
        proptest::option::of("[ab]{0,2}"),
        any::<bool>(),
    );
    let condition = prop_oneof![
        (0i64..6).prop_map(|n| format!("a >= {n}")),
        "[ab]{0,2}".prop_map(|text| format!("b like '{text}%'")),
        (0i64..6).prop_map(|n| format!("not (a = {n} or b is null)")),
        (0i64..6).prop_map(|n| format!("coalesce(length(b), {n}) < a")),
    ];
    let user = prop_oneof![
        Just("true"),
        Just("a > 2"),
        Just("length(b) = 1"),
        Just("6 / (a + 1) > 1")
    ];
    let mut runner = TestRunner::new(ProptestConfig::with_cases(24));
    let law = (proptest::collection::vec(cell, 0..40), condition, user);
    runner
        .run(&law, |(cells, condition, user)| {
            let rows = rows_of(&cells);
            let (guarded, decided) = runtime.block_on(compare(&rows, &condition, user));
            prop_assert_eq!(guarded, decided, "{} / {}", condition, user);
            Ok(())
        })
        .unwrap();
}

/// What a query sees through the guard, and what asking each row alone says.
async fn compare(rows: &RecordBatch, condition: &str, user: &str) -> (Vec<String>, Vec<String>) {
    let fixture = Fixture::new();
    let write = Write {
        table: persons(),
        schema: rows.schema(),
        mode: WriteMode::Append,
        transaction: None,
    };
    fixture
        .lake
        .write(write, stream_of(vec![Ok(rows.clone())]))
        .await
        .unwrap();
    let sql = format!("select row from persons where {user} order by row");
    let guarded = ask(&fixture.lake, &sql, only(condition)).await.unwrap();
    let mut decided = Vec::new();
    for row in 0..rows.num_rows() {
        let given = QueryTable {
            name: "persons".to_owned(),
            source: Source::Given {
                schema: rows.schema(),
                rows: vec![rows.slice(row, 1)],
            },
        };
        let sql = format!("select row from persons where ({condition}) and ({user})");
        let answer = ask_with(&fixture.lake, &sql, vec![given], limits()).await.unwrap();
        decided.extend(lines(&answer.rows.try_collect::<Vec<_>>().await.unwrap()));
    }
    (guarded, decided)
}
