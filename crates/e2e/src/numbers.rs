//! Valid numbers of persons and units that do not exist: their area code 370399 is assigned to no place.

/// A citizen number (GB 11643-1999) for a birth date written `19800229`; the last digit of `sequence` tells the sex.
///
/// # Panics
/// When the parts are too long.
pub fn citizen_number(birth: &str, sequence: u16) -> String {
    let body = format!("370399{birth}{sequence:03}");
    assert_eq!(body.len(), 17, "birth date or sequence of {body} are too long");
    // ISO 7064 MOD 11-2: the weight of position i from the right, from 2 on, is 2^(i-1) mod 11.
    let sum = body
        .bytes()
        .fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    let check = (12 - sum) % 11;
    if check == 10 {
        format!("{body}X")
    } else {
        format!("{body}{check}")
    }
}

/// A unified social credit code (GB 32100-2015) of a unit of this kind (`52`, `91`), with a valid organisation code
/// (GB 11714-1997) inside.
///
/// # Panics
/// When the parts are too long.
pub fn credit_code(kind: &str, sequence: u32) -> String {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let organisation = format!("{sequence:08}");
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = organisation
        .bytes()
        .zip(weights)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let check = match 11 - sum % 11 {
        10 => "X".to_owned(),
        11 => "0".to_owned(),
        digit => digit.to_string(),
    };
    let body = format!("{kind}370399{organisation}{check}");
    assert_eq!(body.len(), 17, "kind or sequence of {body} are too long");
    let value = |byte: u8| ALPHABET.iter().position(|known| *known == byte).unwrap_or_default();
    let (sum, _) = body.bytes().fold((0, 1), |(sum, weight), byte| {
        (sum + value(byte) * weight, weight * 3 % 31)
    });
    let check = char::from(ALPHABET[(31 - sum % 31) % 31]);
    format!("{body}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citizen_number_ends_in_the_check_character_of_the_standard() {
        assert_eq!(citizen_number("19491231", 2), "370399194912310029");
    }

    #[test]
    fn a_credit_code_has_both_check_characters() {
        assert_eq!(credit_code("52", 1), "52370399000000019F");
        assert_eq!(credit_code("91", 12_345), "91370399000123457T");
    }
}
