//! Counts failed logins per login name and per network address, and refuses more when there were too many.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use jixia_config::Login;
use jixia_model::{Error, Result};

/// So many keys may be known before those without recent attempts are forgotten.
const KEYS_MAX: usize = 10_000;

#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Login(String),
    Address(IpAddr),
}

/// Failed logins of the last while.
pub(crate) struct Attempts {
    limits: Login,
    window: TimeDelta,
    failures: Mutex<HashMap<Key, Vec<DateTime<Utc>>>>,
}

impl Attempts {
    pub(crate) fn new(limits: Login) -> Self {
        let window = TimeDelta::seconds(limits.window_seconds.into());
        Self {
            limits,
            window,
            failures: Mutex::default(),
        }
    }

    /// Counts an attempt as failed until [`Attempts::succeeded`] says otherwise, so that many at once are counted too.
    ///
    /// # Errors
    /// `login.too_many_attempts` (limit) with the seconds to wait.
    pub(crate) fn begin(&self, login: &str, address: IpAddr, now: DateTime<Utc>) -> Result<()> {
        let mut failures = self.lock();
        if failures.len() > KEYS_MAX {
            failures.retain(|_, times| times.last().is_some_and(|last| *last + self.window > now));
        }
        let keys = [
            (Key::Login(login.to_owned()), self.limits.attempts_per_login_max),
            (Key::Address(address), self.limits.attempts_per_address_max),
        ];
        for (key, most) in &keys {
            let times = failures.entry(key.clone()).or_default();
            times.retain(|time| *time + self.window > now);
            if times.len() >= *most as usize {
                let free_at = times.first().map_or(now, |first| *first + self.window);
                return Err(too_many((free_at - now).num_seconds().max(1)));
            }
        }
        for (key, _) in keys {
            failures.entry(key).or_default().push(now);
        }
        Ok(())
    }

    /// Forgets the attempts for `login`, and the last one from `address`.
    pub(crate) fn succeeded(&self, login: &str, address: IpAddr) {
        let mut failures = self.lock();
        failures.remove(&Key::Login(login.to_owned()));
        if let Some(times) = failures.get_mut(&Key::Address(address)) {
            times.pop();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Vec<DateTime<Utc>>>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn too_many(seconds: i64) -> Error {
    let message = format!("There were too many failed logins; try again in {seconds} seconds.");
    Error::limit("login.too_many_attempts", message).with("retry_after_seconds", seconds)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_592_200_000 + seconds, 0).unwrap()
    }

    fn attempts() -> Attempts {
        Attempts::new(Login {
            attempts_per_login_max: 2,
            attempts_per_address_max: 3,
            window_seconds: 60,
            ..Login::default()
        })
    }

    #[test]
    fn a_login_is_refused_after_too_many_failures_until_the_window_has_passed() {
        let attempts = attempts();
        attempts.begin("a", HERE, at(0)).unwrap();
        attempts.begin("a", HERE, at(10)).unwrap();
        let error = attempts.begin("a", HERE, at(20)).unwrap_err();
        assert_eq!(error.params, [("retry_after_seconds", "40".to_owned())]);
        attempts.begin("a", HERE, at(60)).unwrap();
    }

    #[test]
    fn an_address_is_refused_whatever_login_it_tries() {
        let attempts = attempts();
        for login in ["a", "b", "c"] {
            attempts.begin(login, HERE, at(0)).unwrap();
        }
        assert_eq!(
            attempts.begin("d", HERE, at(0)).unwrap_err().code,
            "login.too_many_attempts"
        );
    }

    #[test]
    fn a_success_clears_what_was_counted() {
        let attempts = attempts();
        for second in 0..10 {
            attempts.begin("a", HERE, at(second)).unwrap();
            attempts.succeeded("a", HERE);
        }
    }
}
