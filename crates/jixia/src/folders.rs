//! Reading packs from folders of the disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use jixia_pack::File;

/// The files of a pack.
pub(crate) struct Folder {
    /// Its files, sorted by path.
    pub(crate) files: Vec<File>,
}

/// Reads every pack in `folders`: each is a pack, or holds packs.
pub(crate) fn read(folders: &[PathBuf]) -> Result<Vec<Folder>> {
    let mut packs = Vec::new();
    for folder in folders {
        if folder.join("pack.yaml").is_file() {
            packs.push(read_one(folder)?);
            continue;
        }
        let mut inside: Vec<_> = fs::read_dir(folder)
            .with_context(|| format!("{} cannot be read", folder.display()))?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.is_dir())
            .collect();
        inside.sort();
        for path in inside {
            packs.push(read_one(&path)?);
        }
    }
    if packs.is_empty() {
        bail!("there is no pack in the folders given; a pack is a folder with a pack.yaml");
    }
    Ok(packs)
}

fn read_one(folder: &Path) -> Result<Folder> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files)?;
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(Folder { files })
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
            continue;
        }
        let relative = path.strip_prefix(root)?.components();
        let parts: Vec<_> = relative
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        files.push(File {
            path: parts.join("/"),
            bytes,
        });
    }
    Ok(())
}
