//! From a place in SQL to the place in the file that holds the SQL.
//!
//! It knows how YAML writes a text: plain, in quotes, or as an indented block.

use sqlparser::tokenizer::Location;

use crate::{
    source::{Place, Source},
    yaml::At,
};

/// The place in `source` of `location` in the SQL text `at`.
pub(crate) fn in_yaml(source: &Source, at: &At<String>, location: Location) -> Place {
    let sql = Source::new("", at.value.as_str());
    let (line, column) = line_and_column(location);
    let target = at.value[..sql.byte(line, column)].chars().count();
    let start = at.place.start + raw_offset(source.slice(at.place), &at.value, target);
    word_at(source, start)
}

/// The place in a file that is SQL as a whole.
pub(crate) fn in_sql(source: &Source, location: Location) -> Place {
    let (line, column) = line_and_column(location);
    word_at(source, source.byte(line, column))
}

fn word_at(source: &Source, start: usize) -> Place {
    let word = source.text[start..]
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_');
    Place {
        start,
        end: start + word.map(char::len_utf8).sum::<usize>(),
    }
}

/// The parser has no place for the end of the text; it says line 0.
fn line_and_column(location: Location) -> (usize, usize) {
    let number = |value: u64| usize::try_from(value).unwrap_or(usize::MAX).max(1);
    if location.line == 0 {
        return (usize::MAX, 1);
    }
    (number(location.line), number(location.column))
}

/// Bytes of `raw` before character `target` of the text that `raw` writes.
///
/// Indentation, quotes and escapes stand in `raw` alone, so both are walked together and what does not match is skipped.
fn raw_offset(raw: &str, text: &str, target: usize) -> usize {
    let mut rest = raw.char_indices().peekable();
    for (index, wanted) in text.chars().enumerate() {
        let alike = |c: char| c == wanted || (c.is_whitespace() && wanted.is_whitespace());
        while rest.peek().is_some_and(|(_, c)| !alike(*c)) {
            rest.next();
        }
        if index == target {
            break;
        }
        rest.next();
    }
    rest.peek().map_or(raw.trim_end().len(), |(offset, _)| *offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml;

    fn place_of(yaml_text: &str, word: &str) -> (usize, usize) {
        let source = Source::new("x.yaml", yaml_text);
        let node: yaml::Node = yaml::parse(&source).unwrap();
        let node = node.get("sql").unwrap();
        let at = At {
            value: node.text().unwrap().to_owned(),
            place: node.place,
        };
        let sql = Source::new("", at.value.as_str());
        let (line, column) = sql.position(at.value.find(word).unwrap());
        let place = in_yaml(&source, &at, Location::new(line as u64, column as u64));
        source.position(place.start)
    }

    #[test]
    fn a_place_in_sql_is_found_in_every_way_to_write_a_text() {
        assert_eq!(place_of("sql: a + 中 + bad", "bad"), (1, 14));
        assert_eq!(place_of("sql: 'a = ''x'' + bad'", "bad"), (1, 19));
        assert_eq!(place_of("sql: \"a + \\\"q\\\" + bad\"", "bad"), (1, 19));
        assert_eq!(place_of("sql: |\n  a\n    + bad\n", "bad"), (3, 7));
        assert_eq!(place_of("x: 1\nsql: >-\n  a\n  + bad\n", "bad"), (4, 5));
        assert_eq!(place_of("sql: a\n  + bad\n", "bad"), (2, 5));
    }
}
