//! Every error code has a Chinese sentence, every sentence has a code, and the generated page is fresh.

use std::{collections::BTreeSet, fs, path::Path};

use jixia_http::{reference, texts::Texts};

use crate::app::TestApp;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// All source text of the crates, in which a code may also be handed on instead of being written in a constructor.
fn source_text(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_text(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_error_code_has_a_chinese_sentence() {
    let texts = Texts::embedded().unwrap();
    let codes = reference::codes(root()).unwrap();
    let missing: Vec<_> = codes
        .keys()
        .filter(|code| !texts.chinese().contains_key(*code))
        .collect();
    assert!(
        missing.is_empty(),
        "add these codes to locales/<crate>.zh-CN.yaml: {missing:?}"
    );
}

#[test]
fn every_chinese_sentence_belongs_to_a_code_of_the_sources() {
    let mut sources = String::new();
    source_text(&root().join("crates"), &mut sources);
    let texts = Texts::embedded().unwrap();
    let is_used = |code: &str| {
        let code = code.strip_prefix("field.").unwrap_or(code);
        sources.contains(&format!("\"{code}\""))
    };
    let unused: BTreeSet<_> = texts.chinese().keys().filter(|code| !is_used(code)).collect();
    assert!(unused.is_empty(), "no source makes these codes: {unused:?}");
}

#[test]
fn the_committed_reference_of_errors_is_fresh() {
    let committed = fs::read_to_string(root().join("docs/reference/errors.md")).unwrap_or_default();
    let fresh = committed == reference::errors(root()).unwrap();
    assert!(fresh, "docs/reference/errors.md is stale: run `cargo xtask bless`");
}

#[tokio::test]
async fn a_refusal_about_a_thing_without_a_name_has_no_gap() {
    let app = TestApp::new().await;
    let member = app.log_in("member").await;
    let told = member.get("/api/audit").await.json()["detail"].clone();
    assert!(told.as_str().unwrap().contains("不能查看审计记录；"), "{told}");
    let told = member.in_english().get("/api/audit").await.json()["detail"].clone();
    assert!(
        told.as_str().unwrap().contains("may not read the audit trail; ask"),
        "{told}"
    );
}
