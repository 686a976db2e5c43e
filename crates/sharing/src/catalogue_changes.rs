//! Changes of the catalogue: written by a department, consented to by its head, reviewed and published by the authority.
//!
//! Which steps there are, who takes them and by when is a flow of a pack (`catalogue-change`); what a change does to the
//! dataset when it is published stands in `settle`.

mod entries;
mod settle;
mod write;

pub(crate) use write::insert;
pub use write::{NewChange, change, write};

use std::sync::Arc;

use jixia_app::{
    Cx, datasets,
    flows::{self, Happened, Standing},
};
use jixia_model::{
    Error, Result,
    catalogue_change::{CatalogueChange, ChangeNumber, FLOW, PUBLISHED, Statement},
    clock::china_midnight,
    contract::Contract,
    dataset::DatasetState,
    entry::{Difference, Entry},
    flow::{Flow, Progress, Said},
    id::OrganisationId,
    organisation::Organisation,
    person::Role,
};
use jixia_policy::{Action, Resource, ResourceKind};
use jixia_store::{CatalogueChangeFilter, Page, PageOf, Reader};

/// A change as a list shows it.
pub struct Seen {
    /// The change.
    pub change: CatalogueChange,
    /// The department whose entry it is.
    pub owner: Organisation,
    /// Where it stands.
    pub standing: Standing,
    /// The caller may correct it now.
    pub correctable: bool,
}

/// A change with all that its page shows.
pub struct Whole {
    /// What a list shows too.
    pub seen: Seen,
    /// The entry as it is to be; none when it is withdrawn.
    pub entry: Option<Entry>,
    /// What differs from the entry that holds, or that held when the change was published; none for a new one.
    pub differences: Option<Vec<Difference>>,
    /// What the entry says beside its own items is all that can be changed: the items are a pack's.
    pub items_of_pack: bool,
}

/// A change with what the policies know of it.
struct Known {
    change: CatalogueChange,
    path: Vec<OrganisationId>,
    authority: Option<OrganisationId>,
}

impl Known {
    async fn of(reader: &mut Reader, change: CatalogueChange, authority: Option<OrganisationId>) -> Result<Self> {
        Ok(Self {
            path: reader.organisations().path(change.owner).await?,
            authority,
            change,
        })
    }

    async fn find(cx: &Cx, reader: &mut Reader, number: &ChangeNumber) -> Result<Self> {
        let found = reader.catalogue_changes().find(number).await?;
        let change = found.ok_or_else(|| jixia_policy::unknown(ResourceKind::CatalogueChange, number))?;
        let authority = flows::authority(cx, reader, FLOW).await?;
        Self::of(reader, change, authority).await
    }

    fn resource(&self) -> Resource<'_> {
        Resource::CatalogueChange {
            change: &self.change,
            path: &self.path,
            authority: self.authority,
        }
    }

    async fn seen(self, cx: &Cx, reader: &mut Reader) -> Result<Seen> {
        let change = &self.change;
        let sort = change.statement.sort();
        let standing = Standing::of(cx, flow(cx)?, &change.progress, sort, &self.resource());
        let is_draft = flow(cx)?.begin()?.state == change.progress.state;
        Ok(Seen {
            correctable: is_draft && cx.may(Action::CompileCatalogueChange, &self.resource()),
            owner: reader.organisations().get(change.owner).await?,
            standing,
            change: self.change,
        })
    }

    async fn whole(self, cx: &Cx, reader: &mut Reader) -> Result<Whole> {
        let change = &self.change;
        let entry = entry(change)?;
        let before = before(cx, reader, change).await?;
        let differences = match (&entry, &before) {
            (Some(entry), Some(before)) => Some(entry.differences(before)),
            _ => None,
        };
        Ok(Whole {
            items_of_pack: cx.services.packs().find_contract(&change.dataset_name).is_some(),
            entry: entry.or(before),
            differences,
            seen: self.seen(cx, reader).await?,
        })
    }
}

/// Lists the changes that the caller may see, the latest first.
///
/// # Errors
/// What the store says of the page.
pub async fn list(cx: &Cx, filter: &CatalogueChangeFilter, page: &Page) -> Result<PageOf<Seen>> {
    let mut reader = cx.services.store.read().await?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadCatalogueChange);
    let authority = flows::authority(cx, &mut reader, FLOW).await?;
    let oversees = matches!(cx.caller.role, Role::Head | Role::Steward);
    let filter = CatalogueChangeFilter {
        // The authority sees all that was sent; the policies say so of each change.
        or_sent: oversees && authority == Some(cx.caller.organisation),
        ..filter.clone()
    };
    let found = reader.catalogue_changes().list(&visible, &filter, page).await?;
    let mut items = Vec::with_capacity(found.items.len());
    for change in found.items {
        let known = Known::of(&mut reader, change, authority).await?;
        items.push(known.seen(cx, &mut reader).await?);
    }
    Ok(PageOf {
        items,
        total: found.total,
    })
}

/// One change.
///
/// # Errors
/// `catalogue_change.unknown` when it does not exist or may not be seen.
pub async fn get(cx: &Cx, number: &ChangeNumber) -> Result<Whole> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadCatalogueChange, &known.resource())?;
    known.whole(cx, &mut reader).await
}

/// The steps that were taken, the latest first.
///
/// # Errors
/// `catalogue_change.unknown` when it does not exist or may not be seen.
pub async fn events(cx: &Cx, number: &ChangeNumber, page: &Page) -> Result<PageOf<Happened>> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadCatalogueChange, &known.resource())?;
    flows::events(cx, &mut reader, known.change.id.0, page).await
}

/// Takes a step of the flow; where it publishes, the dataset takes its new state in the same transaction.
///
/// # Errors
/// `catalogue_change.unknown`, those of [`Flow::take`], `catalogue_change.statement_incomplete`,
/// `catalogue_change.not_published`, `catalogue_change.in_use` (conflicts), refusals.
pub async fn take(cx: &Cx, number: &ChangeNumber, step: &str, said: Said) -> Result<Whole> {
    let flow = flow(cx)?;
    let step = flow.step(step)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let mut known = Known::find(cx, &mut tx, number).await?;
    let permit = cx.permit(flows::act(step)?, &known.resource())?;
    let change = &mut known.change;
    let before = change.progress.state.clone();
    let subject = flows::Subject {
        id: change.id.0,
        sort: change.statement.sort(),
        progress: &mut change.progress,
    };
    flows::take(cx, &mut tx, &flow, step, subject, said).await?;
    let moved = before != change.progress.state;
    if moved && waits_for(&flow, &change.progress, Action::ApproveCatalogueChange) {
        change.statement.check(change.kind, entry(change)?.as_ref())?;
    }
    let is_authoritys = [Action::ReviewCatalogueChange, Action::OverseeCatalogueChange];
    if is_authoritys
        .into_iter()
        .any(|act| waits_for(&flow, &change.progress, act))
    {
        change.sent_at.get_or_insert(cx.now());
    }
    if moved && change.progress.state == PUBLISHED {
        settle::publish(cx, &mut tx, change, &permit).await?;
    }
    change.changed_at = cx.now();
    tx.catalogue_changes().save(change, &permit).await?;
    let whole = known.whole(cx, &mut tx).await?;
    tx.commit(permit.noting(&step.name)).await?;
    Ok(whole)
}

/// Whether an act is what a state waits for.
fn waits_for(flow: &Flow, progress: &Progress, act: Action) -> bool {
    flow.steps_from(&progress.state).any(|step| step.act == act.word())
}

/// The entry that a change states; none when it withdraws one.
fn entry(change: &CatalogueChange) -> Result<Option<Entry>> {
    match &change.contract {
        Some(source) => contract(change, source).map(|contract| Some(Entry::of(&contract))),
        None => Ok(None),
    }
}

/// The contract in a file that a change keeps.
fn contract(change: &CatalogueChange, source: &[u8]) -> Result<Contract> {
    datasets::parse(&change.dataset_name, source).map_err(Error::internal)
}

/// The entry that a change is held against: the one that holds while it is open, the one that held when it was published.
async fn before(cx: &Cx, reader: &mut Reader, change: &CatalogueChange) -> Result<Option<Entry>> {
    if let Some(source) = &change.before {
        return contract(change, source).map(|contract| Some(Entry::of(&contract)));
    }
    if !change.is_open() {
        return Ok(None);
    }
    let found = reader.datasets().find_by_name(&change.dataset_name).await?;
    let published = found.filter(|dataset| dataset.state == DatasetState::Published);
    let contract = published.map(|dataset| datasets::contract(&cx.services, &dataset));
    Ok(contract.transpose()?.map(|contract| Entry::of(&contract)))
}

/// Where a change with this statement begins: the limits count from the day of its cause.
fn begin(cx: &Cx, statement: &Statement) -> Result<Progress> {
    let since = statement.cause_on.map_or_else(|| cx.now(), china_midnight);
    let sort = if statement.cause_on.is_some() {
        statement.sort()
    } else {
        ""
    };
    flow(cx)?.begin_since(sort, since)
}

fn flow(cx: &Cx) -> Result<Arc<Flow>> {
    flows::flow(cx, FLOW)
}
