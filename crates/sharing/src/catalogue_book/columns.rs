//! The columns of the workbook, as the guide of 2017 names them, and under which names departments write them.

/// A column by its place in what is exported.
pub(crate) type Column = usize;

/// 类.
pub(crate) const CLASS: Column = 0;
/// 项.
pub(crate) const ITEM: Column = 1;
/// 目.
pub(crate) const SUB_ITEM: Column = 2;
/// 细目.
pub(crate) const DETAIL: Column = 3;
/// 信息资源名称.
pub(crate) const TITLE: Column = 4;
/// 信息资源代码.
pub(crate) const CODE: Column = 5;
/// 信息资源提供方.
pub(crate) const PROVIDER: Column = 6;
/// 信息资源提供方代码.
pub(crate) const PROVIDER_CODE: Column = 7;
/// 信息资源摘要.
pub(crate) const SUMMARY: Column = 8;
/// 格式分类.
pub(crate) const FORMAT_CLASS: Column = 9;
/// 格式类型.
pub(crate) const FORMAT_KIND: Column = 10;
/// 信息项名称.
pub(crate) const ITEM_TITLE: Column = 11;
/// 数据类型.
pub(crate) const ITEM_TYPE: Column = 12;
/// 数据长度.
pub(crate) const ITEM_LENGTH: Column = 13;
/// 共享类型.
pub(crate) const SHARING: Column = 14;
/// 共享条件, and the legal basis of what is not shared.
pub(crate) const TERMS: Column = 15;
/// 共享方式.
pub(crate) const MODES: Column = 16;
/// 是否向社会开放.
pub(crate) const OPEN: Column = 17;
/// 开放条件.
pub(crate) const OPEN_TERMS: Column = 18;
/// 更新周期.
pub(crate) const CYCLE: Column = 19;
/// 发布日期.
pub(crate) const PUBLISHED: Column = 20;
/// 关联资源代码.
pub(crate) const RELATED: Column = 21;
/// 主题, which the guide does not have.
pub(crate) const THEME: Column = 22;
/// How many there are.
pub(crate) const COUNT: usize = 23;

/// A heading: what stands above several columns, what stands above the one, other names of it, how wide it is.
pub(crate) struct Heading {
    /// What stands above it and its neighbours; empty when it stands alone.
    pub(crate) group: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// Other names of it.
    pub(crate) others: &'static [&'static str],
    /// Width in characters.
    pub(crate) width: f64,
}

const fn heading(group: &'static str, name: &'static str, others: &'static [&'static str], width: f64) -> Heading {
    Heading {
        group,
        name,
        others,
        width,
    }
}

/// The headings, in the order of the columns.
pub(crate) const HEADINGS: [Heading; COUNT] = [
    heading("信息资源分类", "类", &["类别", "资源类别"], 14.0),
    heading("信息资源分类", "项", &[], 6.0),
    heading("信息资源分类", "目", &[], 6.0),
    heading("信息资源分类", "细目", &[], 8.0),
    heading("", "信息资源名称", &["资源名称", "目录名称"], 24.0),
    heading("", "信息资源代码", &["资源代码", "目录代码"], 18.0),
    heading("", "信息资源提供方", &["提供方", "资源提供方", "提供单位"], 22.0),
    heading(
        "",
        "信息资源提供方代码",
        &["提供方代码", "资源提供方代码", "统一社会信用代码"],
        22.0,
    ),
    heading("", "信息资源摘要", &["摘要", "资源摘要"], 36.0),
    heading(
        "信息资源格式",
        "格式分类",
        &["信息资源格式分类", "信息资源格式", "资源格式"],
        12.0,
    ),
    heading("信息资源格式", "格式类型", &["信息资源格式类型"], 12.0),
    heading("信息项信息", "信息项名称", &["信息项", "数据项名称"], 22.0),
    heading("信息项信息", "数据类型", &["信息项数据类型", "类型"], 12.0),
    heading("信息项信息", "数据长度", &["长度", "信息项数据长度"], 10.0),
    heading("共享属性", "共享类型", &["共享属性"], 14.0),
    heading("共享属性", "共享条件", &["共享条件或依据", "不予共享依据"], 30.0),
    heading("共享属性", "共享方式", &["共享方式分类"], 18.0),
    heading("开放属性", "是否向社会开放", &["是否开放"], 12.0),
    heading("开放属性", "开放条件", &[], 20.0),
    heading("", "更新周期", &["更新频率"], 10.0),
    heading("", "发布日期", &[], 12.0),
    heading("", "关联资源代码", &["关联信息资源代码", "关联资源"], 20.0),
    heading("", "主题", &["所属主题"], 14.0),
];

/// Columns without which an entry cannot be read.
pub(crate) const NEEDED: [Column; 6] = [TITLE, SUMMARY, ITEM_TITLE, ITEM_TYPE, SHARING, CYCLE];

/// Columns that say something of an information item and not of the entry.
pub(crate) const OF_ITEM: [Column; 3] = [ITEM_TITLE, ITEM_TYPE, ITEM_LENGTH];

/// The column that departments call so.
pub(crate) fn column(text: &str) -> Option<Column> {
    // What stands in brackets explains; marks of what must be filled in and spaces say nothing.
    let text = text.split(['（', '(', '【', '[']).next().unwrap_or_default();
    let plain = text
        .chars()
        .filter(|character| !character.is_whitespace() && !"*＊：:".contains(*character));
    let plain: String = plain.collect();
    HEADINGS
        .iter()
        .position(|heading| heading.name == plain || heading.others.contains(&plain.as_str()))
}
