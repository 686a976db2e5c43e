//! API keys: programs that act for a person.

use chrono::TimeDelta;
use jixia_evidence::ProgramKey;
use jixia_model::{
    Error, Kind, Result,
    id::{ApiKeyId, PersonId},
};
use jixia_policy::{Action, Permit, Resource};
use jixia_store::{ApiKey, Page, PageOf, Reader};

use crate::{Cx, Services, secrets, sessions::Identity};

/// What every key begins with, so that scanners find keys that were committed by mistake.
pub const PREFIX: &str = "jx_";

const TITLE_LENGTH_MAX: usize = 100;
const DAYS_MAX: u32 = 3650;

/// Lists the keys that the caller may see, never their secrets.
pub async fn list(cx: &Cx, page: &Page) -> Result<PageOf<ApiKey>> {
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadApiKey);
    cx.services.store.read().await?.api_keys().list(&visible, page).await
}

/// Makes a key for the caller: one with a secret, which is told once, or, with the PEM of an Ed25519 public key, one that
/// signs requests and has none.
///
/// # Errors
/// `api_key.title_malformed`, `api_key.days_out_of_range`, `api_key.public_key_malformed` (invalid),
/// `api_key.public_key_known` (conflict), refusals.
pub async fn create(
    cx: &Cx,
    title: &str,
    days: Option<u32>,
    public_key: Option<&str>,
) -> Result<(ApiKey, Option<String>)> {
    let (id, now) = (ApiKeyId::new(cx.ids()), cx.now());
    let permit = permit(cx, id, cx.caller.person, Action::CreateApiKey).await?;
    let title = title.trim();
    check(title, days)?;
    let public_key = public_key
        .map(ProgramKey::from_pem)
        .transpose()?
        .map(ProgramKey::to_bytes);
    let secret = public_key.is_none().then(|| format!("{PREFIX}{}", secrets::fresh()));
    let key = ApiKey {
        id,
        person: cx.caller.person,
        title: title.to_owned(),
        secret_sha256: match (&secret, &public_key) {
            (Some(secret), _) => secrets::digest("api_key", secret),
            (None, key) => secrets::digest("public_key", &hex::encode(key.unwrap_or_default())),
        },
        created_at: now,
        expires_at: days.map(|days| now + TimeDelta::days(days.into())),
        revoked_at: None,
        public_key,
    };
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    if tx.api_keys().find_by_secret(&key.secret_sha256, now).await?.is_some() {
        let message = "This public key is registered already; make a new pair for each program.";
        return Err(Error::conflict("api_key.public_key_known", message));
    }
    tx.api_keys().insert(&key, &permit).await?;
    tx.commit(permit.noting(title)).await?;
    Ok((key, secret))
}

/// Revokes a key; it stops working.
///
/// # Errors
/// `api_key.unknown`, refusals.
pub async fn revoke(cx: &Cx, id: ApiKeyId) -> Result<ApiKey> {
    let mut key = cx.services.store.read().await?.api_keys().get(id).await?;
    let permit = permit(cx, id, key.person, Action::RevokeApiKey).await?;
    let now = cx.now();
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    tx.api_keys().revoke(id, now, &permit).await?;
    tx.commit(permit).await?;
    key.revoked_at = key.revoked_at.or(Some(now));
    Ok(key)
}

/// Finds who asks with the secret of a key.
///
/// # Errors
/// `api_key.not_valid` (unauthenticated) when there is none, or it was revoked or has ended.
pub async fn authenticate(services: &Services, secret: &str) -> Result<Identity> {
    let mut reader = services.store.read().await?;
    let digest = secrets::digest("api_key", secret);
    let key = reader.api_keys().find_by_secret(&digest, services.clock.now()).await?;
    identity(&mut reader, key).await
}

/// Finds who asks with a key that signs requests; the signature is checked with the public key that is found.
///
/// # Errors
/// As [`authenticate`].
pub async fn authenticate_signing(services: &Services, id: ApiKeyId) -> Result<Identity> {
    let mut reader = services.store.read().await?;
    let key = reader.api_keys().find_signing(id, services.clock.now()).await?;
    identity(&mut reader, key).await
}

async fn identity(reader: &mut Reader, key: Option<ApiKey>) -> Result<Identity> {
    let key = key.ok_or_else(not_valid)?;
    let person = reader
        .people()
        .find(key.person)
        .await?
        .filter(|person| !person.disabled)
        .ok_or_else(not_valid)?;
    let identity = Identity::of(reader, person).await?;
    Ok(Identity {
        api_key: Some(key.id),
        public_key: key.public_key,
        ..identity
    })
}

async fn permit(cx: &Cx, key: ApiKeyId, person: PersonId, action: Action) -> Result<Permit> {
    let mut reader = cx.services.store.read().await?;
    let owner = reader.people().get(person).await?;
    let path = reader.organisations().path(owner.organisation).await?;
    cx.permit(
        action,
        &Resource::ApiKey {
            key,
            person,
            path: &path,
        },
    )
}

fn check(title: &str, days: Option<u32>) -> Result<()> {
    if title.is_empty() || title.chars().count() > TITLE_LENGTH_MAX {
        let message = format!("Say in 1 to {TITLE_LENGTH_MAX} characters what the key is for.");
        return Err(Error::invalid("api_key.title_malformed", message).with("most", TITLE_LENGTH_MAX));
    }
    match days {
        Some(days) if !(1..=DAYS_MAX).contains(&days) => {
            let message =
                format!("A key lasts 1 to {DAYS_MAX} days, not {days}; leave the days out for one without end.");
            Err(Error::invalid("api_key.days_out_of_range", message)
                .with("days", days)
                .with("most", DAYS_MAX))
        }
        _ => Ok(()),
    }
}

fn not_valid() -> Error {
    let message = "The API key is unknown, was revoked or has ended; make a new one.";
    Error::new(Kind::Unauthenticated, "api_key.not_valid", message)
}
