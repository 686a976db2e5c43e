//! Addresses of homes and firms in real villages. Must not know who lives there.

use crate::{
    person::Home,
    place::{Place, Places},
};

/// The full address of a home.
pub(crate) fn home_address(places: &Places, home: Home) -> String {
    let place = places.get(home.village);
    if place.urban {
        let (unit, room) = (home.room / 10_000, home.room % 10_000);
        format!("{}{}号楼{unit}单元{room}室", place.prefix, home.block)
    } else {
        format!("{}{}号", place.prefix, door(home))
    }
}

/// The address of a firm.
pub(crate) fn firm_address(places: &Places, home: Home) -> String {
    let place = places.get(home.village);
    format!("{}{}号", place.prefix, door(home))
}

/// The name of the county without its last character: 张店.
pub(crate) fn county_short(place: &Place) -> &str {
    place
        .county
        .strip_suffix('区')
        .or_else(|| place.county.strip_suffix('县'))
        .unwrap_or(&place.county)
}

fn door(home: Home) -> u16 {
    home.block * 4 + home.room % 4
}
