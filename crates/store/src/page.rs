//! One page of a list.

use jixia_model::{Error, Result};

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    offset: u64,
    limit: u64,
    search: Option<String>,
    sort: Option<Sort>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Sort {
    field: String,
    descending: bool,
}

impl Page {
    /// Most items on a page.
    pub const LIMIT_MAX: u64 = 200;
    /// Most characters of a search text.
    pub const SEARCH_LENGTH_MAX: usize = 200;

    /// The page of `limit` items that begins after `offset` items.
    ///
    /// # Errors
    /// `page.limit_out_of_range` (invalid) unless `limit` is 1 to 200.
    pub fn new(offset: u64, limit: u64) -> Result<Self> {
        let max = Self::LIMIT_MAX;
        if !(1..=max).contains(&limit) {
            return Err(Error::invalid(
                "page.limit_out_of_range",
                format!("A page holds 1 to {max} items, not {limit}; ask for the rest with an offset."),
            )
            .with("limit", limit)
            .with("max", max));
        }
        Ok(Self {
            offset,
            limit,
            search: None,
            sort: None,
        })
    }

    /// The first 200 items.
    pub fn first() -> Self {
        Self {
            offset: 0,
            limit: Self::LIMIT_MAX,
            search: None,
            sort: None,
        }
    }

    /// Only items that contain `text`; an empty text finds all. Letters match in either case.
    ///
    /// # Errors
    /// `page.search_too_long` (invalid) for more than 200 characters.
    pub fn search(mut self, text: &str) -> Result<Self> {
        let text = text.trim();
        let max = Self::SEARCH_LENGTH_MAX;
        if text.chars().count() > max {
            return Err(Error::invalid(
                "page.search_too_long",
                format!("A search text has at most {max} characters; give fewer words."),
            )
            .with("max", max));
        }
        self.search = (!text.is_empty()).then(|| text.to_owned());
        Ok(self)
    }

    /// Sorted by a field that the list names; `-field` for the greatest first.
    #[must_use]
    pub fn sorted_by(mut self, field: &str) -> Self {
        self.sort = Some(match field.strip_prefix('-') {
            Some(field) => Sort {
                field: field.to_owned(),
                descending: true,
            },
            None => Sort {
                field: field.to_owned(),
                descending: false,
            },
        });
        self
    }

    /// Items before the page.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Most items on the page.
    pub fn limit(&self) -> u64 {
        self.limit
    }

    /// The search text.
    pub fn search_text(&self) -> Option<&str> {
        self.search.as_deref()
    }

    /// Which of `fields` to sort by, and whether the greatest comes first.
    pub(crate) fn sort_among<C: Copy>(&self, fields: &[(&str, C)], otherwise: (C, bool)) -> Result<(C, bool)> {
        let Some(sort) = &self.sort else {
            return Ok(otherwise);
        };
        let found = fields.iter().find(|(name, _)| *name == sort.field);
        found.map(|(_, column)| (*column, sort.descending)).ok_or_else(|| {
            let known = fields.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            Error::invalid(
                "page.sort_unknown",
                format!("This list cannot be sorted by '{}'; use one of: {known}.", sort.field),
            )
            .with("field", &sort.field)
            .with("known", known)
        })
    }
}

impl Default for Page {
    fn default() -> Self {
        Self::first()
    }
}

/// One page and how many items there are in all.
#[derive(Clone, Debug, PartialEq)]
pub struct PageOf<T> {
    /// Items of this page.
    pub items: Vec<T>,
    /// Items on all pages.
    pub total: u64,
}

impl<T> PageOf<T> {
    /// The part of a whole list that a page shows.
    pub fn cut(all: impl IntoIterator<Item = T>, page: &Page) -> Self {
        let mut total = 0;
        let shown = page.offset..page.offset.saturating_add(page.limit);
        let counted = all.into_iter().filter(|_| {
            total += 1;
            shown.contains(&(total - 1))
        });
        Self {
            items: counted.collect(),
            total,
        }
    }

    /// The same page of something else.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> PageOf<U> {
        PageOf {
            items: self.items.into_iter().map(change).collect(),
            total: self.total,
        }
    }
}
