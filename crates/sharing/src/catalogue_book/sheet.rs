//! Entries as a sheet: one row per information item, all else merged over the rows of its entry.

use jixia_connect::grid::{Block, Sheet};
use jixia_model::{
    clock::china_time,
    contract::Sharing,
    entry::{self, Entry},
};

use super::{
    Present,
    columns::{self, COUNT, HEADINGS, OF_ITEM},
};

/// Rows of headings.
const HEADING_ROWS: u32 = 2;

/// The sheet of these entries.
pub(super) fn sheet(present: &[Present]) -> Sheet {
    let mut sheet = Sheet {
        name: "政务信息资源目录".to_owned(),
        headings: headings(),
        widths: HEADINGS.iter().map(|heading| heading.width).collect(),
        cells: Vec::new(),
    };
    let mut top = HEADING_ROWS;
    for known in present {
        top = add(&mut sheet, known, top);
    }
    sheet
}

fn headings() -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (column, heading) in (0..).zip(&HEADINGS) {
        let block = |top, bottom, text: &str| Block {
            top,
            left: column,
            bottom,
            right: column,
            text: text.to_owned(),
        };
        if heading.group.is_empty() {
            blocks.push(block(0, 1, heading.name));
            continue;
        }
        match blocks
            .iter_mut()
            .find(|known| known.top == 0 && known.text == heading.group)
        {
            Some(group) => group.right = column,
            None => blocks.push(block(0, 0, heading.group)),
        }
        blocks.push(block(1, 1, heading.name));
    }
    blocks
}

/// Adds an entry from the row `top` on; gives the row after it.
fn add(sheet: &mut Sheet, known: &Present, top: u32) -> u32 {
    let said = said(known);
    let count = u32::try_from(known.entry.items.len().max(1)).unwrap_or(u32::MAX);
    for (column, text) in (0..).zip(said) {
        if OF_ITEM.contains(&usize::from(column)) {
            continue;
        }
        sheet.cells.push(Block {
            top,
            left: column,
            bottom: top + count - 1,
            right: column,
            text,
        });
    }
    for (row, item) in (top..).zip(&known.entry.items) {
        let kind = entry::type_letter(item.item_type);
        let texts = [
            item.title.zh.clone(),
            format!("{}{}", kind.name, kind.letter),
            kind.length,
        ];
        for (column, text) in OF_ITEM.into_iter().zip(texts) {
            let left = u16::try_from(column).unwrap_or(u16::MAX);
            sheet.cells.push(Block {
                top: row,
                left,
                bottom: row,
                right: left,
                text,
            });
        }
    }
    top + count
}

/// What a workbook says of an entry, but for its items.
fn said(known: &Present) -> [String; COUNT] {
    let Entry {
        title,
        summary,
        catalogue,
        ..
    } = &known.entry;
    let offer = &catalogue.offer;
    let mut said: [String; COUNT] = Default::default();
    said[columns::CLASS] = entry::class(catalogue.class).zh;
    said[columns::ITEM].clone_from(&catalogue.item);
    said[columns::SUB_ITEM].clone_from(&catalogue.sub_item);
    said[columns::DETAIL].clone_from(&catalogue.detail);
    said[columns::TITLE].clone_from(&title.zh);
    said[columns::CODE].clone_from(&known.dataset.resource_code);
    said[columns::PROVIDER].clone_from(&known.owner.name.zh);
    said[columns::PROVIDER_CODE] = known.owner.credit_code.clone().unwrap_or_default();
    said[columns::SUMMARY].clone_from(&summary.zh);
    if let Some(format) = &offer.format {
        said[columns::FORMAT_CLASS] = entry::format_class(format.class).zh;
        said[columns::FORMAT_KIND].clone_from(&format.kind);
    }
    said[columns::SHARING] = entry::sharing(&catalogue.sharing).zh;
    said[columns::TERMS] = match &catalogue.sharing {
        Sharing::Unconditional => String::new(),
        Sharing::Conditional { condition } => condition.zh.clone(),
        Sharing::NotShared { basis } => basis.zh.clone(),
    };
    let modes = offer.modes.iter().map(|mode| entry::mode(*mode).zh);
    said[columns::MODES] = modes.collect::<Vec<_>>().join("、");
    let open = catalogue.open.as_ref();
    said[columns::OPEN] = String::from(open.map_or("否", |_| "是"));
    said[columns::OPEN_TERMS] = open.map(|open| open.zh.clone()).unwrap_or_default();
    said[columns::CYCLE] = entry::cycle(catalogue.update_cycle).zh;
    let published = known
        .dataset
        .published_at
        .map(|at| china_time(at).date_naive().to_string());
    said[columns::PUBLISHED] = published.unwrap_or_default();
    said[columns::RELATED] = offer.related.join("、");
    said[columns::THEME].clone_from(&catalogue.theme.zh);
    said
}
