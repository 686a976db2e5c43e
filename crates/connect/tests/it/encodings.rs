//! Encodings: found out, and a line in another one is told with its number.

use encoding_rs::GB18030;
use jixia_connect::Encoding;

use crate::kit::{Given, TEXT, contract, required};

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let marked = if mark {
        format!("\u{feff}{text}")
    } else {
        text.to_owned()
    };
    marked
        .encode_utf16()
        .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

fn names() -> jixia_model::contract::Contract {
    contract(vec![required("name", "姓名", TEXT), required("place", "住址", TEXT)])
}

const TEXT_OF_FILE: &str = "姓名,住址\n张三,淄博市张店区柳泉路1号\n李四,淄博市临淄区稷下街道\n";

#[test]
fn every_encoding_gives_the_same_rows() {
    let gb18030 = GB18030.encode(TEXT_OF_FILE).0.into_owned();
    let cases = [
        (TEXT_OF_FILE.as_bytes().to_vec(), Encoding::Utf8 { mark: false }),
        (
            format!("\u{feff}{TEXT_OF_FILE}").into_bytes(),
            Encoding::Utf8 { mark: true },
        ),
        (gb18030, Encoding::Gb18030 { mark: false }),
        (utf16(TEXT_OF_FILE, true, true), Encoding::Utf16Le { mark: true }),
        (utf16(TEXT_OF_FILE, true, false), Encoding::Utf16Le { mark: false }),
        (utf16(TEXT_OF_FILE, false, true), Encoding::Utf16Be { mark: true }),
        (utf16(TEXT_OF_FILE, false, false), Encoding::Utf16Be { mark: false }),
    ];
    for (bytes, encoding) in cases {
        let given = Given::new("a.csv", bytes);
        assert_eq!(given.inspect().unwrap().encoding, Some(encoding));
        let read = given.read(&names()).unwrap();
        assert_eq!(read.faults, [], "{encoding}");
        assert_eq!(read.cells()[1], ["李四", "淄博市临淄区稷下街道"], "{encoding}");
        assert_eq!(read.lines, [2, 3], "{encoding}");
    }
}

#[test]
fn rare_characters_of_four_bytes_survive() {
    let text = "姓名,住址\n王𬭊,㐂\n";
    let read = Given::new("a.csv", GB18030.encode(text).0).read(&names()).unwrap();
    assert_eq!(read.cells(), [["王𬭊", "㐂"]]);
}

#[test]
fn chinese_that_comes_late_is_found_out_too() {
    let mut text = String::from("name,place\n");
    for _ in 0..400_000 {
        text.push_str("abc,some street\n");
    }
    text.push_str("张三,淄博市\n");
    let given = Given::new("a.csv", GB18030.encode(&text).0);
    assert_eq!(
        given.inspect().unwrap().encoding,
        Some(Encoding::Gb18030 { mark: false })
    );
    let read = given.read(&names()).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.cells().last().unwrap(), &["张三", "淄博市"]);
}

#[test]
fn a_line_in_gbk_in_a_utf8_file_is_told_and_still_readable() {
    let mut bytes = b"\xE5\xA7\x93\xE5\x90\x8D,\xE4\xBD\x8F\xE5\x9D\x80\n".to_vec();
    bytes.extend("张三,淄博市\n李四,淄博市\n".as_bytes());
    bytes.extend(GB18030.encode("王五,临淄区\n").0.iter());
    let read = Given::new("a.csv", bytes).read(&names()).unwrap();
    assert_eq!(read.told(), [(4, "", "encoding")]);
    assert_eq!(read.raw_cells()[2], ["王五", "临淄区"]);
    assert_eq!(read.cells()[2], ["∅", "∅"], "what had to be guessed is not let in");
}

#[test]
fn a_line_in_utf8_in_a_gb18030_file_does_not_become_other_characters() {
    let mut bytes = GB18030.encode("姓名,住址\n张三,淄博市\n李四,淄博市\n").0.into_owned();
    bytes.extend("王五,临淄区稷下\n".as_bytes());
    let read = Given::new("a.csv", bytes).read(&names()).unwrap();
    assert_eq!(read.told(), [(4, "", "encoding")]);
    assert_eq!(read.raw_cells()[2], ["王五", "临淄区稷下"]);
}

#[test]
fn half_and_half_is_refused_with_the_counts() {
    let mut bytes = "姓名,住址\n张三,淄博市\n".as_bytes().to_vec();
    bytes.extend(GB18030.encode("王五,临淄区\n赵六,临淄区\n").0.iter());
    let error = Given::new("a.csv", bytes).inspect().unwrap_err();
    assert_eq!(error.code, "delivery.encoding_mixed");
    assert!(
        error.message.contains("2 are UTF-8 and 2 are GB18030"),
        "{}",
        error.message
    );
}

#[test]
fn a_broken_character_of_utf16_costs_its_line_only() {
    let mut bytes = utf16("姓名,住址\n张三,淄", true, true);
    bytes.extend([0x00, 0xD8]);
    bytes.extend(utf16("\n李四,淄博市\n", true, false));
    let read = Given::new("a.csv", bytes).read(&names()).unwrap();
    assert_eq!(read.told(), [(2, "", "encoding")]);
    assert_eq!(read.cells()[1], ["李四", "淄博市"]);
}
