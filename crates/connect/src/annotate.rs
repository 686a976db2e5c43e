//! The workbook that goes back to a sender: rejected rows under their headers, with what is wrong and how to put it right.
//!
//! The corrected workbook can be delivered as it is: the reader knows the added sheet and columns and passes over them.
//! It is written row by row and must not know the lake, only the columns of a quarantine.

use std::path::Path;

use arrow::record_batch::RecordBatch;
use futures::StreamExt;
use jixia_lake::BatchStream;
use jixia_model::{Error, Language, Result, contract::Contract};
use tokio::sync::mpsc;

mod book;
mod guide;

use crate::mapping::SavedMapping;
use book::Book;

/// Names of the sheet that explains, Chinese and English.
const GUIDE_SHEETS: [&str; 2] = ["退回说明", "How to correct"];
/// Names of the sheets with rows, numbered from the second on.
const DATA_SHEETS: [&str; 2] = ["退回数据", "Returned rows"];
/// Batches that wait for the writer.
const WAITING: usize = 2;

/// Whether the sheet explains a returned workbook.
pub(crate) fn is_guide_sheet(name: &str) -> bool {
    GUIDE_SHEETS.contains(&name)
}

/// Whether the sheet has rows of a returned workbook.
pub(crate) fn is_data_sheet(name: &str) -> bool {
    DATA_SHEETS.iter().any(|prefix| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| rest.trim().bytes().all(|byte| byte.is_ascii_digit()))
    })
}

fn in_language(names: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::Chinese => names[0],
        Language::English => names[1],
    }
}

/// What the workbook is about.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// The contract that was delivered to.
    pub contract: Contract,
    /// What a clerk settled about the headers.
    pub saved: SavedMapping,
    /// Name of the file that was delivered.
    pub file_name: String,
    /// Language of the explanations.
    pub language: Language,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Annotated {
    /// Rejected rows.
    pub rows: u64,
    /// Sheets with rows; a sheet holds 1,048,575 rows below its header.
    pub sheets: u64,
}

/// Writes the quarantine of a delivery (`_line`, `_faults`, then the columns as they came) as a workbook at `out`.
///
/// # Errors
/// What the stream fails with; `files.disk_full`, `files.folder_read_only` or `files.unusable` when `out` cannot be written.
pub async fn annotate(mut quarantine: BatchStream, annotation: Annotation, out: &Path) -> Result<Annotated> {
    let (rows, mut wait) = mpsc::channel::<Result<RecordBatch>>(WAITING);
    let out = out.to_owned();
    let writer = tokio::task::spawn_blocking(move || {
        let mut book = Book::new(annotation, &out)?;
        while let Some(batch) = wait.blocking_recv() {
            book.write(&batch?)?;
        }
        book.finish(&out)
    });
    while let Some(batch) = quarantine.next().await {
        if rows.send(batch).await.is_err() {
            // The writer has stopped; its own error says why.
            break;
        }
    }
    drop(rows);
    writer.await.map_err(Error::internal)?
}
