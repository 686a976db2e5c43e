//! Files of the repository that follow from the code.

use std::{collections::BTreeSet, fs, path::PathBuf};

use jixia_pack::{codes, schemas};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_schemas_of_the_repository_are_those_of_the_code() {
    for (name, schema) in schemas() {
        let path = format!("schemas/{name}.json");
        let there = fs::read_to_string(root().join(&path)).unwrap_or_default();
        let same = there == format!("{schema:#}\n");
        assert!(same, "{path} is not what the code says; run `cargo xtask bless`");
    }
}

#[test]
fn every_schema_compiles_and_allows_no_unknown_key() {
    for (name, schema) in schemas() {
        assert!(jsonschema::draft7::new(&schema).is_ok(), "{name}");
        assert_eq!(schema["additionalProperties"], false, "{name}");
    }
}

#[test]
fn every_code_has_a_page_with_both_titles_and_every_page_has_a_code() {
    let folder = root().join("docs/reference/pack-rules");
    let mut known = BTreeSet::new();
    for (code, title) in codes() {
        let file = format!("{code}.md");
        let page = fs::read_to_string(folder.join(&file)).unwrap_or_default();
        let heading = format!("# {code}: {} · {}\n", title.en, title.zh);
        assert!(page.starts_with(&heading), "{file} must begin with {heading:?}");
        for section in ["## What", "## Bad", "## Good", "## Remedy"] {
            assert!(page.contains(section), "{file} has no section {section:?}");
        }
        known.insert(file);
    }
    let pages = fs::read_dir(folder).unwrap();
    for page in pages {
        let name = page.unwrap().file_name().to_string_lossy().into_owned();
        assert!(known.contains(&name), "{name} is about no code");
    }
}

#[test]
fn a_code_stands_for_one_thing() {
    let list = codes();
    let distinct: BTreeSet<&str> = list.iter().map(|(code, _)| *code).collect();
    assert_eq!(distinct.len(), list.len());
}
