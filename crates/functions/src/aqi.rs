//! Air-quality index (HJ 633-2012 and HJ 633-2026), in exact arithmetic; knows nothing of stations.
//!
//! Binary floating point with the standard's rounding up gives wrong integers (CO of 2.2 mg/m³ is exactly 55, a float
//! program says 56), so concentrations are decimals and indices are computed in integers.
//! The cap at 500 above the tables is common practice; neither edition gives a formula there.

use chrono::NaiveDate;
pub use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

mod level;
mod table;

pub use level::Level;

/// Up to here an index below the full set of pollutants must not be published (HJ 633-2026 §5).
const PUBLISHED_ABOVE: u16 = 100;
/// Above this there is a primary pollutant.
const PRIMARY_ABOVE: u16 = 50;

explained! {
    /// Why an index cannot be computed.
    Defect {
        /// The edition has no breakpoints for the pollutant over this period.
        NoBreakpoints => "aqi.no_breakpoints",
            "该版标准没有这种污染物在此时段的分指数：请换用标准规定的平均时段。",
            "The edition has no breakpoints for this pollutant over this period: use a period that the standard names.";
        /// HJ 633-2012: SO2 over an hour and O3 over eight hours have no index above 800; the other period is used.
        NoIndex => "aqi.no_index",
            "浓度高于 800 时，HJ 633-2012 不计算该时段的分指数：请改用二氧化硫 24 小时或臭氧 1 小时的分指数。",
            "Above 800 HJ 633-2012 gives no index for this period: use SO2 over 24 hours or O3 over one hour.";
        /// A concentration below zero.
        Negative => "aqi.concentration_negative",
            "浓度小于 0：请作为无效数据处理，不要参与计算。",
            "The concentration is below zero: treat it as invalid and leave it out.";
        /// A concentration that is not a number or beyond all measure.
        Impossible => "aqi.concentration_impossible",
            "浓度不是有效的数：请核对监测数据。",
            "The concentration is no possible number: check the measurement.";
    }
}

/// Edition of HJ 633.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edition {
    /// HJ 633-2012, for days before 2026-03-01.
    Of2012,
    /// HJ 633-2026, in force since 2026-03-01.
    Of2026,
}

impl Edition {
    /// The edition that was in force on `day`.
    pub fn on(day: NaiveDate) -> Self {
        if NaiveDate::from_ymd_opt(2026, 3, 1).is_some_and(|start| day >= start) {
            Self::Of2026
        } else {
            Self::Of2012
        }
    }
}

/// Pollutant of the index; concentrations are in µg/m³, of CO in mg/m³.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pollutant {
    /// 二氧化硫.
    So2,
    /// 二氧化氮.
    No2,
    /// 一氧化碳, mg/m³.
    Co,
    /// 臭氧.
    O3,
    /// 颗粒物 PM10.
    Pm10,
    /// 细颗粒物 PM2.5.
    Pm25,
}

impl Pollutant {
    /// All six with their symbols.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::So2, "SO2"),
        (Self::No2, "NO2"),
        (Self::Co, "CO"),
        (Self::O3, "O3"),
        (Self::Pm10, "PM10"),
        (Self::Pm25, "PM2.5"),
    ];

    /// The symbol.
    pub fn symbol(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(known, _)| *known == self)
            .map_or("", |(_, symbol)| symbol)
    }

    /// The pollutant with this symbol; `PM25` is understood too.
    pub fn from_symbol(symbol: &str) -> Option<Self> {
        let symbol = if symbol.eq_ignore_ascii_case("PM25") {
            "PM2.5"
        } else {
            symbol
        };
        Self::ALL
            .iter()
            .find(|(_, known)| known.eq_ignore_ascii_case(symbol))
            .map(|(pollutant, _)| *pollutant)
    }
}

/// Period over which a concentration is a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// One hour.
    Hour,
    /// Eight hours (of ozone: the moving mean, in a daily report the day's maximum).
    EightHours,
    /// A day, or 24 moving hours.
    Day,
}

/// Individual index of one pollutant (IAQI, 空气质量分指数).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Iaqi {
    /// 0 to 500.
    pub value: u16,
    /// The concentration lies above the table, where the value is the last one of the table.
    pub above_table: bool,
}

/// A measured mean, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The pollutant.
    pub pollutant: Pollutant,
    /// The period of the mean.
    pub period: Period,
    /// The concentration; none when it is missing or invalid.
    pub concentration: Option<Decimal>,
}

/// Index of a place and time, with everything that is published beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The index (AQI); none, published as `NA`, when pollutants are missing and the others stay at 100 or below.
    pub aqi: Option<u16>,
    /// Individual index of each reading, in the order given; none (`NA`) without concentration.
    pub indices: Vec<Option<Iaqi>>,
    /// Primary pollutants (首要污染物), side by side when equal; only when the index is above 50.
    pub primary: Vec<Pollutant>,
    /// Pollutants above 100 (超标污染物 of the edition of 2012).
    pub exceeding: Vec<Pollutant>,
    /// Pollutants without an index that are not excused.
    pub missing: Vec<Pollutant>,
}

impl Assessment {
    /// Level of the index, if there is one.
    pub fn level(&self) -> Option<Level> {
        self.aqi.map(Level::of)
    }
}

/// Turns a measured float into the decimal that people read: 2.2 is 2.2 and not 2.20000000000000018.
pub fn concentration(value: f64) -> Result<Decimal, Defect> {
    Decimal::try_from(value).map_err(|_error| Defect::Impossible)
}

/// Individual index of one concentration: rounded half to even (GB/T 8170), interpolated, rounded up (HJ 633 §4).
///
/// Hourly PM10 and PM2.5 use the daily breakpoints (2026 only).
pub fn iaqi(edition: Edition, pollutant: Pollutant, period: Period, concentration: Decimal) -> Result<Iaqi, Defect> {
    let breakpoints = table::breakpoints(edition, pollutant, period).ok_or(Defect::NoBreakpoints)?;
    if concentration < Decimal::ZERO {
        return Err(Defect::Negative);
    }
    let value = match pollutant {
        // The table counts CO in tenths of mg/m³, to which it is rounded.
        Pollutant::Co => concentration.round_dp(1).checked_mul(Decimal::TEN),
        _ => Some(concentration.round_dp(0)),
    };
    let value = value.and_then(|value| value.to_i64()).ok_or(Defect::Impossible)?;
    interpolate(edition, breakpoints, value)
}

/// Index, primary pollutants and level from the readings of a daily or real-time report (HJ 633 §4 and §5).
///
/// `excused` are pollutants that are not measured by plan (mark `/`), which do not hinder publication.
/// The rule for missing pollutants is that of 2026 for both editions.
pub fn assess(edition: Edition, readings: &[Reading], excused: &[Pollutant]) -> Result<Assessment, Defect> {
    let indices = readings
        .iter()
        .map(|reading| index_of(edition, reading))
        .collect::<Result<Vec<_>, _>>()?;
    let by_pollutant: Vec<(Pollutant, Option<u16>)> = Pollutant::ALL
        .iter()
        .map(|(pollutant, _)| (*pollutant, highest(*pollutant, readings, &indices)))
        .collect();
    let missing: Vec<_> = by_pollutant
        .iter()
        .filter(|(pollutant, index)| index.is_none() && !excused.contains(pollutant))
        .map(|(pollutant, _)| *pollutant)
        .collect();
    let aqi = by_pollutant
        .iter()
        .filter_map(|(_, index)| *index)
        .max()
        .filter(|highest| missing.is_empty() || *highest > PUBLISHED_ABOVE);
    let those = |wanted: &dyn Fn(u16) -> bool| {
        by_pollutant
            .iter()
            .filter(|(_, index)| index.is_some_and(wanted))
            .map(|(pollutant, _)| *pollutant)
            .collect()
    };
    Ok(Assessment {
        aqi,
        indices,
        primary: those(&|index| index > PRIMARY_ABOVE && Some(index) == aqi),
        exceeding: those(&|index| index > PUBLISHED_ABOVE),
        missing,
    })
}

fn index_of(edition: Edition, reading: &Reading) -> Result<Option<Iaqi>, Defect> {
    let Some(concentration) = reading.concentration else {
        return Ok(None);
    };
    match iaqi(edition, reading.pollutant, reading.period, concentration) {
        Ok(index) => Ok(Some(index)),
        // The standard takes the other period's index, which is a reading of its own.
        Err(Defect::NoIndex) => Ok(None),
        Err(defect) => Err(defect),
    }
}

fn highest(pollutant: Pollutant, readings: &[Reading], indices: &[Option<Iaqi>]) -> Option<u16> {
    readings
        .iter()
        .zip(indices)
        .filter(|(reading, _)| reading.pollutant == pollutant)
        .filter_map(|(_, index)| index.map(|index| index.value))
        .max()
}

fn interpolate(edition: Edition, breakpoints: &[i64], value: i64) -> Result<Iaqi, Defect> {
    let steps = table::STEPS.windows(2).zip(breakpoints.windows(2));
    for (index, concentration) in steps {
        let (low, high) = (concentration[0], concentration[1]);
        if value <= high {
            let rise = (index[1] - index[0]) * (value - low);
            let rounded_up = (rise + (high - low) - 1) / (high - low);
            return Ok(Iaqi {
                value: (index[0] + rounded_up) as u16,
                above_table: false,
            });
        }
    }
    let last = table::STEPS[breakpoints.len() - 1];
    if edition == Edition::Of2012 && breakpoints.len() < table::STEPS.len() {
        return Err(Defect::NoIndex);
    }
    Ok(Iaqi {
        value: last as u16,
        above_table: true,
    })
}
