//! Working days and the ends of statutory time limits; the holidays are given, never known.
//!
//! A day is a working day when it is a make-up day, or when it is Monday to Friday and no holiday (全国年节及纪念日放假办法).
//! Limits of the Administrative Licensing Law (行政许可法 art. 82) are working days, and the day after the start is day 1
//! (民法典 art. 201).

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// What the State Council's notice says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// No work, whatever the weekday.
    Holiday,
    /// Work, though it is a Saturday or Sunday (调休上班).
    MakeUp,
}

impl DayKind {
    /// The kind with this word: `holiday`, or `makeup-workday` (also `makeup`).
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "holiday" => Some(Self::Holiday),
            "makeup" | "makeup-workday" => Some(Self::MakeUp),
            _ => None,
        }
    }
}

/// The end of a time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day; the limit ends at its end.
    pub day: NaiveDate,
    /// The day lies beyond the holidays that are known, so it may still move.
    pub provisional: bool,
}

/// A working-day calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    days: HashMap<NaiveDate, DayKind>,
    known_until: NaiveDate,
}

impl Default for Calendar {
    /// A calendar without a single known holiday.
    fn default() -> Self {
        Self::new([], NaiveDate::MIN)
    }
}

impl Calendar {
    /// Makes a calendar from the days that differ from their weekday, and the last day for which they are known.
    pub fn new(days: impl IntoIterator<Item = (NaiveDate, DayKind)>, known_until: NaiveDate) -> Self {
        Self {
            days: days.into_iter().collect(),
            known_until,
        }
    }

    /// The last day for which holidays are known.
    pub fn known_until(&self) -> NaiveDate {
        self.known_until
    }

    /// Whether people work on `day`.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        match self.days.get(&day) {
            Some(DayKind::Holiday) => false,
            Some(DayKind::MakeUp) => true,
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// The working day number `workdays` after `start`, the first working day after `start` being number 1.
    ///
    /// Zero working days end on `start` itself. Dates stop at the end of chrono's calendar.
    pub fn add_workdays(&self, start: NaiveDate, workdays: u16) -> Deadline {
        let last = match workdays.checked_sub(1) {
            None => Some(start),
            Some(before) => days_after(start).filter(|day| self.is_workday(*day)).nth(before.into()),
        };
        self.deadline(last.unwrap_or(NaiveDate::MAX))
    }

    /// The end of a limit of calendar days; one that ends on a free day ends on the next working day (民法典 art. 203).
    pub fn add_calendar_days(&self, start: NaiveDate, days: u16) -> Deadline {
        let end = start.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
        self.deadline(self.workday_from(end))
    }

    /// The day itself when people work on it, else the next working day.
    pub fn workday_from(&self, day: NaiveDate) -> NaiveDate {
        let mut days = std::iter::once(day).chain(days_after(day));
        days.find(|day| self.is_workday(*day)).unwrap_or(NaiveDate::MAX)
    }

    /// Working days after `start` up to and with `end`; negative when `end` lies before `start`.
    pub fn workdays_between(&self, start: NaiveDate, end: NaiveDate) -> i64 {
        if end < start {
            return -self.workdays_between(end, start);
        }
        let count = days_after(start)
            .take_while(|day| *day <= end)
            .filter(|day| self.is_workday(*day))
            .count();
        count.cast_signed() as i64
    }

    fn deadline(&self, day: NaiveDate) -> Deadline {
        Deadline {
            day,
            provisional: day > self.known_until,
        }
    }
}

/// The days after `start`, up to the end of chrono's calendar.
pub fn days_after(start: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(start.succ_opt(), NaiveDate::succ_opt)
}
