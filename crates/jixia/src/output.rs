//! Writing results to a file or to the terminal, once they are whole.

use std::path::Path;

use anyhow::Result;
use arrow::datatypes::SchemaRef;
use futures::TryStreamExt;
use jixia_app::evidence::AnswerHash;
use jixia_connect::ResultFormat;
use jixia_lake::BatchStream;
use tokio::{
    fs::{File, OpenOptions},
    io::{AsyncSeekExt, AsyncWriteExt},
};

use crate::folders;

/// The terminal, or wherever the shell sends what is printed.
const TERMINAL: &str = "/dev/stdout";

/// Writes rows in `format` to `path`.
pub(crate) async fn write(format: ResultFormat, schema: SchemaRef, rows: BatchStream, path: &Path) -> Result<()> {
    let (file, _no_receipt) = spool(format, schema, rows).await?;
    copy(file, Some(path)).await
}

/// Writes rows in `format` to a temporary file, at whose beginning it stands then; hashes them for their receipt.
pub(crate) async fn spool(format: ResultFormat, schema: SchemaRef, rows: BatchStream) -> Result<(File, AnswerHash)> {
    let (mut file, mut hash) = (File::from_std(tempfile::tempfile()?), AnswerHash::default());
    let mut bytes = jixia_connect::write(format, &schema, rows)?;
    while let Some(piece) = bytes.try_next().await? {
        hash.update(&piece);
        file.write_all(&piece).await?;
    }
    file.flush().await?;
    file.rewind().await?;
    Ok((file, hash))
}

/// Copies a file to `path`, or to the terminal when there is none.
pub(crate) async fn copy(mut file: File, path: Option<&Path>) -> Result<()> {
    let path = path.unwrap_or(Path::new(TERMINAL));
    let opened = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)
        .await;
    let mut out = opened.map_err(|source| folders::unwritable(path, source))?;
    tokio::io::copy(&mut file, &mut out).await?;
    Ok(out.flush().await?)
}
