//! What holds for any files.

use jixia_pack::{File, check, check_set};
use proptest::{collection::vec, prelude::*, sample};

use crate::fixture::good;

/// Paths of every kind, and others.
const PATHS: [&str; 12] = [
    "pack.yaml",
    "README.md",
    "datasets/a.yaml",
    "models/a.sql",
    "models/a.yaml",
    "registries/a.yaml",
    "rules/a.yaml",
    "rules/tables/a.csv",
    "data/a.yaml",
    "organisations/a.csv",
    "tests/a.yaml",
    "other/a",
];

/// Text that looks like YAML often enough to get past the parser.
fn yamlish() -> impl Strategy<Value = String> {
    let key = sample::select(vec![
        "name", "title", "schema", "sql", "inputs", "fields", "zh", "en", "given", "expect", "rows", "columns",
    ]);
    let value = prop_oneof![
        Just("中文".to_owned()),
        Just("{zh: 甲, en: \"a\"}".to_owned()),
        Just("[a, 1, 2.50, ~]".to_owned()),
        Just("|\n    select * from t where (a\n".to_owned()),
        Just("&x 1".to_owned()),
        Just("*x".to_owned()),
        "[ -~]{0,20}",
    ];
    vec((key, value, any::<bool>()), 0..8).prop_map(|lines| {
        let lines = lines.into_iter().map(|(key, value, deep)| {
            let indent = if deep { "  " } else { "" };
            format!("{indent}{key}: {value}\n")
        });
        lines.collect()
    })
}

/// What must hold of every finding.
fn shows_its_place(files: &[File]) -> Result<(), TestCaseError> {
    let (pack, found) = check(files);
    for diagnostic in &found {
        prop_assert!(!diagnostic.message.zh.is_empty() && !diagnostic.message.en.is_empty());
        prop_assert!(diagnostic.to_string().contains(diagnostic.code));
        if let Some(file) = files.iter().find(|file| file.path == diagnostic.file) {
            let lines = String::from_utf8_lossy(&file.bytes).lines().count();
            prop_assert!(diagnostic.line <= lines + 1, "{} of {lines}", diagnostic.line);
        }
    }
    check_set(&pack.into_iter().collect::<Vec<_>>());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn check_takes_any_bytes_in_any_file(path in sample::select(PATHS.to_vec()), bytes in vec(any::<u8>(), 0..200)) {
        shows_its_place(&[File { path: path.to_owned(), bytes }])?;
    }

    #[test]
    fn check_takes_any_yaml_in_any_file(path in sample::select(PATHS.to_vec()), text in yamlish()) {
        shows_its_place(&[File { path: path.to_owned(), bytes: text.into_bytes() }])?;
    }

    #[test]
    fn check_takes_a_good_pack_with_a_stretch_cut_out(file in any::<sample::Index>(), cut in any::<(sample::Index, sample::Index)>()) {
        let mut files = good();
        let index = file.index(files.len());
        let bytes = &mut files[index].bytes;
        let (a, b) = (cut.0.index(bytes.len()), cut.1.index(bytes.len()));
        bytes.drain(a.min(b)..a.max(b));
        shows_its_place(&files)?;
    }
}
