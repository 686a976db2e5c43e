//! A number taken apart as it was written: sign, digits, place of the point, exponent.

use super::Defect;
use crate::width;

/// 10^22 is the largest power of ten that a float of 64 bits holds exactly.
const EXACT_POWER_MAX: u32 = 22;
/// 2^53: up to here every whole number is a float of 64 bits.
const EXACT_FLOAT_MAX: u128 = 1 << 53;
/// Digits that surely fit into 64 bits.
const FAST_DIGITS_MAX: usize = 18;
const EXPONENT_MAX: i32 = 400;

/// `mantissa × 10^(exponent - scale)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) mantissa: i128,
    /// Digits after the point.
    pub(super) scale: u32,
    /// Written exponent; 0 where none is written.
    pub(super) exponent: i32,
}

/// 10 to the power of `exponent`, if 128 bits hold it.
pub(super) fn power_of_ten(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

/// `value × 10^places`, if 128 bits hold it.
pub(super) fn shift(value: i128, places: u32) -> Option<i128> {
    match value {
        0 => Some(0),
        _ => value.checked_mul(power_of_ten(places)?),
    }
}

impl Written {
    pub(super) fn read(text: &str) -> Result<Self, Defect> {
        match read_plain(text.as_bytes()) {
            Some(written) => Ok(written),
            None => Reader::default().read(text),
        }
    }

    pub(super) fn to_float(self) -> Result<f64, Defect> {
        let exponent = self.exponent - self.scale.cast_signed();
        if self.mantissa.unsigned_abs() <= EXACT_FLOAT_MAX && exponent.unsigned_abs() <= EXACT_POWER_MAX {
            // Both operands are exact, so the one division or multiplication rounds correctly.
            let power = 10_f64.powi(exponent.abs());
            let mantissa = self.mantissa as f64;
            return Ok(if exponent < 0 {
                mantissa / power
            } else {
                mantissa * power
            });
        }
        let value: f64 = format!("{}e{exponent}", self.mantissa)
            .parse()
            .map_err(|_error| Defect::TooLarge)?;
        if value.is_finite() {
            Ok(value)
        } else {
            Err(Defect::TooLarge)
        }
    }
}

/// The common case without a look at characters: sign, at most 18 digits, a point.
fn read_plain(bytes: &[u8]) -> Option<Written> {
    let (negative, digits) = match bytes.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > FAST_DIGITS_MAX {
        return None;
    }
    let mut value: i64 = 0;
    let mut point = None;
    for (index, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() && index > 0 && index + 1 < digits.len() => point = Some(index),
            _ => return None,
        }
    }
    Some(Written {
        mantissa: i128::from(if negative { -value } else { value }),
        scale: point.map_or(0, |index| (digits.len() - index - 1) as u32),
        exponent: 0,
    })
}

/// Reads character by character whatever people write.
#[derive(Default)]
struct Reader {
    mantissa: i128,
    digits: usize,
    scale: u32,
    /// Zeros at the end of the fraction so far.
    zeros: u32,
    seen_point: bool,
    /// The separator in use and the digits since the last one.
    group: Option<(char, usize)>,
}

impl Reader {
    fn read(mut self, text: &str) -> Result<Written, Defect> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(Defect::Empty);
        }
        let (negative, body) = strip_sign(trimmed)?;
        let mut exponent = 0;
        for (index, found) in body.char_indices() {
            let c = width::half_char(found);
            if matches!(c, 'e' | 'E') && self.digits > 0 {
                exponent = read_exponent(&body[index + found.len_utf8()..]).ok_or(Defect::Character { found })?;
                break;
            }
            self.take(c, found)?;
        }
        self.finish(body)?;
        Ok(Written {
            mantissa: if negative { -self.mantissa } else { self.mantissa },
            scale: self.scale,
            exponent,
        })
    }

    fn take(&mut self, c: char, found: char) -> Result<(), Defect> {
        match c {
            '0'..='9' => self.take_digit(i128::from(u32::from(c) - u32::from('0'))),
            '.' if !self.seen_point => {
                self.close_group()?;
                self.seen_point = true;
                Ok(())
            }
            ',' | '\'' | '’' => self.take_separator(','),
            c if c.is_whitespace() => self.take_separator(' '),
            _ => Err(refuse(found)),
        }
    }

    fn take_digit(&mut self, digit: i128) -> Result<(), Defect> {
        self.digits += 1;
        if let Some((_, count)) = &mut self.group {
            *count += 1;
        }
        // Zeros that end a fraction say nothing, so they wait for a digit that gives them a meaning.
        if self.seen_point && digit == 0 {
            self.zeros += 1;
            return Ok(());
        }
        let places = std::mem::take(&mut self.zeros) + 1;
        self.scale += if self.seen_point { places } else { 0 };
        self.mantissa = shift(self.mantissa, places)
            .and_then(|value| value.checked_add(digit))
            .ok_or(Defect::TooLarge)?;
        Ok(())
    }

    fn take_separator(&mut self, separator: char) -> Result<(), Defect> {
        if self.seen_point || self.digits == 0 {
            return Err(Defect::Grouping);
        }
        match self.group {
            None if self.digits > 3 => return Err(Defect::Grouping),
            Some((known, count)) if known != separator || count != 3 => return Err(Defect::Grouping),
            _ => self.group = Some((separator, 0)),
        }
        Ok(())
    }

    fn close_group(&mut self) -> Result<(), Defect> {
        match self.group.take() {
            Some((_, count)) if count != 3 => Err(Defect::Grouping),
            _ => Ok(()),
        }
    }

    fn finish(&mut self, body: &str) -> Result<(), Defect> {
        self.close_group()?;
        if self.digits == 0 {
            return Err(body.chars().next().map_or(Defect::Empty, refuse));
        }
        Ok(())
    }
}

/// Takes a sign or the brackets of an accounting negative off.
fn strip_sign(text: &str) -> Result<(bool, &str), Defect> {
    let first = text.chars().next().unwrap_or(' ');
    let rest = &text[first.len_utf8()..];
    match width::half_char(first) {
        '-' | '−' => Ok((true, rest.trim_start())),
        '+' => Ok((false, rest.trim_start())),
        '(' => match rest.strip_suffix([')', '）']) {
            Some(inside) => Ok((true, inside.trim())),
            None => Err(Defect::Character { found: first }),
        },
        _ => Ok((false, text)),
    }
}

fn read_exponent(text: &str) -> Option<i32> {
    let exponent: i32 = width::to_half(text).parse().ok()?;
    (exponent.abs() <= EXPONENT_MAX).then_some(exponent)
}

/// The reason why a character cannot stand in a number.
fn refuse(found: char) -> Defect {
    match found {
        '%' | '％' | '‰' => Defect::Percent,
        '万' | '亿' | '千' | '百' | '十' | '萬' | '億' | '兆' => Defect::Magnitude { unit: found },
        '¥' | '￥' | '$' | '＄' | '€' | '£' | '元' | '圆' => Defect::Currency { sign: found },
        _ => Defect::Character { found },
    }
}
