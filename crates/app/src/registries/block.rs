//! Blocks of the keyed index: records of a registry that follow each other by key, as an Arrow stream, compressed.
//!
//! Columns are cut and compressed as they are, which costs a hundredth of writing every record as text. A look-up reads
//! the one block and tells one record of it.

use std::{io::Cursor, sync::Arc};

use arrow::{
    array::{Array, ArrayRef, AsArray, RecordBatch, StringArray},
    compute::cast,
    datatypes::{DataType, Field, Schema},
    ipc::{
        MetadataVersion,
        reader::StreamReader,
        writer::{IpcWriteOptions, StreamWriter},
    },
};
use jixia_lake::values;
use jixia_model::{Error, Result, rule::RuleValue};
use jixia_store::Block;
use serde_json::{Map, Value};

/// Records of a block: enough to compress well, few enough to be read in some ten microseconds.
const RECORDS: usize = 64;

/// Cuts rows into blocks. Where the keys do not rise from row to row, because files were read side by side, a new block
/// begins, so that blocks never overlap as long as each file is sorted and files do not overlap.
pub(super) fn cut(batch: &RecordBatch, key: &str) -> Result<Vec<Block>> {
    let texts = batch.column_by_name(key).map(|column| cast(column, &DataType::Utf8));
    let texts = texts.transpose().map_err(Error::internal)?;
    let keys = texts.as_ref().and_then(|texts| texts.as_string_opt::<i32>());
    let keys = keys.ok_or_else(|| no_key(key))?;
    let mut blocks = Vec::with_capacity(batch.num_rows().div_ceil(RECORDS));
    let mut start = 0;
    for end in 1..=batch.num_rows() {
        let full = end - start == RECORDS;
        if end == batch.num_rows() || full || keys.value(end - 1) >= keys.value(end) {
            blocks.push(Block {
                first_key: keys.value(start).to_owned(),
                records: write(&plain(&batch.slice(start, end - start))?)?,
            });
            start = end;
        }
    }
    Ok(blocks)
}

/// The record of the block with this key.
pub(super) fn find(block: &[u8], key_name: &str, key: &str) -> Result<Option<Map<String, Value>>> {
    let stream = snap::raw::Decoder::new()
        .decompress_vec(block)
        .map_err(Error::internal)?;
    let batches = StreamReader::try_new(Cursor::new(stream), None).map_err(Error::internal)?;
    for batch in batches {
        let batch = batch.map_err(Error::internal)?;
        let row = keys(&batch, key_name)?.iter().position(|other| other == Some(key));
        if let Some(row) = row {
            return document(&batch, row).map(Some);
        }
    }
    Ok(None)
}

fn write(rows: &RecordBatch) -> Result<Vec<u8>> {
    // Eight bytes are what readers need; the usual 64 would mostly be padding in columns as short as these.
    let options = IpcWriteOptions::try_new(8, false, MetadataVersion::V5).map_err(Error::internal)?;
    let schema = rows.schema();
    let mut writer = StreamWriter::try_new_with_options(Vec::new(), &schema, options).map_err(Error::internal)?;
    writer.write(rows).map_err(Error::internal)?;
    let stream = writer.into_inner().map_err(Error::internal)?;
    snap::raw::Encoder::new().compress_vec(&stream).map_err(Error::internal)
}

fn keys<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a StringArray> {
    let keys = batch.column_by_name(name).and_then(|column| column.as_string_opt());
    keys.ok_or_else(|| no_key(name))
}

fn no_key(name: &str) -> Error {
    Error::internal(format!("records of the index have no text column {name}"))
}

/// The rows with texts that lie one after the other, so that a cut takes only its own with it.
fn plain(batch: &RecordBatch) -> Result<RecordBatch> {
    let schema = batch.schema();
    let columns = schema.fields().iter().zip(batch.columns()).map(|(field, column)| {
        let column = match field.data_type() {
            DataType::Utf8View => cast(column, &DataType::Utf8).map_err(Error::internal)?,
            _ => Arc::clone(column),
        };
        Ok((Field::new(field.name(), column.data_type().clone(), true), column))
    });
    let (fields, columns): (Vec<Field>, Vec<ArrayRef>) = columns.collect::<Result<Vec<_>>>()?.into_iter().unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(Error::internal)
}

/// A row as the JSON document of its record, without what is null.
pub(super) fn document(batch: &RecordBatch, row: usize) -> Result<Map<String, Value>> {
    let mut document = Map::new();
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        if column.is_valid(row) {
            document.insert(field.name().clone(), json(field.name(), values::value(column, row)?)?);
        }
    }
    Ok(document)
}

fn json(name: &str, value: RuleValue) -> Result<Value> {
    Ok(match value {
        RuleValue::Null => Value::Null,
        RuleValue::Boolean(flag) => Value::Bool(flag),
        RuleValue::Text(text) if name == "_sources" => serde_json::from_str(&text).map_err(Error::internal)?,
        // Numbers stay text where JSON would lose digits.
        RuleValue::Number(digits) => digits.parse::<i64>().map_or(Value::String(digits), Value::from),
        RuleValue::Text(text) => Value::String(text),
    })
}

#[cfg(test)]
mod tests {
    use arrow::array::Int64Array;
    use proptest::prelude::*;

    use super::*;

    fn number(row: usize) -> Option<i64> {
        (!row.is_multiple_of(3)).then_some(row.cast_signed() as i64)
    }

    fn batch(keys: &[String]) -> RecordBatch {
        let numbers: Int64Array = (0..keys.len()).map(number).collect();
        let texts = StringArray::from_iter_values(keys);
        let views = cast(&texts, &DataType::Utf8View).expect("texts can be views");
        let columns: [(&str, ArrayRef); 2] = [("key", views), ("number", Arc::new(numbers))];
        RecordBatch::try_from_iter(columns).expect("columns of one length")
    }

    proptest! {
        /// Every record is in the last block that begins at or before its key, whatever runs of keys the batch is made of.
        #[test]
        fn every_record_is_found_in_the_block_before_its_key(runs in prop::collection::btree_set(0..5_000u32, 1..400), turn in 0..400usize) {
            let mut keys: Vec<String> = runs.iter().map(|key| format!("{key:05}")).collect();
            let turn = turn % keys.len();
            keys.rotate_left(turn);
            let batch = batch(&keys);
            let mut blocks = cut(&batch, "key").unwrap();
            blocks.sort_by(|a, b| a.first_key.cmp(&b.first_key));
            for (row, key) in keys.iter().enumerate() {
                let at = blocks.partition_point(|block| block.first_key <= *key) - 1;
                let found = find(&blocks[at].records, "key", key).unwrap().unwrap();
                prop_assert_eq!(&found["key"], key);
                prop_assert_eq!(found.get("number").and_then(Value::as_i64), number(row));
            }
            prop_assert_eq!(find(&blocks[0].records, "key", "nobody").unwrap(), None);
        }
    }
}
