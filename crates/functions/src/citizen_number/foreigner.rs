//! The 15-character number on foreigners' permanent residence cards of 2017; knows no list of countries.

use chrono::{Datelike, NaiveDate};

use super::{CitizenNumber, Defect, Kind, LENGTH, OLD_LENGTH, birth_date, decimal, need_digits};

const COUNTRY_LENGTH: usize = 3;

/// Checks the form of 2017: nationality (3 letters), province and city (4 digits), birth (6), sequence, check digit.
///
/// The check is that of machine-readable documents (ICAO 9303): weights 7, 3, 1, letters from A = 10, modulo 10.
pub(super) fn check_2017(bytes: &[u8], today: NaiveDate) -> Result<CitizenNumber, Defect> {
    let mut text = [b'0'; LENGTH];
    text[..OLD_LENGTH].copy_from_slice(bytes);
    text[..COUNTRY_LENGTH].make_ascii_uppercase();
    let country = &text[..COUNTRY_LENGTH];
    if let Some(index) = country.iter().position(|byte| !byte.is_ascii_uppercase()) {
        return Err(Defect::Character {
            position: index + 1,
            found: char::from(country[index]),
        });
    }
    need_digits(&text[COUNTRY_LENGTH..OLD_LENGTH], COUNTRY_LENGTH)?;
    let birth = birth_in_likely_century(&text[7..13], today)?;
    let (expected, found) = (check_digit(&text[..OLD_LENGTH - 1]), char::from(text[OLD_LENGTH - 1]));
    if expected != found {
        return Err(Defect::Check { found, expected });
    }
    Ok(CitizenNumber {
        text,
        length: OLD_LENGTH,
        kind: Kind::Foreigner2017,
        birth,
        century_assumed: true,
    })
}

/// The latest century that does not put the birth after today.
fn birth_in_likely_century(digits: &[u8], today: NaiveDate) -> Result<NaiveDate, Defect> {
    let century = today.year() / 100 * 100;
    let year = century + decimal(&digits[..2]).cast_signed();
    match birth_date(year, &digits[2..], today) {
        Ok(birth) => Ok(birth),
        Err(_) => birth_date(year - 100, &digits[2..], today),
    }
}

fn check_digit(body: &[u8]) -> char {
    let sum: u32 = body
        .iter()
        .zip([7, 3, 1].into_iter().cycle())
        .map(|(byte, weight)| char::from(*byte).to_digit(36).unwrap_or_default() * weight)
        .sum();
    char::from_digit(sum % 10, 10).unwrap_or('0')
}
