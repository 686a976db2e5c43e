//! Uploads: files on their way to a delivery, part by part.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A file on its way. Once all of it is here it can be looked at and delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Upload {
    /// Identifier, which becomes that of the delivery.
    pub id: Uuid,
    /// Name of the dataset that it is for.
    pub dataset: String,
    /// Name of the file.
    pub file_name: String,
    /// Size in bytes that the file will have.
    pub size_bytes: u64,
    /// Bytes that are here; the next part begins there.
    pub received_bytes: u64,
    /// When it is removed, unless it was delivered before.
    pub expires_at: DateTime<Utc>,
}

/// Begins an upload.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginUpload {
    /// Name of the file.
    pub file_name: String,
    /// Size of the file in bytes.
    pub size_bytes: u64,
}

/// How an uploaded file is to be read.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReadUpload {
    /// Header to name of the column, in addition to what is settled; an empty name means that the header is passed over.
    /// A check tries it, a delivery settles it for later files too.
    pub mapping: BTreeMap<String, String>,
    /// The sheet of a workbook to read; without it, the first that fits.
    pub sheet: Option<String>,
    /// Line or row, from 1, on which the header begins; without it, it is found.
    pub header_row: Option<u64>,
}
