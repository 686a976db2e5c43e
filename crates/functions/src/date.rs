//! Dates and instants as people and spreadsheets write them (GB/T 7408.1-2023 and everyday forms).
//!
//! Understood are `2020-06-15`, `2020/6/15`, `2020.6.15`, `20200615`, `2020年6月15日`, each with a time and a zone behind it,
//! full-width digits, and serial numbers of spreadsheets. A time without a zone is China Standard Time.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

mod excel;
mod written;

pub use excel::{ExcelSystem, from_excel_serial};

/// China Standard Time in seconds east of Greenwich; there is no summer time.
const CHINA_OFFSET_SECONDS: i32 = 8 * 60 * 60;
/// Years before this are typing errors or defaults of databases.
const YEAR_MIN: i32 = 1000;

explained! {
    /// Why a text or serial number is not a date or an instant.
    Defect {
        /// Nothing there.
        Empty => "date.empty",
            "没有填写：请填日期，如 2020-06-15。",
            "There is no value: write a date such as 2020-06-15.";
        /// Not a form of a date that is known.
        Form => "date.form_unknown",
            "不是能识别的日期：请按 2020-06-15 或 2020年6月15日 的形式填写。",
            "It is in no form of a date that is known: write it like 2020-06-15.";
        /// The day is not in the calendar.
        NoSuchDay {
            /// Year.
            year: i32,
            /// Month.
            month: u32,
            /// Day.
            day: u32,
        } => "date.no_such_day",
            "日历上没有 {year} 年 {month} 月 {day} 日：请核对。",
            "There is no day {day} of month {month} in {year}: correct it.";
        /// The time is not on the clock.
        NoSuchTime => "date.no_such_time",
            "时间不存在：小时应为 0 至 23，分和秒应为 0 至 59，请核对。",
            "There is no such time: hours go from 0 to 23, minutes and seconds from 0 to 59; correct it.";
        /// The year does not come first with four digits, so day and month may be confused.
        YearNotFirst => "date.year_not_first",
            "年份不是四位数或不在最前，日和月可能混淆：请写成 2020-06-15。",
            "The year is not first with four digits, so day and month may be confused: write it like 2020-06-15.";
        /// A year and a month without a day, or a year alone.
        NoDay => "date.day_missing",
            "只有年份或年月，没有日：请填写完整日期，如 2020-06-15。",
            "The day is missing: write the whole date like 2020-06-15.";
        /// A year before 1000, as databases give when nothing was filled in.
        YearTooEarly {
            /// The year.
            year: i32,
        } => "date.year_too_early",
            "年份 {year} 过早，可能是系统的默认值：不知道日期时请留空。",
            "The year {year} is too early and probably a default of some system: leave the cell empty if the date is unknown.";
        /// The serial number stands for no day.
        Serial => "date.serial_out_of_range",
            "日期序列号超出范围：请把单元格设为日期格式后重新填写。",
            "The serial number stands for no day: format the cells as dates and fill them in again.";
    }
}

/// Reads a calendar day. A time behind it is dropped; with a zone, the day is the one in China at that instant.
///
/// Numbers of five digits, with or without a fraction, are serial numbers of the spreadsheet calendar of 1900.
pub fn parse(text: &str) -> Result<NaiveDate, Defect> {
    if let Some(date) = plain_date(text.as_bytes()) {
        return Ok(date);
    }
    let written = written::read(text)?;
    match written.offset {
        None => Ok(written.local.date()),
        Some(offset) => {
            Ok((to_utc(written.local, offset)? + TimeDelta::seconds(CHINA_OFFSET_SECONDS.into())).date_naive())
        }
    }
}

/// Reads an instant. Without a zone it is China Standard Time; without a time it is midnight.
pub fn parse_timestamp(text: &str) -> Result<DateTime<Utc>, Defect> {
    let bytes = text.as_bytes();
    if let Some(local) = plain_timestamp(bytes) {
        return from_china_time(local);
    }
    let written = written::read(text)?;
    match written.offset {
        None => from_china_time(written.local),
        Some(offset) => to_utc(written.local, offset),
    }
}

/// The instant at which clocks in China show `local`.
pub fn from_china_time(local: NaiveDateTime) -> Result<DateTime<Utc>, Defect> {
    local
        .checked_sub_signed(TimeDelta::seconds(CHINA_OFFSET_SECONDS.into()))
        .map(|utc| utc.and_utc())
        .ok_or(Defect::Form)
}

/// Days since 1970-01-01, as Arrow's `Date32` counts them.
pub fn days_since_epoch(date: NaiveDate) -> i32 {
    date.to_epoch_days()
}

/// The date `YYYY-MM-DD`, `YYYY/MM/DD`, `YYYY.MM.DD` or `YYYYMMDD`, without a look at characters.
fn plain_date(bytes: &[u8]) -> Option<NaiveDate> {
    let (year, month, day) = match bytes.len() {
        10 if bytes[4] == bytes[7] && matches!(bytes[4], b'-' | b'/' | b'.') => {
            (digits(&bytes[..4])?, digits(&bytes[5..7])?, digits(&bytes[8..])?)
        }
        8 => (digits(&bytes[..4])?, digits(&bytes[4..6])?, digits(&bytes[6..])?),
        _ => return None,
    };
    if year.cast_signed() < YEAR_MIN {
        return None;
    }
    NaiveDate::from_ymd_opt(year.cast_signed(), month, day)
}

/// The instant `YYYY-MM-DD HH:MM:SS`, with a space or a T, without a look at characters.
fn plain_timestamp(bytes: &[u8]) -> Option<NaiveDateTime> {
    if bytes.len() != 19 || !matches!(bytes[10], b' ' | b'T') || bytes[13] != b':' || bytes[16] != b':' {
        return None;
    }
    let time = NaiveTime::from_hms_opt(digits(&bytes[11..13])?, digits(&bytes[14..16])?, digits(&bytes[17..])?)?;
    Some(plain_date(&bytes[..10])?.and_time(time))
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |value, byte| {
        byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0'))
    })
}

fn to_utc(local: NaiveDateTime, offset: FixedOffset) -> Result<DateTime<Utc>, Defect> {
    local
        .and_local_timezone(offset)
        .single()
        .map(|instant| instant.to_utc())
        .ok_or(Defect::Form)
}

/// The calendar day, or what is wrong with it.
fn day_of(year: i32, month: u32, day: u32) -> Result<NaiveDate, Defect> {
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Defect::NoSuchDay { year, month, day })?;
    if year < YEAR_MIN {
        return Err(Defect::YearTooEarly { year });
    }
    Ok(date)
}

/// Midnight at the end of `date`, which some systems write as 24:00.
fn next_midnight(date: NaiveDate) -> Result<NaiveDateTime, Defect> {
    date.checked_add_days(Days::new(1))
        .map(|next| next.and_time(NaiveTime::MIN))
        .ok_or(Defect::NoSuchTime)
}

#[cfg(test)]
mod tests;
