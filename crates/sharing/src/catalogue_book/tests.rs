//! What is exported and read again says the same; what is wrong is told at its cell.

use chrono::DateTime;
use jixia_connect::grid::{Grid, GridRow, read_grids, write_grid};
use jixia_model::{
    DatasetName, FieldError, Text,
    contract::{
        Catalogue, CatalogueClass, Classification, ColumnType, Format, FormatClass, Grade, Offer, Personal, Sharing,
        UpdateCycle,
    },
    dataset::{Dataset, DatasetState, Origin},
    entry::{Entry, Item},
    id::{DatasetId, OrganisationId},
    organisation::{Organisation, OrganisationKind},
    share::ShareMode,
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use uuid::Uuid;

use super::{LIMITS, Line, Present, entries, lines, sheet};

fn word() -> impl Strategy<Value = String> {
    "[一-龥a-zA-Z0-9=+@（），。%]{1,12}( [一-龥]{1,6})?"
}

fn text() -> impl Strategy<Value = Text> {
    (word(), "[a-z]{1,8}").prop_map(|(zh, en)| Text::new(zh, en))
}

fn column_type() -> impl Strategy<Value = ColumnType> {
    prop_oneof![
        option::of(1..4000u32).prop_map(|length_max| ColumnType::Text { length_max }),
        (1..=38u8).prop_map(|precision| ColumnType::Decimal { precision, scale: 0 }),
        select(vec![
            ColumnType::Integer,
            ColumnType::Float,
            ColumnType::Boolean,
            ColumnType::Date,
            ColumnType::Timestamp,
        ]),
    ]
}

fn catalogue() -> impl Strategy<Value = Catalogue> {
    let sharing = (0..3, text()).prop_map(|(sort, terms)| match sort {
        0 => Sharing::Unconditional,
        1 => Sharing::Conditional { condition: terms },
        _ => Sharing::NotShared { basis: terms },
    });
    let format = option::of((0..FormatClass::ALL.len(), "[a-zA-Z0-9]{0,8}"));
    let modes = vec(0..ShareMode::ALL.len(), 0..3);
    let related = vec("30100[0-9]/00000[0-9]", 0..3);
    let codes = ("[0-9]{2}", "[0-9]{3}", "[0-9]{0,4}");
    let words = (0..CatalogueClass::ALL.len(), 0..UpdateCycle::ALL.len());
    (
        codes,
        words,
        text(),
        sharing,
        option::of(text()),
        (format, modes, related),
    )
        .prop_map(
            |((item, sub_item, detail), (class, cycle), theme, sharing, open, (format, modes, related))| Catalogue {
                class: CatalogueClass::ALL[class].0,
                item,
                sub_item,
                detail,
                theme,
                sharing,
                open,
                update_cycle: UpdateCycle::ALL[cycle].0,
                offer: Offer {
                    format: format.map(|(class, kind)| Format {
                        class: FormatClass::ALL[class].0,
                        kind,
                    }),
                    modes: modes.into_iter().map(|mode| ShareMode::ALL[mode].0).collect(),
                    related,
                },
            },
        )
}

fn entry() -> impl Strategy<Value = Entry> {
    let item = (word(), column_type(), any::<(bool, bool, bool)>());
    (text(), text(), catalogue(), vec(item, 1..6)).prop_map(|(title, summary, catalogue, items)| Entry {
        title,
        summary,
        catalogue,
        items: items
            .into_iter()
            .enumerate()
            .map(|(place, (title, item_type, (required, key, personal)))| Item {
                name: format!("column_{place}"),
                // Items of one entry have titles of their own.
                title: Text::new(format!("{place}{title}"), "x"),
                item_type,
                required,
                key,
                classification: Classification {
                    grade: Grade::Important,
                    personal: if personal { Personal::Sensitive } else { Personal::No },
                },
            })
            .collect(),
    })
}

fn present(place: usize, entry: Entry) -> Present {
    let instant = DateTime::UNIX_EPOCH;
    Present {
        dataset: Dataset {
            id: DatasetId(Uuid::nil()),
            name: DatasetName::parse("any").unwrap(),
            resource_code: format!("301001/{place:06}"),
            title: entry.title.clone(),
            summary: entry.summary.clone(),
            owner: OrganisationId(Uuid::nil()),
            origin: Origin::Delivered,
            state: DatasetState::Published,
            catalogue: entry.catalogue.clone(),
            contract_version: String::new(),
            contract_source: Vec::new(),
            created_at: instant,
            changed_at: instant,
            published_at: Some(instant),
            entry_change: None,
        },
        owner: Organisation {
            id: OrganisationId(Uuid::nil()),
            code: "health".to_owned(),
            name: Text::new("卫生健康委员会", "Health"),
            kind: OrganisationKind::Department,
            parent: None,
            area: None,
            credit_code: Some("11370300MB28467000".to_owned()),
        },
        entry,
    }
}

fn read(bytes: &[u8]) -> (Vec<Line>, Vec<FieldError>) {
    let grids = read_grids(bytes, "x.xlsx", LIMITS).unwrap();
    let mut faults = Vec::new();
    let lines = grids.iter().flat_map(|grid| lines::lines(grid, &mut faults)).collect();
    (lines, faults)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn importing_what_was_exported_changes_nothing(entries in vec(entry(), 1..5)) {
        let known: Vec<Present> = entries.into_iter().enumerate().map(|(place, entry)| present(place, entry)).collect();
        let (lines, mut faults) = read(&write_grid(&sheet::sheet(&known)).unwrap());
        prop_assert_eq!(lines.len(), known.len());
        for (line, known) in lines.iter().zip(&known) {
            let entry = entries::entry(line, Some(&known.entry), &mut faults);
            prop_assert_eq!(&entry, &known.entry);
        }
        prop_assert!(faults.is_empty(), "{:?}", faults);
    }

    #[test]
    fn an_entry_that_is_not_there_yet_is_read_whole_but_for_what_a_workbook_does_not_hold(entry in entry()) {
        let known = present(0, entry);
        let (lines, mut faults) = read(&write_grid(&sheet::sheet(std::slice::from_ref(&known))).unwrap());
        let read = entries::entry(&lines[0], None, &mut faults);
        prop_assert!(faults.is_empty(), "{:?}", faults);
        prop_assert_eq!(&read.title.zh, &known.entry.title.zh);
        prop_assert_eq!(read.catalogue.sharing.word(), known.entry.catalogue.sharing.word());
        prop_assert_eq!(&read.catalogue.offer, &known.entry.catalogue.offer);
        let types = |entry: &Entry| entry.items.iter().map(|item| item.item_type).collect::<Vec<_>>();
        prop_assert_eq!(types(&read), types(&known.entry));
    }
}

/// A sheet as a department writes it: other names of columns, another order, marks, a title above, blanks below the first row.
fn by_hand(rows: &[[&str; 8]]) -> Grid {
    let headings = [
        "*资源名称",
        "摘要（简介）",
        "信息项名称",
        "数据类型",
        "数据长度",
        "共享类型",
        "共享条件",
        "更新周期 ",
    ];
    let title = GridRow {
        number: 1,
        cells: vec!["某局政务信息资源目录".to_owned()],
    };
    let row = |(number, cells): (u32, &[&str; 8])| GridRow {
        number,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    let below = (2..).zip(std::iter::once(&headings).chain(rows));
    Grid {
        sheet: "目录".to_owned(),
        rows: std::iter::once(title).chain(below.map(row)).collect(),
    }
}

#[test]
fn a_sheet_that_a_department_wrote_is_read() {
    let grid = by_hand(&[
        ["疫苗库存", "各点库存", "接种点", "C", "50", "2", "防控调度", "2"],
        ["", "", "库存", "整型I", "", "", "", ""],
        ["接种点", "各接种点", "名称", "字符型", "", "无条件共享", "", "每年"],
    ]);
    let mut faults = Vec::new();
    let lines = lines::lines(&grid, &mut faults);
    let read: Vec<Entry> = lines
        .iter()
        .map(|line| entries::entry(line, None, &mut faults))
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    let told: Vec<_> = read
        .iter()
        .map(|entry| (entry.title.zh.as_str(), entry.items.len()))
        .collect();
    assert_eq!(told, [("疫苗库存", 2), ("接种点", 1)]);
    assert_eq!(read[0].items[0].item_type, ColumnType::Text { length_max: Some(50) });
    assert_eq!(read[0].catalogue.update_cycle, UpdateCycle::Daily);
}

#[test]
fn each_wrong_cell_is_told_with_its_place_and_its_value() {
    let grid = by_hand(&[
        ["疫苗库存", "各点库存", "接种点", "X", "50", "随便共享", "", "每日"],
        ["", "", "库存", "C", "很长", "", "", "每周"],
    ]);
    let mut faults = Vec::new();
    let lines = lines::lines(&grid, &mut faults);
    entries::entry(&lines[0], None, &mut faults);
    let told: Vec<_> = faults
        .iter()
        .map(|fault| (fault.field.as_str(), fault.code.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("目录!H4", "catalogue_book.says_two_things"),
            ("目录!F3", "catalogue_book.word_unknown"),
            ("目录!D3", "catalogue_book.word_unknown"),
            ("目录!D4", "catalogue_book.word_unknown"),
        ]
    );
    assert!(faults[1].message.contains("随便共享") && faults[1].message.contains("共享类型"));
}

#[test]
fn a_missing_column_is_named() {
    let mut grid = by_hand(&[]);
    grid.rows[1].cells[7].clear();
    let mut faults = Vec::new();
    lines::lines(&grid, &mut faults);
    assert_eq!(
        (faults.len(), faults[0].code.as_str()),
        (1, "catalogue_book.column_missing")
    );
}
