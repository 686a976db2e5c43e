//! The control-plane database: who, what, when and why. The rows of datasets are in the lake.
//!
//! One handle per noun, reached from a unit of work:
//!
//! ```no_run
//! # async fn example(store: jixia_store::Store, trail: jixia_store::Trail, permit: jixia_policy::Permit) -> jixia_model::Result<()> {
//! # let (id, at) = (jixia_model::id::DatasetId(uuid::Uuid::nil()), chrono::DateTime::UNIX_EPOCH);
//! let mut tx = store.begin(trail).await?; // one writer at a time; dropped without commit, nothing happened
//! let dataset = tx.datasets().get(id).await?;
//! let dataset = dataset.step(jixia_model::dataset::DatasetStep::Publish, at)?;
//! tx.datasets().save(&dataset, &permit).await?;
//! tx.commit(permit).await?; // the audit row goes with it
//!
//! let mut reader = store.read().await?; // a consistent view, never waits for writers
//! let same = reader.datasets().find(id).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Methods of a handle are called `find` (an option), `get` (an error when it is missing), `list`, `insert`, `save`,
//! `delete`, then named queries. What is expected to go wrong (a name taken, a parent missing) is a `Conflict` or
//! `Invalid` with its own code; everything else from the database is `internal`, or `store.…` when trying later may help.
//!
//! This crate must never know HTTP or DataFusion, nor take time or identifiers from anywhere but its callers.
//!
//! Invariant: this is the only crate that names the ORM, and entities do not leave it. [`Tx::commit`] needs a
//! [`jixia_policy::Permit`] and writes the audit row, and the receipts of what is handed out, in the same transaction.

#![warn(missing_docs)]

pub mod api_keys;
pub mod audit;
pub mod batches;
pub mod catalogue_changes;
pub mod conflicts;
pub mod corrections;
pub mod datasets;
pub mod deliveries;
pub mod disputes;
pub mod flows;
pub mod index;
pub mod lineage;
pub mod mappings;
pub mod notices;
pub mod organisations;
pub mod packs;
pub mod page;
pub mod people;
pub mod quality;
pub mod receipts;
pub mod record_reads;
pub mod saved_queries;
pub mod sessions;
pub mod settings;
pub mod shares;
pub mod source_departments;
pub mod uploads;

mod connect;
mod entity;
mod failure;
mod migration;
mod numbers;
mod reasons;
mod recorder;
mod scope;
mod store;
mod time;
mod tx;

pub use api_keys::ApiKey;
pub use audit::{AuditEntry, AuditFilter, Outcome};
pub use catalogue_changes::CatalogueChangeFilter;
pub use conflicts::Settlement;
pub use corrections::CorrectionFilter;
pub use datasets::{DatasetFilter, Facets, OwnerCount};
pub use deliveries::DeliveryFilter;
pub use flows::FlowEvent;
pub use index::{BaseLoader, Block, Change, ChangesLoader, Found, IndexStatus, LookedUp};
pub use lineage::Derivation;
pub use organisations::Below;
pub use packs::{InstalledPack, PackFile};
pub use page::{Page, PageOf};
pub use quality::{DeliveryQuality, Span};
pub use receipts::{Head, LoggedReceipt, ReceiptFilter};
pub use record_reads::RecordRead;
pub use saved_queries::SavedQuery;
pub use sessions::Session;
pub use shares::{ShareFilter, ShareVersion};
pub use store::Store;
pub use tx::{Reader, Trail, Tx};
