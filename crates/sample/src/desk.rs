//! The desk of one department: takes what is true, makes its mistakes, writes its file. Must not know other desks.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use jixia_model::{DatasetName, Result};

use crate::{
    cell::{Layout, Row},
    damage::Damage,
    draw::Draw,
    mess::{Mess, MessCount},
    sink::{self, Sink},
};

/// A file that a department hands over.
#[derive(Clone, Debug, PartialEq)]
pub struct DeliveryFile {
    /// Dataset that it is delivered to.
    pub dataset: DatasetName,
    /// Code of the organisation that delivers: `zibo-public-security`.
    pub organisation: String,
    /// Where the file is.
    pub path: PathBuf,
    /// Rows in the file.
    pub rows: u64,
    /// Mistakes made in all files of the dataset; told with the first of them.
    pub messes: Vec<MessCount>,
}

/// What a department writes of something that it is told.
pub(crate) trait Department<I>: Send {
    /// What the file looks like.
    fn layout(&self) -> &'static Layout;

    /// Writes the rows that `input` makes.
    fn record(&mut self, input: &I, desk: &mut Desk) -> Result<()>;
}

/// An open file with the mistakes that go into it.
pub(crate) struct Desk {
    /// The mistakes.
    pub(crate) damage: Damage,
    layout: &'static Layout,
    sink: Box<dyn Sink>,
    twin: Option<Row>,
}

impl Desk {
    /// Opens the file of `layout` in the folder `out`.
    pub(crate) fn open(layout: &'static Layout, out: &Path, seed: u64, round: u64, today: NaiveDate) -> Result<Self> {
        Ok(Self {
            damage: Damage::new(Draw::new(seed, layout.dataset, round)),
            layout,
            sink: sink::open(layout, out, today)?,
            twin: None,
        })
    }

    /// Writes a row, and perhaps once more later.
    pub(crate) fn put(&mut self, row: Row, duplicate: Mess) -> Result<()> {
        debug_assert_eq!(row.len(), self.layout.columns.len(), "{}", self.layout.dataset);
        if self.damage.hit(duplicate) {
            // The second copy of a row waits for the next duplicate, so that the two do not stand side by side.
            if let Some(earlier) = self.twin.replace(row.clone()) {
                self.sink.row(earlier)?;
            }
        }
        self.sink.row(row)
    }

    /// Completes the file or files; a department that has nothing to tell hands over nothing.
    pub(crate) fn close(mut self) -> Result<Vec<DeliveryFile>> {
        if let Some(row) = self.twin.take() {
            self.sink.row(row)?;
        }
        let dataset = DatasetName::parse(self.layout.dataset)?;
        let mut messes = self.damage.counts();
        let mut files = Vec::new();
        for (path, rows) in self.sink.finish()? {
            if rows == 0 {
                std::fs::remove_file(&path).map_err(|error| sink::write_failed(&path, error))?;
                continue;
            }
            files.push(DeliveryFile {
                dataset: dataset.clone(),
                organisation: self.layout.organisation.to_owned(),
                path,
                rows,
                messes: std::mem::take(&mut messes),
            });
        }
        Ok(files)
    }
}
