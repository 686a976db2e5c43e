//! On whose behalf a command acts: whoever may run commands on this machine may act as anybody, and the trail says so.

use std::sync::Arc;

use anyhow::Result;
use jixia_app::{Cx, Services, audit::Refusals};
use jixia_model::Language;
use jixia_policy::Caller;

/// A request of the person with this login, made on the command line.
pub(crate) async fn act_as(
    services: &Arc<Services>,
    login: &str,
    purpose: Option<String>,
    language: Language,
) -> Result<Cx> {
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
        language,
    };
    let request_id = format!("cli-{}", services.ids.next());
    Ok(Cx {
        services: Arc::clone(services),
        caller,
        purpose,
        request_id,
        language,
        refusals: Refusals::default(),
    })
}
