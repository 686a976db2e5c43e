//! What an entry must say, and what differs between two.

use super::{Entry, Item, is_resource_code};
use crate::{
    Text,
    contract::{
        Catalogue, CatalogueClass, Classification, ColumnType, Format, FormatClass, Offer, Sharing, UpdateCycle,
    },
    share::ShareMode,
};

fn item(name: &str, title: &str) -> Item {
    Item {
        name: name.to_owned(),
        title: Text::new(title, ""),
        item_type: ColumnType::Integer,
        required: false,
        key: false,
        classification: Classification::default(),
    }
}

fn entry() -> Entry {
    Entry {
        title: Text::new("疫苗库存", "Vaccine stock"),
        summary: Text::new("各接种点库存", "Stock by site"),
        catalogue: Catalogue {
            class: CatalogueClass::Department,
            item: "09".to_owned(),
            sub_item: "001".to_owned(),
            detail: String::new(),
            theme: Text::new("卫生健康", "Health"),
            sharing: Sharing::Unconditional,
            open: None,
            update_cycle: UpdateCycle::Daily,
            offer: Offer {
                format: Some(Format {
                    class: FormatClass::Database,
                    kind: "Dm".to_owned(),
                }),
                modes: vec![ShareMode::Interface],
                related: vec!["301001/000001".to_owned()],
            },
        },
        items: vec![item("site", "接种点"), item("stock", "库存")],
    }
}

fn codes(entry: &Entry) -> Vec<String> {
    entry.faults().into_iter().map(|fault| fault.code).collect()
}

#[test]
fn a_complete_entry_has_no_fault() {
    assert_eq!(codes(&entry()), Vec::<String>::new());
}

#[test]
fn a_legal_basis_names_a_law_or_a_decision() {
    for (basis, is_enough) in [
        ("《统计法》第二十五条", true),
        ("国务院决定（2024年第3号）", true),
        ("《》", false),
        ("内部规定", false),
        ("", false),
    ] {
        let mut entry = entry();
        entry.catalogue.sharing = Sharing::NotShared {
            basis: Text::new(basis, "x"),
        };
        assert_eq!(codes(&entry).is_empty(), is_enough, "{basis}");
    }
}

#[test]
fn items_have_names_and_titles_of_their_own() {
    let mut entry = entry();
    entry.items = vec![item("a", "甲"), item("a", "甲"), item("1b", "乙")];
    assert_eq!(
        codes(&entry),
        ["entry.item_twice", "entry.item_name", "entry.item_name"]
    );
}

#[test]
fn what_is_left_out_is_filled_in_without_taking_a_name_that_is_taken() {
    let mut entry = entry();
    entry.title.en.clear();
    entry.items = vec![item("", "甲"), item("item_1", "乙"), item("", "丙")];
    let filled = entry.filled_in();
    let names: Vec<&str> = filled.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["item_2", "item_1", "item_3"]);
    assert_eq!(
        (filled.title.en.as_str(), filled.items[0].title.en.as_str()),
        ("疫苗库存", "甲")
    );
}

#[test]
fn differences_name_parts_and_items() {
    let before = entry();
    assert!(before.differences(&before).is_empty());
    let mut after = entry();
    after.catalogue.update_cycle = UpdateCycle::Weekly;
    after.items[1].required = true;
    after.items.push(item("place", "地址"));
    after.items.remove(0);
    let found = after.differences(&before);
    let told: Vec<_> = found
        .iter()
        .map(|found| (found.part, found.before.is_some(), found.after.is_some()))
        .collect();
    assert_eq!(
        told,
        [
            ("update_cycle", true, true),
            ("item", true, true),
            ("item", false, true),
            ("item", true, false)
        ]
    );
    let mut turned = entry();
    turned.items.reverse();
    let found = turned.differences(&before);
    assert_eq!(found.iter().map(|found| found.part).collect::<Vec<_>>(), ["items"]);
}

#[test]
fn a_resource_code_has_its_parts() {
    assert!(is_resource_code("301001/000001") && is_resource_code("30100112/7"));
    for wrong in ["", "301001", "30100/000001", "301001/", "301001/00a", "x01001/1"] {
        assert!(!is_resource_code(wrong), "{wrong}");
    }
}
