//! Remembers what was worked out of tables for as long as the tables stay at the same versions.

use std::{
    collections::HashMap,
    future::Future,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

use jixia_model::Result;

/// What was worked out last for each key, and of what: one value per key, so there are never more than keys.
pub struct Versioned<K, V> {
    known: Mutex<HashMap<K, (String, Arc<V>)>>,
    /// Whoever works something out holds it, so that many who ask the same at once wait for one.
    turn: tokio::sync::Mutex<()>,
}

impl<K, V> Default for Versioned<K, V> {
    fn default() -> Self {
        Self {
            known: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
        }
    }
}

impl<K: Eq + Hash, V> Versioned<K, V> {
    /// The value of `key` as it follows from `version`: as remembered, or else as `find` says.
    pub async fn known(&self, key: K, version: String, find: impl Future<Output = Result<V>>) -> Result<Arc<V>> {
        if let Some(value) = self.find(&key, &version) {
            return Ok(value);
        }
        let _turn = self.turn.lock().await;
        if let Some(value) = self.find(&key, &version) {
            return Ok(value);
        }
        let value = Arc::new(find.await?);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(key, (version, Arc::clone(&value)));
        Ok(value)
    }

    fn find(&self, key: &K, version: &str) -> Option<Arc<V>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, value) = known.get(key)?;
        (of == version).then(|| Arc::clone(value))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_value_is_worked_out_once_for_each_version() {
        let (versioned, times) = (Versioned::<&str, u32>::default(), AtomicU32::new(0));
        let ask = |version: &str| {
            versioned.known("a", version.to_owned(), async {
                Ok(times.fetch_add(1, Ordering::Relaxed))
            })
        };
        assert_eq!((*ask("1").await.unwrap(), *ask("1").await.unwrap()), (0, 0));
        assert_eq!(*ask("2").await.unwrap(), 1);
    }
}
