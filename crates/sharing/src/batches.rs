//! Batches (批量交换): shared rows brought into the applicant's own store, by plan or by hand, complete or absent.

mod due;
mod places;
mod rows;
mod run;

use jixia_app::Cx;
use jixia_model::{
    Error, Result,
    batch::{Batch, BatchKind, BatchPlan, BatchStart, BatchState, BatchTarget},
    id::BatchId,
    share::{ShareMode, ShareNumber},
};
use jixia_policy::Action;
use jixia_store::{Page, PageOf};

pub use self::{
    due::due,
    places::{Database, Folder, Places},
    run::run,
};
use crate::shares::Known;

/// What people want to know of the batches of a share.
pub struct Shown {
    /// The plan, where there is one.
    pub plan: Option<BatchPlan>,
    /// Databases that the configuration gives the applicant.
    pub databases: Vec<String>,
    /// Folders that the configuration gives the applicant.
    pub folders: Vec<String>,
    /// The last run of each place that was brought a copy, the latest first.
    pub copies: Vec<Batch>,
}

/// The plan of a share's batches, the places that it may name, and the copies that were brought.
///
/// # Errors
/// `share.unknown` when it does not exist or may not be seen.
pub async fn show(cx: &Cx, number: &ShareNumber) -> Result<Shown> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadShare, &known.resource(cx))?;
    let applicant = reader.organisations().get(known.share.applicant).await?;
    // Who may not choose a place does not learn which there are.
    let places = if cx.may(Action::PlanBatches, &known.resource(cx)) {
        cx.services.kept.of::<Places>().of(&applicant.code)
    } else {
        (Vec::new(), Vec::new())
    };
    Ok(Shown {
        plan: reader.batches().find_plan(known.share.id).await?,
        databases: places.0,
        folders: places.1,
        copies: reader.batches().copies(known.share.id).await?,
    })
}

/// Says where the batches of a share go and when they run.
///
/// # Errors
/// `share.unknown`, `share.other_mode`, `batch.plan_wrong`, `batch.place_unknown`, refusals.
pub async fn plan(cx: &Cx, number: &ShareNumber, target: BatchTarget, starts: BatchStart) -> Result<BatchPlan> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let known = Known::find(cx, &mut tx, number).await?;
    let permit = cx.permit(Action::PlanBatches, &known.resource(cx))?;
    let mode = known.share.application.mode;
    if mode != ShareMode::Batch {
        let message = format!("The share {number} is for '{}', not for batches.", mode.word());
        return Err(Error::conflict("batch.other_mode", message)
            .with("number", number)
            .with("mode", mode.word()));
    }
    let plan = BatchPlan {
        share: known.share.id,
        target,
        starts,
        by: cx.caller.person,
        changed_at: cx.now(),
    };
    plan.check()?;
    let applicant = tx.organisations().get(known.share.applicant).await?;
    cx.services.kept.of::<Places>().target(&plan.target, &applicant.code)?;
    tx.batches().save_plan(&plan, &permit).await?;
    tx.commit(permit.noting(format!("batches to {}", told(&plan.target))))
        .await?;
    Ok(plan)
}

/// Begins a run by hand; [`run`] then carries it out. `whole` asks for all rows even where differences would do.
///
/// # Errors
/// `share.unknown`, `share.not_running`, `share.over`, `share.other_mode`, `batch.no_plan`, `batch.running_already`,
/// refusals.
pub async fn start(cx: &Cx, number: &ShareNumber, whole: bool) -> Result<Batch> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let known = Known::find(cx, &mut tx, number).await?;
    let _seen = cx.permit(Action::ReadShare, &known.resource(cx))?;
    let used = cx.permit(Action::UseShare, &known.resource(cx));
    known.share.usable(ShareMode::Batch, cx.today())?;
    let permit = used?;
    let Some(plan) = tx.batches().find_plan(known.share.id).await? else {
        let message = format!("Nobody has said yet where the batches of {number} go; your data steward says so.");
        return Err(Error::conflict("batch.no_plan", message).with("number", number));
    };
    let latest = tx.batches().latest(known.share.id).await?;
    if latest.is_some_and(|latest| latest.state == BatchState::Running) {
        let message = format!("A batch of {number} runs already; wait until it has ended.");
        return Err(Error::conflict("batch.running_already", message).with("number", number));
    }
    let kind = if whole { BatchKind::Full } else { BatchKind::Incremental };
    let batch = Batch {
        by: cx.caller.person,
        ..beginning(cx, &plan, kind)
    };
    tx.batches().insert(&batch, &permit).await?;
    tx.commit(permit.noting(format!("batch {} to {} begins", batch.id, told(&batch.target))))
        .await?;
    Ok(batch)
}

/// A run of a plan that begins now.
fn beginning(cx: &Cx, plan: &BatchPlan, kind: BatchKind) -> Batch {
    Batch {
        id: BatchId::new(cx.ids()),
        share: plan.share,
        by: plan.by,
        target: plan.target.clone(),
        kind,
        state: BatchState::Running,
        started_at: cx.now(),
        finished_at: None,
        written: None,
        reason: None,
    }
}

/// The runs of a share, the latest first.
///
/// # Errors
/// `share.unknown` when it does not exist or may not be seen.
pub async fn list(cx: &Cx, number: &ShareNumber, page: &Page) -> Result<PageOf<Batch>> {
    let mut reader = cx.services.store.read().await?;
    let known = Known::find(cx, &mut reader, number).await?;
    let _permit = cx.permit(Action::ReadShare, &known.resource(cx))?;
    reader.batches().list(known.share.id, page).await
}

/// A place as the audit trail names it.
fn told(target: &BatchTarget) -> String {
    match target {
        BatchTarget::Database { name, schema, table } => format!("{name}.{schema}.{table}"),
        BatchTarget::Folder { name } => name.clone(),
    }
}
