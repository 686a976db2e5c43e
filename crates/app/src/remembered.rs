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
pub struct Remembered<K, V>(Mutex<HashMap<K, Thing<V>>>);

#[derive(Debug)]
struct Thing<V> {
    value: V,
    until: DateTime<Utc>,
    /// How many changes there were when it was looked for.
    changes: u64,
}

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Self {
        Self(Mutex::new(HashMap::new()))
    }
}

impl<K: Eq + Hash, V: Clone> Remembered<K, V> {
    /// What `key` stands for: as remembered, or else as `find` says. `changes` is how many changes there were before `find`
    /// began ([`jixia_store::Store::changes`]); nothing is remembered past the next one.
    pub async fn known(
        &self,
        key: K,
        (changes, now): (u64, DateTime<Utc>),
        find: impl Future<Output = Result<V>>,
    ) -> Result<V> {
        if let Some(value) = self.remembered(&key, changes, now) {
            return Ok(value);
        }
        let value = find.await?;
        let mut things = self.lock();
        if things.len() >= THINGS_MAX {
            things.retain(|_, thing| thing.until > now && thing.changes == changes);
        }
        if things.len() < THINGS_MAX {
            let thing = Thing {
                value: value.clone(),
                until: now + REMEMBERED,
                changes,
            };
            things.insert(key, thing);
        }
        Ok(value)
    }

    fn remembered(&self, key: &K, changes: u64, now: DateTime<Utc>) -> Option<V> {
        let things = self.lock();
        let known = things.get(key);
        let known = known.filter(|thing| thing.until > now && thing.changes == changes);
        known.map(|thing| thing.value.clone())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, Thing<V>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_looked_for_before_a_change_is_not_remembered_after_it() {
        let (remembered, now) = (Remembered::default(), DateTime::UNIX_EPOCH);
        let ask = async |changes, now, value| remembered.known("role", (changes, now), async { Ok(value) }).await;
        assert_eq!(ask(1, now, "before").await.unwrap(), "before");
        assert_eq!(ask(1, now, "never found").await.unwrap(), "before");
        assert_eq!(ask(2, now, "after").await.unwrap(), "after");
        // Somebody who began before the change comes to its end after it.
        assert_eq!(ask(1, now, "before").await.unwrap(), "before");
        assert_eq!(ask(2, now, "after").await.unwrap(), "after");
        assert_eq!(ask(2, now + REMEMBERED, "later").await.unwrap(), "later");
    }
}
