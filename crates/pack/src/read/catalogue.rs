//! The catalogue entry of a dataset (发改高技〔2017〕1272号).
//!
//! Contracts write it as custom properties, models and registries as a mapping; both are read here.

use jixia_model::{
    Text,
    contract::{Catalogue, CatalogueClass, Format, FormatClass, Offer, Sharing, UpdateCycle},
    share::ShareMode,
};

use super::{Cx, custom::Custom, values::word};
use crate::{
    codes,
    diagnostic::Finding,
    files::parts::{CatalogueFile, TextFile},
    source::Place,
    yaml::At,
};

const CLASSES: [(&str, CatalogueClass); 3] = [
    ("basic", CatalogueClass::Basic),
    ("theme", CatalogueClass::Theme),
    ("department", CatalogueClass::Department),
];

const CYCLES: [(&str, UpdateCycle); 8] = [
    ("realtime", UpdateCycle::RealTime),
    ("daily", UpdateCycle::Daily),
    ("weekly", UpdateCycle::Weekly),
    ("monthly", UpdateCycle::Monthly),
    ("quarterly", UpdateCycle::Quarterly),
    ("half-yearly", UpdateCycle::HalfYearly),
    ("yearly", UpdateCycle::Yearly),
    ("irregular", UpdateCycle::Irregular),
];

#[derive(Clone, Copy)]
enum SharingWord {
    Unconditional,
    Conditional,
    NotShared,
}

const SHARING: [(&str, SharingWord); 3] = [
    ("unconditional", SharingWord::Unconditional),
    ("conditional", SharingWord::Conditional),
    ("not-shared", SharingWord::NotShared),
];

/// The custom properties of a contract that make up its catalogue entry.
pub(crate) const PROPERTIES: [&str; 18] = [
    "class",
    "item",
    "subItem",
    "detail",
    "themeZh",
    "themeEn",
    "sharing",
    "conditionZh",
    "conditionEn",
    "basisZh",
    "basisEn",
    "openZh",
    "openEn",
    "updateCycle",
    "formatClass",
    "formatKind",
    "modes",
    "related",
];

/// The entry before its words are looked at.
struct Entry {
    class: Option<At<String>>,
    item: Option<At<String>>,
    sub_item: Option<At<String>>,
    detail: Option<At<String>>,
    theme: Option<Text>,
    sharing: Option<At<String>>,
    condition: Option<Text>,
    basis: Option<Text>,
    open: Option<Text>,
    update_cycle: Option<At<String>>,
    offer: Offer,
}

/// Reads the entry of a contract.
pub(crate) fn from_properties(custom: &Custom<'_>, cx: &mut Cx<'_>) -> Option<Catalogue> {
    let entry = Entry {
        class: custom.required("class", cx),
        item: custom.required("item", cx),
        sub_item: custom.required("subItem", cx),
        detail: custom.text("detail", cx),
        theme: custom.required_pair("theme", cx),
        sharing: custom.required("sharing", cx),
        condition: custom.pair("condition", cx),
        basis: custom.pair("basis", cx),
        open: custom.pair("open", cx),
        update_cycle: custom.required("updateCycle", cx),
        offer: offer(custom, cx),
    };
    read(entry, cx)
}

/// Reads the entry of a model or registry.
pub(crate) fn from_file(file: CatalogueFile, cx: &mut Cx<'_>) -> Option<Catalogue> {
    let text = |text: TextFile| Text::new(text.zh, text.en);
    let entry = Entry {
        class: Some(file.class),
        item: Some(file.item),
        sub_item: Some(file.sub_item),
        detail: file.detail,
        theme: Some(text(file.theme)),
        sharing: Some(file.sharing),
        condition: file.condition.map(text),
        basis: file.basis.map(text),
        open: file.open.map(text),
        update_cycle: Some(file.update_cycle),
        offer: Offer::default(),
    };
    read(entry, cx)
}

fn read(entry: Entry, cx: &mut Cx<'_>) -> Option<Catalogue> {
    let class = entry.class.and_then(|at| word(&at, &CLASSES, cx));
    let item = entry.item.and_then(|at| digits(at, Some(2), cx));
    let sub_item = entry.sub_item.and_then(|at| digits(at, Some(3), cx));
    let detail = entry.detail.and_then(|at| digits(at, None, cx));
    let sharing = entry
        .sharing
        .and_then(|at| sharing(&at, entry.condition, entry.basis, cx));
    let update_cycle = entry.update_cycle.and_then(|at| word(&at, &CYCLES, cx));
    Some(Catalogue {
        class: class?,
        item: item?,
        sub_item: sub_item?,
        detail: detail.unwrap_or_default(),
        theme: entry.theme?,
        sharing: sharing?,
        open: entry.open,
        update_cycle: update_cycle?,
        offer: entry.offer,
    })
}

/// In which form the data are kept, in which ways they are shared, and which entries belong to them.
fn offer(custom: &Custom<'_>, cx: &mut Cx<'_>) -> Offer {
    let class = custom.text("formatClass", cx);
    let class = class.and_then(|at| word(&at, &FormatClass::ALL.map(|(class, word)| (word, class)), cx));
    let kind = custom.text("formatKind", cx).map(|at| at.value).unwrap_or_default();
    let place = custom.place();
    let modes = custom.list("modes", cx).into_iter();
    let known = ShareMode::ALL.map(|(mode, word)| (word, mode));
    let modes = modes.filter_map(|value| word(&At { value, place }, &known, cx));
    Offer {
        modes: modes.collect(),
        format: class.map(|class| Format { class, kind }),
        related: custom.list("related", cx),
    }
}

fn digits(at: At<String>, length: Option<usize>, cx: &mut Cx<'_>) -> Option<String> {
    let all_digits = at.value.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits && length.is_none_or(|length| at.value.len() == length) {
        return Some(at.value);
    }
    let value = &at.value;
    let (zh, en) = match length {
        Some(length) => (format!("应为 {length} 位数字"), format!("must be {length} digits")),
        None => ("应为数字".to_owned(), "must be digits".to_owned()),
    };
    let message = Text::new(
        format!("分类代码 '{value}' {zh}。"),
        format!("The classification '{value}' {en}."),
    );
    let finding = Finding::error(codes::BAD_CATALOGUE, message);
    cx.at(
        at.place,
        finding.remedy(
            "按《政务信息资源目录编制指南》第二级两位、第三级三位填写，并加引号。",
            "Give two digits for the item and three for the sub-item, in quotes.",
        ),
    );
    None
}

fn sharing(at: &At<String>, condition: Option<Text>, basis: Option<Text>, cx: &mut Cx<'_>) -> Option<Sharing> {
    match word(at, &SHARING, cx)? {
        SharingWord::Unconditional => Some(Sharing::Unconditional),
        SharingWord::Conditional => match condition {
            Some(condition) => Some(Sharing::Conditional { condition }),
            None => lacks(
                at.place,
                ("有条件共享须写明共享条件", "needs its condition (purpose, scope)"),
                cx,
            ),
        },
        SharingWord::NotShared => match basis {
            Some(basis) => Some(Sharing::NotShared { basis }),
            None => lacks(at.place, ("不予共享须写明法律依据", "needs its legal basis"), cx),
        },
    }
}

fn lacks<T>(place: Place, what: (&str, &str), cx: &mut Cx<'_>) -> Option<T> {
    let message = Text::new(format!("{}。", what.0), format!("This sharing attribute {}.", what.1));
    let finding = Finding::error(codes::BAD_CATALOGUE, message);
    cx.at(
        place,
        finding.remedy(
            "有条件共享填写 condition，不予共享填写 basis（中英文）。",
            "Give 'condition' with conditional sharing and 'basis' with none, in both languages.",
        ),
    );
    None
}
