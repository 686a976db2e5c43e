//! Serial numbers by which spreadsheets keep dates; knows nothing of files.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::Defect;

const MILLISECONDS_PER_DAY: f64 = 86_400_000.0;
/// 9999-12-31 in the calendar of 1900.
const SERIAL_MAX: f64 = 2_958_466.0;
/// The day 1900-02-29, which the spreadsheet calendar has and the real one has not.
const LEAP_BUG: u64 = 60;

/// The day from which a workbook counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExcelSystem {
    /// 1 is 1900-01-01, and 60 is a 29 February that never was.
    #[default]
    From1900,
    /// 0 is 1904-01-01.
    From1904,
}

/// Turns a serial number into the local time that the cell shows, to the millisecond.
pub fn from_excel_serial(serial: f64, system: ExcelSystem) -> Result<NaiveDateTime, Defect> {
    if !(0.0..SERIAL_MAX).contains(&serial) {
        return Err(Defect::Serial);
    }
    let milliseconds_in_all = (serial * MILLISECONDS_PER_DAY).round() as i64;
    let day_length = MILLISECONDS_PER_DAY as i64;
    let days = (milliseconds_in_all / day_length).unsigned_abs();
    let milliseconds = milliseconds_in_all % day_length;
    let (year, month, day, days) = match (system, days) {
        (ExcelSystem::From1904, days) => (1904, 1, 1, days),
        // Serial 0 is a time without a day.
        (ExcelSystem::From1900, 0) => return Err(Defect::Serial),
        (ExcelSystem::From1900, LEAP_BUG) => {
            return Err(Defect::NoSuchDay {
                year: 1900,
                month: 2,
                day: 29,
            });
        }
        (ExcelSystem::From1900, days) if days < LEAP_BUG => (1899, 12, 31, days),
        (ExcelSystem::From1900, days) => (1899, 12, 30, days),
    };
    NaiveDate::from_ymd_opt(year, month, day)
        .and_then(|epoch| epoch.checked_add_days(Days::new(days)))
        .map(|date| date.and_time(NaiveTime::MIN) + TimeDelta::milliseconds(milliseconds))
        .ok_or(Defect::Serial)
}
