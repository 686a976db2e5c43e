//! An organisation (单位): a department, district, township, village or firm, in a tree.

use crate::{Text, id::OrganisationId};

/// A department, district, township, village or firm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Identifier.
    pub id: OrganisationId,
    /// Short code that contracts and files use: `zibo-data-bureau`.
    pub code: String,
    /// Name in both languages.
    pub name: Text,
    /// What sort of organisation it is.
    pub kind: OrganisationKind,
    /// The organisation above, none at the root.
    pub parent: Option<OrganisationId>,
    /// Administrative division code of its area, where it has one.
    pub area: Option<String>,
    /// Unified social credit code (18 characters), where it is known.
    pub credit_code: Option<String>,
}

/// What sort of organisation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrganisationKind {
    /// The government of a city.
    City,
    /// A department of a city or district (部门).
    Department,
    /// A district or county (区县), or a functional zone (功能区).
    District,
    /// A township, town or sub-district (乡镇街道).
    Township,
    /// A village or neighbourhood committee (村居).
    Village,
    /// A firm or other body outside government.
    Firm,
}

impl OrganisationKind {
    /// All kinds with the word for each.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::City, "city"),
        (Self::Department, "department"),
        (Self::District, "district"),
        (Self::Township, "township"),
        (Self::Village, "village"),
        (Self::Firm, "firm"),
    ];
}

crate::words!(OrganisationKind);
