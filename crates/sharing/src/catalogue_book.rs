//! The workbook in which departments keep their catalogues (政务信息资源目录编制指南 2017, 发改高技〔2017〕1272号): exported from
//! the catalogue, imported as drafts of changes.
//!
//! One row is one information item; what is said of the whole entry stands in cells merged over its rows. An import is
//! checked whole before anything is kept, and importing what was exported changes nothing.

mod columns;
mod entries;
mod lines;
mod sheet;
mod words;

use std::collections::HashMap;

use jixia_app::{Cx, datasets};
use jixia_connect::grid::{GridLimits, read_grids};
use jixia_model::{
    DatasetName, Error, FieldError, Result, Text,
    catalogue_change::{CatalogueChange, ChangeKind, ChangeNumber, Statement},
    dataset::{Dataset, DatasetState},
    entry::Entry,
    id::OrganisationId,
    organisation::Organisation,
};
use jixia_policy::Action;
use jixia_store::{DatasetFilter, Page, Reader, Tx};

pub(crate) use lines::Line;

use crate::catalogue_changes::{self, NewChange};

/// Most entries of a workbook.
const ENTRIES_MAX: u64 = 5000;
/// Most wrong cells that are told at once.
const FAULTS_MAX: usize = 200;
/// How much of a workbook is read.
const LIMITS: GridLimits = GridLimits {
    rows_max: 100_000,
    columns_max: 64,
};

/// An entry that is there, with what a workbook says of it beside the entry itself.
#[derive(Clone, Debug)]
pub(crate) struct Present {
    dataset: Dataset,
    owner: Organisation,
    entry: Entry,
}

/// What an import makes of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// What is done.
    pub kind: ChangeKind,
    /// What the entry is called.
    pub title: Text,
    /// Name of the dataset, where it is there already.
    pub dataset: Option<DatasetName>,
    /// The draft; none when the workbook was only looked at.
    pub number: Option<ChangeNumber>,
}

/// What came of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Entries that are new or that differ.
    pub changes: Vec<Imported>,
    /// Entries that say what holds already.
    pub unchanged: u64,
}

/// The published entries as a workbook: those of the caller's own department, or all that the caller sees.
///
/// # Errors
/// `catalogue_book.too_many` when there are more than a workbook holds.
pub async fn export(cx: &Cx, own: bool) -> Result<Vec<u8>> {
    let mut reader = cx.services.store.read().await?;
    let found = present(cx, &mut reader, own).await?;
    drop(reader);
    jixia_connect::grid::write_grid(&sheet::sheet(&found))
}

/// Makes drafts of changes of what a workbook says otherwise than the catalogue, all or none; `check` only looks.
///
/// # Errors
/// `catalogue_book.wrong` with a sentence for each wrong cell; those of a workbook that cannot be read.
pub async fn import(cx: &Cx, bytes: &[u8], file_name: &str, check: bool) -> Result<Import> {
    let grids = read_grids(bytes, file_name, LIMITS)?;
    let mut faults = Vec::new();
    let mut lines = Vec::new();
    for grid in &grids {
        lines.extend(lines::lines(grid, &mut faults));
    }
    if lines.is_empty() && faults.is_empty() {
        let message = "The workbook has no sheet with the columns of the guide, such as 信息资源名称 and 信息项名称.";
        return Err(Error::invalid("catalogue_book.empty", message));
    }
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let present = present(cx, &mut tx, false).await?;
    let mut import = Import {
        changes: Vec::new(),
        unchanged: 0,
    };
    let mut permits = Vec::new();
    for line in &lines {
        let Some(wanted) = wanted(cx, line, &present, &mut faults) else {
            continue;
        };
        match keep(cx, &mut tx, wanted).await {
            Ok(Some((imported, permit))) => {
                import.changes.push(imported);
                permits.push(permit);
            }
            Ok(None) => import.unchanged += 1,
            Err(error) => faults.extend(line.faults_of(error)),
        }
    }
    if !faults.is_empty() {
        return Err(wrong(faults));
    }
    let Some(last) = permits.pop().filter(|_| !check) else {
        for imported in &mut import.changes {
            imported.number = None;
        }
        return Ok(import);
    };
    for permit in permits {
        tx.note(permit.noting("workbook"), cx.trail()).await?;
    }
    tx.commit(last.noting("workbook")).await?;
    Ok(import)
}

/// An entry of a workbook, and the one that is there already.
struct Wanted<'a> {
    entry: Entry,
    present: Option<&'a Present>,
}

/// The entry that a line says, when all its cells can be read and it is the caller's own.
fn wanted<'a>(cx: &Cx, line: &Line, present: &'a [Present], faults: &mut Vec<FieldError>) -> Option<Wanted<'a>> {
    let known = find(cx, line, present, faults)?;
    let before = faults.len();
    let entry = entries::entry(line, known.map(|known| &known.entry), faults);
    if faults.len() > before {
        return None;
    }
    Some(Wanted {
        entry: entry.filled_in(),
        present: known,
    })
}

/// The entry that is there under the code of a line, or, where it has none, under its name in the caller's department.
#[expect(
    clippy::option_option,
    reason = "a line that is wrong, one that is new, and one that is there"
)]
fn find<'a>(cx: &Cx, line: &Line, present: &'a [Present], faults: &mut Vec<FieldError>) -> Option<Option<&'a Present>> {
    let code = line.said(columns::CODE);
    let own = |known: &&Present| known.dataset.owner == cx.caller.organisation;
    let known = if code.is_empty() {
        let title = line.said(columns::TITLE);
        present.iter().filter(own).find(|known| known.entry.title.zh == title)
    } else {
        let known = present.iter().find(|known| known.dataset.resource_code == code);
        if known.is_none() {
            let message = format!("There is no entry '{code}'; leave the code of a new entry empty.");
            let fault = FieldError::new(line.at(columns::CODE), "catalogue_book.code_unknown", message);
            faults.push(fault.with("value", code));
            return None;
        }
        known
    };
    Some(known)
}

/// Makes a draft of what differs; none when nothing does.
async fn keep(cx: &Cx, tx: &mut Tx, wanted: Wanted<'_>) -> Result<Option<(Imported, jixia_policy::Permit)>> {
    if wanted.present.is_some_and(|present| present.entry == wanted.entry) {
        return Ok(None);
    }
    let dataset = wanted.present.map(|present| present.dataset.name.clone());
    let new = NewChange {
        kind: if dataset.is_some() {
            ChangeKind::Change
        } else {
            ChangeKind::Compile
        },
        dataset: dataset.clone(),
        statement: Statement::default(),
        entry: Some(wanted.entry),
    };
    let (change, permit): (CatalogueChange, _) = catalogue_changes::insert(cx, tx, new).await?;
    let imported = Imported {
        kind: change.kind,
        title: change.title,
        dataset,
        number: Some(change.number),
    };
    Ok(Some((imported, permit)))
}

/// The published entries, in the order of their codes.
async fn present(cx: &Cx, reader: &mut Reader, own: bool) -> Result<Vec<Present>> {
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadDataset);
    let filter = DatasetFilter {
        state: Some(DatasetState::Published),
        ..DatasetFilter::default()
    };
    let mut found: Vec<Dataset> = Vec::new();
    loop {
        let page = Page::new(found.len() as u64, Page::LIMIT_MAX)?;
        let page = reader.datasets().list(&visible, &filter, &page).await?;
        if page.total > ENTRIES_MAX {
            let message = format!("The catalogue has more than {ENTRIES_MAX} entries; take those of one department.");
            return Err(Error::limit("catalogue_book.too_many", message).with("most", ENTRIES_MAX));
        }
        let is_last = page.items.is_empty();
        found.extend(page.items);
        if is_last || found.len() as u64 >= page.total {
            break;
        }
    }
    found.retain(|dataset| !own || dataset.owner == cx.caller.organisation);
    found.sort_by(|a, b| a.resource_code.cmp(&b.resource_code));
    let owners = found.iter().map(|dataset| dataset.owner);
    let owners: HashMap<OrganisationId, Organisation> = datasets::entries::organisations(reader, owners).await?;
    let present = found.into_iter().filter_map(|dataset| {
        let owner = owners.get(&dataset.owner)?.clone();
        let contract = datasets::contract(&cx.services, &dataset);
        Some(contract.map(|contract| Present {
            entry: Entry::of(&contract),
            owner,
            dataset,
        }))
    });
    present.collect()
}

fn wrong(mut faults: Vec<FieldError>) -> Error {
    let count = faults.len();
    faults.truncate(FAULTS_MAX);
    let message = format!("The workbook has {count} wrong cells; nothing was kept. Correct them and send it again.");
    Error::invalid("catalogue_book.wrong", message)
        .with("count", count)
        .with_fields(faults)
}

#[cfg(test)]
mod tests;
