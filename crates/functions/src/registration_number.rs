//! Business registration numbers, which old records still carry (GS15-2006; check digit of GB/T 17710, MOD 11,10).

const LENGTH: usize = 15;
const BODY_LENGTH: usize = 14;
const OLD_LENGTH: usize = 13;

explained! {
    /// What is wrong with a registration number.
    Defect {
        /// Not 15 digits, nor the 13 of before 2007.
        Length {
            /// Characters there are.
            found: usize,
        } => "registration_number.length_wrong",
            "工商注册号有 {found} 个字符，应为 15 位（2007 年以前为 13 位）：请对照营业执照补全或改正。",
            "The registration number has {found} characters instead of 15 (13 before 2007): correct it from the licence.";
        /// A character that is no half-width digit.
        Character {
            /// Position from 1.
            position: usize,
            /// The character.
            found: char,
        } => "registration_number.character_wrong",
            "工商注册号第 {position} 位是“{found}”：只能有半角数字（字母 O 不是数字 0），请改正。",
            "Position {position} is '{found}': only half-width digits are allowed (the letter O is not the digit 0).";
        /// The check digit does not fit.
        Check {
            /// The check digit there is.
            found: char,
            /// The check digit that the other digits ask for.
            expected: char,
        } => "registration_number.check_wrong",
            "工商注册号的校验码应为“{expected}”，实为“{found}”：有一位或几位录错，请对照营业执照核对。",
            "The check digit should be '{expected}' and is '{found}': some digit was mistyped; compare the number with the licence.";
    }
}

explained! {
    /// What is odd about a registration number that passes.
    Warning {
        /// Thirteen digits, which have no check.
        NoCheckDigit => "registration_number.no_check_digit",
            "这是 2007 年以前的 13 位注册号，没有校验码：录入错误无法发现，请核对。",
            "This is a number of before 2007 with 13 digits and no check digit: typing errors cannot be found; compare it with the licence.";
    }
}

/// What the first digit of the sequence tells about the firm (GS15-2006).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Domestic enterprise, 0 to 3.
    Domestic,
    /// Enterprise with foreign investment, 4 and 5.
    ForeignInvested,
    /// Individual business, 6 to 9.
    Individual,
}

/// A registration number that passed its check, or one of before 2007, which has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RegistrationNumber {
    digits: [u8; LENGTH],
    length: usize,
}

impl RegistrationNumber {
    /// The digits.
    pub fn as_str(&self) -> &str {
        // Invariant: the text is ASCII, `check` has looked at every character.
        std::str::from_utf8(&self.digits[..self.length]).unwrap_or_default()
    }

    /// Division of the first registrar (GB/T 2260), `100000` for the national level.
    pub fn division(&self) -> &str {
        &self.as_str()[..6]
    }

    /// Kind of firm; the numbers of before 2007 do not tell it.
    pub fn kind(&self) -> Option<Kind> {
        match (self.length, self.digits[6]) {
            (OLD_LENGTH, _) => None,
            (_, b'0'..=b'3') => Some(Kind::Domestic),
            (_, b'4' | b'5') => Some(Kind::ForeignInvested),
            _ => Some(Kind::Individual),
        }
    }

    /// What is odd though the number passes.
    pub fn warnings(&self) -> Vec<Warning> {
        if self.length == OLD_LENGTH {
            vec![Warning::NoCheckDigit]
        } else {
            Vec::new()
        }
    }
}

/// Checks a registration number (GS15-2006): 15 digits with check digit, or the 13 of before 2007 without.
pub fn check(text: &str) -> Result<RegistrationNumber, Defect> {
    need_digits(text)?;
    if !matches!(text.len(), LENGTH | OLD_LENGTH) {
        return Err(Defect::Length { found: text.len() });
    }
    let mut digits = [b'0'; LENGTH];
    digits[..text.len()].copy_from_slice(text.as_bytes());
    let number = RegistrationNumber {
        digits,
        length: text.len(),
    };
    if number.length == LENGTH {
        let (expected, found) = (check_digit(&digits[..BODY_LENGTH]), char::from(digits[BODY_LENGTH]));
        if expected != found {
            return Err(Defect::Check { found, expected });
        }
    }
    Ok(number)
}

/// Completes 14 digits by their check digit.
pub fn with_check(body: &str) -> Result<String, Defect> {
    need_digits(body)?;
    if body.len() != BODY_LENGTH {
        return Err(Defect::Length { found: body.len() + 1 });
    }
    let mut number = body.to_owned();
    number.push(check_digit(body.as_bytes()));
    Ok(number)
}

/// GB/T 17710 MOD 11,10.
fn check_digit(body: &[u8]) -> char {
    let product = body.iter().fold(10, |product, digit| {
        let sum = (product + u32::from(digit - b'0')) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    char::from_digit((11 - product) % 10, 10).unwrap_or('0')
}

fn need_digits(text: &str) -> Result<(), Defect> {
    match text.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
        None => Ok(()),
        Some((index, found)) => Err(Defect::Character {
            position: index + 1,
            found,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_and_synthetic_numbers_pass_and_tell_their_kind() {
        for (text, kind) in [
            ("110108000000016", Kind::Domestic),
            ("450703583197518", Kind::ForeignInvested),
            ("440783763666398", Kind::Individual),
            ("370303000000015", Kind::Domestic),
            ("370303400000014", Kind::ForeignInvested),
            ("370303600000016", Kind::Individual),
        ] {
            let number = check(text).unwrap();
            assert_eq!((number.as_str(), number.kind()), (text, Some(kind)));
            assert_eq!(with_check(&text[..14]).unwrap(), text);
        }
        assert_eq!(check("370303000000015").unwrap().division(), "370303");
    }

    #[test]
    fn each_defect_is_told_apart() {
        assert_eq!(
            check("110108000000017"),
            Err(Defect::Check {
                found: '7',
                expected: '6'
            })
        );
        assert_eq!(check("11010800000001"), Err(Defect::Length { found: 14 }));
        assert_eq!(
            check("11010800000001O"),
            Err(Defect::Character {
                position: 15,
                found: 'O'
            })
        );
    }

    #[test]
    fn thirteen_digits_pass_with_a_warning() {
        let number = check("3703001800001").unwrap();
        assert_eq!((number.kind(), number.warnings()), (None, vec![Warning::NoCheckDigit]));
    }
}
