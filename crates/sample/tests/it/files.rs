//! Every file is in its format and encoding, with the header that its department uses.

use jixia_sample::DeliveryFile;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::small_city::{Round, city, column, delimited, sheet, text};

#[test]
fn ten_departments_hand_over_twelve_datasets() {
    let round = Round::first(city(3_000, 500));
    let mut datasets: Vec<_> = round.files.iter().map(|file| file.dataset.as_str()).collect();
    datasets.sort_unstable();
    datasets.dedup();
    assert_eq!(datasets.len(), 12, "{datasets:?}");
    let mut organisations: Vec<_> = round.files.iter().map(|file| file.organisation.as_str()).collect();
    organisations.sort_unstable();
    organisations.dedup();
    assert_eq!(organisations.len(), 10, "{organisations:?}");
    assert!(round.files.iter().all(|file| file.rows > 0), "{:?}", round.rows());
}

#[test]
fn text_files_have_their_encoding_separator_and_as_many_rows_as_told() {
    let round = Round::first(city(3_000, 500));
    for (dataset, separator, mark, first) in [
        ("household_registration", b',', &b""[..], "公民身份号码"),
        ("residence_permits", b',', b"\xEF\xBB\xBF", "居住证号"),
        ("social_insurance_persons", b'\t', b"\xFF\xFE", "社会保障号码"),
        ("market_entities", b',', b"", "统一社会信用代码"),
        ("taxpayers", b';', b"", "纳税人识别号"),
        ("insured_units", b',', b"", "单位编号"),
    ] {
        let file = round.file(dataset);
        assert!(std::fs::read(&file.path).unwrap().starts_with(mark), "{dataset}");
        let (header, rows) = delimited(&file.path, separator);
        assert_eq!(header[0], first);
        assert_eq!(rows.len() as u64, file.rows, "{dataset}");
    }
    for dataset in ["household_registration", "market_entities"] {
        let bytes = std::fs::read(&round.file(dataset).path).unwrap();
        assert!(std::str::from_utf8(&bytes).is_err(), "{dataset} should be GB18030");
    }
}

#[test]
fn workbooks_have_titles_above_the_header_and_marriages_a_header_of_two_rows() {
    let round = Round::first(city(3_000, 3_000));
    let rows = |file: &DeliveryFile| sheet(&file.path);
    let marriages = rows(round.file("marriages"));
    assert!(marriages[0][0].contains("婚姻登记"));
    assert_eq!(
        marriages[2][..5],
        ["登记字号", "登记类别", "登记日期", "登记机关", "男方"]
    );
    assert_eq!(marriages[3][..5], ["", "", "", "", "姓名"]);
    assert_eq!(marriages.len() as u64, 4 + round.file("marriages").rows);
    for (dataset, titles, first) in [
        ("deaths", 1, "死亡证编号"),
        ("social_organisations", 1, "统一社会信用代码"),
        ("public_institutions", 2, "信用代码"),
    ] {
        let file = round.file(dataset);
        let cells = rows(file);
        assert_eq!(cells[titles][0], first, "{dataset}");
        assert_eq!(cells.len() as u64, titles as u64 + 1 + file.rows, "{dataset}");
    }
}

#[test]
fn json_lines_and_parquet_have_as_many_rows_as_told() {
    let round = Round::first(city(3_000, 500));
    let students = round.file("students");
    let lines = text(&students.path);
    assert_eq!(lines.lines().count() as u64, students.rows);
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert!(first["xjh"].as_str().unwrap().starts_with("G370399"), "{first}");

    let health = round.file("health_insurance");
    let file = std::fs::File::open(&health.path).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    let rows: usize = reader.map(|batch| batch.unwrap().num_rows()).sum();
    assert_eq!(rows as u64, health.rows);
}

#[test]
fn people_with_and_without_registration_are_as_many_as_asked_for() {
    let round = Round::first(city(20_000, 500));
    let (header, rows) = delimited(&round.file("household_registration").path, b',');
    let households = column(&header, &rows, "户号");
    assert!(households.iter().all(|number| number.len() == 14));
    let rows = round.rows();
    // Some 92 of 100 people are registered, some are delivered twice.
    assert!((18_000..19_000).contains(&rows["household_registration"]), "{rows:?}");
    assert!((1_500..4_000).contains(&rows["residence_permits"]), "{rows:?}");
}

#[test]
fn no_firm_carries_the_name_of_a_listed_company() {
    const LISTED: &str = include_str!("../../data/listed_companies.csv");
    let listed: Vec<&str> = LISTED.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
    let round = Round::first(city(1_000, 2_000));
    let (header, rows) = delimited(&round.file("market_entities").path, b',');
    for name in column(&header, &rows, "企业名称") {
        assert!(name.contains("示例"), "{name}");
        assert!(!listed.iter().any(|short| name.starts_with(short)), "{name}");
    }
}
