//! What the number of a division at its level tells about it.

/// Kind of a division, by the range that its number lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Prefecture-level city (地级市) or part of a municipality, 01–20 and 51–70.
    City,
    /// Prefecture, autonomous prefecture or league (地区、自治州、盟), 21–50.
    Prefecture,
    /// Stands for the counties directly under the province, 90.
    DirectCounties,
    /// District (市辖区), 01–20; 01 itself is a sum code.
    District,
    /// County or banner (县、旗), 21–80.
    County,
    /// County-level city (县级市), 81–99.
    CountyCity,
    /// Street office (街道), 001–099.
    Subdistrict,
    /// Town (镇), 100–199.
    Town,
    /// Township (乡), 200–399.
    Township,
    /// Township-like unit (类似乡级单位), 400–599.
    TownshipLike,
    /// Residents' committee (居委会), 001–199.
    ResidentCommittee,
    /// Villagers' committee (村委会), 200–399.
    VillageCommittee,
    /// Like a residents' committee (类似居委会), 400–499.
    ResidentLike,
    /// Like a villagers' committee (类似村委会), 500–599.
    VillageLike,
}

/// GB/T 2260-2007, digits 3 and 4.
pub(super) fn of_city(number: u32) -> Option<Kind> {
    match number {
        1..=20 | 51..=70 => Some(Kind::City),
        21..=50 => Some(Kind::Prefecture),
        90 => Some(Kind::DirectCounties),
        _ => None,
    }
}

/// GB/T 2260-2007, digits 5 and 6.
pub(super) fn of_county(number: u32) -> Option<Kind> {
    match number {
        1..=20 => Some(Kind::District),
        21..=80 => Some(Kind::County),
        81..=99 => Some(Kind::CountyCity),
        _ => None,
    }
}

/// GB/T 10114, digits 7 to 9.
pub(super) fn of_township(number: u32) -> Option<Kind> {
    match number {
        1..=99 => Some(Kind::Subdistrict),
        100..=199 => Some(Kind::Town),
        200..=399 => Some(Kind::Township),
        400..=599 => Some(Kind::TownshipLike),
        _ => None,
    }
}

/// 国统字〔2009〕91号, digits 10 to 12.
pub(super) fn of_village(number: u32) -> Option<Kind> {
    match number {
        1..=199 => Some(Kind::ResidentCommittee),
        200..=399 => Some(Kind::VillageCommittee),
        400..=499 => Some(Kind::ResidentLike),
        500..=599 => Some(Kind::VillageLike),
        _ => None,
    }
}
