//! Files that are no tables: each is refused with its code, its name and what to do.

use std::io::{Cursor, Write};

use crate::kit::{Given, refused, residents};

#[test]
fn an_empty_file_is_refused() {
    for bytes in [&b""[..], b"\n\n  \n", b"\xEF\xBB\xBF", b"\xFF\xFE"] {
        let error = refused(Given::new("a.csv", bytes).inspect());
        assert_eq!(error.code, "delivery.file_empty", "{bytes:?}");
        assert!(error.message.contains("a.csv"), "{}", error.message);
    }
}

#[test]
fn a_file_with_only_a_header_is_refused() {
    for text in ["姓名,身份证号", "姓名,身份证号\n", "姓名,身份证号\r\n,\r\n"] {
        assert_eq!(
            refused(Given::new("a.csv", text).inspect()).code,
            "delivery.header_only",
            "{text:?}"
        );
    }
}

#[test]
fn what_is_no_table_is_called_by_what_it_is() {
    let cases: [(&str, &[u8], &str, &str); 6] = [
        ("a.xlsx", b"%PDF-1.7 \xE2\xE3", "delivery.not_a_workbook", "PDF"),
        (
            "a.xls",
            b"<html><table><tr><td>1</td></tr></table></html>",
            "delivery.not_a_workbook",
            "HTML",
        ),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "delivery.not_a_workbook", "PNG"),
        ("a.csv", b"Rar!\x1a\x07\x01\x00", "delivery.archive", "RAR"),
        ("a.csv", b"\x1f\x8b\x08\x00", "delivery.archive", "gzip"),
        (
            "a.csv",
            b"\x01\x02\x03\x04\x05\x06\x07\x08",
            "delivery.format_unknown",
            "a.csv",
        ),
    ];
    for (name, bytes, code, said) in cases {
        let error = refused(Given::new(name, bytes).inspect());
        assert_eq!(error.code, code, "{said}");
        assert!(error.message.contains(said), "{}", error.message);
    }
}

fn zip(names: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in names {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_zip_that_is_no_workbook_is_refused_by_its_content() {
    let archive = refused(Given::new("a.xlsx", zip(&[("data.csv", b"1,2")])).inspect());
    assert_eq!(archive.code, "delivery.archive");
    let word = refused(Given::new("a.xlsx", zip(&[("word/document.xml", b"<w/>")])).inspect());
    assert_eq!(word.code, "delivery.not_a_workbook");
    assert!(word.message.contains("Word"), "{}", word.message);
    let broken = refused(Given::new("a.xlsx", &zip(&[("xl/workbook.xml", b"<w/>")])[..30]).inspect());
    assert_eq!(broken.code, "delivery.file_broken");
    let hollow = refused(Given::new("a.xlsx", zip(&[("xl/workbook.xml", b"<w/>")])).inspect());
    assert_eq!(hollow.code, "delivery.file_broken");
}

fn ole(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(b"secret").unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

#[test]
fn a_password_protected_workbook_is_refused_as_such() {
    let error = refused(Given::new("a.xlsx", ole("/EncryptedPackage")).inspect());
    assert_eq!(error.code, "delivery.password_protected");
    assert!(
        error.message.contains("a.xlsx") && error.message.contains("without the password"),
        "{}",
        error.message
    );
}

#[test]
fn a_word_document_of_old_is_called_so() {
    let error = refused(Given::new("a.xls", ole("/WordDocument")).inspect());
    assert_eq!(error.code, "delivery.not_a_workbook");
    assert!(error.message.contains("Word"), "{}", error.message);
}

#[test]
fn a_header_line_without_end_is_refused_before_it_is_read() {
    let error = refused(Given::new("a.csv", vec![b'x'; 3 << 20]).inspect());
    assert_eq!(error.code, "delivery.line_too_long");
}

#[test]
fn json_that_is_not_line_by_line_is_refused() {
    for text in ["[{\"a\": 1}, {\"a\": 2}]", "{\n  \"a\": 1\n}\n"] {
        assert_eq!(
            refused(Given::new("a.json", text).inspect()).code,
            "delivery.json_not_lines",
            "{text}"
        );
    }
}

#[test]
fn a_missing_file_is_told_without_a_panic() {
    let given = Given::place("gone.csv");
    let error = refused(given.inspect());
    assert_eq!(error.code, "delivery.unreadable");
}

#[test]
fn a_truncated_parquet_file_is_refused() {
    let error = refused(Given::new("a.parquet", b"PAR1 and then nothing").read(&residents()));
    assert_eq!(error.code, "delivery.file_broken");
}
