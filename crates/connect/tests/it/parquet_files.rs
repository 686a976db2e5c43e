//! Parquet: typed columns come over exactly, columns of lists do not.

use std::sync::Arc;

use arrow::{
    array::{
        ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array, ListArray, StringArray,
        TimestampMicrosecondArray,
    },
    datatypes::Int64Type,
    record_batch::RecordBatch,
};
use jixia_connect::Format;
use jixia_model::contract::ColumnType;
use parquet::arrow::ArrowWriter;

use crate::kit::{Given, TEXT, column, contract, refused, required};

fn given(batch: &RecordBatch) -> Given {
    let given = Given::place("a.parquet");
    let file = std::fs::File::create(given.path()).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
    given
}

#[test]
fn typed_columns_come_over_exactly() {
    let contract = contract(vec![
        required("id", "编号", ColumnType::Integer),
        required("name", "姓名", TEXT),
        column("day", "日期", ColumnType::Date),
        column(
            "amount",
            "金额",
            ColumnType::Decimal {
                precision: 20,
                scale: 2,
            },
        ),
        column("at", "时间", ColumnType::Timestamp),
        column("local", "本地时间", ColumnType::Timestamp),
        column("ok", "是否", ColumnType::Boolean),
    ]);
    let day = 18_428; // 2020-06-15
    let at = i64::from(day) * 86_400_000_000;
    let lists = ListArray::from_iter_primitive::<Int64Type, _, _>([Some(vec![Some(1)]), None]);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("id", Arc::new(Int64Array::from(vec![9_007_199_254_740_993, 2]))),
        ("姓名", Arc::new(StringArray::from(vec!["张三", "李四"]))),
        ("day", Arc::new(Date32Array::from(vec![Some(day), None]))),
        (
            "amount",
            Arc::new(
                Decimal128Array::from(vec![123_450, -1])
                    .with_precision_and_scale(20, 2)
                    .unwrap(),
            ),
        ),
        (
            "at",
            Arc::new(TimestampMicrosecondArray::from(vec![at, at]).with_timezone("UTC")),
        ),
        ("local", Arc::new(TimestampMicrosecondArray::from(vec![at, at]))),
        ("ok", Arc::new(BooleanArray::from(vec![true, false]))),
        ("list", Arc::new(lists)),
    ];
    let given = given(&RecordBatch::try_from_iter(columns).unwrap());
    let inspection = given.inspect().unwrap();
    assert_eq!(inspection.format, Format::Parquet);
    assert_eq!(inspection.sample[0][3], "1234.50");
    let read = given.read(&contract).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(read.lines, [1, 2]);
    let instant = "2020-06-15T00:00:00Z";
    let in_china = "2020-06-14T16:00:00Z";
    assert_eq!(
        read.cells(),
        [
            [
                "9007199254740993",
                "张三",
                "2020-06-15",
                "1234.50",
                instant,
                in_china,
                "true"
            ],
            ["2", "李四", "∅", "-0.01", instant, in_china, "false"],
        ]
    );
}

#[test]
fn a_file_without_rows_is_refused() {
    let empty =
        RecordBatch::try_from_iter([("id", Arc::new(Int64Array::from(Vec::<i64>::new())) as ArrayRef)]).unwrap();
    assert_eq!(refused(given(&empty).inspect()).code, "delivery.header_only");
}
