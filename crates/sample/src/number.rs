//! Citizen numbers that can belong to nobody: the area code 370399 is not assigned. Must not know persons.

use chrono::{Datelike, Days, NaiveDate};
use jixia_functions::citizen_number::{Sex, with_check};
use jixia_model::{Error, Result};

/// The unassigned area code of all synthetic citizen numbers and credit codes.
pub const SAMPLE_AREA: &str = "370399";

/// Sequences 001 to 999, odd for men, even for women.
const SEQUENCES_PER_DAY: [u16; 2] = [500, 499];
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Hands numbers out, each one once.
#[derive(Clone)]
pub(crate) struct NumberBook {
    used: Vec<[u16; 2]>,
}

impl NumberBook {
    /// A book in which no number is used yet.
    pub(crate) fn new() -> Self {
        Self { used: Vec::new() }
    }

    /// Hands out the next number of this birth date and sex; an earlier day is taken when the day's numbers are used up.
    pub(crate) fn assign(&mut self, birth: NaiveDate, sex: Sex) -> Result<(NaiveDate, String)> {
        let side = usize::from(sex == Sex::Female);
        let mut index = usize::try_from((birth - FIRST_DAY).num_days()).map_err(Error::internal)?;
        if self.used.len() <= index {
            self.used.resize(index + 1, [0; 2]);
        }
        while index > 0 && self.used[index][side] >= SEQUENCES_PER_DAY[side] {
            index -= 1;
        }
        let count = self.used[index][side];
        self.used[index][side] += 1;
        let birth = FIRST_DAY + Days::new(index as u64);
        let sequence = count * 2 + if side == 0 { 1 } else { 2 };
        let body = format!(
            "{SAMPLE_AREA}{:04}{:02}{:02}{sequence:03}",
            birth.year(),
            birth.month(),
            birth.day()
        );
        let number = with_check(&body).map_err(|defect| Error::internal(format!("{body}: {defect:?}")))?;
        Ok((birth, number))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jixia_functions::citizen_number::check;

    use super::*;

    #[test]
    fn numbers_are_valid_unique_and_tell_birth_and_sex() {
        let mut book = NumberBook::new();
        let day = NaiveDate::from_ymd_opt(1990, 5, 1).unwrap();
        let today = NaiveDate::from_ymd_opt(2020, 6, 15).unwrap();
        let mut seen = HashSet::new();
        for turn in 0..1_200 {
            let sex = if turn % 2 == 0 { Sex::Male } else { Sex::Female };
            let (birth, text) = book.assign(day, sex).unwrap();
            let number = check(&text, today).unwrap();
            assert_eq!(
                (number.birth_date(), number.sex(), number.area()),
                (birth, sex, SAMPLE_AREA)
            );
            assert!(birth == day || birth == day.pred_opt().unwrap());
            assert!(seen.insert(text));
        }
    }
}
