//! Pulls a table or the answer of a query out of a department's PostgreSQL, reading only, and types it like a file.
//!
//! The rows come by COPY as CSV, so that they take the way of delivered files. It must not know what becomes of them.

use std::{
    io::{self, Read},
    time::Duration,
};

use bytes::Bytes;
use futures::{
    StreamExt,
    stream::{self, BoxStream},
};
use jixia_lake::DeliveredStream;
use jixia_model::{Error, Result, contract::Contract};
use tokio::sync::mpsc;
use tokio_postgres::{Client, Config, CopyOutStream, NoTls};

pub(crate) mod failure;

use crate::{
    inspect::Encoding,
    mapping::{Mapping, SavedMapping, map_columns},
    read::{ReadOptions, delimited::Form, feed_delimited, pipeline, split::Splitter},
    typing::Typer,
};

/// Pieces that wait between the network and the parser.
const WAITING: usize = 16;

/// What is pulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PullSource {
    /// All rows of a table or view.
    Table {
        /// Schema, the search path of the user where none is given.
        schema: Option<String>,
        /// Name.
        name: String,
    },
    /// The answer of one SELECT statement.
    Query(String),
}

/// What is pulled, and how long it may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pull {
    /// What is pulled.
    pub source: PullSource,
    /// Longest time to wait for the database to answer at all.
    pub connect_timeout: Duration,
    /// Longest time for all rows.
    pub statement_timeout: Duration,
}

/// Rows on their way out of a database.
pub struct Pulled {
    /// Columns of the answer.
    pub columns: Vec<String>,
    /// How they were matched with the contract.
    pub mapping: Mapping,
    /// The rows; the line of each is its line in the CSV form of the answer, from 1.
    pub rows: DeliveredStream,
}

impl PullSource {
    fn select(&self) -> String {
        match self {
            Self::Table { schema: None, name } => format!("SELECT * FROM {}", quoted(name)),
            Self::Table {
                schema: Some(schema),
                name,
            } => format!("SELECT * FROM {}.{}", quoted(schema), quoted(name)),
            Self::Query(sql) => sql.trim().trim_end_matches(';').to_owned(),
        }
    }
}

pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Pulls rows from the database at `url` (`postgresql://user:password@host:port/database`) and types them for `contract`.
///
/// It runs in a read-only transaction with a time limit, and must be called inside a Tokio runtime. Nothing of `url` but host,
/// port and database is ever told.
///
/// # Errors
/// `connect.url_malformed`, `connect.database_unreachable`, `connect.login_refused`, `connect.database_missing`,
/// `connect.table_missing`, `connect.not_allowed`, `connect.query_wrong`, `connect.query_writes`,
/// `connect.query_without_rows`, `connect.too_slow`, `connect.tls_required`,
/// `connect.database_failed`, and those of [`map_columns`]. The stream fails with the same.
pub async fn pull_postgres(
    url: &str,
    pull: &Pull,
    contract: &Contract,
    saved: &SavedMapping,
    options: &ReadOptions,
) -> Result<Pulled> {
    let (columns, wait) = copy(url, pull, "FORMAT csv").await?;
    let mapping = map_columns(&columns, &[], contract, saved)?;
    let form = Form {
        separator: b',',
        encoding: Encoding::Utf8 { mark: false },
        columns: columns.len(),
    };
    let cut = options.cut(Some(form.separator));
    let typer = Typer::new(contract, &mapping, options.meaning());
    let rows = pipeline::start(typer.into(), move |feed| {
        let reader = Pieces {
            wait,
            piece: Bytes::new(),
            at_end: false,
        };
        feed_delimited(Splitter::new(reader, cut, 1), form, feed).map_err(as_told)
    })?;
    Ok(Pulled { columns, mapping, rows })
}

/// Pulls rows as [`pull_postgres`] does, as the bytes of a CSV file with a header, to be kept and delivered like a file.
///
/// # Errors
/// As [`pull_postgres`], without those of the columns. The stream fails with the same, inside an [`io::Error`].
pub async fn copy_postgres(url: &str, pull: &Pull) -> Result<BoxStream<'static, io::Result<Bytes>>> {
    let (_, wait) = copy(url, pull, "FORMAT csv, HEADER").await?;
    let pieces = stream::unfold(wait, |mut wait| async {
        match wait.recv().await {
            Some(Some(piece)) => Some((piece, wait)),
            Some(None) => None,
            None => Some((Err(io::ErrorKind::UnexpectedEof.into()), wait)),
        }
    });
    Ok(pieces.boxed())
}

/// Begins to copy: the columns of the answer, and its pieces on their way.
async fn copy(url: &str, pull: &Pull, options: &str) -> Result<(Vec<String>, mpsc::Receiver<Piece>)> {
    let mut config: Config = url.parse().map_err(failure::url_malformed)?;
    config.connect_timeout(pull.connect_timeout);
    config.application_name("jixia");
    let place = failure::Place::of(&config);
    let connecting = tokio::time::timeout(pull.connect_timeout, config.connect(NoTls));
    let (client, connection) = match connecting.await {
        Ok(connected) => connected.map_err(|source| place.tell(source))?,
        Err(_) => return Err(place.unreachable()),
    };
    // The task ends by itself when the client is dropped; its failures come out of the client's calls too.
    tokio::spawn(connection);
    let select = pull.source.select();
    let columns = begin(&client, &select, pull.statement_timeout)
        .await
        .map_err(|source| place.tell(source))?;
    if columns.is_empty() {
        return Err(failure::no_rows());
    }
    // The line break ends a comment that the query may close with.
    let copy = format!("COPY ({select}\n) TO STDOUT ({options})");
    let rows = client
        .copy_out(copy.as_str())
        .await
        .map_err(|source| place.tell(source))?;
    let (pieces, wait) = mpsc::channel(WAITING);
    tokio::spawn(forward(client, rows, pieces, place));
    Ok((columns, wait))
}

/// Opens the transaction and tells the columns of the answer.
///
/// The query is prepared alone first: a text that is more or less than one whole statement is refused here, before it is
/// put into another one.
async fn begin(client: &Client, select: &str, timeout: Duration) -> Result<Vec<String>, tokio_postgres::Error> {
    let timeout = timeout.as_millis();
    client
        .batch_execute(&format!(
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = {timeout}; \
             SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL client_encoding = 'UTF8'"
        ))
        .await?;
    let statement = client.prepare(select).await?;
    Ok(statement
        .columns()
        .iter()
        .map(|column| column.name().to_owned())
        .collect())
}

/// What comes from the network: a piece, the end, or a failure.
type Piece = Option<io::Result<Bytes>>;

/// Carries the answer from the network to the parser. That nobody reads any more ends the transaction.
async fn forward(client: Client, rows: CopyOutStream, pieces: mpsc::Sender<Piece>, place: failure::Place) {
    let mut rows = std::pin::pin!(rows);
    while let Some(piece) = rows.next().await {
        let piece = piece.map_err(|source| io::Error::other(place.tell(source)));
        let failed = piece.is_err();
        if pieces.send(Some(piece)).await.is_err() || failed {
            return;
        }
    }
    // All rows have come; how a transaction that only read ends changes nothing for them.
    let _ = client.batch_execute("COMMIT").await;
    let _ = pieces.send(None).await;
}

/// Pieces from the network as a reader.
struct Pieces {
    wait: mpsc::Receiver<Piece>,
    piece: Bytes,
    at_end: bool,
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() && !self.at_end {
            match self.wait.blocking_recv() {
                Some(Some(piece)) => self.piece = piece?,
                Some(None) => self.at_end = true,
                None => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
        let count = into.len().min(self.piece.len());
        into[..count].copy_from_slice(&self.piece.split_to(count));
        Ok(count)
    }
}

/// The error that was carried through a reader.
fn as_told(source: io::Error) -> Error {
    match source.downcast::<Error>() {
        Ok(told) => told,
        Err(source) => Error::internal(source),
    }
}
