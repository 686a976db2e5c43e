//! Logging in and out, and choosing another password.

use axum::{
    extract::State,
    http::{HeaderName, StatusCode, header::SET_COOKIE},
    response::AppendHeaders,
};
use jixia_api::session::{ChangePassword, Login, Session};
use jixia_app::{Services, people, sessions};
use jixia_model::{Error, person::Person};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    caller::{self, ClientAddress, LoggedIn},
    convert,
    edge::RequestFacts,
    extract::Json,
    problem::Problem,
    web::Web,
};

type WithCookie<T> = (AppendHeaders<[(HeaderName, String); 1]>, T);

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(log_in, who, log_out))
        .routes(routes!(change_password))
}

/// Logs in; the answer sets the session cookie.
#[utoipa::path(
    post, path = "/api/session", tag = "session", operation_id = "log_in",
    request_body = Login, responses((status = 200, body = Session), Problem)
)]
async fn log_in(
    State(web): State<Web>,
    facts: RequestFacts,
    ClientAddress(address): ClientAddress,
    Json(body): Json<Login>,
) -> Result<WithCookie<Json<Session>>, Problem> {
    let login = body.login.trim().to_lowercase();
    web.attempts.begin(&login, address, web.services.clock.now())?;
    let limits = caller::limits(&web);
    let opened = sessions::log_in(&web.services, &login, body.password, limits, &facts.request_id).await?;
    web.attempts.succeeded(&login, address);
    let cookie = caller::session_cookie(&web, &opened.secret);
    Ok((
        AppendHeaders([(SET_COOKIE, cookie)]),
        Json(session(&web.services, opened.person, Some(opened.session), opened.may).await?),
    ))
}

/// Says who is logged in, and the token for requests that change something.
#[utoipa::path(
    get, path = "/api/session", tag = "session", operation_id = "who",
    responses((status = 200, body = Session), Problem), security(("session" = []), ("api_key" = []))
)]
async fn who(caller: LoggedIn) -> Result<Json<Session>, Problem> {
    let services = &caller.cx.services;
    let may = caller.identity.may_do(services);
    Ok(Json(
        session(services, caller.identity.person, caller.identity.session, may).await?,
    ))
}

/// Logs out; the session is worth nothing afterwards.
#[utoipa::path(
    delete, path = "/api/session", tag = "session", operation_id = "log_out",
    responses((status = 204), Problem), security(("session" = []))
)]
async fn log_out(State(web): State<Web>, caller: LoggedIn) -> Result<WithCookie<StatusCode>, Problem> {
    if let Some(session) = &caller.identity.session {
        sessions::log_out(&caller.cx, &caller.identity.person, session).await?;
    }
    Ok((
        AppendHeaders([(SET_COOKIE, caller::session_cookie(&web, ""))]),
        StatusCode::NO_CONTENT,
    ))
}

/// Chooses another password; all other sessions of the person end.
#[utoipa::path(
    post, path = "/api/session/password", tag = "session", operation_id = "change_password",
    request_body = ChangePassword, responses((status = 204), Problem), security(("session" = []))
)]
async fn change_password(caller: LoggedIn, Json(body): Json<ChangePassword>) -> Result<StatusCode, Problem> {
    let LoggedIn { cx, identity } = &caller;
    sessions::change_password(
        cx,
        &identity.person,
        identity.session.as_ref(),
        body.old_password,
        body.new_password,
    )
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn session(
    services: &Services,
    person: Person,
    session: Option<sessions::Session>,
    may: sessions::Abilities,
) -> Result<Session, Error> {
    let expires_at = session.as_ref().map(|session| session.expires_at);
    let account = people::Account {
        organisation_name: people::organisation_name(services, &person).await?,
        may: may.account,
        person,
    };
    Ok(Session {
        person: convert::person(account),
        csrf_token: session.map(|session| session.csrf_token),
        expires_at,
        may: convert::may(may.at_home),
    })
}
