//! Workbooks: cells as they are shown, errors, lost digits, merges, sheets.

use jixia_connect::{Format, InspectOptions, SavedMapping, inspect};
use jixia_model::contract::ColumnType;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook, Worksheet};

use crate::kit::{Given, TEXT, citizen, collect, column, contract, options, refused, required, residents, wait};

fn workbook(fill: impl FnOnce(&mut Workbook)) -> Given {
    let given = Given::place("a.xlsx");
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save(given.path()).unwrap();
    given
}

fn row(sheet: &mut Worksheet, row: u32, texts: &[&str]) {
    for (column, text) in (0..).zip(texts) {
        if !text.is_empty() {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
}

#[test]
fn cells_are_read_as_they_are_shown() {
    let contract = contract(vec![
        required("code", "编码", TEXT),
        column("day", "日期", ColumnType::Date),
        column("at", "时间", ColumnType::Timestamp),
        column(
            "amount",
            "金额",
            ColumnType::Decimal {
                precision: 18,
                scale: 2,
            },
        ),
        column("ok", "是否", ColumnType::Boolean),
        column("sum", "合计", ColumnType::Float),
    ]);
    let given = workbook(|book| {
        let sheet = book.add_worksheet();
        row(sheet, 0, &["编码", "日期", "时间", "金额", "是否", "合计"]);
        let day = ExcelDateTime::from_ymd(2020, 6, 15).unwrap();
        let at = ExcelDateTime::from_ymd(2020, 6, 15).unwrap().and_hms(8, 30, 0).unwrap();
        sheet
            .write_number_with_format(1, 0, 303, &Style::new().set_num_format("000000"))
            .unwrap();
        sheet
            .write_datetime_with_format(1, 1, &day, &Style::new().set_num_format("yyyy年m月d日"))
            .unwrap();
        sheet
            .write_datetime_with_format(1, 2, &at, &Style::new().set_num_format("yyyy-mm-dd hh:mm"))
            .unwrap();
        sheet.write_string(1, 3, "1,234.50").unwrap();
        sheet.write_boolean(1, 4, true).unwrap();
        sheet
            .write_formula(1, 5, Formula::new("=0.1+0.2").set_result("0.30000000000000004"))
            .unwrap();
        sheet.write_string(2, 0, "0042").unwrap();
        sheet.write_number(2, 1, 43_997).unwrap();
        sheet.write_number(2, 3, 12.5).unwrap();
    });
    assert_eq!(given.inspect().unwrap().format, Format::Xlsx);
    let read = given.read(&contract).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.lines, [2, 3]);
    assert_eq!(
        read.cells(),
        [
            ["000303", "2020-06-15", "2020-06-15T00:30:00Z", "1234.50", "true", "0.3"],
            ["0042", "2020-06-15", "∅", "12.50", "∅", "∅"],
        ]
    );
    assert_eq!(
        read.raw_cells()[0],
        ["000303", "2020-06-15", "2020-06-15 08:30:00", "1,234.50", "TRUE", "0.3"]
    );
}

#[test]
fn the_calendar_of_1904_is_understood() {
    let given = workbook(|book| {
        let sheet = book.add_worksheet();
        row(sheet, 0, &["编号", "日期"]);
        sheet.write_string(1, 0, "1").unwrap();
        // Day 42535 after 1904-01-01 is 2020-06-15.
        sheet
            .write_number_with_format(1, 1, 42_535, &Style::new().set_num_format("yyyy-mm-dd"))
            .unwrap();
    });
    set_1904(&given);
    let contract = contract(vec![
        required("id", "编号", TEXT),
        column("day", "日期", ColumnType::Date),
    ]);
    assert_eq!(given.read(&contract).unwrap().cells(), [["1", "2020-06-15"]]);
}

/// Sets the flag that the library which writes the file does not have.
fn set_1904(given: &Given) {
    use std::io::{Read, Write};
    let mut old = zip::ZipArchive::new(std::fs::File::open(given.path()).unwrap()).unwrap();
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/workbook.xml" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains("<workbookPr "));
            bytes = text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ").into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&bytes).unwrap();
    }
    let bytes = new.finish().unwrap().into_inner();
    drop(old);
    std::fs::write(given.path(), bytes).unwrap();
}

#[test]
fn errors_in_cells_and_lost_digits_are_faults_and_long_texts_are_exact() {
    let given = workbook(|book| {
        let sheet = book.add_worksheet();
        row(sheet, 0, &["姓名", "身份证号", "出生日期", "金额"]);
        row(sheet, 1, &["张三", &citizen(1)]);
        sheet
            .write_formula(1, 2, Formula::new("=VLOOKUP(1,A1:A1,2,0)").set_result("#N/A"))
            .unwrap();
        row(sheet, 2, &["李四"]);
        sheet.write_number(2, 1, 370_399_199_001_010_010_f64).unwrap();
        sheet
            .write_formula(2, 3, Formula::new("=1/0").set_result("#DIV/0!"))
            .unwrap();
    });
    let read = given.read(&residents()).unwrap();
    assert_eq!(
        read.told(),
        [
            (3, "number", "precision"),
            (2, "birth", "cell_error"),
            (3, "amount", "cell_error")
        ]
    );
    assert_eq!(read.faults[1].value, "#N/A");
    assert_eq!(read.raw_cells()[0][2], "#N/A");
    assert_eq!(read.cells()[0], ["张三", &citizen(1), "∅", "∅"]);
    assert_eq!(read.cells()[1], ["李四", "∅", "∅", "∅"]);
}

#[test]
fn titles_merged_headers_and_merged_values_are_understood() {
    let given = workbook(|book| {
        let style = Style::new();
        let sheet = book.add_worksheet();
        sheet.merge_range(0, 0, 0, 3, "淄博市居民名册", &style).unwrap();
        sheet.merge_range(2, 0, 3, 0, "镇办", &style).unwrap();
        sheet.merge_range(2, 1, 2, 2, "居民", &style).unwrap();
        sheet.merge_range(2, 3, 3, 3, "金额", &style).unwrap();
        row(sheet, 3, &["", "姓名", "身份证号"]);
        sheet.merge_range(4, 0, 5, 0, "稷下街道", &style).unwrap();
        row(sheet, 4, &["", "张三", &citizen(1), "1"]);
        row(sheet, 5, &["", "李四", &citizen(2), "2"]);
        row(sheet, 6, &["", "王五", &citizen(3), "3"]);
    });
    let mut contract = residents();
    contract.columns.push(column("township", "镇办", TEXT));
    let inspection = given.inspect().unwrap();
    assert_eq!(inspection.titles, ["淄博市居民名册"]);
    assert_eq!((inspection.header_row, inspection.header_rows), (3, 2));
    assert_eq!(inspection.columns, ["镇办", "居民姓名", "居民身份证号", "金额"]);
    let read = given.read(&contract).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.lines, [5, 6, 7]);
    let townships: Vec<_> = read.cells().into_iter().map(|mut row| row.remove(4)).collect();
    assert_eq!(townships, ["稷下街道", "稷下街道", "∅"]);
}

#[test]
fn hidden_sheets_are_passed_over_with_a_note_and_a_sheet_can_be_chosen() {
    let given = workbook(|book| {
        let hidden = book.add_worksheet().set_name("旧").unwrap();
        row(hidden, 0, &["姓名", "身份证号"]);
        hidden.set_hidden(true);
        let notes = book.add_worksheet().set_name("填表说明").unwrap();
        row(notes, 0, &["请认真填写"]);
        notes.set_active(true);
        let data = book.add_worksheet().set_name("名册").unwrap();
        row(data, 0, &["姓名", "身份证号"]);
        row(data, 1, &["张三", &citizen(1)]);
    });
    let contract = residents();
    let known = InspectOptions {
        contract: Some(&contract),
        ..InspectOptions::default()
    };
    let inspection = inspect(&given.path(), "a.xlsx", &known).unwrap();
    assert_eq!(inspection.chosen_sheets, ["名册"]);
    assert!(
        inspection.notes[0].en.contains("旧 (hidden), 填表说明"),
        "{:?}",
        inspection.notes
    );
    assert_eq!(given.read(&contract).unwrap().lines, [2]);

    let asked = |sheet| {
        inspect(
            &given.path(),
            "a.xlsx",
            &InspectOptions {
                sheet: Some(sheet),
                ..InspectOptions::default()
            },
        )
    };
    assert_eq!(refused(asked("名录")).code, "delivery.sheet_missing");
    assert_eq!(refused(asked("旧")).code, "delivery.header_only");
}

#[test]
fn cells_beside_the_table_are_told_and_the_row_is_kept() {
    let given = workbook(|book| {
        let sheet = book.add_worksheet();
        row(sheet, 0, &["姓名", "身份证号"]);
        row(sheet, 1, &["张三", &citizen(1), "", "核对过"]);
    });
    let read = given.read(&residents()).unwrap();
    assert_eq!(read.told(), [(2, "", "fields")]);
    assert!(read.faults[0].warning);
    assert_eq!(read.cells()[0][0], "张三");
}

#[test]
fn a_header_row_can_be_pointed_at() {
    let given = workbook(|book| {
        let sheet = book.add_worksheet();
        row(sheet, 0, &["甲", "乙", "丙"]);
        row(sheet, 1, &["姓名", "身份证号", "备注"]);
        row(sheet, 2, &["张三", &citizen(1), "无"]);
    });
    let known = InspectOptions {
        header_row: Some(2),
        ..InspectOptions::default()
    };
    let inspection = inspect(&given.path(), "a.xlsx", &known).unwrap();
    let mapping = inspection.map(&residents(), &SavedMapping::new()).unwrap();
    let stream = jixia_connect::read(&inspection, &residents(), &mapping, &options()).unwrap();
    assert_eq!(wait(collect(stream)).unwrap().lines, [3]);
    let wrong = InspectOptions {
        header_row: Some(99),
        ..InspectOptions::default()
    };
    assert_eq!(
        refused(inspect(&given.path(), "a.xlsx", &wrong)).code,
        "delivery.header_missing"
    );
}

#[test]
fn a_large_sheet_is_read_in_batches() {
    let given = workbook(|book| {
        let sheet = book.add_worksheet_with_constant_memory().unwrap();
        row(sheet, 0, &["姓名", "身份证号"]);
        for index in 1..=20_000 {
            row(sheet, index, &["张三", "x"]);
        }
    });
    let contract = contract(vec![required("name", "姓名", TEXT)]);
    let read = given.read(&contract).unwrap();
    assert_eq!(read.lines.len(), 20_000);
    assert_eq!(read.batches.len(), 3);
    assert_eq!(*read.lines.last().unwrap(), 20_001);
}
