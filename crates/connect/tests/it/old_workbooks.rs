//! Workbooks of other sorts: Excel up to 2003, `OpenDocument`.

use std::io::{Cursor, Write};

use jixia_connect::Format;

use crate::kit::{Given, citizen, refused, residents};

#[test]
fn a_workbook_of_before_2007_is_read() {
    let given = Given::new("a.csv", include_bytes!("../data/residents.xls"));
    let inspection = given.inspect().unwrap();
    assert_eq!(inspection.format, Format::Xls);
    assert_eq!(inspection.titles, ["淄博市居民名册"]);
    assert_eq!(inspection.chosen_sheets, ["名册"]);
    assert!(inspection.notes[0].zh.contains("旧（隐藏）"), "{:?}", inspection.notes);
    let read = given.read(&residents()).unwrap();
    assert_eq!(read.lines, [3, 4]);
    assert_eq!(
        read.cells(),
        [
            ["张三", &citizen(1), "1990-01-01", "1234.50"],
            ["李四", "∅", "1990-01-02", "∅"],
        ]
    );
    assert_eq!(read.told(), [(4, "number", "precision"), (4, "amount", "cell_error")]);
}

/// A spreadsheet with these rows of texts; an empty list of encrypted parts means that it is open to all.
fn ods(rows: &[&[&str]], manifest: &str) -> Vec<u8> {
    let row = |row: &&[&str]| {
        let cells = row.iter().map(|text| {
            format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
        });
        format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
    };
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"名册\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
        rows.iter().map(row).collect::<String>()
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content.as_str()),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_open_document_spreadsheet_is_read() {
    let number = citizen(1);
    let given = Given::new(
        "a.ods",
        ods(&[&["姓名", "身份证号"], &["张三", &number]], "<manifest:manifest/>"),
    );
    assert_eq!(given.inspect().unwrap().format, Format::Ods);
    let read = given.read(&residents()).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.cells()[0][..2], ["张三", &number]);
}

#[test]
fn an_open_document_spreadsheet_with_a_password_is_refused_as_such() {
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\">\
                    <manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let error = refused(Given::new("a.ods", ods(&[&["姓名"], &["张三"]], manifest)).inspect());
    assert_eq!(error.code, "delivery.password_protected");
}
