//! From the thread that reads a file to the stream of its batches: parsed on all cores, given in order, bounded.
//!
//! It must not know formats.

use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use futures::{StreamExt, stream};
use jixia_lake::{DeliveredBatch, DeliveredStream};
use jixia_model::{Error, Result};
use tokio::sync::{mpsc, oneshot};

use super::raw::RawBatch;
use crate::typing::Typer;

/// Batches that wait or are worked on at a time.
const IN_FLIGHT: usize = 4;

/// One step of the stream.
enum Step {
    /// A batch, when it is ready.
    Batch(oneshot::Receiver<Result<DeliveredBatch>>),
    /// The end of the file, or the failure that is the end. Without it, the reading thread has died.
    End(Result<()>),
}

/// Takes batches from the reading thread.
pub(crate) struct Feed {
    steps: mpsc::Sender<Step>,
    typer: Arc<Typer>,
}

impl Feed {
    /// Gives one batch away, to be parsed by `parse` on the pool; a break when nobody wants more.
    pub(crate) fn give(&self, parse: impl FnOnce() -> Result<RawBatch> + Send + 'static) -> ControlFlow<()> {
        let (ready, wait) = oneshot::channel();
        let typer = Arc::clone(&self.typer);
        rayon::spawn(move || {
            // A panic would end the process, for nobody waits for this task but through the channel.
            let batch = catch_unwind(AssertUnwindSafe(|| parse().and_then(|raw| typer.run(&raw))));
            // That nobody waits any more is how a stream is stopped.
            let _ = ready.send(batch.unwrap_or_else(|_| Err(died())));
        });
        match self.steps.blocking_send(Step::Batch(wait)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

fn died() -> Error {
    Error::internal("the reading of a delivered file has panicked")
}

/// Starts `work` on a thread of its own and gives the stream of what it feeds.
pub(crate) fn start(
    typer: Arc<Typer>,
    work: impl FnOnce(&Feed) -> Result<()> + Send + 'static,
) -> Result<DeliveredStream> {
    let (steps, wait) = mpsc::channel(IN_FLIGHT);
    let feed = Feed { steps, typer };
    std::thread::Builder::new()
        .name("read-delivery".to_owned())
        .spawn(move || {
            let outcome = work(&feed);
            let _ = feed.steps.blocking_send(Step::End(outcome));
        })
        .map_err(Error::internal)?;
    let stream = stream::unfold(Some(wait), |wait| async {
        let mut wait = wait?;
        match wait.recv().await {
            Some(Step::Batch(batch)) => match batch.await {
                Ok(Ok(batch)) => Some((Ok(batch), Some(wait))),
                Ok(Err(error)) => Some((Err(error), None)),
                Err(_) => Some((Err(died()), None)),
            },
            Some(Step::End(Ok(()))) => None,
            Some(Step::End(Err(error))) => Some((Err(error), None)),
            None => Some((Err(died()), None)),
        }
    });
    Ok(stream.boxed())
}
