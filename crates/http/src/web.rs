//! What the handlers share: the use cases' services, the settings of the edge, texts and counters.

use std::{future::Future, sync::Arc};

use jixia_app::{Remembered, Services, sessions::Identity};
use jixia_config::{Login, Server};
use jixia_model::Result;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;
use tracing::Instrument;

use crate::{attempts::Attempts, texts::Texts};

/// Deliveries that are read at the same time; each uses all cores and has its share of memory.
const DELIVERIES_AT_ONCE: usize = 2;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct Web {
    /// What the use cases work with.
    pub services: Arc<Services>,
    /// Settings of the web server.
    pub server: Arc<Server>,
    /// Settings of logins.
    pub login: Arc<Login>,
    /// Chinese sentences of errors.
    pub texts: Arc<Texts>,
    pub(crate) attempts: Arc<Attempts>,
    pub(crate) callers: Arc<Remembered<[u8; 32], Identity>>,
    /// Work that goes on after its request was answered.
    background: TaskTracker,
    /// So much of it goes on at a time.
    turns: Arc<Semaphore>,
}

impl Web {
    /// Puts the parts together.
    ///
    /// # Errors
    /// `internal` when an embedded text file cannot be read.
    pub fn new(services: Arc<Services>, server: Server, login: Login) -> Result<Self> {
        Ok(Self {
            services,
            server: Arc::new(server),
            attempts: Arc::new(Attempts::new(login.clone())),
            callers: Arc::default(),
            background: TaskTracker::new(),
            turns: Arc::new(Semaphore::new(DELIVERIES_AT_ONCE)),
            login: Arc::new(login),
            texts: Arc::new(Texts::embedded()?),
        })
    }

    /// Lets work go on after its request is answered; when the server stops, it waits for it.
    pub(crate) fn in_background(&self, work: impl Future<Output = ()> + Send + 'static) {
        let turns = Arc::clone(&self.turns);
        let span = tracing::Span::current();
        self.background.spawn(
            async move {
                // The semaphore is never closed, so there is always a turn.
                if let Ok(_turn) = turns.acquire().await {
                    work.await;
                }
            }
            .instrument(span),
        );
    }

    /// Waits until no work goes on in the background.
    pub async fn settled(&self) {
        self.background.close();
        self.background.wait().await;
        self.background.reopen();
    }
}
