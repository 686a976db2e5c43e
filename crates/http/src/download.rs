//! Files on their way to the caller.

use std::pin::Pin;

use arrow::record_batch::RecordBatch;
use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use futures::{StreamExt, stream};
use jixia_connect::{ByteStream, ResultFormat};
use jixia_lake::{Answer, BatchStream};
use jixia_model::{Error, Result};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a file name as it is (RFC 8187, section 3.2.1).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The value of `Content-Disposition` that saves the answer under `file_name`, whatever its characters.
pub(crate) fn attachment(file_name: &str) -> String {
    format!("attachment; filename*=UTF-8''{}", utf8_percent_encode(file_name, KEPT))
}

/// An answer of the lake as a file; what goes wrong before its first byte is still told as a problem.
pub(crate) async fn file(answer: Answer, rows_max: u64, format: ResultFormat) -> Result<Response> {
    let rows = limited(answer.rows, rows_max);
    let mut bytes: ByteStream = jixia_connect::write(format, &answer.schema, rows)?;
    let first = match bytes.next().await {
        Some(first) => first?,
        None => bytes::Bytes::new(),
    };
    let all = stream::once(std::future::ready(Ok::<_, Error>(first))).chain(bytes);
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            attachment(&format!("query.{}", format.extension())),
        ),
    ];
    Ok((headers, Body::from_stream(all)).into_response())
}

/// The first `rows_max` rows: a lake gives one more, to tell that there are more.
pub(crate) fn limited(rows: BatchStream, rows_max: u64) -> BatchStream {
    let cut = stream::unfold((rows, rows_max), |(mut rows, left)| async move {
        if left == 0 {
            return None;
        }
        match rows.next().await? {
            Ok(batch) => {
                let taken = (batch.num_rows() as u64).min(left);
                let batch: RecordBatch = batch.slice(0, taken as usize);
                Some((Ok(batch), (rows, left - taken)))
            }
            Err(error) => Some((Err(error), (rows, 0))),
        }
    });
    let cut: Pin<Box<_>> = Box::pin(cut);
    cut
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
