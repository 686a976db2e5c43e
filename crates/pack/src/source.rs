//! The text of one file and the places in it.
//!
//! It knows bytes, lines and columns, and nothing of what the text means.

/// A stretch of a file, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// First byte.
    pub(crate) start: usize,
    /// Byte after the last.
    pub(crate) end: usize,
}

/// The text of one file.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path inside the pack.
    pub(crate) path: String,
    /// The text, without a byte order mark.
    pub(crate) text: String,
    line_starts: Vec<usize>,
}

impl Source {
    pub(crate) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text: String = text.into();
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self {
            path: path.into(),
            text,
            line_starts,
        }
    }

    /// Line and column of a byte, both from 1; columns count characters.
    pub(crate) fn position(&self, byte: usize) -> (usize, usize) {
        let byte = self.floor(byte);
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = self.line_starts[line - 1];
        (line, self.text[start..byte].chars().count() + 1)
    }

    /// The byte at a line and column, both from 1; the end of the text when there are not so many.
    pub(crate) fn byte(&self, line: usize, column: usize) -> usize {
        let Some(start) = self.line_starts.get(line.saturating_sub(1)) else {
            return self.text.len();
        };
        let rest = &self.text[*start..];
        let skipped = rest.char_indices().nth(column.saturating_sub(1));
        start + skipped.map_or(rest.len(), |(offset, _)| offset)
    }

    /// The line with this number, from 1, without its end.
    pub(crate) fn line(&self, line: usize) -> &str {
        let Some(start) = self.line_starts.get(line.saturating_sub(1)) else {
            return "";
        };
        self.text[*start..].lines().next().unwrap_or_default()
    }

    /// Number of lines; a last line without an end counts.
    pub(crate) fn line_count(&self) -> usize {
        self.text.lines().count()
    }

    /// The text at `place`.
    pub(crate) fn slice(&self, place: Place) -> &str {
        let start = self.floor(place.start);
        let end = self.floor(place.end).max(start);
        &self.text[start..end]
    }

    fn floor(&self, byte: usize) -> usize {
        self.text.floor_char_boundary(byte.min(self.text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let source = Source::new("a", "街道: x\nb");
        assert_eq!(source.position("街道: ".len()), (1, 5));
        assert_eq!(source.position(source.text.len()), (2, 2));
        assert_eq!(source.byte(1, 5), "街道: ".len());
        assert_eq!(source.line(2), "b");
    }

    #[test]
    fn a_place_beyond_the_end_is_the_end() {
        let source = Source::new("a", "中");
        assert_eq!(source.position(99), (1, 2));
        assert_eq!(source.byte(7, 7), source.text.len());
        assert_eq!(source.slice(Place { start: 1, end: 99 }), "中");
    }
}
