//! An indicator (指标): a number of the city with a definition and an owner, added up division by division.

use crate::{DatasetName, Text, name::IndicatorName};

/// The table that the SQL of an indicator may read beside those of the packs: one row with the day of today.
pub const DAY_TABLE: &str = "today";
/// The one column of [`DAY_TABLE`].
pub const DAY_COLUMN: &str = "day";
/// What the SELECT of an indicator gives: where, how much, and of how much for a ratio.
pub const COLUMNS: [&str; 3] = ["division_code", "value", "per"];

/// What a row test of an indicator expects: a division of any of its levels and its number, for a ratio also the two sums.
pub const RESULT_COLUMNS: [&str; 4] = ["code", "value", "sum", "per"];

/// A number of the city for each of its divisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Name, unique in the installation.
    pub name: IndicatorName,
    /// Title in both languages.
    pub title: Text,
    /// What it counts and what it leaves out.
    pub summary: Text,
    /// Code of the organisation that answers for the definition.
    pub owner: String,
    /// Who may see it.
    pub audience: Audience,
    /// Clauses that it carries out.
    pub clauses: Vec<String>,
    /// Unit in both languages: 人, %.
    pub unit: Text,
    /// What a ratio is multiplied with: 100 for percent, 1000 for "per thousand"; 1 for a sum.
    pub times: u32,
    /// Digits after the point.
    pub decimals: u8,
    /// Whether more of it is better.
    pub direction: Direction,
    /// Levels of divisions for which it is worked out.
    pub levels: Vec<DivisionLevel>,
    /// One SELECT that gives, for everything that is counted, its division, `value` and, for a ratio, `per`.
    pub sql: String,
    /// Whether it is a ratio of two sums and not a sum.
    pub is_ratio: bool,
    /// Whether it depends on the day of today.
    pub reads_day: bool,
    /// Tables that the SELECT reads, sorted, without its own named steps and the day.
    pub reads: Vec<DatasetName>,
}

/// Who may see an indicator. Its numbers are of divisions, never of persons; small ones are not told to anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Whoever works with data, in every department.
    City,
    /// Whoever works with data in the organisation that owns it, or above.
    Owner,
}

impl Audience {
    /// All audiences with the word for each.
    pub const ALL: [(Self, &'static str); 2] = [(Self::City, "city"), (Self::Owner, "owner")];
}

/// Whether more of an indicator is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither: it describes.
    Neither,
}

impl Direction {
    /// All directions with the word for each.
    pub const ALL: [(Self, &'static str); 3] = [(Self::More, "more"), (Self::Less, "less"), (Self::Neither, "neither")];
}

/// A level of administrative divisions inside a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DivisionLevel {
    /// Districts and counties (区县).
    County,
    /// Townships, towns and sub-districts (镇街).
    Township,
}

impl DivisionLevel {
    /// All levels with the word for each.
    pub const ALL: [(Self, &'static str); 2] = [(Self::County, "county"), (Self::Township, "township")];

    /// So many digits has the code of a division of this level (GB/T 10114).
    pub fn digits(self) -> usize {
        match self {
            Self::County => 6,
            Self::Township => 9,
        }
    }
}

crate::words!(Audience);
crate::words!(Direction);
crate::words!(DivisionLevel);
