//! What is true of a synthetic person and household, before any department makes mistakes. Must not know files.

use chrono::{Datelike, NaiveDate};
use jixia_functions::citizen_number::Sex;

/// A synthetic person.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Full name.
    pub(crate) name: String,
    /// Sex, as the number says.
    pub(crate) sex: Sex,
    /// Birth date, as the number says.
    pub(crate) birth: NaiveDate,
    /// Citizen number with the unassigned area code 370399.
    pub(crate) number: String,
    /// Ethnic group: 汉族.
    pub(crate) ethnic_group: &'static str,
    /// Relation to the head of the household: 户主.
    pub(crate) relation: &'static str,
    /// Marital status.
    pub(crate) marital: Marital,
    /// Day of death.
    pub(crate) died: Option<NaiveDate>,
    /// Last eight digits of the mobile number; none for children.
    pub(crate) mobile: Option<u32>,
    /// Work.
    pub(crate) work: Work,
    /// Random bits from which lasting details are taken by [`Person::detail`].
    pub(crate) bits: u64,
}

impl Person {
    /// Age in full years on `day`, 0 before birth.
    pub(crate) fn age_on(&self, day: NaiveDate) -> u32 {
        day.years_since(self.birth).unwrap_or(0)
    }

    /// A lasting detail of the person: a number below `end` that depends on the person and on `which` only.
    pub(crate) fn detail(&self, which: u32, end: u32) -> u32 {
        (self.bits.rotate_left(which * 7) >> 24) as u32 % end
    }

    /// The mobile number; the segment 154 is not assigned to any operator, so it rings nowhere.
    pub(crate) fn mobile_number(&self) -> Option<String> {
        self.mobile.map(|last| format!("154{last:08}"))
    }

    /// Whether the person goes to school on `day`.
    pub(crate) fn is_student_on(&self, day: NaiveDate) -> bool {
        self.died.is_none() && (6..18).contains(&self.age_on(day))
    }
}

/// Marital status in the words of GB/T 2261.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marital {
    Single,
    Married,
    Widowed,
    Divorced,
}

impl Marital {
    pub(crate) fn zh(self) -> &'static str {
        match self {
            Self::Single => "未婚",
            Self::Married => "已婚",
            Self::Widowed => "丧偶",
            Self::Divorced => "离婚",
        }
    }
}

/// How somebody earns a living, as far as social insurance sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Not in the insurance of employees.
    None,
    /// Works for the firm with this index.
    Employed(u32),
    /// Insured without a unit (灵活就业).
    Flexible,
    /// Draws a pension; the firm is the last employer.
    Retired(u32),
}

/// A house or flat in a village.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Home {
    /// Index of the village.
    pub(crate) village: u32,
    /// Block or house number.
    pub(crate) block: u16,
    /// Unit and room, for flats.
    pub(crate) room: u16,
}

/// A household.
#[derive(Clone, Debug)]
pub(crate) struct Household {
    /// Number of the register, 14 digits.
    pub(crate) number: u64,
    /// Where it is registered; where it lives, for people from elsewhere.
    pub(crate) home: Home,
    /// Where it lives, when that is another place of the city.
    pub(crate) lives_at: Option<Home>,
    /// Province where it is registered, for people from elsewhere.
    pub(crate) origin: Option<&'static str>,
    /// Registered with an institution, not at a home (集体户口).
    pub(crate) collective: bool,
    /// The people, head first.
    pub(crate) members: Vec<Person>,
}

/// One side of a marriage.
#[derive(Clone, Debug)]
pub(crate) struct Party {
    pub(crate) name: String,
    pub(crate) number: String,
    pub(crate) birth: NaiveDate,
}

impl Party {
    pub(crate) fn of(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            number: person.number.clone(),
            birth: person.birth,
        }
    }
}

/// A registration of marriage or divorce.
#[derive(Clone, Debug)]
pub(crate) struct Union {
    pub(crate) divorce: bool,
    pub(crate) on: NaiveDate,
    pub(crate) husband: Party,
    pub(crate) wife: Party,
    /// Village whose county registers.
    pub(crate) village: u32,
    /// Running number of the registration in the city.
    pub(crate) sequence: u64,
}

/// People on their way to the departments.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) households: Vec<Household>,
    pub(crate) unions: Vec<Union>,
    /// How many people the households have.
    pub(crate) people: u64,
}

impl Batch {
    pub(crate) fn push(&mut self, household: Household) {
        self.people += household.members.len() as u64;
        self.households.push(household);
    }
}

/// The day that many years after `day`; 28 February where the day does not exist.
pub(crate) fn years_after(day: NaiveDate, years: i32) -> NaiveDate {
    let year = day.year() + years;
    day.with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
        .unwrap_or(day)
}
