//! Where the time comes from.

use std::sync::Mutex;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};

/// China Standard Time is so far ahead of UTC.
const EIGHT_HOURS_IN_SECONDS: i32 = 8 * 60 * 60;

/// China Standard Time, UTC+08:00; it has no summer time, so a fixed offset is exact.
pub fn china_time(instant: DateTime<Utc>) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(EIGHT_HOURS_IN_SECONDS) {
        Some(offset) => instant.with_timezone(&offset),
        None => instant.fixed_offset(),
    }
}

/// The instant at which a day begins in China.
pub fn china_midnight(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    let ahead = TimeDelta::seconds(EIGHT_HOURS_IN_SECONDS.into());
    midnight.checked_sub_signed(ahead).unwrap_or(midnight)
}

/// Tells the time; injected, so that tests can move it.
pub trait Clock: Send + Sync {
    /// This instant.
    fn now(&self) -> DateTime<Utc>;

    /// The calendar day in China at this instant.
    fn today(&self) -> NaiveDate {
        china_time(self.now()).date_naive()
    }
}

/// The time of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place the time comes from")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A clock that stands still until a test moves it.
#[derive(Debug)]
pub struct FixedClock(Mutex<DateTime<Utc>>);

impl FixedClock {
    /// A clock that shows `instant`.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self(Mutex::new(instant))
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: TimeDelta) {
        let mut instant = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *instant += by;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_in_china_begins_at_sixteen_hours_utc() {
        let clock = FixedClock::at(DateTime::from_timestamp(1_592_236_799, 0).unwrap()); // 2020-06-15T15:59:59Z
        assert_eq!(clock.today().to_string(), "2020-06-15");
        clock.advance(TimeDelta::seconds(1));
        assert_eq!(clock.today().to_string(), "2020-06-16");
    }
}
