//! The good pack, and changes to it that make it bad.

use std::{fs, path::Path};

use jixia_pack::{Diagnostic, File, check};

/// The files of the pack under `fixtures/good`.
pub(crate) fn good() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good");
    let mut files = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                files.push(File {
                    path: name,
                    bytes: fs::read(&path).unwrap(),
                });
            }
        }
    }
    files
}

/// The good pack with `from` replaced by `to` in the file at `path`.
pub(crate) fn changed(path: &str, from: &str, to: &str) -> Vec<File> {
    let mut files = good();
    change(&mut files, path, from, to);
    files
}

/// Replaces `from` by `to` in the file at `path`, which must have it.
pub(crate) fn change(files: &mut [File], path: &str, from: &str, to: &str) {
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.contains(from), "{path} has no {from:?}");
    file.bytes = text.replacen(from, to, 1).into_bytes();
}

/// What `check` finds, each as `code file:line:column message`.
pub(crate) fn found(files: &[File]) -> Vec<String> {
    check(files).1.iter().map(shown).collect()
}

/// A diagnostic in one line.
pub(crate) fn shown(found: &Diagnostic) -> String {
    let Diagnostic {
        code,
        file,
        line,
        column,
        message,
        ..
    } = found;
    format!("{code} {file}:{line}:{column} {}", message.en)
}
