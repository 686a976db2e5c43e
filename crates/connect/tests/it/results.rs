//! Results in every format, read back by a library that did not write them where there is one.

use std::{io::Cursor, sync::Arc};

use arrow::{
    array::{
        ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array, ListArray, StringArray,
        TimestampMicrosecondArray,
    },
    datatypes::{Int64Type, SchemaRef},
    ipc::reader::StreamReader,
    record_batch::RecordBatch,
};
use bytes::Bytes;
use calamine::{Data, DataType, Reader, Xlsx, open_workbook_from_rs};
use futures::{StreamExt, TryStreamExt, stream};
use jixia_connect::{ResultFormat, write};
use jixia_model::{Error, Result};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::kit::{refused, wait};

fn batch() -> RecordBatch {
    let at = 1_592_181_000_000_000; // 2020-06-15T00:30:00Z
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("id", Arc::new(Int64Array::from(vec![1, 370_399_199_001_010_010]))),
        ("name", Arc::new(StringArray::from(vec![Some("=1+1,\"张\""), None]))),
        (
            "amount",
            Arc::new(
                Decimal128Array::from(vec![12_345, 0])
                    .with_precision_and_scale(18, 2)
                    .unwrap(),
            ),
        ),
        ("day", Arc::new(Date32Array::from(vec![Some(18_428), None]))),
        (
            "at",
            Arc::new(TimestampMicrosecondArray::from(vec![Some(at), None]).with_timezone("UTC")),
        ),
        ("ok", Arc::new(BooleanArray::from(vec![Some(true), None]))),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

fn written(format: ResultFormat, schema: &SchemaRef, batches: Vec<Result<RecordBatch>>) -> Result<Vec<u8>> {
    wait(async {
        let bytes = write(format, schema, stream::iter(batches).boxed())?;
        let pieces: Vec<Bytes> = bytes.try_collect().await?;
        Ok(pieces.concat())
    })
}

fn two_batches(format: ResultFormat) -> Vec<u8> {
    let batch = batch();
    written(
        format,
        &batch.schema(),
        vec![Ok(batch.slice(0, 1)), Ok(batch.slice(1, 1))],
    )
    .unwrap()
}

#[test]
fn csv_has_one_header_quotes_what_needs_it_and_begins_with_the_mark_if_asked() {
    let text = String::from_utf8(two_batches(ResultFormat::Csv { mark: false })).unwrap();
    assert_eq!(
        text,
        "id,name,amount,day,at,ok\n1,\"=1+1,\"\"张\"\"\",123.45,2020-06-15,2020-06-15T00:30:00Z,true\n\
         370399199001010010,,0.00,,,\n"
    );
    let marked = two_batches(ResultFormat::Csv { mark: true });
    assert_eq!(&marked[..3], b"\xEF\xBB\xBF");
    assert_eq!(&marked[3..], text.as_bytes());
}

#[test]
fn json_is_an_array_or_lines_with_every_key() {
    let array: serde_json::Value = serde_json::from_slice(&two_batches(ResultFormat::Json)).unwrap();
    assert_eq!(array[0]["name"], "=1+1,\"张\"");
    assert_eq!(array[1]["id"], 370_399_199_001_010_010_i64);
    assert!(array[1].as_object().unwrap().contains_key("day"));
    let lines = String::from_utf8(two_batches(ResultFormat::JsonLines)).unwrap();
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(serde_json::Value::from(lines), array);
}

#[test]
fn parquet_and_arrow_give_the_same_batch_back() {
    let parquet = Bytes::from(two_batches(ResultFormat::Parquet));
    let mut reader = ParquetRecordBatchReaderBuilder::try_new(parquet)
        .unwrap()
        .build()
        .unwrap();
    assert_eq!(reader.next().unwrap().unwrap(), batch());
    let arrow = StreamReader::try_new(Cursor::new(two_batches(ResultFormat::Arrow)), None).unwrap();
    let batches = arrow.collect::<Result<Vec<_>, _>>().unwrap();
    assert_eq!(batches, [batch().slice(0, 1), batch().slice(1, 1)]);
}

#[test]
fn a_workbook_keeps_texts_as_texts_long_numbers_exact_and_days_as_days() {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(two_batches(ResultFormat::Xlsx))).unwrap();
    let rows = book.worksheet_range_at(0).unwrap().unwrap();
    let cell = |row, column| rows.get((row, column)).unwrap();
    assert_eq!(cell(0, 0), &Data::String("id".to_owned()));
    assert_eq!(cell(1, 0), &Data::Float(1.0));
    assert_eq!(cell(2, 0), &Data::String("370399199001010010".to_owned()));
    assert_eq!(cell(1, 1), &Data::String("=1+1,\"张\"".to_owned()));
    assert_eq!(cell(1, 2), &Data::Float(123.45));
    assert_eq!(cell(1, 3).as_date().unwrap().to_string(), "2020-06-15");
    assert_eq!(
        cell(1, 4).as_datetime().unwrap().to_string(),
        "2020-06-15 08:30:00",
        "in China Standard Time"
    );
    assert_eq!(cell(1, 5), &Data::Bool(true));
    assert!(cell(2, 1).is_empty());
}

#[test]
fn an_answer_without_rows_is_a_whole_file_too() {
    let schema = batch().schema();
    let empty = |format| written(format, &schema, Vec::new()).unwrap();
    assert_eq!(empty(ResultFormat::Csv { mark: false }), b"id,name,amount,day,at,ok\n");
    assert_eq!(empty(ResultFormat::Json), b"[]");
    assert_eq!(empty(ResultFormat::JsonLines), b"");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(empty(ResultFormat::Xlsx))).unwrap();
    assert_eq!(book.worksheet_range_at(0).unwrap().unwrap().height(), 1);
    assert!(ParquetRecordBatchReaderBuilder::try_new(Bytes::from(empty(ResultFormat::Parquet))).is_ok());
}

#[test]
fn a_failure_half_way_is_told_and_ends_the_bytes() {
    for format in [
        ResultFormat::Csv { mark: false },
        ResultFormat::Xlsx,
        ResultFormat::Parquet,
    ] {
        let batch = batch();
        let broken = vec![
            Ok(batch.clone()),
            Err(Error::limit("query.too_long", "The query took too long.")),
        ];
        assert_eq!(refused(written(format, &batch.schema(), broken)).code, "query.too_long");
    }
}

#[test]
fn lists_cannot_be_csv() {
    let lists = ListArray::from_iter_primitive::<Int64Type, _, _>([Some(vec![Some(1)])]);
    let batch = RecordBatch::try_from_iter([("codes", Arc::new(lists) as ArrayRef)]).unwrap();
    let error = refused(written(ResultFormat::Csv { mark: false }, &batch.schema(), Vec::new()));
    assert_eq!(error.code, "result.column_nested");
    assert!(error.message.contains("codes"), "{}", error.message);
}
