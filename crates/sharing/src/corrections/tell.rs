//! Who is told of a correction: the parties of its steps, and all who received the value once it is corrected.
//!
//! Received is matched by two things. First by the record: every organisation to which a look-up or a verification of this key
//! was answered, in the dataset where the doubt was seen or in one that shares its source; it is told the key, which it has
//! asked for by itself. Second by the grant: every applicant of a share in force of such a dataset that grants the column; it is
//! told the key only where it received all rows with their keys (batch or file of everything). Answers to queries in SQL name
//! no key and no column, so they are not matched.

use std::collections::{BTreeMap, BTreeSet};

use jixia_app::{Cx, access, datasets};
use jixia_model::{
    DatasetName, Result,
    correction::Correction,
    dataset::Dataset,
    id::{NoticeId, OrganisationId},
    notice::{Notice, NoticeKind, received_whole},
    share::RUNNING,
};
use jixia_policy::Visible;
use jixia_store::{Page, Reader, ShareFilter, Tx};

/// Farthest that the uses of a table are followed.
const STEPS_MAX: usize = 5;

/// Tells a party of the correction, which knows the record.
pub(super) async fn party(
    cx: &Cx,
    tx: &mut Tx,
    correction: &Correction,
    organisation: OrganisationId,
    kind: NoticeKind,
) -> Result<()> {
    let key = Some(correction.doubt.key.clone());
    let notice = notice(cx, correction, organisation, kind, (&correction.dataset_name, key));
    tx.notices().tell(&notice).await
}

/// Tells everyone who received the value, but not the two parties, who know.
pub(super) async fn receivers(cx: &Cx, tx: &mut Tx, correction: &Correction) -> Result<()> {
    let key = &correction.doubt.key;
    // By organisation and dataset; whoever is found by the record is told the key.
    let mut told: BTreeMap<(OrganisationId, DatasetName), Option<String>> = BTreeMap::new();
    for name in affected(tx, correction).await? {
        let Some(owned) = access::find(tx, &name).await? else {
            continue;
        };
        for (organisation, is_whole) in granted(cx, tx, &owned.dataset, &correction.doubt.column).await? {
            let place = told.entry((organisation, name.clone())).or_default();
            // The key is that of the dataset in which the doubt was seen.
            if is_whole && name == correction.dataset_name {
                *place = Some(key.clone());
            }
        }
        for organisation in tx.record_reads().receivers(key, &name).await? {
            told.insert((organisation, name.clone()), Some(key.clone()));
        }
    }
    for ((organisation, name), key) in told {
        if organisation != correction.reporter && organisation != correction.source {
            let notice = notice(cx, correction, organisation, NoticeKind::Corrected, (&name, key));
            tx.notices().tell(&notice).await?;
        }
    }
    Ok(())
}

/// The dataset in which the doubt was seen, its source, and all that is made from the source.
async fn affected(reader: &mut Reader, correction: &Correction) -> Result<BTreeSet<DatasetName>> {
    let mut found = BTreeSet::from([correction.dataset_name.clone(), correction.source_dataset.clone()]);
    let mut edge: Vec<DatasetName> = found.iter().cloned().collect();
    for _ in 0..STEPS_MAX {
        let mut next = Vec::new();
        for table in edge {
            for made in reader.lineage().uses(&table).await? {
                if found.insert(made.clone()) {
                    next.push(made);
                }
            }
        }
        edge = next;
    }
    Ok(found)
}

/// The applicants of shares in force that grant the column, and whether they received all rows with their keys.
async fn granted(cx: &Cx, reader: &mut Reader, dataset: &Dataset, column: &str) -> Result<Vec<(OrganisationId, bool)>> {
    let contract = datasets::contract(&cx.services, dataset)?;
    let filter = ShareFilter {
        dataset: Some(dataset.id),
        states: vec![RUNNING.to_owned()],
        ..ShareFilter::default()
    };
    let mut found = Vec::new();
    let mut from = 0;
    loop {
        let page = Page::new(from, Page::LIMIT_MAX)?;
        let shares = reader.shares().list(&Visible::All, &filter, &page).await?;
        for share in &shares.items {
            let grants = share
                .grant
                .as_ref()
                .is_some_and(|grant| grant.scope.columns.iter().any(|known| known == column));
            if grants && share.is_in_force(cx.today()) {
                found.push((share.applicant, received_whole(share, &contract)));
            }
        }
        from += shares.items.len() as u64;
        if shares.items.is_empty() || from >= shares.total {
            return Ok(found);
        }
    }
}

fn notice(
    cx: &Cx,
    correction: &Correction,
    organisation: OrganisationId,
    kind: NoticeKind,
    (dataset, key): (&DatasetName, Option<String>),
) -> Notice {
    Notice {
        id: NoticeId::new(cx.ids()),
        organisation,
        kind,
        correction: correction.number.clone(),
        dataset: dataset.clone(),
        column: correction.doubt.column.clone(),
        key,
        at: cx.now(),
        seen_at: None,
        seen_by: None,
    }
}
