//! The words of the guide of 2017 for what an entry says, as departments write them in workbooks and people read them.

use crate::{
    Text,
    contract::{CatalogueClass, ColumnType, FormatClass, Sharing, UpdateCycle},
    share::ShareMode,
};

/// 类.
pub fn class(class: CatalogueClass) -> Text {
    match class {
        CatalogueClass::Basic => Text::new("基础信息资源", "Basic"),
        CatalogueClass::Theme => Text::new("主题信息资源", "Theme"),
        CatalogueClass::Department => Text::new("部门信息资源", "Department"),
    }
}

/// 共享类型.
pub fn sharing(sharing: &Sharing) -> Text {
    match sharing {
        Sharing::Unconditional => Text::new("无条件共享", "Shared unconditionally"),
        Sharing::Conditional { .. } => Text::new("有条件共享", "Shared conditionally"),
        Sharing::NotShared { .. } => Text::new("不予共享", "Not shared"),
    }
}

/// 共享方式.
pub fn mode(mode: ShareMode) -> Text {
    match mode {
        ShareMode::Interface => Text::new("服务接口", "Service interface"),
        ShareMode::Batch => Text::new("批量交换", "Batch exchange"),
        ShareMode::File => Text::new("文件下载", "File download"),
    }
}

/// 更新周期.
pub fn cycle(cycle: UpdateCycle) -> Text {
    match cycle {
        UpdateCycle::RealTime => Text::new("实时", "Real time"),
        UpdateCycle::Daily => Text::new("每日", "Daily"),
        UpdateCycle::Weekly => Text::new("每周", "Weekly"),
        UpdateCycle::Monthly => Text::new("每月", "Monthly"),
        UpdateCycle::Quarterly => Text::new("每季度", "Quarterly"),
        UpdateCycle::HalfYearly => Text::new("每半年", "Half-yearly"),
        UpdateCycle::Yearly => Text::new("每年", "Yearly"),
        UpdateCycle::Irregular => Text::new("不定期", "Irregularly"),
    }
}

/// 格式分类.
pub fn format_class(class: FormatClass) -> Text {
    match class {
        FormatClass::Document => Text::new("电子文件", "Document"),
        FormatClass::Spreadsheet => Text::new("电子表格", "Spreadsheet"),
        FormatClass::Database => Text::new("数据库", "Database"),
        FormatClass::Image => Text::new("图形图像", "Image"),
        FormatClass::Media => Text::new("流媒体", "Media stream"),
        FormatClass::Described => Text::new("自描述格式", "Self-described"),
        FormatClass::Service => Text::new("服务接口", "Service interface"),
    }
}

/// A type of information items in the guide: its letter, its name, and what stands in the column of lengths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeLetter {
    /// C, N, D, T, L, B or I.
    pub letter: char,
    /// 字符型, 数值型, …
    pub name: &'static str,
    /// 50, or 18,2; empty for types without a length.
    pub length: String,
}

/// 数据类型 and 数据长度 of a column.
pub fn type_letter(column: ColumnType) -> TypeLetter {
    let (letter, name, length) = match column {
        ColumnType::Text { length_max } => ('C', "字符型", length_max.map(|most| most.to_string())),
        ColumnType::Integer => ('I', "整型", None),
        ColumnType::Decimal { precision, scale } => ('N', "数值型", Some(format!("{precision},{scale}"))),
        ColumnType::Float => ('B', "双精度型", None),
        ColumnType::Boolean => ('L', "逻辑型", None),
        ColumnType::Date => ('D', "日期型", None),
        ColumnType::Timestamp => ('T', "日期时间型", None),
    };
    TypeLetter {
        letter,
        name,
        length: length.unwrap_or_default(),
    }
}
