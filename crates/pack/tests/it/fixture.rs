//! The good pack, and changes to it that make it bad.

use std::{fs, path::Path};

use jixia_pack::{Diagnostic, File, check, check_set};

/// The files of the pack under `fixtures/good`.
pub(crate) fn good() -> Vec<File> {
    let mut files = folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good"));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Every file of a folder, as a pack has it.
pub(crate) fn folder(root: &Path) -> Vec<File> {
    let mut files = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).expect("the file is in the folder");
                files.push(File {
                    path: name.to_string_lossy().replace('\\', "/"),
                    bytes: fs::read(&path).expect("the file can be read"),
                });
            }
        }
    }
    files
}

/// A change to the good pack.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change<'a> {
    /// In the file, the first text is replaced by the second.
    Replace(&'a str, &'a str, &'a str),
    /// A file is added.
    Add(&'a str, &'a [u8]),
    /// A file is taken away.
    Remove(&'a str),
}

impl Change<'_> {
    /// Makes the change; a text that is to be replaced must be there.
    pub(crate) fn make(self, files: &mut Vec<File>) {
        match self {
            Self::Replace(path, from, to) => {
                let file = files.iter_mut().find(|file| file.path == path);
                let file = file.unwrap_or_else(|| panic!("there is no {path}"));
                let text = String::from_utf8(file.bytes.clone()).expect("the file is text");
                assert!(text.contains(from), "{path} has no {from:?}");
                file.bytes = text.replacen(from, to, 1).into_bytes();
            }
            Self::Add(path, bytes) => files.push(File {
                path: path.to_owned(),
                bytes: bytes.to_owned(),
            }),
            Self::Remove(path) => files.retain(|file| file.path != path),
        }
    }
}

/// The good pack with changes.
pub(crate) fn changed(changes: &[Change<'_>]) -> Vec<File> {
    let mut files = good();
    for change in changes {
        change.make(&mut files);
    }
    files
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

/// What `check` finds, and `check_set` where `check` lets the pack through.
pub(crate) fn found(files: &[File]) -> Vec<String> {
    let (pack, mut all) = check(files);
    all.extend(check_set(&pack.into_iter().collect::<Vec<_>>()));
    all.iter().map(shown).collect()
}
