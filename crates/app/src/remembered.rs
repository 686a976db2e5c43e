//! Remembers for a few seconds what was found in the database, because look-ups come by the thousand.

use std::{
    collections::HashMap,
    future::Future,
    hash::Hash,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use jixia_model::Result;

/// So long is something remembered. A change that another process makes (a revoked key, a withdrawn dataset) is noticed
/// after this time; one that this process makes, at once.
const REMEMBERED: TimeDelta = TimeDelta::seconds(3);
/// So many things are remembered at a time.
const THINGS_MAX: usize = 10_000;

/// What was found lately, and until when that is remembered.
#[derive(Debug)]
pub struct Remembered<K, V>(Mutex<Found<K, V>>);

#[derive(Debug)]
struct Found<K, V> {
    things: HashMap<K, (V, DateTime<Utc>)>,
    /// How often everything was forgotten: what was looked for before that is not remembered after it.
    forgotten: u64,
}

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Found {
            things: HashMap::new(),
            forgotten: 0,
        }))
    }
}

impl<K: Eq + Hash, V: Clone> Remembered<K, V> {
    /// What `key` stands for: as remembered, or else as `find` says.
    pub async fn known(&self, key: K, now: DateTime<Utc>, find: impl Future<Output = Result<V>>) -> Result<V> {
        let forgotten = match self.remembered(&key, now) {
            Ok(value) => return Ok(value),
            Err(forgotten) => forgotten,
        };
        let value = find.await?;
        let mut found = self.lock();
        if found.forgotten != forgotten {
            return Ok(value);
        }
        let things = &mut found.things;
        if things.len() >= THINGS_MAX {
            things.retain(|_, (_, until)| *until > now);
        }
        if things.len() < THINGS_MAX {
            things.insert(key, (value.clone(), now + REMEMBERED));
        }
        Ok(value)
    }

    /// What `key` stands for, if that is remembered; or else how often everything was forgotten until now.
    fn remembered(&self, key: &K, now: DateTime<Utc>) -> Result<V, u64> {
        let found = self.lock();
        let known = found.things.get(key).filter(|(_, until)| *until > now);
        known.map(|(value, _)| value.clone()).ok_or(found.forgotten)
    }

    /// Forgets everything; called after every request that may have changed something.
    pub fn forget(&self) {
        let mut found = self.lock();
        found.things.clear();
        found.forgotten += 1;
    }

    fn lock(&self) -> MutexGuard<'_, Found<K, V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_looked_for_before_everything_was_forgotten_is_not_remembered() {
        let (remembered, now) = (Remembered::default(), DateTime::UNIX_EPOCH);
        let looked_for = remembered.known("role", now, async {
            remembered.forget();
            Ok("before")
        });
        assert_eq!(looked_for.await.unwrap(), "before");
        assert_eq!(
            remembered.known("role", now, async { Ok("after") }).await.unwrap(),
            "after"
        );
        assert_eq!(
            remembered.known("role", now, async { Ok("later") }).await.unwrap(),
            "after"
        );
        remembered.forget();
        assert_eq!(
            remembered.known("role", now, async { Ok("later") }).await.unwrap(),
            "later"
        );
    }
}
