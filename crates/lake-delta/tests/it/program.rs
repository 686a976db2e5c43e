//! Programs: exact, in order, by table, fast, and plain about what is wrong with them.

use std::{sync::Arc, time::Instant};

use arrow::{
    array::{ArrayRef, AsArray, BooleanArray, Decimal128Array, Int64Array, StringArray},
    datatypes::{DataType, Decimal128Type, Field, Schema, SchemaRef},
    record_batch::RecordBatch,
};
use jixia_lake::{Compiled, Lake, Lookup, Program};
use jixia_model::{Error, Result};

use crate::fixture::{Fixture, lines};

const MONEY: DataType = DataType::Decimal128(18, 2);

fn schema(fields: &[(&str, DataType)]) -> SchemaRef {
    let fields = fields
        .iter()
        .map(|(name, data_type)| Field::new(*name, data_type.clone(), true));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

fn money(values: Vec<Option<i128>>) -> ArrayRef {
    Arc::new(Decimal128Array::from(values).with_data_type(MONEY))
}

fn compile(input: &SchemaRef, outputs: &[(&str, DataType, &str)], lookups: Vec<Lookup>) -> Result<Box<dyn Compiled>> {
    let outputs = outputs
        .iter()
        .map(|(name, data_type, sql)| (Field::new(*name, data_type.clone(), true), (*sql).to_owned()));
    Fixture::new().lake.compile(&Program {
        input: Arc::clone(input),
        outputs: outputs.collect(),
        lookups,
    })
}

fn refusal(outputs: &[(&str, DataType, &str)]) -> Error {
    let input = schema(&[("n", DataType::Int64), ("name", DataType::Utf8)]);
    compile(&input, outputs, Vec::new()).err().unwrap()
}

/// The bonded-zone reward of 淄政字〔2020〕34号.
fn reward() -> (SchemaRef, Box<dyn Compiled>) {
    let input = schema(&[
        ("processing", DataType::Boolean),
        ("increment_usd", MONEY),
        ("base_usd", MONEY),
    ]);
    let outputs = [
        (
            "reward",
            MONEY,
            "least(increment_usd * case when processing then 0.06 else 0.03 end \
             + base_usd * case when processing then 0.05 else 0.025 end, 3000000)",
        ),
        ("city_share", MONEY, "reward * 0.4"),
    ];
    let compiled = compile(&input, &outputs, Vec::new()).unwrap();
    (input, compiled)
}

fn cases(input: &SchemaRef, count: usize) -> RecordBatch {
    let columns: Vec<ArrayRef> = vec![
        Arc::new((0..count).map(|row| Some(row % 2 == 0)).collect::<BooleanArray>()),
        money((0..count).map(|row| Some(2_000_000_000 + row as i128)).collect()),
        money(vec![Some(1_000_000_000); count]),
    ];
    RecordBatch::try_new(Arc::clone(input), columns).unwrap()
}

#[test]
fn outputs_use_the_outputs_before_them_and_money_is_exact() {
    let (input, compiled) = reward();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(BooleanArray::from(vec![Some(true), Some(false), None])),
        money(vec![Some(2_000_000_000), Some(10_000_000_000), None]),
        money(vec![Some(1_000_000_000), Some(1_000_000_000), Some(100)]),
    ];
    let rows = RecordBatch::try_new(input, columns).unwrap();
    let made = compiled.run(&rows).unwrap();
    assert_eq!(
        lines(std::slice::from_ref(&made))[..2],
        ["1700000.00|680000.00", "3000000.00|1200000.00"]
    );
    assert_eq!(made.schema().field(1).data_type(), &MONEY);
    assert_eq!(made.column(0).as_primitive::<Decimal128Type>().value(0), 170_000_000);
}

#[test]
fn a_program_without_inputs_gives_one_value_per_row() {
    let input = schema(&[]);
    let compiled = compile(&input, &[("answer", DataType::Int64, "6 * 7")], Vec::new()).unwrap();
    let options = arrow::record_batch::RecordBatchOptions::new().with_row_count(Some(2));
    let rows = RecordBatch::try_new_with_options(input, Vec::new(), &options).unwrap();
    assert_eq!(lines(&[compiled.run(&rows).unwrap()]), ["42", "42"]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases reads well in one place")]
fn a_table_gives_the_first_row_that_matches_and_its_empty_cells_match_anything() {
    let input = schema(&[("kind", DataType::Utf8), ("size", DataType::Int64)]);
    let cells: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from(vec![Some("a"), Some("a"), None, Some("b")])),
        Arc::new(StringArray::from(vec![
            Some("large"),
            None,
            Some("large"),
            Some("small"),
        ])),
        Arc::new(Int64Array::from(vec![10, 20, 30, 40])),
    ];
    let table = schema(&[
        ("kind", DataType::Utf8),
        ("band", DataType::Utf8),
        ("rate", DataType::Int64),
    ]);
    let lookup = Lookup {
        name: "rates".to_owned(),
        inputs: vec!["kind".to_owned(), "band".to_owned()],
        rows: RecordBatch::try_new(table, cells).unwrap(),
    };
    let outputs = [
        (
            "band",
            DataType::Utf8,
            "case when size > 5 then 'large' when size > 0 then 'small' end",
        ),
        ("amount", DataType::Int64, "coalesce(rates.rate, 0) * 100"),
    ];
    let compiled = compile(&input, &outputs, vec![lookup.clone()]).unwrap();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from(vec![
            Some("a"),
            Some("a"),
            Some("b"),
            Some("b"),
            None,
            Some("c"),
        ])),
        Arc::new(Int64Array::from(vec![
            Some(9),
            Some(1),
            Some(9),
            Some(1),
            Some(9),
            None,
        ])),
    ];
    let rows = RecordBatch::try_new(Arc::clone(&input), columns).unwrap();
    let made = lines(&[compiled.run(&rows).unwrap()]);
    assert_eq!(
        made,
        [
            "large|1000",
            "small|2000",
            "large|3000",
            "small|4000",
            "large|3000",
            "null|0"
        ]
    );

    let early = compile(
        &input,
        &[("amount", DataType::Int64, "rates.rate")],
        vec![lookup.clone()],
    );
    assert_eq!(
        early.err().unwrap().code,
        "program.column_unknown",
        "band is not known yet"
    );
    let unknown = compile(
        &input,
        &[("amount", DataType::Int64, "rates.price")],
        vec![lookup.clone()],
    );
    assert_eq!(unknown.err().unwrap().code, "program.column_unknown");
    let malformed = Lookup {
        inputs: vec!["colour".to_owned()],
        ..lookup
    };
    let error = compile(&input, &[("x", DataType::Int64, "1")], vec![malformed])
        .err()
        .unwrap();
    assert_eq!(error.code, "program.table_malformed");
}

#[test]
fn mistakes_name_the_output_and_the_place() {
    let error = refusal(&[
        ("fine", DataType::Int64, "n + 1"),
        ("broken", DataType::Int64, "n +\n* 2"),
    ]);
    assert_eq!(error.code, "program.syntax");
    assert!(
        error.message.contains("'broken'") && error.message.contains("line 2, column 1"),
        "{}",
        error.message
    );
    let error = refusal(&[("x", DataType::Int64, "m + 1")]);
    assert_eq!(error.code, "program.column_unknown");
    let error = refusal(&[("x", DataType::Int64, "later + 1"), ("later", DataType::Int64, "1")]);
    assert_eq!(error.code, "program.column_unknown");
    let error = refusal(&[("x", DataType::Int64, "no_such(n)")]);
    assert_eq!(error.code, "program.function_unknown");
    let error = refusal(&[("x", DataType::Int64, "name + interval '1 day'")]);
    assert_eq!(error.code, "program.type", "{}", error.message);
    let error = refusal(&[("n", DataType::Int64, "1")]);
    assert_eq!(error.code, "program.name_taken");
    for not_of_one_row in [
        "now()",
        "random()",
        "sum(n)",
        "row_number() over ()",
        "(select 1)",
        "(select max(n) from t)",
    ] {
        let error = refusal(&[("x", DataType::Int64, not_of_one_row)]);
        assert!(error.code.starts_with("program."), "{not_of_one_row}: {error:?}");
    }
}

#[test]
fn values_that_do_not_fit_are_refused_and_never_wrapped_or_emptied() {
    let input = schema(&[("n", DataType::Int64), ("name", DataType::Utf8)]);
    let run = |data_type: DataType, sql: &str| {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(Int64Array::from(vec![i64::MAX])),
            Arc::new(StringArray::from(vec!["many"])),
        ];
        let rows = RecordBatch::try_new(Arc::clone(&input), columns).unwrap();
        compile(&input, &[("x", data_type, sql)], Vec::new())
            .unwrap()
            .run(&rows)
            .map(|made| lines(&[made]))
    };
    for sql in ["n + 1", "n * 2", "-n - 2", "cast(name as bigint)"] {
        let error = run(DataType::Int64, sql).unwrap_err();
        assert_eq!(error.code, "program.value", "{sql}: {error:?}");
        assert!(error.params.contains(&("output", "x".to_owned())));
    }
    assert_eq!(run(MONEY, "n").unwrap_err().code, "program.value");
    assert_eq!(
        run(DataType::Int64, "1 / (n - n)").unwrap_err().code,
        "program.division_by_zero"
    );
    assert_eq!(run(MONEY, "1.005 + 1.0").unwrap(), ["2.01"]);
}

#[test]
fn one_case_and_thirty_thousand_are_decided_at_once() {
    let (input, compiled) = reward();
    let one = cases(&input, 1);
    let begun = Instant::now();
    for _ in 0..100 {
        compiled.run(&one).unwrap();
    }
    let each = begun.elapsed() / 100;
    // Even without optimisation; a promise in the release build is ten times less.
    assert!(each.as_millis() < 10, "{each:?} for one case");
    let many = cases(&input, 30_000);
    let begun = Instant::now();
    assert_eq!(compiled.run(&many).unwrap().num_rows(), 30_000);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}
