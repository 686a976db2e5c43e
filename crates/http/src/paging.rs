//! Pages between the wire and the store: numbers from 1 there, offsets here.

use jixia_api::{Page, PageQuery, page::PAGE_SIZE_MAX};
use jixia_model::{Error, Result};
use jixia_store::PageOf;

/// The part of a list that the caller wants.
pub(crate) fn wanted(query: PageQuery, search: Option<&str>) -> Result<jixia_store::Page> {
    if query.page == 0 || !(1..=PAGE_SIZE_MAX).contains(&query.page_size) {
        let message = format!(
            "Page {} of {} items cannot be shown; pages count from 1 and hold 1 to {PAGE_SIZE_MAX} items.",
            query.page, query.page_size
        );
        return Err(Error::invalid("http.page_out_of_range", message)
            .with("page", query.page)
            .with("size", query.page_size)
            .with("most", PAGE_SIZE_MAX));
    }
    let offset = u64::from(query.page - 1) * u64::from(query.page_size);
    jixia_store::Page::new(offset, query.page_size.into())?.search(search.unwrap_or(""))
}

/// The page as it is written on the wire.
pub(crate) fn page<T, U>(query: PageQuery, found: PageOf<T>, convert: impl FnMut(T) -> U) -> Page<U> {
    let found = found.map(convert);
    Page {
        items: found.items,
        total: found.total,
        page: query.page,
        page_size: query.page_size,
    }
}
