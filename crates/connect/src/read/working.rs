//! Opens a text file as the bytes that are split: without its mark, and UTF-16 turned into UTF-8.
//!
//! UTF-8 and GB18030 stay as they are, because in both no byte of a longer character looks like a quote, a comma, a
//! semicolon, a tab or a line end; they are decoded record by record on all cores. It must not know records.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE};

use crate::inspect::Encoding;

/// Stands where UTF-16 was malformed; it is never part of UTF-8, so the record is found out later.
const MALFORMED: u8 = 0xFF;
const PIECE_BYTES: usize = 1 << 16;

/// Bytes on their way.
pub(crate) type Bytes = Box<dyn Read + Send>;

/// Opens `path` behind its byte order mark.
pub(crate) fn open(path: &Path, encoding: Encoding) -> io::Result<Bytes> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(encoding.mark_length() as u64))?;
    Ok(match encoding {
        Encoding::Utf8 { .. } | Encoding::Gb18030 { .. } => Box::new(file),
        Encoding::Utf16Le { .. } => Box::new(Transcoder::new(file, UTF_16LE.new_decoder_without_bom_handling())),
        Encoding::Utf16Be { .. } => Box::new(Transcoder::new(file, UTF_16BE.new_decoder_without_bom_handling())),
    })
}

/// Reads and forgets `count` bytes.
pub(crate) fn skip(reader: &mut dyn Read, count: u64) -> io::Result<()> {
    io::copy(&mut reader.take(count), &mut io::sink()).map(|_| ())
}

/// Turns what a reader gives into UTF-8.
struct Transcoder<R> {
    reader: R,
    decoder: Decoder,
    source: Vec<u8>,
    /// Bytes of `source` that were decoded.
    taken: usize,
    ready: Vec<u8>,
    /// Bytes of `ready` that were given away.
    given: usize,
    at_end: bool,
}

impl<R: Read> Transcoder<R> {
    fn new(reader: R, decoder: Decoder) -> Self {
        Self {
            reader,
            decoder,
            source: Vec::new(),
            taken: 0,
            ready: Vec::new(),
            given: 0,
            at_end: false,
        }
    }

    fn decode_more(&mut self) -> io::Result<()> {
        self.source.clear();
        self.taken = 0;
        let read = self
            .reader
            .by_ref()
            .take(PIECE_BYTES as u64)
            .read_to_end(&mut self.source)?;
        self.at_end = read < PIECE_BYTES;
        self.ready.clear();
        self.given = 0;
        loop {
            let filled = self.ready.len();
            // Two bytes of UTF-16 become at most three of UTF-8.
            self.ready.resize(filled + 2 * PIECE_BYTES, 0);
            let (result, taken, written) = self.decoder.decode_to_utf8_without_replacement(
                &self.source[self.taken..],
                &mut self.ready[filled..],
                self.at_end,
            );
            self.taken += taken;
            self.ready.truncate(filled + written);
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.ready.push(MALFORMED),
            }
        }
    }
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() {
            if self.at_end {
                return Ok(0);
            }
            self.decode_more()?;
        }
        let count = into.len().min(self.ready.len() - self.given);
        into[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}
