//! Queries, the guards on their tables, and their limits.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use arrow::{datatypes::SchemaRef, record_batch::RecordBatch};
use futures::{StreamExt, stream};
use jixia_functions::mask;
use jixia_model::DatasetName;

use crate::BatchStream;

/// A SQL query over a closed list of tables.
#[derive(Clone, Debug)]
pub struct Query {
    /// One SELECT statement of DataFusion's SQL.
    pub sql: String,
    /// The tables it may name; no others exist for it.
    pub tables: Vec<QueryTable>,
    /// What it may use.
    pub limits: Limits,
}

/// A table of a query, under the name that the SQL uses.
#[derive(Clone, Debug)]
pub struct QueryTable {
    /// Name in the SQL.
    pub name: String,
    /// Where the rows come from.
    pub source: Source,
}

/// Where the rows of a query's table come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A table of the lake.
    Table {
        /// The table.
        table: DatasetName,
        /// A past version, the current one if none.
        version: Option<u64>,
        /// What of it may be seen.
        guard: RowGuard,
    },
    /// Rows given with the query: of a row test, of a rule's case.
    Given {
        /// Columns of the rows.
        schema: SchemaRef,
        /// The rows.
        rows: Vec<RecordBatch>,
    },
}

/// What a query may see of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowGuard {
    /// Which rows.
    pub rows: Rows,
    /// Columns that are masked or hidden; those not named are shown. Names that the table lacks are an error.
    pub columns: Vec<(String, ColumnGuard)>,
    /// Whether technical columns (those that begin with `_`) are seen.
    pub technical_columns: bool,
}

impl RowGuard {
    /// Everything, for work of the system itself.
    pub fn whole() -> Self {
        Self {
            rows: Rows::All,
            columns: Vec::new(),
            technical_columns: true,
        }
    }
}

/// Which rows a guard lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// All rows.
    All,
    /// Rows for which this SQL condition over the table's columns is true.
    Where(String),
    /// No rows.
    None,
}

/// How a guard treats a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnGuard {
    /// The column does not exist for the query.
    Hidden,
    /// The values are masked before the query sees them; a masked column is text.
    Masked(Mask),
}

/// Ways to mask a value (`functions::mask` does it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mask {
    /// Citizen number: first three and last four characters stay.
    CitizenNumber,
    /// Name of a person: the first character stays.
    Name,
    /// Telephone number: first three and last four digits stay.
    Phone,
    /// Address: what comes before the street stays.
    Address,
    /// Everything becomes asterisks.
    Whole,
}

impl Mask {
    /// Masks one value.
    pub fn apply(self, text: &str) -> String {
        match self {
            Self::CitizenNumber => mask::citizen_number(text),
            Self::Name => mask::name(text),
            Self::Phone => mask::phone(text),
            Self::Address => mask::address(text),
            Self::Whole => mask::whole(text),
        }
    }
}

/// What a query may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most rows of the answer; the answer says when it was cut.
    pub rows_max: u64,
    /// Longest time until the last row; then `query.too_long`.
    pub time_max: Duration,
    /// Most memory in bytes; then `query.too_much_memory`.
    pub memory_max_bytes: u64,
}

impl Limits {
    /// Limits for work of the system itself: 10^12 rows, an hour, 4 GiB.
    pub fn system() -> Self {
        Self {
            rows_max: 1_000_000_000_000,
            time_max: Duration::from_hours(1),
            memory_max_bytes: 4 << 30,
        }
    }
}

/// The answer to a query.
pub struct Answer {
    /// Columns.
    pub schema: SchemaRef,
    /// Rows, at most [`Limits::rows_max`] and one more, by which the caller knows that the answer was cut.
    pub rows: BatchStream,
    /// Tables that the SQL named.
    pub tables: Vec<ReadTable>,
}

/// A table as a query read it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadTable {
    /// Name in the SQL.
    pub name: String,
    /// The version that was read; none for rows that were given with the query.
    pub version: Option<u64>,
}

/// How many rows of an answer were wanted, and whether there were more; known when they have been read to their end.
#[derive(Clone, Debug, Default)]
pub struct Cut(Arc<Counted>);

#[derive(Debug, Default)]
struct Counted {
    happened: AtomicBool,
    rows: AtomicU64,
}

impl Cut {
    /// Whether rows were left out.
    pub fn happened(&self) -> bool {
        self.0.happened.load(Ordering::Acquire)
    }

    /// Rows that were not left out.
    pub fn rows(&self) -> u64 {
        self.0.rows.load(Ordering::Acquire)
    }
}

impl Answer {
    /// The first `rows_max` rows, and whether there are more.
    pub fn first(self, rows_max: u64) -> (Self, Cut) {
        let cut = Cut::default();
        let state = (self.rows, rows_max, cut.clone());
        let rows = stream::unfold(state, |(mut rows, left, cut)| async move {
            match rows.next().await? {
                Ok(batch) => {
                    let taken = (batch.num_rows() as u64).min(left);
                    if taken < batch.num_rows() as u64 {
                        cut.0.happened.store(true, Ordering::Release);
                    }
                    cut.0.rows.fetch_add(taken, Ordering::AcqRel);
                    // Where nothing of a batch is wanted, nothing behind it is.
                    let wanted = taken > 0 || batch.num_rows() == 0;
                    wanted.then(|| (Ok(batch.slice(0, taken as usize)), (rows, left - taken, cut)))
                }
                Err(error) => Some((Err(error), (rows, 0, cut))),
            }
        });
        let rows: BatchStream = Box::pin(rows);
        (Self { rows, ..self }, cut)
    }
}
