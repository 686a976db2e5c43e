//! Full-width and half-width forms of ASCII characters; knows nothing of what the text means.
//!
//! Chinese input methods type `１２３` and `（）` where programs expect `123` and `()`. Unicode puts the full-width forms
//! U+FF01 to U+FF5E at a fixed distance from ASCII, and the ideographic space U+3000 in place of the space.

use std::borrow::Cow;

const FULL_FIRST: u32 = 0xFF01;
const FULL_LAST: u32 = 0xFF5E;
const DISTANCE: u32 = FULL_FIRST - 0x21;
const IDEOGRAPHIC_SPACE: char = '\u{3000}';

/// The half-width form of one character; characters without one stay.
pub fn half_char(c: char) -> char {
    match u32::from(c) {
        code @ FULL_FIRST..=FULL_LAST => char::from_u32(code - DISTANCE).unwrap_or(c),
        _ if c == IDEOGRAPHIC_SPACE => ' ',
        _ => c,
    }
}

/// The full-width form of one character; characters without one stay.
pub fn full_char(c: char) -> char {
    match c {
        ' ' => IDEOGRAPHIC_SPACE,
        '!'..='~' => char::from_u32(u32::from(c) + DISTANCE).unwrap_or(c),
        _ => c,
    }
}

/// Turns full-width characters into half-width ones: `２０２０－０６` becomes `2020-06`.
pub fn to_half(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(|c| half_char(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(half_char).collect())
    }
}

/// Turns half-width characters into full-width ones: `2020-06` becomes `２０２０－０６`.
pub fn to_full(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| full_char(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(full_char).collect())
    }
}

/// Whether the character has a half-width form that differs from it.
pub fn is_full(c: char) -> bool {
    half_char(c) != c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_letters_brackets_and_the_wide_space_become_ascii() {
        assert_eq!(to_half("３７０３（Ｘ）　－～"), "3703(X) -~");
    }

    #[test]
    fn chinese_text_and_chinese_punctuation_without_an_ascii_form_stay() {
        assert!(matches!(to_half("淄博市、张店区。"), Cow::Borrowed(_)));
    }
}
