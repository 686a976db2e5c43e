//! Writing a change, and correcting it until it is sent.

use chrono::Datelike;
use jixia_app::{Cx, flows};
use jixia_model::{
    DatasetName, Error, Result,
    catalogue_change::{CatalogueChange, ChangeKind, ChangeNumber, FLOW, Statement},
    clock::china_time,
    dataset::{Dataset, DatasetState},
    entry::Entry,
    flow::Progress,
    id::{CatalogueChangeId, DatasetId},
};
use jixia_policy::{Action, Permit};
use jixia_store::Tx;

use super::{Known, Whole, begin, entries, flow, settle};

/// A change that is written.
#[derive(Clone, Debug)]
pub struct NewChange {
    /// What is done.
    pub kind: ChangeKind,
    /// Name of the dataset; a new entry without one gets its name from the number of the change.
    pub dataset: Option<DatasetName>,
    /// What is stated with it.
    pub statement: Statement,
    /// The entry as it is to be; none when it is withdrawn.
    pub entry: Option<Entry>,
}

/// Writes a change as a draft. The authority sees it when it is sent.
///
/// # Errors
/// `flow.unknown`, `dataset.unknown`, `dataset.name_taken`, `catalogue_change.secret`, `catalogue_change.dataset_missing`,
/// `catalogue_change.entry_missing`, `catalogue_change.not_published`, `catalogue_change.published_already`,
/// `catalogue_change.open_already`, `catalogue_change.in_use`, `catalogue_change.other_department`, those of the entry,
/// refusals.
pub async fn write(cx: &Cx, new: NewChange) -> Result<Whole> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (known, permit) = prepare(cx, &mut tx, new).await?;
    tx.catalogue_changes().insert(&known.change, &permit).await?;
    let whole = known.whole(cx, &mut tx).await?;
    tx.commit(permit.noting("draft")).await?;
    Ok(whole)
}

/// Keeps a draft in a change of the database that goes on; who commits it does so with the permit.
pub(crate) async fn insert(cx: &Cx, tx: &mut Tx, new: NewChange) -> Result<(CatalogueChange, Permit)> {
    let (known, permit) = prepare(cx, tx, new).await?;
    tx.catalogue_changes().insert(&known.change, &permit).await?;
    Ok((known.change, permit))
}

/// A change that may be written, not yet kept.
async fn prepare(cx: &Cx, tx: &mut Tx, new: NewChange) -> Result<(Known, Permit)> {
    let number = tx.catalogue_changes().next_number(china_time(cx.now()).year()).await?;
    new.statement.check_kept(cx.today())?;
    let name = match (&new.dataset, new.kind) {
        (Some(name), _) => name.clone(),
        (None, ChangeKind::Compile) => DatasetName::parse(&number.as_name())?,
        (None, _) => {
            let message = "Name the dataset whose entry is changed or withdrawn.";
            return Err(Error::invalid("catalogue_change.dataset_missing", message));
        }
    };
    let dataset = target(cx, tx, new.kind, &name).await?;
    let owner = dataset.as_ref().map_or(cx.caller.organisation, |dataset| dataset.owner);
    let change = CatalogueChange {
        id: CatalogueChangeId::new(cx.ids()),
        number,
        kind: new.kind,
        dataset: dataset
            .as_ref()
            .map_or_else(|| DatasetId::new(cx.ids()), |dataset| dataset.id),
        title: dataset
            .as_ref()
            .map(|dataset| dataset.title.clone())
            .unwrap_or_default(),
        dataset_name: name,
        owner,
        contract: None,
        before: None,
        by: cx.caller.person,
        sent_at: None,
        created_at: cx.now(),
        changed_at: cx.now(),
        progress: begin(cx, &new.statement)?,
        statement: new.statement,
    };
    let authority = flows::authority(cx, tx, FLOW).await?;
    let mut known = Known::of(tx, change, authority).await?;
    let permit = cx
        .permit(Action::CompileCatalogueChange, &known.resource())
        .map_err(|error| told_plainly(error, &known.change))?;
    let change = &mut known.change;
    let about = entries::About {
        kind: new.kind,
        name: &change.dataset_name,
        owner,
        dataset: dataset.as_ref(),
    };
    let written = entries::written(cx, tx, &about, new.entry).await?;
    change.contract = written.source;
    change.title = written.title;
    check_none_open(tx, &known.change.dataset_name).await?;
    if new.kind == ChangeKind::Withdraw {
        settle::check_unused(tx, &known.change).await?;
    }
    Ok((known, permit))
}

/// Corrects what is stated, until it is sent.
///
/// # Errors
/// `catalogue_change.unknown`, `catalogue_change.sent_already`, and those of [`write`].
pub async fn change(cx: &Cx, number: &ChangeNumber, statement: Statement, entry: Option<Entry>) -> Result<Whole> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let mut known = Known::find(cx, &mut tx, number).await?;
    let permit = cx.permit(Action::CompileCatalogueChange, &known.resource())?;
    if flow(cx)?.begin()?.state != known.change.progress.state {
        let message = format!("The change {number} was sent; it is corrected when it is given back.");
        return Err(Error::conflict("catalogue_change.sent_already", message).with("number", number));
    }
    statement.check_kept(cx.today())?;
    let change = &mut known.change;
    let dataset = tx.datasets().find_by_name(&change.dataset_name).await?;
    let about = entries::About {
        kind: change.kind,
        name: &change.dataset_name,
        owner: change.owner,
        dataset: dataset.as_ref(),
    };
    let written = entries::written(cx, &mut tx, &about, entry).await?;
    change.contract = written.source;
    change.title = written.title;
    if (statement.cause, statement.cause_on) != (change.statement.cause, change.statement.cause_on) {
        change.progress = counted_anew(begin(cx, &statement)?, &change.progress);
    }
    change.statement = statement;
    change.changed_at = cx.now();
    tx.catalogue_changes().save(change, &permit).await?;
    let whole = known.whole(cx, &mut tx).await?;
    tx.commit(permit.noting("changed")).await?;
    Ok(whole)
}

/// The limits from another day on, with the days that were added to them and those that do not count.
fn counted_anew(mut begun: Progress, before: &Progress) -> Progress {
    for (name, limit) in &mut begun.limits {
        if let Some((_, known)) = before.limits.iter().find(|(known, _)| known == name) {
            limit.extension = known.extension;
            limit.pauses.clone_from(&known.pauses);
        }
    }
    begun
}

/// The dataset that a change is about, in a state in which it can be; none for an entry that is new altogether.
async fn target(cx: &Cx, tx: &mut Tx, kind: ChangeKind, name: &DatasetName) -> Result<Option<Dataset>> {
    if kind == ChangeKind::Compile {
        let Some(found) = tx.datasets().find_by_name(name).await? else {
            return Ok(None);
        };
        if found.owner != cx.caller.organisation {
            let message = format!("There is a dataset '{name}' already; choose another name.");
            return Err(Error::conflict("dataset.name_taken", message).with("name", name));
        }
        if found.state == DatasetState::Published {
            let message = format!("The entry of '{name}' is published; write a change of it.");
            return Err(Error::conflict("catalogue_change.published_already", message).with("name", name));
        }
        return Ok(Some(found));
    }
    let (owned, _permit) = cx.dataset(tx, name, Action::ReadDataset).await?;
    settle::check_published(&owned.dataset)?;
    Ok(Some(owned.dataset))
}

async fn check_none_open(tx: &mut Tx, name: &DatasetName) -> Result<()> {
    let Some(open) = tx.catalogue_changes().find_open(name).await? else {
        return Ok(());
    };
    let number = open.number;
    let message = format!("The change {number} of '{name}' is not over yet; finish or withdraw it first.");
    Err(Error::conflict("catalogue_change.open_already", message)
        .with("number", number)
        .with("name", name))
}

/// Who may not even see a change that does not exist yet is told whose entry it is instead.
fn told_plainly(error: Error, change: &CatalogueChange) -> Error {
    if error.code != "catalogue_change.unknown" {
        return error;
    }
    let name = &change.dataset_name;
    let message = format!("The entry '{name}' belongs to another department, which alone changes it.");
    Error::denied("catalogue_change.other_department", message).with("name", name)
}
