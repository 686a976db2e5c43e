//! Corrections (校核申请): who uses data reports a value that looks wrong, the department that it comes from verifies it, and
//! when it is corrected everyone who received it is told (Decree 809 art. 26).
//!
//! Steps and the time limit are a flow of a pack (`data-correction`). Where a value comes from is worked out in `source`, who
//! is told in `tell`. The key of the record and the values are for the two parties; nobody else reads more than that there is
//! a correction and where it stands.

mod source;
mod tell;

use std::sync::Arc;

use chrono::Datelike;
use jixia_app::{
    Cx, datasets,
    flows::{self, Happened, Standing},
};
use jixia_model::{
    DatasetName, Error, Result,
    clock::china_time,
    correction::{self, CORRECTED, Correction, CorrectionNumber, Doubt, FLOW, REPORT},
    dataset::Dataset,
    flow::{Flow, FlowStep, Said},
    id::{CorrectionId, OrganisationId},
    notice::NoticeKind,
    organisation::Organisation,
    person::Role,
    share::ShareNumber,
};
use jixia_policy::{Action, Resource, ResourceKind};
use jixia_store::{CorrectionFilter, Page, PageOf, Reader, Tx};

use crate::shares;

/// Where a value was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeenIn {
    /// Under a share.
    Share(ShareNumber),
    /// In a registry that the own organisation looked the record up in.
    Registry(DatasetName),
}

/// A correction with all that people want to know of it.
pub struct Seen {
    /// The correction.
    pub correction: Correction,
    /// Whether the caller may read what is doubted and what was said about it.
    pub reads_values: bool,
    /// Who reported it.
    pub reporter: Organisation,
    /// The department that verifies.
    pub source: Organisation,
    /// Where it stands.
    pub standing: Standing,
}

/// A correction with what the policies know of it.
struct Known {
    correction: Correction,
    reporter: Vec<OrganisationId>,
    source: Vec<OrganisationId>,
    authority: Option<OrganisationId>,
}

impl Known {
    async fn of(reader: &mut Reader, correction: Correction, authority: Option<OrganisationId>) -> Result<Self> {
        let mut organisations = reader.organisations();
        Ok(Self {
            reporter: organisations.path(correction.reporter).await?,
            source: organisations.path(correction.source).await?,
            authority,
            correction,
        })
    }

    async fn find(cx: &Cx, reader: &mut Reader, number: &CorrectionNumber) -> Result<Self> {
        let found = reader.corrections().find(number).await?;
        let correction = found.ok_or_else(|| jixia_policy::unknown(ResourceKind::Correction, number))?;
        let authority = flows::authority(cx, reader, FLOW).await?;
        Self::of(reader, correction, authority).await
    }

    fn resource(&self) -> Resource<'_> {
        Resource::Correction {
            correction: &self.correction,
            reporter: &self.reporter,
            source: &self.source,
            authority: self.authority,
        }
    }

    fn reads_values(&self, cx: &Cx) -> bool {
        cx.may(Action::ReadCorrectionValues, &self.resource())
    }

    /// All that people want to know of it, with the steps that the caller may take.
    async fn seen(self, cx: &Cx, reader: &mut Reader) -> Result<Seen> {
        let standing = Standing::of(cx, flow(cx)?, &self.correction.progress, "", &self.resource());
        let mut organisations = reader.organisations();
        Ok(Seen {
            reads_values: self.reads_values(cx),
            reporter: organisations.get(self.correction.reporter).await?,
            source: organisations.get(self.correction.source).await?,
            standing,
            correction: self.correction,
        })
    }
}

/// Lists the corrections that the caller may see, the latest first.
///
/// # Errors
/// What the store says of the page.
pub async fn list(cx: &Cx, filter: &CorrectionFilter, page: &Page) -> Result<PageOf<Seen>> {
    let mut reader = cx.services.store.read().await?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadCorrection);
    let authority = flows::authority(cx, &mut reader, FLOW).await?;
    let oversees = matches!(cx.caller.role, Role::Head | Role::Steward);
    let filter = CorrectionFilter {
        // The authority sees that each is there; the policies say so of each correction.
        or_all: oversees && authority == Some(cx.caller.organisation),
        ..filter.clone()
    };
    let found = reader.corrections().list(&visible, &filter, page).await?;
    let mut items = Vec::with_capacity(found.items.len());
    for correction in found.items {
        let known = Known::of(&mut reader, correction, authority).await?;
        items.push(known.seen(cx, &mut reader).await?);
    }
    Ok(PageOf {
        items,
        total: found.total,
    })
}

/// One correction.
///
/// # Errors
/// `correction.unknown` when it does not exist or may not be seen.
pub async fn get(cx: &Cx, number: &CorrectionNumber) -> Result<Seen> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadCorrection, &known.resource())?;
    known.seen(cx, &mut reader).await
}

/// The steps that were taken, the latest first; what was said with them is for the parties.
///
/// # Errors
/// `correction.unknown` when it does not exist or may not be seen.
pub async fn events(cx: &Cx, number: &CorrectionNumber, page: &Page) -> Result<PageOf<Happened>> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadCorrection, &known.resource())?;
    let found = flows::events(cx, &mut reader, known.correction.id.0, page).await?;
    let reads_values = known.reads_values(cx);
    Ok(found.map(|mut happened| {
        happened.event.note = happened.event.note.filter(|_| reads_values);
        happened
    }))
}

/// Reports a value that looks wrong to the department that it comes from.
///
/// # Errors
/// `share.unknown`, `correction.not_applicant`, `correction.not_granted`, `dataset.unknown`, `registry.unknown`,
/// `correction.not_looked_up`, `correction.own_value`, `correction.open_already`, `correction.incomplete`, refusals.
pub async fn report(cx: &Cx, seen_in: SeenIn, doubt: Doubt) -> Result<Seen> {
    let flow = flow(cx)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (dataset, share) = match seen_in {
        SeenIn::Share(number) => (shared(cx, &mut tx, &number, &doubt).await?, Some(number)),
        SeenIn::Registry(name) => (looked_up(cx, &mut tx, &name, &doubt).await?, None),
    };
    doubt.check(&*datasets::contract(&cx.services, &dataset)?)?;
    refuse_twice(cx, &mut tx, &dataset, &doubt).await?;
    let origin = source::of(cx, &mut tx, &dataset, &doubt).await?;
    if origin.owner == cx.caller.organisation {
        let message = format!(
            "The value comes from '{}' of your own organisation; deliver it right.",
            origin.dataset
        );
        return Err(Error::conflict("correction.own_value", message).with("name", &origin.dataset));
    }
    let mut correction = Correction {
        id: CorrectionId::new(cx.ids()),
        number: tx.corrections().next_number(china_time(cx.now()).year()).await?,
        dataset: dataset.id,
        dataset_name: dataset.name,
        share,
        source_dataset: origin.dataset,
        doubt,
        reporter: cx.caller.organisation,
        source: origin.owner,
        corrected_to: None,
        by: cx.caller.person,
        created_at: cx.now(),
        changed_at: cx.now(),
        progress: flow.begin()?,
    };
    let authority = flows::authority(cx, &mut tx, FLOW).await?;
    let known = Known::of(&mut tx, correction.clone(), authority).await?;
    let permit = cx.permit(Action::ReportCorrection, &known.resource())?;
    let step = flow.step(REPORT)?;
    let subject = flows::Subject {
        id: correction.id.0,
        sort: "",
        progress: &mut correction.progress,
    };
    flows::take(cx, &mut tx, &flow, step, subject, Said::default()).await?;
    tx.corrections().insert(&correction, &permit).await?;
    tell::party(cx, &mut tx, &correction, correction.source, NoticeKind::ToVerify).await?;
    let note = format!("{}.{}", correction.dataset_name, correction.doubt.column);
    let seen = Known { correction, ..known }.seen(cx, &mut tx).await?;
    tx.commit(permit.noting(note)).await?;
    Ok(seen)
}

/// Takes a step of the flow. `to` names the department to which it is handed on, for the step that hands it on; `value` says
/// what the value is now, where it was corrected.
///
/// # Errors
/// `correction.unknown`, those of [`Flow::take`], `correction.recipient_missing`, `correction.recipient_unexpected`,
/// `correction.recipient_same`, `correction.value_unexpected`, `correction.corrected_too_long`, refusals.
pub async fn take(
    cx: &Cx,
    number: &CorrectionNumber,
    step: &str,
    said: Said,
    to: Option<OrganisationId>,
    value: Option<String>,
) -> Result<Seen> {
    let flow = flow(cx)?;
    let step = flow.step(step)?;
    let act = flows::act(step)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let mut known = Known::find(cx, &mut tx, number).await?;
    let permit = cx.permit(act, &known.resource())?;
    let correction = &mut known.correction;
    let before = correction.progress.state.clone();
    let subject = flows::Subject {
        id: correction.id.0,
        sort: "",
        progress: &mut correction.progress,
    };
    flows::take(cx, &mut tx, &flow, step, subject, said).await?;
    hand_on(&mut tx, act, correction, to).await?;
    let is_corrected = correction.progress.state == CORRECTED && before != CORRECTED;
    keep_value(correction, is_corrected, value)?;
    correction.changed_at = cx.now();
    tx.corrections().save(correction, &permit).await?;
    tell_about(cx, &mut tx, act, correction, is_corrected).await?;
    // The department may be another one now, and with it who may do what.
    let known = Known::of(&mut tx, known.correction, known.authority).await?;
    let seen = known.seen(cx, &mut tx).await?;
    tx.commit(permit.noting(&step.name)).await?;
    Ok(seen)
}

/// Tells who has to know of a step: the reporter what the source department did, the next department that it is asked, and
/// after a correction everyone who received the value.
async fn tell_about(cx: &Cx, tx: &mut Tx, act: Action, correction: &Correction, is_corrected: bool) -> Result<()> {
    if matches!(act, Action::VerifyCorrection | Action::ForwardCorrection) {
        tell::party(cx, tx, correction, correction.reporter, NoticeKind::Answered).await?;
    }
    if act == Action::ForwardCorrection {
        tell::party(cx, tx, correction, correction.source, NoticeKind::ToVerify).await?;
    }
    if is_corrected {
        tell::receivers(cx, tx, correction).await?;
    }
    Ok(())
}

/// The dataset of a share that the caller's organisation uses, and that grants the column in doubt.
async fn shared(cx: &Cx, reader: &mut Reader, number: &ShareNumber, doubt: &Doubt) -> Result<Dataset> {
    let share = shares::seen_by(cx, reader, number).await?;
    if share.applicant != cx.caller.organisation {
        let message =
            format!("Your organisation does not use the share {number}; who uses the data reports what is wrong.");
        return Err(Error::denied("correction.not_applicant", message).with("number", number));
    }
    let granted = share
        .grant
        .as_ref()
        .is_some_and(|grant| grant.scope.columns.contains(&doubt.column));
    if !granted {
        let column = &doubt.column;
        let message = format!("The share {number} grants no column '{column}', so no value of it was received.");
        return Err(Error::invalid("correction.not_granted", message)
            .with("number", number)
            .with("column", column));
    }
    reader.datasets().get(share.dataset).await
}

/// A registry in which the caller's organisation has looked the record up: a report must not tell who asks whether there is
/// such a record.
async fn looked_up(cx: &Cx, reader: &mut Reader, name: &DatasetName, doubt: &Doubt) -> Result<Dataset> {
    let (owned, _permit) = cx.dataset(reader, name, Action::LookUpRecord).await?;
    cx.services.packs().registry(name)?;
    let receivers = reader.record_reads().receivers(&doubt.key, name).await?;
    if receivers.contains(&cx.caller.organisation) {
        return Ok(owned.dataset);
    }
    let message = format!("Your organisation has not looked this record of '{name}' up; report what you have seen.");
    Err(Error::conflict("correction.not_looked_up", message).with("name", name))
}

/// One report of a value at a time by the same organisation.
async fn refuse_twice(cx: &Cx, reader: &mut Reader, dataset: &Dataset, doubt: &Doubt) -> Result<()> {
    let latest = reader
        .corrections()
        .latest_of(dataset.id, doubt, cx.caller.organisation)
        .await?;
    let flow = flow(cx)?;
    let open = latest.filter(|known| flow.steps_from(&known.progress.state).next().is_some());
    let Some(open) = open else {
        return Ok(());
    };
    let number = open.number;
    let message = format!("Your organisation has reported this value already, as {number}; wait for the answer.");
    Err(Error::conflict("correction.open_already", message).with("number", number))
}

/// Hands the correction on, where the step does.
async fn hand_on(
    reader: &mut Reader,
    act: Action,
    correction: &mut Correction,
    to: Option<OrganisationId>,
) -> Result<()> {
    match (act == Action::ForwardCorrection, to) {
        (true, Some(to)) => {
            if to == correction.source || to == correction.reporter {
                let message =
                    "The correction is forwarded to another department, neither the own nor the one that reports.";
                return Err(Error::invalid("correction.recipient_same", message));
            }
            correction.source = reader.organisations().get(to).await?.id;
            Ok(())
        }
        (true, None) => {
            let message = "Say to which department the correction is forwarded.";
            Err(Error::invalid("correction.recipient_missing", message))
        }
        (false, Some(_)) => {
            let message = "This step forwards nothing; leave the department out.";
            Err(Error::invalid("correction.recipient_unexpected", message))
        }
        (false, None) => Ok(()),
    }
}

/// Keeps what the value is now, where it was corrected.
fn keep_value(correction: &mut Correction, is_corrected: bool, value: Option<String>) -> Result<()> {
    let Some(value) = value else {
        return Ok(());
    };
    if !is_corrected {
        let message = "This step corrects nothing; leave the corrected value out.";
        return Err(Error::invalid("correction.value_unexpected", message));
    }
    correction::check_corrected(&value)?;
    correction.corrected_to = Some(value);
    Ok(())
}

/// Whether a step hands a correction on to another department.
pub fn forwards(step: &FlowStep) -> bool {
    step.act == Action::ForwardCorrection.word()
}

fn flow(cx: &Cx) -> Result<Arc<Flow>> {
    flows::flow(cx, FLOW)
}
