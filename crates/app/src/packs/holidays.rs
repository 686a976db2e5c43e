//! The working-day calendar that a pack brings along.

use chrono::{Datelike, NaiveDate};
use jixia_functions::workday::{Calendar, DayKind};
use jixia_model::{Error, Result};

/// Reads the table of holidays: the columns `date` and `kind`; nothing is known after its last day's year.
///
/// # Errors
/// `packs.holidays_wrong` when it has other columns, days or kinds.
pub(super) fn calendar(rows: &[u8]) -> Result<Calendar> {
    let mut days = Vec::new();
    let mut reader = csv::Reader::from_reader(rows);
    let headers = reader.headers().map_err(wrong)?.clone();
    let column = |name: &str| {
        let place = headers.iter().position(|header| header == name);
        place.ok_or_else(|| wrong(format!("the column '{name}' is missing")))
    };
    let (date, kind) = (column("date")?, column("kind")?);
    for row in reader.records() {
        let row = row.map_err(wrong)?;
        let (day, kind) = (&row[date], &row[kind]);
        let day: NaiveDate = day
            .parse()
            .map_err(|error| wrong(format!("'{day}' is not a date")).with_source(error))?;
        let kind = DayKind::from_word(kind).ok_or_else(|| wrong(format!("'{kind}' is not a kind of day")))?;
        days.push((day, kind));
    }
    let last = days.iter().map(|(day, _)| *day).max().unwrap_or(NaiveDate::MIN);
    let known_until = NaiveDate::from_ymd_opt(last.year(), 12, 31).unwrap_or(last);
    Ok(Calendar::new(days, known_until))
}

fn wrong(what: impl std::fmt::Display) -> Error {
    let message = format!("The table of holidays cannot be read: {what}.");
    Error::invalid("packs.holidays_wrong", message).with("what", what)
}
