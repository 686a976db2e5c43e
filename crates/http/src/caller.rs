//! Who asks: finds the caller of a request by session cookie or API key, and guards cookies against forged requests.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, Method, header, request::Parts},
};
use cookie::{Cookie, SameSite, time::Duration};
use jixia_app::{
    Cx, api_keys, secrets,
    sessions::{self, Identity, Session},
    signatures::{self, SignedRequest},
};
use jixia_model::{Error, Kind, Result};
use percent_encoding::percent_decode_str;
use subtle::ConstantTimeEq;

use crate::{edge::RequestFacts, problem::Problem, web::Web};

/// Name of the session cookie.
pub(crate) const SESSION_COOKIE: &str = "jixia_session";
const CSRF_HEADER: &str = "x-csrf-token";
const PURPOSE_HEADER: &str = "x-purpose";
const PURPOSE_LENGTH_MAX: usize = 500;

/// A caller who may still have to choose a new password.
pub(crate) struct LoggedIn {
    pub(crate) cx: Cx,
    /// Who asks, and how that was proved.
    pub(crate) identity: Identity,
}

impl FromRequestParts<Web> for LoggedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let facts: RequestFacts = parts.extensions.get().cloned().unwrap_or_default();
        let identity = identify(parts, web).await?;
        let mut cx = identity.cx(&web.services, facts.request_id, facts.language);
        cx.purpose = purpose(&parts.headers)?;
        cx.refusals = facts.refusals;
        cx.handed = facts.handed;
        Ok(Self { cx, identity })
    }
}

/// Finds who asks: by the signature of the request, by API key, or else by session.
async fn identify(parts: &Parts, web: &Web) -> Result<Identity, Problem> {
    let since = (web.services.store.changes(), web.services.clock.now());
    if let Some(request) = parts.extensions.get::<SignedRequest>() {
        let found = api_keys::authenticate_signing(&web.services, request.key);
        let key = digest(&format!("signing key {}", request.key));
        let identity = web.callers.known(key, since, found).await?;
        signatures::check(&web.services, &identity, request)?;
        return Ok(identity);
    }
    if let Some(secret) = bearer(&parts.headers)? {
        let found = web
            .callers
            .known(digest(&secret), since, api_keys::authenticate(&web.services, &secret))
            .await?;
        return Ok(found);
    }
    let secret = session_secret(&parts.headers).ok_or_else(nobody)?;
    let authenticated = sessions::authenticate(&web.services, &secret, limits(web));
    let identity = web.callers.known(digest(&secret), since, authenticated).await?;
    if let Some(session) = &identity.session {
        guard_against_forgery(parts, session)?;
    }
    Ok(identity)
}

/// By what a caller is remembered, so that no secret stays in memory.
fn digest(secret: &str) -> [u8; 32] {
    secrets::digest("caller", secret)
}

/// A caller with all rights that the policy gives.
impl FromRequestParts<Web> for Cx {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let caller = LoggedIn::from_request_parts(parts, web).await?;
        if caller.identity.person.password_expired {
            return Err(Problem(Error::denied(
                "password.change_required",
                "Choose a new password first (POST /api/session/password); the present one was for one login only.",
            )));
        }
        Ok(caller.cx)
    }
}

/// How long sessions last here.
pub(crate) fn limits(web: &Web) -> sessions::Limits {
    sessions::Limits {
        hours_max: web.login.session_hours_max,
        idle_minutes_max: web.login.session_idle_minutes_max,
    }
}

fn nobody() -> Problem {
    let message = "Nobody is logged in; log in with POST /api/session, or send an API key.";
    Problem(Error::new(Kind::Unauthenticated, "session.missing", message))
}

fn bearer(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    let key = value.to_str().ok().and_then(|value| value.split_once(' '));
    match key {
        Some((scheme, key)) if scheme.eq_ignore_ascii_case("bearer") => Ok(Some(key.trim().to_owned())),
        _ => {
            let message = "The Authorization header cannot be read; write 'Bearer ' and an API key.";
            Err(Problem(Error::invalid("http.authorization_malformed", message)))
        }
    }
}

fn session_secret(headers: &HeaderMap) -> Option<String> {
    let values = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut cookies = values.flat_map(Cookie::split_parse).flatten();
    cookies
        .find(|cookie| cookie.name() == SESSION_COOKIE)
        .map(|cookie| cookie.value().to_owned())
}

/// Browsers send the cookie along with requests that other sites make; only our own pages know the token.
fn guard_against_forgery(parts: &Parts, session: &Session) -> Result<(), Problem> {
    if matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let token = parts
        .headers
        .get(CSRF_HEADER)
        .map_or(&b""[..], |value| value.as_bytes());
    if bool::from(token.ct_eq(session.csrf_token.as_bytes())) {
        return Ok(());
    }
    Err(Problem(Error::denied(
        "csrf.token_missing",
        "Requests that change something need the session's token in the header X-CSRF-Token; GET /api/session tells it.",
    )))
}

fn purpose(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get(PURPOSE_HEADER) else {
        return Ok(None);
    };
    let text = value
        .to_str()
        .ok()
        .and_then(|value| percent_decode_str(value).decode_utf8().ok());
    match text {
        Some(text) if text.chars().count() <= PURPOSE_LENGTH_MAX => {
            Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
        }
        _ => {
            let message = format!(
                "The header X-Purpose cannot be read; write at most {PURPOSE_LENGTH_MAX} characters of UTF-8, \
                 percent-encoded."
            );
            Err(Problem(
                Error::invalid("http.purpose_malformed", message).with("most", PURPOSE_LENGTH_MAX),
            ))
        }
    }
}

/// The cookie that carries the session's secret; an empty secret takes the cookie away.
pub(crate) fn session_cookie(web: &Web, secret: &str) -> String {
    let cookie = Cookie::build((SESSION_COOKIE, secret))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(web.server.is_encrypted());
    let cookie = if secret.is_empty() {
        cookie.max_age(Duration::ZERO)
    } else {
        cookie.max_age(Duration::hours(web.login.session_hours_max.into()))
    };
    cookie.to_string()
}

/// The network address of the caller, as far as it can be known.
pub(crate) struct ClientAddress(pub(crate) IpAddr);

impl FromRequestParts<Web> for ClientAddress {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let connected = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| info.0.ip());
        // The proxy appends the address that it saw; what stands before it can be invented.
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
        let forwarded = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        let told = forwarded.filter(|_| web.server.behind_proxy);
        Ok(Self(told.or(connected).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}
