//! Signed requests: a program proves with each request that it holds the private key of its API key, by an HTTP message
//! signature (RFC 9421) with Ed25519. We keep the public key alone, so nothing that is stolen here can sign.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use jixia_evidence::ProgramKey;
use jixia_model::{Error, Kind, Result, id::ApiKeyId};

use crate::{Services, sessions::Identity};

/// A signature is accepted for so long before and after the instant that it states, because clocks differ.
const WINDOW: TimeDelta = TimeDelta::minutes(2);
/// So many signatures are remembered in one window: some megabytes.
const SIGNATURES_MAX: usize = 1_000_000;

/// A signature as it came.
#[derive(Clone, Debug)]
pub struct SignedRequest {
    /// The API key that it names.
    pub key: ApiKeyId,
    /// When it was made, as it says.
    pub created: DateTime<Utc>,
    /// What it is over: the signature base of RFC 9421, section 2.5.
    pub base: String,
    /// The signature.
    pub signature: Vec<u8>,
}

/// Signatures that came lately, so that none is taken twice while it would still be accepted. After a restart, and on
/// another machine, they are not known.
#[derive(Debug, Default)]
pub struct Signatures(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    since: DateTime<Utc>,
    now: HashSet<[u8; 16]>,
    before: HashSet<[u8; 16]>,
}

/// Checks that a request is signed by who it says, now and not before.
///
/// # Errors
/// `signature.stale`, `signature.not_valid`, `signature.repeated` (unauthenticated).
pub fn check(services: &Services, identity: &Identity, request: &SignedRequest) -> Result<()> {
    let now = services.clock.now();
    if (now - request.created).abs() > WINDOW {
        let (created, now) = (request.created.to_rfc3339(), now.to_rfc3339());
        let message =
            format!("The signature says it was made at {created}, and it is {now}; set the clock and sign again.");
        return Err(refused("signature.stale", message)
            .with("created", created)
            .with("now", now));
    }
    // A key without a public key is never found by the identifier of one that signs.
    let key = ProgramKey::from_bytes(&identity.public_key.unwrap_or_default())?;
    key.verify(&request.base, &request.signature)?;
    services.signatures.take(&request.signature, now)
}

impl Signatures {
    fn take(&self, signature: &[u8], now: DateTime<Utc>) -> Result<()> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Twice the window is how long one signature can be accepted, from before its instant until after it.
        if now - seen.since > WINDOW * 2 {
            seen.before = std::mem::take(&mut seen.now);
            seen.since = now;
        }
        if seen.now.len() >= SIGNATURES_MAX {
            let message = "More signed requests came than can be told apart; try again in some minutes.";
            return Err(Error::unavailable("signature.too_many", message));
        }
        // Half of it tells two apart, and whoever finds another request with the same half has broken Ed25519.
        let first: [u8; 16] = std::array::from_fn(|at| signature.get(at).copied().unwrap_or_default());
        if seen.before.contains(&first) || !seen.now.insert(first) {
            let message = "This signature came before; sign each request anew, with a nonce of its own.";
            return Err(refused("signature.repeated", message));
        }
        Ok(())
    }
}

fn refused(code: &'static str, message: impl Into<String>) -> Error {
    Error::new(Kind::Unauthenticated, code, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_taken_once_for_as_long_as_it_could_be_accepted() {
        let (signatures, start) = (Signatures::default(), DateTime::UNIX_EPOCH + TimeDelta::days(9000));
        let at = |seconds: i64| start + TimeDelta::seconds(seconds);
        signatures.take(&[1; 64], at(0)).unwrap();
        signatures.take(&[2; 64], at(0)).unwrap();
        for seconds in [0, 100, 239, 241, 300] {
            let error = signatures.take(&[1; 64], at(seconds)).unwrap_err();
            assert_eq!(error.code, "signature.repeated", "after {seconds} s");
        }
        assert_eq!(signatures.0.lock().unwrap().before.len(), 2);
        // So long after its instant it is stale anyway.
        signatures.take(&[3; 64], at(1000)).unwrap();
        signatures.take(&[1; 64], at(1000)).unwrap();
    }
}
