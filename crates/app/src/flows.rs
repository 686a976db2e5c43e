//! Steps of flows (流程): what is the same for everything that goes through one, whatever it is.

use std::sync::Arc;

use jixia_model::{
    Error, Result,
    flow::{Flow, FlowStep, Progress, Said, Taking},
    id::{FlowEventId, OrganisationId},
    name::FlowName,
    organisation::Organisation,
    time_limit::Reading,
};
use jixia_policy::{Action, Resource};
use jixia_store::{FlowEvent, Page, PageOf, Reader, Tx};
use uuid::Uuid;

use crate::Cx;

/// Where something stands in its flow, as its caller sees it.
pub struct Standing {
    /// The flow.
    pub flow: Arc<Flow>,
    /// The state.
    pub state: String,
    /// The time limits as they stand now, by name.
    pub limits: Vec<(String, Reading)>,
    /// Names of the steps that the caller may take now.
    pub may: Vec<String>,
}

impl Standing {
    /// How `progress` in `flow` stands for the caller; `resource` is what the policies decide on, `sort` what its steps
    /// differ by.
    pub fn of(cx: &Cx, flow: Arc<Flow>, progress: &Progress, sort: &str, resource: &Resource<'_>) -> Self {
        let may = flow
            .steps_from(&progress.state)
            .filter(|step| step.is_for(sort) && Action::from_word(&step.act).is_some_and(|act| cx.may(act, resource)));
        let may = may.map(|step| step.name.clone()).collect();
        let packs = cx.services.packs();
        let limits = progress.limits.iter();
        let limits = limits.map(|(name, limit)| (name.clone(), limit.read(cx.now(), packs.calendar())));
        Self {
            limits: limits.collect(),
            state: progress.state.clone(),
            may,
            flow,
        }
    }
}

/// Something that goes through a flow.
pub struct Subject<'a> {
    /// Its identifier.
    pub id: Uuid,
    /// What its steps and limits differ by.
    pub sort: &'a str,
    /// Where it stands.
    pub progress: &'a mut Progress,
}

/// A step that was taken, with the names of who took it as far as the caller may know them.
pub struct Happened {
    /// The step.
    pub event: FlowEvent,
    /// Name of the person.
    pub person: Option<String>,
    /// The organisation.
    pub organisation: Option<Organisation>,
}

/// The steps that were taken with a subject, the latest first.
///
/// # Errors
/// What the store says.
pub async fn events(cx: &Cx, reader: &mut Reader, subject: Uuid, page: &Page) -> Result<PageOf<Happened>> {
    let found = reader.flows().events(subject, page).await?;
    let people: Vec<_> = found.items.iter().filter_map(|event| event.person).collect();
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadPerson);
    let names = reader.people().names(&visible, &people).await?;
    let organisations: Vec<_> = found.items.iter().filter_map(|event| event.organisation).collect();
    let organisations = reader.organisations().among(&organisations).await?;
    let items = found.items.into_iter().map(|event| Happened {
        person: event.person.and_then(|person| names.get(&person).cloned()),
        organisation: organisations
            .iter()
            .find(|known| Some(known.id) == event.organisation)
            .cloned(),
        event,
    });
    Ok(PageOf {
        items: items.collect(),
        total: found.total,
    })
}

/// The flow called `name`.
///
/// # Errors
/// `flow.unknown` when no pack declares it.
pub fn flow(cx: &Cx, name: &str) -> Result<Arc<Flow>> {
    cx.services.packs().flow(&FlowName::parse(name)?)
}

/// The authority over what goes through a flow, where a pack says which it is.
///
/// # Errors
/// What the store says.
pub async fn authority(cx: &Cx, reader: &mut Reader, flow: &str) -> Result<Option<OrganisationId>> {
    let packs = cx.services.packs();
    let Some(code) = packs.authority(flow) else {
        return Ok(None);
    };
    let found = reader.organisations().find_by_code(code).await?;
    Ok(found.map(|organisation| organisation.id))
}

/// The act of a step, for which the policies decide.
pub fn act(step: &FlowStep) -> Result<Action> {
    // Invariant: packs with acts that policy does not know are not installed (`packs::plan`).
    Action::from_word(&step.act)
        .ok_or_else(|| Error::internal(format!("step '{}' is the unknown act '{}'", step.name, step.act)))
}

/// Takes a step and keeps that it was taken; the subject itself is saved by who calls, who also holds the permit.
///
/// # Errors
/// Those of [`Flow::take`].
pub async fn take(cx: &Cx, tx: &mut Tx, flow: &Flow, step: &FlowStep, subject: Subject<'_>, said: Said) -> Result<()> {
    let taking = Taking {
        step: &step.name,
        said: &said,
        sort: subject.sort,
        taken: tx.flows().times_taken(subject.id, &step.name).await?,
        at: cx.now(),
    };
    let next = flow.take(subject.progress, &taking, cx.services.packs().calendar())?;
    let before = std::mem::replace(subject.progress, next).state;
    let event = FlowEvent {
        id: FlowEventId::new(cx.ids()),
        at: cx.now(),
        person: Some(cx.caller.person),
        organisation: Some(cx.caller.organisation),
        step: step.name.clone(),
        before,
        after: subject.progress.state.clone(),
        note: said.note,
        days: said.days,
        until: said.until,
    };
    tx.flows().add_event(subject.id, &event).await
}
