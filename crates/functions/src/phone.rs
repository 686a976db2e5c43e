//! Chinese telephone numbers: mobile, fixed-line and service numbers (YD/T numbering plan, tolerant rules).
//!
//! Segments of mobile numbers change often, so the tolerant rule `1[3-9]` decides, and a segment that the detailed
//! plan of libphonenumber 9.0 does not know only warns.

use crate::width;

explained! {
    /// What is wrong with a telephone number.
    Defect {
        /// Nothing there.
        Empty => "phone.empty",
            "没有填写：请填电话号码。",
            "There is no value: write a telephone number.";
        /// A character that no telephone number has.
        Character {
            /// The character.
            found: char,
        } => "phone.character_wrong",
            "电话号码中有“{found}”：只能有数字、空格、连字符和括号，一格只填一个号码。",
            "The telephone number has '{found}': only digits, spaces, hyphens and brackets are allowed, one number to a cell.";
        /// A mobile number has 11 digits.
        MobileLength {
            /// Digits there are.
            found: usize,
        } => "phone.mobile_length_wrong",
            "手机号码有 {found} 位数字，应为 11 位：请补全或改正。",
            "The mobile number has {found} digits instead of 11: correct it.";
        /// A mobile number begins with 13 to 19.
        MobileStart {
            /// The first two digits.
            start: u32,
        } => "phone.mobile_start_wrong",
            "手机号码以 {start:02} 开头，应为 13 至 19：请核对。",
            "The mobile number begins with {start:02} instead of 13 to 19: correct it.";
        /// The area code is missing.
        NoAreaCode => "phone.area_code_missing",
            "固定电话缺少区号：请填写区号，如 0533-1234567。",
            "The area code is missing: write it, like 0533-1234567.";
        /// A fixed-line number has 7 or 8 digits behind its area code, 8 in the largest cities.
        LandlineLength {
            /// Digits of the number without area code.
            found: usize,
        } => "phone.landline_length_wrong",
            "固定电话区号后有 {found} 位数字，应为 7 或 8 位（区号为三位时应为 8 位）：请补全或改正。",
            "The number has {found} digits behind its area code instead of 7 or 8 (8 behind an area code of three): correct it.";
        /// No such service number is known.
        ServiceUnknown => "phone.service_unknown",
            "不是已知的服务号码：应为 110、12345、95598、400 加 7 位数字等。",
            "It is no known service number: those are 110, 12345, 95598, 400 with 7 digits and the like.";
    }
}

explained! {
    /// What is odd about a telephone number that passes.
    Warning {
        /// The segment is not in the detailed numbering plan.
        SegmentUnknown {
            /// The first three digits.
            segment: u32,
        } => "phone.segment_unknown",
            "号段 {segment} 不在已知的手机号段表中：可能是新号段，请核对。",
            "The segment {segment} is in no list of mobile segments: it may be new; check the number.";
    }
}

/// A mobile number of good form: its 11 digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mobile(String);

impl Mobile {
    /// The 11 digits, without country code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is odd though the number passes.
    pub fn warnings(&self) -> Vec<Warning> {
        let segment = self.0[..3].parse().unwrap_or_default();
        let known = matches!(
            segment,
            130..=139 | 145 | 147 | 150..=153 | 155..=159 | 162 | 165..=167 | 170..=173 | 175..=178 | 180..=189
                | 190..=193 | 195..=199
        ) || self.0.starts_with("1610")
            || ('0'..='5').contains(&self.0.chars().nth(4).unwrap_or('9')) && self.0.starts_with("1740");
        if known {
            Vec::new()
        } else {
            vec![Warning::SegmentUnknown { segment }]
        }
    }
}

/// A fixed-line number of good form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Landline {
    /// Area code with its zero: `0533`.
    pub area_code: String,
    /// The 7 or 8 digits behind it.
    pub number: String,
    /// Extension, where one is written.
    pub extension: Option<String>,
}

impl Landline {
    /// The number in one way of writing: `0533-1234567`, with an extension `0533-1234567-801`.
    pub fn normal(&self) -> String {
        match &self.extension {
            None => format!("{}-{}", self.area_code, self.number),
            Some(extension) => format!("{}-{}-{extension}", self.area_code, self.number),
        }
    }
}

/// Checks a mobile number: 11 digits that begin with 13 to 19, with or without +86, spaces and hyphens.
pub fn mobile(text: &str) -> Result<Mobile, Defect> {
    if text.len() == 11 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return mobile_digits(text.to_owned());
    }
    let written = plain(text)?;
    let digits: String = without_country(&written).chars().filter(char::is_ascii_digit).collect();
    mobile_digits(digits)
}

/// Checks a fixed-line number with its area code: `0533-1234567`, `(0533)1234567`, `+86 533 1234567`, `0533-1234567转801`.
pub fn landline(text: &str) -> Result<Landline, Defect> {
    let written = plain(text)?;
    let (main, extension) = split_extension(&written);
    let national = without_country(main);
    let had_country = national.len() < main.len();
    let mut digits: String = national.chars().filter(char::is_ascii_digit).collect();
    if had_country && !digits.starts_with('0') {
        digits.insert(0, '0');
    }
    if !digits.starts_with('0') {
        return Err(Defect::NoAreaCode);
    }
    // 010 and 02x have three digits, all others four.
    let short = digits.starts_with("010") || digits.starts_with("02");
    let number = digits.split_off(if short { 3 } else { 4 }.min(digits.len()));
    let length_fits = if short {
        number.len() == 8
    } else {
        matches!(number.len(), 7 | 8)
    };
    if !length_fits {
        return Err(Defect::LandlineLength { found: number.len() });
    }
    Ok(Landline {
        area_code: digits,
        number,
        extension: extension.map(str::to_owned),
    })
}

/// Checks a service number: three-digit emergency numbers, 12345 and its like, 95/96 numbers, 400 and 800 with 7 digits.
pub fn service(text: &str) -> Result<String, Defect> {
    let written = plain(text)?;
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let known = match digits.len() {
        3 => matches!(digits.as_str(), "110" | "119" | "120" | "122"),
        5 | 6 => ["123", "95", "96", "100", "118"]
            .iter()
            .any(|start| digits.starts_with(start)),
        10 => digits.starts_with("400") || digits.starts_with("800"),
        _ => false,
    };
    if known { Ok(digits) } else { Err(Defect::ServiceUnknown) }
}

fn mobile_digits(digits: String) -> Result<Mobile, Defect> {
    if digits.len() != 11 {
        return Err(Defect::MobileLength { found: digits.len() });
    }
    let start = digits[..2].parse().unwrap_or_default();
    if !(13..=19).contains(&start) {
        return Err(Defect::MobileStart { start });
    }
    Ok(Mobile(digits))
}

/// The number in half-width characters, or what does not belong in it.
fn plain(text: &str) -> Result<String, Defect> {
    let written = width::to_half(text)
        .trim()
        .replace('转', "x")
        .replace(['—', '–', '−'], "-");
    if written.is_empty() {
        return Err(Defect::Empty);
    }
    match written.chars().find(|c| !c.is_ascii_digit() && !" -()+xX".contains(*c)) {
        Some(found) => Err(Defect::Character { found }),
        None => Ok(written),
    }
}

fn without_country(written: &str) -> &str {
    let rest = written.strip_prefix("(+86)").or_else(|| written.strip_prefix("+86"));
    let long = || written.strip_prefix("0086");
    // 86 without a sign is the country only if a whole mobile number follows.
    let bare = || {
        written
            .strip_prefix("86")
            .filter(|rest| rest.chars().filter(char::is_ascii_digit).count() == 11)
    };
    rest.or_else(long).or_else(bare).unwrap_or(written)
}

/// Takes an extension off: behind an x, or behind a second hyphen.
fn split_extension(written: &str) -> (&str, Option<&str>) {
    if let Some((main, extension)) = written.split_once(['x', 'X']) {
        return (main, Some(extension.trim_matches([' ', '-'])));
    }
    match written.rsplit_once('-') {
        Some((main, extension)) if main.trim_start_matches("+86-").contains(['-', ')']) && extension.len() < 6 => {
            (main, Some(extension.trim()))
        }
        _ => (written, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobile_numbers_are_read_however_they_are_written() {
        for text in [
            "13800138000",
            "+86 138 0013 8000",
            "86-13800138000",
            "008613800138000",
            "138-0013-8000",
            "１３８００１３８０００",
            " 13800138000 ",
        ] {
            assert_eq!(mobile(text).unwrap().as_str(), "13800138000", "{text}");
        }
    }

    #[test]
    fn a_segment_that_no_plan_knows_warns_only() {
        assert_eq!(mobile("13800138000").unwrap().warnings(), []);
        assert_eq!(mobile("17405123456").unwrap().warnings(), []);
        assert_eq!(mobile("17400123456").unwrap().warnings(), []);
        assert_eq!(
            mobile("15400138000").unwrap().warnings(),
            [Warning::SegmentUnknown { segment: 154 }]
        );
        assert_eq!(
            mobile("17406123456").unwrap().warnings(),
            [Warning::SegmentUnknown { segment: 174 }]
        );
    }

    #[test]
    fn wrong_mobile_numbers_are_told_apart() {
        assert_eq!(mobile("1380013800"), Err(Defect::MobileLength { found: 10 }));
        assert_eq!(mobile("12800138000"), Err(Defect::MobileStart { start: 12 }));
        assert_eq!(mobile("1380013800O"), Err(Defect::Character { found: 'O' }));
        assert_eq!(mobile("13800138000/13900139000"), Err(Defect::Character { found: '/' }));
        assert_eq!(mobile("　"), Err(Defect::Empty));
    }

    #[test]
    fn fixed_lines_are_read_however_they_are_written() {
        for text in [
            "0533-2712345",
            "05332712345",
            "(0533)2712345",
            "+86 533 2712345",
            "0533 271 2345",
            "（0533）2712345",
        ] {
            assert_eq!(landline(text).unwrap().normal(), "0533-2712345", "{text}");
        }
        assert_eq!(landline("010-12345678").unwrap().area_code, "010");
        assert_eq!(landline("0533-2712345转801").unwrap().normal(), "0533-2712345-801");
        assert_eq!(landline("0533-2712345-801").unwrap().extension.as_deref(), Some("801"));
    }

    #[test]
    fn wrong_fixed_lines_are_told_apart() {
        assert_eq!(landline("2712345"), Err(Defect::NoAreaCode));
        assert_eq!(landline("0533-271234"), Err(Defect::LandlineLength { found: 6 }));
        assert_eq!(landline("010-1234567"), Err(Defect::LandlineLength { found: 7 }));
        assert_eq!(landline("053"), Err(Defect::LandlineLength { found: 0 }));
    }

    #[test]
    fn service_numbers_are_known() {
        for text in ["110", "119", "120", "122", "12345", "12315", "95598", "400-123-4567"] {
            assert!(service(text).is_ok(), "{text}");
        }
        assert_eq!(service("111"), Err(Defect::ServiceUnknown));
        assert_eq!(service("13800138000"), Err(Defect::ServiceUnknown));
    }
}
