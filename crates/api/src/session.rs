//! Logging in and out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::people::Person;

/// Asks for a session.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// Login name.
    pub login: String,
    /// Password.
    #[schema(format = Password)]
    pub password: String,
}

/// Who is logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Session {
    /// The person.
    pub person: Person,
    /// Send it as `X-CSRF-Token` with every request that changes something; none for requests with an API key.
    pub csrf_token: Option<String>,
    /// When the session ends at the latest; none for requests with an API key.
    pub expires_at: Option<DateTime<Utc>>,
    /// What the person may do with the installation, and in the own organisation with a new dataset or with somebody else's
    /// account: `audit.read`, `delivery.create`, `person.create` and so on.
    pub may: Vec<String>,
}

/// Asks for another password.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password until now.
    #[schema(format = Password)]
    pub old_password: String,
    /// The password from now on: at least 10 characters, not the login name.
    #[schema(format = Password)]
    pub new_password: String,
}
