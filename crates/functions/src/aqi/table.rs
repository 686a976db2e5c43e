//! Breakpoints of HJ 633 (table 1 of 2012, table 3 of 2026): µg/m³, of CO tenths of mg/m³.

use super::{Edition, Period, Pollutant};

/// Individual index at each breakpoint.
pub(super) const STEPS: [i64; 8] = [0, 50, 100, 150, 200, 300, 400, 500];

const SO2_DAY: [i64; 8] = [0, 50, 150, 475, 800, 1600, 2100, 2620];
/// Ends at index 200: see note b of the table.
const SO2_HOUR: [i64; 5] = [0, 150, 500, 650, 800];
const NO2_DAY: [i64; 8] = [0, 40, 80, 180, 280, 565, 750, 940];
const NO2_HOUR: [i64; 8] = [0, 100, 200, 700, 1200, 2340, 3090, 3840];
const CO_DAY: [i64; 8] = [0, 20, 40, 140, 240, 360, 480, 600];
const CO_HOUR: [i64; 8] = [0, 50, 100, 350, 600, 900, 1200, 1500];
/// Ends at index 300: see note c of the table.
const O3_EIGHT_HOURS: [i64; 6] = [0, 100, 160, 215, 265, 800];
const O3_HOUR: [i64; 8] = [0, 160, 200, 300, 400, 800, 1000, 1200];
const PM10_2012: [i64; 8] = [0, 50, 150, 250, 350, 420, 500, 600];
const PM10_2026: [i64; 8] = [0, 50, 120, 250, 350, 420, 500, 600];
const PM25_2012: [i64; 8] = [0, 35, 75, 115, 150, 250, 350, 500];
const PM25_2026: [i64; 8] = [0, 35, 60, 115, 150, 250, 350, 500];

/// The breakpoints for a pollutant over a period, if the edition has them.
pub(super) fn breakpoints(edition: Edition, pollutant: Pollutant, period: Period) -> Option<&'static [i64]> {
    let found: &[i64] = match (pollutant, period, edition) {
        (Pollutant::So2, Period::Day, _) => &SO2_DAY,
        (Pollutant::So2, Period::Hour, _) => &SO2_HOUR,
        (Pollutant::No2, Period::Day, _) => &NO2_DAY,
        (Pollutant::No2, Period::Hour, _) => &NO2_HOUR,
        (Pollutant::Co, Period::Day, _) => &CO_DAY,
        (Pollutant::Co, Period::Hour, _) => &CO_HOUR,
        (Pollutant::O3, Period::EightHours, _) => &O3_EIGHT_HOURS,
        (Pollutant::O3, Period::Hour, _) => &O3_HOUR,
        (Pollutant::Pm10, Period::Day, Edition::Of2012) => &PM10_2012,
        (Pollutant::Pm25, Period::Day, Edition::Of2012) => &PM25_2012,
        (Pollutant::Pm10, Period::Day | Period::Hour, Edition::Of2026) => &PM10_2026,
        (Pollutant::Pm25, Period::Day | Period::Hour, Edition::Of2026) => &PM25_2026,
        _ => return None,
    };
    Some(found)
}
