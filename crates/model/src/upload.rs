//! An upload: a file on its way to a delivery, part by part, so that one that breaks off goes on where it was.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    DatasetName,
    id::{DatasetId, DeliveryId, PersonId},
};

/// A file on its way: it is looked at as often as its sender likes, then delivered or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Identifier, which becomes that of the delivery, so that delivering it twice is delivering it once.
    pub id: DeliveryId,
    /// The dataset that it is for.
    pub dataset: DatasetId,
    /// Name of the dataset.
    pub dataset_name: DatasetName,
    /// Who sends it; nobody else sees it.
    pub by: PersonId,
    /// Name of the file.
    pub file_name: String,
    /// Size in bytes that it will have.
    pub size_bytes: u64,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
}

impl Upload {
    /// Hours that an upload waits to be delivered; then its file is removed.
    pub const HOURS_KEPT: i64 = 24;

    /// When its file is removed.
    pub fn expires_at(&self) -> DateTime<Utc> {
        self.created_at + TimeDelta::hours(Self::HOURS_KEPT)
    }
}
