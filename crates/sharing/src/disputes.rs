//! Disputes about shares (Decree 809 art. 28): the parties negotiate, the authority coordinates, the common upper authority, the
//! government decides. The rungs are a flow of a pack (`share-dispute`); who sees the share sees its disputes.

use std::sync::Arc;

use chrono::Datelike;
use jixia_app::{
    Cx,
    flows::{self, Happened, Standing},
};
use jixia_model::{
    Error, Result,
    clock::china_time,
    dispute::{self, Dispute, DisputeNumber, FLOW, OPEN},
    flow::{Flow, Said},
    id::DisputeId,
    organisation::Organisation,
    share::ShareNumber,
};
use jixia_policy::{Action, Resource, ResourceKind};
use jixia_store::{Page, PageOf, Reader};

use crate::shares::Known;

/// A dispute with all that people want to know of it.
pub struct Seen {
    /// The dispute.
    pub dispute: Dispute,
    /// The party that opened it.
    pub opener: Organisation,
    /// On which rung it stands.
    pub standing: Standing,
}

/// The disputes about a share, the latest first, and whether the caller may open one now.
///
/// # Errors
/// `share.unknown` when it does not exist or may not be seen.
pub async fn list(cx: &Cx, number: &ShareNumber) -> Result<(Vec<Seen>, bool)> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadShare, &known.resource(cx))?;
    let disputes = reader.disputes().of_share(known.share.id).await?;
    let is_open = is_open(cx, &disputes)?;
    let mut items = Vec::with_capacity(disputes.len());
    for dispute in disputes {
        items.push(seen(cx, &mut reader, &known, dispute).await?);
    }
    // Where no pack declares the ladder, there is nothing to climb.
    let can_be_opened = flow(cx).is_ok() && !is_open && can_be_opened(cx, &known);
    let may_open = can_be_opened && cx.may(Action::OpenDispute, &known.resource(cx));
    Ok((items, may_open))
}

/// Opens a dispute about a share, for one of its parties.
///
/// # Errors
/// `share.unknown`, `dispute.no_cause`, `dispute.open_already`, `dispute.claim_missing`, refusals.
pub async fn open(cx: &Cx, number: &ShareNumber, claim: String) -> Result<Seen> {
    let flow = flow(cx)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let known = Known::find(cx, &mut tx, number).await?;
    // Who may not see the share is told of the share, not of a dispute that is not there yet.
    let _seen = cx.permit(Action::ReadShare, &known.resource(cx))?;
    let mut dispute = Dispute {
        id: DisputeId::new(cx.ids()),
        number: tx.disputes().next_number(china_time(cx.now()).year()).await?,
        share: known.share.id,
        opener: cx.caller.organisation,
        claim,
        by: cx.caller.person,
        created_at: cx.now(),
        changed_at: cx.now(),
        progress: flow.begin()?,
    };
    let permit = cx.permit(Action::OpenDispute, &resource(cx, &known, &dispute))?;
    dispute::check_claim(&dispute.claim)?;
    if !can_be_opened(cx, &known) {
        let message = format!(
            "There is nothing to dispute about the share {number}: it was not refused, suspended or ended, and nothing is \
             overdue."
        );
        return Err(Error::conflict("dispute.no_cause", message).with("number", number));
    }
    let others = tx.disputes().of_share(known.share.id).await?;
    if is_open(cx, &others)? {
        let message = format!("A dispute about the share {number} is open already.");
        return Err(Error::conflict("dispute.open_already", message).with("number", number));
    }
    let subject = flows::Subject {
        id: dispute.id.0,
        sort: "",
        progress: &mut dispute.progress,
    };
    flows::take(cx, &mut tx, &flow, flow.step(OPEN)?, subject, Said::default()).await?;
    tx.disputes().insert(&dispute, &permit).await?;
    let seen = seen(cx, &mut tx, &known, dispute).await?;
    tx.commit(permit.noting(number.as_str())).await?;
    Ok(seen)
}

/// Takes a step of the flow: settles the dispute, or takes it to the next rung.
///
/// # Errors
/// `dispute.unknown`, those of [`Flow::take`], refusals.
pub async fn take(cx: &Cx, number: &DisputeNumber, step: &str, said: Said) -> Result<Seen> {
    let flow = flow(cx)?;
    let step = flow.step(step)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (known, mut dispute) = find(cx, &mut tx, number).await?;
    let permit = cx.permit(flows::act(step)?, &resource(cx, &known, &dispute))?;
    let subject = flows::Subject {
        id: dispute.id.0,
        sort: "",
        progress: &mut dispute.progress,
    };
    flows::take(cx, &mut tx, &flow, step, subject, said).await?;
    dispute.changed_at = cx.now();
    tx.disputes().save(&dispute, &permit).await?;
    let seen = seen(cx, &mut tx, &known, dispute).await?;
    tx.commit(permit.noting(&step.name)).await?;
    Ok(seen)
}

/// The steps that were taken, the latest first.
///
/// # Errors
/// `dispute.unknown` when it does not exist or its share may not be seen.
pub async fn events(cx: &Cx, number: &DisputeNumber, page: &Page) -> Result<PageOf<Happened>> {
    let mut reader = cx.services.store.read().await?;
    let (known, dispute) = find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadShare, &resource(cx, &known, &dispute))?;
    flows::events(cx, &mut reader, dispute.id.0, page).await
}

async fn find(cx: &Cx, reader: &mut Reader, number: &DisputeNumber) -> Result<(Known, Dispute)> {
    let found = reader.disputes().find(number).await?;
    let dispute = found.ok_or_else(|| jixia_policy::unknown(ResourceKind::Dispute, number))?;
    let share = reader.shares().get(dispute.share).await?;
    Ok((Known::find(cx, reader, &share.number).await?, dispute))
}

/// A dispute is decided as its share, and audited as itself.
fn resource<'a>(cx: &Cx, known: &'a Known, dispute: &'a Dispute) -> Resource<'a> {
    Resource::Dispute {
        dispute,
        share: &known.share,
        applicant: &known.applicant,
        provider: &known.provider,
        authority: known.authority,
        today: cx.today(),
    }
}

async fn seen(cx: &Cx, reader: &mut Reader, known: &Known, dispute: Dispute) -> Result<Seen> {
    let standing = Standing::of(cx, flow(cx)?, &dispute.progress, "", &resource(cx, known, &dispute));
    Ok(Seen {
        opener: reader.organisations().get(dispute.opener).await?,
        standing,
        dispute,
    })
}

fn can_be_opened(cx: &Cx, known: &Known) -> bool {
    let packs = cx.services.packs();
    let limits = known.share.progress.limits.iter();
    let limits: Vec<_> = limits
        .map(|(name, limit)| (name.clone(), limit.read(cx.now(), packs.calendar())))
        .collect();
    dispute::can_be_opened(&known.share, &limits)
}

/// Whether one of them is not settled yet.
fn is_open(cx: &Cx, disputes: &[Dispute]) -> Result<bool> {
    if disputes.is_empty() {
        return Ok(false);
    }
    let flow = flow(cx)?;
    let goes_on = |dispute: &Dispute| flow.steps_from(&dispute.progress.state).next().is_some();
    Ok(disputes.iter().any(goes_on))
}

fn flow(cx: &Cx) -> Result<Arc<Flow>> {
    flows::flow(cx, FLOW)
}
