//! Working days against the State Council's notices of ten years.

use chrono::NaiveDate;
use jixia_functions::workday::{Calendar, DayKind, Deadline};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn calendar() -> Calendar {
    let rows = include_str!("../data/holidays.tsv").lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let date = day(cells.next().unwrap());
        (date, DayKind::from_word(cells.next().unwrap()).unwrap())
    });
    Calendar::new(rows, day("2026-12-31"))
}

#[test]
fn each_year_has_the_working_days_that_the_notices_give() {
    let calendar = calendar();
    for (year, expected) in (2017..).zip([249, 250, 250, 249, 250, 249, 249, 251, 248, 248]) {
        let (start, end) = (day(&format!("{}-12-31", year - 1)), day(&format!("{year}-12-31")));
        assert_eq!(calendar.workdays_between(start, end), expected, "{year}");
    }
}

#[test]
fn worked_deadlines_come_out() {
    let calendar = calendar();
    for (start, ends) in [
        ("2024-02-08", ["2024-02-21", "2024-02-28", "2024-03-13", "2024-03-27"]),
        ("2025-01-24", ["2025-02-07", "2025-02-13", "2025-02-27", "2025-03-13"]),
        ("2025-09-26", ["2025-10-10", "2025-10-16", "2025-10-30", "2025-11-13"]),
        ("2025-12-31", ["2026-01-08", "2026-01-15", "2026-01-29", "2026-02-12"]),
        ("2026-02-13", ["2026-02-27", "2026-03-05", "2026-03-19", "2026-04-02"]),
        ("2026-02-14", ["2026-02-28", "2026-03-06", "2026-03-20", "2026-04-03"]),
        ("2026-04-30", ["2026-05-11", "2026-05-18", "2026-06-01", "2026-06-15"]),
        ("2026-06-18", ["2026-06-26", "2026-07-03", "2026-07-17", "2026-07-31"]),
        ("2026-09-30", ["2026-10-13", "2026-10-20", "2026-11-03", "2026-11-17"]),
    ] {
        let found = [5, 10, 20, 30].map(|workdays| calendar.add_workdays(day(start), workdays));
        assert_eq!(found.map(|deadline| deadline.day), ends.map(day), "{start}");
        assert!(found.iter().all(|deadline| !deadline.provisional));
    }
}

#[test]
fn a_deadline_beyond_the_known_holidays_is_provisional() {
    let deadline = calendar().add_workdays(day("2026-12-30"), 2);
    assert_eq!(
        deadline,
        Deadline {
            day: day("2027-01-01"),
            provisional: true
        }
    );
}

#[test]
fn a_limit_of_calendar_days_that_ends_on_a_holiday_ends_on_the_next_working_day() {
    assert_eq!(
        calendar().add_calendar_days(day("2026-09-15"), 15).day,
        day("2026-09-30")
    );
    assert_eq!(
        calendar().add_calendar_days(day("2026-09-15"), 16).day,
        day("2026-10-08")
    );
}

proptest! {
    #[test]
    fn counting_working_days_undoes_adding_them(offset in 0_u64..3600, workdays in 0_u16..500) {
        let calendar = calendar();
        let start = day("2017-01-01") + chrono::Days::new(offset);
        let end = calendar.add_workdays(start, workdays).day;
        prop_assert_eq!(calendar.workdays_between(start, end), i64::from(workdays));
        prop_assert_eq!(calendar.workdays_between(end, start), -i64::from(workdays));
        prop_assert!(workdays == 0 || calendar.is_workday(end));
    }
}
