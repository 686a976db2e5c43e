//! Failures of storage, Delta and Arrow as errors of Jixia; it looks only at the failure, never at the work that failed.

use std::{error::Error as StdError, io};

use jixia_model::Error;

/// Turns a failure of storage at `place` into a sentence for the caller: full, not writable, or our fault.
pub(crate) fn storage_error(error: impl StdError + Send + Sync + 'static, place: &str) -> Error {
    let told = match io_kind(&error) {
        Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => Error::unavailable(
            "lake.disk_full",
            format!(
                "The disk of the lake is full while writing '{place}'. Make room and try again; no table was changed."
            ),
        ),
        Some(io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::NotADirectory) => {
            Error::unavailable(
                "lake.not_writable",
                format!(
                    "The service's user may not read or write '{place}'. Give it access and try again; no table was \
                     changed."
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

#[cfg(test)]
mod tests {
    use deltalake::{DeltaTableError, logstore::object_store};
    use jixia_model::Kind;

    use super::*;

    fn wrapped(kind: io::ErrorKind) -> DeltaTableError {
        DeltaTableError::ObjectStore {
            source: object_store::Error::Generic {
                store: "LocalFileSystem",
                source: Box::new(io::Error::from(kind)),
            },
        }
    }

    #[test]
    fn a_full_disk_is_found_under_the_layers_above_it_and_named_with_its_place() {
        let error = storage_error(wrapped(io::ErrorKind::StorageFull), "tables/firms");
        assert_eq!((error.kind, error.code), (Kind::Unavailable, "lake.disk_full"));
        assert!(error.message.contains("'tables/firms'"), "{}", error.message);
        assert_eq!(error.params, [("place", "tables/firms".to_owned())]);
    }

    #[test]
    fn a_read_only_place_and_a_forbidden_one_are_not_writable() {
        for kind in [io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::PermissionDenied] {
            assert_eq!(storage_error(wrapped(kind), "x").code, "lake.not_writable");
        }
    }

    #[test]
    fn any_other_failure_is_ours() {
        assert_eq!(storage_error(wrapped(io::ErrorKind::Interrupted), "x").code, "internal");
    }
}
