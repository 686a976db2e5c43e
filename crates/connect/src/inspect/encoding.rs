//! In which encoding a text file is written, decided over lines from all over the file.
//!
//! It must not know what the text says.

use std::{
    fmt,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use encoding_rs::GB18030;
use jixia_model::{Error, Result};

use crate::error;

const HEAD_BYTES: u64 = 4 << 20;
const PIECE_BYTES: u64 = 64 << 10;
const PIECES: u64 = 16;

/// Encoding of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8 {
        /// The file begins with the byte order mark.
        mark: bool,
    },
    /// UTF-16, low byte first.
    Utf16Le {
        /// The file begins with the byte order mark.
        mark: bool,
    },
    /// UTF-16, high byte first.
    Utf16Be {
        /// The file begins with the byte order mark.
        mark: bool,
    },
    /// GB18030-2022, and with it GBK and GB 2312.
    Gb18030 {
        /// The file begins with the byte order mark in four bytes.
        mark: bool,
    },
}

impl Encoding {
    /// Bytes of the mark at the beginning of the file.
    pub(crate) fn mark_length(self) -> usize {
        match self {
            Self::Utf8 { mark: true } => 3,
            Self::Utf16Le { mark: true } | Self::Utf16Be { mark: true } => 2,
            Self::Gb18030 { mark: true } => 4,
            _ => 0,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 { .. } => "UTF-8",
            Self::Utf16Le { .. } => "UTF-16LE",
            Self::Utf16Be { .. } => "UTF-16BE",
            Self::Gb18030 { .. } => "GB18030",
        })
    }
}

/// Lines of the sample, counted by what they can be.
#[derive(Clone, Copy, Debug, Default)]
struct Lines {
    utf8: u64,
    gb18030: u64,
    neither: u64,
}

/// Decides the encoding of a text file.
///
/// # Errors
/// `delivery.encoding_mixed` when both encodings have a large share of the lines, `delivery.encoding_unknown` when the
/// text is in neither, `delivery.unreadable` when the disk fails.
pub(crate) fn detect(path: &Path) -> Result<Encoding> {
    let unreadable = |source| error::unreadable(path, source);
    let mut file = File::open(path).map_err(unreadable)?;
    let mut head = Vec::new();
    file.by_ref()
        .take(HEAD_BYTES)
        .read_to_end(&mut head)
        .map_err(unreadable)?;
    if let Some(encoding) = marked(&head).or_else(|| utf16_by_zeros(&head)) {
        return Ok(encoding);
    }
    let mut lines = Lines::default();
    count(&head, &mut lines);
    sample_rest(&mut file, head.len() as u64, &mut lines).map_err(unreadable)?;
    decide(lines)
}

fn marked(head: &[u8]) -> Option<Encoding> {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8 { mark: true }),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le { mark: true }),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be { mark: true }),
        [0x84, 0x31, 0x95, 0x33, ..] => Some(Encoding::Gb18030 { mark: true }),
        _ => None,
    }
}

/// Line ends and separators are ASCII, whose other byte in UTF-16 is zero, always on the same side.
pub(super) fn utf16_by_zeros(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    let (mut first, mut second, mut ends_le, mut ends_be) = (0, 0, 0, 0);
    for pair in head.chunks_exact(2) {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
        ends_le += usize::from(pair == [b'\n', 0] || pair == [b',', 0] || pair == [b'\t', 0]);
        ends_be += usize::from(pair == [0, b'\n'] || pair == [0, b','] || pair == [0, b'\t']);
    }
    let enough = |zeros: usize| zeros * 50 >= pairs && zeros > 0;
    if enough(second) && first * 10 <= second && ends_le > 0 {
        Some(Encoding::Utf16Le { mark: false })
    } else if enough(first) && second * 10 <= first && ends_be > 0 {
        Some(Encoding::Utf16Be { mark: false })
    } else {
        None
    }
}

/// Looks at pieces from all over the rest, and at all of it as long as nothing but ASCII was seen.
fn sample_rest(file: &mut File, from: u64, lines: &mut Lines) -> io::Result<()> {
    let size = file.metadata()?.len();
    if size <= from {
        return Ok(());
    }
    let mut piece = Vec::new();
    for number in 0..PIECES {
        let at = from + (size - from) * number / PIECES;
        file.seek(SeekFrom::Start(at))?;
        piece.clear();
        file.by_ref().take(PIECE_BYTES).read_to_end(&mut piece)?;
        count(inner_lines(&piece), lines);
    }
    if lines.utf8 + lines.gb18030 + lines.neither > 0 {
        return Ok(());
    }
    file.seek(SeekFrom::Start(from))?;
    loop {
        piece.clear();
        if file.by_ref().take(HEAD_BYTES).read_to_end(&mut piece)? == 0 {
            return Ok(());
        }
        if !piece.is_ascii() {
            count(inner_lines(&piece), lines);
            if lines.utf8 + lines.gb18030 + lines.neither > 0 {
                return Ok(());
            }
        }
    }
}

/// The piece without the broken lines at both ends.
fn inner_lines(piece: &[u8]) -> &[u8] {
    let begin = memchr::memchr2(b'\n', b'\r', piece).map_or(piece.len(), |at| at + 1);
    let end = memchr::memrchr2(b'\n', b'\r', piece).map_or(begin, |at| at + 1);
    &piece[begin..end.max(begin)]
}

fn count(text: &[u8], lines: &mut Lines) {
    let cut = text.len() as u64 == HEAD_BYTES;
    for line in text.split(|&byte| byte == b'\n' || byte == b'\r') {
        if line.is_ascii() {
            continue;
        }
        match std::str::from_utf8(line) {
            Ok(_) if has_han(line) || !is_gb18030(line) => lines.utf8 += 1,
            // A few short words are both, such as 联通; they count only where nothing else does.
            Ok(_) => {}
            // A character cut by the end of the sample says nothing.
            Err(fault) if cut && fault.error_len().is_none() => {}
            Err(_) if is_gb18030(line) => lines.gb18030 += 1,
            Err(_) => lines.neither += 1,
        }
    }
}

/// Whether bytes that are UTF-8 have a Chinese character; GB18030 is nearly never UTF-8 with one by chance.
pub(crate) fn has_han(utf8: &[u8]) -> bool {
    /// First bytes of the characters U+3000 to U+9FFF.
    const HAN_LEADS: std::ops::RangeInclusive<u8> = 0xE3..=0xE9;
    utf8.iter().any(|byte| HAN_LEADS.contains(byte))
}

/// Whether the bytes can be GB18030.
pub(crate) fn is_gb18030(bytes: &[u8]) -> bool {
    GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_some_and(|text| {
            !text
                .chars()
                .any(|c| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{80}'..='\u{9F}'))
        })
}

fn decide(lines: Lines) -> Result<Encoding> {
    let all = lines.utf8 + lines.gb18030 + lines.neither;
    if lines.neither * 3 > all {
        return Err(Error::invalid(
            "delivery.encoding_unknown",
            "The text is neither UTF-8, UTF-16 nor GB18030, so it cannot be read without guessing; save the file as UTF-8.",
        ));
    }
    let minority = lines.utf8.min(lines.gb18030);
    if minority * 3 > all {
        return Err(Error::invalid(
            "delivery.encoding_mixed",
            format!(
                "The file mixes encodings: of the lines looked at, {} are UTF-8 and {} are GB18030; save all of it as UTF-8.",
                lines.utf8, lines.gb18030
            ),
        )
        .with("utf8", lines.utf8)
        .with("gb18030", lines.gb18030));
    }
    Ok(if lines.gb18030 > lines.utf8 {
        Encoding::Gb18030 { mark: false }
    } else {
        Encoding::Utf8 { mark: false }
    })
}
