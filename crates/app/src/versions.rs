//! Versions of a table: listed, and restored as a new one.

use jixia_lake::{Committed, Version};
use jixia_model::{DatasetName, Result};
use jixia_policy::Action;

use crate::Cx;

/// The versions of a dataset's table, newest first; none when nothing was committed yet.
pub async fn list(cx: &Cx, name: &DatasetName) -> Result<Vec<Version>> {
    let mut reader = cx.services.store.read().await?;
    let (_, _permit) = cx.dataset(&mut reader, name, Action::ReadDelivery).await?;
    drop(reader);
    match cx.services.lake.find_table(name).await? {
        Some(_) => cx.services.lake.versions(name).await,
        None => Ok(Vec::new()),
    }
}

/// Makes the table what it was at `version`, as a new version.
///
/// # Errors
/// Refusals; what the lake says of a version that is not there.
pub async fn restore(cx: &Cx, name: &DatasetName, version: u64) -> Result<Committed> {
    let mut reader = cx.services.store.read().await?;
    let (_, permit) = cx.dataset(&mut reader, name, Action::RestoreVersion).await?;
    drop(reader);
    // The audit row comes first: a restore without a trace must not be possible.
    cx.services
        .store
        .record_access(permit.noting(format!("version {version}")), cx.trail())
        .await?;
    cx.services.lake.restore(name, version).await
}
