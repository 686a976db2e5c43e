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
pub struct Remembered<K, V>(Mutex<HashMap<K, (V, DateTime<Utc>)>>);

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V: Clone> Remembered<K, V> {
    /// What `key` stands for: as remembered, or else as `find` says.
    pub async fn known(&self, key: K, now: DateTime<Utc>, find: impl Future<Output = Result<V>>) -> Result<V> {
        if let Some((value, until)) = self.lock().get(&key)
            && *until > now
        {
            return Ok(value.clone());
        }
        let value = find.await?;
        let mut found = self.lock();
        if found.len() >= THINGS_MAX {
            found.retain(|_, (_, until)| *until > now);
        }
        if found.len() < THINGS_MAX {
            found.insert(key, (value.clone(), now + REMEMBERED));
        }
        Ok(value)
    }

    /// Forgets everything; called after every request that may have changed something.
    pub fn forget(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, (V, DateTime<Utc>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
