//! Delimited text: separators, quotes, line ends, ragged lines, limits, values as people write them.

use std::fmt::Write as _;

use jixia_connect::{Format, SavedMapping};
use jixia_model::contract::{Column, ColumnType, Semantic};

use crate::kit::{Given, TEXT, citizen, column, contract, options, required, residents};

#[test]
fn a_clean_file_becomes_typed_rows_with_their_lines() {
    let number = citizen(1);
    let given = Given::new(
        "a.csv",
        format!("姓名,公民身份号码,出生日期,金额\n张三,{number},1990-01-01,\"1,234.50\"\n李四,{number},1990/1/1,12\n"),
    );
    let read = given.read(&residents()).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.lines, [2, 3]);
    assert_eq!(
        read.cells(),
        [
            ["张三", &number, "1990-01-01", "1234.50"],
            ["李四", &number, "1990-01-01", "12.00"],
        ]
    );
    assert_eq!(read.raw_cells()[0][3], "1,234.50", "raw keeps what was written");
}

#[test]
fn dates_numbers_and_empty_cells_are_understood_as_people_write_them() {
    let contract = contract(vec![
        required("id", "编号", ColumnType::Integer),
        column("day", "日期", ColumnType::Date),
        column("ok", "是否", ColumnType::Boolean),
        column("at", "时间", ColumnType::Timestamp),
        column("rate", "比率", ColumnType::Float),
        column("note", "备注", TEXT),
    ]);
    let given = Given::new(
        "a.csv",
        "编号,日期,是否,时间,比率,备注\n\
         １２３,2020年6月15日,是,2020-06-15 08:30:00,0.5,　备注　\n\
         \"1,000\",20200615,无,2020/6/15 8:30,-,NULL\n\
         7,43997,true,,1e3,无\n\
         8,/,0,N/A,n/a,——\n",
    );
    let read = given.read(&contract).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(
        read.cells(),
        [
            ["123", "2020-06-15", "true", "2020-06-15T00:30:00Z", "0.5", "备注"],
            ["1000", "2020-06-15", "false", "2020-06-15T00:30:00Z", "∅", "∅"],
            ["7", "2020-06-15", "true", "∅", "1000.0", "∅"],
            ["8", "∅", "false", "∅", "∅", "∅"],
        ]
    );
}

#[test]
fn every_bad_cell_is_told_with_line_column_rule_value_and_remedy() {
    let given = Given::new(
        "a.csv",
        format!(
            "姓名,身份证号,出生日期,金额\n,{0},2020-13-01,12万\n一二三四五六七八九十一,370399199001010012,1990-01-01,1.005\n",
            citizen(1)
        ),
    );
    let read = given.read(&residents()).unwrap();
    assert_eq!(
        read.told(),
        [
            (2, "name", "required"),
            (3, "name", "length"),
            (3, "number", "semantic"),
            (2, "birth", "type"),
            (2, "amount", "type"),
            (3, "amount", "type"),
        ]
    );
    let birth = &read.faults[3];
    assert_eq!(birth.value, "2020-13-01");
    assert!(
        birth.reason.zh.starts_with("“出生日期”的值“2020-13-01”："),
        "{}",
        birth.reason.zh
    );
    assert!(
        birth.reason.en.starts_with("Column 'birth title': '2020-13-01'."),
        "{}",
        birth.reason.en
    );
    assert_eq!(read.cells()[0][2], "∅", "a cell that cannot be read is null");
    assert_eq!(read.cells()[1][1], "∅");
}

#[test]
fn citizen_numbers_are_brought_into_their_normal_form() {
    let fifteen = "370399900101001";
    let small_x = (1..=28).map(citizen).find(|number| number.ends_with('X')).unwrap();
    let given = Given::new(
        "a.csv",
        format!(
            "姓名,身份证号\n甲,{fifteen}\n乙,{}\n丙,３{}\n",
            small_x.to_lowercase(),
            &citizen(2)[1..]
        ),
    );
    let read = given.read(&residents()).unwrap();
    assert!(read.faults.iter().all(|fault| fault.warning), "{:?}", read.faults);
    let cells = read.cells();
    assert_eq!(
        cells[0][1],
        jixia_functions::citizen_number::from_fifteen(fifteen).unwrap()
    );
    assert_eq!(cells[1][1], small_x);
    assert_eq!(cells[2][1], citizen(2));
}

#[test]
fn codes_other_than_citizen_numbers_only_warn_and_keep_the_value() {
    let contract = contract(vec![Column {
        semantic: Some(Semantic::CreditCode),
        ..required("code", "统一社会信用代码", TEXT)
    }]);
    let given = Given::new("a.csv", "统一社会信用代码\n91370300MA3XXXXXX0\n");
    let read = given.read(&contract).unwrap();
    assert_eq!(read.told(), [(2, "code", "semantic")]);
    assert!(read.faults[0].warning);
    assert_eq!(read.cells(), [["91370300MA3XXXXXX0"]]);
}

#[test]
fn a_line_with_the_wrong_number_of_fields_goes_to_quarantine_and_the_file_goes_on() {
    let given = Given::new(
        "a.csv",
        format!(
            "姓名,身份证号,出生日期,金额\n张三,{0}\n李四,{0},1990-01-01,1,surplus\n王五,{0},1990-01-01,1\n赵六,{0},1990-01-01,1,,\n",
            citizen(1)
        ),
    );
    let read = given.read(&residents()).unwrap();
    assert_eq!(read.told(), [(2, "", "fields"), (3, "", "fields")]);
    assert_eq!(read.faults[0].value, format!("张三,{}", citizen(1)));
    assert!(
        read.faults[1].reason.en.contains("5 fields and the header 4"),
        "{}",
        read.faults[1].reason.en
    );
    assert_eq!(read.raw_cells()[1][3], "1,surplus", "nothing is lost");
    assert_eq!(read.cells()[1], ["∅"; 4]);
    assert_eq!(read.cells()[2][0], "王五");
    assert_eq!(read.cells()[3][0], "赵六", "empty fields too many do no harm");
}

#[test]
fn quotes_protect_line_ends_and_lines_are_counted_as_an_editor_counts_them() {
    let contract = contract(vec![
        required("id", "编号", ColumnType::Integer),
        column("note", "备注", TEXT),
    ]);
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("编号,备注{end}1,\"两{end}行\"{end}{end}2,\"他说\"\"好\"\"\"{end}3,5\" 管{end}");
        let read = Given::new("a.csv", text).read(&contract).unwrap();
        assert_eq!(read.faults, [], "{end:?}");
        assert_eq!(read.lines, [2, 5, 6], "{end:?}");
        let cells = read.cells();
        assert_eq!(cells[0][1], format!("两{end}行"));
        assert_eq!(cells[1][1], "他说\"好\"");
        assert_eq!(cells[2][1], "5\" 管");
    }
}

#[test]
fn a_quote_that_is_never_closed_costs_its_line_only() {
    let contract = contract(vec![
        required("id", "编号", ColumnType::Integer),
        column("note", "备注", TEXT),
    ]);
    let read = Given::new("a.csv", "编号,备注\n1,\"没有关\n2,好\n3,好\n")
        .read(&contract)
        .unwrap();
    assert_eq!(read.told(), [(2, "", "fields")]);
    assert_eq!(read.lines, [2, 3, 4]);
    assert_eq!(read.cells()[2], ["3", "好"]);
}

#[test]
fn a_line_beyond_the_limit_is_a_fault_and_takes_no_memory() {
    let contract = contract(vec![
        required("id", "编号", ColumnType::Integer),
        column("note", "备注", TEXT),
    ]);
    let given = Given::place("a.csv");
    let mut file = std::io::BufWriter::new(std::fs::File::create(given.path()).unwrap());
    std::io::Write::write_all(&mut file, "编号,备注\n1,a\n2,".as_bytes()).unwrap();
    for _ in 0..200 {
        std::io::Write::write_all(&mut file, &vec![b'x'; 1 << 20]).unwrap();
    }
    std::io::Write::write_all(&mut file, b"\r\n3,c\r\n").unwrap();
    drop(file);
    let read = given.read(&contract).unwrap();
    assert_eq!(read.told(), [(3, "", "line_too_long")]);
    assert_eq!(read.lines, [2, 3, 4]);
    assert!(read.raw_cells()[1][1].len() < 2000);
    assert_eq!(read.cells()[2], ["3", "c"]);
}

#[test]
fn separators_are_found_out() {
    let contract = contract(vec![
        required("id", "编号", ColumnType::Integer),
        column("price", "单价", ColumnType::Float),
        column("note", "备注", TEXT),
    ]);
    for separator in [',', '\t', ';', '|'] {
        let mut text = String::new();
        for row in ["编号~单价~备注", "1~1.5~\"甲，,乙\"", "2~2~丙"] {
            writeln!(text, "{}", row.replace('~', &separator.to_string())).unwrap();
        }
        let given = Given::new("a.txt", text);
        let inspection = given.inspect().unwrap();
        assert_eq!(inspection.format, Format::Delimited);
        assert_eq!(inspection.delimiter, Some(separator as u8));
        let read = given.read(&contract).unwrap();
        assert_eq!(read.cells(), [["1", "1.5", "甲，,乙"], ["2", "2.0", "丙"]]);
    }
}

#[test]
fn one_column_without_any_separator_is_read() {
    let contract = contract(vec![required("name", "姓名", TEXT)]);
    let read = Given::new("a.csv", "姓名\n张三\n李四").read(&contract).unwrap();
    assert_eq!(read.cells(), [["张三"], ["李四"]]);
}

#[test]
fn title_rows_above_and_two_header_rows_are_understood() {
    let given = Given::new(
        "a.csv",
        format!(
            "淄博市居民名册,,,\n填报单位：公安局,,填报日期：2020-06-15,\n姓名,证件,,出生日期\n,类型,号码,\n张三,身份证,{},1990-01-01\n",
            citizen(1)
        ),
    );
    let inspection = given.inspect().unwrap();
    assert_eq!(
        inspection.titles,
        ["淄博市居民名册", "填报单位：公安局", "填报日期：2020-06-15"]
    );
    assert_eq!((inspection.header_row, inspection.header_rows), (3, 2));
    assert_eq!(inspection.columns, ["姓名", "证件类型", "证件号码", "出生日期"]);
    assert_eq!(inspection.sample.len(), 1);
    let mut contract = residents();
    contract.columns[1].aliases.push("证件号码".to_owned());
    let read = given.read(&contract).unwrap();
    assert_eq!(read.lines, [5]);
    assert_eq!(read.cells(), [["张三", &citizen(1), "1990-01-01", "∅"]]);
}

#[test]
fn a_row_of_equal_values_that_are_names_of_columns_is_no_header() {
    let contract = contract(vec![
        column("a", "甲列", TEXT),
        column("b", "乙列", TEXT),
        column("c", "丙列", TEXT),
    ]);
    let read = Given::new("a.csv", "甲列,乙列,丙列\n1,2,3\na,a,a\n")
        .read(&contract)
        .unwrap();
    assert_eq!(read.lines, [2, 3]);
}

#[test]
fn three_hundred_columns_are_read_and_more_than_two_thousand_refused() {
    let columns = |count: usize| -> Vec<_> { (0..count).map(|index| format!("列{index}")).collect() };
    let text = |count: usize| {
        let values: Vec<_> = (0..count).map(|index| index.to_string()).collect();
        format!("{}\n{}\n", columns(count).join(","), values.join(","))
    };
    let wide = contract(
        (0..300)
            .map(|index| column(&format!("c{index}"), &format!("列{index}"), ColumnType::Integer))
            .collect(),
    );
    let read = Given::new("a.csv", text(300)).read(&wide).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.cells()[0][299], "299");
    assert_eq!(Given::new("a.csv", text(2_000)).inspect().unwrap().columns.len(), 2_000);
    let error = Given::new("a.csv", text(2_001)).inspect().unwrap_err();
    assert_eq!(error.code, "delivery.too_many_columns");
    assert!(error.message.contains("2001"), "{}", error.message);
}

#[test]
fn rows_without_any_value_are_passed_over() {
    let read = Given::new(
        "a.csv",
        format!("姓名,身份证号\n张三,{0}\n,\n\n\"\", \n李四,{0}\n\u{1a}", citizen(1)),
    )
    .read(&residents())
    .unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.lines, [2, 6]);
}

#[test]
fn batches_keep_the_order_of_the_file_whatever_the_cores_do() {
    let contract = contract(vec![required("id", "编号", ColumnType::Integer)]);
    let mut text = String::from("编号\n");
    for id in 0..20_000 {
        writeln!(text, "{id}").unwrap();
    }
    let mut options = options();
    options.batch_rows = 7;
    let read = Given::new("a.csv", text).read_with(&contract, &options).unwrap();
    assert_eq!(read.lines.len(), 20_000);
    assert!(
        read.lines
            .iter()
            .enumerate()
            .all(|(index, line)| line.cast_unsigned() == index as u64 + 2)
    );
    assert!(
        read.cells()
            .iter()
            .enumerate()
            .all(|(index, row)| row[0] == index.to_string())
    );
}

#[test]
fn a_stream_that_is_dropped_stops_and_one_that_is_kept_ends() {
    let contract = contract(vec![required("id", "编号", ColumnType::Integer)]);
    let text = format!("编号\n{}", "1\n".repeat(100_000));
    let given = Given::new("a.csv", text);
    let inspection = given.inspect().unwrap();
    let mapping = inspection.map(&contract, &SavedMapping::new()).unwrap();
    let mut options = options();
    options.batch_rows = 10;
    let mut stream = jixia_connect::read(&inspection, &contract, &mapping, &options).unwrap();
    crate::kit::wait(async {
        let first = futures::StreamExt::next(&mut stream).await.unwrap().unwrap();
        assert_eq!(first.lines.len(), 10);
    });
    drop(stream);
    assert_eq!(given.read(&contract).unwrap().lines.len(), 100_000);
}
