//! The first sheet of a returned workbook: what was wrong, how to put it right, how to send it back.

use std::collections::BTreeMap;

use jixia_model::Language;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{Annotation, GUIDE_SHEETS, in_language};

/// What the sheet tells.
pub(super) struct Summary<'a> {
    pub(super) annotation: &'a Annotation,
    pub(super) rows: u64,
    /// Rule and contract column with how often they failed.
    pub(super) counts: &'a BTreeMap<(String, String), u64>,
    /// Not every wrong cell has a comment.
    pub(super) comments_cut: bool,
}

/// Adds the empty sheet, so that it is the first.
pub(super) fn add(workbook: &mut Workbook, language: Language) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(in_language(GUIDE_SHEETS, language))?;
    Ok(())
}

/// Fills the sheet in.
pub(super) fn fill(workbook: &mut Workbook, told: &Summary<'_>) -> Result<(), XlsxError> {
    let language = told.annotation.language;
    let bold = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap();
    let sheet = workbook.worksheet_from_index(0)?;
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 28)?;
    sheet.set_column_width(2, 12)?;
    let mut row = 0;
    for sentence in sentences(told) {
        sheet.merge_range(row, 0, row, 2, &sentence, &wrap)?;
        // Two lines of text are enough for the longest sentence.
        sheet.set_row_height(row, 32)?;
        row += 1;
    }
    row += 1;
    let heads = match language {
        Language::Chinese => ["列", "规则", "次数"],
        Language::English => ["Column", "Rule", "Times"],
    };
    for (head, column) in heads.into_iter().zip(0..) {
        sheet.write_string_with_format(row, column, head, &bold)?;
    }
    for ((rule, column), count) in told.counts {
        row += 1;
        sheet.write_string(row, 0, title(told.annotation, column))?;
        sheet.write_string(row, 1, rule_name(rule, told.annotation))?;
        sheet.write_number(row, 2, *count as f64)?;
    }
    Ok(())
}

fn sentences(told: &Summary<'_>) -> Vec<String> {
    let (file, rows, title) = (&told.annotation.file_name, told.rows, &told.annotation.contract.title);
    let language = told.annotation.language;
    let mut sentences = match language {
        Language::Chinese => vec![
            format!("文件“{file}”（{}）有 {rows} 行没有入库，见后面的工作表。", title.in_language(language)),
            "红色的单元格有错误，原因见单元格批注和“错误”列；行号是原文件中的行。".to_owned(),
            "请直接在原单元格中改正，不要改动表头和工作表名称；不需要的行可以删除。".to_owned(),
            "改好后保存，原样作为新文件再次交付即可；本页和“行号”“错误”两列会被自动忽略。".to_owned(),
        ],
        Language::English => vec![
            format!(
                "{rows} rows of the file {file} ({}) were not let in; they stand in the next sheets.",
                title.in_language(language)
            ),
            "Red cells are wrong; the comment of the cell and the column Errors say why. Line is the line of the original file."
                .to_owned(),
            "Correct the cells where they stand and leave headers and sheet names as they are; rows may be deleted.".to_owned(),
            "Save and deliver this workbook as it is; this sheet and the columns Line and Errors are passed over.".to_owned(),
        ],
    };
    if told.comments_cut {
        sentences.push(match language {
            Language::Chinese => "错误很多，后面的单元格没有批注，请看“错误”列。".to_owned(),
            Language::English => {
                "There are many errors; later cells have no comments, read the column Errors.".to_owned()
            }
        });
    }
    sentences
}

fn title(annotation: &Annotation, column: &str) -> String {
    annotation.contract.column(column).map_or_else(
        || column.to_owned(),
        |found| match found.title.in_language(annotation.language) {
            "" => column.to_owned(),
            title => title.to_owned(),
        },
    )
}

/// What a rule is called; the checks of a contract keep their message.
fn rule_name(rule: &str, annotation: &Annotation) -> String {
    let (zh, en) = match rule {
        "type" => ("类型不符", "Wrong type"),
        "required" => ("必填项为空", "Required and empty"),
        "unique" => ("重复", "Duplicate"),
        "semantic" => ("号码或代码有误", "Wrong number or code"),
        "length" => ("过长", "Too long"),
        "fields" => ("字段与表头不符", "Fields do not fit the header"),
        "encoding" => ("编码不一致", "Other encoding"),
        "cell_error" => ("公式错误", "Error of a formula"),
        "precision" => ("数字丢失位数", "Digits lost"),
        "line_too_long" => ("行过长", "Line too long"),
        "json" | "nested" => ("不是扁平的 JSON 对象", "No flat JSON object"),
        _ => {
            let check = annotation.contract.checks.iter().find(|check| check.name == rule);
            return check.map_or_else(
                || rule.to_owned(),
                |check| check.message.in_language(annotation.language).to_owned(),
            );
        }
    };
    match annotation.language {
        Language::Chinese => zh.to_owned(),
        Language::English => en.to_owned(),
    }
}
