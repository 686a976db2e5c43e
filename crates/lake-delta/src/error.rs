//! Failures of storage, Delta and Arrow as errors of Jixia; it looks only at the failure, never at the work that failed.

use std::{error::Error as StdError, io};

use jixia_model::Error;

/// Turns a failure of storage at `place` into a sentence for the caller: full, not writable, or our fault.
pub(crate) fn storage_error(error: impl StdError + Send + Sync + 'static, place: &str) -> Error {
    let told = match io_kind(&error) {
        Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => Error::unavailable(
            "lake.disk_full",
            format!(
                "The disk of the lake is full while writing '{place}'; nothing was changed. Make room and try again."
            ),
        ),
        Some(io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::NotADirectory) => {
            Error::unavailable(
                "lake.not_writable",
                format!(
                    "The lake may not write '{place}'; nothing was changed. Give the service's user write access to it."
                ),
            )
        }
        _ => return Error::internal(error),
    };
    told.with("place", place).with_source(error)
}

/// The kind of the input/output error at the bottom of `error`, if there is one.
fn io_kind(error: &(dyn StdError + 'static)) -> Option<io::ErrorKind> {
    let mut cause = Some(error);
    let mut found = None;
    while let Some(error) = cause {
        if let Some(io) = error.downcast_ref::<io::Error>() {
            found = Some(io.kind());
        }
        cause = error.source();
    }
    found
}
