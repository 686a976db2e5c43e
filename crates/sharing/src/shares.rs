//! Shares between departments: applied for, approved inside, answered, supplied, suspended, ended.
//!
//! Which steps there are, who takes them and by when is a flow of a pack (`data-share`); what a share grants is what every
//! use of it is held against (`use_data`).

mod calls;
pub mod files;
pub mod usage;
pub mod use_data;

pub(crate) use calls::Calls;

use std::sync::Arc;

use chrono::Datelike;
use jixia_app::{
    Cx, datasets,
    flows::{self, Happened, Standing},
};
use jixia_model::{
    DatasetName, Error, Result,
    clock::china_time,
    contract::{Contract, Sharing},
    dataset::DatasetState,
    flow::{Flow, FlowStep, Said},
    id::{OrganisationId, ShareId},
    organisation::Organisation,
    person::Role,
    share::{Application, FLOW, Grant, RUNNING, Share, ShareNumber, ShareScope},
};
use jixia_policy::{Action, Resource, ResourceKind};
use jixia_store::{Page, PageOf, Reader, ShareFilter};

/// A share with all that people want to know of it.
pub struct Seen {
    /// The share.
    pub share: Share,
    /// The applicant.
    pub applicant: Organisation,
    /// The provider.
    pub provider: Organisation,
    /// Where it stands.
    pub standing: Standing,
    /// Words of what the caller may do with it now.
    pub may: Vec<&'static str>,
}

/// A share with what the policies know of it.
pub(crate) struct Known {
    pub(crate) share: Share,
    pub(crate) applicant: Vec<OrganisationId>,
    pub(crate) provider: Vec<OrganisationId>,
    pub(crate) authority: Option<OrganisationId>,
}

impl Known {
    async fn of(reader: &mut Reader, share: Share, authority: Option<OrganisationId>) -> Result<Self> {
        let mut organisations = reader.organisations();
        Ok(Self {
            applicant: organisations.path(share.applicant).await?,
            provider: organisations.path(share.provider).await?,
            authority,
            share,
        })
    }

    /// Finds a share.
    ///
    /// # Errors
    /// `share.unknown` when it does not exist; whether it may be seen is asked with [`Known::resource`].
    pub(crate) async fn find(cx: &Cx, reader: &mut Reader, number: &ShareNumber) -> Result<Self> {
        let found = reader.shares().find(number).await?;
        let share = found.ok_or_else(|| jixia_policy::unknown(ResourceKind::Share, number))?;
        let authority = flows::authority(cx, reader, FLOW).await?;
        Self::of(reader, share, authority).await
    }

    pub(crate) fn resource(&self, cx: &Cx) -> Resource<'_> {
        Resource::Share {
            share: &self.share,
            applicant: &self.applicant,
            provider: &self.provider,
            authority: self.authority,
            today: cx.today(),
        }
    }

    /// All that people want to know of it, with the steps that the caller may take.
    async fn seen(self, cx: &Cx, reader: &mut Reader) -> Result<Seen> {
        let share = &self.share;
        let standing = Standing::of(cx, flow(cx)?, &share.progress, &share.sharing, &self.resource(cx));
        let may = cx.may_do(&self.resource(cx));
        let mut organisations = reader.organisations();
        Ok(Seen {
            applicant: organisations.get(self.share.applicant).await?,
            provider: organisations.get(self.share.provider).await?,
            standing,
            may,
            share: self.share,
        })
    }
}

/// Lists the shares that the caller may see, the latest first.
///
/// # Errors
/// What the store says of the page.
pub async fn list(cx: &Cx, filter: &ShareFilter, page: &Page) -> Result<PageOf<Seen>> {
    let mut reader = cx.services.store.read().await?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadShare);
    let authority = flows::authority(cx, &mut reader, FLOW).await?;
    let oversees = matches!(cx.caller.role, Role::Head | Role::Steward);
    let filter = ShareFilter {
        // The authority sees all that was sent; the policies say so of each share.
        or_sent: oversees && authority == Some(cx.caller.organisation),
        ..filter.clone()
    };
    let found = reader.shares().list(&visible, &filter, page).await?;
    let mut items = Vec::with_capacity(found.items.len());
    for share in found.items {
        let known = Known::of(&mut reader, share, authority).await?;
        items.push(known.seen(cx, &mut reader).await?);
    }
    Ok(PageOf {
        items,
        total: found.total,
    })
}

/// A share that the caller may see, for what other nouns do with it.
///
/// # Errors
/// `share.unknown` when it does not exist or may not be seen.
pub(crate) async fn seen_by(cx: &Cx, reader: &mut Reader, number: &ShareNumber) -> Result<Share> {
    let known = Known::find(cx, reader, number).await?;
    let _permit = cx.permit(Action::ReadShare, &known.resource(cx))?;
    Ok(known.share)
}

/// One share.
///
/// # Errors
/// `share.unknown` when it does not exist or may not be seen.
pub async fn get(cx: &Cx, number: &ShareNumber) -> Result<Seen> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadShare, &known.resource(cx))?;
    known.seen(cx, &mut reader).await
}

/// The steps that were taken, the latest first.
///
/// # Errors
/// `share.unknown` when it does not exist or may not be seen.
pub async fn events(cx: &Cx, number: &ShareNumber, page: &Page) -> Result<PageOf<Happened>> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadShare, &known.resource(cx))?;
    flows::events(cx, &mut reader, known.share.id.0, page).await
}

/// Writes an application to use a dataset of another organisation. The provider sees it when it is sent.
///
/// # Errors
/// `dataset.unknown`, `share.own_dataset`, `share.not_published`, `share.not_shared`, `share.application_incomplete`,
/// refusals.
pub async fn apply(cx: &Cx, dataset: &DatasetName, application: Application) -> Result<Seen> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (owned, _permit) = cx.dataset(&mut tx, dataset, Action::ReadDataset).await?;
    let found = &owned.dataset;
    if owned.path.contains(&cx.caller.organisation) {
        let message = format!("Dataset '{dataset}' belongs to your organisation; it needs no share.");
        return Err(Error::conflict("share.own_dataset", message).with("name", dataset));
    }
    if found.state != DatasetState::Published {
        let message = format!("Dataset '{dataset}' is not published; only what stands in the catalogue is shared.");
        return Err(Error::conflict("share.not_published", message).with("name", dataset));
    }
    if let Sharing::NotShared { basis } = &found.catalogue.sharing {
        let basis = basis.in_language(cx.language);
        let message = format!("Dataset '{dataset}' is not shared: {basis}");
        return Err(Error::denied("share.not_shared", message)
            .with("name", dataset)
            .with("basis", basis));
    }
    check(cx, &*datasets::contract(&cx.services, found)?, &application)?;
    let share = Share {
        id: ShareId::new(cx.ids()),
        number: tx.shares().next_number(china_time(cx.now()).year()).await?,
        dataset: found.id,
        dataset_name: dataset.clone(),
        sharing: found.catalogue.sharing.word().to_owned(),
        applicant: cx.caller.organisation,
        provider: found.owner,
        application,
        grant: None,
        by: cx.caller.person,
        sent_at: None,
        created_at: cx.now(),
        changed_at: cx.now(),
        progress: flow(cx)?.begin()?,
    };
    let authority = flows::authority(cx, &mut tx, FLOW).await?;
    let known = Known::of(&mut tx, share, authority).await?;
    let permit = cx.permit(Action::ApplyForShare, &known.resource(cx))?;
    tx.shares().insert(&known.share, &permit).await?;
    let seen = known.seen(cx, &mut tx).await?;
    tx.commit(permit.noting("draft")).await?;
    Ok(seen)
}

/// Changes an application that was not sent yet.
///
/// # Errors
/// `share.unknown`, `share.sent_already`, `share.application_incomplete`, refusals.
pub async fn change(cx: &Cx, number: &ShareNumber, application: Application) -> Result<Seen> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let mut known = Known::find(cx, &mut tx, number).await?;
    let permit = cx.permit(Action::ApplyForShare, &known.resource(cx))?;
    if known.share.progress != flow(cx)?.begin()? {
        let message =
            format!("The application {number} was sent; take it back or complete it where papers are asked for.");
        return Err(Error::conflict("share.sent_already", message).with("number", number));
    }
    let dataset = tx.datasets().get(known.share.dataset).await?;
    check(cx, &*datasets::contract(&cx.services, &dataset)?, &application)?;
    known.share.application = application;
    known.share.changed_at = cx.now();
    tx.shares().save(&known.share, &permit).await?;
    let seen = known.seen(cx, &mut tx).await?;
    tx.commit(permit.noting("changed")).await?;
    Ok(seen)
}

/// Takes a step of the flow; `grant` says what is granted, for the step that grants.
///
/// # Errors
/// `share.unknown`, those of [`Flow::take`], `share.grant_missing`, `share.grant_too_wide`, refusals.
pub async fn take(cx: &Cx, number: &ShareNumber, step: &str, said: Said, grant: Option<Grant>) -> Result<Seen> {
    let flow = flow(cx)?;
    let step = flow.step(step)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let mut known = Known::find(cx, &mut tx, number).await?;
    let permit = cx.permit(flows::act(step)?, &known.resource(cx))?;
    let share = &mut known.share;
    let subject = flows::Subject {
        id: share.id.0,
        sort: &share.sharing,
        progress: &mut share.progress,
    };
    flows::take(cx, &mut tx, &flow, step, subject, said).await?;
    give(cx, &mut tx, step, &mut known.share, grant).await?;
    known.share.changed_at = cx.now();
    // The limit of the answer starts when the provider has the application.
    if !known.share.progress.limits.is_empty() {
        known.share.sent_at.get_or_insert(cx.now());
    }
    if known.share.progress.state == RUNNING && known.share.grant.is_none() {
        return Err(grant_missing(number));
    }
    tx.shares().save(&known.share, &permit).await?;
    let seen = known.seen(cx, &mut tx).await?;
    tx.commit(permit.noting(&step.name)).await?;
    Ok(seen)
}

/// Puts what is granted into the share, where the step grants.
async fn give(cx: &Cx, reader: &mut Reader, step: &FlowStep, share: &mut Share, grant: Option<Grant>) -> Result<()> {
    match (step.needs_grant, grant) {
        (true, Some(grant)) => {
            let dataset = reader.datasets().get(share.dataset).await?;
            let contract = datasets::contract(&cx.services, &dataset)?;
            grant.check(&share.application, &contract, cx.today())?;
            check_rows(cx, &contract, &grant.scope)?;
            share.grant = Some(grant);
            Ok(())
        }
        (true, None) => Err(grant_missing(&share.number)),
        (false, Some(_)) => {
            let message = format!("The step '{}' grants nothing; leave the grant out.", step.name);
            Err(Error::invalid("share.grant_unexpected", message).with("step", &step.name))
        }
        (false, None) => Ok(()),
    }
}

fn check(cx: &Cx, contract: &Contract, application: &Application) -> Result<()> {
    application.check(contract, cx.today())?;
    check_rows(cx, contract, &application.scope)
}

/// The condition of a scope must be one that can be asked of the dataset.
fn check_rows(cx: &Cx, contract: &Contract, scope: &ShareScope) -> Result<()> {
    match &scope.rows {
        Some(rows) => use_data::condition(&*cx.services.lake, contract, rows).map(|_| ()),
        None => Ok(()),
    }
}

fn flow(cx: &Cx) -> Result<Arc<Flow>> {
    flows::flow(cx, FLOW)
}

fn grant_missing(number: &ShareNumber) -> Error {
    let message = format!("Say what the share {number} grants: columns, calls in a minute, last day.");
    Error::invalid("share.grant_missing", message).with("number", number)
}
