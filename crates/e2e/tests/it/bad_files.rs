//! Files that cannot be taken: each is told in a sentence of both languages, and the table stays as it was.

use std::io::Write as _;

use encoding_rs::GB18030;
use jixia_e2e::{City, Client, Language, Server};
use serde_json::Value;

use crate::{
    api,
    societies::{self, DATASET, HEADERS, STEWARD},
};

/// Hands a file over that cannot be read; gives the reason in the caller's language.
#[track_caller]
fn reason(client: &Client, file_name: &str, bytes: &[u8], code: &str) -> String {
    let report = api::deliver(client, DATASET, file_name, bytes);
    let delivery = &report["delivery"];
    assert_eq!(delivery["state"], "failed", "{report}");
    assert_eq!(delivery["reason"]["code"], code, "{report}");
    delivery["reason"]["message"].as_str().unwrap().to_owned()
}

/// Asserts that a file is told as `code`, in a sentence of each language that holds its word.
#[track_caller]
fn assert_told(city: &TestCity, file_name: &str, bytes: &[u8], code: &str, (zh, en): (&str, &str)) {
    let before = city.state();
    for (language, word) in Language::ALL.into_iter().zip([zh, en]) {
        let told = reason(&city.client.speaking(language), file_name, bytes, code);
        assert!(told.contains(word), "{code} does not say '{word}': {told}");
        let chinese = told.chars().any(|letter| matches!(letter, '，' | '。' | '；'));
        assert_eq!(chinese, language == Language::Chinese, "{told}");
    }
    assert_eq!(city.state(), before, "{file_name} changed the table");
}

/// A served city and the steward of the dataset.
struct TestCity {
    _city: City,
    server: Server,
    client: Client,
}

impl TestCity {
    fn start() -> Self {
        let city = City::copy();
        let server = Server::start(&city);
        let client = city.log_in(&server, STEWARD);
        Self {
            _city: city,
            server,
            client,
        }
    }

    /// Rows and versions of the table.
    fn state(&self) -> (u64, u64) {
        let versions = self.client.get(&format!("/api/datasets/{DATASET}/versions")).ok();
        let versions = versions["total"].as_u64().expect("versions are counted");
        (
            api::number(&self.client, &format!("select count(*) from {DATASET}")),
            versions,
        )
    }

    #[track_caller]
    fn committed(&self, file_name: &str, bytes: &[u8]) -> Value {
        let report = api::deliver(&self.client, DATASET, file_name, bytes);
        assert_eq!(report["delivery"]["state"], "committed", "{report}");
        report
    }
}

fn failures(report: &Value, rule: &str) -> u64 {
    let quality = report["quality"].as_array().unwrap();
    quality
        .iter()
        .filter(|result| result["rule"] == rule)
        .map(|result| result["failed"].as_u64().unwrap())
        .sum()
}

/// An OLE file with the streams that Excel writes when a workbook gets a password.
fn password_protected() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for stream in ["/EncryptionInfo", "/EncryptedPackage"] {
        file.create_stream(stream)
            .unwrap()
            .write_all(&[4, 0, 4, 0, 64, 0, 0, 0])
            .unwrap();
    }
    file.into_inner().into_inner()
}

#[test]
fn a_file_that_is_no_table_is_told_as_what_it_is() {
    let city = TestCity::start();
    assert_told(&city, "空.csv", b"", "delivery.file_empty", ("空", "is empty"));
    let header = HEADERS.join(",") + "\n";
    assert_told(
        &city,
        "表头.csv",
        header.as_bytes(),
        "delivery.header_only",
        ("表头", "header"),
    );
    let pdf = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type/Catalog>>\nendobj\n";
    assert_told(&city, "台账.xlsx", pdf, "delivery.not_a_workbook", ("PDF", "PDF"));
    let protected = password_protected();
    assert_told(
        &city,
        "加密.xlsx",
        &protected,
        "delivery.password_protected",
        ("密码", "password"),
    );
    let zip = [&b"PK\x03\x04"[..], &[0; 60]].concat();
    let report = api::deliver(&city.client, DATASET, "坏.xlsx", zip);
    assert_eq!(report["delivery"]["state"], "failed", "{report}");
    city.server.stop();
}

#[test]
fn a_header_that_does_not_fit_is_told_with_the_column() {
    let city = TestCity::start();
    let without_name = |row: Vec<String>| [&row[..1], &row[2..]].concat();
    let headers = [&HEADERS[..1], &HEADERS[2..]].concat();
    let missing = societies::csv(&headers, (91_000_000..91_000_020).map(societies::row).map(without_name));
    assert_told(
        &city,
        "缺列.csv",
        missing.as_bytes(),
        "delivery.column_missing",
        ("社会组织名称", "name"),
    );

    let twice = |row: Vec<String>| [&row[..], &row[1..2]].concat();
    let headers = [&HEADERS[..], &HEADERS[1..2]].concat();
    let doubled = societies::csv(&headers, (91_000_000..91_000_020).map(societies::row).map(twice));
    let words = ("社会组织名称", "社会组织名称");
    assert_told(
        &city,
        "重复.csv",
        doubled.as_bytes(),
        "delivery.header_duplicate",
        words,
    );

    let many: Vec<_> = (0..3_000).map(|number| format!("列{number}")).collect();
    let wide = many.join(",") + "\n" + &vec!["1"; 3_000].join(",") + "\n";
    assert_told(
        &city,
        "太宽.csv",
        wide.as_bytes(),
        "delivery.too_many_columns",
        ("3000", "3000"),
    );
    city.server.stop();
}

#[test]
fn a_file_of_300_columns_is_read_and_the_strange_ones_are_passed_over() {
    let city = TestCity::start();
    let (rows, _) = city.state();
    let more: Vec<_> = (HEADERS.len()..300).map(|number| format!("附加{number}")).collect();
    let headers: Vec<_> = HEADERS.into_iter().chain(more.iter().map(String::as_str)).collect();
    let wide = |row: Vec<String>| [row, vec!["1".to_owned(); more.len()]].concat();
    let file = societies::csv(&headers, (92_000_000..92_000_020).map(societies::row).map(wide));
    let report = city.committed("很宽.csv", file.as_bytes());
    assert_eq!(report["delivery"]["good"], 20, "{report}");
    assert_eq!(city.state().0, rows + 20);
    city.server.stop();
}

#[test]
fn a_line_without_end_is_put_aside_and_the_others_are_taken() {
    let city = TestCity::start();
    let mut file = societies::faultless(93_000_000, 20).into_bytes();
    file.resize(file.len() + (24 << 20), b'9');
    file.push(b'\n');
    file.extend(societies::csv(&[], [societies::row(93_000_100)]).trim_start().bytes());
    let report = city.committed("长行.csv", &file);
    assert_eq!(
        (&report["delivery"]["good"], &report["delivery"]["bad"]),
        (&21.into(), &1.into()),
        "{report}"
    );
    assert_eq!(failures(&report, "line_too_long"), 1, "{report}");

    let endless = vec![b'x'; 24 << 20];
    assert_told(&city, "一行.csv", &endless, "delivery.line_too_long", ("换行", "line"));
    city.server.stop();
}

#[test]
fn lines_in_another_encoding_are_put_aside_when_few_and_refused_when_many() {
    let city = TestCity::start();
    let text = societies::faultless(94_000_000, 40);
    let mixed = |in_gb18030: fn(usize) -> bool| {
        let lines = text.lines().enumerate().map(|(index, line)| {
            if in_gb18030(index) {
                GB18030.encode(line).0.into_owned()
            } else {
                line.as_bytes().to_vec()
            }
        });
        lines
            .flat_map(|line| [line, b"\n".to_vec()].concat())
            .collect::<Vec<u8>>()
    };
    let half = mixed(|index| index % 2 == 1);
    assert_told(
        &city,
        "混合.csv",
        &half,
        "delivery.encoding_mixed",
        ("编码", "encoding"),
    );
    let one = mixed(|index| index == 7);
    let report = city.committed("一行不同.csv", &one);
    assert_eq!(
        (&report["delivery"]["good"], &report["delivery"]["bad"]),
        (&39.into(), &1.into()),
        "{report}"
    );
    assert_eq!(failures(&report, "encoding"), 1, "{report}");
    city.server.stop();
}

#[test]
fn a_file_with_too_many_wrong_rows_is_refused_as_a_whole() {
    let city = TestCity::start();
    let before = city.state();
    let mut rows: Vec<_> = (95_000_000..95_000_020).map(societies::row).collect();
    rows.iter_mut()
        .take(5)
        .for_each(|row| row[0] = societies::wrong_code(&row[0]));
    let file = societies::csv(&HEADERS, rows);
    for (language, word) in Language::ALL.into_iter().zip(["行有误", "rows are bad"]) {
        let report = api::deliver(
            &city.client.speaking(language),
            DATASET,
            "太多错误.csv",
            file.as_bytes(),
        );
        let delivery = &report["delivery"];
        assert_eq!(
            (&delivery["state"], &delivery["bad"]),
            (&"refused".into(), &5.into()),
            "{report}"
        );
        let told = delivery["reason"]["message"].as_str().unwrap();
        assert!(told.contains(word) && told.contains('%'), "{told}");
    }
    assert_eq!(city.state(), before, "the good rows of a refused file are not let in");
    city.server.stop();
}

#[test]
fn a_lake_that_cannot_be_written_loses_nothing() {
    let city = City::copy();
    let cli = city.cli();
    let file = city.folder().join("数据.csv");
    std::fs::write(&file, societies::faultless(96_000_000, 20)).unwrap();
    // Whoever runs as root may write anywhere, but not into a file that stands in the place of a folder.
    let (table, aside) = (city.table(DATASET), city.folder().join("aside"));
    std::fs::rename(&table, &aside).unwrap();
    std::fs::write(&table, "").unwrap();
    let deliver = ["deliver", DATASET, file.to_str().unwrap(), "--as", STEWARD];
    for cli in [cli.clone(), cli.in_english()] {
        let told = cli.refused(&deliver);
        let begin = if told.contains("错误[") {
            "错误[lake."
        } else {
            "error[lake."
        };
        assert!(told.starts_with(begin) && told.contains(DATASET), "{told}");
    }
    std::fs::remove_file(&table).unwrap();
    std::fs::rename(&aside, &table).unwrap();
    let server = Server::start(&city);
    let client = city.log_in(&server, STEWARD);
    let deliveries = api::all_finished(&client, DATASET);
    let kept: Vec<_> = deliveries
        .iter()
        .filter(|delivery| delivery["file_name"] == "数据.csv")
        .collect();
    assert_eq!(kept.len(), 1, "{deliveries:?}");
    assert_eq!(
        (&kept[0]["state"], &kept[0]["good"]),
        (&"committed".into(), &20.into()),
        "{kept:?}"
    );
    server.stop();
}

#[test]
fn a_folder_of_files_that_cannot_be_written_is_told_at_the_start() {
    let city = City::copy();
    let text = std::fs::read_to_string(city.config()).unwrap();
    let taken = city.folder().join("logins.txt");
    let files = city.folder().join("files");
    std::fs::write(
        city.config(),
        text.replace(files.to_str().unwrap(), taken.to_str().unwrap()),
    )
    .unwrap();
    for (cli, word) in [(city.cli(), "错误[files."), (city.cli().in_english(), "error[files.")] {
        let told = cli.refused(&["serve"]);
        assert!(told.contains(word) && told.contains("logins.txt"), "{told}");
    }
}

#[test]
fn a_disk_that_takes_no_more_keeps_nothing_of_the_file_and_says_so() {
    let city = City::copy();
    let file = city.folder().join("很大.csv");
    std::fs::write(&file, vec![b'x'; 48 << 20]).unwrap();
    let before = kept_files(&city);
    for (cli, begin) in [(city.cli(), "错误[files."), (city.cli().in_english(), "error[files.")] {
        let deliver = cli.command(&["deliver", DATASET, file.to_str().unwrap(), "--as", STEWARD]);
        // The limit of the shell is in blocks of 512 bytes; a write beyond it fails as on a full disk.
        let limited = "trap '' XFSZ; ulimit -f 65536; exec \"$0\" \"$@\"";
        let mut shell = std::process::Command::new("sh");
        shell
            .arg("-c")
            .arg(limited)
            .arg(deliver.get_program())
            .args(deliver.get_args());
        let ended = shell.output().unwrap();
        let told = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{told}");
        assert!(told.starts_with(begin) && told.contains("/files"), "{told}");
    }
    assert_eq!(kept_files(&city), before, "half a file is not kept");
    let server = Server::start(&city);
    let client = city.log_in(&server, STEWARD);
    assert!(
        api::all_finished(&client, DATASET)
            .iter()
            .all(|delivery| delivery["file_name"] != "很大.csv")
    );
    server.stop();
}

fn kept_files(city: &City) -> usize {
    std::fs::read_dir(city.folder().join("files")).unwrap().count()
}
