//! Ways in which a value is written wrongly or unusually. Must not know how often (that is `mess`).

use chrono::{Days, NaiveDate};

use crate::{
    cell::{Cell, DateStyle, excel_serial},
    draw::Draw,
    mess::{Mess, MessCount, RATES},
};

/// Positions of a citizen number in which a typo leaves the birth date alone.
const SEQUENCE: std::ops::Range<i32> = 14..17;
/// Positions of a sample credit code that are digits of its running number.
const RUNNING_NUMBER: std::ops::Range<i32> = 11..16;

/// Draws the mistakes of one dataset and counts them.
pub(crate) struct Damage {
    /// Chance, for the mistakes alone.
    pub(crate) draw: Draw,
    cases: [u64; RATES.len()],
    made: [u64; RATES.len()],
}

impl Damage {
    /// No mistakes yet.
    pub(crate) fn new(draw: Draw) -> Self {
        Self {
            draw,
            cases: [0; RATES.len()],
            made: [0; RATES.len()],
        }
    }

    /// Whether this mistake is made in a case in which it could be.
    pub(crate) fn hit(&mut self, mess: Mess) -> bool {
        let made = self.draw.chance(mess.rate().share);
        self.cases[mess as usize] += 1;
        self.made[mess as usize] += u64::from(made);
        made
    }

    /// How often each mistake was made.
    pub(crate) fn counts(&self) -> Vec<MessCount> {
        let all = RATES.iter().zip(self.cases.iter().zip(self.made));
        all.filter(|(_, (cases, _))| **cases > 0)
            .map(|(rate, (cases, made))| MessCount {
                mess: rate.mess,
                cases: *cases,
                made,
            })
            .collect()
    }

    /// A citizen number in which one digit may be wrong.
    pub(crate) fn citizen_number(&mut self, number: &str, mess: Mess) -> String {
        if self.hit(mess) {
            self.typo(number, SEQUENCE)
        } else {
            number.to_owned()
        }
    }

    /// A credit code in which one digit may be wrong.
    pub(crate) fn credit_code(&mut self, code: &str, mess: Mess) -> String {
        if self.hit(mess) {
            self.typo(code, RUNNING_NUMBER)
        } else {
            code.to_owned()
        }
    }

    /// A day that may be written in another form than the usual one.
    pub(crate) fn date(&mut self, day: NaiveDate, usual: DateStyle, mess: Mess) -> Cell {
        if !self.hit(mess) {
            return Cell::Date(day);
        }
        let others: Vec<_> = DateStyle::ALL.into_iter().filter(|style| *style != usual).collect();
        Cell::Text(self.draw.pick(&others).write(day))
    }

    /// A day in a workbook that may be the bare serial number, or a text.
    pub(crate) fn sheet_date(&mut self, day: NaiveDate, serial: Mess, text: Mess) -> Cell {
        if self.hit(serial) {
            Cell::Integer(excel_serial(day))
        } else {
            self.date(day, DateStyle::Dashes, text)
        }
    }

    /// A day that may be wrong by up to nine days.
    pub(crate) fn day_off(&mut self, day: NaiveDate, mess: Mess) -> NaiveDate {
        if self.hit(mess) {
            day - Days::new(u64::from(self.draw.below(9)) + 1)
        } else {
            day
        }
    }

    /// A mobile number that may lack its last digit.
    pub(crate) fn mobile(&mut self, mobile: Option<String>, mess: Mess) -> Cell {
        let Some(mut number) = mobile else { return Cell::Empty };
        if self.hit(mess) {
            number.pop();
        }
        Cell::Text(number)
    }

    fn typo(&mut self, text: &str, positions: std::ops::Range<i32>) -> String {
        let position = self.draw.between(positions.start, positions.end - 1) as usize;
        let change = 1 + self.draw.below(9) as u8;
        let mut bytes = text.as_bytes().to_vec();
        if let Some(digit) = bytes.get_mut(position).filter(|byte| byte.is_ascii_digit()) {
            *digit = b'0' + (*digit - b'0' + change) % 10;
        }
        // Invariant: one ASCII digit took the place of another.
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// The 15 digits of the 1989 form.
pub(crate) fn old_form(number: &str) -> String {
    match (number.get(..6), number.get(8..17)) {
        (Some(area), Some(rest)) => format!("{area}{rest}"),
        _ => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jixia_functions::{citizen_number, credit_code};

    use super::*;

    #[test]
    fn a_typo_always_breaks_the_check() {
        let mut damage = Damage::new(Draw::new(3, "typos", 0));
        let today = NaiveDate::from_ymd_opt(2020, 6, 15).unwrap();
        let good = citizen_number::with_check("37039919000101999").unwrap();
        for _ in 0..200 {
            let number = damage.typo(&good, SEQUENCE);
            assert!(citizen_number::check(&number, today).is_err(), "{number}");
            let code = damage.typo("91370300PDY000044E", RUNNING_NUMBER);
            assert!(credit_code::check(&code).is_err(), "{code}");
        }
    }

    #[test]
    fn the_old_form_becomes_the_number_again() {
        let number = citizen_number::with_check("37039919630203011").unwrap();
        assert_eq!(citizen_number::from_fifteen(&old_form(&number)).unwrap(), number);
    }
}
