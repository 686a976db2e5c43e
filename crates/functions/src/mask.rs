//! Masks of personal values; knows nothing of who may see what.
//!
//! No standard prescribes them. The rules follow the advice that birth dates in numbers (positions 7 to 14) never stay
//! readable, and that a value which is not what its column says is hidden wholly. An empty text stays empty.

use crate::address;

/// What stands for text that is hidden without telling its length.
const HIDDEN: &str = "******";
const CITIZEN_NUMBER_LENGTH: usize = 18;
const OLD_NUMBER_LENGTH: usize = 15;
const PHONE_DIGITS_MIN: usize = 10;

/// Citizen number (GB 11643): the first three and last four of 18 characters stay, the first three and last two of 15.
///
/// Values of another length are hidden wholly.
pub fn citizen_number(text: &str) -> String {
    let text = text.trim();
    match text.chars().count() {
        CITIZEN_NUMBER_LENGTH => keep_ends(text, 3, 4),
        // The last four of the older forms would show the day of birth.
        OLD_NUMBER_LENGTH => keep_ends(text, 3, 2),
        _ => whole(text),
    }
}

/// Name of a person: the first character stays; a name of one character is hidden.
pub fn name(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() < 2 {
        return whole(text);
    }
    keep_ends(text, 1, 0)
}

/// Telephone number: the first three and last four digits stay, separators too; fewer than ten digits are hidden wholly.
pub fn phone(text: &str) -> String {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    if digits < PHONE_DIGITS_MIN {
        return whole(text);
    }
    let mut seen = 0;
    let masked = text.chars().map(|c| {
        if !c.is_numeric() {
            return if c.is_alphabetic() { '*' } else { c };
        }
        seen += 1;
        if seen <= 3 || seen > digits - 4 { c } else { '*' }
    });
    masked.collect()
}

/// Address: province to street office or town stay, everything behind is hidden; all of it where no part is recognised.
pub fn address(text: &str) -> String {
    let normal = address::normalise(text);
    let area_length = address::split(&normal).area_length();
    if normal.is_empty() {
        return normal;
    }
    format!("{}{HIDDEN}", &normal[..area_length])
}

/// Everything: six asterisks, so that not even the length is told.
pub fn whole(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        HIDDEN.to_owned()
    }
}

fn keep_ends(text: &str, first: usize, last: usize) -> String {
    let count = text.chars().count();
    text.chars()
        .enumerate()
        .map(|(index, c)| if index < first || index + last >= count { c } else { '*' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_birth_date_in_a_number_is_never_readable() {
        assert_eq!(citizen_number("370399199001010015"), "370***********0015");
        assert_eq!(citizen_number("370303000101999"), "370**********99");
        assert_eq!(citizen_number("19900101"), "******");
    }

    #[test]
    fn the_first_character_of_a_name_stays() {
        assert_eq!(name("王小明"), "王**");
        assert_eq!(name("王"), "******");
        assert_eq!(name(""), "");
    }

    #[test]
    fn telephone_numbers_keep_their_ends_and_separators() {
        assert_eq!(phone("13812345678"), "138****5678");
        assert_eq!(phone("0533-2712345"), "053*-***2345");
        assert_eq!(phone("2712345"), "******");
    }

    #[test]
    fn an_address_stays_down_to_the_street_office() {
        assert_eq!(
            address("山东省淄博市张店区马尚街道世纪路12号"),
            "山东省淄博市张店区马尚街道******"
        );
        assert_eq!(address("世纪路12号"), "******");
        assert_eq!(address(""), "");
    }
}
