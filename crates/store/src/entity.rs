//! The tables as the ORM sees them. They never leave this crate.

pub(crate) mod api_key;
pub(crate) mod audit;
pub(crate) mod checkpoint;
pub(crate) mod dataset;
pub(crate) mod dataset_text;
pub(crate) mod delivery;
pub(crate) mod derivation;
pub(crate) mod freshness;
pub(crate) mod lineage;
pub(crate) mod mapping;
pub(crate) mod organisation;
pub(crate) mod organisation_path;
pub(crate) mod pack;
pub(crate) mod pack_file;
pub(crate) mod person;
pub(crate) mod quality;
pub(crate) mod receipt;
pub(crate) mod receipt_dataset;
pub(crate) mod receipt_head;
pub(crate) mod registry;
pub(crate) mod saved_query;
pub(crate) mod session;
pub(crate) mod setting;
pub(crate) mod settlement;
pub(crate) mod upload;
