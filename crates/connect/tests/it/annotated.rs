//! The workbook that goes back: readable by people, and deliverable again once it is corrected.

use calamine::{Data, Reader, Xlsx, open_workbook};
use futures::{StreamExt, stream};
use jixia_connect::{Annotation, InspectOptions, SavedMapping, annotate, inspect};
use jixia_model::Language;

use crate::kit::{Given, Read, citizen, quarantine, residents, wait};

fn send_back(read: &Read, language: Language) -> Given {
    let given = Given::place("back.xlsx");
    let annotation = Annotation {
        contract: residents(),
        saved: SavedMapping::new(),
        file_name: "名册.csv".to_owned(),
        language,
    };
    let batches = stream::iter(quarantine(read)).boxed();
    let written = wait(annotate(batches, annotation, &given.path())).unwrap();
    assert_eq!(written.sheets, 1);
    given
}

fn faulty() -> Given {
    Given::new(
        "名册.csv",
        format!(
            "备注,姓名,身份证号,出生日期,金额\n007,张三,{0},1990-01-01,1\n008,李四,{0},1990-02-30,=1+1\n009,,{0},,\n",
            citizen(1)
        ),
    )
}

#[test]
fn rejected_rows_stand_under_their_headers_with_lines_reasons_and_comments() {
    let read = faulty().read(&residents()).unwrap();
    let given = send_back(&read, Language::Chinese);
    let mut book: Xlsx<_> = open_workbook(given.path()).unwrap();
    assert_eq!(book.sheet_names(), ["退回说明", "退回数据"]);
    let guide = book.worksheet_range("退回说明").unwrap();
    let said: Vec<_> = guide.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    assert!(said[0].contains("“名册.csv”（居民）有 2 行没有入库"), "{said:?}");
    assert!(
        said.contains(&"出生日期".to_owned()) && said.contains(&"必填项为空".to_owned()),
        "{said:?}"
    );
    let rows = book.worksheet_range("退回数据").unwrap();
    let rows: Vec<Vec<Data>> = rows.rows().map(<[Data]>::to_vec).collect();
    let texts = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        texts(&rows[0]),
        ["行号", "错误", "备注", "姓名", "身份证号", "出生日期", "金额"]
    );
    assert_eq!(rows[1][0], Data::Float(3.0));
    assert!(
        rows[1][1].to_string().contains("“出生日期”的值“1990-02-30”"),
        "{:?}",
        rows[1]
    );
    assert_eq!(rows[1][2], Data::String("008".to_owned()), "zeros survive");
    assert_eq!(rows[1][4], Data::String(citizen(1)), "long numbers survive");
    assert_eq!(rows[1][6], Data::String("=1+1".to_owned()), "a text is no formula");
    assert!(
        zip_part(&given, "xl/comments1.xml").contains("“姓名”为必填项"),
        "cells have comments"
    );
    assert!(
        zip_part(&given, "xl/styles.xml").contains("FFC7CE"),
        "cells are coloured"
    );
}

fn zip_part(given: &Given, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(given.path()).unwrap()).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

#[test]
fn the_workbook_can_be_delivered_again_as_it_is() {
    let first = faulty().read(&residents()).unwrap();
    for language in [Language::Chinese, Language::English] {
        let given = send_back(&first, language);
        let again = given.read(&residents()).unwrap();
        assert_eq!(again.lines, [2, 3]);
        let rules: Vec<_> = again
            .told()
            .into_iter()
            .map(|(line, column, rule)| (line, column, rule.to_owned()))
            .collect();
        assert_eq!(
            rules,
            [
                (3, "name", "required".to_owned()),
                (2, "birth", "type".to_owned()),
                (2, "amount", "type".to_owned())
            ],
            "the same faults, for nobody has corrected anything"
        );
        assert_eq!(again.raws[0].num_columns(), 5, "added columns are not part of the rows");
        assert_eq!(again.raws[0].schema().field(0).name(), "备注");
        // Sent back a second time, it is the same workbook and not one with doubled columns.
        let twice = send_back(&again, language).read(&residents()).unwrap();
        assert_eq!(twice.raw_cells(), again.raw_cells());
    }
}

#[test]
fn a_workbook_that_is_split_over_sheets_is_delivered_as_a_whole() {
    let given = Given::place("back.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("退回说明").unwrap();
    for (name, who) in [("退回数据", "张三"), ("退回数据 2", "李四")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, text) in (0..).zip(["行号", "错误", "姓名", "身份证号"]) {
            sheet.write_string(0, column, text).unwrap();
        }
        sheet.write_string(1, 2, who).unwrap();
        sheet.write_string(1, 3, citizen(1)).unwrap();
    }
    book.save(given.path()).unwrap();
    let inspection = inspect(&given.path(), "back.xlsx", &InspectOptions::default()).unwrap();
    assert_eq!(inspection.chosen_sheets, ["退回数据", "退回数据 2"]);
    let read = given.read(&residents()).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.lines, [2, 1_048_578], "rows of the second sheet are numbered on");
    assert_eq!(read.cells()[1][0], "李四");
}

#[test]
fn a_failure_of_the_quarantine_is_the_failure_of_the_workbook() {
    let broken = stream::iter([Err(jixia_model::Error::internal("gone"))]).boxed();
    let given = Given::place("back.xlsx");
    let annotation = Annotation {
        contract: residents(),
        saved: SavedMapping::new(),
        file_name: "a.csv".to_owned(),
        language: Language::English,
    };
    let error = wait(annotate(broken, annotation, &given.path())).unwrap_err();
    assert_eq!(error.code, "internal");
    assert!(!given.path().exists());
}
