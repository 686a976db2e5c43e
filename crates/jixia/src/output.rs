//! Writing results to a file or to the terminal.

use std::path::Path;

use anyhow::Result;
use arrow::datatypes::SchemaRef;
use futures::TryStreamExt;
use jixia_connect::ResultFormat;
use jixia_lake::BatchStream;
use tokio::io::AsyncWriteExt;

use crate::folders;

/// The terminal, or wherever the shell sends what is printed.
const TERMINAL: &str = "/dev/stdout";

/// Writes rows in `format` to `path`, or to the terminal when there is none.
pub(crate) async fn write(
    format: ResultFormat,
    schema: SchemaRef,
    rows: BatchStream,
    path: Option<&Path>,
) -> Result<()> {
    let path = path.unwrap_or(Path::new(TERMINAL));
    let opened = tokio::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)
        .await;
    let mut out = opened.map_err(|source| folders::unwritable(path, source))?;
    let mut bytes = jixia_connect::write(format, &schema, rows)?;
    while let Some(piece) = bytes.try_next().await? {
        out.write_all(&piece).await?;
    }
    Ok(out.flush().await?)
}
