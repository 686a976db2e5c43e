//! Working days, air quality and places as SQL functions; it must not know where the holidays come from.

use std::sync::Arc;

use arrow::{
    array::{Array, ArrayRef, AsArray, BooleanArray, Date32Array, Float64Array, Int64Array},
    datatypes::{DataType, Date32Type, Float64Type, Int64Type},
};
use chrono::NaiveDate;
use datafusion::common::{Result, exec_datafusion_err};
use jixia_functions::{
    aqi::{self, Edition, Level, Period, Pollutant},
    coordinate::{self, Position, System},
    geodesy,
    workday::Calendar,
};

use super::scalar::{Scalar, texts};

/// All functions of days, air and places; `calendar` knows the holidays.
pub(super) fn functions(calendar: &Arc<Calendar>) -> Vec<Scalar> {
    let mut functions = workdays(calendar);
    functions.extend(air());
    functions.extend(places());
    functions
}

fn workdays(calendar: &Arc<Calendar>) -> Vec<Scalar> {
    const STANDARD: &str = "国务院办公厅节假日安排";
    let [is_workday, add, between] = [(); 3].map(|()| Arc::clone(calendar));
    vec![
        Scalar::new(
            "is_workday",
            &[("day", DataType::Date32)],
            DataType::Boolean,
            move |columns| {
                let made = days(&columns[0]).map(|day| day.map(|day| is_workday.is_workday(day)));
                Ok(Arc::new(made.collect::<BooleanArray>()))
            },
        )
        .about(
            "是否工作日（含调休）",
            "Whether people work on a day, make-up days included",
            STANDARD,
        ),
        Scalar::new(
            "add_workdays",
            &[("start", DataType::Date32), ("workdays", DataType::Int64)],
            DataType::Date32,
            move |columns| {
                let counts = columns[1].as_primitive::<Int64Type>();
                let mut made = Date32Array::builder(columns[0].len());
                for (day, count) in days(&columns[0]).zip(counts) {
                    made.append_option(add_workdays(&add, day, count)?);
                }
                Ok(Arc::new(made.finish()))
            },
        )
        .about(
            "某日之后第若干个工作日",
            "The working day that lies so many working days after a day",
            STANDARD,
        ),
        Scalar::new(
            "workdays_between",
            &[("start", DataType::Date32), ("end", DataType::Date32)],
            DataType::Int64,
            move |columns| {
                let pairs = days(&columns[0]).zip(days(&columns[1]));
                let made = pairs.map(|(start, end)| Some(between.workdays_between(start?, end?)));
                Ok(Arc::new(made.collect::<Int64Array>()))
            },
        )
        .about(
            "两日之间的工作日数（不含起始日）",
            "Working days after one day up to and with another",
            STANDARD,
        ),
    ]
}

fn add_workdays(calendar: &Calendar, day: Option<NaiveDate>, count: Option<i64>) -> Result<Option<i32>> {
    let (Some(day), Some(count)) = (day, count) else {
        return Ok(None);
    };
    let count = u16::try_from(count)
        .map_err(|_out_of_range| exec_datafusion_err!("add_workdays takes 0 to 65535 working days, not {count}"))?;
    Ok(Some(Date32Type::from_naive_date(calendar.add_workdays(day, count).day)))
}

fn days(column: &ArrayRef) -> impl Iterator<Item = Option<NaiveDate>> {
    column
        .as_primitive::<Date32Type>()
        .iter()
        .map(|day| day.and_then(Date32Type::to_naive_date_opt))
}

fn air() -> Vec<Scalar> {
    const STANDARD: &str = "HJ 633-2012, HJ 633-2026";
    let arguments = [
        ("edition", DataType::Utf8View),
        ("pollutant", DataType::Utf8View),
        ("period", DataType::Utf8View),
        ("concentration", DataType::Float64),
    ];
    vec![
        Scalar::new("iaqi", &arguments, DataType::Int64, |columns| {
            let words = [texts(&columns[0])?, texts(&columns[1])?, texts(&columns[2])?];
            let values = columns[3].as_primitive::<Float64Type>();
            let mut made = Int64Array::builder(values.len());
            for (row, value) in values.iter().enumerate() {
                let [edition, pollutant, period] = words.each_ref().map(|words| words.is_valid(row).then(|| words.value(row)));
                made.append_option(match (edition, pollutant, period, value) {
                    (Some(edition), Some(pollutant), Some(period), Some(value)) => iaqi((edition, pollutant, period), value)?,
                    _ => None,
                });
            }
            Ok(Arc::new(made.finish()))
        })
        .about(
            "空气质量分指数：版本 2012 或 2026，污染物 SO2、NO2、CO、O3、PM10、PM2.5，时段 hour、8h、day",
            "Individual air-quality index: edition 2012 or 2026, pollutant SO2, NO2, CO, O3, PM10 or PM2.5, period hour, 8h or day",
            STANDARD,
        ),
        Scalar::new("aqi_level", &[("index", DataType::Int64)], DataType::Int64, |columns| {
            let indices = columns[0].as_primitive::<Int64Type>();
            let levels = indices.iter().map(|index| Some(level(u16::try_from(index?).ok()?)));
            Ok(Arc::new(levels.collect::<Int64Array>()))
        })
        .about(
            "空气质量指数级别，1（优）至 6（严重污染）",
            "Level of an air-quality index, 1 (excellent) to 6 (severe)",
            STANDARD,
        ),
    ]
}

fn level(index: u16) -> i64 {
    match Level::of(index) {
        Level::Excellent => 1,
        Level::Good => 2,
        Level::Light => 3,
        Level::Moderate => 4,
        Level::Heavy => 5,
        Level::Severe => 6,
    }
}

/// Null where the standard has no index for the concentration; words that it does not know are an error.
fn iaqi((edition, pollutant, period): (&str, &str, &str), value: f64) -> Result<Option<i64>> {
    let edition = match edition {
        "2012" => Edition::Of2012,
        "2026" => Edition::Of2026,
        _ => {
            return Err(exec_datafusion_err!(
                "iaqi takes the edition 2012 or 2026, not '{edition}'"
            ));
        }
    };
    let Some(pollutant) = Pollutant::from_symbol(pollutant) else {
        return Err(exec_datafusion_err!("iaqi knows no pollutant '{pollutant}'"));
    };
    let period = match period {
        "hour" => Period::Hour,
        "8h" => Period::EightHours,
        "day" => Period::Day,
        _ => {
            return Err(exec_datafusion_err!(
                "iaqi takes the period hour, 8h or day, not '{period}'"
            ));
        }
    };
    let index = aqi::concentration(value).and_then(|value| aqi::iaqi(edition, pollutant, period, value));
    Ok(index.ok().map(|index| i64::from(index.value)))
}

fn places() -> Vec<Scalar> {
    let converted = [
        ("lon", DataType::Float64),
        ("lat", DataType::Float64),
        ("from", DataType::Utf8View),
        ("to", DataType::Utf8View),
    ];
    let pair = ["lon1", "lat1", "lon2", "lat2"].map(|name| (name, DataType::Float64));
    vec![
        Scalar::new("convert_lon", &converted, DataType::Float64, |columns| {
            convert(columns, |position| position.lon)
        })
        .about(
            "坐标转换后的经度，坐标系为 cgcs2000、wgs84、gcj02 或 bd09",
            "Longitude after conversion between cgcs2000, wgs84, gcj02 and bd09",
            "GB 22021-2008",
        ),
        Scalar::new("convert_lat", &converted, DataType::Float64, |columns| {
            convert(columns, |position| position.lat)
        })
        .about(
            "坐标转换后的纬度，坐标系为 cgcs2000、wgs84、gcj02 或 bd09",
            "Latitude after conversion between cgcs2000, wgs84, gcj02 and bd09",
            "GB 22021-2008",
        ),
        Scalar::new("distance_m", &pair, DataType::Float64, |columns| {
            let [lon1, lat1, lon2, lat2] = [0, 1, 2, 3].map(|place| columns[place].as_primitive::<Float64Type>());
            let made = lon1
                .iter()
                .zip(lat1)
                .zip(lon2.iter().zip(lat2))
                .map(|(from, to)| Some(geodesy::distance_m(position(from)?, position(to)?)));
            Ok(Arc::new(made.collect::<Float64Array>()))
        })
        .about(
            "两点间的大地线长度，米",
            "Metres of the shortest line between two places",
            "GB 22021-2008",
        ),
    ]
}

fn position((lon, lat): (Option<f64>, Option<f64>)) -> Option<Position> {
    Position::new(lon?, lat?).ok()
}

fn convert(columns: &[ArrayRef], part: impl Fn(Position) -> f64) -> Result<ArrayRef> {
    let (lon, lat) = (
        columns[0].as_primitive::<Float64Type>(),
        columns[1].as_primitive::<Float64Type>(),
    );
    let (from, to) = (texts(&columns[2])?, texts(&columns[3])?);
    let mut made = Float64Array::builder(lon.len());
    for ((place, from), to) in lon.iter().zip(lat).zip(&from).zip(&to) {
        let (Some(from), Some(to)) = (from, to) else {
            made.append_null();
            continue;
        };
        let (from, to) = (system(from)?, system(to)?);
        made.append_option(position(place).map(|place| part(coordinate::convert(place, from, to))));
    }
    Ok(Arc::new(made.finish()))
}

fn system(word: &str) -> Result<System> {
    System::from_word(word).ok_or_else(|| exec_datafusion_err!("there is no coordinate system '{word}'"))
}
