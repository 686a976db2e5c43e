//! Names of persons and organisations in one way of writing; knows no list of names.
//!
//! The normal forms may be stored beside the name as it came; [`organisation_key`] is for matching alone.

use crate::width;

/// The middle dot of names from other languages, U+00B7 (GB/T 15834, 间隔号).
const MIDDLE_DOT: char = '·';
/// Legal forms and other endings that departments leave out or abbreviate, longest first.
const ORGANISATION_SUFFIXES: [&str; 17] = [
    "集团股份有限公司",
    "集团有限责任公司",
    "集团有限公司",
    "股份有限公司",
    "有限责任公司",
    "股份合作公司",
    "农民专业合作社",
    "专业合作社",
    "有限合伙",
    "普通合伙",
    "股份公司",
    "有限公司",
    "总公司",
    "公司",
    "集团",
    "合作社",
    "个体工商户",
];

/// Name of a person: half-width letters, one middle dot, no spaces between Chinese characters, nothing in brackets.
///
/// Latin names keep single spaces and become upper case, since registers write them both ways.
pub fn person(text: &str) -> String {
    let plain = without_brackets(&plain(text));
    squeeze(&plain).to_uppercase()
}

/// Name of an organisation: no spaces between Chinese characters, full-width brackets, half-width letters in upper case.
pub fn organisation(text: &str) -> String {
    squeeze(&plain(text))
        .to_uppercase()
        .replace(['(', '[', '【', '〔', '「'], "（")
        .replace([')', ']', '】', '〕', '」'], "）")
}

/// What of an organisation's name is compared: without legal form, brackets and punctuation. For matching only.
///
/// A name that is nothing but a legal form stays as it is.
pub fn organisation_key(text: &str) -> String {
    let name: String = organisation(text)
        .chars()
        .filter(|c| !matches!(c, '（' | '）' | '·' | '-' | ' ' | ',' | '.' | '、' | '"' | '“' | '”'))
        .collect();
    let mut key = name.as_str();
    while let Some(shorter) = ORGANISATION_SUFFIXES
        .iter()
        .find_map(|suffix| key.strip_suffix(suffix))
        .filter(|shorter| shorter.chars().count() > 1)
    {
        key = shorter;
    }
    key.to_owned()
}

/// Half-width, one kind of middle dot.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'))
        .map(|c| match c {
            '•' | '‧' | '∙' | '⋅' | '・' | '･' | '．' | '●' => MIDDLE_DOT,
            _ => width::half_char(c),
        })
        .collect()
}

/// Keeps one space between words of letters, and none elsewhere.
fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let between_letters = squeezed.ends_with(is_letter) && word.starts_with(is_letter);
        if between_letters {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && u32::from(c) < 0x2E80
}

/// Drops what stands in brackets, such as a former name; a bracket without its partner is dropped alone.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '(' if text[at..].contains(')') => depth += 1,
            ')' if depth > 0 => depth -= 1,
            '(' | ')' => {}
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_person_become_one() {
        assert_eq!(person(" 王 小　明 "), "王小明");
        assert_eq!(person("王小明（曾用名王二）"), "王小明");
        assert_eq!(person("阿依古丽•买买提"), "阿依古丽·买买提");
        assert_eq!(person("阿依古丽．买买提"), "阿依古丽·买买提");
        assert_eq!(person("Ｊohn   smith"), "JOHN SMITH");
        assert_eq!(person("王小明)"), "王小明");
    }

    #[test]
    fn spellings_of_one_organisation_become_one() {
        assert_eq!(organisation("淄博 (齐鲁) 化工有限公司"), "淄博（齐鲁）化工有限公司");
        assert_eq!(organisation("淄博〔齐鲁〕化工有限公司"), "淄博（齐鲁）化工有限公司");
        assert_eq!(organisation("abc 科技有限公司"), "ABC科技有限公司");
    }

    #[test]
    fn keys_leave_the_legal_form_out() {
        let expected = "淄博齐鲁化工";
        for text in [
            "淄博齐鲁化工有限公司",
            "淄博（齐鲁）化工有限责任公司",
            "淄博齐鲁化工集团股份有限公司",
            "淄博齐鲁化工 ",
        ] {
            assert_eq!(organisation_key(text), expected, "{text}");
        }
        assert_eq!(organisation_key("有限公司"), "有限公司");
    }
}
