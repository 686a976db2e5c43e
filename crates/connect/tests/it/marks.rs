//! Files that say whose they are, read back by libraries that did not write them.

use std::{
    io::{Cursor, Read},
    sync::Arc,
};

use arrow::{
    array::{ArrayRef, Int64Array},
    record_batch::RecordBatch,
};
use bytes::Bytes;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use futures::{StreamExt, TryStreamExt, stream};
use jixia_connect::{ResultFormat, Watermark, write_marked};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::kit::wait;

fn marked(format: ResultFormat) -> Vec<u8> {
    let ids: ArrayRef = Arc::new(Int64Array::from(vec![1, 2]));
    let batch = RecordBatch::try_from_iter([("id", ids)]).unwrap();
    let mark = Watermark {
        share: "GX-2026-000001".to_owned(),
        recipient: "审批&服务局".to_owned(),
        provider: "市场监管局".to_owned(),
        receipt: "0197-receipt".to_owned(),
    };
    wait(async {
        let rows = stream::iter([Ok(batch.clone())]).boxed();
        let bytes = write_marked(format, &batch.schema(), rows, &mark).unwrap();
        let pieces: Vec<Bytes> = bytes.try_collect().await.unwrap();
        pieces.concat()
    })
}

#[test]
fn each_row_of_csv_says_whose_it_is() {
    let text = String::from_utf8(marked(ResultFormat::Csv { mark: false })).unwrap();
    assert_eq!(
        text,
        "id,_share\n1,GX-2026-000001 0197-receipt\n2,GX-2026-000001 0197-receipt\n"
    );
}

#[test]
fn parquet_says_whose_it_is_in_its_metadata_and_keeps_its_columns() {
    let reader = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(marked(ResultFormat::Parquet))).unwrap();
    let metadata = reader.metadata().file_metadata();
    let said = metadata.key_value_metadata().unwrap().iter();
    let said: Vec<_> = said
        .filter(|entry| entry.key.starts_with("jixia."))
        .map(|entry| (entry.key.as_str(), entry.value.as_deref().unwrap()))
        .collect();
    let expected = [
        ("jixia.share", "GX-2026-000001"),
        ("jixia.recipient", "审批&服务局"),
        ("jixia.provider", "市场监管局"),
        ("jixia.receipt", "0197-receipt"),
    ];
    assert_eq!(said, expected);
    assert_eq!(reader.schema().fields().len(), 1);
}

#[test]
fn a_workbook_says_whose_it_is_in_its_properties_and_on_each_printed_page() {
    let bytes = marked(ResultFormat::Xlsx);
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let properties = part("docProps/core.xml");
    assert!(
        properties.contains("<dc:title>GX-2026-000001</dc:title>"),
        "{properties}"
    );
    assert!(properties.contains("0197-receipt"), "{properties}");
    let sheet = part("xl/worksheets/sheet1.xml");
    let footer =
        "<oddFooter>&amp;LGX-2026-000001 审批&amp;&amp;服务局&amp;C0197-receipt&amp;R&amp;P / &amp;N</oddFooter>";
    assert!(sheet.contains(footer), "{sheet}");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(sheet.get((0, 0)), Some(&Data::String("id".to_owned())));
    assert_eq!(sheet.width(), 1);
}
