//! What a file is, told from its content and never from its name.
//!
//! It must not know rows and columns.

use std::{
    fmt,
    fs::File,
    io::{ErrorKind, Read},
    path::Path,
};

use jixia_model::{Error, Result};

use super::encoding::utf16_by_zeros;
use crate::error;

const HEAD_BYTES: u64 = 64 << 10;
/// Largest size of a workbook's parts together, unpacked; beyond it the file is a bomb or needs to be split.
const UNPACKED_MAX_BYTES: u64 = 16 << 30;

/// Format of a delivered file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text with separators: CSV, TSV and their like.
    Delimited,
    /// One JSON object per line.
    JsonLines,
    /// Excel workbook since 2007.
    Xlsx,
    /// Binary Excel workbook since 2007.
    Xlsb,
    /// Excel workbook up to 2003.
    Xls,
    /// Spreadsheet of the `OpenDocument` format.
    Ods,
    /// Apache Parquet.
    Parquet,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Delimited => "CSV",
            Self::JsonLines => "JSON lines",
            Self::Xlsx => "XLSX",
            Self::Xlsb => "XLSB",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
            Self::Parquet => "Parquet",
        })
    }
}

/// What the first bytes say.
pub(super) enum Sniffed {
    /// A format with its own mark.
    Known(Format),
    /// Text of some sort, to be looked at further.
    Text,
}

/// Tells the format of `path` from its content; `file_name` is only named in errors.
///
/// # Errors
/// `delivery.file_empty`, `delivery.not_a_workbook`, `delivery.password_protected`, `delivery.archive`,
/// `delivery.format_unknown`, `delivery.file_broken`, `delivery.unreadable`.
pub(super) fn sniff(path: &Path, file_name: &str) -> Result<Sniffed> {
    let unreadable = |source| error::unreadable(path, source);
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head))
        .map_err(unreadable)?;
    match head.as_slice() {
        [] => Err(empty(file_name)),
        [b'P', b'K', 3, 4, ..] => zip_content(path, file_name).map(Sniffed::Known),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => ole_content(path, file_name).map(Sniffed::Known),
        [b'P', b'A', b'R', b'1', ..] => Ok(Sniffed::Known(Format::Parquet)),
        _ => text_or_refuse(&head, file_name),
    }
}

/// The file has nothing in it.
pub(super) fn empty(file_name: &str) -> Error {
    Error::invalid(
        "delivery.file_empty",
        format!("The file {file_name} is empty; deliver a file with a header and rows."),
    )
    .with("name", file_name)
}

fn text_or_refuse(head: &[u8], file_name: &str) -> Result<Sniffed> {
    const MARKS: [(&[u8], &str); 9] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"{\\rtf", "RTF"),
        (b"SQLite format 3", "SQLite"),
        (b"\x00\x01\x00\x00Standard", "Access"),
        (b"ARROW1", "Arrow"),
        (b"\x7FELF", "program"),
    ];
    const ARCHIVES: [(&[u8], &str); 5] = [
        (b"Rar!", "RAR"),
        (b"7z\xBC\xAF", "7z"),
        (b"\x1F\x8B", "gzip"),
        (b"BZh", "bzip2"),
        (b"\xFD7zXZ", "xz"),
    ];
    let found = |marks: &[(&[u8], &'static str)]| {
        marks
            .iter()
            .find(|(mark, _)| head.starts_with(mark))
            .map(|(_, kind)| *kind)
    };
    if let Some(kind) = found(&MARKS) {
        return Err(not_a_workbook(file_name, kind));
    }
    if let Some(kind) = found(&ARCHIVES) {
        return Err(archive(file_name, kind));
    }
    let text = String::from_utf8_lossy(&head[..head.len().min(1000)]).to_ascii_lowercase();
    let begin = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if ["<!doctype html", "<html", "<table", "<head", "<meta"]
        .iter()
        .any(|mark| begin.starts_with(mark))
    {
        return Err(not_a_workbook(file_name, "HTML"));
    }
    if begin.starts_with("<?xml") {
        return Err(not_a_workbook(file_name, "XML"));
    }
    let is_utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") || utf16_by_zeros(head).is_some();
    let odd = head
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, 0 | b'\t' | b'\n' | b'\r' | 0x0C | 0x1A))
        .count();
    if !is_utf16 && odd * 100 > head.len() {
        return Err(Error::invalid(
            "delivery.format_unknown",
            format!(
                "The file {file_name} is in no format that can be read; deliver CSV, XLSX, XLS, ODS, JSON lines or Parquet."
            ),
        )
        .with("name", file_name));
    }
    Ok(Sniffed::Text)
}

fn not_a_workbook(file_name: &str, kind: &str) -> Error {
    Error::invalid(
        "delivery.not_a_workbook",
        format!(
            "The file {file_name} is {kind} and no workbook, whatever its name says; save the table as XLSX or CSV and \
             deliver that."
        ),
    )
    .with("name", file_name)
    .with("kind", kind)
}

fn archive(file_name: &str, kind: &str) -> Error {
    Error::invalid(
        "delivery.archive",
        format!("The file {file_name} is an archive ({kind}); unpack it and deliver the files in it one by one."),
    )
    .with("name", file_name)
    .with("kind", kind)
}

fn password_protected(file_name: &str) -> Error {
    Error::invalid(
        "delivery.password_protected",
        format!(
            "The workbook {file_name} is protected by a password; save it without the password and deliver it again."
        ),
    )
    .with("name", file_name)
}

fn zip_content(path: &Path, file_name: &str) -> Result<Format> {
    let file = File::open(path).map_err(|source| error::unreadable(path, source))?;
    let mut zip = zip::ZipArchive::new(file).map_err(|source| error::broken(path, "ZIP", source))?;
    let unpacked: u128 = zip.decompressed_size().unwrap_or_default();
    if unpacked > u128::from(UNPACKED_MAX_BYTES) {
        return Err(Error::limit(
            "delivery.unpacked_too_large",
            format!(
                "The workbook {file_name} would unpack to {} GiB, more than the {} GiB allowed; split it into several files.",
                unpacked >> 30,
                UNPACKED_MAX_BYTES >> 30
            ),
        )
        .with("name", file_name)
        .with("size", unpacked >> 30)
        .with("limit", UNPACKED_MAX_BYTES >> 30));
    }
    let has = |name: &str| zip.index_for_name(name).is_some();
    if has("xl/workbook.xml") {
        return Ok(Format::Xlsx);
    }
    if has("xl/workbook.bin") {
        return Ok(Format::Xlsb);
    }
    if has("word/document.xml") {
        return Err(not_a_workbook(file_name, "Word"));
    }
    if has("ppt/presentation.xml") {
        return Err(not_a_workbook(file_name, "PowerPoint"));
    }
    let mut kind = String::new();
    if let Ok(part) = zip.by_name("mimetype") {
        part.take(200)
            .read_to_string(&mut kind)
            .map_err(|source| error::broken(path, "ZIP", source))?;
    }
    match kind.trim() {
        "" => Err(archive(file_name, "ZIP")),
        "application/vnd.oasis.opendocument.spreadsheet" => Ok(Format::Ods),
        other => Err(not_a_workbook(file_name, other)),
    }
}

fn ole_content(path: &Path, file_name: &str) -> Result<Format> {
    let file = match cfb::open(path) {
        Ok(file) => file,
        Err(source) if source.kind() == ErrorKind::InvalidData => return Err(error::broken(path, "XLS", source)),
        Err(source) => return Err(error::unreadable(path, source)),
    };
    if file.is_stream("/EncryptedPackage") {
        Err(password_protected(file_name))
    } else if file.is_stream("/Workbook") || file.is_stream("/Book") {
        Ok(Format::Xls)
    } else if file.is_stream("/WordDocument") {
        Err(not_a_workbook(file_name, "Word"))
    } else {
        Err(not_a_workbook(file_name, "OLE"))
    }
}

/// The failure of a workbook library, told by what the sender can do.
pub(crate) fn workbook_failure(path: &Path, file_name: &str, source: calamine::Error) -> Error {
    match source {
        calamine::Error::Xls(calamine::XlsError::Password)
        | calamine::Error::Xlsx(calamine::XlsxError::Password)
        | calamine::Error::Xlsb(calamine::XlsbError::Password)
        | calamine::Error::Ods(calamine::OdsError::Password) => password_protected(file_name),
        calamine::Error::Io(source) => error::unreadable(path, source),
        source => error::broken(path, "workbook", source),
    }
}
