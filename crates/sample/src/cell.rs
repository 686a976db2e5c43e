//! Cells and layouts: what a department's file has in its columns. Must not know persons, firms or file formats.

use chrono::{Datelike, NaiveDate};

/// One cell before it is written.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// A word that every row may have.
    Word(&'static str),
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// An amount in hundredths.
    Cents(i64),
    /// A day.
    Date(NaiveDate),
}

impl Cell {
    /// A day, or nothing.
    pub(crate) fn date(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Date)
    }

    /// A text, or nothing.
    pub(crate) fn text(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }
}

/// A row before it is written.
pub(crate) type Row = Vec<Cell>;

/// How a department writes days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateStyle {
    /// 2020-06-15
    Dashes,
    /// 2020/6/15
    Slashes,
    /// 20200615
    Compact,
    /// 2020年6月15日
    Chinese,
}

impl DateStyle {
    /// All styles.
    pub(crate) const ALL: [Self; 4] = [Self::Dashes, Self::Slashes, Self::Compact, Self::Chinese];

    /// The day in this style.
    pub(crate) fn write(self, day: NaiveDate) -> String {
        let (year, month, date) = (day.year(), day.month(), day.day());
        match self {
            Self::Dashes => format!("{year:04}-{month:02}-{date:02}"),
            Self::Slashes => format!("{year}/{month}/{date}"),
            Self::Compact => format!("{year:04}{month:02}{date:02}"),
            Self::Chinese => format!("{year}年{month}月{date}日"),
        }
    }
}

/// Days of a spreadsheet's calendar: 1 is 1900-01-01, and 1900 is taken for a leap year.
pub(crate) fn excel_serial(day: NaiveDate) -> i64 {
    const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(1899, 12, 30) {
        Some(day) => day,
        None => NaiveDate::MIN,
    };
    (day - EPOCH).num_days()
}

/// An amount in hundredths as a plain number: 1234.50.
pub(crate) fn plain_amount(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// An amount in hundredths with separators: 1,234.50.
pub(crate) fn grouped_amount(cents: i64) -> String {
    let plain = plain_amount(cents);
    let (whole, fraction) = plain.split_at(plain.len() - 3);
    format!("{}{fraction}", grouped(whole))
}

/// Digits with separators: 1,234.
pub(crate) fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len() - index;
        if index > 0 && left.is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// File formats of departments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Text with separators.
    Delimited { encoding: Encoding, separator: u8 },
    /// XLSX with a title above the header.
    Workbook,
    /// One JSON object per line.
    JsonLines,
    /// Parquet.
    Parquet,
}

/// Encodings of text files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf8Bom,
    Gb18030,
    Utf16Le,
}

/// Types of columns, for formats that have types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Amount,
    Date,
}

/// A column of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// Header above several columns; empty for none.
    pub(crate) group: &'static str,
    /// Header as the department writes it.
    pub(crate) header: &'static str,
    /// Type.
    pub(crate) kind: Kind,
}

/// A text column.
pub(crate) const fn text(header: &'static str) -> Column {
    column("", header, Kind::Text)
}

/// A column of days.
pub(crate) const fn date(header: &'static str) -> Column {
    column("", header, Kind::Date)
}

/// A column of amounts in hundredths.
pub(crate) const fn amount(header: &'static str) -> Column {
    column("", header, Kind::Amount)
}

/// A column of whole numbers.
pub(crate) const fn integer(header: &'static str) -> Column {
    column("", header, Kind::Integer)
}

/// A column under a header that spans several.
pub(crate) const fn column(group: &'static str, header: &'static str, kind: Kind) -> Column {
    Column { group, header, kind }
}

/// What a department's file looks like.
#[derive(Debug)]
pub(crate) struct Layout {
    /// Dataset that the file is delivered to.
    pub(crate) dataset: &'static str,
    /// Code of the organisation that delivers.
    pub(crate) organisation: &'static str,
    /// Format.
    pub(crate) form: Form,
    /// Lines above the header, for workbooks.
    pub(crate) titles: &'static [&'static str],
    /// How days are written where the format has no type for them.
    pub(crate) dates: DateStyle,
    /// Columns in order.
    pub(crate) columns: &'static [Column],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_serials_are_written_as_people_and_spreadsheets_do() {
        assert_eq!(plain_amount(123_450), "1234.50");
        assert_eq!(grouped_amount(123_456_789), "1,234,567.89");
        assert_eq!(grouped_amount(-123_450), "-1,234.50");
        assert_eq!(grouped_amount(-12_345), "-123.45");
        let day = NaiveDate::from_ymd_opt(2020, 6, 15).unwrap();
        assert_eq!(excel_serial(day), 43_997);
        assert_eq!(DateStyle::Chinese.write(day), "2020年6月15日");
    }
}
