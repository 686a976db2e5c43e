//! API keys.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A key with which programs act for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApiKey {
    /// Identifier; not the secret.
    pub id: Uuid,
    /// The person in whose name it acts.
    pub person: Uuid,
    /// What the key is for, in its owner's words.
    pub name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it stops working; none works until it is revoked.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// It signs requests and has no secret.
    pub signs: bool,
}

/// Asks for a key.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateApiKey {
    /// What the key is for.
    pub name: String,
    /// Days until it stops working; none works until it is revoked.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    pub days: Option<u32>,
    /// An Ed25519 public key in PEM: the key signs requests (RFC 9421, its `id` is the `keyid`) and has no secret.
    #[serde(default)]
    #[schema(max_length = 1000)]
    pub public_key: Option<String>,
}

/// A key and its secret.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct ApiKeyWithSecret {
    /// The key.
    pub key: ApiKey,
    /// Shown once. Send it as `Authorization: Bearer jx_…`. None when the key signs requests.
    pub secret: Option<String>,
}
