//! Yes and no as people write them; knows nothing of columns.

use crate::width;

explained! {
    /// Why a text is not a yes or no.
    Defect {
        /// Nothing there.
        Empty => "boolean.empty",
            "没有填写：请填“是”或“否”。",
            "There is no value: write yes or no.";
        /// 男 or 女, which is a sex and neither true nor false.
        Sex => "boolean.is_a_sex",
            "“男”“女”是性别，不是“是”或“否”：请把这一列定义为文本。",
            "男 and 女 are sexes and neither yes nor no: make this a text column.";
        /// Anything else.
        Unknown => "boolean.unknown",
            "无法理解为“是”或“否”：请填 是/否、有/无、true/false、1/0 或 y/n。",
            "It is neither yes nor no: write 是/否, 有/无, true/false, yes/no, 1/0 or y/n.";
    }
}

/// Reads 是/否, 有/无, 真/假, √/×, true/false, t/f, yes/no, y/n, 1/0, in any case and width.
pub fn parse(text: &str) -> Result<bool, Defect> {
    match text {
        "1" | "是" | "true" => return Ok(true),
        "0" | "否" | "false" => return Ok(false),
        _ => {}
    }
    let half = width::to_half(text);
    let word = half.trim();
    if word.is_empty() {
        return Err(Defect::Empty);
    }
    match word {
        "是" | "有" | "真" | "√" | "✓" | "✔" | "1" => return Ok(true),
        "否" | "无" | "假" | "×" | "✗" | "✘" | "0" => return Ok(false),
        "男" | "女" => return Err(Defect::Sex),
        _ => {}
    }
    let any = |words: [&str; 4]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    if any(["true", "t", "yes", "y"]) {
        Ok(true)
    } else if any(["false", "f", "no", "n"]) {
        Ok(false)
    } else {
        Err(Defect::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_words_are_read_in_any_case_and_width() {
        for word in ["是", " 有 ", "TRUE", "Yes", "y", "1", "１", "ｙ", "√", "T"] {
            assert_eq!(parse(word), Ok(true), "{word}");
        }
        for word in ["否", "无", "False", "no", "N", "0", "０", "×", "f"] {
            assert_eq!(parse(word), Ok(false), "{word}");
        }
    }

    #[test]
    fn a_sex_an_empty_cell_and_other_words_are_refused_differently() {
        assert_eq!(parse("男"), Err(Defect::Sex));
        assert_eq!(parse(" 女"), Err(Defect::Sex));
        assert_eq!(parse("　"), Err(Defect::Empty));
        assert_eq!(parse("2"), Err(Defect::Unknown));
    }
}
