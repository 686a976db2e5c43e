//! Who read a record: when, for whom, why, under which share. For the auditor and the steward of the registry today; the person
//! whom the record is about can be given the same answer as soon as residents log in, because it names organisations and
//! purposes and no value of the record.

use jixia_evidence::{Kind, TableRead};
use jixia_model::{DatasetName, Error, Result, organisation::Organisation};
use jixia_policy::Action;
use jixia_store::{LoggedReceipt, Page, PageOf};

use crate::{Cx, access, evidence::Draft};

/// Most characters of a key.
const KEY_LENGTH_MAX: usize = 200;

/// A question about a record, with the names of who asked as far as the caller may know them.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What its receipt says.
    pub receipt: LoggedReceipt,
    /// Name of the person who asked.
    pub person: Option<String>,
    /// The organisation that asked.
    pub organisation: Option<Organisation>,
    /// Nothing of the record was asked for, only who had read it: such a receipt names no version of a table.
    pub of_uses: bool,
}

/// Tells who asked for the record of this key in the registry, and in every other dataset that the caller may account for
/// and whose records have the same key; the latest first. Asking is an act for a purpose, is audited, and leaves a receipt that
/// is among the answers from then on.
///
/// Answers over many records, to queries in SQL and to lists, name no key and are not here; they have receipts of their dataset.
///
/// # Errors
/// `registry.unknown`, `purpose.missing`, `readers.key_missing`, refusals.
pub async fn readers(cx: &Cx, name: &DatasetName, key: &str, page: &Page) -> Result<(PageOf<Reading>, Draft)> {
    cx.check_purpose()?;
    let key = key.trim();
    if !(1..=KEY_LENGTH_MAX).contains(&key.chars().count()) {
        let message = format!("Give the key of the record, 1 to {KEY_LENGTH_MAX} characters.");
        return Err(Error::invalid("readers.key_missing", message).with("most", KEY_LENGTH_MAX));
    }
    cx.services.packs().registry(name)?;
    let mut reader = cx.services.store.read().await?;
    let (_, permit) = cx.dataset(&mut reader, name, Action::TraceRecord).await?;
    let mut datasets = vec![name.clone()];
    for other in reader.record_reads().datasets(key).await? {
        let owned = access::find(&mut reader, &other).await?;
        if other != *name && owned.is_some_and(|owned| cx.may(Action::TraceRecord, &owned.resource())) {
            datasets.push(other);
        }
    }
    let found = reader.record_reads().receipts(key, &datasets, page).await?;
    let people: Vec<_> = found.items.iter().filter_map(|logged| logged.receipt.person).collect();
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadPerson);
    let names = reader.people().names(&visible, &people).await?;
    let organisations: Vec<_> = found
        .items
        .iter()
        .filter_map(|logged| logged.receipt.organisation)
        .collect();
    let organisations = reader.organisations().among(&organisations).await?;
    let total = found.total;
    let told = found.map(|logged| Reading {
        person: logged.receipt.person.and_then(|person| names.get(&person).cloned()),
        organisation: organisations
            .iter()
            .find(|known| Some(known.id) == logged.receipt.organisation)
            .cloned(),
        of_uses: logged.receipt.kind == Kind::Answer
            && logged.receipt.tables.iter().all(|table| table.version.is_none()),
        receipt: logged,
    });
    let table = TableRead {
        dataset: name.to_string(),
        version: None,
    };
    let draft = Draft::new(cx, vec![table]).with_permit(cx, permit.noting(format!("{total} uses")));
    // No value of the record is told, so who asks here has not received it.
    Ok((told, draft.about(name, [key.to_owned()], false)))
}
