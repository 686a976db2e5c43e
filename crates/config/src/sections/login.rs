//! Section `login`: logging in and sessions.

use jixia_model::FieldError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{at_least, wrong};

const YEAR_IN_HOURS: u32 = 366 * 24;

/// Logging in and sessions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Login {
    /// Most failed attempts for one login name within the window.
    pub attempts_per_login_max: u32,
    /// Most failed attempts from one network address within the window.
    pub attempts_per_address_max: u32,
    /// Length of the window, in seconds.
    pub window_seconds: u32,
    /// A session ends so many hours after the login.
    pub session_hours_max: u32,
    /// A session ends after so many minutes without a request.
    pub session_idle_minutes_max: u32,
}

impl Default for Login {
    fn default() -> Self {
        Self {
            attempts_per_login_max: 5,
            attempts_per_address_max: 50,
            window_seconds: 300,
            session_hours_max: 12,
            session_idle_minutes_max: 120,
        }
    }
}

impl Login {
    pub(crate) fn validate(&self, wrong_fields: &mut Vec<FieldError>) {
        for (path, value) in [
            ("login.attempts_per_login_max", self.attempts_per_login_max),
            ("login.attempts_per_address_max", self.attempts_per_address_max),
            ("login.window_seconds", self.window_seconds),
            ("login.session_hours_max", self.session_hours_max),
            ("login.session_idle_minutes_max", self.session_idle_minutes_max),
        ] {
            at_least(wrong_fields, path, value.into(), 1);
        }
        if self.session_hours_max > YEAR_IN_HOURS {
            let message = format!(
                "{} is more than a year; use at most {YEAR_IN_HOURS}.",
                self.session_hours_max
            );
            wrong_fields.push(wrong("login.session_hours_max", "too_large", message));
        }
    }
}
