//! How a share is used: day by day, caller by caller, and what is unusual about it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use jixia_functions::workday::Calendar;

use crate::{clock::china_time, id::PersonId};

/// Hours of the day in China that are office hours.
const OFFICE: std::ops::Range<u32> = 7..20;
/// Below so many calls nothing is unusual yet.
const CALLS_MIN: u64 = 10;
/// So many in a hundred calls outside office hours are unusual.
const OFF_HOURS_PERCENT: u64 = 20;
/// So many in a hundred calls that find nothing are a search, not a look-up.
const EMPTY_PERCENT: u64 = 30;
/// So many records of one caller in one hour are more than a person reads.
const IN_AN_HOUR_MAX: u64 = 200;

/// What one caller did in one hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// Who; none when the system did.
    pub person: Option<PersonId>,
    /// The beginning of the hour.
    pub at: DateTime<Utc>,
    /// It was refused.
    pub refused: bool,
    /// It was a batch, which runs at night by plan and brings no row when nothing has changed.
    pub batch: bool,
    /// How often.
    pub times: u64,
    /// How often there was nothing to hand out.
    pub empty: u64,
}

/// Something unusual (异常使用). It proves nothing; somebody has to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Much of it is outside office hours or on days off.
    OffHours,
    /// Much of it finds nothing: keys are being tried.
    Sweeping,
    /// More records in an hour than a person reads.
    Many,
}

/// What one caller did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallerUse {
    /// Answered calls.
    pub answered: u64,
    /// Refused calls.
    pub refused: u64,
    /// Answered calls with nothing to hand out.
    pub empty: u64,
    /// Calls outside office hours or on days off.
    pub off_hours: u64,
    /// Most calls in an hour.
    pub in_an_hour: u64,
    /// What is unusual.
    pub signs: Vec<Sign>,
}

/// How a share is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Answered and refused calls of each day in China that has any.
    pub days: BTreeMap<NaiveDate, (u64, u64)>,
    /// What each caller did.
    pub callers: BTreeMap<Option<PersonId>, CallerUse>,
}

impl Usage {
    /// Adds hours up and marks what is unusual.
    pub fn of(hours: impl IntoIterator<Item = Hour>, calendar: &Calendar) -> Self {
        let mut usage = Self::default();
        let mut in_hours: BTreeMap<(Option<PersonId>, DateTime<Utc>), u64> = BTreeMap::new();
        for hour in hours {
            let there = china_time(hour.at);
            let day = usage.days.entry(there.date_naive()).or_default();
            let caller = usage.callers.entry(hour.person).or_default();
            if hour.refused {
                day.1 += hour.times;
                caller.refused += hour.times;
            } else {
                day.0 += hour.times;
                caller.answered += hour.times;
                caller.empty += if hour.batch { 0 } else { hour.empty };
            }
            let in_office = OFFICE.contains(&there.hour()) && calendar.is_workday(there.date_naive());
            if !hour.batch && !in_office {
                caller.off_hours += hour.times;
            }
            let in_hour = in_hours.entry((hour.person, hour.at)).or_default();
            *in_hour += hour.times;
            caller.in_an_hour = caller.in_an_hour.max(*in_hour);
        }
        for caller in usage.callers.values_mut() {
            caller.signs = caller.signs();
        }
        usage
    }
}

impl CallerUse {
    fn signs(&self) -> Vec<Sign> {
        let calls = self.answered + self.refused;
        let many = |part: u64, percent: u64| calls >= CALLS_MIN && part * 100 > calls * percent;
        let signs = [
            (Sign::OffHours, many(self.off_hours, OFF_HOURS_PERCENT)),
            (Sign::Sweeping, many(self.empty, EMPTY_PERCENT)),
            (Sign::Many, self.in_an_hour > IN_AN_HOUR_MAX),
        ];
        signs
            .into_iter()
            .filter(|(_, is_so)| *is_so)
            .map(|(sign, _)| sign)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn hour(day: u32, hour: u32, times: u64, empty: u64) -> Hour {
        Hour {
            person: None,
            // 20 to 24 July 2026 are Monday to Friday; China is eight hours ahead.
            at: Utc.with_ymd_and_hms(2026, 7, day, hour, 0, 0).unwrap(),
            refused: false,
            batch: false,
            times,
            empty,
        }
    }

    fn signs(hours: &[Hour]) -> Vec<Sign> {
        let usage = Usage::of(hours.iter().copied(), &Calendar::default());
        usage.callers[&None].signs.clone()
    }

    #[test]
    fn office_work_is_not_unusual() {
        assert_eq!(signs(&[hour(20, 1, 100, 5), hour(21, 8, 200, 50)]), []);
        assert_eq!(signs(&[hour(20, 16, 9, 9)]), [], "a few calls say nothing");
    }

    #[test]
    fn nights_sweeps_and_masses_are_told() {
        assert_eq!(signs(&[hour(20, 1, 79, 0), hour(20, 16, 21, 0)]), [Sign::OffHours]);
        assert_eq!(
            signs(&[hour(20, 1, 80, 0), hour(20, 16, 20, 0)]),
            [],
            "one in five is the limit"
        );
        assert_eq!(signs(&[hour(25, 1, 10, 0)]), [Sign::OffHours], "a Saturday");
        assert_eq!(signs(&[hour(20, 1, 100, 31)]), [Sign::Sweeping]);
        assert_eq!(
            signs(&[
                hour(20, 1, 150, 0),
                Hour {
                    refused: true,
                    ..hour(20, 1, 51, 0)
                }
            ]),
            [Sign::Many]
        );
    }

    #[test]
    fn days_are_those_in_china() {
        let usage = Usage::of(
            [
                hour(20, 15, 1, 0),
                Hour {
                    refused: true,
                    ..hour(20, 16, 2, 0)
                },
            ],
            &Calendar::default(),
        );
        let days: Vec<_> = usage
            .days
            .iter()
            .map(|(day, calls)| (day.to_string(), *calls))
            .collect();
        assert_eq!(
            days,
            [("2026-07-20".to_owned(), (1, 0)), ("2026-07-21".to_owned(), (0, 2))]
        );
    }

    #[test]
    fn batches_of_the_night_without_changes_are_not_unusual() {
        let batches = [20, 21, 22, 23].map(|day| Hour {
            batch: true,
            ..hour(day, 22, 5, 5)
        });
        assert_eq!(signs(&batches), []);
    }
}
