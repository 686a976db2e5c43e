//! Turns what the database says into our errors: expected conflicts by constraint, passing trouble by kind.

use jixia_model::{Error, Result};
use sea_orm::{DbErr, RuntimeErr, SqlErr, SqlxError};

/// SQLite's primary result codes of trouble that passes or that an operator can end.
mod sqlite_code {
    pub(super) const BUSY: u32 = 5;
    pub(super) const LOCKED: u32 = 6;
    pub(super) const READ_ONLY: u32 = 8;
    pub(super) const FULL: u32 = 13;
    pub(super) const CANNOT_OPEN: u32 = 14;
}

/// Results of the database with our errors.
pub(crate) trait OrFailure<T> {
    /// Nothing is expected to go wrong.
    fn or_failure(self) -> Result<T>;

    /// A value of `column` (`table.column`) that is there already is the caller's conflict.
    fn or_taken(self, column: &str, taken: impl FnOnce() -> Error) -> Result<T>;

    /// A row that others refer to, or a reference to a row that is not there, is the caller's conflict.
    fn or_reference(self, broken: impl FnOnce() -> Error) -> Result<T>;
}

impl<T> OrFailure<T> for Result<T, DbErr> {
    fn or_failure(self) -> Result<T> {
        self.map_err(failure)
    }

    fn or_taken(self, column: &str, taken: impl FnOnce() -> Error) -> Result<T> {
        self.map_err(|error| {
            if violates_unique(&error, column) {
                taken().with_source(error)
            } else {
                failure(error)
            }
        })
    }

    fn or_reference(self, broken: impl FnOnce() -> Error) -> Result<T> {
        self.map_err(|error| match error.sql_err() {
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => broken().with_source(error),
            _ => failure(error),
        })
    }
}

/// Whether the error says that a value of `column` (`table.column`) is there already.
///
/// SQLite names the column, PostgreSQL names the constraint, which is called `table_column_key`.
pub(crate) fn violates_unique(error: &DbErr, column: &str) -> bool {
    let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() else {
        return false;
    };
    let constraint = format!("\"{}_key\"", column.replace('.', "_"));
    message.contains(&constraint) || message.ends_with(&format!(": {column}"))
}

/// What a failure of the database means to a caller.
pub(crate) fn failure(error: DbErr) -> Error {
    let told = match &error {
        DbErr::ConnectionAcquire(_) => Some(busy()),
        DbErr::Conn(RuntimeErr::SqlxError(cause)) => Some(passing(cause).unwrap_or_else(unreachable)),
        DbErr::Conn(_) => Some(unreachable()),
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => passing(cause),
        _ => None,
    };
    match told {
        Some(told) => told.with_source(error),
        None => Error::internal(error),
    }
}

/// Trouble that passes, or that an operator can end.
fn passing(cause: &SqlxError) -> Option<Error> {
    let SqlxError::Database(cause) = cause else {
        return matches!(
            cause,
            SqlxError::Io(_) | SqlxError::PoolClosed | SqlxError::WorkerCrashed | SqlxError::Tls(_)
        )
        .then(unreachable);
    };
    let code = cause.code().unwrap_or_default();
    match code.as_ref() {
        "53100" => return Some(full()),
        "25006" => return Some(read_only()),
        "40001" | "40P01" | "55P03" => return Some(busy()),
        "28000" | "28P01" | "3D000" | "57P03" | "53300" => return Some(unreachable()),
        _ => {}
    }
    // SQLite's extended codes carry the primary code in the low byte; PostgreSQL's have five characters.
    let primary = (code.len() < 5).then(|| code.parse::<u32>().ok()).flatten()? & 0xff;
    match primary {
        sqlite_code::BUSY | sqlite_code::LOCKED => Some(busy()),
        sqlite_code::READ_ONLY => Some(read_only()),
        sqlite_code::FULL => Some(full()),
        sqlite_code::CANNOT_OPEN => Some(unreachable()),
        _ => None,
    }
}

fn busy() -> Error {
    Error::unavailable(
        "store.busy",
        "The control-plane database is busy with other changes; try again in a moment.",
    )
}

fn read_only() -> Error {
    Error::unavailable(
        "store.read_only",
        "The control-plane database cannot be written; ask an administrator to check the permissions of its file or server.",
    )
}

fn full() -> Error {
    Error::unavailable(
        "store.full",
        "The disk of the control-plane database is full; ask an administrator to make room, then try again.",
    )
}

pub(crate) fn unreachable() -> Error {
    Error::unavailable(
        "store.unreachable",
        "The control-plane database does not answer; ask an administrator to check that it runs and that its address is right.",
    )
}
