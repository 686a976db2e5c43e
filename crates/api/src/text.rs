//! Texts in both languages.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A title or sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English; may be empty.
    #[serde(default)]
    pub en: String,
}
