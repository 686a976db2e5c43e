//! Reading packs from folders of the disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Result;
use jixia_model::Error;
use jixia_pack::File;

/// Reads the files of every pack in `folders`, sorted by path: each folder is a pack, or holds packs.
pub(crate) fn read(folders: &[PathBuf]) -> Result<Vec<Vec<File>>> {
    let mut packs = Vec::new();
    for folder in folders {
        if folder.join("pack.yaml").is_file() {
            packs.push(read_one(folder)?);
            continue;
        }
        let mut inside: Vec<_> = fs::read_dir(folder)
            .map_err(|source| unreadable(folder, source))?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.is_dir())
            .collect();
        inside.sort();
        for path in inside {
            packs.push(read_one(&path)?);
        }
    }
    if packs.is_empty() {
        let message = "There is no pack in the folders given; a pack is a folder with a pack.yaml.";
        return Err(Error::invalid("pack.none_given", message).into());
    }
    Ok(packs)
}

fn read_one(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files)?;
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(|source| unreadable(folder, source))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
            continue;
        }
        let relative = path.strip_prefix(root)?.components();
        let parts: Vec<_> = relative
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        let bytes = fs::read(&path).map_err(|source| unreadable(&path, source))?;
        files.push(File {
            path: parts.join("/"),
            bytes,
        });
    }
    Ok(())
}

/// A file or folder that the user named cannot be read.
pub(crate) fn unreadable(path: &Path, source: io::Error) -> Error {
    told("file.unreadable", path, source, |path, problem| {
        format!("{path} cannot be read ({problem}); check that it exists and may be read.")
    })
}

/// A file or folder that the user named cannot be written.
pub(crate) fn unwritable(path: &Path, source: io::Error) -> Error {
    told("file.unwritable", path, source, |path, problem| {
        format!("{path} cannot be written ({problem}); check the folder, its rights and the disk.")
    })
}

fn told(code: &'static str, path: &Path, source: io::Error, sentence: impl Fn(&str, &str) -> String) -> Error {
    let (path, problem) = (path.display().to_string(), source.to_string());
    Error::invalid(code, sentence(&path, &problem))
        .with("path", path)
        .with("problem", problem)
        .with_source(source)
}
