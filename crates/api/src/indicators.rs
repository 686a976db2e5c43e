//! Indicators of the city, and their numbers division by division.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Text;

/// A level of divisions inside the city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DivisionLevel {
    /// Districts and counties.
    County,
    /// Townships, towns and sub-districts.
    Township,
}

/// Whether more of an indicator is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// It describes.
    Neither,
}

/// An indicator as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Indicator {
    /// Name.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
    /// What it counts and what it leaves out.
    pub summary: Text,
    /// Code of the organisation that answers for it.
    pub owner: String,
    /// Clauses of policy that it carries out.
    pub clauses: Vec<String>,
    /// Unit in both languages.
    pub unit: Text,
    /// Digits after the point.
    pub decimals: u8,
    /// Whether more of it is better.
    pub direction: Direction,
    /// Levels for which it is told.
    pub levels: Vec<DivisionLevel>,
    /// Whether it is a ratio of two sums and not a sum.
    pub ratio: bool,
    /// Tables that it is worked out of.
    pub reads: Vec<String>,
    /// Its SQL.
    pub sql: String,
}

/// For which divisions the numbers are wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct IndicatorQuery {
    /// Level of the divisions.
    #[serde(default = "county")]
    #[param(inline)]
    pub level: DivisionLevel,
    /// Code of the division whose divisions are wanted: 370303; the whole city if none.
    pub within: Option<String>,
}

fn county() -> DivisionLevel {
    DivisionLevel::County
}

/// The numbers of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct IndicatorValues {
    /// The day for which it was worked out.
    pub day: NaiveDate,
    /// The tables that it was worked out of, as they were.
    pub tables: Vec<TableAt>,
    /// The division that was asked for, or the city, as a whole.
    pub whole: IndicatorValue,
    /// Its divisions, by code.
    pub divisions: Vec<IndicatorValue>,
    /// How many things lie outside the city or in no known division; none when they are few, but some.
    pub unplaced: Option<u64>,
    /// A number that fewer things make up is not told.
    pub few: u64,
}

/// A table at a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TableAt {
    /// Name of the dataset.
    pub dataset: String,
    /// Its title in both languages.
    pub title: Text,
    /// Version of its table.
    pub version: u64,
    /// When the version was made.
    pub at: DateTime<Utc>,
}

/// The number of one division.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct IndicatorValue {
    /// Code of the division.
    pub code: String,
    /// Name of the division, in Chinese.
    pub name: String,
    /// Code of the division above.
    pub parent: String,
    /// The number; none when it is hidden, and for a ratio of nothing.
    pub value: Option<f64>,
    /// Of a ratio: the sum that is divided.
    pub numerator: Option<f64>,
    /// Of a ratio: the sum that it is divided by.
    pub denominator: Option<f64>,
    /// Why the number is not told.
    pub hidden: Option<HiddenNumber>,
}

/// Why a number is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HiddenNumber {
    /// Few things make it up.
    Few,
    /// Another hidden number could be worked out of it.
    Derivable,
}

/// Which boundaries are wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BoundariesQuery {
    /// Level of the divisions.
    #[serde(default = "county")]
    #[param(inline)]
    pub level: DivisionLevel,
}
