//! Instants as both databases order them: whole microseconds since 1970-01-01 UTC. Finer digits are cut.

use chrono::{DateTime, Utc};

/// The instant as it is stored.
pub(crate) fn to_micros(instant: DateTime<Utc>) -> i64 {
    instant.timestamp_micros()
}

/// The instant that was stored; values beyond what a calendar holds become 1970.
pub(crate) fn from_micros(micros: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(micros).unwrap_or(DateTime::UNIX_EPOCH)
}
