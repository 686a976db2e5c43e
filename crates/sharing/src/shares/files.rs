//! Files of shared data to take away (文件下载): all that is granted as one file, which says by itself whose it is.

use futures::TryStreamExt;
use jixia_app::{Cx, evidence, evidence::Draft};
use jixia_connect::{ResultFormat, SHEET_ROWS, Watermark};
use jixia_evidence::{Door, Kind};
use jixia_lake::{Answer, TableInfo, values};
use jixia_model::{
    Error, Result,
    rule::RuleValue,
    share::{ShareMode, ShareNumber},
};

use super::use_data::allowed::{self, Allowed};

/// Rows of one sheet below its header.
const XLSX_ROWS_MAX: u64 = SHEET_ROWS - 1;

/// A file of shared data in the making; nothing of it is handed out before its receipt is sealed.
pub struct SharedFile {
    /// The rows.
    pub answer: Answer,
    /// The receipt.
    pub draft: Draft,
    /// What the file says of itself.
    pub mark: Watermark,
    /// Its name, without the ending.
    pub name: String,
}

/// All rows and columns that a share grants, as they are now.
///
/// # Errors
/// As [`super::use_data::look_up`] says of the share; `share.nothing_yet` while the table is empty of versions,
/// `share.file_too_long` when a sheet does not hold the rows.
pub async fn make(cx: &Cx, number: &ShareNumber, case: &str, format: ResultFormat) -> Result<SharedFile> {
    // Refusals on the way speak of this door too.
    let cx = &Cx {
        door: Door::File,
        ..cx.clone()
    };
    let allowed = allowed::allow(cx, number, case, ShareMode::File).await?;
    let info = allowed.granted.delivered(cx).await?;
    if format == ResultFormat::Xlsx {
        check_length(cx, &allowed, &info).await?;
    }
    let sql = format!("select * from {}", allowed.granted.dataset.name);
    let answer = ask(cx, &allowed, sql, &info).await?;
    let mut reader = cx.services.store.read().await?;
    let recipient = reader
        .organisations()
        .get(allowed.granted.known.share.applicant)
        .await?;
    let provider = reader.organisations().get(allowed.granted.known.share.provider).await?;
    drop(reader);
    let day = cx.today().format("%Y%m%d");
    let name = format!("{number}-{}-{}-{day}", allowed.granted.dataset.name, recipient.name.zh);
    let draft = allowed
        .draft(cx, evidence::tables(&answer.tables), case)
        .of_kind(Kind::File);
    let mark = Watermark {
        share: number.to_string(),
        recipient: recipient.name.zh,
        provider: provider.name.zh,
        receipt: draft.id().to_string(),
    };
    Ok(SharedFile {
        answer,
        draft,
        mark,
        name,
    })
}

/// Refuses, before anything is written, what one sheet cannot hold.
async fn check_length(cx: &Cx, allowed: &Allowed, info: &TableInfo) -> Result<()> {
    // A grant only narrows, so a table that fits needs no counting.
    if info.rows.is_some_and(|rows| rows <= XLSX_ROWS_MAX) {
        return Ok(());
    }
    let sql = format!("select count(*) as rows from {}", allowed.granted.dataset.name);
    let batches: Vec<_> = ask(cx, allowed, sql, info).await?.rows.try_collect().await?;
    let counted = batches.iter().flat_map(values::rows).next().transpose()?;
    let rows = match counted.as_deref() {
        Some([RuleValue::Number(rows)]) => rows.parse::<u64>().map_err(Error::internal)?,
        other => return Err(Error::internal(format!("{other:?} is no count of rows"))),
    };
    if rows <= XLSX_ROWS_MAX {
        return Ok(());
    }
    let message = format!(
        "A sheet holds {XLSX_ROWS_MAX} rows and the share grants {rows}; take the file as CSV or Parquet instead."
    );
    Err(Error::limit("share.file_too_long", message)
        .with("most", XLSX_ROWS_MAX)
        .with("rows", rows))
}

/// Answers `sql` over the version of `info` as far as the grant reaches, however many rows that are.
async fn ask(cx: &Cx, allowed: &Allowed, sql: String, info: &TableInfo) -> Result<Answer> {
    let granted = &*allowed.granted;
    let name = granted.dataset.name.as_str();
    let table = allowed::table(granted, name, Some(info.version), allowed::guard(granted));
    allowed::ask_whole(cx, sql, vec![table]).await
}
