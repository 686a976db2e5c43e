//! Administrative division codes: GB/T 2260-2007 to the county, GB/T 10114 to the township, 国统字〔2009〕91号 to the village.
//!
//! Only the form is checked. Whether a code exists, and on which day it did, is a matter of reference data, and so is
//! the code system: the statistical and the civil-affairs lists give some townships different nine-digit codes.

mod kind;

pub use kind::Kind;

/// First two digits of every province (GB/T 2260-2007).
const PROVINCES: [u32; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82,
];
const DIGITS: usize = 12;
const DIGITS_WITH_CLASS: usize = 17;
/// Urban-rural classes (城乡分类代码), 国统字〔2009〕91号.
const URBAN_RURAL: [&str; 7] = ["111", "112", "121", "122", "123", "210", "220"];

explained! {
    /// What is wrong with a division code.
    Defect {
        /// Not 2, 4, 6, 9, 12 or 17 digits.
        Length {
            /// Characters there are.
            found: usize,
        } => "division_code.length_wrong",
            "行政区划代码有 {found} 个字符，应为 2、4、6、9、12 或 17 位：请补全或改正。",
            "The division code has {found} characters instead of 2, 4, 6, 9, 12 or 17: correct it.";
        /// A character that is no half-width digit.
        Character {
            /// Position from 1.
            position: usize,
            /// The character.
            found: char,
        } => "division_code.character_wrong",
            "行政区划代码第 {position} 位是“{found}”：只能有半角数字，请改正。",
            "Position {position} of the division code is '{found}': only half-width digits are allowed.";
        /// The first two digits are no province.
        Province {
            /// The two digits.
            province: u32,
        } => "division_code.province_unknown",
            "行政区划代码的前两位 {province:02} 不是省级代码：请核对。",
            "The first two digits {province:02} of the division code are no province: correct it.";
        /// A lower level is given though the level above is zero.
        Gap => "division_code.level_missing",
            "行政区划代码跳过了一级（上级为 0 而下级不为 0）：请核对。",
            "The division code leaves a level out (zeros stand above digits that are not): correct it.";
        /// Digits 15 to 17 of a code of 17 digits are no urban-rural class.
        UrbanRural {
            /// The three digits.
            class: u32,
        } => "division_code.urban_rural_unknown",
            "第 15 至 17 位 {class:03} 不是城乡分类代码：应为 111、112、121、122、123、210 或 220。",
            "Digits 15 to 17, {class:03}, are no urban-rural class: they should be 111, 112, 121, 122, 123, 210 or 220.";
    }
}

/// Level of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 省级, 2 digits.
    Province,
    /// 地级, 4 digits.
    City,
    /// 县级, 6 digits.
    County,
    /// 乡级, 9 digits.
    Township,
    /// 村级, 12 digits.
    Village,
}

/// A division code of good form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode {
    digits: [u8; DIGITS],
    level: Level,
}

impl DivisionCode {
    /// The level.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The code in its usual length: 6 digits down to the county, 9 for a township, 12 for a village.
    pub fn as_str(&self) -> &str {
        match self.level {
            Level::Province | Level::City | Level::County => self.slice(0, 6),
            Level::Township => self.slice(0, 9),
            Level::Village => self.slice(0, 12),
        }
    }

    /// The digits that say something: 2, 4, 6, 9 or 12 of them, a prefix of the codes of everything inside.
    ///
    /// A prefecture-level city without counties (东莞, 441900) is a prefix of its towns as well.
    pub fn prefix(&self) -> &str {
        match self.level {
            Level::Province => self.slice(0, 2),
            Level::City => self.slice(0, 4),
            Level::County => self.slice(0, 6),
            Level::Township => self.slice(0, 9),
            Level::Village => self.slice(0, 12),
        }
    }

    /// The division above; none above a province.
    ///
    /// Counties directly under a province (digits 3 and 4 are 90) have the province above them.
    pub fn parent(&self) -> Option<Self> {
        let level = match self.level {
            Level::Province => return None,
            Level::City => Level::Province,
            Level::County if self.slice(2, 4) == "90" => Level::Province,
            Level::County => Level::City,
            Level::Township if self.slice(4, 6) == "00" => Level::City,
            Level::Township => Level::County,
            Level::Village => Level::Township,
        };
        let mut parent = *self;
        parent.level = level;
        let kept = parent.prefix().len();
        parent.digits[kept..].fill(b'0');
        Some(parent)
    }

    /// The divisions above, nearest first.
    pub fn ancestors(&self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), Self::parent)
    }

    /// Whether `other` is this division or lies inside it.
    pub fn contains(&self, other: &Self) -> bool {
        self == other || other.ancestors().any(|above| above == *self)
    }

    /// Whether the code only sums others up (市辖区, 省直辖县级行政区划) and is no place of its own.
    pub fn is_sum(&self) -> bool {
        match self.level {
            Level::City => {
                let municipality = matches!(self.slice(0, 2), "11" | "12" | "31" | "50");
                self.slice(2, 4) == "90" || municipality && matches!(self.slice(2, 4), "01" | "02")
            }
            Level::County => self.slice(4, 6) == "01",
            _ => false,
        }
    }

    /// What kind of division the last digits tell; none where the ranges of the standard leave it open.
    pub fn kind(&self) -> Option<Kind> {
        let number = |from, to| self.slice(from, to).parse().unwrap_or_default();
        match self.level {
            Level::Province => None,
            Level::City => kind::of_city(number(2, 4)),
            Level::County => kind::of_county(number(4, 6)),
            Level::Township => kind::of_township(number(6, 9)),
            Level::Village => kind::of_village(number(9, 12)),
        }
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        // Invariant: all bytes are ASCII digits.
        std::str::from_utf8(&self.digits[from..to]).unwrap_or_default()
    }
}

/// Checks the form of a division code of 2, 4, 6, 9, 12 or 17 digits; zeros at the end are padding (`370303000000`).
pub fn check(text: &str) -> Result<DivisionCode, Defect> {
    if let Some((index, found)) = text.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
        return Err(Defect::Character {
            position: index + 1,
            found,
        });
    }
    if !matches!(text.len(), 2 | 4 | 6 | 9 | DIGITS | DIGITS_WITH_CLASS) {
        return Err(Defect::Length { found: text.len() });
    }
    if text.len() == DIGITS_WITH_CLASS && !URBAN_RURAL.contains(&&text[14..]) {
        let class = text[14..].parse().unwrap_or_default();
        return Err(Defect::UrbanRural { class });
    }
    let mut digits = [b'0'; DIGITS];
    let used = text.len().min(DIGITS);
    digits[..used].copy_from_slice(&text.as_bytes()[..used]);
    let province = u32::from(digits[0] - b'0') * 10 + u32::from(digits[1] - b'0');
    if !PROVINCES.contains(&province) {
        return Err(Defect::Province { province });
    }
    let level = level_of(&digits).ok_or(Defect::Gap)?;
    Ok(DivisionCode { digits, level })
}

/// Urban-rural class of a code of 17 digits: three digits, of which the first is 1 for urban and 2 for rural.
pub fn urban_rural_class(text: &str) -> Option<&str> {
    check(text).ok()?;
    text.get(14..DIGITS_WITH_CLASS)
}

fn level_of(digits: &[u8; DIGITS]) -> Option<Level> {
    let given = |from: usize, to: usize| digits[from..to].iter().any(|digit| *digit != b'0');
    match (given(2, 4), given(4, 6), given(6, 9), given(9, 12)) {
        (false, false, false, false) => Some(Level::Province),
        (true, false, false, false) => Some(Level::City),
        (true, true, false, false) => Some(Level::County),
        // Some cities have towns without a county between.
        (true, _, true, false) => Some(Level::Township),
        (true, _, true, true) => Some(Level::Village),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(text: &str) -> Vec<String> {
        let code = check(text).unwrap();
        std::iter::once(code)
            .chain(code.ancestors())
            .map(|code| code.as_str().to_owned())
            .collect()
    }

    #[test]
    fn a_village_lies_in_its_township_county_city_and_province() {
        assert_eq!(
            chain("370303101403"),
            ["370303101403", "370303101", "370303", "370300", "370000"]
        );
        assert_eq!(chain("37"), ["370000"]);
        assert_eq!(chain("429004"), ["429004", "420000"]);
        assert_eq!(chain("441900003"), ["441900003", "441900", "440000"]);
    }

    #[test]
    fn padding_does_not_change_a_code() {
        assert_eq!(check("370303"), check("370303000000"));
        assert_eq!(check("3703"), check("370300"));
        assert_eq!(check("370303101").unwrap().prefix(), "370303101");
    }

    #[test]
    fn the_digits_tell_the_kind() {
        for (text, kind) in [
            ("370300", Kind::City),
            ("152500", Kind::Prefecture),
            ("370303", Kind::District),
            ("370321", Kind::County),
            ("370681", Kind::CountyCity),
            ("370302001", Kind::Subdistrict),
            ("370302102", Kind::Town),
            ("370302200", Kind::Township),
            ("370303003400", Kind::ResidentLike),
            ("370302001001", Kind::ResidentCommittee),
            ("370302102398", Kind::VillageCommittee),
            ("370302400", Kind::TownshipLike),
            ("370302102598", Kind::VillageLike),
        ] {
            assert_eq!(check(text).unwrap().kind(), Some(kind), "{text}");
        }
    }

    #[test]
    fn sum_codes_are_no_places() {
        assert!(check("370301").unwrap().is_sum());
        assert!(check("110100").unwrap().is_sum());
        assert!(!check("370303").unwrap().is_sum());
        assert!(!check("370100").unwrap().is_sum());
    }

    #[test]
    fn a_code_with_its_urban_rural_class_is_read() {
        assert_eq!(urban_rural_class("33010201600110111"), Some("111"));
        assert_eq!(urban_rural_class("330102016001"), None);
        assert_eq!(check("33010201600110999"), Err(Defect::UrbanRural { class: 999 }));
    }

    #[test]
    fn each_defect_is_told_apart() {
        assert_eq!(check("37030"), Err(Defect::Length { found: 5 }));
        assert_eq!(
            check("37O300"),
            Err(Defect::Character {
                position: 3,
                found: 'O'
            })
        );
        assert_eq!(check("990000"), Err(Defect::Province { province: 99 }));
        assert_eq!(check("370003"), Err(Defect::Gap));
        assert_eq!(check("370303000001"), Err(Defect::Gap));
    }
}
