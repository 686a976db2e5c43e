//! A small city in a temporary folder, and its files read back.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use calamine::{Data, Reader, Xlsx, open_workbook};
use chrono::NaiveDate;
use jixia_sample::{City, DeliveryFile, Division, Village};
use tempfile::TempDir;

const DIVISIONS: &[u8] = include_bytes!("../../../../packs/zibo/data/divisions.csv");
const VILLAGES: &[u8] = include_bytes!("../../../../packs/zibo/data/villages.csv");

/// The day on which test cities are made.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 6, 15).expect("a day")
}

/// A city of this size.
pub(crate) fn city(people: u64, firms: u32) -> City {
    City {
        people,
        firms,
        seed: 7,
        today: today(),
    }
}

/// The tables of places.
pub(crate) fn places() -> (Vec<Division>, Vec<Village>) {
    (
        Division::read_csv(DIVISIONS).expect("the shipped divisions"),
        Village::read_csv(VILLAGES).expect("the shipped villages"),
    )
}

/// Files of one round and the folder that holds them.
pub(crate) struct Round {
    pub(crate) folder: TempDir,
    pub(crate) files: Vec<DeliveryFile>,
}

impl Round {
    /// The first round.
    pub(crate) fn first(city: City) -> Self {
        let folder = TempDir::new().expect("a folder");
        let (divisions, villages) = places();
        let files = city
            .generate(&divisions, &villages, folder.path(), &mut |_| {})
            .expect("a round of files");
        Self { folder, files }
    }

    /// The update.
    pub(crate) fn update(city: City, percent: f64) -> Self {
        let folder = TempDir::new().expect("a folder");
        let (divisions, villages) = places();
        let files = city
            .generate_update(percent, &divisions, &villages, folder.path(), &mut |_| {})
            .expect("a round of files");
        Self { folder, files }
    }

    /// The one file of `dataset`.
    pub(crate) fn file(&self, dataset: &str) -> &DeliveryFile {
        let found = self.files.iter().find(|file| file.dataset.as_str() == dataset);
        found.unwrap_or_else(|| panic!("no file of {dataset}"))
    }

    /// Rows of all files, by dataset.
    pub(crate) fn rows(&self) -> BTreeMap<String, u64> {
        let mut rows = BTreeMap::new();
        for file in &self.files {
            *rows.entry(file.dataset.to_string()).or_default() += file.rows;
        }
        rows
    }

    /// Bytes of all files, by name.
    pub(crate) fn bytes(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let read = |file: &DeliveryFile| {
            let name = PathBuf::from(file.path.file_name().expect("a name"));
            (name, std::fs::read(&file.path).expect("a file that can be read"))
        };
        self.files.iter().map(read).collect()
    }
}

/// The text of a file in GB18030, UTF-8 with or without mark, or UTF-16.
pub(crate) fn text(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("a file that can be read");
    let encoding = match &bytes[..2] {
        b"\xFF\xFE" => encoding_rs::UTF_16LE,
        _ if std::str::from_utf8(&bytes).is_ok() => encoding_rs::UTF_8,
        _ => encoding_rs::GB18030,
    };
    let (text, _, broken) = encoding.decode(&bytes);
    assert!(!broken, "{} is not {}", path.display(), encoding.name());
    text.into_owned()
}

/// Header and rows of a text file with this separator.
pub(crate) fn delimited(path: &Path, separator: u8) -> (Vec<String>, Vec<Vec<String>>) {
    let text = text(path);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let texts = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = texts(reader.headers().expect("a file that can be read"));
    let rows = reader
        .records()
        .map(|record| texts(&record.expect("a file that can be read")))
        .collect();
    (header, rows)
}

/// Cells of the first sheet of a workbook, as texts.
pub(crate) fn sheet(path: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a file that can be read");
    let range = book
        .worksheet_range_at(0)
        .expect("a file that can be read")
        .expect("a file that can be read");
    let row = |cells: &[Data]| cells.iter().map(ToString::to_string).collect();
    range.rows().map(row).collect()
}

/// The column called `header`.
pub(crate) fn column<'a>(header: &[String], rows: &'a [Vec<String>], name: &str) -> Vec<&'a str> {
    let index = header
        .iter()
        .position(|text| text == name)
        .unwrap_or_else(|| panic!("no column {name}"));
    rows.iter().map(|row| row[index].as_str()).collect()
}
