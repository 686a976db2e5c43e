//! A time limit (办理时限) that law or promise sets: when it ends, how long it stood still, and what is left of it.
//!
//! Shares, corrections and cases all count with it. The day after the start is day 1 (民法典 art. 201), a limit ends at the
//! end of its last day in China, one of calendar days that would end on a free day ends on the next working day (art. 203),
//! and days on which the limit stands still do not count (行政许可法 art. 45: hearings, tests, expert review).

use chrono::{DateTime, NaiveDate, Utc};
use jixia_functions::workday::{Calendar, days_after};

use crate::{
    Error, Result,
    clock::{china_midnight, china_time},
};

/// How long something may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Days allowed, at most [`Term::DAYS_MAX`].
    pub days: u16,
    /// Which days count.
    pub unit: DayUnit,
    /// Days before the end from which the limit warns.
    pub warn: u16,
}

impl Term {
    /// Most days that a term or its extension may have: ten years.
    pub const DAYS_MAX: u16 = 3660;
}

/// Which days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayUnit {
    /// Working days (工作日), make-up days among them.
    Working,
    /// Calendar days (自然日).
    Calendar,
}

impl DayUnit {
    /// All units with the word for each.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Working, "working"), (Self::Calendar, "calendar")];
}

crate::words!(DayUnit);

/// Why a limit stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PauseReason {
    /// Papers are being completed (补正).
    Correction,
    /// A hearing is held (听证).
    Hearing,
    /// Experts review (专家评审).
    ExpertReview,
    /// Something is tested, inspected, quarantined or appraised (检验、检测、检疫、鉴定).
    Testing,
    /// What was handed in is being reviewed (审核).
    Review,
}

impl PauseReason {
    /// All reasons with the word for each.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Correction, "correction"),
        (Self::Hearing, "hearing"),
        (Self::ExpertReview, "expert_review"),
        (Self::Testing, "testing"),
        (Self::Review, "review"),
    ];
}

crate::words!(PauseReason);

/// A time during which a limit stands still: from the end of its first day to the end of its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Why.
    pub reason: PauseReason,
    /// Since when; this day still counts.
    pub from: DateTime<Utc>,
    /// Until when; this day does not count. None while the limit stands still.
    pub until: Option<DateTime<Utc>>,
}

/// A running, standing or ended time limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLimit {
    /// What is allowed.
    pub term: Term,
    /// What started it; the next day is day 1.
    pub from: DateTime<Utc>,
    /// Days added to the term with consent.
    pub extension: u16,
    /// When it stood still, the oldest first; only the last may be open.
    pub pauses: Vec<Pause>,
    /// When what had to be done was done.
    pub met_at: Option<DateTime<Utc>>,
}

/// How a limit stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What has become of it.
    pub state: LimitState,
    /// The state in one colour.
    pub lamp: Lamp,
    /// The instant at which it ends; none while it stands still.
    pub due: Option<DateTime<Utc>>,
    /// The end lies beyond the holidays that are known, so it may still move.
    pub provisional: bool,
    /// Days that are left (0: it ends today), of those that count; below zero: so many days late.
    pub left: i64,
}

/// What has become of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitState {
    /// Time is left.
    Running,
    /// It stands still.
    Paused,
    /// It is over, and what had to be done is not.
    Overdue,
    /// Done in time.
    Met,
    /// Done, too late.
    MetLate,
}

impl LimitState {
    /// All states with the word for each.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Running, "running"),
        (Self::Paused, "paused"),
        (Self::Overdue, "overdue"),
        (Self::Met, "met"),
        (Self::MetLate, "met_late"),
    ];
}

crate::words!(LimitState);

/// A state in one colour (红黄绿灯).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lamp {
    /// Nothing presses.
    Green,
    /// The end is near.
    Yellow,
    /// Too late.
    Red,
}

impl Lamp {
    /// All lamps with the word for each.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Green, "green"), (Self::Yellow, "yellow"), (Self::Red, "red")];
}

crate::words!(Lamp);

impl TimeLimit {
    /// A limit that starts at `from`.
    pub fn start(term: Term, from: DateTime<Utc>) -> Self {
        Self {
            term,
            from,
            extension: 0,
            pauses: Vec::new(),
            met_at: None,
        }
    }

    /// Lets the limit stand still from `at` on.
    ///
    /// # Errors
    /// `time_limit.ended`, `time_limit.paused` (conflicts).
    pub fn pause(&mut self, reason: PauseReason, at: DateTime<Utc>) -> Result<()> {
        self.check_open()?;
        if self.open_pause().is_some() {
            let message = "The time limit stands still already; it cannot stand still twice.";
            return Err(Error::conflict("time_limit.paused", message));
        }
        let until = None;
        self.pauses.push(Pause {
            reason,
            from: at,
            until,
        });
        Ok(())
    }

    /// Lets the limit run on from `at`.
    ///
    /// # Errors
    /// `time_limit.ended`, `time_limit.not_paused` (conflicts).
    pub fn resume(&mut self, at: DateTime<Utc>) -> Result<()> {
        self.check_open()?;
        let open = self.pauses.last_mut().filter(|pause| pause.until.is_none());
        let pause = open.ok_or_else(|| {
            let message = "The time limit does not stand still, so it cannot run on.";
            Error::conflict("time_limit.not_paused", message)
        })?;
        pause.until = Some(at.max(pause.from));
        Ok(())
    }

    /// Gives `days` more; all extensions together are at most `most`. A limit that is over is not extended any more.
    ///
    /// # Errors
    /// `time_limit.ended`, `time_limit.over` (conflicts), `time_limit.extension_too_long`.
    pub fn extend(&mut self, days: u16, most: u16, at: DateTime<Utc>, calendar: &Calendar) -> Result<()> {
        self.check_open()?;
        if self.read(at, calendar).state == LimitState::Overdue {
            let message = "The time limit is over; it can only be extended before it ends.";
            return Err(Error::conflict("time_limit.over", message));
        }
        let extension = self.extension.saturating_add(days);
        if days == 0 || extension > most {
            let message = format!(
                "An extension has 1 to {most} days in all; {days} were asked for, {} are granted already.",
                self.extension
            );
            return Err(Error::invalid("time_limit.extension_too_long", message)
                .with("most", most)
                .with("days", days)
                .with("granted", self.extension));
        }
        self.extension = extension;
        Ok(())
    }

    /// Notes that what had to be done was done at `at`; a limit that stands still then runs no more either.
    ///
    /// # Errors
    /// `time_limit.ended` (conflict).
    pub fn meet(&mut self, at: DateTime<Utc>) -> Result<()> {
        self.check_open()?;
        self.met_at = Some(at);
        Ok(())
    }

    /// Notes that what was done is to be done again: the days since it was done do not count.
    ///
    /// # Errors
    /// `time_limit.not_met` (conflict).
    pub fn reopen(&mut self, at: DateTime<Utc>) -> Result<()> {
        let done = self.met_at.take().ok_or_else(|| {
            let message = "What the time limit is for is not done yet, so it runs anyway.";
            Error::conflict("time_limit.not_met", message)
        })?;
        self.pauses.push(Pause {
            reason: PauseReason::Review,
            from: done,
            until: Some(at.max(done)),
        });
        Ok(())
    }

    /// How the limit stands at `now`.
    pub fn read(&self, now: DateTime<Utc>, calendar: &Calendar) -> Reading {
        let at = self.met_at.unwrap_or(now);
        let today = china_time(at).date_naive();
        if self.met_at.is_none() && self.open_pause().is_some() {
            return Reading {
                state: LimitState::Paused,
                lamp: Lamp::Green,
                due: None,
                provisional: false,
                left: i64::from(self.allowed()) - self.used(today, calendar),
            };
        }
        let day = self.last_day(calendar);
        // It ends when the next day begins.
        let due = china_midnight(day.succ_opt().unwrap_or(day));
        let left = self.count(today, day, calendar) - self.count(day, today, calendar);
        let state = match (self.met_at.is_some(), at < due) {
            (true, true) => LimitState::Met,
            (true, false) => LimitState::MetLate,
            (false, true) => LimitState::Running,
            (false, false) => LimitState::Overdue,
        };
        let lamp = match state {
            LimitState::Overdue | LimitState::MetLate => Lamp::Red,
            LimitState::Running if left <= i64::from(self.term.warn) => Lamp::Yellow,
            _ => Lamp::Green,
        };
        Reading {
            state,
            lamp,
            due: Some(due),
            provisional: day > calendar.known_until(),
            left,
        }
    }

    fn check_open(&self) -> Result<()> {
        match self.met_at {
            None => Ok(()),
            Some(_) => Err(Error::conflict(
                "time_limit.ended",
                "What the time limit was for is done; it does not run any more.",
            )),
        }
    }

    fn open_pause(&self) -> Option<&Pause> {
        self.pauses.last().filter(|pause| pause.until.is_none())
    }

    fn allowed(&self) -> u16 {
        self.term.days.saturating_add(self.extension)
    }

    /// Days of the term that have passed at the end of `day`.
    fn used(&self, day: NaiveDate, calendar: &Calendar) -> i64 {
        self.count(china_time(self.from).date_naive(), day, calendar)
    }

    /// Days after `start` up to and with `end` that count; none when `end` lies before `start`.
    fn count(&self, start: NaiveDate, end: NaiveDate, calendar: &Calendar) -> i64 {
        let days = days_after(start).take_while(|day| *day <= end);
        let counted = days.filter(|day| self.counts(*day, calendar)).count();
        i64::try_from(counted).unwrap_or(i64::MAX)
    }

    fn counts(&self, day: NaiveDate, calendar: &Calendar) -> bool {
        let is_counted = match self.term.unit {
            DayUnit::Working => calendar.is_workday(day),
            DayUnit::Calendar => true,
        };
        is_counted && !self.pauses.iter().any(|pause| stands_still(pause, day))
    }

    fn last_day(&self, calendar: &Calendar) -> NaiveDate {
        let start = china_time(self.from).date_naive();
        let last = match usize::from(self.allowed()).checked_sub(1) {
            None => Some(start),
            Some(before) => days_after(start).filter(|day| self.counts(*day, calendar)).nth(before),
        };
        let last = last.unwrap_or(NaiveDate::MAX);
        match self.term.unit {
            DayUnit::Working => last,
            DayUnit::Calendar => calendar.workday_from(last),
        }
    }
}

/// Whether a pause keeps a day from counting: the day on which it begins still counts, the one on which it ends does not.
fn stands_still(pause: &Pause, day: NaiveDate) -> bool {
    let began = china_time(pause.from).date_naive();
    let ended = pause.until.map(|until| china_time(until).date_naive());
    day > began && ended.is_none_or(|ended| day <= ended)
}

#[cfg(test)]
mod tests;
