//! Runs heavy work on the lake's own threads, so that those who serve requests stay free; it must not know what it runs.

use std::future::Future;

use jixia_model::{Error, Result};
use tokio_util::task::AbortOnDropHandle;

use crate::DeltaLake;

/// Runs `work` on the lake's threads; dropping the returned future stops it.
pub(crate) async fn run<T: Send + 'static>(
    lake: &DeltaLake,
    work: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    let task = AbortOnDropHandle::new(lake.engine().workers().spawn(work));
    task.await.map_err(Error::internal)?
}
