//! Files on their way to the caller.

use axum::{
    body::Body,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use futures::TryStreamExt;
use jixia_app::{
    Cx,
    evidence::{AnswerHash, Draft},
};
use jixia_connect::{ByteStream, ResultFormat};
use jixia_evidence::Kind;
use jixia_lake::{Answer, Cut};
use jixia_model::{Error, Result};
use jixia_sharing::shares::files::SharedFile;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::{
    fs::File,
    io::{AsyncSeekExt, AsyncWriteExt},
};

/// What may stand in a file name as it is (RFC 8187, section 3.2.1).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The value of `Content-Disposition` that saves the answer under `file_name`, whatever its characters.
pub(crate) fn attachment(file_name: &str) -> String {
    format!("attachment; filename*=UTF-8''{}", utf8_percent_encode(file_name, KEPT))
}

/// Says that a file holds the first rows of an answer, not all.
const CUT: HeaderName = HeaderName::from_static("x-rows-cut");

/// An answer of the lake as a file of at most `rows_max` rows.
///
/// It is written out and its receipt sealed before its first byte is sent: what goes wrong is still told as a problem, and a
/// file that does not hold all rows says so in its name and in `X-Rows-Cut`.
pub(crate) async fn file(
    cx: &Cx,
    draft: Draft,
    (answer, rows_max): (Answer, u64),
    format: ResultFormat,
) -> Result<Response> {
    let (answer, cut) = answer.first(rows_max);
    let bytes = jixia_connect::write(format, &answer.schema, answer.rows)?;
    let body = sealed(cx, draft.of_kind(Kind::File), bytes, &cut).await?;
    let part = if cut.happened() {
        format!("-first-{rows_max}-rows")
    } else {
        String::new()
    };
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            attachment(&format!("query{part}.{}", format.extension())),
        ),
        (CUT, cut.happened().to_string()),
    ];
    Ok((headers, body).into_response())
}

/// All that a share grants as a file that says whose it is; its receipt is sealed before its first byte is sent.
pub(crate) async fn shared(cx: &Cx, shared: SharedFile, format: ResultFormat) -> Result<Response> {
    let (answer, cut) = shared.answer.first(u64::MAX);
    let bytes = jixia_connect::write_marked(format, &answer.schema, answer.rows, &shared.mark)?;
    let body = sealed(cx, shared.draft, bytes, &cut).await?;
    let name = format!("{}.{}", shared.name, format.extension());
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&name)),
    ];
    Ok((headers, body).into_response())
}

/// Writes an answer to its end, seals its receipt over the bytes, and only then gives them.
async fn sealed(cx: &Cx, draft: Draft, mut bytes: ByteStream, cut: &Cut) -> Result<Body> {
    let mut file = File::from_std(tempfile::tempfile().map_err(Error::internal)?);
    let mut hash = AnswerHash::default();
    while let Some(piece) = bytes.try_next().await? {
        hash.update(&piece);
        file.write_all(&piece).await.map_err(Error::internal)?;
    }
    file.flush().await.map_err(Error::internal)?;
    file.rewind().await.map_err(Error::internal)?;
    draft.seal(cx, hash, cut.rows()).await?;
    Ok(Body::from_stream(jixia_connect::pieces(file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_file_names_are_percent_encoded() {
        assert_eq!(
            attachment("台账 1.xlsx"),
            "attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6%201.xlsx"
        );
    }
}
