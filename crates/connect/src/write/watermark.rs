//! Watermarks: a file that leaves says by itself under which share, to whom and with which receipt it was given.
//!
//! XLSX carries it in the document's properties and in the footer of each printed page, Parquet in the metadata of the
//! file. CSV has no place for anything but rows, and readers choke on a line of another shape, so there each row says it in
//! a last column, which an extract of the file keeps.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, StringArray},
    datatypes::{DataType, Field, Schema, SchemaRef},
    record_batch::RecordBatch,
};
use futures::StreamExt;
use jixia_lake::BatchStream;
use jixia_model::{Error, Result};
use parquet::file::metadata::KeyValue;
use rust_xlsxwriter::{DocProperties, Worksheet};

/// The column of a CSV file that says whose it is; technical, like all columns that begin with `_`.
const COLUMN: &str = "_share";
/// Most characters of a footer of a spreadsheet, with room for what is written around the names.
const FOOTER_CHARS_MAX: usize = 80;

/// Whose file it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watermark {
    /// Number of the share.
    pub share: String,
    /// Who was given the file.
    pub recipient: String,
    /// Who gave it.
    pub provider: String,
    /// Identifier of the receipt.
    pub receipt: String,
}

impl Watermark {
    /// What the metadata of a Parquet file say.
    pub(super) fn metadata(&self) -> Vec<KeyValue> {
        let entries = [
            ("jixia.share", &self.share),
            ("jixia.recipient", &self.recipient),
            ("jixia.provider", &self.provider),
            ("jixia.receipt", &self.receipt),
        ];
        let entry = |(name, value): (&str, &String)| KeyValue::new(name.to_owned(), value.clone());
        entries.into_iter().map(entry).collect()
    }

    /// What the properties of a workbook say.
    pub(super) fn properties(&self) -> DocProperties {
        DocProperties::new()
            .set_title(&self.share)
            .set_subject(&self.recipient)
            .set_author(&self.provider)
            .set_company(&self.recipient)
            .set_keywords(format!("{} {}", self.share, self.receipt))
            .set_comment(format!("{} → {}, {}", self.provider, self.recipient, self.receipt))
            .set_custom_property("jixia.share", self.share.as_str())
            .set_custom_property("jixia.recipient", self.recipient.as_str())
            .set_custom_property("jixia.receipt", self.receipt.as_str())
    }

    /// Writes the footer of each printed page.
    pub(super) fn stamp(&self, sheet: &mut Worksheet) {
        // In a footer an ampersand begins a command unless it stands twice.
        let recipient: String = self.recipient.chars().take(FOOTER_CHARS_MAX).collect();
        let recipient = recipient.replace('&', "&&");
        sheet.set_footer(format!("&L{} {recipient}&C{}&R&P / &N", self.share, self.receipt));
    }

    /// The rows with the column that says whose they are.
    pub(super) fn on_rows(&self, schema: &SchemaRef, batches: BatchStream) -> (SchemaRef, BatchStream) {
        let mut fields: Vec<_> = schema.fields().iter().cloned().collect();
        fields.push(Arc::new(Field::new(COLUMN, DataType::Utf8, true)));
        let schema = Arc::new(Schema::new(fields));
        let (text, marked) = (format!("{} {}", self.share, self.receipt), Arc::clone(&schema));
        let batches = batches.map(move |batch| mark(&batch?, &marked, &text));
        (schema, batches.boxed())
    }
}

fn mark(batch: &RecordBatch, schema: &SchemaRef, text: &str) -> Result<RecordBatch> {
    let mut columns = batch.columns().to_vec();
    let marks: ArrayRef = Arc::new(StringArray::from_iter_values(std::iter::repeat_n(
        text,
        batch.num_rows(),
    )));
    columns.push(marks);
    RecordBatch::try_new(Arc::clone(schema), columns).map_err(Error::internal)
}
