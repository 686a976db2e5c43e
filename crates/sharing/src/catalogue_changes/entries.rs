//! From the entry that is stated to the contract file that a change keeps.

use jixia_app::{Cx, datasets};
use jixia_model::{
    DatasetName, Error, Result, Text,
    catalogue_change::ChangeKind,
    contract::{Contract, DeliveryMode},
    dataset::Dataset,
    entry::Entry,
    id::OrganisationId,
};
use jixia_store::Reader;

/// Version of the contract of a new entry.
const FIRST_VERSION: &str = "1.0.0";

/// What an entry is written about.
pub(super) struct About<'a> {
    /// What is done.
    pub(super) kind: ChangeKind,
    /// Name of the dataset.
    pub(super) name: &'a DatasetName,
    /// The department.
    pub(super) owner: OrganisationId,
    /// The dataset that is there already.
    pub(super) dataset: Option<&'a Dataset>,
}

/// What a change keeps of an entry.
pub(super) struct Written {
    /// What the entry is called.
    pub(super) title: Text,
    /// The contract file; none when the entry is withdrawn.
    pub(super) source: Option<Vec<u8>>,
}

/// The contract file with the entry that is stated, checked.
///
/// # Errors
/// `catalogue_change.entry_missing`, `catalogue_change.entry_incomplete` with a sentence for each field,
/// `catalogue_change.nothing_changed`, `catalogue_change.items_of_pack` (conflicts), `dataset.contract_wrong`.
pub(super) async fn written(cx: &Cx, reader: &mut Reader, about: &About<'_>, entry: Option<Entry>) -> Result<Written> {
    let About {
        kind,
        name,
        owner,
        dataset,
    } = *about;
    if kind == ChangeKind::Withdraw {
        let title = dataset.map(|dataset| dataset.title.clone()).unwrap_or_default();
        return Ok(Written { title, source: None });
    }
    let entry = entry.ok_or_else(|| {
        let message = "State the entry as it is to be.";
        Error::invalid("catalogue_change.entry_missing", message)
    })?;
    let entry = entry.filled_in();
    let present = match dataset {
        Some(dataset) => (*datasets::contract(&cx.services, dataset)?).clone(),
        None => blank(name, reader.organisations().get(owner).await?.code, &entry),
    };
    if kind == ChangeKind::Change && entry == Entry::of(&present) {
        let message = format!("The entry of '{name}' says so already; nothing would change.");
        return Err(Error::conflict("catalogue_change.nothing_changed", message).with("name", name));
    }
    let faults = entry.faults();
    if !faults.is_empty() {
        let message = "The entry is not complete; see the fields.";
        return Err(Error::invalid("catalogue_change.entry_incomplete", message).with_fields(faults));
    }
    let source = source(cx, &present, dataset, &entry)?;
    // What the contract says beside the entry, such as its checks, must go with the new columns.
    datasets::parse(name, &source)?;
    Ok(Written {
        title: entry.title,
        source: Some(source),
    })
}

fn source(cx: &Cx, present: &Contract, dataset: Option<&Dataset>, entry: &Entry) -> Result<Vec<u8>> {
    let name = &present.name;
    let is_packs = cx.services.packs().find_contract(name).is_some();
    let items_differ = entry.items != Entry::of(present).items;
    if is_packs && items_differ {
        let message = format!(
            "The information items of '{name}' are declared by a pack; they change with its next version. \
             Everything else of the entry can be changed here."
        );
        return Err(Error::conflict("catalogue_change.items_of_pack", message).with("name", name));
    }
    let mut wanted = entry.clone().onto(present);
    let Some(dataset) = dataset.filter(|_| !is_packs) else {
        return Ok(jixia_pack::write_contract(&wanted));
    };
    if items_differ {
        wanted.version = next_version(&present.version);
    }
    jixia_pack::amend_contract(&dataset.contract_source, present, &wanted)
        .ok_or_else(|| Error::internal(format!("the contract of '{name}' cannot be read any more")))
}

/// The contract of an entry that is new altogether.
fn blank(name: &DatasetName, owner: String, entry: &Entry) -> Contract {
    let has_key = entry.items.iter().any(|item| item.key);
    Contract {
        name: name.clone(),
        version: FIRST_VERSION.to_owned(),
        title: entry.title.clone(),
        summary: entry.summary.clone(),
        owner,
        columns: Vec::new(),
        checks: Vec::new(),
        mode: if has_key {
            DeliveryMode::Upsert
        } else {
            DeliveryMode::Replace
        },
        refuse_above: None,
        catalogue: entry.catalogue.clone(),
        clauses: Vec::new(),
    }
}

/// 1.4.2 becomes 1.5.0; a version that is counted otherwise stays.
fn next_version(version: &str) -> String {
    let parts: Vec<&str> = version.split('.').collect();
    match parts.as_slice() {
        [major, minor, _] => match minor.parse::<u32>() {
            Ok(minor) => format!("{major}.{}.0", minor.saturating_add(1)),
            Err(_) => version.to_owned(),
        },
        _ => version.to_owned(),
    }
}
