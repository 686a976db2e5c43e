//! Remembers for a few seconds who was found behind a secret, because look-ups come by the thousand.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use jixia_app::{secrets, sessions::Identity};
use jixia_model::Result;

/// So long is a caller remembered. A change that another process makes (a revoked key, a disabled account) is noticed
/// after this time; one that this process makes, at once.
const REMEMBERED: TimeDelta = TimeDelta::seconds(3);
/// So many callers are remembered at a time.
const CALLERS_MAX: usize = 10_000;

/// By a digest of the secret: who is behind it, and until when that is remembered.
type Found = HashMap<[u8; 32], (Identity, DateTime<Utc>)>;

/// Callers found lately, by a digest of their secret.
#[derive(Default)]
pub(crate) struct Callers {
    found: Mutex<Found>,
}

impl Callers {
    /// Who is behind `secret`: as remembered, or else as `find` says.
    pub(crate) async fn known(
        &self,
        secret: &str,
        now: DateTime<Utc>,
        find: impl Future<Output = Result<Identity>>,
    ) -> Result<Identity> {
        let digest = secrets::digest("caller", secret);
        if let Some((identity, until)) = self.lock().get(&digest)
            && *until > now
        {
            return Ok(identity.clone());
        }
        let identity = find.await?;
        let mut found = self.lock();
        if found.len() >= CALLERS_MAX {
            found.retain(|_, (_, until)| *until > now);
        }
        if found.len() < CALLERS_MAX {
            found.insert(digest, (identity.clone(), now + REMEMBERED));
        }
        Ok(identity)
    }

    /// Forgets everybody; called after every request that may have changed something.
    pub(crate) fn forget(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, Found> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
