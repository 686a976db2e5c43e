//! Header texts in the form in which they are compared. Must not know contracts.

use jixia_functions::width;

/// Half width, lower case, without spaces, quotes, colons, and the star of a mandatory field.
pub(crate) fn exact(text: &str) -> String {
    width::to_half(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}' | '*' | '"' | '\'' | ':' | '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// As [`exact`], and without what stands in brackets: a unit, a remark.
pub(crate) fn bare(text: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::new();
    for c in exact(text).chars() {
        match c {
            '(' | '[' | '【' | '〔' | '{' => depth += 1,
            ')' | ']' | '】' | '〕' | '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_spaces_stars_and_colons_do_not_matter() {
        for text in ["身份证 号", "＊身份证号", "身份证号：", " 身份证号\n"] {
            assert_eq!(exact(text), "身份证号", "{text:?}");
        }
        assert_eq!(exact("Birth_Date"), exact("ＢＩＲＴＨ　date"));
    }

    #[test]
    fn units_in_brackets_are_left_out_of_the_bare_form_only() {
        assert_eq!(exact("金额（万元）"), "金额(万元)");
        assert_eq!(bare("金额（万元）"), "金额");
        assert_eq!(bare("住址[详细]"), "住址");
    }
}
