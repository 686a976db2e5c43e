//! Cuts a text file into records at their ends, without looking into them: quotes, line ends and limits only.
//!
//! The work is one pass over the bytes, so that records can be parsed on all cores afterwards. It must not know columns.

use std::io::{self, Read};

use memchr::{memchr2, memchr2_iter, memchr3_iter};

/// Bytes kept of a line that is too long, to show where it is.
const SHOWN_BYTES: usize = 1000;

/// How a text file is cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// Separator of fields when double quotes protect line ends; none where every line is a record.
    pub(crate) quoted_by: Option<u8>,
    /// Longest record in bytes.
    pub(crate) limit_bytes: usize,
    /// Most records of a chunk.
    pub(crate) rows_max: usize,
    /// Bytes that are read at a time.
    pub(crate) chunk_bytes: usize,
}

/// What is wrong with a record as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ragged {
    /// Longer than the limit; only its beginning is kept.
    TooLong,
    /// A quote is opened and not closed before the limit or the end.
    OpenQuote,
}

/// A record: a range of its chunk without the line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Physical line on which it begins, from 1.
    pub(crate) line: u64,
    pub(crate) ragged: Option<Ragged>,
}

/// Bytes and the records in them.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    pub(crate) bytes: Vec<u8>,
    pub(crate) records: Vec<Record>,
    /// Bytes of the file before the end of the last record, line end included.
    pub(crate) consumed: u64,
}

/// Cuts what a reader gives into chunks of whole records.
pub(crate) struct Splitter<R> {
    reader: R,
    cut: Cut,
    line: u64,
    consumed: u64,
    carry: Vec<u8>,
    at_end: bool,
}

/// Where the scan of a buffer stopped.
struct Scanned {
    records: Vec<Record>,
    /// First byte that belongs to no record yet.
    rest: usize,
    /// Line of that byte.
    line: u64,
    /// The rest is one line beyond the limit, to be skipped to its end.
    skip: bool,
}

impl<R: Read> Splitter<R> {
    /// Starts at `line` of the file, where `reader` stands.
    pub(crate) fn new(reader: R, cut: Cut, line: u64) -> Self {
        Self {
            reader,
            cut,
            line,
            consumed: 0,
            carry: Vec::new(),
            at_end: false,
        }
    }

    /// The next chunk; none at the end.
    pub(crate) fn next_chunk(&mut self) -> io::Result<Option<Chunk>> {
        loop {
            self.fill()?;
            if self.carry.is_empty() {
                return Ok(None);
            }
            let scanned = scan(&self.carry, self.line, self.at_end, &self.cut);
            if scanned.records.is_empty() && scanned.rest == 0 && !scanned.skip {
                // One record fills the buffer and is within the limit: read on.
                continue;
            }
            let rest = self.carry.split_off(scanned.rest);
            let bytes = std::mem::replace(&mut self.carry, rest);
            self.consumed += bytes.len() as u64;
            self.line = scanned.line;
            let consumed = self.consumed;
            let mut chunk = Chunk {
                bytes,
                records: scanned.records,
                consumed,
            };
            if scanned.skip {
                self.skip_line(&mut chunk)?;
            }
            if !chunk.records.is_empty() {
                return Ok(Some(chunk));
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        // A full buffer without an end of record has to grow, hence always at least one more read.
        let wanted = self.carry.len().max(self.cut.chunk_bytes.saturating_sub(1)) + 1;
        while !self.at_end && self.carry.len() < wanted {
            let missing = (wanted - self.carry.len()).max(self.cut.chunk_bytes / 2) as u64;
            let read = self.reader.by_ref().take(missing).read_to_end(&mut self.carry)?;
            self.at_end = (read as u64) < missing;
        }
        Ok(())
    }

    /// Passes over the line at the buffer's beginning, however long it is, and notes it as a record.
    fn skip_line(&mut self, chunk: &mut Chunk) -> io::Result<()> {
        let start = chunk.bytes.len();
        // The line has no end within the limit, so what is shown never has one either.
        let shown = SHOWN_BYTES.min(self.cut.limit_bytes);
        chunk.bytes.extend(self.carry.iter().take(shown));
        chunk.records.push(Record {
            start,
            end: chunk.bytes.len(),
            line: self.line,
            ragged: Some(Ragged::TooLong),
        });
        loop {
            if let Some(end) = memchr2(b'\n', b'\r', &self.carry) {
                let crlf = self.carry[end] == b'\r' && self.carry.get(end + 1) == Some(&b'\n');
                if self.carry[end] == b'\r' && end + 1 == self.carry.len() && !self.at_end {
                    self.consumed += end as u64;
                    self.carry.drain(..end);
                    self.fill()?;
                    continue;
                }
                let gone = end + 1 + usize::from(crlf);
                self.carry.drain(..gone);
                self.consumed += gone as u64;
                self.line += 1;
                break;
            }
            self.consumed += self.carry.len() as u64;
            self.carry.clear();
            if self.at_end {
                break;
            }
            self.fill()?;
        }
        chunk.consumed = self.consumed;
        Ok(())
    }
}

/// The state of a scan between two line ends.
struct Scan<'a> {
    bytes: &'a [u8],
    cut: &'a Cut,
    records: Vec<Record>,
    /// First byte of the record.
    start: usize,
    /// Line of that byte.
    line: u64,
    /// Line ends inside quotes of the record so far.
    lines_inside: u64,
    in_quotes: bool,
    /// Where the last quote was closed.
    closed_at: usize,
    /// First line end inside quotes of the record.
    first_end: Option<usize>,
}

fn scan(bytes: &[u8], line: u64, at_end: bool, cut: &Cut) -> Scanned {
    let mut scan = Scan {
        bytes,
        cut,
        records: Vec::with_capacity(cut.rows_max.min(bytes.len() / 16 + 1)),
        start: 0,
        line,
        lines_inside: 0,
        in_quotes: false,
        closed_at: usize::MAX - 1,
        first_end: None,
    };
    let mut skip = false;
    while scan.records.len() < cut.rows_max {
        match scan.run(at_end) {
            Stop::Full => break,
            Stop::Reopen(end) => scan.reopen(end),
            Stop::TooLong => {
                skip = true;
                break;
            }
            Stop::Exhausted => {
                if scan.rest_decides(at_end, &mut skip) {
                    break;
                }
            }
        }
    }
    Scanned {
        records: scan.records,
        rest: scan.start.min(bytes.len()),
        line: scan.line,
        skip,
    }
}

/// Why a run over the bytes stopped.
enum Stop {
    /// The chunk has as many records as it may.
    Full,
    /// A quoted record is beyond the limit: its first line ended here, scan anew behind it.
    Reopen(usize),
    /// A line is beyond the limit.
    TooLong,
    /// No more line ends.
    Exhausted,
}

impl Scan<'_> {
    fn run(&mut self, at_end: bool) -> Stop {
        let begin = self.start;
        if let Some(separator) = self.cut.quoted_by {
            for at in memchr3_iter(b'"', b'\n', b'\r', &self.bytes[begin..]) {
                if let Some(stop) = self.step(begin + at, separator, at_end) {
                    return stop;
                }
            }
        } else {
            for at in memchr2_iter(b'\n', b'\r', &self.bytes[begin..]) {
                if let Some(stop) = self.step(begin + at, b'\n', at_end) {
                    return stop;
                }
            }
        }
        Stop::Exhausted
    }

    /// Takes one quote or line end.
    fn step(&mut self, at: usize, separator: u8, at_end: bool) -> Option<Stop> {
        if at < self.start {
            return None;
        }
        let byte = self.bytes[at];
        if byte == b'"' {
            self.quote(at, separator);
            return None;
        }
        if self.in_quotes {
            let second_half = byte == b'\n' && at > self.start && self.bytes[at - 1] == b'\r';
            if !second_half {
                self.lines_inside += 1;
                self.first_end.get_or_insert(at);
            }
            return None;
        }
        if byte == b'\r' && at + 1 == self.bytes.len() && !at_end {
            // Its line feed may come with the next bytes.
            return None;
        }
        if at - self.start > self.cut.limit_bytes {
            return Some(self.beyond_limit());
        }
        self.emit(at, None);
        let crlf = byte == b'\r' && self.bytes.get(at + 1) == Some(&b'\n');
        self.begin_after(at + usize::from(crlf), 1 + self.lines_inside);
        (self.records.len() >= self.cut.rows_max).then_some(Stop::Full)
    }

    /// A quote opens at the beginning of a field only, and a doubled one stands for itself.
    fn quote(&mut self, at: usize, separator: u8) {
        if self.in_quotes {
            self.in_quotes = false;
            self.closed_at = at;
        } else if at == self.start || self.bytes[at - 1] == separator || self.closed_at + 1 == at {
            self.in_quotes = true;
        }
    }

    fn beyond_limit(&self) -> Stop {
        match self.first_end {
            Some(end) if end - self.start <= self.cut.limit_bytes => Stop::Reopen(end),
            _ => Stop::TooLong,
        }
    }

    /// Decides about the bytes behind the last line end; true when the scan is over.
    fn rest_decides(&mut self, at_end: bool, skip: &mut bool) -> bool {
        let rest = &self.bytes[self.start.min(self.bytes.len())..];
        // A carriage return that waits for its line feed is not part of the line.
        let waits = !self.in_quotes && !at_end && rest.last() == Some(&b'\r');
        let length = rest.len() - usize::from(waits);
        if length > self.cut.limit_bytes {
            if let Stop::Reopen(end) = self.beyond_limit() {
                if end + 1 == self.bytes.len() && !at_end {
                    // Whether a line feed follows is not known yet.
                    return true;
                }
                self.reopen(end);
                return false;
            }
            *skip = true;
            return true;
        }
        if !at_end || length == 0 {
            return true;
        }
        match (self.in_quotes, self.first_end) {
            (true, Some(end)) => {
                self.reopen(end);
                false
            }
            (open, _) => {
                self.emit(self.bytes.len(), open.then_some(Ragged::OpenQuote));
                self.begin_after(self.bytes.len(), 1 + self.lines_inside);
                true
            }
        }
    }

    /// Gives the first line of a quoted record away as ragged and goes on behind it.
    fn reopen(&mut self, end: usize) {
        self.emit(end, Some(Ragged::OpenQuote));
        let crlf = self.bytes[end] == b'\r' && self.bytes.get(end + 1) == Some(&b'\n');
        self.begin_after(end + usize::from(crlf), 1);
    }

    fn emit(&mut self, end: usize, ragged: Option<Ragged>) {
        if end > self.start {
            self.records.push(Record {
                start: self.start,
                end,
                line: self.line,
                ragged,
            });
        }
    }

    fn begin_after(&mut self, last: usize, lines: u64) {
        self.start = last + 1;
        self.line += lines;
        self.lines_inside = 0;
        self.in_quotes = false;
        self.closed_at = usize::MAX - 1;
        self.first_end = None;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Cuts = Vec<(String, u64, Option<Ragged>)>;

    fn records(text: &str, limit_bytes: usize, rows_max: usize, chunk_bytes: usize) -> Cuts {
        let cut = Cut {
            quoted_by: Some(b','),
            limit_bytes,
            rows_max,
            chunk_bytes,
        };
        let mut splitter = Splitter::new(text.as_bytes(), cut, 1);
        let mut records = Vec::new();
        while let Some(chunk) = splitter.next_chunk().unwrap() {
            assert!(
                chunk.records.len() <= rows_max + 1,
                "a line that is skipped may come on top"
            );
            for record in chunk.records {
                let text = String::from_utf8_lossy(&chunk.bytes[record.start..record.end]);
                records.push((text.into_owned(), record.line, record.ragged));
            }
        }
        records
    }

    #[test]
    fn lines_are_counted_physically_and_blank_ones_left_out() {
        let found = records("a\r\n\r\n\"b\n\"\rc", 100, 10, 100);
        let record = |text: &str, line| (text.to_owned(), line, None);
        assert_eq!(found, [record("a", 1), record("\"b\n\"", 3), record("c", 5)]);
    }

    #[test]
    fn a_line_beyond_the_limit_is_skipped_and_an_open_quote_ends_with_its_line() {
        let found = records("0123456789\nb\n\"c\nd\ne\n", 5, 10, 4);
        let expected = [
            ("01234", 1, Some(Ragged::TooLong)),
            ("b", 2, None),
            ("\"c", 3, Some(Ragged::OpenQuote)),
            ("d", 4, None),
            ("e", 5, None),
        ];
        assert_eq!(
            found,
            expected.map(|(text, line, ragged)| (text.to_owned(), line, ragged))
        );
    }

    proptest! {
        #[test]
        fn records_do_not_depend_on_how_the_bytes_come(
            text in "[a,\"\r\n]{0,120}",
            limit in 1..40_usize,
            rows in 1..5_usize,
            bytes in 1..50_usize,
        ) {
            prop_assert_eq!(records(&text, limit, rows, bytes), records(&text, limit, 1_000, 10_000));
        }
    }
}
