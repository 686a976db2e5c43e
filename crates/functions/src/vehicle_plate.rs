//! Vehicle plates (GA 36-2018); military, armed-police and temporary plates and those of low-speed vehicles are not covered.

use crate::width;

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
/// Letters that tell a new-energy vehicle; D is battery-electric, F other new energy.
const NEW_ENERGY: &str = "ABCDEFGHJK";
const EMBASSY_DIGITS: usize = 6;

explained! {
    /// What is wrong with a vehicle plate.
    Defect {
        /// Not 7 characters, nor the 8 of new-energy plates.
        Length {
            /// Characters there are.
            found: usize,
        } => "vehicle_plate.length_wrong",
            "车牌号有 {found} 个字符，应为 7 个（新能源为 8 个）：请补全或改正。",
            "The plate has {found} characters instead of 7 (8 for new-energy vehicles): correct it.";
        /// The first character is no province.
        Province {
            /// The character.
            found: char,
        } => "vehicle_plate.province_unknown",
            "车牌号首位“{found}”不是省份简称：请核对。",
            "The first character '{found}' is no province: correct it.";
        /// The second character is no letter of an issuing office.
        Office {
            /// The character.
            found: char,
        } => "vehicle_plate.office_unknown",
            "车牌号第 2 位“{found}”不是发牌机关代号：应为字母（I 除外），请核对。",
            "The second character '{found}' is no issuing office: it should be a letter other than I.";
        /// The letters I and O do not stand in the serial.
        ForbiddenLetter {
            /// Position from 1.
            position: usize,
            /// The letter.
            found: char,
        } => "vehicle_plate.forbidden_letter",
            "车牌号第 {position} 位是字母“{found}”：序号不使用 I 和 O，应为数字 1 或 0，请改正。",
            "Position {position} is the letter '{found}': serials never use I and O, write the digit 1 or 0.";
        /// A character that does not belong at its place.
        Character {
            /// Position from 1.
            position: usize,
            /// The character.
            found: char,
        } => "vehicle_plate.character_wrong",
            "车牌号第 {position} 位“{found}”不应出现在此处：请核对。",
            "Position {position} is '{found}', which does not belong there: correct it.";
        /// Eight characters without the letter of a new-energy vehicle where it belongs.
        NewEnergy => "vehicle_plate.new_energy_letter_missing",
            "8 位车牌应为新能源车牌：小型车序号首位、大型车序号末位应为字母 A 至 K（I 除外），其余为数字，请核对。",
            "Plates of 8 characters are for new-energy vehicles: the serial begins (small) or ends (large) with a letter A to K other than I, the rest are digits.";
    }
}

/// Kind of plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Ordinary plate.
    Ordinary,
    /// Small new-energy vehicle.
    NewEnergySmall,
    /// Large new-energy vehicle.
    NewEnergyLarge,
    /// Trailer (挂).
    Trailer,
    /// Driving school (学).
    School,
    /// Police (警).
    Police,
    /// Vehicle of Hong Kong that may enter the mainland (港).
    HongKong,
    /// Vehicle of Macao that may enter the mainland (澳).
    Macao,
    /// Embassy (使).
    Embassy,
    /// Consulate (领).
    Consulate,
}

/// A plate of good form, without separators, letters in upper case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VehiclePlate {
    text: String,
    kind: Kind,
}

impl VehiclePlate {
    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Kind of plate.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Province and issuing office, such as 鲁C; none for embassies.
    pub fn office(&self) -> Option<&str> {
        let end = self.text.char_indices().nth(2).map_or(self.text.len(), |(at, _)| at);
        self.text
            .get(..end)
            .filter(|_| !self.text.starts_with(|c: char| c.is_ascii_digit()))
    }
}

/// Checks a plate (GA 36-2018); small letters, full-width characters, spaces and the dot are put right.
pub fn check(text: &str) -> Result<VehiclePlate, Defect> {
    let plate: Vec<char> = text
        .chars()
        .map(|c| width::half_char(c).to_ascii_uppercase())
        .filter(|c| !c.is_whitespace() && !matches!(c, '·' | '•' | '.' | '-'))
        .collect();
    let kind = match plate.as_slice() {
        [digits @ .., '使'] if digits.len() == EMBASSY_DIGITS => {
            need(digits, 1, |c| c.is_ascii_digit())?;
            Kind::Embassy
        }
        [province, office, serial @ ..] if (5..=6).contains(&serial.len()) => {
            check_office(*province, *office)?;
            match serial.len() {
                5 => check_ordinary(serial)?,
                _ => check_new_energy(serial)?,
            }
        }
        _ => return Err(Defect::Length { found: plate.len() }),
    };
    let text = plate.into_iter().collect();
    Ok(VehiclePlate { text, kind })
}

fn check_office(province: char, office: char) -> Result<(), Defect> {
    if !PROVINCES.contains(province) {
        return Err(Defect::Province { found: province });
    }
    if !office.is_ascii_uppercase() || office == 'I' {
        return Err(Defect::Office { found: office });
    }
    Ok(())
}

fn check_ordinary(serial: &[char]) -> Result<Kind, Defect> {
    let (last, body) = serial.split_last().map_or((' ', serial), |(last, body)| (*last, body));
    need(body, 3, is_serial)?;
    let kind = match last {
        '挂' => Kind::Trailer,
        '学' => Kind::School,
        '警' => Kind::Police,
        '港' => Kind::HongKong,
        '澳' => Kind::Macao,
        '使' => Kind::Embassy,
        '领' => Kind::Consulate,
        _ => {
            need(&[last], 7, is_serial)?;
            Kind::Ordinary
        }
    };
    Ok(kind)
}

/// Small: letter, letter or digit, four digits. Large: five digits, letter.
fn check_new_energy(serial: &[char]) -> Result<Kind, Defect> {
    let digits = |part: &[char]| part.iter().all(char::is_ascii_digit);
    if NEW_ENERGY.contains(serial[5]) && digits(&serial[..5]) {
        return Ok(Kind::NewEnergyLarge);
    }
    if NEW_ENERGY.contains(serial[0]) && digits(&serial[2..]) {
        need(&serial[1..2], 4, is_serial)?;
        return Ok(Kind::NewEnergySmall);
    }
    need(serial, 3, is_serial)?;
    Err(Defect::NewEnergy)
}

fn is_serial(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_uppercase() && !matches!(c, 'I' | 'O')
}

/// Every character passes, or the first that does not is told; `first` is the position of the first.
fn need(part: &[char], first: usize, passes: impl Fn(char) -> bool) -> Result<(), Defect> {
    let Some(index) = part.iter().position(|c| !passes(*c)) else {
        return Ok(());
    };
    let (position, found) = (first + index, part[index]);
    match found {
        'I' | 'O' => Err(Defect::ForbiddenLetter { position, found }),
        _ => Err(Defect::Character { position, found }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates_of_every_kind_pass() {
        for (text, kind) in [
            ("鲁C12345", Kind::Ordinary),
            ("鲁CD12345", Kind::NewEnergySmall),
            ("鲁CDA1234", Kind::NewEnergySmall),
            ("鲁C12345D", Kind::NewEnergyLarge),
            ("鲁C1234挂", Kind::Trailer),
            ("鲁C1234学", Kind::School),
            ("鲁C1234警", Kind::Police),
            ("粤Z1234港", Kind::HongKong),
            ("123456使", Kind::Embassy),
        ] {
            assert_eq!(check(text).unwrap().kind(), kind, "{text}");
        }
    }

    #[test]
    fn spelling_is_put_right() {
        let plate = check("鲁c·１２３ a5").unwrap();
        assert_eq!((plate.as_str(), plate.office()), ("鲁C123A5", Some("鲁C")));
    }

    #[test]
    fn each_defect_is_told_apart() {
        assert_eq!(
            check("鲁CO1234"),
            Err(Defect::ForbiddenLetter {
                position: 3,
                found: 'O'
            })
        );
        assert_eq!(check("鲁C123456"), Err(Defect::NewEnergy));
        assert_eq!(check("鲁I12345"), Err(Defect::Office { found: 'I' }));
        assert_eq!(check("C12345"), Err(Defect::Length { found: 6 }));
        assert_eq!(check("XC12345"), Err(Defect::Province { found: 'X' }));
        assert_eq!(
            check("鲁C12挂45"),
            Err(Defect::Character {
                position: 5,
                found: '挂'
            })
        );
    }
}
