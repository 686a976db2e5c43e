//! Logging in and out: who has proved to be whom, for how long.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use jixia_evidence::Door;
use jixia_model::{
    Error, Kind, Language, Result,
    id::{ApiKeyId, OrganisationId, SessionId},
    person::Person,
};
use jixia_policy::{Action, Caller, Permit, Resource};
use jixia_store::Reader;

use crate::{Cx, Services, audit::Refusals, evidence::Handed, passwords, secrets};

/// How long sessions last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Hours after which a session ends.
    pub hours_max: u32,
    /// Minutes without a request after which a session ends.
    pub idle_minutes_max: u32,
}

/// A session as its owner knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Identifier; not the secret.
    pub id: SessionId,
    /// Proves that a request was made by our own pages.
    pub csrf_token: String,
    /// When it ends, if no request prolongs it.
    pub expires_at: DateTime<Utc>,
}

/// A fresh session with the secret that the browser keeps.
pub struct Opened {
    /// The secret.
    pub secret: String,
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub person: Person,
    /// What the person may do.
    pub may: Abilities,
}

/// What a person may do, in the words of the policies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// With the installation and in the own organisation.
    pub at_home: Vec<&'static str>,
    /// About the own account.
    pub account: Vec<&'static str>,
}

/// Who asks, as a session or an API key has proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The person.
    pub person: Person,
    /// The person's organisation and all above it.
    pub path: Vec<OrganisationId>,
    /// The API key, when a program asks in the person's name.
    pub api_key: Option<ApiKeyId>,
    /// The public key with which the signature of the request is checked, when the API key is one that signs.
    pub public_key: Option<[u8; 32]>,
    /// The session, when a browser asks.
    pub session: Option<Session>,
}

impl Identity {
    /// This person without a session, with what the policies know of them.
    pub async fn of(reader: &mut Reader, person: Person) -> Result<Self> {
        let path = reader.organisations().path(person.organisation).await?;
        Ok(Self {
            person,
            path,
            api_key: None,
            public_key: None,
            session: None,
        })
    }

    /// The person as the policies see it.
    pub fn caller(&self, language: Language) -> Caller {
        Caller {
            person: self.person.id,
            login: self.person.login.clone(),
            role: self.person.role,
            organisation: self.person.organisation,
            organisation_path: self.path.clone(),
            api_key: self.api_key,
            signed: self.public_key.is_some(),
            language,
        }
    }

    /// What the person may do.
    pub fn may_do(&self, services: &Services) -> Abilities {
        let caller = self.caller(Language::default());
        let account = Resource::Person {
            person: &self.person,
            path: &self.path,
        };
        let words = |acts: Vec<Action>| acts.into_iter().map(Action::word).collect();
        Abilities {
            at_home: words(services.policy.may_do_at_home(&caller)),
            account: words(services.policy.may_do(&caller, &account)),
        }
    }

    /// A request of this person.
    pub fn cx(&self, services: &Arc<Services>, request_id: String, language: Language) -> Cx {
        Cx {
            services: Arc::clone(services),
            caller: self.caller(language),
            purpose: None,
            request_id,
            language,
            door: Door::Interface,
            handed: Handed::default(),
            refusals: Refusals::default(),
        }
    }
}

/// Opens a session for who knows the password.
///
/// # Errors
/// `login.wrong` (unauthenticated) for an unknown login, a wrong password and a disabled account alike.
pub async fn log_in(
    services: &Services,
    login: &str,
    password: String,
    limits: Limits,
    request_id: &str,
) -> Result<Opened> {
    let found = services.store.read().await?.people().find_by_login(login).await?;
    let (person, hash) = found.map_or((None, None), |(person, hash)| (Some(person), Some(hash)));
    let known = passwords::verify(password, hash).await?;
    let Some(person) = person.filter(|person| known && !person.disabled) else {
        return Err(refused(services, login, request_id).await?);
    };
    let identity = Identity::of(&mut services.store.read().await?, person).await?;
    let caller = identity.caller(Language::default());
    let resource = Resource::Person {
        person: &identity.person,
        path: &identity.path,
    };
    let permit = services.policy.decide(&caller, Action::BeginSession, &resource)?;

    let (secret, now) = (secrets::fresh(), services.clock.now());
    let row = jixia_store::Session {
        id: SessionId(services.ids.next()),
        person: identity.person.id,
        secret_sha256: secrets::digest("session", &secret),
        created_at: now,
        expires_at: expiry(now, now, limits),
    };
    let mut tx = services.store.begin(services.trail_of(request_id, None)).await?;
    tx.sessions().delete_expired(now).await?;
    tx.sessions().insert(&row).await?;
    tx.commit(permit).await?;
    Ok(Opened {
        session: session(&row, &secret),
        secret,
        may: identity.may_do(services),
        person: identity.person,
    })
}

/// Writes a failed login to the trail, without saying which part was wrong, and makes the error.
async fn refused(services: &Services, login: &str, request_id: &str) -> Result<Error> {
    let login: String = login.chars().take(63).collect();
    let permit = Permit::system("session.refused", format!("wrong login or password for '{login}'"));
    services
        .store
        .record_failure(permit, services.trail_of(request_id, None))
        .await?;
    let message = "The login or the password is wrong, or the account is disabled.";
    Ok(Error::new(Kind::Unauthenticated, "login.wrong", message))
}

/// Finds whose session has this secret, and prolongs it.
///
/// # Errors
/// `session.ended` (unauthenticated) when there is none or it has ended.
pub async fn authenticate(services: &Services, secret: &str, limits: Limits) -> Result<Identity> {
    let now = services.clock.now();
    let mut reader = services.store.read().await?;
    let row = reader
        .sessions()
        .find_by_secret(&secrets::digest("session", secret), now)
        .await?;
    let mut row = row.ok_or_else(ended)?;
    let person = reader
        .people()
        .find(row.person)
        .await?
        .filter(|person| !person.disabled)
        .ok_or_else(ended)?;
    let mut identity = Identity::of(&mut reader, person).await?;
    drop(reader);
    let expires_at = expiry(row.created_at, now, limits);
    // A write per request would be dear, so a session is prolonged when a quarter of its idle time is used up.
    if expires_at - row.expires_at > TimeDelta::minutes(limits.idle_minutes_max.into()) / 4 {
        row.expires_at = expires_at;
        let mut tx = services.store.begin(services.trail()).await?;
        tx.sessions().delete(row.id).await?;
        tx.sessions().insert(&row).await?;
        tx.commit(Permit::system(
            "session.prolong",
            format!("session of '{}'", identity.person.login),
        ))
        .await?;
    }
    identity.session = Some(session(&row, secret));
    Ok(identity)
}

/// Ends a session.
pub async fn log_out(cx: &Cx, person: &Person, session: &Session) -> Result<()> {
    let resource = Resource::Person {
        person,
        path: &cx.caller.organisation_path,
    };
    let permit = cx.permit(Action::EndSession, &resource)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    tx.sessions().delete(session.id).await?;
    tx.commit(permit).await
}

/// Gives the caller another password; all sessions but `kept` end.
///
/// # Errors
/// `password.wrong`, `password.unchanged` (invalid), those of [`passwords::check`], refusals.
pub async fn change_password(cx: &Cx, person: &Person, kept: Option<&Session>, old: String, new: String) -> Result<()> {
    let resource = Resource::Person {
        person,
        path: &cx.caller.organisation_path,
    };
    let permit = cx.permit(Action::ChangePassword, &resource)?;
    let found = cx
        .services
        .store
        .read()
        .await?
        .people()
        .find_by_login(&person.login)
        .await?;
    if !passwords::verify(old.clone(), found.map(|(_, hash)| hash)).await? {
        return Err(Error::invalid(
            "password.wrong",
            "The old password is wrong; write it as it is now.",
        ));
    }
    if old == new {
        return Err(Error::invalid(
            "password.unchanged",
            "The new password is the old one; choose another.",
        ));
    }
    passwords::check(&new, &person.login)?;
    let hash = passwords::hash(new).await?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    tx.people().set_password(person.id, &hash, false, &permit).await?;
    for session in tx.sessions().list_of(person.id).await? {
        if kept.is_none_or(|kept| kept.id != session.id) {
            tx.sessions().delete(session.id).await?;
        }
    }
    tx.commit(permit).await
}

fn ended() -> Error {
    let message = "The session has ended; log in again.";
    Error::new(Kind::Unauthenticated, "session.ended", message)
}

/// When a session ends that began at `created_at` and was last used at `used_at`.
fn expiry(created_at: DateTime<Utc>, used_at: DateTime<Utc>, limits: Limits) -> DateTime<Utc> {
    let latest = created_at + TimeDelta::hours(limits.hours_max.into());
    latest.min(used_at + TimeDelta::minutes(limits.idle_minutes_max.into()))
}

fn session(row: &jixia_store::Session, secret: &str) -> Session {
    // The token is made from the secret, so it needs no place in the database, and the secret cannot be made from it.
    let csrf_token = hex::encode(secrets::digest("csrf", secret));
    Session {
        id: row.id,
        csrf_token,
        expires_at: row.expires_at,
    }
}
