//! The key of the log of evidence: read from its file, made at the first start, never made twice for one log.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use anyhow::Result;
use jixia_evidence::{PublicKey, Signer};
use jixia_model::Error;
use jixia_store::Store;

use crate::folders::{unreadable, unwritable};

/// Only the owner reads the secret.
const MODE: u32 = 0o600;

/// The signer of this installation; a new one while nothing was signed yet.
///
/// # Errors
/// `evidence.key_missing` when the log was signed and the key is gone; what the disk says.
pub(crate) async fn signer(store: &Store, file: &Path, log: &str) -> Result<Signer> {
    if let Some(signer) = read(file)? {
        return Ok(signer);
    }
    if store.read().await?.receipts().head().await?.size > 0 {
        return Err(missing(file).into());
    }
    let signer = Signer::from_seed(log, &rand::random())?;
    match write(file, signer.expose()) {
        Ok(()) => Ok(signer),
        // Another process was faster; its key counts.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(read(file)?.ok_or_else(|| missing(file))?),
        Err(error) => Err(unwritable(file, error).into()),
    }
}

/// The public key of this installation.
///
/// # Errors
/// `evidence.key_missing`, what the disk says.
pub(crate) fn public(file: &Path) -> Result<PublicKey> {
    Ok(read(file)?.ok_or_else(|| missing(file))?.public_key().clone())
}

fn read(file: &Path) -> Result<Option<Signer>> {
    match fs::read_to_string(file) {
        Ok(secret) => Ok(Some(Signer::parse(&secret)?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(file, error).into()),
    }
}

/// Writes the key whole and to the disk before it appears under its name, where there is none.
fn write(file: &Path, secret: &str) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let unfinished = file.with_extension(format!("{}.part", std::process::id()));
    let mut out = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(MODE)
        .open(&unfinished)?;
    out.write_all(secret.as_bytes())?;
    out.write_all(b"\n")?;
    out.sync_all()?;
    let linked = fs::hard_link(&unfinished, file);
    fs::remove_file(&unfinished)?;
    linked?;
    fs::File::open(folder)?.sync_all()
}

fn missing(file: &Path) -> Error {
    let file = file.display();
    let message = format!(
        "The key of the log of evidence is not in '{file}', and the log was signed with one; put the file back from its copy \
         (evidence.key_file)."
    );
    Error::invalid("evidence.key_missing", message).with("file", file)
}
