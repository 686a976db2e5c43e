//! Typed identifiers, and where they come from.

use std::{
    fmt,
    str::FromStr,
    sync::atomic::{AtomicU64, Ordering},
};

use uuid::Uuid;

/// Gives new identifiers; injected, so that tests can repeat a run.
pub trait IdSource: Send + Sync {
    /// A new identifier, larger than those before it.
    fn next(&self) -> Uuid;
}

/// Identifiers of the running system: `UUIDv7`, which sort by time.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemIds;

impl IdSource for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "this is the one place identifiers come from")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Counting identifiers for tests: 1, 2, 3 …
#[derive(Debug, Default)]
pub struct SequentialIds(AtomicU64);

impl IdSource for SequentialIds {
    fn next(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)) + 1)
    }
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier from `ids`.
            pub fn new(ids: &dyn IdSource) -> Self {
                Self(ids.next())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = crate::Error;

            fn from_str(text: &str) -> crate::Result<Self> {
                Uuid::parse_str(text).map(Self).map_err(|error| {
                    crate::Error::invalid("id.malformed", format!("'{text}' is not an identifier (a UUID)."))
                        .with("value", text)
                        .with_source(error)
                })
            }
        }
    )*};
}

typed_ids! {
    /// Identifies an API key (not the secret itself).
    ApiKeyId,
    /// Identifies an audit row.
    AuditId,
    /// Identifies a run of a batch.
    BatchId,
    /// Identifies a change of a catalogue entry.
    CatalogueChangeId,
    /// Identifies a conflict between sources of a registry.
    ConflictId,
    /// Identifies a correction.
    CorrectionId,
    /// Identifies a dispute.
    DisputeId,
    /// Identifies a notice.
    NoticeId,
    /// Identifies a share.
    ShareId,
    /// Identifies a step that was taken in a flow.
    FlowEventId,
    /// Identifies a dataset.
    DatasetId,
    /// Identifies a delivery.
    DeliveryId,
    /// Identifies an organisation.
    OrganisationId,
    /// Identifies a person who may log in.
    PersonId,
    /// Identifies a receipt of the log of evidence.
    ReceiptId,
    /// Identifies a statement that a person keeps.
    SavedQueryId,
    /// Identifies a login session (not the secret itself).
    SessionId,
}
