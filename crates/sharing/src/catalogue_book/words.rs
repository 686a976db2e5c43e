//! What departments write in the cells of the workbook, and what it means.

use jixia_model::{
    Text,
    contract::{CatalogueClass, ColumnType, FormatClass, Sharing, UpdateCycle},
    entry,
    share::ShareMode,
};

/// 类: the name of the guide, with or without 目录 behind it, or its digit.
pub(super) fn class(text: &str) -> Option<CatalogueClass> {
    let named = CatalogueClass::ALL.into_iter().zip(["1", "2", "3"]);
    named
        .map(|((class, _), digit)| (class, entry::class(class).zh, digit))
        .find(|(_, name, digit)| {
            let short = name.trim_end_matches("信息资源");
            text == *digit || text == short || text.trim_end_matches("目录") == name
        })
        .map(|(class, ..)| class)
}

/// 更新周期: the name of the guide, or its digit.
pub(super) fn cycle(text: &str) -> Option<UpdateCycle> {
    const DIGITS: [(&str, UpdateCycle); 6] = [
        ("1", UpdateCycle::RealTime),
        ("2", UpdateCycle::Daily),
        ("3", UpdateCycle::Weekly),
        ("4", UpdateCycle::Monthly),
        ("5", UpdateCycle::Quarterly),
        ("6", UpdateCycle::Yearly),
    ];
    let named = UpdateCycle::ALL.into_iter().map(|(cycle, _)| cycle);
    let by_digit = DIGITS.iter().find(|(digit, _)| *digit == text).map(|(_, cycle)| *cycle);
    named
        .into_iter()
        .find(|cycle| entry::cycle(*cycle).zh == text)
        .or(by_digit)
}

/// 格式分类.
pub(super) fn format_class(text: &str) -> Option<FormatClass> {
    let classes = FormatClass::ALL.into_iter().map(|(class, _)| class);
    classes.into_iter().find(|class| entry::format_class(*class).zh == text)
}

/// 共享类型, with conditions or legal basis: the name of the guide, or its digit.
pub(super) fn sharing(text: &str, terms: Text) -> Option<Sharing> {
    let sorts = [
        ("1", Sharing::Unconditional),
        (
            "2",
            Sharing::Conditional {
                condition: terms.clone(),
            },
        ),
        ("3", Sharing::NotShared { basis: terms }),
    ];
    let found = sorts
        .into_iter()
        .find(|(digit, sharing)| text == *digit || entry::sharing(sharing).zh == text);
    found.map(|(_, sharing)| sharing)
}

/// 共享方式: one or several.
pub(super) fn modes(text: &str) -> Option<Vec<ShareMode>> {
    let words = text.split(['、', '，', ',', '；', ';', '\n']).map(str::trim);
    words.filter(|word| !word.is_empty()).map(mode).collect()
}

fn mode(word: &str) -> Option<ShareMode> {
    match word {
        "接口" | "服务接口" | "接口服务" => Some(ShareMode::Interface),
        "数据库" | "库表" | "库表交换" | "批量交换" => Some(ShareMode::Batch),
        "文件" | "文件下载" => Some(ShareMode::File),
        _ => None,
    }
}

/// 是否向社会开放.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "是" | "1" | "开放" => Some(true),
        "否" | "0" | "" | "不开放" => Some(false),
        _ => None,
    }
}

/// 数据类型 with 数据长度: the letter or the name of the guide, or both.
pub(super) fn item_type(text: &str, length: &str) -> Option<ColumnType> {
    let letters = text
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect::<String>()
        .to_ascii_uppercase();
    let name: String = text
        .chars()
        .filter(|character| !character.is_ascii() && !"（）".contains(*character))
        .collect();
    let letter = match (letters.as_str(), name.as_str()) {
        (letter, "") if letter.len() == 1 => letter,
        (letter, name) => {
            let (by_name, _) = NAMES.iter().find(|(_, known)| known.contains(&name))?;
            (letter.is_empty() || letter == *by_name).then_some(*by_name)?
        }
    };
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0);
    match letter {
        "C" if length.is_empty() => Some(ColumnType::Text { length_max: None }),
        "C" => number(length).map(|most| ColumnType::Text { length_max: Some(most) }),
        "M" | "G" => Some(ColumnType::Text { length_max: None }),
        "N" | "Y" if length.is_empty() => jixia_pack::column_type("decimal(18,2)"),
        "N" | "Y" => jixia_pack::column_type(&format!("decimal({})", length.replace(['，', '.'], ","))),
        "I" => Some(ColumnType::Integer),
        "B" | "F" => Some(ColumnType::Float),
        "L" => Some(ColumnType::Boolean),
        "D" => Some(ColumnType::Date),
        "T" => Some(ColumnType::Timestamp),
        _ => None,
    }
}

/// Letters of the guide with the names that are used for them.
const NAMES: [(&str, &[&str]); 11] = [
    ("C", &["字符型", "字符串型", "字符串"]),
    ("N", &["数值型"]),
    ("Y", &["货币型"]),
    ("D", &["日期型"]),
    ("T", &["日期时间型", "时间型"]),
    ("L", &["逻辑型", "布尔型"]),
    ("M", &["备注型"]),
    ("G", &["通用型"]),
    ("B", &["双精度型"]),
    ("I", &["整型", "整数型"]),
    ("F", &["浮点型"]),
];
