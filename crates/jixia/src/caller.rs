//! On whose behalf a command acts: whoever may run commands on this machine may act as anybody, and the trail says so.

use std::sync::Arc;

use anyhow::Result;
use jixia_app::{
    Cx, Services,
    audit::{self, Refusals},
    evidence::Handed,
};
use jixia_evidence::Door;
use jixia_model::Language;
use jixia_policy::Caller;

/// Does `work` as the person with this login; what is refused on the way goes to the audit trail, as it does over HTTP.
pub(crate) async fn acting<T>(
    services: &Arc<Services>,
    login: &str,
    purpose: Option<String>,
    language: Language,
    work: impl AsyncFnOnce(&Cx) -> Result<T>,
) -> Result<T> {
    let cx = act_as(services, login, purpose, language).await?;
    let outcome = work(&cx).await;
    audit::record_refusals(services, &cx.refusals).await?;
    outcome
}

/// A request of the person with this login, made on the command line.
async fn act_as(services: &Arc<Services>, login: &str, purpose: Option<String>, language: Language) -> Result<Cx> {
    let mut reader = services.store.read().await?;
    let person = reader.people().get_by_login(login).await?;
    let organisation_path = reader.organisations().path(person.organisation).await?;
    let caller = Caller {
        person: person.id,
        login: person.login,
        role: person.role,
        organisation: person.organisation,
        organisation_path,
        api_key: None,
        signed: false,
        language,
    };
    let request_id = format!("cli-{}", services.ids.next());
    Ok(Cx {
        services: Arc::clone(services),
        caller,
        purpose,
        request_id,
        language,
        door: Door::CommandLine,
        handed: Handed::default(),
        refusals: Refusals::default(),
    })
}
