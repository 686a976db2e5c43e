//! Conversion between the coordinate systems that maps of China come in; knows nothing of maps or files.
//!
//! CGCS2000 (EPSG:4490) and WGS 84 differ by less than a centimetre in a city and are taken for equal.
//! For GCJ-02 and BD-09 no formula is published; the one here is the well-known community approximation, good to metres
//! against the real ones and exact against itself. Going back to true coordinates can be restricted by law (测绘法).

use std::f64::consts::PI;

/// Semi-major axis in metres and squared eccentricity that the GCJ-02 approximation uses (Krassovsky 1940).
const AXIS_METRES: f64 = 6_378_245.0;
const ECCENTRICITY_SQUARED: f64 = 0.006_693_421_622_965_943;
const BAIDU_ANGLE: f64 = PI * 3000.0 / 180.0;
const BAIDU_LON: f64 = 0.0065;
const BAIDU_LAT: f64 = 0.006;
/// Iterations stop when a step is shorter than this, about a tenth of a millimetre.
const STEP_DEGREES: f64 = 1e-9;
const STEPS_MAX: usize = 30;

explained! {
    /// Why a position cannot be converted.
    Defect {
        /// Longitude or latitude outside the globe, or not a number.
        OutOfRange => "coordinate.out_of_range",
            "经度应在 -180 至 180 之间，纬度应在 -90 至 90 之间：请核对，经纬度可能写反。",
            "Longitude goes from -180 to 180 and latitude from -90 to 90: correct the position, the two may be swapped.";
    }
}

/// Coordinate system of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum System {
    /// China Geodetic Coordinate System 2000, EPSG:4490; WGS 84 counts as equal.
    Cgcs2000,
    /// GCJ-02, of most Chinese web maps.
    Gcj02,
    /// BD-09, of Baidu's maps.
    Bd09,
}

impl System {
    /// The system with this word: `cgcs2000`, `wgs84`, `gcj02` or `bd09`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "cgcs2000" | "wgs84" => Some(Self::Cgcs2000),
            "gcj02" => Some(Self::Gcj02),
            "bd09" => Some(Self::Bd09),
            _ => None,
        }
    }
}

/// A position in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Longitude, east positive, -180 to 180.
    pub lon: f64,
    /// Latitude, north positive, -90 to 90.
    pub lat: f64,
}

impl Position {
    /// Makes a position, or says that it is outside the globe.
    pub fn new(lon: f64, lat: f64) -> Result<Self, Defect> {
        if (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) {
            Ok(Self { lon, lat })
        } else {
            Err(Defect::OutOfRange)
        }
    }

    /// Whether the position lies in the rectangle around China outside which GCJ-02 changes nothing.
    pub fn in_china(self) -> bool {
        (72.004..=137.8347).contains(&self.lon) && (0.8293..=55.8271).contains(&self.lat)
    }

    fn minus(self, other: Self) -> Self {
        Self {
            lon: self.lon - other.lon,
            lat: self.lat - other.lat,
        }
    }
}

/// Converts a position from one system to another; positions outside China stay.
pub fn convert(position: Position, from: System, to: System) -> Position {
    if from == to {
        return position;
    }
    let gcj = match from {
        System::Cgcs2000 => gcj_from_true(position),
        System::Gcj02 => position,
        System::Bd09 => invert(position, bd_from_gcj),
    };
    match to {
        System::Cgcs2000 => invert(gcj, gcj_from_true),
        System::Gcj02 => gcj,
        System::Bd09 => bd_from_gcj(gcj),
    }
}

/// Finds the position that `forward` maps onto `target`, by fixed-point iteration.
fn invert(target: Position, forward: fn(Position) -> Position) -> Position {
    let mut guess = target;
    for _ in 0..STEPS_MAX {
        let miss = target.minus(forward(guess));
        guess = Position {
            lon: guess.lon + miss.lon,
            lat: guess.lat + miss.lat,
        };
        if miss.lon.abs() < STEP_DEGREES && miss.lat.abs() < STEP_DEGREES {
            break;
        }
    }
    guess
}

fn gcj_from_true(position: Position) -> Position {
    if !position.in_china() {
        return position;
    }
    let (x, y) = (position.lon - 105.0, position.lat - 35.0);
    let latitude = position.lat.to_radians();
    let magic = 1.0 - ECCENTRICITY_SQUARED * latitude.sin().powi(2);
    let root = magic.sqrt();
    let meridian = AXIS_METRES * (1.0 - ECCENTRICITY_SQUARED) / (magic * root);
    let parallel = AXIS_METRES / root * latitude.cos();
    Position {
        lon: position.lon + (shift_east(x, y) / parallel).to_degrees(),
        lat: position.lat + (shift_north(x, y) / meridian).to_degrees(),
    }
}

/// Metres east at `x`, `y` degrees from 105° E, 35° N.
fn shift_east(x: f64, y: f64) -> f64 {
    let waves =
        |value: f64, short: f64, long: f64| ((value * PI).sin() * short + (value / 3.0 * PI).sin() * long) * 2.0 / 3.0;
    300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + ((6.0 * x * PI).sin() * 20.0 + (2.0 * x * PI).sin() * 20.0) * 2.0 / 3.0
        + waves(x, 20.0, 40.0)
        + ((x / 12.0 * PI).sin() * 150.0 + (x / 30.0 * PI).sin() * 300.0) * 2.0 / 3.0
}

/// Metres north at `x`, `y` degrees from 105° E, 35° N.
fn shift_north(x: f64, y: f64) -> f64 {
    -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + ((6.0 * x * PI).sin() * 20.0 + (2.0 * x * PI).sin() * 20.0) * 2.0 / 3.0
        + ((y * PI).sin() * 20.0 + (y / 3.0 * PI).sin() * 40.0) * 2.0 / 3.0
        + ((y / 12.0 * PI).sin() * 160.0 + (y * PI / 30.0).sin() * 320.0) * 2.0 / 3.0
}

fn bd_from_gcj(position: Position) -> Position {
    let Position { lon, lat } = position;
    if !position.in_china() {
        return position;
    }
    let radius = lon.hypot(lat) + 0.00002 * (lat * BAIDU_ANGLE).sin();
    let angle = lat.atan2(lon) + 0.000_003 * (lon * BAIDU_ANGLE).cos();
    Position {
        lon: radius * angle.cos() + BAIDU_LON,
        lat: radius * angle.sin() + BAIDU_LAT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(position: Position, lon: f64, lat: f64) -> bool {
        (position.lon - lon).abs() < 1e-9 && (position.lat - lat).abs() < 1e-9
    }

    #[test]
    fn the_centre_of_the_example_city_is_where_gcoord_puts_it() {
        let centre = Position::new(118.055_019, 36.813_546).unwrap();
        let gcj = convert(centre, System::Cgcs2000, System::Gcj02);
        assert!(near(gcj, 118.061_099_654, 36.814_070_446), "{gcj:?}");
        let baidu = convert(centre, System::Cgcs2000, System::Bd09);
        assert!(near(baidu, 118.067_520_359, 36.820_259_076), "{baidu:?}");
        let back = convert(baidu, System::Bd09, System::Cgcs2000);
        assert!(near(back, centre.lon, centre.lat), "{back:?}");
    }

    #[test]
    fn positions_outside_china_stay() {
        let paris = Position::new(2.35, 48.86).unwrap();
        assert_eq!(convert(paris, System::Cgcs2000, System::Gcj02), paris);
        assert_eq!(convert(paris, System::Bd09, System::Cgcs2000), paris);
    }

    #[test]
    fn swapped_coordinates_beyond_the_globe_are_refused() {
        assert_eq!(Position::new(36.8, 118.0), Err(Defect::OutOfRange));
        assert_eq!(Position::new(f64::NAN, 0.0), Err(Defect::OutOfRange));
    }
}
