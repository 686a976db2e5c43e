//! Why a row or cell is bad, told to the sender in both languages with the value and what to do.

use jixia_functions::Explain;
use jixia_lake::Fault;
use jixia_model::{Text, contract::Column};

use crate::{read::raw::RowFault, sheet::CellTrouble};

/// Characters of a value that a sentence shows.
const SHOWN_CHARS: usize = 60;
/// Characters of a record that a fault keeps.
const KEPT_CHARS: usize = 1_000;

fn cut(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What a column is called in the language of the text; its name where it has no title.
fn title<'a>(column: &'a Column, text: &'a str) -> &'a str {
    if text.is_empty() { &column.name } else { text }
}

/// A sentence of `zh` and `en` about a value of a column.
pub(super) fn told(column: &Column, value: &str, zh: &str, en: &str) -> Text {
    let value = cut(value, SHOWN_CHARS);
    Text::new(
        format!("“{}”的值“{value}”：{zh}", title(column, &column.title.zh)),
        format!("Column '{}': '{value}'. {en}", title(column, &column.title.en)),
    )
}

/// A value that the column's type does not take.
pub(super) fn defect(column: &Column, value: &str, defect: &dyn Explain) -> Text {
    told(column, value, &defect.zh(), &defect.en())
}

/// A required value that is missing.
pub(super) fn required(column: &Column) -> Text {
    Text::new(
        format!("“{}”为必填项，没有填写：请补填。", title(column, &column.title.zh)),
        format!(
            "Column '{}' is required and empty: fill it in.",
            title(column, &column.title.en)
        ),
    )
}

/// A text that is too long.
pub(super) fn length(column: &Column, value: &str, max: u32) -> Text {
    let found = value.chars().count();
    told(
        column,
        value,
        &format!("有 {found} 个字符，最多 {max} 个：请缩短。"),
        &format!("It has {found} characters, at most {max} are allowed: shorten it."),
    )
}

/// A cell that cannot be read whatever its type.
pub(super) fn of_cell(column: &Column, value: &str, trouble: CellTrouble) -> (&'static str, Text) {
    match trouble {
        CellTrouble::Error => (
            "cell_error",
            told(
                column,
                value,
                "单元格是公式错误：请改正公式，或直接填写值。",
                "The cell is an error of a formula: correct the formula or write the value itself.",
            ),
        ),
        CellTrouble::Precision => (
            "precision",
            told(
                column,
                value,
                "超过 15 位的数字被表格软件改成了 0：请把单元格设为文本格式，对照原件重新填写。",
                "The spreadsheet turned the digits beyond the 15th into zeros: format the cells as text and fill them in again.",
            ),
        ),
    }
}

/// A row that cannot be read.
pub(super) fn of_row(row: usize, fault: &RowFault, warning: bool) -> Fault {
    let (rule, value, reason) = match fault {
        RowFault::TooLong => ("line_too_long", "", too_long()),
        RowFault::OpenQuote { text } => ("fields", text.as_str(), open_quote()),
        RowFault::FieldCount { found, expected, text } => ("fields", text.as_str(), field_count(*found, *expected)),
        RowFault::Encoding { expected, text } => ("encoding", text.as_str(), encoding(&expected.to_string())),
        RowFault::Json { problem, text } => ("json", text.as_str(), json(problem)),
        RowFault::Nested { key, value } => ("nested", value.as_str(), nested(key)),
        RowFault::UnknownKey { key, value } => ("fields", value.as_str(), unknown_key(key)),
        RowFault::DoubleKey { key, value } => ("fields", value.as_str(), double_key(key)),
        RowFault::OutsideHeader { value } => ("fields", value.as_str(), outside_header(value)),
    };
    Fault {
        row,
        column: None,
        value: cut(value, KEPT_CHARS),
        rule: rule.to_owned(),
        reason,
        warning,
    }
}

fn too_long() -> Text {
    Text::new(
        "这一行超过 1 MiB，没有读取：请检查是否缺少换行。",
        "The line is longer than 1 MiB and was not read: look for a missing line end.",
    )
}

fn open_quote() -> Text {
    Text::new(
        "双引号没有成对：请补上或去掉引号。",
        "A double quote is opened and not closed: close it or remove it.",
    )
}

fn field_count(found: usize, expected: usize) -> Text {
    Text::new(
        format!("这一行有 {found} 个字段，表头有 {expected} 个：请检查分隔符，含分隔符的内容要用双引号括起。"),
        format!(
            "The line has {found} fields and the header {expected}: look at the separators, and put values that contain \
             one into double quotes."
        ),
    )
}

fn encoding(expected: &str) -> Text {
    Text::new(
        format!("这一行的编码与文件其余部分（{expected}）不同：请把整个文件另存为 UTF-8。"),
        format!("The line is not in the encoding of the rest of the file ({expected}): save the whole file as UTF-8."),
    )
}

fn json(problem: &str) -> Text {
    Text::new(
        format!("这一行不是 JSON 对象（{problem}）：每行写一个对象。"),
        format!("The line is no JSON object ({problem}): write one object per line."),
    )
}

fn nested(key: &str) -> Text {
    Text::new(
        format!("“{key}”的值是列表或对象：请拆成单个的值。"),
        format!("The value of '{key}' is a list or an object: split it into single values."),
    )
}

fn unknown_key(key: &str) -> Text {
    Text::new(
        format!("键“{key}”在文件前面的行中没有出现：请在每一行写出全部的键，没有值时写 null。"),
        format!(
            "The key '{key}' does not occur in the first lines: write every key in every line, null where there is no value."
        ),
    )
}

fn double_key(key: &str) -> Text {
    Text::new(
        format!("键“{key}”在这一行出现了两次：请只保留一个。"),
        format!("The key '{key}' comes twice in the line: keep one."),
    )
}

fn outside_header(value: &str) -> Text {
    let value = cut(value, SHOWN_CHARS);
    Text::new(
        format!("“{value}”在没有表头的列中，没有读取：请补上表头或删除。"),
        format!(
            "'{value}' stands in a column without a header and is not read: give the column a header or remove it."
        ),
    )
}
