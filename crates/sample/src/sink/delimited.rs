//! Text files with separators, in the encodings that departments use.

use std::{
    borrow::Cow,
    fs::File,
    io::Write,
    path::{Path, PathBuf},
};

use jixia_model::{Error, Result};

use super::{Sink, write_failed};
use crate::cell::{Cell, Encoding, Layout, Row, plain_amount};

/// UTF-8 bytes that are collected before they are encoded and written.
const BUFFER_BYTES: usize = 1 << 20;

pub(super) struct Delimited {
    layout: &'static Layout,
    path: PathBuf,
    file: File,
    encoding: Encoding,
    separator: u8,
    buffer: csv::Writer<Vec<u8>>,
    buffered_bytes: usize,
    rows: u64,
}

impl Delimited {
    pub(super) fn create(layout: &'static Layout, out: &Path, encoding: Encoding, separator: u8) -> Result<Self> {
        let extension = if separator == b'\t' { "txt" } else { "csv" };
        let path = out.join(format!("{}.{extension}", layout.dataset));
        let mut file = File::create(&path).map_err(|error| write_failed(&path, error))?;
        let mark: &[u8] = match encoding {
            Encoding::Utf8 | Encoding::Gb18030 => &[],
            Encoding::Utf8Bom => b"\xEF\xBB\xBF",
            Encoding::Utf16Le => b"\xFF\xFE",
        };
        file.write_all(mark).map_err(|error| write_failed(&path, error))?;
        let mut buffer = writer(separator);
        buffer
            .write_record(layout.columns.iter().map(|column| column.header))
            .map_err(Error::internal)?;
        Ok(Self {
            layout,
            path,
            file,
            encoding,
            separator,
            buffer,
            buffered_bytes: 0,
            rows: 0,
        })
    }

    fn flush(&mut self) -> Result<()> {
        let full = std::mem::replace(&mut self.buffer, writer(self.separator));
        self.buffered_bytes = 0;
        let bytes = full.into_inner().map_err(|error| Error::internal(error.to_string()))?;
        let encoded: Cow<'_, [u8]> = match self.encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => Cow::Borrowed(&bytes),
            Encoding::Gb18030 => {
                encoding_rs::GB18030
                    .encode(std::str::from_utf8(&bytes).map_err(Error::internal)?)
                    .0
            }
            Encoding::Utf16Le => {
                let text = std::str::from_utf8(&bytes).map_err(Error::internal)?;
                Cow::Owned(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
            }
        };
        self.file
            .write_all(&encoded)
            .map_err(|error| write_failed(&self.path, error))
    }
}

impl Sink for Delimited {
    fn row(&mut self, row: Row) -> Result<()> {
        for cell in row {
            let text: Cow<'static, str> = match cell {
                Cell::Empty => Cow::Borrowed(""),
                Cell::Word(word) => Cow::Borrowed(word),
                Cell::Text(text) => Cow::Owned(text),
                Cell::Integer(number) => Cow::Owned(number.to_string()),
                Cell::Cents(cents) => Cow::Owned(plain_amount(cents)),
                Cell::Date(day) => Cow::Owned(self.layout.dates.write(day)),
            };
            self.buffered_bytes += text.len() + 1;
            self.buffer.write_field(text.as_bytes()).map_err(Error::internal)?;
        }
        self.buffer.write_record(None::<&[u8]>).map_err(Error::internal)?;
        self.rows += 1;
        if self.buffered_bytes >= BUFFER_BYTES {
            self.flush()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<(PathBuf, u64)>> {
        self.flush()?;
        self.file.sync_all().map_err(|error| write_failed(&self.path, error))?;
        Ok(vec![(self.path, self.rows)])
    }
}

fn writer(separator: u8) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::with_capacity(BUFFER_BYTES + BUFFER_BYTES / 4))
}
