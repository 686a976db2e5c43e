//! Who asks, why, and with what: the first parameter of every use case.

use std::sync::{Arc, RwLock};

use chrono::{DateTime, NaiveDate, Utc};
use jixia_connect::Files;
use jixia_evidence::Door;
use jixia_lake::Lake;
use jixia_model::{Clock, DatasetName, Error, IdSource, Language, Result, id::AuditId, name::IndicatorName};
use jixia_policy::{Caller, Policy};
use jixia_store::{Store, Trail};

use crate::{
    access::Owned,
    audit::Refusals,
    deliveries::{AtWork, pull::Databases},
    divisions,
    evidence::Handed,
    indicators::measure::Measured,
    kept::Kept,
    pace::Pace,
    packs::{Installed, row_tests::ScratchLakes},
    remembered::Remembered,
    signatures::Signatures,
    versioned::Versioned,
};

/// What the use cases work with; made once at start, passed by reference, never global.
pub struct Services {
    /// The control-plane database.
    pub store: Store,
    /// The data plane.
    pub lake: Arc<dyn Lake>,
    /// Authorisation.
    pub policy: Policy,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New identifiers.
    pub ids: Arc<dyn IdSource>,
    /// Databases of departments that tables are pulled from.
    pub databases: Databases,
    /// Delivered files, as they came.
    pub files: Files,
    /// Deliveries that are being read.
    pub at_work: AtWork,
    /// The installed packs; replaced as a whole when one is installed.
    pub installed: RwLock<Arc<Installed>>,
    /// Held by whoever installs a pack, so that two who declare the same do not pass each other.
    pub installing: tokio::sync::Mutex<()>,
    /// Datasets that were looked up in lately, with their owners.
    pub owned: Remembered<DatasetName, Arc<Owned>>,
    /// Indicators as they were worked out last.
    pub measured: Versioned<IndicatorName, Measured>,
    /// The divisions of the city and their boundaries as they were read last.
    pub divisions: divisions::Kept,
    /// Who searched registries lately.
    pub searches: Pace,
    /// Signatures of requests that came lately.
    pub signatures: Signatures,
    /// What crates that stand on this one keep between requests.
    pub kept: Kept,
    /// What one query of a person may use.
    pub query_limits: jixia_lake::Limits,
    /// Lakes for the tests of packs.
    pub scratch: Box<ScratchLakes>,
}

impl Services {
    /// The installed packs at this moment.
    pub fn packs(&self) -> Arc<Installed> {
        Arc::clone(&self.installed.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// What an audit row needs beside its permit: when, for which request, why.
    pub fn trail_of(&self, request_id: &str, purpose: Option<String>) -> Trail {
        let (id, at) = (AuditId::new(&*self.ids), self.clock.now());
        Trail {
            id,
            at,
            request_id: request_id.to_owned(),
            purpose,
        }
    }
}

/// One request of one caller.
#[derive(Clone)]
pub struct Cx {
    /// What the use case works with.
    pub services: Arc<Services>,
    /// Who asks.
    pub caller: Caller,
    /// Why, in the caller's words; needed for look-ups of persons.
    pub purpose: Option<String>,
    /// Identifies the request in the log, the audit trail and the answer.
    pub request_id: String,
    /// Language of the answer's texts.
    pub language: Language,
    /// The way by which it is asked, for receipts.
    pub door: Door,
    /// Receipts made on the way.
    pub handed: Handed,
    /// Acts refused on the way; the edge writes them to the audit trail when no change is open any more.
    pub refusals: Refusals,
}

impl Cx {
    /// Checks that it was said why data of records are asked for.
    ///
    /// # Errors
    /// `purpose.missing`.
    pub fn check_purpose(&self) -> Result<()> {
        if self.purpose.is_some() {
            return Ok(());
        }
        let message = "Say for what purpose the data are looked up (X-Purpose); it is kept in the audit trail.";
        Err(Error::invalid("purpose.missing", message))
    }

    /// This instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.services.clock.now()
    }

    /// The day in China.
    pub fn today(&self) -> NaiveDate {
        self.services.clock.today()
    }

    /// Where new identifiers come from.
    pub fn ids(&self) -> &dyn IdSource {
        &*self.services.ids
    }
}
