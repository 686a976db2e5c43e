//! Pages of lists.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Rows on a page, when the caller does not say.
pub const PAGE_SIZE_DEFAULT: u32 = 20;
/// Most rows on a page.
pub const PAGE_SIZE_MAX: u32 = 200;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// Items on all pages together.
    pub total: u64,
    /// Number of this page, from 1.
    pub page: u32,
    /// Most items on a page.
    pub page_size: u32,
}

/// Which page of a list is wanted.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Number of the page, from 1.
    #[serde(default = "first")]
    #[param(default = 1, minimum = 1)]
    pub page: u32,
    /// Most items on a page, 1 to 200.
    #[serde(default = "size")]
    #[param(default = 20, minimum = 1, maximum = 200)]
    pub page_size: u32,
}

fn first() -> u32 {
    1
}

fn size() -> u32 {
    PAGE_SIZE_DEFAULT
}

impl Default for PageQuery {
    fn default() -> Self {
        Self {
            page: first(),
            page_size: size(),
        }
    }
}
