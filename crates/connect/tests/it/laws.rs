//! Laws of reading text: what is printed is read, in any encoding and cut in any way.

use encoding_rs::GB18030;
use jixia_model::contract::Contract;
use proptest::prelude::*;

use crate::kit::{Given, TEXT, column, contract, options};

/// How a table is printed.
#[derive(Clone, Copy, Debug)]
struct Print {
    separator: char,
    end: &'static str,
    encoding: usize,
    quote_all: bool,
}

fn prints() -> impl Strategy<Value = Print> {
    let separators = prop::sample::select(vec![',', '\t', ';']);
    let ends = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    (separators, ends, 0..5_usize, any::<bool>()).prop_map(|(separator, end, encoding, quote_all)| Print {
        separator,
        end,
        encoding,
        quote_all,
    })
}

/// Cells with everything that separators, quotes and line ends can do to them.
/// The number of the encoding among those that are printed.
const IN_GB18030: usize = 2;

fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![
        3 => "[a-z0-9\u{4e00}-\u{9fa5}]{1,8}",
        1 => "[a-z,;\t\"\r\n 张淄]{0,10}",
    ];
    prop::collection::vec(prop::collection::vec(cell, 3), 1..30)
}

fn print(rows: &[Vec<String>], print: Print) -> Vec<u8> {
    let field = |text: &String| {
        let special = text.contains(['"', '\r', '\n', print.separator]);
        if special || print.quote_all {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let header = ["甲列", "乙列", "丙列"].map(str::to_owned).to_vec();
    let mut text = String::new();
    for row in std::iter::once(&header).chain(rows) {
        let fields: Vec<_> = row.iter().map(field).collect();
        text.push_str(&fields.join(&print.separator.to_string()));
        text.push_str(print.end);
    }
    let units = || text.encode_utf16();
    match print.encoding {
        0 => text.into_bytes(),
        1 => format!("\u{feff}{text}").into_bytes(),
        IN_GB18030 => GB18030.encode(&text).0.into_owned(),
        3 => [0xFF, 0xFE]
            .into_iter()
            .chain(units().flat_map(u16::to_le_bytes))
            .collect(),
        _ => [0xFE, 0xFF]
            .into_iter()
            .chain(units().flat_map(u16::to_be_bytes))
            .collect(),
    }
}

fn table() -> Contract {
    contract(vec![
        column("a", "甲列", TEXT),
        column("b", "乙列", TEXT),
        column("c", "丙列", TEXT),
    ])
}

/// Rows with a value; the others are passed over.
fn with_value(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let has_value = |row: &&Vec<String>| row.iter().any(|cell| !cell.trim_matches([' ', '\t', '"']).is_empty());
    rows.iter().filter(has_value).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read(rows in cells(), form in prints()) {
        // Something to decide the separator by, and a row that is surely none of the header's.
        let mut rows = rows;
        rows.insert(0, ["1".to_owned(), "2".to_owned(), "3".to_owned()].to_vec());
        let blank_looking = |row: &Vec<String>| row.iter().all(|cell| cell.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '"')));
        rows.retain(|row| !blank_looking(row));
        let bytes = print(&rows, form);
        // Some lines of GB18030 are UTF-8 too; they are told as faults, because nobody can know which of both was meant.
        let reads_as_utf8 = |line: &[u8]| !line.is_ascii() && std::str::from_utf8(line).is_ok();
        prop_assume!(form.encoding != IN_GB18030 || !bytes.split(|byte| b"\r\n".contains(byte)).any(reads_as_utf8));
        let given = Given::new("a.csv", bytes);
        let inspection = given.inspect().unwrap();
        prop_assume!(inspection.delimiter == Some(form.separator as u8));
        let read = given.read(&table()).unwrap();
        prop_assert_eq!(&read.faults, &[]);
        prop_assert_eq!(read.raw_cells(), with_value(&rows));
    }

    #[test]
    fn cutting_into_small_chunks_changes_nothing(text in "[a,\"\r\n张]{0,200}", limit in 5..60_usize, rows_max in 1..6_usize) {
        let text = format!("甲列,乙列,丙列\n1,2,3\n{text}");
        let given = Given::new("a.csv", text);
        let mut whole = options();
        whole.line_limit_bytes = limit;
        let mut pieces = whole.clone();
        pieces.batch_rows = rows_max;
        // A text may hold a line that looks more like a header; then both ways refuse it alike.
        let (whole, pieces) = match (given.read_with(&table(), &whole), given.read_with(&table(), &pieces)) {
            (Ok(whole), Ok(pieces)) => (whole, pieces),
            (whole, pieces) => {
                prop_assert_eq!(whole.err().map(|error| error.code), pieces.err().map(|error| error.code));
                return Ok(());
            }
        };
        prop_assert_eq!(whole.lines, pieces.lines);
        prop_assert_eq!(whole.faults, pieces.faults);
        let rows = |batches: &[arrow::record_batch::RecordBatch]| {
            arrow::compute::concat_batches(&batches[0].schema(), batches).unwrap()
        };
        prop_assert_eq!(rows(&whole.raws), rows(&pieces.raws));
        prop_assert_eq!(rows(&whole.batches), rows(&pieces.batches));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), head in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"PAR1", b"{\"a\":1}\n", b"a,b\n1,2\n"])) {
        let given = Given::new("a.bin", [head, &bytes].concat());
        if let Ok(inspection) = given.inspect() {
            prop_assert!(!inspection.columns.is_empty());
        }
    }
}
