//! The folder of delivered files: each is written whole, hashed on the way, and then stands under its delivery's identifier.
//!
//! It must not know what is in a file.

use std::{
    io::{ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use bytes::Bytes;
use futures::{Stream, StreamExt, pin_mut};
use jixia_model::{Error, Result, id::DeliveryId};
use sha2::{Digest, Sha256};
use tokio::{
    fs,
    io::{AsyncWriteExt, BufWriter},
    sync::mpsc,
    task::spawn_blocking,
};
use tokio_util::io::ReaderStream;

use crate::error;

/// The ending of a file that is not there as a whole yet.
const PART: &str = "part";

/// Bytes that are read or written at once: each time goes to a thread that may wait for the disk and back, so few and
/// large ones are several times as fast.
const AT_ONCE: usize = 1 << 20;

/// Pieces that may wait to be hashed.
const PIECES_AHEAD: usize = 4;

/// A file as a stream of its bytes.
pub fn pieces(file: fs::File) -> ReaderStream<fs::File> {
    ReaderStream::with_capacity(file, AT_ONCE)
}

/// The folder of delivered files.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
    limit_bytes: u64,
}

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Where it stands.
    pub path: PathBuf,
    /// SHA-256, lower-case hex.
    pub sha256: String,
    /// Size in bytes.
    pub size_bytes: u64,
}

impl Files {
    /// Opens the folder, makes it if it is missing, and throws away what an interrupted upload left.
    ///
    /// # Errors
    /// `files.folder_read_only`, `files.disk_full` or `files.unusable`, each with the path.
    pub async fn open(folder: impl Into<PathBuf>, limit_bytes: u64) -> Result<Self> {
        let folder = folder.into();
        let failed = |source| error::folder(&folder, source);
        fs::create_dir_all(&folder).await.map_err(failed)?;
        let mut entries = fs::read_dir(&folder).await.map_err(failed)?;
        while let Some(entry) = entries.next_entry().await.map_err(failed)? {
            if entry.path().extension().is_some_and(|ending| ending == PART) {
                fs::remove_file(entry.path()).await.map_err(failed)?;
            }
        }
        Ok(Self { folder, limit_bytes })
    }

    /// Takes a file in: all of it is on disk under `delivery`, or nothing is.
    ///
    /// # Errors
    /// `files.too_large` beyond the limit, `files.upload_broken` when the sender stops half-way,
    /// `files.folder_read_only`, `files.disk_full` or `files.unusable` when the folder does not take it.
    pub async fn put(
        &self,
        delivery: DeliveryId,
        body: impl Stream<Item = std::io::Result<Bytes>> + Send,
    ) -> Result<StoredFile> {
        let part = self.folder.join(format!("{delivery}.{PART}"));
        let written = self.write(&part, body).await;
        let (sha256, size_bytes) = match written {
            Ok(written) => written,
            Err(error) => {
                // The half file is worthless; that it may stay when even this fails is put right by the next `open`.
                let _ = fs::remove_file(&part).await;
                return Err(error);
            }
        };
        let path = self.place(delivery);
        self.settle(&part, &path)
            .await
            .map_err(|source| error::folder(&self.folder, source))?;
        Ok(StoredFile {
            path,
            sha256,
            size_bytes,
        })
    }

    /// Makes an empty file under `delivery`, to which [`Self::append`] adds; `size_bytes` is what it will have.
    ///
    /// # Errors
    /// `files.too_large` beyond the limit, before anything is sent; those of [`Self::put`] about the folder.
    pub async fn begin(&self, delivery: DeliveryId, size_bytes: u64) -> Result<()> {
        if size_bytes > self.limit_bytes {
            return Err(too_large(self.limit_bytes));
        }
        let made = fs::File::create_new(self.place(delivery)).await;
        made.map(|_| ()).map_err(|source| error::folder(&self.folder, source))
    }

    /// Adds a part that begins at `offset` to the file that [`Self::begin`] made; the bytes that are there now.
    ///
    /// Nothing is added where the file has another length than `offset`, so a part that is sent twice is there once.
    ///
    /// # Errors
    /// `files.missing`, those of [`Self::put`] about the folder.
    pub async fn append(&self, delivery: DeliveryId, offset: u64, part: Bytes) -> Result<u64> {
        let path = self.get(delivery).await?;
        let added = spawn_blocking(move || {
            let mut file = std::fs::OpenOptions::new().append(true).open(path)?;
            // One part at a time, whoever sends it.
            file.lock()?;
            let length = file.metadata()?.len();
            if length != offset {
                return Ok(length);
            }
            file.write_all(&part)?;
            file.sync_data()?;
            Ok(length + part.len() as u64)
        });
        let added = added.await.map_err(Error::internal)?;
        added.map_err(|source| error::folder(&self.folder, source))
    }

    /// How many bytes of the file of `delivery` there are.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub async fn length(&self, delivery: DeliveryId) -> Result<u64> {
        let path = self.get(delivery).await?;
        let about = fs::metadata(path).await;
        Ok(about.map_err(|source| error::folder(&self.folder, source))?.len())
    }

    /// SHA-256 of the file of `delivery`, lower-case hex.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub async fn hash(&self, delivery: DeliveryId) -> Result<String> {
        let path = self.get(delivery).await?;
        let hashed = spawn_blocking(move || {
            let mut file = std::fs::File::open(path)?;
            let mut hash = Sha256::new();
            let mut piece = vec![0; AT_ONCE];
            loop {
                match file.read(&mut piece)? {
                    0 => return Ok(hex::encode(hash.finalize())),
                    read => hash.update(&piece[..read]),
                }
            }
        });
        let hashed = hashed.await.map_err(Error::internal)?;
        hashed.map_err(|source| error::folder(&self.folder, source))
    }

    /// Gives the file its name, and makes sure that the name outlives a power cut too.
    async fn settle(&self, part: &Path, path: &Path) -> std::io::Result<()> {
        fs::rename(part, path).await?;
        fs::File::open(&self.folder).await?.sync_all().await
    }

    async fn write(
        &self,
        part: &Path,
        body: impl Stream<Item = std::io::Result<Bytes>> + Send,
    ) -> Result<(String, u64)> {
        let failed = |source| error::folder(&self.folder, source);
        let file = fs::File::create(part).await.map_err(failed)?;
        let mut file = BufWriter::with_capacity(AT_ONCE, file);
        // Hashing takes as long as writing, so a second core does it meanwhile.
        let (sender, mut pieces) = mpsc::channel::<Bytes>(PIECES_AHEAD);
        let hash = spawn_blocking(move || {
            let mut hash = Sha256::new();
            while let Some(piece) = pieces.blocking_recv() {
                hash.update(&piece);
            }
            hex::encode(hash.finalize())
        });
        let mut size_bytes = 0_u64;
        pin_mut!(body);
        while let Some(piece) = body.next().await {
            let piece = piece.map_err(upload_broken)?;
            size_bytes += piece.len() as u64;
            if size_bytes > self.limit_bytes {
                return Err(too_large(self.limit_bytes));
            }
            file.write_all(&piece).await.map_err(failed)?;
            sender.send(piece).await.map_err(Error::internal)?;
        }
        drop(sender);
        file.flush().await.map_err(failed)?;
        file.get_ref().sync_all().await.map_err(failed)?;
        Ok((hash.await.map_err(Error::internal)?, size_bytes))
    }

    /// Where the file of `delivery` stands.
    ///
    /// # Errors
    /// `files.missing` when there is none.
    pub async fn get(&self, delivery: DeliveryId) -> Result<PathBuf> {
        let path = self.place(delivery);
        match fs::try_exists(&path).await {
            Ok(true) => Ok(path),
            Ok(false) => Err(Error::not_found(
                "files.missing",
                format!("The file of delivery {delivery} is not kept here any more; deliver it again."),
            )
            .with("delivery", delivery)),
            Err(source) => Err(error::folder(&self.folder, source)),
        }
    }

    /// Removes the file of `delivery`; that there is none is no error.
    pub async fn remove(&self, delivery: DeliveryId) -> Result<()> {
        match fs::remove_file(self.place(delivery)).await {
            Ok(()) => Ok(()),
            Err(source) if source.kind() == ErrorKind::NotFound => Ok(()),
            Err(source) => Err(error::folder(&self.folder, source)),
        }
    }

    fn place(&self, delivery: DeliveryId) -> PathBuf {
        self.folder.join(delivery.to_string())
    }
}

fn too_large(limit_bytes: u64) -> Error {
    const MIB: u64 = 1 << 20;
    let limit = if limit_bytes >= MIB {
        format!("{} MiB", limit_bytes / MIB)
    } else {
        format!("{limit_bytes} bytes")
    };
    Error::limit(
        "files.too_large",
        format!("The file is larger than the limit of {limit}; split it, or ask the administrator to raise the limit."),
    )
    .with("limit", limit)
}

fn upload_broken(source: std::io::Error) -> Error {
    // What is pulled from a database tells its own failures.
    let source = match source.downcast::<Error>() {
        Ok(told) => return told,
        Err(source) => source,
    };
    Error::invalid(
        "files.upload_broken",
        "The upload broke off before the end of the file; nothing was kept. Send it again.",
    )
    .with_source(source)
}
