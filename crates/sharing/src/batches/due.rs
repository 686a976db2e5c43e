//! Runs that nobody starts by hand: those whose time has come, and those that a stopped process left.

use std::sync::Arc;

use jixia_app::{Cx, Services, sessions::Identity};
use jixia_model::{
    Language, Result,
    batch::{BatchKind, BatchPlan},
    id::BatchId,
    share::ShareMode,
};
use jixia_policy::Permit;

use super::{Places, beginning};

/// Begins the runs whose time has come, and gives them together with those that were begun and that nobody carries out.
///
/// # Errors
/// What the store says.
pub async fn due(services: &Arc<Services>) -> Result<Vec<BatchId>> {
    let mut reader = services.store.read().await?;
    let unfinished = reader.batches().unfinished().await?;
    let plans = reader.batches().plans_in_force().await?;
    drop(reader);
    let left = unfinished.iter().map(|batch| batch.id);
    let mut ids: Vec<_> = left
        .filter(|id| !services.kept.of::<Places>().is_at_work(*id))
        .collect();
    for plan in plans {
        match begin(services, &plan).await {
            Ok(begun) => ids.extend(begun),
            Err(error) => tracing::error!("a batch was not begun: {error}"),
        }
    }
    Ok(ids)
}

/// Begins a run of the plan, if its time has come.
async fn begin(services: &Arc<Services>, plan: &BatchPlan) -> Result<Option<BatchId>> {
    let mut reader = services.store.read().await?;
    let share = reader.shares().get(plan.share).await?;
    let last = reader.batches().latest(plan.share).await?;
    let person = reader.people().find(plan.by).await?;
    let Some(person) = person.filter(|person| !person.disabled) else {
        return Ok(None);
    };
    let identity = Identity::of(&mut reader, person).await?;
    drop(reader);
    let cx = identity.cx(services, String::new(), Language::default());
    if share.usable(ShareMode::Batch, cx.today()).is_err() {
        return Ok(None);
    }
    let Some(info) = services.lake.find_table(&share.dataset_name).await? else {
        return Ok(None);
    };
    if !plan
        .starts
        .is_due(plan.changed_at, last.as_ref(), info.version, cx.now())
    {
        return Ok(None);
    }
    insert(&cx, plan, last.map(|batch| batch.id)).await
}

/// Adds the run, unless another process was faster. The run itself asks for the right to the data.
async fn insert(cx: &Cx, plan: &BatchPlan, last: Option<BatchId>) -> Result<Option<BatchId>> {
    let services = &cx.services;
    let mut tx = services.store.begin(services.trail()).await?;
    // Locks the share, so that two processes take turns.
    let share = tx.shares().get(plan.share).await?;
    if tx.batches().latest(plan.share).await?.map(|batch| batch.id) != last {
        return Ok(None);
    }
    let batch = beginning(cx, plan, BatchKind::Incremental);
    let permit = Permit::system("batch.begin", format!("batch {} of {}", batch.id, share.number));
    tx.batches().insert(&batch, &permit).await?;
    tx.commit(permit).await?;
    Ok(Some(batch.id))
}
