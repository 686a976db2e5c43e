//! Distance and area on the ellipsoid (Karney's method, WGS 84; CGCS2000 differs by less than a millimetre per kilometre).

use geo::{Coord, Distance, Geodesic, GeodesicArea, LineString, Orient, Point, Polygon, orient::Direction};

use crate::coordinate::Position;

/// Length in metres of the shortest line between two positions.
pub fn distance_m(from: Position, to: Position) -> f64 {
    Geodesic.distance(Point::new(from.lon, from.lat), Point::new(to.lon, to.lat))
}

/// Area in square metres of a polygon with holes; the rings may run either way and may be left open.
pub fn area_m2(exterior: &[Position], holes: &[&[Position]]) -> f64 {
    let polygon = Polygon::new(ring(exterior), holes.iter().map(|hole| ring(hole)).collect());
    polygon.orient(Direction::Default).geodesic_area_unsigned()
}

fn ring(positions: &[Position]) -> LineString {
    positions
        .iter()
        .map(|position| Coord {
            x: position.lon,
            y: position.lat,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> Position {
        Position { lon, lat }
    }

    #[test]
    fn a_minute_of_latitude_is_about_a_nautical_mile() {
        let metres = distance_m(at(118.0, 36.5), at(118.0, 36.5 + 1.0 / 60.0));
        assert!((metres - 1849.6).abs() < 0.5, "{metres}");
        assert!(distance_m(at(118.0, 36.5), at(118.0, 36.5)) == 0.0);
    }

    #[test]
    fn an_area_does_not_depend_on_the_direction_of_its_rings() {
        let square = [at(118.0, 36.0), at(118.1, 36.0), at(118.1, 36.1), at(118.0, 36.1)];
        let backwards: Vec<_> = square.iter().rev().copied().collect();
        let area = area_m2(&square, &[]);
        // A tenth of a degree each way at 36.05° N: about 9,013 m by 11,097 m.
        assert!((area / 100.0e6 - 1.0).abs() < 0.001, "{area}");
        assert!((area_m2(&backwards, &[]) - area).abs() < 1e-3);
    }

    #[test]
    fn holes_are_taken_off_whichever_way_they_run() {
        let square = [at(118.0, 36.0), at(118.1, 36.0), at(118.1, 36.1), at(118.0, 36.1)];
        let hole = [
            at(118.02, 36.02),
            at(118.04, 36.02),
            at(118.04, 36.04),
            at(118.02, 36.04),
        ];
        let backwards: Vec<_> = hole.iter().rev().copied().collect();
        let left = area_m2(&square, &[]) - area_m2(&hole, &[]);
        assert!((area_m2(&square, &[&hole]) - left).abs() < 1.0);
        assert!((area_m2(&square, &[&backwards]) - left).abs() < 1.0);
    }
}
