//! Citizen numbers and the residence numbers built like them (GB 11643-1999); knows no list of divisions.

use chrono::{Datelike, NaiveDate};

use crate::width;

mod foreigner;

const LENGTH: usize = 18;
const BODY_LENGTH: usize = 17;
const OLD_LENGTH: usize = 15;
/// ISO 7064 MOD 11-2: 2^(i-1) mod 11 for position i counted from the right, the check being 1.
const WEIGHTS: [u32; BODY_LENGTH] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [u8; 11] = *b"10X98765432";
/// Ages beyond this are taken for typing errors; no verified life was longer.
const AGE_YEARS_MAX: i32 = 130;

explained! {
    /// What is wrong with a citizen number.
    Defect {
        /// Not 18 characters, nor the 15 of the old forms.
        Length {
            /// Characters there are.
            found: usize,
        } => "citizen_number.length_wrong",
            "身份号码有 {found} 个字符，应为 18 位（旧号码 15 位）：请对照证件补全或改正。",
            "The number has {found} characters instead of 18 (15 in the old forms): correct it from the document.";
        /// A letter that looks like a digit stands where a digit belongs.
        LetterForDigit {
            /// Position from 1.
            position: usize,
            /// The letter.
            found: char,
            /// The digit it looks like.
            digit: char,
        } => "citizen_number.letter_for_digit",
            "身份号码第 {position} 位是字母“{found}”，应为数字：很可能是把“{digit}”误录成字母，请改正。",
            "Position {position} is the letter '{found}' where a digit belongs: probably '{digit}' was meant; correct it.";
        /// A full-width character, which the data owner has to agree to change.
        FullWidth {
            /// Position from 1.
            position: usize,
            /// The character.
            found: char,
        } => "citizen_number.full_width",
            "身份号码第 {position} 位“{found}”是全角字符：请改用半角数字。",
            "Position {position} is the full-width character '{found}': use half-width digits.";
        /// Any other character that does not belong there.
        Character {
            /// Position from 1.
            position: usize,
            /// The character.
            found: char,
        } => "citizen_number.character_wrong",
            "身份号码第 {position} 位是“{found}”：只能有数字，末位可以是 X，中间不能有空格或连字符，请改正。",
            "Position {position} is '{found}': only digits, and X at the end, are allowed, without spaces or hyphens.";
        /// The birth date does not exist in the calendar.
        BirthDate {
            /// Year in the number.
            year: i32,
            /// Month in the number.
            month: u32,
            /// Day in the number.
            day: u32,
        } => "citizen_number.birth_date_impossible",
            "身份号码中的出生日期 {year:04}-{month:02}-{day:02} 不存在：请对照证件核对第 7 至 14 位。",
            "The birth date {year:04}-{month:02}-{day:02} in the number does not exist: compare positions 7 to 14 with the document.";
        /// The birth date lies after today.
        BirthInFuture {
            /// The birth date.
            birth: NaiveDate,
        } => "citizen_number.birth_in_future",
            "身份号码中的出生日期 {birth} 晚于今天：请对照证件核对第 7 至 14 位。",
            "The birth date {birth} in the number lies in the future: compare positions 7 to 14 with the document.";
        /// The check character does not fit.
        Check {
            /// The check character there is.
            found: char,
            /// The check character that the other characters ask for.
            expected: char,
        } => "citizen_number.check_wrong",
            "身份号码的校验码应为“{expected}”，实为“{found}”：有一位或几位录错，请对照证件核对全部号码。",
            "The check character should be '{expected}' and is '{found}': some character was mistyped; compare the whole number with the document.";
    }
}

explained! {
    /// What is odd about a citizen number that passes its check.
    Warning {
        /// The area code is in no list; people keep codes of abolished counties, so it may be right.
        AreaUnknown {
            /// The six digits.
            area: u32,
        } => "citizen_number.area_unknown",
            "身份号码的地址码 {area:06} 不在行政区划代码表中：可能是已撤销的区划，请核对。",
            "The area code {area:06} is in no list of divisions: it may be an abolished one; compare it with the document.";
        /// The area code is a sum code such as 370301 or 370300, not a county.
        AreaNotCounty {
            /// The six digits.
            area: u32,
        } => "citizen_number.area_not_county",
            "身份号码的地址码 {area:06} 不是县级区划：旧数据中偶有此类代码，请核对。",
            "The area code {area:06} is not a county: old data sometimes have such codes; compare it with the document.";
        /// Nobody is that old.
        ImplausiblyOld {
            /// The birth date.
            birth: NaiveDate,
        } => "citizen_number.implausibly_old",
            "身份号码中的出生日期 {birth} 距今超过 130 年：请核对。",
            "The birth date {birth} is more than 130 years ago: compare it with the document.";
        /// The number has two digits for the year, so the century is a guess.
        CenturyAssumed {
            /// The birth date with the century that was assumed.
            birth: NaiveDate,
        } => "citizen_number.century_assumed",
            "号码只有两位年份，出生日期按 {birth} 理解：请核对世纪。",
            "The number has a year of two digits; {birth} was assumed: check the century.";
    }
}

/// Which document a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Citizen number (公民身份号码), GB 11643-1999.
    Citizen,
    /// Residence permit of a Hong Kong resident, 国办发〔2018〕81号, address code 810000.
    HongKongResident,
    /// Residence permit of a Macao resident, 国办发〔2018〕81号, address code 820000.
    MacaoResident,
    /// Residence permit of a Taiwan resident, 国办发〔2018〕81号, address code 830000.
    TaiwanResident,
    /// Permanent residence card of a foreigner, form of 2023 (18 characters).
    Foreigner2023,
    /// Permanent residence card of a foreigner, form of 2017 (15 characters).
    Foreigner2017,
}

impl Kind {
    /// Stable word for the kind.
    pub fn word(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::HongKongResident => "hong_kong_resident",
            Self::MacaoResident => "macao_resident",
            Self::TaiwanResident => "taiwan_resident",
            Self::Foreigner2023 => "foreigner_2023",
            Self::Foreigner2017 => "foreigner_2017",
        }
    }
}

/// Sex as GB/T 2261.1-2003 codes it, as far as a number can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// 男, code 1: the sequence is odd.
    Male,
    /// 女, code 2: the sequence is even.
    Female,
}

impl Sex {
    /// Code of GB/T 2261.1-2003.
    pub fn code(self) -> &'static str {
        match self {
            Self::Male => "1",
            Self::Female => "2",
        }
    }

    /// The Chinese word.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Male => "男",
            Self::Female => "女",
        }
    }
}

/// A number that passed its check, in its normal form: 18 characters, X in upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CitizenNumber {
    text: [u8; LENGTH],
    length: usize,
    kind: Kind,
    birth: NaiveDate,
    century_assumed: bool,
}

impl CitizenNumber {
    /// The number in its normal form; 15 digits of the old form became 18, the foreigners' form of 2017 stays as it is.
    pub fn as_str(&self) -> &str {
        self.slice(0, self.length)
    }

    /// Which document the number belongs to.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Birth date (positions 7 to 14).
    pub fn birth_date(&self) -> NaiveDate {
        self.birth
    }

    /// Sex (position 17, odd for men).
    pub fn sex(&self) -> Sex {
        let sequence = match self.kind {
            Kind::Foreigner2017 => self.text[13],
            _ => self.text[16],
        };
        if sequence % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    /// Area code: six digits of a county when the number was given; two (province) or four (city) for foreigners.
    pub fn area(&self) -> &str {
        match self.kind {
            Kind::Foreigner2023 => self.slice(1, 3),
            Kind::Foreigner2017 => self.slice(3, 7),
            _ => self.slice(0, 6),
        }
    }

    /// Nationality of a foreigner: ISO 3166-1 numeric (form of 2023) or alpha-3 (form of 2017).
    pub fn nationality(&self) -> Option<&str> {
        match self.kind {
            Kind::Foreigner2023 => Some(self.slice(3, 6)),
            Kind::Foreigner2017 => Some(self.slice(0, 3)),
            _ => None,
        }
    }

    /// Age in full years on `day`; none before birth.
    pub fn age_on(&self, day: NaiveDate) -> Option<u32> {
        day.years_since(self.birth)
    }

    /// What is odd though the number passes; `area_known` looks an area code of six digits up in whatever list is used.
    ///
    /// The facts are warnings because the number is lifelong: people keep codes of counties that were abolished.
    pub fn warnings(&self, today: NaiveDate, area_known: impl FnOnce(&str) -> bool) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if self.kind == Kind::Citizen {
            let area = self.area().parse().unwrap_or_default();
            if area % 100 <= 1 {
                warnings.push(Warning::AreaNotCounty { area });
            } else if !area_known(self.area()) {
                warnings.push(Warning::AreaUnknown { area });
            }
        }
        if today.year() - self.birth.year() > AGE_YEARS_MAX {
            warnings.push(Warning::ImplausiblyOld { birth: self.birth });
        }
        if self.century_assumed {
            warnings.push(Warning::CenturyAssumed { birth: self.birth });
        }
        warnings
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        // Invariant: the text is ASCII, `check` has looked at every character.
        std::str::from_utf8(&self.text[from..to]).unwrap_or_default()
    }
}

/// Checks a number: GB 11643-1999 with 18 digits or the 15 of 1989, residence permits, foreigners' cards.
///
/// `today` is the day after which nobody was born. A lower-case `x` is taken for `X`; nothing else is repaired.
pub fn check(text: &str, today: NaiveDate) -> Result<CitizenNumber, Defect> {
    let bytes = text.as_bytes();
    refuse_strange_characters(text)?;
    match bytes.len() {
        LENGTH => check_eighteen(bytes, today),
        OLD_LENGTH if bytes[0].is_ascii_alphabetic() => foreigner::check_2017(bytes, today),
        OLD_LENGTH => check_fifteen(bytes, today),
        found => Err(Defect::Length { found }),
    }
}

/// The check character of 17 digits, ISO 7064 MOD 11-2.
pub fn check_character(body: &[u8; BODY_LENGTH]) -> char {
    let sum: u32 = body
        .iter()
        .zip(WEIGHTS)
        .map(|(byte, weight)| u32::from(byte.wrapping_sub(b'0')) * weight)
        .sum();
    char::from(CHECKS[(sum % 11) as usize])
}

/// Completes 17 digits by their check character; looks at the digits only, not at their meaning.
pub fn with_check(body: &str) -> Result<String, Defect> {
    refuse_strange_characters(body)?;
    let bytes = body.as_bytes();
    let digits: &[u8; BODY_LENGTH] = bytes
        .try_into()
        .map_err(|_error| Defect::Length { found: bytes.len() + 1 })?;
    need_digits(digits, 0)?;
    let mut number = String::with_capacity(LENGTH);
    number.push_str(body);
    number.push(check_character(digits));
    Ok(number)
}

/// Turns the 15 digits of the 1989 form into 18: `19` before the year, and the check character.
///
/// Numbers of other forms are an error of length; nothing but the characters is checked.
pub fn from_fifteen(text: &str) -> Result<String, Defect> {
    if text.len() != OLD_LENGTH {
        return Err(Defect::Length {
            found: text.chars().count(),
        });
    }
    refuse_strange_characters(text)?;
    with_check(&format!("{}19{}", &text[..6], &text[6..]))
}

fn check_eighteen(bytes: &[u8], today: NaiveDate) -> Result<CitizenNumber, Defect> {
    let mut text = [b'0'; LENGTH];
    text.copy_from_slice(bytes);
    text[BODY_LENGTH].make_ascii_uppercase();
    let (body, last) = text
        .split_last_chunk::<1>()
        .map_or((&[][..], b'0'), |(body, [last])| (body, *last));
    need_digits(body, 0)?;
    if last != b'X' {
        need_digits(&[last], BODY_LENGTH)?;
    }
    let birth = birth_date(decimal(&text[6..10]).cast_signed(), &text[10..14], today)?;
    let mut digits = [b'0'; BODY_LENGTH];
    digits.copy_from_slice(body);
    let (expected, found) = (check_character(&digits), char::from(last));
    if expected != found {
        return Err(Defect::Check { found, expected });
    }
    Ok(CitizenNumber {
        text,
        length: LENGTH,
        kind: kind_of(&text),
        birth,
        century_assumed: false,
    })
}

fn check_fifteen(bytes: &[u8], today: NaiveDate) -> Result<CitizenNumber, Defect> {
    need_digits(bytes, 0)?;
    let mut body = [b'0'; BODY_LENGTH];
    body[..6].copy_from_slice(&bytes[..6]);
    body[6..8].copy_from_slice(b"19");
    body[8..].copy_from_slice(&bytes[6..]);
    let mut text = [b'0'; LENGTH];
    text[..BODY_LENGTH].copy_from_slice(&body);
    text[BODY_LENGTH] = check_character(&body) as u8;
    let number = check_eighteen(&text, today)?;
    Ok(CitizenNumber {
        century_assumed: true,
        ..number
    })
}

fn kind_of(text: &[u8; LENGTH]) -> Kind {
    match (&text[..6], text[0]) {
        (b"810000", _) => Kind::HongKongResident,
        (b"820000", _) => Kind::MacaoResident,
        (b"830000", _) => Kind::TaiwanResident,
        (_, b'9') => Kind::Foreigner2023,
        _ => Kind::Citizen,
    }
}

fn birth_date(year: i32, month_and_day: &[u8], today: NaiveDate) -> Result<NaiveDate, Defect> {
    let (month, day) = (decimal(&month_and_day[..2]), decimal(&month_and_day[2..4]));
    let birth = NaiveDate::from_ymd_opt(year, month, day).ok_or(Defect::BirthDate { year, month, day })?;
    if birth > today {
        return Err(Defect::BirthInFuture { birth });
    }
    Ok(birth)
}

fn decimal(digits: &[u8]) -> u32 {
    digits
        .iter()
        .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

fn refuse_strange_characters(text: &str) -> Result<(), Defect> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(());
    }
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

fn need_digits(bytes: &[u8], offset: usize) -> Result<(), Defect> {
    let Some(index) = bytes.iter().position(|byte| !byte.is_ascii_digit()) else {
        return Ok(());
    };
    let (position, found) = (offset + index + 1, char::from(bytes[index]));
    let digit = match found.to_ascii_uppercase() {
        'O' | 'Q' | 'D' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        _ => return Err(Defect::Character { position, found }),
    };
    Err(Defect::LetterForDigit { position, found, digit })
}

#[cfg(test)]
mod tests;
