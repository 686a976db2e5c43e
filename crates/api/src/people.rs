//! People who may log in.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Text;

/// A person who may log in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    /// Identifier.
    pub id: Uuid,
    /// Login name, lower case, unique.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// The organisation he or she acts for.
    pub organisation: Uuid,
    /// Name of the organisation.
    pub organisation_name: Option<Text>,
    /// What he or she may do there.
    pub role: Role,
    /// May not log in any more.
    pub disabled: bool,
    /// Has to choose a new password before anything else.
    pub password_expired: bool,
    /// What the caller may do about the account now: `person.change`, `person.reset_password` and so on.
    pub may: Vec<String>,
}

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the installation: organisations, people, packs. Sees no rows by that.
    Administrator,
    /// Looks after the datasets of an organisation and those below it.
    Steward,
    /// Heads the sharing office of an organisation: consents to what it asks for and what it gives.
    Head,
    /// Finds, looks up and queries what is visible to the organisation.
    Member,
    /// Reads everything about use and changes, changes nothing.
    Auditor,
}

/// Asks for a new person.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatePerson {
    /// Login name: lower-case letters, digits, `.`, `-` and `_`, 2 to 63 characters.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// The organisation he or she acts for.
    pub organisation: Uuid,
    /// What he or she may do there.
    pub role: Role,
}

/// What a person is to be from now on; the login stays.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePerson {
    /// Name as shown.
    pub name: String,
    /// The organisation he or she acts for.
    pub organisation: Uuid,
    /// What he or she may do there.
    pub role: Role,
    /// May log in; sessions of who may not end at once.
    pub active: bool,
}

/// A person and the password for the first login.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct PersonWithPassword {
    /// The person.
    pub person: Person,
    /// Shown once; has to be changed at the first login.
    pub password: String,
}

/// Which people are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// Part of the login or the name.
    pub q: Option<String>,
}
