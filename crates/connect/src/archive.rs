//! ZIP archives that somebody uploads: their files, with limits on number, size and paths. Must not know what they mean.

use std::{
    collections::HashSet,
    io::{Cursor, Read},
};

use jixia_model::{Error, Result};
use zip::{ZipArchive, result::ZipError};

/// What an archive may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Most files.
    pub files_max: usize,
    /// Most bytes of all files together, unpacked.
    pub bytes_max: u64,
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivedFile {
    /// Path inside the archive, with `/` between its parts.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The files of the ZIP archive `bytes`, sorted by path.
///
/// Where all stand in one folder, as programs pack a folder, the paths begin inside it. Files that macOS adds are left out.
///
/// # Errors
/// `archive.broken`, `archive.encrypted`, `archive.too_many_files`, `archive.too_large`, `archive.path_unsafe`,
/// `archive.path_twice`.
pub fn unpack(bytes: &[u8], limits: ArchiveLimits) -> Result<Vec<ArchivedFile>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let (mut files, mut paths, mut room) = (Vec::new(), HashSet::new(), limits.bytes_max);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(broken)?;
        let path = entry.name().map_err(broken)?.into_owned();
        if entry.is_dir() || path.starts_with("__MACOSX/") || path.ends_with(".DS_Store") {
            continue;
        }
        if entry.is_symlink() || !is_safe(&path) {
            return Err(unsafe_path(&path));
        }
        if files.len() == limits.files_max {
            return Err(too_many(limits.files_max));
        }
        if !paths.insert(path.to_lowercase()) {
            return Err(twice(&path));
        }
        let mut bytes = Vec::new();
        // The size that the archive tells may be wrong, so what comes out is counted.
        entry.by_ref().take(room + 1).read_to_end(&mut bytes).map_err(damaged)?;
        room = room
            .checked_sub(bytes.len() as u64)
            .ok_or_else(|| too_large(limits.bytes_max))?;
        files.push(ArchivedFile { path, bytes });
    }
    inside_common_folder(&mut files);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(files)
}

/// A path that stays inside the archive, whatever system reads it.
fn is_safe(path: &str) -> bool {
    let odd = |character: char| character.is_control() || matches!(character, '\\' | ':');
    let parts = || path.split('/');
    !path.contains(odd) && parts().all(|part| !part.is_empty() && part != "." && part != "..")
}

fn inside_common_folder(files: &mut [ArchivedFile]) {
    let folder = |file: &ArchivedFile| file.path.split_once('/').map(|(folder, _)| folder.to_owned());
    let Some(Some(common)) = files.first().map(folder) else {
        return;
    };
    if files.iter().all(|file| folder(file).as_deref() == Some(&common)) {
        for file in files {
            file.path.drain(..=common.len());
        }
    }
}

fn broken(error: ZipError) -> Error {
    if let ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) = error {
        let message = "The ZIP archive has a password; pack it without one.";
        return Error::invalid("archive.encrypted", message);
    }
    damaged(error)
}

fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    let message =
        format!("This is no ZIP archive that can be read ({error}); pack the folder as ZIP and send it again.");
    Error::invalid("archive.broken", message)
        .with("reason", &error)
        .with_source(error)
}

fn unsafe_path(path: &str) -> Error {
    let path = path.escape_debug().to_string();
    let message = format!("The archive holds '{path}', which leads out of it; pack plain files with plain names.");
    Error::invalid("archive.path_unsafe", message).with("path", path)
}

fn twice(path: &str) -> Error {
    let message = format!("The archive holds '{path}' twice; keep one of them.");
    Error::invalid("archive.path_twice", message).with("path", path)
}

fn too_many(max: usize) -> Error {
    let message = format!("The archive holds more than {max} files; leave out what does not belong to it.");
    Error::invalid("archive.too_many_files", message).with("max", max)
}

fn too_large(max: u64) -> Error {
    let message =
        format!("The archive holds more than {max} bytes when unpacked; leave out what does not belong to it.");
    Error::invalid("archive.too_large", message).with("max", max)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    const LIMITS: ArchiveLimits = ArchiveLimits {
        files_max: 3,
        bytes_max: 100,
    };

    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, text) in files {
            writer.start_file(*path, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn paths(files: &[(&str, &str)]) -> Vec<String> {
        let files = unpack(&archive(files), LIMITS).unwrap();
        files.into_iter().map(|file| file.path).collect()
    }

    fn refused(files: &[(&str, &str)]) -> &'static str {
        unpack(&archive(files), LIMITS).unwrap_err().code
    }

    #[test]
    fn files_come_out_as_they_went_in_with_or_without_a_folder_around_them() {
        assert_eq!(paths(&[("b/c.txt", "2"), ("a.txt", "1")]), ["a.txt", "b/c.txt"]);
        assert_eq!(
            paths(&[("lamps/b/c.txt", "2"), ("lamps/a.txt", "1")]),
            ["a.txt", "b/c.txt"]
        );
        let mac = [
            ("lamps/a.txt", "1"),
            ("__MACOSX/lamps/._a.txt", "x"),
            ("lamps/.DS_Store", "x"),
        ];
        assert_eq!(paths(&mac), ["a.txt"]);
    }

    #[test]
    fn paths_that_lead_out_are_refused() {
        for path in ["../a", "a/../../b", "/etc/passwd", "C:\\a", "a\\..\\b", "a//b", "./a"] {
            assert_eq!(refused(&[(path, "x")]), "archive.path_unsafe", "{path}");
        }
    }

    #[test]
    fn too_much_is_refused_whatever_the_archive_says_of_its_size() {
        let many = [("a", ""), ("b", ""), ("c", ""), ("d", "")];
        assert_eq!(refused(&many), "archive.too_many_files");
        let zeros = "0".repeat(101);
        assert_eq!(refused(&[("a", &zeros)]), "archive.too_large");
        assert_eq!(
            refused(&[("a", &zeros[..60]), ("b", &zeros[..60])]),
            "archive.too_large"
        );
        assert_eq!(refused(&[("a.txt", "1"), ("A.txt", "2")]), "archive.path_twice");
    }

    #[test]
    fn what_is_no_archive_says_so() {
        assert_eq!(unpack(b"%PDF-1.4", LIMITS).unwrap_err().code, "archive.broken");
    }
}
