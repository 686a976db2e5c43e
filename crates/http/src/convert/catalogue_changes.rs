//! Changes of the catalogue between the wire and the model.

use jixia_api::catalogue_changes as api;
use jixia_model::{
    Error, FieldError, Result, Text,
    catalogue_change::{Cause, ChangeKind, Impact, Secrecy, Statement},
    contract::{Catalogue, CatalogueClass, Classification, Format, FormatClass, Grade, Offer, Personal, Sharing},
    entry::{Difference, Entry, Item},
};
use jixia_sharing::catalogue_changes::{Seen, Whole};

use super::{cycle, cycle_in, flows, same_variants, shares, sharing, text};

same_variants! {
    kind: ChangeKind => api::CatalogueChangeKind { Compile, Change, Withdraw }
    kind_in: api::CatalogueChangeKind => ChangeKind { Compile, Change, Withdraw }
    cause: Cause => api::ChangeCause { Law, StateCouncil, Duties, Other }
    cause_in: api::ChangeCause => Cause { Law, StateCouncil, Duties, Other }
    secrecy: Secrecy => api::SecrecyOutcome { None, StateSecret, WorkSecret }
    secrecy_in: api::SecrecyOutcome => Secrecy { None, StateSecret, WorkSecret }
    impact: Impact => api::ImpactOutcome { None, Acceptable, Unacceptable }
    impact_in: api::ImpactOutcome => Impact { None, Acceptable, Unacceptable }
    class: CatalogueClass => api::EntryClass { Basic, Theme, Department }
    class_in: api::EntryClass => CatalogueClass { Basic, Theme, Department }
    format_class: FormatClass => api::EntryFormatClass { Document, Spreadsheet, Database, Image, Media, Described, Service }
    format_class_in: api::EntryFormatClass => FormatClass { Document, Spreadsheet, Database, Image, Media, Described, Service }
    grade: Grade => api::EntryGrade { General, Important, Core }
    grade_in: api::EntryGrade => Grade { General, Important, Core }
    personal: Personal => api::EntryPersonal { No, Personal, Sensitive }
    personal_in: api::EntryPersonal => Personal { No, Personal, Sensitive }
}

/// A change with all that its page shows.
pub(crate) fn whole(whole: Whole) -> api::CatalogueChange {
    let differences = whole
        .differences
        .map(|found| found.into_iter().map(difference).collect());
    api::CatalogueChange {
        summary: summary(whole.seen),
        entry: whole.entry.map(entry_out),
        differences,
        items_of_pack: whole.items_of_pack,
    }
}

/// A change as a list shows it.
pub(crate) fn summary(seen: Seen) -> api::CatalogueChangeSummary {
    let change = seen.change;
    api::CatalogueChangeSummary {
        number: change.number.to_string(),
        kind: kind(change.kind),
        dataset: change.dataset_name.to_string(),
        title: text(change.title),
        owner: flows::party(seen.owner),
        statement: statement_out(change.statement),
        standing: flows::standing(&seen.standing),
        correctable: seen.correctable,
        sent_at: change.sent_at,
        created_at: change.created_at,
        changed_at: change.changed_at,
    }
}

/// What is stated with a change.
pub(crate) fn statement(wire: api::ChangeStatement) -> Statement {
    Statement {
        cause: wire.cause.map(cause_in),
        cause_text: wire.cause_text,
        cause_on: wire.cause_on,
        secrecy: wire.secrecy.map(secrecy_in),
        secrecy_text: wire.secrecy_text,
        personal: wire.personal.map(impact_in),
        personal_text: wire.personal_text,
    }
}

fn statement_out(stated: Statement) -> api::ChangeStatement {
    api::ChangeStatement {
        cause: stated.cause.map(cause),
        cause_text: stated.cause_text,
        cause_on: stated.cause_on,
        secrecy: stated.secrecy.map(secrecy),
        secrecy_text: stated.secrecy_text,
        personal: stated.personal.map(impact),
        personal_text: stated.personal_text,
    }
}

/// An entry as it is stated.
///
/// # Errors
/// `catalogue_change.entry_incomplete` when an item has a type that there is none of.
pub(crate) fn entry(wire: api::CatalogueEntry) -> Result<Entry> {
    let terms = wire.sharing_terms.map(text_in).unwrap_or_default();
    let items = wire
        .items
        .into_iter()
        .enumerate()
        .map(|(index, item)| item_in(index, item));
    Ok(Entry {
        title: text_in(wire.title),
        summary: text_in(wire.summary),
        catalogue: Catalogue {
            class: class_in(wire.class),
            item: wire.item,
            sub_item: wire.sub_item,
            detail: wire.detail,
            theme: text_in(wire.theme),
            sharing: match wire.sharing {
                jixia_api::datasets::SharingKind::Unconditional => Sharing::Unconditional,
                jixia_api::datasets::SharingKind::Conditional => Sharing::Conditional { condition: terms },
                jixia_api::datasets::SharingKind::NotShared => Sharing::NotShared { basis: terms },
            },
            open: wire.open.map(text_in),
            update_cycle: cycle_in(wire.update_cycle),
            offer: Offer {
                format: wire.format.map(|format| Format {
                    class: format_class_in(format.class),
                    kind: format.kind,
                }),
                modes: wire.modes.into_iter().map(shares::mode_in).collect(),
                related: wire.related,
            },
        },
        items: items.collect::<Result<_>>()?,
    })
}

/// An entry as it is told.
pub(crate) fn entry_out(entry: Entry) -> api::CatalogueEntry {
    let catalogue = entry.catalogue;
    let kind = sharing(&catalogue.sharing);
    let terms = match catalogue.sharing {
        Sharing::Unconditional => None,
        Sharing::Conditional { condition } => Some(condition),
        Sharing::NotShared { basis } => Some(basis),
    };
    let offer = catalogue.offer;
    api::CatalogueEntry {
        title: text(entry.title),
        summary: text(entry.summary),
        class: class(catalogue.class),
        item: catalogue.item,
        sub_item: catalogue.sub_item,
        detail: catalogue.detail,
        theme: text(catalogue.theme),
        sharing: kind,
        sharing_terms: terms.map(text),
        open: catalogue.open.map(text),
        update_cycle: cycle(catalogue.update_cycle),
        format: offer.format.map(|format| api::EntryFormat {
            class: format_class(format.class),
            kind: format.kind,
        }),
        modes: offer.modes.into_iter().map(shares::mode).collect(),
        related: offer.related,
        items: entry.items.into_iter().map(item_out).collect(),
    }
}

fn item_in(index: usize, wire: api::EntryItem) -> Result<Item> {
    let item_type = jixia_pack::column_type(&wire.r#type).ok_or_else(|| {
        let value = &wire.r#type;
        let message = format!(
            "'{value}' is no type; write text, text(50), integer, decimal(18,2), float, boolean, date or timestamp."
        );
        let wrong = FieldError::new(format!("items[{index}].type"), "entry.type_unknown", message);
        let message = "The entry is not complete; see the fields.";
        Error::invalid("catalogue_change.entry_incomplete", message).with_fields(vec![wrong.with("value", value)])
    })?;
    Ok(Item {
        name: wire.name,
        title: text_in(wire.title),
        item_type,
        required: wire.required,
        key: wire.key,
        classification: Classification {
            grade: grade_in(wire.grade),
            personal: personal_in(wire.personal),
        },
    })
}

fn item_out(item: Item) -> api::EntryItem {
    api::EntryItem {
        name: item.name,
        title: text(item.title),
        r#type: item.item_type.to_string(),
        required: item.required,
        key: item.key,
        grade: grade(item.classification.grade),
        personal: personal(item.classification.personal),
    }
}

fn difference(found: Difference) -> api::EntryDifference {
    api::EntryDifference {
        part: found.part.to_owned(),
        item: found.item.map(text),
        before: found.before.map(text),
        after: found.after.map(text),
    }
}

fn text_in(wire: jixia_api::Text) -> Text {
    Text::new(wire.zh.trim(), wire.en.trim())
}
