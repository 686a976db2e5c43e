//! Failures of folders and files, told with what to do about them. Must not know what a file means.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use jixia_model::{Error, Kind};

/// The folder `folder` did not take or give a file.
pub(crate) fn folder(folder: &Path, source: io::Error) -> Error {
    let path = folder.display();
    let error = match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::unavailable(
            "files.disk_full",
            format!("The disk of {path} is full; nothing was kept. Free some space, then send the file again."),
        ),
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Error::unavailable(
            "files.folder_read_only",
            format!("The folder {path} may not be written; give the server's user the right to write there."),
        ),
        _ => Error::unavailable(
            "files.unusable",
            format!("The folder {path} cannot be used: {source}. Look at the disk and the path, then try again."),
        )
        .with("reason", &source),
    };
    error.with("path", path).with_source(source)
}

/// The delivered file `file` could not be read from the disk.
pub(crate) fn unreadable(file: &Path, source: io::Error) -> Error {
    let name = name_of(file);
    Error::new(
        Kind::Unavailable,
        "delivery.unreadable",
        format!("The file {name} cannot be read from the disk: {source}. Try again, or deliver it again."),
    )
    .with("name", name)
    .with("reason", &source)
    .with_source(source)
}

/// The file is broken inside, at a place that `source` tells.
pub(crate) fn broken(file: &Path, kind: &str, source: impl std::error::Error + Send + Sync + 'static) -> Error {
    let name = name_of(file);
    Error::invalid(
        "delivery.file_broken",
        format!("The {kind} file {name} is damaged ({source}). Open it where it was made, save it anew and deliver it again."),
    )
    .with("name", name)
    .with("kind", kind)
    .with("reason", &source)
    .with_source(source)
}

fn name_of(file: &Path) -> String {
    file.file_name().map_or_else(
        || file.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
