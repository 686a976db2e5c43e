//! Reads the forms of dates and times that are not plain, part by part.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

use super::{Defect, ExcelSystem, day_of, digits, from_excel_serial, next_midnight};
use crate::width;

/// A date and time as it was written.
pub(super) struct Written {
    /// What clock and calendar showed.
    pub(super) local: NaiveDateTime,
    /// The zone, where one is written.
    pub(super) offset: Option<FixedOffset>,
}

/// Reads a date with or without time and zone.
pub(super) fn read(text: &str) -> Result<Written, Defect> {
    let half = width::to_half(text);
    let trimmed = half.trim();
    if trimmed.is_empty() {
        return Err(Defect::Empty);
    }
    let (first, rest) = split_digits(trimmed);
    match first.len() {
        4 => read_separated(first, rest),
        8 | 12 | 14 => read_compact(first, rest),
        5 => read_serial(trimmed),
        1 | 2 if rest.trim_start().starts_with(DATE_SEPARATORS) => Err(Defect::YearNotFirst),
        6 if rest.is_empty() => Err(Defect::NoDay),
        _ => Err(Defect::Form),
    }
}

const DATE_SEPARATORS: [char; 6] = ['-', '/', '.', '年', '–', '—'];

fn read_separated(year: &str, rest: &str) -> Result<Written, Defect> {
    let rest = rest.trim_start();
    let Some(separator) = rest.chars().next() else {
        return Err(Defect::NoDay);
    };
    if !DATE_SEPARATORS.contains(&separator) {
        return Err(Defect::Form);
    }
    let rest = &rest[separator.len_utf8()..];
    if rest.trim_start().is_empty() {
        return Err(Defect::NoDay);
    }
    let (month, rest) = short_number(rest)?;
    let second = if separator == '年' { '月' } else { separator };
    let rest = match rest.trim_start().strip_prefix(second) {
        Some(rest) if !rest.trim().is_empty() => rest,
        Some(_) => return Err(Defect::NoDay),
        None if rest.trim().is_empty() => return Err(Defect::NoDay),
        None => return Err(Defect::Form),
    };
    let (day, rest) = short_number(rest)?;
    let rest = if separator == '年' {
        let rest = rest.trim_start();
        rest.strip_prefix(['日', '号']).unwrap_or(rest)
    } else {
        rest
    };
    let date = day_of(year.parse().map_err(|_error| Defect::Form)?, month, day)?;
    read_time(date, rest)
}

/// `20200615`, `202006150830`, `20200615083000`, the first also with a time behind it.
fn read_compact(digits: &str, rest: &str) -> Result<Written, Defect> {
    let part = |from: usize, to: usize| digits[from..to].parse::<u32>().map_err(|_error| Defect::Form);
    let date = day_of(part(0, 4)?.cast_signed(), part(4, 6)?, part(6, 8)?)?;
    if digits.len() == 8 {
        return read_time(date, rest);
    }
    let second = if digits.len() == 14 { part(12, 14)? } else { 0 };
    let local = at(date, Clock::new(part(8, 10)?, part(10, 12)?, second))?;
    Ok(Written {
        local,
        offset: read_zone(rest)?,
    })
}

fn read_serial(text: &str) -> Result<Written, Defect> {
    // Only digits and one point, so that `12345e2` and the like are no dates.
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Err(Defect::Form);
    }
    let serial = text.parse().map_err(|_error| Defect::Form)?;
    Ok(Written {
        local: from_excel_serial(serial, ExcelSystem::From1900)?,
        offset: None,
    })
}

/// A time of day before it is known to exist.
struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
    nanosecond: u32,
}

impl Clock {
    fn new(hour: u32, minute: u32, second: u32) -> Self {
        Self {
            hour,
            minute,
            second,
            nanosecond: 0,
        }
    }
}

/// Reads what stands behind the date: nothing, or a time and perhaps a zone.
fn read_time(date: NaiveDate, rest: &str) -> Result<Written, Defect> {
    let spaced = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim_start();
    if spaced.is_empty() {
        return Ok(Written {
            local: date.and_time(NaiveTime::MIN),
            offset: None,
        });
    }
    let (half_day, rest) = half_day_before(spaced);
    let (hour, rest) = short_number(rest)?;
    let (mut clock, rest) = (Clock::new(hour, 0, 0), rest.trim_start());
    let Some(rest) = rest.strip_prefix([':', '时', '点']) else {
        return Err(Defect::Form);
    };
    let rest = read_minutes(&mut clock, rest)?;
    let (half_day, rest) = half_day_after(half_day, rest.trim());
    clock.hour = half_day.map_or(Ok(clock.hour), |half| half.hour(clock.hour))?;
    Ok(Written {
        local: at(date, clock)?,
        offset: read_zone(rest)?,
    })
}

/// Reads minutes, seconds and a fraction into `clock`; gives what is behind them.
fn read_minutes<'a>(clock: &mut Clock, rest: &'a str) -> Result<&'a str, Defect> {
    if rest.trim().is_empty() {
        return Ok("");
    }
    let (minute, rest) = short_number(rest)?;
    clock.minute = minute;
    let rest = rest.trim_start();
    let Some(rest) = rest.strip_prefix([':', '分']) else {
        return Ok(rest);
    };
    if !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(rest);
    }
    let (second, rest) = short_number(rest)?;
    clock.second = second;
    let Some(fraction) = rest.strip_prefix(['.', ',']) else {
        return Ok(rest.strip_prefix('秒').unwrap_or(rest));
    };
    let (fraction, rest) = split_digits(fraction);
    if fraction.is_empty() {
        return Err(Defect::Form);
    }
    let kept = &fraction[..fraction.len().min(9)];
    let value: u32 = kept.parse().map_err(|_error| Defect::Form)?;
    clock.nanosecond = value * 10_u32.pow(9 - kept.len() as u32);
    Ok(rest.strip_prefix('秒').unwrap_or(rest))
}

#[derive(Clone, Copy)]
enum HalfDay {
    Morning,
    Afternoon,
}

impl HalfDay {
    fn hour(self, hour: u32) -> Result<u32, Defect> {
        match (self, hour) {
            (Self::Morning, 12) => Ok(0),
            (Self::Morning, 0..=11) | (Self::Afternoon, 12..=23) => Ok(hour),
            (Self::Afternoon, 1..=11) => Ok(hour + 12),
            _ => Err(Defect::NoSuchTime),
        }
    }
}

fn half_day_before(text: &str) -> (Option<HalfDay>, &str) {
    for (word, half) in [("上午", HalfDay::Morning), ("下午", HalfDay::Afternoon)] {
        if let Some(rest) = text.strip_prefix(word) {
            return (Some(half), rest);
        }
    }
    (None, text)
}

fn half_day_after(known: Option<HalfDay>, text: &str) -> (Option<HalfDay>, &str) {
    for (word, half) in [("am", HalfDay::Morning), ("pm", HalfDay::Afternoon)] {
        if text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            return (Some(half), &text[2..]);
        }
    }
    (known, text)
}

/// Nothing, `Z`, `+08:00`, `+0800` or `+08`.
fn read_zone(text: &str) -> Result<Option<FixedOffset>, Defect> {
    let text = text.trim();
    let (sign, rest) = match text.chars().next() {
        None => return Ok(None),
        Some('Z' | 'z') if text.len() == 1 => return Ok(FixedOffset::east_opt(0)),
        Some('+') => (1, &text[1..]),
        Some('-') => (-1, &text[1..]),
        Some(_) => return Err(Defect::Form),
    };
    let bytes = rest.as_bytes();
    let (hours, minutes): (&[u8], &[u8]) = match bytes {
        [_, _] => (bytes, b"0"),
        [_, _, minutes @ ..] | [_, _, b':', minutes @ ..] if minutes.len() == 2 => (&bytes[..2], minutes),
        _ => return Err(Defect::Form),
    };
    let (hours, minutes) = digits(hours).zip(digits(minutes)).ok_or(Defect::Form)?;
    let seconds = sign * (hours * 3600 + minutes * 60).cast_signed();
    FixedOffset::east_opt(seconds).map(Some).ok_or(Defect::NoSuchTime)
}

fn at(date: NaiveDate, clock: Clock) -> Result<NaiveDateTime, Defect> {
    if (clock.hour, clock.minute, clock.second, clock.nanosecond) == (24, 0, 0, 0) {
        return next_midnight(date);
    }
    NaiveTime::from_hms_nano_opt(clock.hour, clock.minute, clock.second, clock.nanosecond)
        .map(|time| date.and_time(time))
        .ok_or(Defect::NoSuchTime)
}

/// One or two digits, with spaces before them.
fn short_number(text: &str) -> Result<(u32, &str), Defect> {
    let (digits, rest) = split_digits(text.trim_start());
    if digits.is_empty() || digits.len() > 2 {
        return Err(Defect::Form);
    }
    let value = digits.parse().map_err(|_error| Defect::Form)?;
    Ok((value, rest))
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}
