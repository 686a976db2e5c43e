//! JSON lines.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use jixia_model::{Error, Result};
use serde_json::{Map, Value};

use super::{Sink, write_failed};
use crate::cell::{Cell, Layout, Row, plain_amount};

pub(super) struct JsonLines {
    layout: &'static Layout,
    path: PathBuf,
    file: BufWriter<File>,
    rows: u64,
}

impl JsonLines {
    pub(super) fn create(layout: &'static Layout, out: &Path) -> Result<Self> {
        let path = out.join(format!("{}.jsonl", layout.dataset));
        let file = File::create(&path).map_err(|error| write_failed(&path, error))?;
        Ok(Self {
            layout,
            path,
            file: BufWriter::new(file),
            rows: 0,
        })
    }
}

impl Sink for JsonLines {
    fn row(&mut self, row: Row) -> Result<()> {
        let mut object = Map::with_capacity(row.len());
        for (column, cell) in self.layout.columns.iter().zip(row) {
            let value = match cell {
                Cell::Empty => Value::Null,
                Cell::Word(word) => Value::from(word),
                Cell::Text(text) => Value::from(text),
                Cell::Integer(number) => Value::from(number),
                Cell::Cents(cents) => Value::from(plain_amount(cents)),
                Cell::Date(day) => Value::from(self.layout.dates.write(day)),
            };
            object.insert(column.header.to_owned(), value);
        }
        serde_json::to_writer(&mut self.file, &object)
            .map_err(std::io::Error::from)
            .and_then(|()| self.file.write_all(b"\n"))
            .map_err(|error| write_failed(&self.path, error))?;
        self.rows += 1;
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Vec<(PathBuf, u64)>> {
        let file = self
            .file
            .into_inner()
            .map_err(|error| Error::internal(error.to_string()))?;
        file.sync_all().map_err(|error| write_failed(&self.path, error))?;
        Ok(vec![(self.path, self.rows)])
    }
}
