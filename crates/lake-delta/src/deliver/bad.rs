//! Where bad rows go: into the quarantine of their delivery, or, when rows are only checked, the first of them to whoever
//! asked. It must not know why they are bad.

use arrow::record_batch::RecordBatch;
use jixia_model::Result;

use crate::quarantine::QuarantineWriter;

/// Where bad rows go.
pub(super) enum BadRows {
    /// Into a quarantine.
    Kept(Box<QuarantineWriter>),
    /// The first of them into memory.
    Shown {
        /// The rows so far.
        rows: Vec<RecordBatch>,
        /// How many more are wanted.
        left: usize,
    },
}

impl BadRows {
    /// The first `rows_max` are shown, none is kept.
    pub(super) fn shown(rows_max: usize) -> Self {
        Self::Shown {
            rows: Vec::new(),
            left: rows_max,
        }
    }

    /// Adds rows in the columns of a quarantine.
    pub(super) async fn write(&mut self, bad: &RecordBatch) -> Result<()> {
        match self {
            Self::Kept(writer) => writer.write(bad).await,
            Self::Shown { rows, left } => {
                let wanted = bad.num_rows().min(*left);
                if wanted > 0 {
                    rows.push(bad.slice(0, wanted));
                    *left -= wanted;
                }
                Ok(())
            }
        }
    }

    /// Puts the quarantine in place; gives the rows to show.
    pub(super) async fn finish(self) -> Result<Vec<RecordBatch>> {
        match self {
            Self::Kept(writer) => writer.finish().await.map(|()| Vec::new()),
            Self::Shown { rows, .. } => Ok(rows),
        }
    }
}
