//! A folder as the target: each run is a Parquet file, and a manifest says which files are the copy.
//!
//! A file is written beside, synced and renamed; then the manifest is, which makes the run visible. What the manifest does not
//! name is nothing and is removed by the next run.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use arrow::datatypes::SchemaRef;
use futures::{StreamExt, TryStreamExt};
use jixia_lake::BatchStream;
use jixia_model::{Error, Result, batch::BatchCounts};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::{fs, io::AsyncWriteExt};

use super::{Bookmark, End, Push, Pushed, Staged, postgres::count};
use crate::{
    error,
    write::{ResultFormat, write_marked},
};

const MANIFEST: &str = "manifest.json";
/// The ending of what is not there as a whole yet.
const PART: &str = "part";

/// A folder; each share has one of its own in it.
#[derive(Clone, Debug)]
pub struct FolderTarget {
    /// The folder.
    pub folder: PathBuf,
}

/// Which files are the copy, in the order in which they are applied: deletions by key first, then the rows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Manifest {
    share: String,
    recipient: String,
    provider: String,
    key: Vec<String>,
    runs: Vec<Brought>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Brought {
    run: String,
    kind: String,
    file: String,
    version: u64,
    base_version: Option<u64>,
    inserted: u64,
    updated: u64,
    deleted: u64,
    total: u64,
    sha256: String,
    receipt: String,
    at: String,
}

/// A run whose file is written under another name.
pub(super) struct Written {
    folder: PathBuf,
    file: String,
    manifest: Manifest,
}

impl FolderTarget {
    fn of(&self, share: &str) -> PathBuf {
        self.folder.join(share)
    }

    pub(super) async fn bookmark(&self, share: &str) -> Result<Option<Bookmark>> {
        let manifest = read(&self.of(share)).await?;
        Ok(manifest.and_then(|manifest| manifest.bookmark()))
    }

    pub(super) async fn stage(&self, push: &Push, schema: &SchemaRef, rows: BatchStream) -> Result<Staged> {
        let folder = self.of(&push.mark.share);
        let failed = |source| error::folder(&folder, source);
        fs::create_dir_all(&folder).await.map_err(failed)?;
        let held = read(&folder).await?.unwrap_or_default();
        tidy(&folder, &held).await?;
        let file = format!("{}.parquet", push.run);
        let (counts, sha256) = write(&folder.join(&file), push, schema, rows).await?;
        let pushed = Pushed {
            counts,
            total: push.total(counts),
            sha256,
        };
        let manifest = held.with(push, &file, &pushed);
        Ok(Staged {
            pushed,
            end: End::Folder(Written { folder, file, manifest }),
        })
    }
}

impl Manifest {
    fn bookmark(&self) -> Option<Bookmark> {
        self.runs.last().map(|run| Bookmark {
            run: run.run.clone(),
            version: run.version,
            total: run.total,
        })
    }

    /// The manifest with one more run; a full one takes the place of all before.
    fn with(self, push: &Push, file: &str, pushed: &Pushed) -> Self {
        let mut runs = if push.base.is_some() { self.runs } else { Vec::new() };
        runs.push(Brought {
            run: push.run.clone(),
            kind: push.kind().to_owned(),
            file: file.to_owned(),
            version: push.version,
            base_version: push.base.as_ref().map(|base| base.version),
            inserted: pushed.counts.inserted,
            updated: pushed.counts.updated,
            deleted: pushed.counts.deleted,
            total: pushed.total,
            sha256: hex::encode(pushed.sha256),
            receipt: push.mark.receipt.clone(),
            at: push.at.to_rfc3339(),
        });
        Self {
            share: push.mark.share.clone(),
            recipient: push.mark.recipient.clone(),
            provider: push.mark.provider.clone(),
            key: push.key.clone(),
            runs,
        }
    }

    fn names(&self, file: &str) -> bool {
        self.runs.iter().any(|run| run.file == file)
    }
}

impl Written {
    pub(super) async fn commit(self) -> Result<()> {
        let failed = |source| error::folder(&self.folder, source);
        let place = self.folder.join(&self.file);
        fs::rename(part(&place), &place).await.map_err(failed)?;
        let text = serde_json::to_vec_pretty(&self.manifest).map_err(Error::internal)?;
        let place = self.folder.join(MANIFEST);
        let mut file = fs::File::create(part(&place)).await.map_err(failed)?;
        file.write_all(&text).await.map_err(failed)?;
        file.sync_all().await.map_err(failed)?;
        // The names of the data have to be on the disk before the manifest that speaks of them.
        sync(&self.folder).await?;
        fs::rename(part(&place), &place).await.map_err(failed)?;
        sync(&self.folder).await?;
        tidy(&self.folder, &self.manifest).await
    }
}

async fn write(place: &Path, push: &Push, schema: &SchemaRef, rows: BatchStream) -> Result<(BatchCounts, [u8; 32])> {
    let failed = |source| error::folder(place, source);
    let counts = std::sync::Arc::new(std::sync::Mutex::new(BatchCounts::default()));
    let counting = std::sync::Arc::clone(&counts);
    let rows = rows.inspect_ok(move |batch| {
        let mut counts = counting.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        count(batch, &mut counts);
    });
    let mut bytes = write_marked(ResultFormat::Parquet, schema, rows.boxed(), &push.mark)?;
    let mut file = fs::File::create(part(place)).await.map_err(failed)?;
    let mut hash = Sha256::new();
    while let Some(piece) = bytes.try_next().await? {
        hash.update(&piece);
        file.write_all(&piece).await.map_err(failed)?;
    }
    file.flush().await.map_err(failed)?;
    file.sync_all().await.map_err(failed)?;
    let counts = *counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    Ok((counts, hash.finalize().into()))
}

async fn read(folder: &Path) -> Result<Option<Manifest>> {
    match fs::read(folder.join(MANIFEST)).await {
        Ok(text) => {
            let manifest = serde_json::from_slice(&text).map_err(|source| malformed(folder).with_source(source))?;
            Ok(Some(manifest))
        }
        Err(source) if source.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(error::folder(folder, source)),
    }
}

/// Removes what the manifest does not name: of runs that were cut off, and of those before a full one.
async fn tidy(folder: &Path, manifest: &Manifest) -> Result<()> {
    let failed = |source| error::folder(folder, source);
    let mut entries = fs::read_dir(folder).await.map_err(failed)?;
    while let Some(entry) = entries.next_entry().await.map_err(failed)? {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = name.ends_with(".parquet") || name.ends_with(&format!(".{PART}"));
        if is_ours && !manifest.names(&name) {
            fs::remove_file(entry.path()).await.map_err(failed)?;
        }
    }
    Ok(())
}

/// Puts the names in a folder on the disk.
async fn sync(folder: &Path) -> Result<()> {
    let failed = |source| error::folder(folder, source);
    let opened = fs::File::open(folder).await.map_err(failed)?;
    opened.sync_all().await.map_err(failed)
}

fn part(place: &Path) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(".");
    name.push(PART);
    name.into()
}

fn malformed(folder: &Path) -> Error {
    let folder = folder.display();
    let message =
        format!("The manifest in {folder} cannot be read; restore it, or move the folder away for a new copy.");
    Error::invalid("batch.manifest_malformed", message).with("folder", folder)
}
