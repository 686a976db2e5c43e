//! Organisations, in a tree.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Text;

/// A department, district, township, village or firm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Organisation {
    /// Identifier.
    pub id: Uuid,
    /// Short code that contracts and files use.
    pub code: String,
    /// Name in both languages.
    pub name: Text,
    /// What sort of organisation it is.
    pub kind: OrganisationKind,
    /// The organisation above, none at the root.
    pub parent: Option<Uuid>,
    /// Administrative division code of its area.
    pub area: Option<String>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
}

/// What sort of organisation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// The government of a city.
    City,
    /// A department of a city or district.
    Department,
    /// A district, county or functional zone.
    District,
    /// A township, town or sub-district.
    Township,
    /// A village or neighbourhood committee.
    Village,
    /// A firm or other body outside government.
    Firm,
}

/// An organisation with its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrganisationPage {
    /// The organisation.
    pub organisation: Organisation,
    /// The organisations above it, the root first.
    pub path: Vec<Organisation>,
    /// The organisations right below it, by code.
    pub children: Vec<Organisation>,
    /// What the caller may do with it now: `organisation.change`, `organisation.delete` and so on. Who may add here what
    /// stands below it has `organisation.create`.
    pub may: Vec<String>,
}

/// An organisation in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ListedOrganisation {
    /// The organisation.
    #[serde(flatten)]
    pub organisation: Organisation,
    /// Name of the organisation right above it.
    pub parent_name: Option<Text>,
    /// How many organisations stand right below it.
    pub children_count: u64,
}

/// What an organisation is to be: sent to make one and to change one.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteOrganisation {
    /// Short code, unique: lower-case letters, digits and `-`.
    pub code: String,
    /// Name in both languages.
    pub name: Text,
    /// What sort of organisation it is.
    pub kind: OrganisationKind,
    /// The organisation above; only the root of the city has none.
    pub parent: Option<Uuid>,
    /// Administrative division code of its area.
    #[serde(default)]
    pub area: Option<String>,
    /// Unified social credit code.
    #[serde(default)]
    pub credit_code: Option<String>,
}

/// Which organisations are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OrganisationsQuery {
    /// Part of the code or the name.
    pub q: Option<String>,
    /// Only those right below this organisation.
    pub parent: Option<Uuid>,
    /// Only those at the root of the tree.
    pub roots: Option<bool>,
}
