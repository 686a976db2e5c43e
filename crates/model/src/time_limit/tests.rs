//! Time limits by the calendar of real years, and the laws of counting days.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use jixia_functions::workday::{Calendar, DayKind};
use proptest::prelude::*;

use super::{DayUnit, Lamp, LimitState, PauseReason, Reading, Term, TimeLimit};

/// The calendar around the National Day of 2025 (国办发明电〔2024〕12号): 1 to 8 October free, 28 September and 11 October
/// are worked.
fn calendar() -> Calendar {
    let october = (1..=8).map(|day| (date(2025, 10, day), DayKind::Holiday));
    let worked = [date(2025, 9, 28), date(2025, 10, 11)].map(|day| (day, DayKind::MakeUp));
    Calendar::new(october.chain(worked), date(2026, 12, 31))
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// An instant by the clock in China.
fn at(day: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
    day.and_hms_opt(hour, minute, 0).unwrap().and_utc() - TimeDelta::hours(8)
}

fn working(days: u16) -> Term {
    Term {
        days,
        unit: DayUnit::Working,
        warn: 1,
    }
}

fn read(limit: &TimeLimit, now: DateTime<Utc>) -> Reading {
    limit.read(now, &calendar())
}

#[test]
fn ten_working_days_pass_over_the_holidays_and_count_the_days_that_are_made_up() {
    let limit = TimeLimit::start(working(10), at(date(2025, 9, 26), 16, 30));
    // 28, 29, 30 September, 9, 10, 11, 13, 14, 15, 16 October.
    let reading = read(&limit, at(date(2025, 9, 26), 17, 0));
    assert_eq!(reading.due, Some(at(date(2025, 10, 17), 0, 0)));
    assert_eq!((reading.left, reading.lamp), (10, Lamp::Green));
    assert_eq!(read(&limit, at(date(2025, 10, 15), 9, 0)).lamp, Lamp::Yellow);
    let last_minute = read(&limit, at(date(2025, 10, 16), 23, 59));
    assert_eq!((last_minute.state, last_minute.left), (LimitState::Running, 0));
    let over = read(&limit, at(date(2025, 10, 17), 0, 0));
    assert_eq!((over.state, over.lamp, over.left), (LimitState::Overdue, Lamp::Red, -1));
}

#[test]
fn an_evening_in_greenwich_is_the_next_day_in_china() {
    let limit = TimeLimit::start(working(1), "2025-09-09T16:30:00Z".parse().unwrap());
    assert_eq!(
        read(&limit, limit.from).due,
        Some("2025-09-11T16:00:00Z".parse().unwrap())
    );
}

#[test]
fn calendar_days_that_end_on_a_free_day_end_on_the_next_working_day() {
    let term = Term {
        days: 5,
        unit: DayUnit::Calendar,
        warn: 0,
    };
    let limit = TimeLimit::start(term, at(date(2025, 9, 28), 10, 0));
    assert_eq!(read(&limit, limit.from).due, Some(at(date(2025, 10, 10), 0, 0)));
}

#[test]
fn what_stands_still_has_no_end_and_loses_no_day() {
    let mut limit = TimeLimit::start(working(10), at(date(2025, 9, 8), 10, 0));
    limit
        .pause(PauseReason::Correction, at(date(2025, 9, 10), 15, 0))
        .unwrap();
    let paused = read(&limit, at(date(2025, 9, 19), 9, 0));
    assert_eq!((paused.state, paused.due, paused.left), (LimitState::Paused, None, 8));
    assert_eq!(
        limit
            .pause(PauseReason::Hearing, at(date(2025, 9, 11), 9, 0))
            .unwrap_err()
            .code,
        "time_limit.paused"
    );
    limit.resume(at(date(2025, 9, 22), 9, 0)).unwrap();
    // 9, 10, 23, 24, 25, 26, 28, 29, 30 September, 9 October.
    assert_eq!(
        read(&limit, at(date(2025, 9, 22), 9, 0)).due,
        Some(at(date(2025, 10, 10), 0, 0))
    );
    assert_eq!(
        limit.resume(at(date(2025, 9, 23), 9, 0)).unwrap_err().code,
        "time_limit.not_paused"
    );
}

#[test]
fn an_extension_is_given_before_the_end_and_within_what_the_law_allows() {
    let calendar = calendar();
    let mut limit = TimeLimit::start(working(1), at(date(2025, 9, 8), 10, 0));
    let morning = at(date(2025, 9, 9), 9, 0);
    assert_eq!(
        limit.extend(11, 10, morning, &calendar).unwrap_err().code,
        "time_limit.extension_too_long"
    );
    limit.extend(4, 10, morning, &calendar).unwrap();
    limit.extend(6, 10, morning, &calendar).unwrap();
    assert_eq!(read(&limit, morning).due, Some(at(date(2025, 9, 24), 0, 0)));
    let late = at(date(2025, 9, 24), 0, 0);
    assert_eq!(
        limit.extend(1, 20, late, &calendar).unwrap_err().code,
        "time_limit.over"
    );
}

#[test]
fn what_is_done_is_read_as_of_when_it_was_done() {
    let mut limit = TimeLimit::start(working(1), at(date(2025, 9, 8), 10, 0));
    let mut late = limit.clone();
    limit.meet(at(date(2025, 9, 9), 23, 0)).unwrap();
    late.meet(at(date(2025, 9, 11), 8, 0)).unwrap();
    let much_later = at(date(2026, 1, 1), 0, 0);
    assert_eq!(read(&limit, much_later).state, LimitState::Met);
    assert_eq!(read(&late, much_later).state, LimitState::MetLate);
    assert_eq!(read(&late, much_later).left, -2);
    assert_eq!(late.meet(much_later).unwrap_err().code, "time_limit.ended");
}

#[test]
fn an_end_beyond_the_known_holidays_may_still_move() {
    let limit = TimeLimit::start(working(20), at(date(2026, 12, 15), 10, 0));
    assert!(read(&limit, limit.from).provisional);
}

prop_compose! {
    fn instants()(day in 0_i64..500, minute in 0_i64..1440) -> DateTime<Utc> {
        at(date(2025, 8, 1), 0, 0) + TimeDelta::days(day) + TimeDelta::minutes(minute)
    }
}

prop_compose! {
    fn limits()(
        days in 0_u16..40, is_working in any::<bool>(), extension in 0_u16..11, from in instants(),
        pauses in prop::collection::vec((0_i64..20_000, 0_i64..20_000), 0..4),
    ) -> TimeLimit {
        let unit = if is_working { DayUnit::Working } else { DayUnit::Calendar };
        let mut limit = TimeLimit::start(Term { days, unit, warn: 1 }, from);
        limit.extension = extension;
        let mut now = from;
        for (wait, length) in pauses {
            now += TimeDelta::minutes(wait);
            limit.pause(PauseReason::Correction, now).unwrap();
            now += TimeDelta::minutes(length);
            limit.resume(now).unwrap();
        }
        limit
    }
}

proptest! {
    /// Without a pause a limit of working days ends where the calendar says.
    #[test]
    fn working_days_are_those_of_the_calendar(days in 0_u16..60, from in instants()) {
        let limit = TimeLimit::start(working(days), from);
        let start = crate::clock::china_time(from).date_naive();
        let day = calendar().add_workdays(start, days).day;
        prop_assert_eq!(read(&limit, from).due, Some(at(day.succ_opt().unwrap(), 0, 0)));
    }

    /// Between the start and the end lie exactly as many counted days as are allowed.
    #[test]
    fn no_day_is_lost_or_won(limit in limits()) {
        let calendar = calendar();
        let last = limit.last_day(&calendar);
        let used = limit.used(last, &calendar);
        prop_assert!(limit.term.unit == DayUnit::Calendar || used == i64::from(limit.allowed()));
        prop_assert!(used >= i64::from(limit.allowed()));
    }

    /// Time only takes: what is left never grows, and the limit is overdue from its end on and not before.
    #[test]
    fn what_is_left_only_shrinks(limit in limits(), minutes in prop::collection::vec(0_i64..3_000, 1..30)) {
        let mut now = limit.from;
        let mut before = read(&limit, now).left;
        for step in minutes {
            now += TimeDelta::minutes(step);
            let reading = read(&limit, now);
            prop_assert!(reading.left <= before);
            prop_assert_eq!(reading.state == LimitState::Overdue, now >= reading.due.unwrap());
            before = reading.left;
        }
    }

    /// A pause that ends on the day on which it began changes nothing.
    #[test]
    fn a_pause_within_a_day_changes_nothing(limit in limits(), now in instants()) {
        let mut paused = limit.clone();
        let last = limit.pauses.last().and_then(|pause| pause.until).unwrap_or(limit.from);
        let day = crate::clock::china_time(now.max(last)).date_naive().succ_opt().unwrap();
        paused.pause(PauseReason::Testing, at(day, 9, 0)).unwrap();
        paused.resume(at(day, 17, 0)).unwrap();
        prop_assert_eq!(read(&paused, now), read(&limit, now));
    }

    /// One day more allowed is never an earlier end.
    #[test]
    fn an_extension_never_ends_earlier(limit in limits()) {
        let mut longer = limit.clone();
        longer.extension += 1;
        prop_assert!(read(&longer, limit.from).due >= read(&limit, limit.from).due);
    }
}
