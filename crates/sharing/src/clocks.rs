//! The board of clocks: every open time limit of what the caller may see, the most urgent first.

use jixia_app::{Cx, flows::Standing};
use jixia_model::{DatasetName, Result, organisation::Organisation, time_limit::LimitState};
use jixia_store::{CatalogueChangeFilter, CorrectionFilter, Page, ShareFilter};

use crate::{catalogue_changes, corrections, shares};

/// Most matters of a kind that the board holds; a city in which more are open at once has other worries.
const MATTERS_MAX: u64 = 2_000;

/// What a time limit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A share.
    Share,
    /// A correction.
    Correction,
    /// A change of the catalogue.
    CatalogueChange,
}

/// A matter with its open time limits.
pub struct Clock {
    /// What it is.
    pub matter: Matter,
    /// Its number.
    pub number: String,
    /// The dataset that it is about.
    pub dataset: DatasetName,
    /// Who asked: the applicant, the reporter; none for a change of the catalogue.
    pub from: Option<Organisation>,
    /// Whose data they are: the provider, the source department, the department of the entry.
    pub to: Organisation,
    /// Where it stands; only open limits, the most urgent first.
    pub standing: Standing,
}

/// The board.
pub struct Board {
    /// The matters, the most urgent first.
    pub clocks: Vec<Clock>,
    /// There are more of some kind than the board holds.
    pub cut: bool,
}

/// All of them, by the instant at which the first of their limits ends; those that stand still come last.
///
/// # Errors
/// What the store says.
pub async fn board(cx: &Cx) -> Result<Board> {
    let kinds = [
        of_shares(cx).await?,
        of_corrections(cx).await?,
        of_catalogue_changes(cx).await?,
    ];
    let cut = kinds.iter().any(|kind| kind.len() as u64 >= MATTERS_MAX);
    let mut clocks: Vec<Clock> = kinds.into_iter().flatten().collect();
    for clock in &mut clocks {
        let limits = &mut clock.standing.limits;
        limits.retain(|(_, reading)| !matches!(reading.state, LimitState::Met | LimitState::MetLate));
        limits.sort_by_key(|(_, reading)| (reading.due.is_none(), reading.due));
    }
    clocks.sort_by_key(|clock| {
        let due = clock.standing.limits.first().and_then(|(_, reading)| reading.due);
        (due.is_none(), due)
    });
    Ok(Board { clocks, cut })
}

async fn of_shares(cx: &Cx) -> Result<Vec<Clock>> {
    let filter = ShareFilter {
        with_open_limit: true,
        ..ShareFilter::default()
    };
    let mut clocks = Vec::new();
    while let Some(page) = next_page(clocks.len())? {
        let found = shares::list(cx, &filter, &page).await?;
        let is_last = found.items.len() < asked(&page);
        clocks.extend(found.items.into_iter().map(|seen| Clock {
            matter: Matter::Share,
            number: seen.share.number.to_string(),
            dataset: seen.share.dataset_name,
            from: Some(seen.applicant),
            to: seen.provider,
            standing: seen.standing,
        }));
        if is_last {
            break;
        }
    }
    Ok(clocks)
}

async fn of_corrections(cx: &Cx) -> Result<Vec<Clock>> {
    let filter = CorrectionFilter {
        with_open_limit: true,
        ..CorrectionFilter::default()
    };
    let mut clocks = Vec::new();
    while let Some(page) = next_page(clocks.len())? {
        let found = corrections::list(cx, &filter, &page).await?;
        let is_last = found.items.len() < asked(&page);
        clocks.extend(found.items.into_iter().map(|seen| Clock {
            matter: Matter::Correction,
            number: seen.correction.number.to_string(),
            dataset: seen.correction.dataset_name,
            from: Some(seen.reporter),
            to: seen.source,
            standing: seen.standing,
        }));
        if is_last {
            break;
        }
    }
    Ok(clocks)
}

async fn of_catalogue_changes(cx: &Cx) -> Result<Vec<Clock>> {
    let filter = CatalogueChangeFilter {
        with_open_limit: true,
        ..CatalogueChangeFilter::default()
    };
    let mut clocks = Vec::new();
    while let Some(page) = next_page(clocks.len())? {
        let found = catalogue_changes::list(cx, &filter, &page).await?;
        let is_last = found.items.len() < asked(&page);
        clocks.extend(found.items.into_iter().map(|seen| Clock {
            matter: Matter::CatalogueChange,
            number: seen.change.number.to_string(),
            dataset: seen.change.dataset_name,
            from: None,
            to: seen.owner,
            standing: seen.standing,
        }));
        if is_last {
            break;
        }
    }
    Ok(clocks)
}

/// The page after so many matters of a kind; none when the board holds no more.
fn next_page(matters: usize) -> Result<Option<Page>> {
    let page = Page::new(matters as u64, Page::LIMIT_MAX)?;
    Ok((page.offset() < MATTERS_MAX).then_some(page))
}

fn asked(page: &Page) -> usize {
    usize::try_from(page.limit()).unwrap_or(usize::MAX)
}
