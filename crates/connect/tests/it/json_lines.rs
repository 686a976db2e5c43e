//! JSON lines: one object per line, every digit kept, nested values refused line by line.

use jixia_connect::Format;
use jixia_model::contract::ColumnType;

use crate::kit::{Given, TEXT, column, contract, required};

fn firms() -> jixia_model::contract::Contract {
    contract(vec![
        required("code", "代码", TEXT),
        column(
            "capital",
            "注册资本",
            ColumnType::Decimal {
                precision: 38,
                scale: 4,
            },
        ),
        column("open", "在营", ColumnType::Boolean),
        column("since", "成立日期", ColumnType::Date),
    ])
}

#[test]
fn objects_become_rows_and_numbers_keep_every_digit() {
    let given = Given::new(
        "a.jsonl",
        "{\"code\": \"A\\u0041\", \"注册资本\": 12345678901234567890.1234, \"open\": true, \"since\": \"2020-06-15\"}\n\n\
         {\"since\": null, \"code\": 370399199001010010}\n",
    );
    assert_eq!(given.inspect().unwrap().format, Format::JsonLines);
    let read = given.read(&firms()).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.lines, [1, 3]);
    assert_eq!(
        read.cells(),
        [
            ["AA", "12345678901234567890.1234", "true", "2020-06-15"],
            ["370399199001010010", "∅", "∅", "∅"],
        ]
    );
}

#[test]
fn bad_lines_are_told_and_the_file_goes_on() {
    let given = Given::new(
        "a.jsonl",
        "{\"code\": \"A\", \"extra\": 1}\n{\"code\": [1, 2]}\n{\"code\": \"B\"\n{\"code\": \"C\", \"code\": \"D\"}\n[1]\n{\"code\": \"E\"}\n",
    );
    let read = given.read(&firms()).unwrap();
    assert_eq!(
        read.told(),
        [(2, "", "nested"), (3, "", "json"), (4, "", "fields"), (5, "", "json")]
    );
    assert_eq!(read.faults[0].value, "[1, 2]");
    assert_eq!(read.cells()[5][0], "E");
    assert_eq!(read.raw_cells()[0], ["A", "1"]);
}

#[test]
fn a_key_that_comes_late_is_told_and_costs_the_row_only_where_the_contract_has_it() {
    let mut text = "{\"code\": \"A\"}\n".repeat(10_001);
    text.push_str("{\"code\": \"B\", \"remark\": \"x\"}\n{\"code\": \"C\", \"since\": \"2020-06-15\"}\n");
    let read = Given::new("a.jsonl", text).read(&firms()).unwrap();
    assert_eq!(read.told(), [(10_002, "", "fields"), (10_003, "", "fields")]);
    assert!(read.faults[0].warning && !read.faults[1].warning);
}
