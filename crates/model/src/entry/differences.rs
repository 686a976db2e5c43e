//! What differs between two entries, as people read it.

use super::{Entry, Item, titles};
use crate::{
    Text,
    contract::{Grade, Personal, Sharing},
};

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which part of the entry: `title`, `sharing`, `item` and so on.
    pub part: &'static str,
    /// The information item, where it is about one.
    pub item: Option<Text>,
    /// What it was; none where there was nothing.
    pub before: Option<Text>,
    /// What it is to be; none where nothing is left.
    pub after: Option<Text>,
}

impl Entry {
    /// What differs from `before` to this entry, in the order in which people read an entry.
    pub fn differences(&self, before: &Self) -> Vec<Difference> {
        let parts = parts(before).into_iter().zip(parts(self));
        let mut found: Vec<Difference> = parts
            .filter(|((_, before), (_, after))| before != after)
            .map(|((part, before), (_, after))| Difference {
                part,
                item: None,
                before: there(before),
                after: there(after),
            })
            .collect();
        found.extend(self.items_after(before));
        let gone = before.items.iter().filter(|item| self.item(&item.name).is_none());
        found.extend(gone.map(|item| Difference {
            part: "item",
            item: Some(item.title.clone()),
            before: Some(shown(item)),
            after: None,
        }));
        // The list of names tells the order; where items differ themselves, it tells nothing more.
        let tells_items = found.iter().any(|difference| difference.part == "item");
        found.retain(|difference| difference.part != "items" || !tells_items);
        found
    }

    fn items_after(&self, before: &Self) -> Vec<Difference> {
        let changed = self.items.iter().filter_map(|item| {
            let known = before.item(&item.name);
            (known != Some(item)).then(|| Difference {
                part: "item",
                item: Some(item.title.clone()),
                before: known.map(shown),
                after: Some(shown(item)),
            })
        });
        changed.collect()
    }

    fn item(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.name == name)
    }
}

fn there(text: Text) -> Option<Text> {
    (!text.zh.is_empty() || !text.en.is_empty()).then_some(text)
}

fn same(text: impl Into<String>) -> Text {
    let text = text.into();
    Text::new(text.clone(), text)
}

fn parts(entry: &Entry) -> Vec<(&'static str, Text)> {
    let catalogue = &entry.catalogue;
    let code = format!(
        "{} {} {} {}",
        catalogue.class.word(),
        catalogue.item,
        catalogue.sub_item,
        catalogue.detail
    );
    let terms = match &catalogue.sharing {
        Sharing::Unconditional => Text::default(),
        Sharing::Conditional { condition } => condition.clone(),
        Sharing::NotShared { basis } => basis.clone(),
    };
    let format = catalogue.offer.format.as_ref().map(|format| {
        let class = titles::format_class(format.class);
        Text::new(
            format!("{} {}", class.zh, format.kind),
            format!("{} {}", class.en, format.kind),
        )
    });
    let modes = catalogue.offer.modes.iter().map(|mode| titles::mode(*mode));
    let (zh, en): (Vec<_>, Vec<_>) = modes.map(|mode| (mode.zh, mode.en)).unzip();
    let names = entry.items.iter().map(|item| item.title.zh.as_str());
    vec![
        ("title", entry.title.clone()),
        ("summary", entry.summary.clone()),
        ("classification", same(code.trim_end())),
        ("theme", catalogue.theme.clone()),
        ("format", format.unwrap_or_default()),
        ("sharing", titles::sharing(&catalogue.sharing)),
        ("sharing_terms", terms),
        ("modes", Text::new(zh.join("、"), en.join(", "))),
        ("open", catalogue.open.clone().unwrap_or_default()),
        ("update_cycle", titles::cycle(catalogue.update_cycle)),
        ("related", same(catalogue.offer.related.join(", "))),
        ("items", same(names.collect::<Vec<_>>().join("、"))),
    ]
}

/// An item in a line: title, type, whether it is required or a key, grade, personal class.
fn shown(item: &Item) -> Text {
    let kind = titles::type_letter(item.item_type);
    let mut zh = vec![item.title.zh.clone(), item.item_type.to_string(), kind.name.to_owned()];
    let mut en = vec![item.title.en.clone(), item.item_type.to_string()];
    let mut add = |is_so: bool, in_zh: &str, in_en: &str| {
        if is_so {
            zh.push(in_zh.to_owned());
            en.push(in_en.to_owned());
        }
    };
    add(item.required, "必填", "required");
    add(item.key, "主键", "key");
    add(item.classification.grade == Grade::Important, "重要数据", "important");
    add(item.classification.grade == Grade::Core, "核心数据", "core");
    add(
        item.classification.personal == Personal::Personal,
        "个人信息",
        "personal",
    );
    add(
        item.classification.personal == Personal::Sensitive,
        "敏感个人信息",
        "sensitive personal",
    );
    Text::new(zh.join(" · "), en.join(" · "))
}
