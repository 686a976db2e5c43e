//! An entry of the catalogue (目录条目) as the guide of 2017 and State Council Decree 809 art. 13 to 15 ask for it: what a
//! department states, what differs between two of them, and how a contract follows from it.

mod differences;
mod titles;

pub use differences::Difference;
pub use titles::{TypeLetter, class, cycle, format_class, mode, sharing, type_letter};

use std::collections::HashSet;

use crate::{
    FieldError, Text,
    contract::{Catalogue, Classification, Column, ColumnType, Contract, Personal, Sharing},
};

/// Most information items of an entry.
const ITEMS_MAX: usize = 2000;
/// Most characters of a title.
const TITLE_LENGTH_MAX: usize = 200;
/// Most characters of a text.
const TEXT_LENGTH_MAX: usize = 2000;
/// Most related entries.
const RELATED_MAX: usize = 50;

/// An entry of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Name of the resource (信息资源名称).
    pub title: Text,
    /// What the data say (信息资源摘要).
    pub summary: Text,
    /// Classification, sharing, opening, update cycle, format, related entries.
    pub catalogue: Catalogue,
    /// Information items (信息项).
    pub items: Vec<Item>,
}

/// An information item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Name of the column.
    pub name: String,
    /// Name that people use (信息项名称).
    pub title: Text,
    /// Type of the values (数据类型, 数据长度).
    pub item_type: ColumnType,
    /// A value must be there.
    pub required: bool,
    /// Part of the key.
    pub key: bool,
    /// Grade and personal-information class (分类分级).
    pub classification: Classification,
}

impl Item {
    /// Whether it says something about a person.
    pub fn is_personal(&self) -> bool {
        self.classification.personal != Personal::No
    }

    fn of(column: &Column) -> Self {
        Self {
            name: column.name.clone(),
            title: column.title.clone(),
            item_type: column.column_type,
            required: column.required,
            key: column.key,
            classification: column.classification,
        }
    }

    /// The column that this item is, beside what `known` says that no item does.
    fn column(self, known: Option<&Column>) -> Column {
        Column {
            aliases: known.map(|column| column.aliases.clone()).unwrap_or_default(),
            semantic: known.and_then(|column| column.semantic),
            unique: known.is_some_and(|column| column.unique),
            name: self.name,
            title: self.title,
            column_type: self.item_type,
            required: self.required,
            key: self.key,
            classification: self.classification,
        }
    }
}

impl Entry {
    /// The entry that a contract holds.
    pub fn of(contract: &Contract) -> Self {
        Self {
            title: contract.title.clone(),
            summary: contract.summary.clone(),
            catalogue: contract.catalogue.clone(),
            items: contract.columns.iter().map(Item::of).collect(),
        }
    }

    /// The contract with this entry in place of its own; its checks and its way of delivery stay.
    pub fn onto(self, contract: &Contract) -> Contract {
        let columns = self.items.into_iter().map(|item| {
            let known = contract.column(&item.name);
            item.column(known)
        });
        Contract {
            columns: columns.collect(),
            title: self.title,
            summary: self.summary,
            catalogue: self.catalogue,
            ..contract.clone()
        }
    }

    /// The entry with what nobody has to fill in: texts that stand in Chinese alone stand in English too, and an item
    /// without a name is called by its place.
    #[must_use]
    pub fn filled_in(mut self) -> Self {
        let catalogue = &mut self.catalogue;
        let terms = match &mut catalogue.sharing {
            Sharing::Unconditional => None,
            Sharing::Conditional { condition } => Some(condition),
            Sharing::NotShared { basis } => Some(basis),
        };
        let texts = [&mut self.title, &mut self.summary, &mut catalogue.theme];
        let titles = self.items.iter_mut().map(|item| &mut item.title);
        for text in texts.into_iter().chain(terms).chain(&mut catalogue.open).chain(titles) {
            if text.en.trim().is_empty() {
                text.en.clone_from(&text.zh);
            }
        }
        let taken: HashSet<String> = self.items.iter().map(|item| item.name.clone()).collect();
        let mut free = (1..)
            .map(|place| format!("item_{place}"))
            .filter(|name| !taken.contains(name));
        for item in self.items.iter_mut().filter(|item| item.name.trim().is_empty()) {
            item.name = free.next().unwrap_or_default();
        }
        self
    }

    /// What art. 13 to 15 ask for and the entry does not say; empty when it is complete.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut fields = Vec::new();
        for (field, text, most) in [
            ("title", &self.title.zh, TITLE_LENGTH_MAX),
            ("summary", &self.summary.zh, TEXT_LENGTH_MAX),
            ("theme", &self.catalogue.theme.zh, TITLE_LENGTH_MAX),
        ] {
            fields.extend(said(field, text, most));
        }
        fields.extend(self.classification_faults());
        fields.extend(self.sharing_faults());
        fields.extend(self.offer_faults());
        fields.extend(self.item_faults());
        fields
    }

    fn classification_faults(&self) -> Vec<FieldError> {
        let catalogue = &self.catalogue;
        let levels = [
            ("item", &catalogue.item, Some(2)),
            ("sub_item", &catalogue.sub_item, Some(3)),
            ("detail", &catalogue.detail, None),
        ];
        let wrong = levels.into_iter().filter(|(_, code, length)| {
            let fits = length.map_or(code.len() <= 20, |length: usize| code.len() == length);
            !fits || !code.bytes().all(|byte| byte.is_ascii_digit())
        });
        let fault = wrong.map(|(field, code, _)| {
            let message = format!("'{code}' is no code of the guide: two digits for 项, three for 目, any for 细目.");
            FieldError::new(field, "entry.code_malformed", message).with("value", code)
        });
        fault.collect()
    }

    fn sharing_faults(&self) -> Vec<FieldError> {
        match &self.catalogue.sharing {
            Sharing::Unconditional => Vec::new(),
            Sharing::Conditional { condition } if said("", &condition.zh, TEXT_LENGTH_MAX).is_none() => Vec::new(),
            Sharing::Conditional { .. } => {
                let message = "Conditional sharing states for which scope and purposes it is (Decree 809 art. 15).";
                vec![FieldError::new("sharing_terms", "entry.condition_missing", message)]
            }
            Sharing::NotShared { basis } if cites_law(&basis.zh) => Vec::new(),
            Sharing::NotShared { .. } => {
                let message = "What is not shared cites the law, regulation or State Council decision that says so, \
                               with its title in 《》 (Decree 809 art. 14 and 15).";
                vec![FieldError::new("sharing_terms", "entry.basis_missing", message)]
            }
        }
    }

    fn offer_faults(&self) -> Vec<FieldError> {
        let offer = &self.catalogue.offer;
        let mut fields = Vec::new();
        if offer.format.as_ref().is_none_or(|format| format.kind.trim().is_empty()) {
            let message = "Say in which form the data are kept (Decree 809 art. 13).";
            fields.push(FieldError::new("format", "entry.format_missing", message));
        }
        let is_shared = !matches!(self.catalogue.sharing, Sharing::NotShared { .. });
        if is_shared && offer.modes.is_empty() {
            let message = "Say in which ways the data are shared (Decree 809 art. 13).";
            fields.push(FieldError::new("modes", "entry.modes_missing", message));
        }
        if let Some(code) = offer.related.iter().find(|code| !is_resource_code(code)) {
            let message = format!("'{code}' is no resource code; it looks like 301001/000001.");
            fields.push(FieldError::new("related", "entry.related_malformed", message).with("value", code));
        }
        if offer.related.len() > RELATED_MAX {
            let message = format!("Name at most {RELATED_MAX} related entries.");
            fields.push(FieldError::new("related", "entry.too_many", message).with("most", RELATED_MAX));
        }
        fields
    }

    fn item_faults(&self) -> Vec<FieldError> {
        let mut fields = Vec::new();
        if self.items.is_empty() || self.items.len() > ITEMS_MAX {
            let message = format!("An entry has 1 to {ITEMS_MAX} information items.");
            fields.push(FieldError::new("items", "entry.items_missing", message).with("most", ITEMS_MAX));
        }
        let (mut names, mut titles) = (HashSet::new(), HashSet::new());
        for (index, item) in self.items.iter().enumerate() {
            let field = |part: &str| format!("items[{index}].{part}");
            fields.extend(said(&field("title"), &item.title.zh, TITLE_LENGTH_MAX));
            let title = &item.title.zh;
            if !titles.insert(title) {
                let message = format!("There are two items '{title}'; give each a title of its own.");
                fields.push(FieldError::new(field("title"), "entry.item_twice", message).with("item", title));
            }
            if !names.insert(&item.name) || !is_column_name(&item.name) {
                let name = &item.name;
                let message = format!(
                    "'{name}' is no name of a column, or one that occurs twice: lower-case letters, digits and '_'."
                );
                fields.push(FieldError::new(field("name"), "entry.item_name", message).with("value", name));
            }
        }
        fields
    }
}

/// A fault when a text says nothing or too much.
fn said(field: &str, text: &str, most: usize) -> Option<FieldError> {
    if (1..=most).contains(&text.trim().chars().count()) {
        return None;
    }
    let message = format!("Say this in 1 to {most} characters.");
    Some(FieldError::new(field, "entry.text_missing", message).with("most", most))
}

/// Whether a text names a law by its title, or a decision of the State Council.
fn cites_law(text: &str) -> bool {
    let by_title = text.split_once('《').and_then(|(_, rest)| rest.split_once('》'));
    by_title.is_some_and(|(title, _)| !title.trim().is_empty()) || text.contains("国务院决定")
}

fn is_column_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|byte| byte.is_ascii_lowercase())
        && name.len() <= 63
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Whether a text has the form of a resource code: class, item, sub-item, detail, `/`, sequence.
pub fn is_resource_code(code: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    code.split_once('/').is_some_and(|(class, sequence)| {
        class.len() >= 6
            && class.len() <= 40
            && digits(class)
            && !sequence.is_empty()
            && sequence.len() <= 40
            && digits(sequence)
    })
}

#[cfg(test)]
mod tests;
