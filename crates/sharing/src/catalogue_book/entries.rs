//! From a line of the workbook to an entry; what cannot be read is told cell by cell.

use jixia_model::{
    FieldError, Text,
    contract::{Catalogue, CatalogueClass, Classification, ColumnType, Format, Offer, Sharing, UpdateCycle},
    entry::{Entry, Item, class, type_letter},
};

use super::{
    Line,
    columns::{self, Column, HEADINGS},
    words,
};

/// The entry that a line says. What the workbook does not hold, such as English texts, grades and names of columns, stays
/// as it is in `present`; a column that the sheet does not have says nothing.
pub(super) fn entry(line: &Line, present: Option<&Entry>, faults: &mut Vec<FieldError>) -> Entry {
    let mut cells = Cells { line, faults };
    let known = present.map(|present| &present.catalogue);
    let kept = present.map(|present| &present.title);
    let title = text(&line.said(columns::TITLE), kept);
    let summary = text(&line.said(columns::SUMMARY), present.map(|present| &present.summary));
    Entry {
        title,
        summary,
        catalogue: catalogue(&mut cells, known),
        items: items(&mut cells, present.map_or(&[], |present| &present.items)),
    }
}

/// The cells of a line, and where what is wrong with them goes.
struct Cells<'a> {
    line: &'a Line,
    faults: &'a mut Vec<FieldError>,
}

impl Cells<'_> {
    /// What a cell means, or a fault.
    fn word<T>(&mut self, column: Column, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let said = self.line.said(column);
        let found = read(&said);
        if found.is_none() {
            let place = self.line.at(column);
            self.refuse(place, column, &said);
        }
        found
    }

    fn refuse(&mut self, place: String, column: Column, said: &str) {
        let name = HEADINGS[column].name;
        let message = format!("'{said}' is nothing that the guide knows for '{name}'; choose one of its words.");
        let fault = FieldError::new(place, "catalogue_book.word_unknown", message);
        self.faults.push(fault.with("value", said).with("column", name));
    }

    /// What a cell says where the sheet has the column; else what is kept.
    fn or_kept(&self, column: Column, kept: Option<&String>) -> String {
        if self.line.has(column) {
            self.line.said(column)
        } else {
            kept.cloned().unwrap_or_default()
        }
    }
}

/// A text with the English that it had, while it says the same.
fn text(said: &str, kept: Option<&Text>) -> Text {
    match kept {
        Some(kept) if kept.zh.replace("\r\n", "\n").trim() == said => kept.clone(),
        _ => Text::new(said, ""),
    }
}

fn catalogue(cells: &mut Cells<'_>, known: Option<&Catalogue>) -> Catalogue {
    let class_read = if cells.line.has(columns::CLASS) {
        cells.word(columns::CLASS, words::class)
    } else {
        known.map(|known| known.class)
    };
    let class_read = class_read.unwrap_or(CatalogueClass::Department);
    let theme = match (cells.or_kept(columns::THEME, known.map(|known| &known.theme.zh)), known) {
        (said, None) if said.is_empty() => class(class_read),
        (said, known) => text(&said, known.map(|known| &known.theme)),
    };
    Catalogue {
        class: class_read,
        item: cells.or_kept(columns::ITEM, known.map(|known| &known.item)),
        sub_item: cells.or_kept(columns::SUB_ITEM, known.map(|known| &known.sub_item)),
        detail: cells.or_kept(columns::DETAIL, known.map(|known| &known.detail)),
        theme,
        sharing: sharing(cells, known),
        open: open(cells, known),
        update_cycle: cells
            .word(columns::CYCLE, words::cycle)
            .unwrap_or(UpdateCycle::Irregular),
        offer: offer(cells, known.map(|known| &known.offer)),
    }
}

fn sharing(cells: &mut Cells<'_>, known: Option<&Catalogue>) -> Sharing {
    let kept = match known.map(|known| &known.sharing) {
        Some(Sharing::Conditional { condition }) => Some(condition),
        Some(Sharing::NotShared { basis }) => Some(basis),
        Some(Sharing::Unconditional) | None => None,
    };
    let terms = text(&cells.or_kept(columns::TERMS, kept.map(|kept| &kept.zh)), kept);
    let read = |said: &str| words::sharing(said, terms.clone());
    cells.word(columns::SHARING, read).unwrap_or(Sharing::Unconditional)
}

fn open(cells: &mut Cells<'_>, known: Option<&Catalogue>) -> Option<Text> {
    let kept = known.and_then(|known| known.open.as_ref());
    if !cells.line.has(columns::OPEN) {
        return kept.cloned();
    }
    let is_open = cells.word(columns::OPEN, words::yes_or_no).unwrap_or_default();
    is_open.then(|| match cells.or_kept(columns::OPEN_TERMS, kept.map(|kept| &kept.zh)) {
        said if said.is_empty() => Text::new("无", "None"),
        said => text(&said, kept),
    })
}

fn offer(cells: &mut Cells<'_>, known: Option<&Offer>) -> Offer {
    let format = if cells.line.said(columns::FORMAT_CLASS).is_empty() {
        known.and_then(|known| known.format.clone())
    } else {
        let class = cells.word(columns::FORMAT_CLASS, words::format_class);
        let kind = cells.line.said(columns::FORMAT_KIND);
        class.map(|class| Format { class, kind })
    };
    let modes = if cells.line.has(columns::MODES) {
        cells.word(columns::MODES, words::modes).unwrap_or_default()
    } else {
        known.map(|known| known.modes.clone()).unwrap_or_default()
    };
    let related = cells.or_kept(columns::RELATED, known.map(|known| known.related.join("、")).as_ref());
    let related = related.split(['、', '，', ',', '；', ';', '\n']).map(str::trim);
    Offer {
        format,
        modes,
        related: related.filter(|code| !code.is_empty()).map(str::to_owned).collect(),
    }
}

fn items(cells: &mut Cells<'_>, known: &[Item]) -> Vec<Item> {
    let mut items = Vec::new();
    for (row, [title, kind, length]) in cells.line.items().into_iter().enumerate() {
        let kept = known.iter().find(|item| item.title.zh.trim() == title);
        let same_type = kept.filter(|item| {
            let letter = type_letter(item.item_type);
            words::item_type(&kind, "").is_some()
                && kind == format!("{}{}", letter.name, letter.letter)
                && length == letter.length
        });
        let read = same_type
            .map(|item| item.item_type)
            .or_else(|| words::item_type(&kind, &length));
        if read.is_none() {
            let place = cells.line.at_row(row, columns::ITEM_TYPE);
            let said = [kind.as_str(), length.as_str()].join(" ");
            cells.refuse(place, columns::ITEM_TYPE, said.trim());
        }
        items.push(Item {
            name: kept.map(|item| item.name.clone()).unwrap_or_default(),
            title: text(&title, kept.map(|item| &item.title)),
            item_type: read.unwrap_or(ColumnType::Text { length_max: None }),
            required: kept.is_some_and(|item| item.required),
            key: kept.is_some_and(|item| item.key),
            classification: kept.map_or_else(Classification::default, |item| item.classification),
        });
    }
    items
}
