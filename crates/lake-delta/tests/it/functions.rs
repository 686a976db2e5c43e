//! The city's functions in SQL: on columns, in every form of text, null for null, by the clock and calendar given.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, LargeStringArray, StringArray, StringViewArray},
    datatypes::{Field, Schema},
    record_batch::RecordBatch,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures::TryStreamExt;
use jixia_functions::workday::{Calendar, DayKind};
use jixia_lake::{Lake, Limits, Query, QueryTable, Source};
use jixia_lake_delta::catalogue;
use jixia_model::{FixedClock, Result};

use crate::fixture::{Fixture, lines};

async fn run(fixture: &Fixture, sql: &str, column: Option<ArrayRef>) -> Result<Vec<String>> {
    let tables = column.map(|column| {
        let schema = Arc::new(Schema::new(vec![Field::new("x", column.data_type().clone(), true)]));
        QueryTable {
            name: "given".to_owned(),
            source: Source::Given {
                rows: vec![RecordBatch::try_new(Arc::clone(&schema), vec![column]).unwrap()],
                schema,
            },
        }
    });
    let query = Query {
        sql: sql.to_owned(),
        tables: tables.into_iter().collect(),
        limits: Limits::system(),
    };
    let answer = fixture.lake.query(query).await?;
    Ok(lines(&answer.rows.try_collect::<Vec<_>>().await?))
}

async fn value(expression: &str) -> String {
    let fixture = Fixture::new();
    let lines = run(&fixture, &format!("select {expression}"), None).await.unwrap();
    lines.into_iter().next().unwrap()
}

#[tokio::test]
async fn numbers_and_codes_are_checked_and_read() {
    // 370399 is no area, so the number cannot be anybody's.
    for (expression, expected) in [
        ("citizen_number_valid('37039919900101001X')", "true"),
        ("citizen_number_valid('370399199001010013')", "false"),
        ("citizen_number_normalise(' 370399900101001 ')", "37039919900101001X"),
        (
            "citizen_number_normalise('３７０３９９１９９００１０１００１Ｘ')",
            "37039919900101001X",
        ),
        ("citizen_number_normalise('370399199001010013')", "null"),
        ("citizen_number_birth('37039919900101001X')", "1990-01-01"),
        ("citizen_number_sex('37039919900101001X')", "1"),
        ("citizen_number_area('37039919900101001X')", "370399"),
        ("credit_code_valid('91350100M000100Y43')", "true"),
        ("credit_code_valid('91350100M000100Y44')", "false"),
        ("division_code_valid('370303')", "true"),
        ("division_parent('370303001')", "370303"),
        ("division_parent('370000')", "null"),
        ("division_prefix('370300')", "3703"),
        ("mobile_valid('13805330000')", "true"),
        ("mobile_normalise('+86 138-0533-0000')", "13805330000"),
        ("landline_normalise('(0533)1234567')", "0533-1234567"),
        ("vehicle_plate_normalise('鲁c·12345')", "鲁C12345"),
    ] {
        assert_eq!(value(expression).await, expected, "{expression}");
    }
}

#[tokio::test]
async fn texts_are_written_in_one_way_compared_and_masked() {
    for (expression, expected) in [
        ("half_width('２０２０－０６')", "2020-06"),
        ("full_width('2020')", "２０２０"),
        ("normalise_name('张　三')", "张三"),
        ("parse_date('2020年6月15日')", "2020-06-15"),
        ("parse_date('soon')", "null"),
        ("parse_integer('1,234')", "1234"),
        ("parse_boolean('是')", "true"),
        ("jaro_winkler('张三', '张三')", "1.0"),
        ("levenshtein_similarity('abcd', 'abcx')", "0.75"),
        ("mask_name('张三丰')", "张**"),
        ("mask_citizen_number('370399199001010012')", "370***********0012"),
        ("mask_phone('13805330000')", "138****0000"),
        ("mask_whole('secret')", "******"),
    ] {
        assert_eq!(value(expression).await, expected, "{expression}");
    }
}

#[tokio::test]
async fn air_and_places_follow_their_standards() {
    for (expression, expected) in [
        ("iaqi('2012', 'PM2.5', 'day', 75)", "100"),
        ("iaqi('2012', 'CO', 'day', 4)", "100"),
        ("aqi_level(151)", "4"),
        ("distance_m(118.05, 36.8, 118.05, 36.8)", "0.0"),
        ("round(distance_m(0, 0, 0, 1))", "110574.0"),
        (
            "abs(convert_lon(convert_lon(118.05, 36.8, 'cgcs2000', 'gcj02'), convert_lat(118.05, 36.8, 'cgcs2000', 'gcj02'), 'gcj02', 'cgcs2000') - 118.05) < 0.0000001",
            "true",
        ),
    ] {
        assert_eq!(value(expression).await, expected, "{expression}");
    }
    let fixture = Fixture::new();
    for wrong in [
        "iaqi('1999', 'CO', 'day', 4)",
        "iaqi('2012', 'XX', 'day', 4)",
        "convert_lon(1, 2, 'mars', 'gcj02')",
    ] {
        let error = run(&fixture, &format!("select {wrong}"), None).await.unwrap_err();
        assert_eq!(error.code, "query.value", "{wrong}: {error}");
    }
}

#[tokio::test]
async fn working_days_follow_the_calendar_that_was_set_last() {
    let fixture = Fixture::new();
    let sql =
        "select is_workday('2020-10-01'), add_workdays('2020-09-30', 1), workdays_between('2020-09-30', '2020-10-12')";
    assert_eq!(run(&fixture, sql, None).await.unwrap(), ["true|2020-10-01|8"]);
    let day = |day| NaiveDate::from_ymd_opt(2020, 10, day).unwrap();
    let holidays = (1..=8).map(|holiday| (day(holiday), DayKind::Holiday));
    let calendar = Calendar::new(holidays.chain([(day(10), DayKind::MakeUp)]), day(31));
    fixture.lake.set_calendar(calendar);
    assert_eq!(run(&fixture, sql, None).await.unwrap(), ["false|2020-10-09|3"]);
}

#[tokio::test]
async fn nobody_is_born_after_the_day_that_the_clock_shows() {
    let fixture = Fixture::new();
    let at = |text: &str| Arc::new(FixedClock::at(text.parse::<DateTime<Utc>>().unwrap()));
    let sql = "select citizen_number_valid('37039919900101001X')";
    fixture.lake.set_clock(at("1989-12-31T12:00:00Z"));
    assert_eq!(run(&fixture, sql, None).await.unwrap(), ["false"]);
    fixture.lake.set_clock(at("1989-12-31T16:00:00Z"));
    assert_eq!(
        run(&fixture, sql, None).await.unwrap(),
        ["true"],
        "it is next year in China"
    );
}

#[tokio::test]
async fn every_form_of_text_is_taken_and_null_stays_null() {
    let fixture = Fixture::new();
    let texts = vec![Some("张三"), None, Some("王小二")];
    let columns: [ArrayRef; 3] = [
        Arc::new(StringArray::from(texts.clone())),
        Arc::new(LargeStringArray::from(texts.clone())),
        Arc::new(StringViewArray::from(texts)),
    ];
    for column in columns {
        let masked = run(
            &fixture,
            "select mask_name(x), mobile_valid(x) from given",
            Some(column),
        )
        .await;
        assert_eq!(masked.unwrap(), ["张*|false", "null|null", "王**|false"]);
    }
    assert_eq!(value("mask_name(null)").await, "null");
    let error = run(&fixture, "select mask_name(1)", None).await.unwrap_err();
    assert_eq!(error.code, "query.type");
    let error = run(&fixture, "select mask_name('a', 'b')", None).await.unwrap_err();
    assert_eq!(error.code, "query.type");
}

#[tokio::test]
async fn every_function_of_the_catalogue_exists_in_sql_and_is_null_for_nulls() {
    let fixture = Fixture::new();
    let documents = catalogue();
    assert!(documents.len() >= 40, "{}", documents.len());
    for document in documents {
        assert!(
            !document.summary.zh.is_empty() && !document.summary.en.is_empty(),
            "{}",
            document.name
        );
        let nulls: Vec<String> = document
            .arguments
            .iter()
            .map(|(_, sql_type)| format!("cast(null as {sql_type})"))
            .collect();
        let sql = format!("select {}({})", document.name, nulls.join(", "));
        assert_eq!(run(&fixture, &sql, None).await.unwrap(), ["null"], "{sql}");
    }
}
