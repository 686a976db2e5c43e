//! Organisation codes, which credit codes still carry inside (GB 11714-1997).

use crate::width;

const LENGTH: usize = 9;
const BODY_LENGTH: usize = 8;
const WEIGHTS: [u32; BODY_LENGTH] = [3, 7, 9, 10, 5, 8, 4, 2];

explained! {
    /// What is wrong with an organisation code.
    Defect {
        /// Not 9 characters (10 with the hyphen).
        Length {
            /// Characters there are, the hyphen not counted.
            found: usize,
        } => "organisation_code.length_wrong",
            "组织机构代码有 {found} 个字符，应为 9 位：请对照代码证补全或改正。",
            "The organisation code has {found} characters instead of 9: correct it from the certificate.";
        /// A character that does not belong there.
        Character {
            /// Position from 1, the hyphen not counted.
            position: usize,
            /// The character.
            found: char,
        } => "organisation_code.character_wrong",
            "组织机构代码第 {position} 位是“{found}”：本体代码只能有半角数字和大写字母，校验码是数字或 X，请改正。",
            "Position {position} is '{found}': only half-width digits and capitals are allowed, and a digit or X at the end.";
        /// The check character does not fit.
        Check {
            /// The check character there is.
            found: char,
            /// The check character that the other characters ask for.
            expected: char,
        } => "organisation_code.check_wrong",
            "组织机构代码的校验码应为“{expected}”，实为“{found}”：有一位或几位录错，请对照代码证核对。",
            "The check character should be '{expected}' and is '{found}': some character was mistyped; compare the code with the certificate.";
    }
}

/// An organisation code that passed its check: 9 characters, upper case, without hyphen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OrganisationCode([u8; LENGTH]);

impl OrganisationCode {
    /// The 9 characters, as they are stored.
    pub fn as_str(&self) -> &str {
        // Invariant: the text is ASCII, `check` has looked at every character.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The code as it is printed, with the hyphen before the check character.
    pub fn printed(&self) -> String {
        let (body, check) = self.as_str().split_at(BODY_LENGTH);
        format!("{body}-{check}")
    }
}

/// Checks an organisation code (GB 11714-1997), with or without its hyphen; small letters are taken for capitals.
pub fn check(text: &str) -> Result<OrganisationCode, Defect> {
    let mut code = [b'0'; LENGTH];
    let length = characters(text, &mut code)?;
    if length != LENGTH {
        return Err(Defect::Length { found: length });
    }
    let (expected, found) = (check_character(&code[..BODY_LENGTH]), char::from(code[BODY_LENGTH]));
    if !found.is_ascii_digit() && found != 'X' {
        return Err(Defect::Character {
            position: LENGTH,
            found,
        });
    }
    if expected != found {
        return Err(Defect::Check { found, expected });
    }
    Ok(OrganisationCode(code))
}

/// Completes 8 characters by their check character, without hyphen.
pub fn with_check(body: &str) -> Result<String, Defect> {
    let mut code = [b'0'; LENGTH];
    let length = characters(body, &mut code)?;
    if length != BODY_LENGTH {
        return Err(Defect::Length { found: length + 1 });
    }
    let mut text = body.to_ascii_uppercase();
    text.push(check_character(&code[..BODY_LENGTH]));
    Ok(text)
}

/// Copies the characters in upper case, without the hyphen before the last, and counts them.
fn characters(text: &str, code: &mut [u8; LENGTH]) -> Result<usize, Defect> {
    let mut length = 0;
    for (index, found) in text.chars().enumerate() {
        if found == '-' && index == BODY_LENGTH && text.len() == LENGTH + 1 {
            continue;
        }
        if !found.is_ascii_alphanumeric() || width::is_full(found) {
            return Err(Defect::Character {
                position: length + 1,
                found,
            });
        }
        if let Some(place) = code.get_mut(length) {
            *place = found.to_ascii_uppercase() as u8;
        }
        length += 1;
    }
    Ok(length)
}

fn check_character(body: &[u8]) -> char {
    let sum: u32 = body
        .iter()
        .zip(WEIGHTS)
        .map(|(byte, weight)| char::from(*byte).to_digit(36).unwrap_or_default() * weight)
        .sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_example_passes_with_and_without_its_hyphen() {
        let code = check("D2143569-X").unwrap();
        assert_eq!((code.as_str(), code.printed().as_str()), ("D2143569X", "D2143569-X"));
        assert_eq!(check("d2143569x"), Ok(code));
    }

    #[test]
    fn codes_of_every_check_value_pass() {
        for text in [
            "PDY00001-X",
            "PDY00002-8",
            "PDY00003-6",
            "PDY00004-4",
            "PDY00005-2",
            "PDY00006-0",
            "PDY00007-9",
            "PDY00008-7",
            "PDY00009-5",
            "PDY00018-3",
            "PDY00019-1",
        ] {
            assert_eq!(check(text).unwrap().printed(), text);
        }
        assert_eq!(with_check("PDY00001").unwrap(), "PDY00001X");
    }

    #[test]
    fn each_defect_is_told_apart() {
        assert_eq!(
            check("PDY000019"),
            Err(Defect::Check {
                found: '9',
                expected: 'X'
            })
        );
        assert_eq!(check("PDY00001"), Err(Defect::Length { found: 8 }));
        assert_eq!(
            check("PDY0000-1X"),
            Err(Defect::Character {
                position: 8,
                found: '-'
            })
        );
        assert_eq!(
            check("ＰDY00001X"),
            Err(Defect::Character {
                position: 1,
                found: 'Ｐ'
            })
        );
        assert_eq!(
            check("PDY00001A"),
            Err(Defect::Character {
                position: 9,
                found: 'A'
            })
        );
    }
}
