//! Unified social credit codes of legal entities and other organisations (GB 32100-2015 with Amendment No. 1 of 2016).

use crate::{organisation_code, width};

const LENGTH: usize = 18;
const BODY_LENGTH: usize = 17;
/// Digits and capitals without I, O, Z, S and V; the place in the list is the value.
const ALPHABET: [u8; 31] = *b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// 3^(i-1) mod 31 for position i.
const WEIGHTS: [u32; BODY_LENGTH] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Registration departments and categories: positions 1 and 2, and what they stand for.
///
/// The amendment's own text was not at hand; the table is what independent code lists agree on, so a pair that is not in
/// it only warns.
const CATEGORIES: [(&str, &str, &str); 37] = [
    ("11", "机关", "state organ"),
    ("12", "事业单位", "public institution"),
    (
        "13",
        "群众团体",
        "mass organisation under the central establishment office",
    ),
    ("19", "机构编制其他", "other body of the establishment office"),
    ("21", "外国常住新闻机构", "resident foreign news office"),
    ("29", "外交其他", "other body of foreign affairs"),
    ("31", "律师执业机构", "law firm"),
    ("32", "公证处", "notary office"),
    ("33", "基层法律服务所", "grass-roots legal service"),
    ("34", "司法鉴定机构", "forensic institution"),
    ("35", "仲裁委员会", "arbitration commission"),
    ("39", "司法行政其他", "other body of judicial administration"),
    ("41", "外国在华文化中心", "foreign cultural centre"),
    ("49", "文化其他", "other body of culture"),
    ("51", "社会团体", "social organisation"),
    ("52", "民办非企业单位", "private non-enterprise unit"),
    ("53", "基金会", "foundation"),
    ("59", "民政其他", "other body of civil affairs"),
    ("61", "外国旅游部门常驻代表机构", "foreign tourism office"),
    (
        "62",
        "港澳台地区旅游部门常驻代表机构",
        "Hong Kong, Macao or Taiwan tourism office",
    ),
    ("69", "旅游其他", "other body of tourism"),
    ("71", "宗教活动场所", "place of religious activity"),
    ("72", "宗教院校", "religious school"),
    ("79", "宗教其他", "other body of religious affairs"),
    ("81", "基层工会", "grass-roots trade union"),
    ("89", "工会其他", "other body of trade unions"),
    ("91", "企业", "enterprise"),
    ("92", "个体工商户", "individual business"),
    ("93", "农民专业合作社", "farmers' cooperative"),
    ("99", "市场监管其他", "other body of market regulation"),
    ("A1", "军队事业单位", "military institution"),
    ("A9", "军队其他", "other military body"),
    (
        "N1",
        "组级集体经济组织",
        "collective economic organisation of a villager group",
    ),
    (
        "N2",
        "村级集体经济组织",
        "collective economic organisation of a village",
    ),
    (
        "N3",
        "乡镇级集体经济组织",
        "collective economic organisation of a township",
    ),
    ("N9", "农业其他", "other body of agriculture"),
    ("Y1", "其他", "other"),
];

explained! {
    /// What is wrong with a unified social credit code.
    Defect {
        /// Not 18 characters.
        Length {
            /// Characters there are.
            found: usize,
        } => "credit_code.length_wrong",
            "统一社会信用代码有 {found} 个字符，应为 18 位：请对照营业执照或登记证书补全或改正。",
            "The credit code has {found} characters instead of 18: correct it from the registration certificate.";
        /// One of the letters I, O, Z, S, V, which the code never has.
        ForbiddenLetter {
            /// Position from 1.
            position: usize,
            /// The letter.
            found: char,
            /// What was probably meant.
            meant: char,
        } => "credit_code.forbidden_letter",
            "统一社会信用代码第 {position} 位是“{found}”：代码不使用 I、O、Z、S、V，很可能应为“{meant}”，请改正。",
            "Position {position} is '{found}': the code never uses I, O, Z, S and V, probably '{meant}' was meant; correct it.";
        /// A full-width character, which the data owner has to agree to change.
        FullWidth {
            /// Position from 1.
            position: usize,
            /// The character.
            found: char,
        } => "credit_code.full_width",
            "统一社会信用代码第 {position} 位“{found}”是全角字符：请改用半角字符。",
            "Position {position} is the full-width character '{found}': use half-width characters.";
        /// Any other character that does not belong there.
        Character {
            /// Position from 1.
            position: usize,
            /// The character.
            found: char,
        } => "credit_code.character_wrong",
            "统一社会信用代码第 {position} 位是“{found}”：只能有数字和大写字母，不能有空格或连字符，请改正。",
            "Position {position} is '{found}': only digits and capital letters are allowed, without spaces or hyphens.";
        /// Positions 3 to 8, the division of the registrar, have a letter.
        Division {
            /// Position from 1.
            position: usize,
            /// The character.
            found: char,
        } => "credit_code.division_not_digits",
            "统一社会信用代码第 {position} 位是“{found}”：第 3 至 8 位是登记机关行政区划码，只能是数字，请改正。",
            "Position {position} is '{found}': positions 3 to 8 are the registrar's division and have digits only; correct it.";
        /// The check character does not fit.
        Check {
            /// The check character there is.
            found: char,
            /// The check character that the other characters ask for.
            expected: char,
        } => "credit_code.check_wrong",
            "统一社会信用代码的校验码应为“{expected}”，实为“{found}”：有一位或几位录错，请对照登记证书核对全部代码。",
            "The check character should be '{expected}' and is '{found}': some character was mistyped; compare the whole code with the certificate.";
    }
}

explained! {
    /// What is odd about a credit code that passes its check.
    Warning {
        /// Department and category are not a pair of the table.
        CategoryUnknown {
            /// Position 1.
            department: char,
            /// Position 2.
            category: char,
        } => "credit_code.category_unknown",
            "统一社会信用代码的前两位“{department}{category}”不在登记管理部门和机构类别表中：请核对。",
            "The first two characters '{department}{category}' are no known department and category: compare them with the certificate.";
        /// The organisation code in positions 9 to 17 does not pass GB 11714.
        OrganisationCheck {
            /// The check character there is.
            found: char,
            /// The check character that GB 11714 asks for.
            expected: char,
        } => "credit_code.organisation_check_wrong",
            "统一社会信用代码第 9 至 17 位的组织机构代码校验码应为“{expected}”，实为“{found}”：请核对。",
            "The organisation code in positions 9 to 17 should end with '{expected}' and ends with '{found}': compare it with the certificate.";
    }
}

/// A credit code that passed its check, in upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CreditCode([u8; LENGTH]);

impl CreditCode {
    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        self.slice(0, LENGTH)
    }

    /// Positions 1 and 2: registration department and category.
    pub fn category_code(&self) -> &str {
        self.slice(0, 2)
    }

    /// The Chinese and English words for department and category, if the pair is known.
    pub fn category(&self) -> Option<(&'static str, &'static str)> {
        category(self.category_code())
    }

    /// Positions 3 to 8: division of the registrar (GB/T 2260), `100000` for the national level.
    pub fn division(&self) -> &str {
        self.slice(2, 8)
    }

    /// Positions 9 to 17: the organisation code (GB 11714) with its check, without hyphen.
    pub fn organisation_code(&self) -> &str {
        self.slice(8, BODY_LENGTH)
    }

    /// What is odd though the code passes.
    pub fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if self.category().is_none() {
            warnings.push(Warning::CategoryUnknown {
                department: char::from(self.0[0]),
                category: char::from(self.0[1]),
            });
        }
        if let Err(organisation_code::Defect::Check { found, expected }) =
            organisation_code::check(self.organisation_code())
        {
            warnings.push(Warning::OrganisationCheck { found, expected });
        }
        warnings
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        // Invariant: the text is ASCII, `check` has looked at every character.
        std::str::from_utf8(&self.0[from..to]).unwrap_or_default()
    }
}

/// The Chinese and English words for positions 1 and 2, if the pair is known.
pub fn category(code: &str) -> Option<(&'static str, &'static str)> {
    CATEGORIES
        .iter()
        .find(|(known, _, _)| *known == code)
        .map(|(_, zh, en)| (*zh, *en))
}

/// Checks a credit code (GB 32100-2015): alphabet, division, check character; small letters are taken for capitals.
///
/// A failed check of the organisation code inside is a warning. Some codes of the Fujian pilot of 2015 fail the final
/// check though they are in force, so whoever owns the data may override that finding.
pub fn check(text: &str) -> Result<CreditCode, Defect> {
    refuse_strange_characters(text)?;
    let mut code: [u8; LENGTH] = text
        .as_bytes()
        .try_into()
        .map_err(|_error| Defect::Length { found: text.len() })?;
    code.make_ascii_uppercase();
    let (body, [last]) = code
        .split_last_chunk::<1>()
        .map_or((&[][..], [b'0']), |(body, last)| (body, *last));
    let (expected, found) = (check_character(body)?, char::from(last));
    value_of(last, BODY_LENGTH)?;
    if expected != found {
        return Err(Defect::Check { found, expected });
    }
    Ok(CreditCode(code))
}

/// Completes 17 characters by their check character.
pub fn with_check(body: &str) -> Result<String, Defect> {
    refuse_strange_characters(body)?;
    if body.len() != BODY_LENGTH {
        return Err(Defect::Length { found: body.len() + 1 });
    }
    let mut code = body.to_ascii_uppercase();
    let check = check_character(code.as_bytes())?;
    code.push(check);
    Ok(code)
}

fn check_character(body: &[u8]) -> Result<char, Defect> {
    let mut sum = 0;
    for (index, (byte, weight)) in body.iter().zip(WEIGHTS).enumerate() {
        if (2..8).contains(&index) && byte.is_ascii_uppercase() && !matches!(byte, b'I' | b'O' | b'S' | b'V' | b'Z') {
            return Err(Defect::Division {
                position: index + 1,
                found: char::from(*byte),
            });
        }
        sum += value_of(*byte, index)? * weight;
    }
    Ok(char::from(ALPHABET[((31 - sum % 31) % 31) as usize]))
}

fn value_of(byte: u8, index: usize) -> Result<u32, Defect> {
    if let Some(value) = ALPHABET.iter().position(|known| *known == byte) {
        return Ok(value as u32);
    }
    let meant = match byte {
        b'O' => '0',
        b'I' => '1',
        b'Z' => '2',
        b'S' => '5',
        _ => 'U',
    };
    Err(Defect::ForbiddenLetter {
        position: index + 1,
        found: char::from(byte),
        meant,
    })
}

fn refuse_strange_characters(text: &str) -> Result<(), Defect> {
    for (index, found) in text.chars().enumerate() {
        let position = index + 1;
        if width::is_full(found) && width::half_char(found).is_ascii_alphanumeric() {
            return Err(Defect::FullWidth { position, found });
        }
        if !found.is_ascii_alphanumeric() {
            return Err(Defect::Character { position, found });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    fn code(text: &str) -> &'static str {
        check(text).unwrap_err().code()
    }

    #[test]
    fn the_annex_example_of_the_standard_is_completed() {
        assert_eq!(with_check("91350100M000100Y4").unwrap(), "91350100M000100Y43");
    }

    #[test]
    fn public_and_synthetic_codes_pass_without_a_warning() {
        for text in [
            "91110108795101314G",
            "914403001922038216",
            "91310000MA1K35Y38P",
            "91110000600037341L",
            "91310110666007217T",
            "9135010557098120XJ",
            "91320621MA1MRHG205",
            "11370300PDY00001X1",
            "12370300PDY000028X",
            "51370300PDY000036P",
            "91370300PDY000044E",
            "92370303PDY000052H",
            "93370321PDY000060B",
            "N2370323PDY000079T",
            "A1370300PDY000087T",
            "91370300PDY0001910",
            "91370300PDY000300Y",
            "91370300PDY000255X",
        ] {
            let code = check(text).unwrap();
            assert_eq!((code.as_str(), code.warnings()), (text, vec![]));
        }
    }

    #[test]
    fn a_code_is_taken_apart() {
        let code = check("n2370323pdy000079t").unwrap();
        assert_eq!(
            (code.category_code(), code.division(), code.organisation_code()),
            ("N2", "370323", "PDY000079")
        );
        assert_eq!(code.category().unwrap().0, "村级集体经济组织");
    }

    #[test]
    fn each_defect_has_its_own_code() {
        assert_eq!(code("91370300PDY000044F"), "credit_code.check_wrong");
        assert_eq!(code("91370300PDY000034E"), "credit_code.check_wrong");
        assert_eq!(code("91350100M000100Y4"), "credit_code.length_wrong");
        assert_eq!(code("9137030APDY000044E"), "credit_code.division_not_digits");
        assert_eq!(code("91370300 PDY000044"), "credit_code.character_wrong");
        assert_eq!(code("９1370300PDY000044E"), "credit_code.full_width");
        assert_eq!(
            check("91370300PDY00004OE").unwrap_err(),
            Defect::ForbiddenLetter {
                position: 17,
                found: 'O',
                meant: '0'
            }
        );
        assert_eq!(code("9137030OPDY000044E"), "credit_code.forbidden_letter");
    }

    #[test]
    fn the_fujian_pilot_codes_fail_the_final_check_only() {
        for text in [
            "91350100M0001TGQXM",
            "91350211M0000XUF46",
            "91350203M0001FUE2P",
            "91350211M00013FA1N",
        ] {
            assert_eq!(code(text), "credit_code.check_wrong");
            assert!(organisation_code::check(&text[8..17]).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_wrong_organisation_code_and_an_unknown_category_warn_only() {
        let text = with_check("X1370300PDY000034").unwrap();
        let warnings = check(&text).unwrap().warnings();
        assert_eq!(
            warnings,
            [
                Warning::CategoryUnknown {
                    department: 'X',
                    category: '1'
                },
                Warning::OrganisationCheck {
                    found: '4',
                    expected: '6'
                },
            ]
        );
    }
}
