//! The seven datasets about people, one department's habits per file. Must not know the datasets about firms.

pub(crate) mod deaths;
pub(crate) mod health_insurance;
pub(crate) mod household_registration;
pub(crate) mod marriages;
pub(crate) mod residence_permits;
pub(crate) mod social_insurance_persons;
pub(crate) mod students;

use chrono::{Days, NaiveDate};
use jixia_functions::citizen_number::Sex;

use crate::{person::Person, place::Places};

/// What every desk about people knows.
#[derive(Clone, Copy)]
pub(crate) struct City<'a> {
    /// Villages.
    pub(crate) places: &'a Places,
    /// The day on which the files are made.
    pub(crate) today: NaiveDate,
}

/// A day of the person's life after the age `from`, the same every time; never after `today`.
fn life_day(person: &Person, which: u32, from: i32, today: NaiveDate) -> NaiveDate {
    let begin = crate::person::years_after(person.birth, from).min(today);
    let span = (today - begin).num_days() as u32 + 1;
    begin + Days::new(u64::from(person.detail(which, span)))
}

/// So many days after `day`, but not after `today`.
fn days_later(day: NaiveDate, days: u32, today: NaiveDate) -> NaiveDate {
    (day + Days::new(u64::from(days))).min(today)
}

fn other_sex(sex: Sex) -> Sex {
    match sex {
        Sex::Male => Sex::Female,
        Sex::Female => Sex::Male,
    }
}

fn is_old(person: &Person) -> bool {
    chrono::Datelike::year(&person.birth) < 2000
}
