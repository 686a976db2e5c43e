//! A decision table: a CSV that a rule looks values up in.
//!
//! It knows the table and the names that the rule offers to match.

use jixia_model::{
    Text,
    contract::ColumnType,
    rule::{DecisionTable, RuleValue},
};

use super::{Cx, lists::Csv, values};
use crate::{
    codes,
    diagnostic::Finding,
    files::rule::TableFile,
    pack::File,
    yaml::{At, Entries},
};

/// Reads the table `name`, which stands in `files`; its inputs are among the `known` names of the rule.
pub(crate) fn read(
    name: &str,
    file: &TableFile,
    known: &[&str],
    files: &[File],
    cx: &mut Cx<'_>,
) -> Option<DecisionTable> {
    let inputs = columns(&file.inputs, cx);
    let outputs = columns(&file.outputs, cx);
    for (input, _) in &file.inputs.0 {
        if !known.contains(&input.value.as_str()) {
            cx.at(input.place, nothing_to_match(&input.value, known));
        }
    }
    let path = format!("rules/{}", file.file.value);
    let Some(found) = files.iter().find(|found| found.path == path) else {
        cx.at(file.file.place, no_file(&path));
        return None;
    };
    let all: Vec<(String, ColumnType)> = inputs.iter().chain(&outputs).cloned().collect();
    let header: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    let csv = Csv::read(found, &header, cx.report)?;
    let mut rows = Vec::new();
    for (index, row) in csv.rows.iter().enumerate() {
        let mut cells = Vec::new();
        for (cell, (_, column_type)) in row.iter().zip(&all) {
            let value = values::from_cell(cell, *column_type).unwrap_or_else(|| {
                let value = RuleValue::Text(cell.clone());
                csv.at(index, values::does_not_fit(&value, *column_type), cx.report);
                RuleValue::Null
            });
            cells.push(value);
        }
        rows.push(cells);
    }
    Some(DecisionTable {
        name: name.to_owned(),
        inputs,
        outputs,
        rows,
    })
}

fn columns(file: &Entries<At<String>>, cx: &mut Cx<'_>) -> Vec<(String, ColumnType)> {
    let entries = file.0.iter();
    entries
        .map(|(name, word)| (super::names::column(name, cx), values::column_type(word, cx)))
        .collect()
}

fn nothing_to_match(input: &str, known: &[&str]) -> Finding {
    let message = Text::new(
        format!("决策表的输入列 '{input}' 不是规则的输入或输出。"),
        format!("The input column '{input}' of the decision table is neither an input nor an output of the rule."),
    );
    let list = known.join(", ");
    Finding::error(codes::BAD_DECISION_TABLE, message).remedy(
        format!("与规则中的名称保持一致：{list}。"),
        format!("Call it as the rule does: {list}."),
    )
}

fn no_file(path: &str) -> Finding {
    let message = Text::new(format!("没有文件 '{path}'。"), format!("There is no file '{path}'."));
    Finding::error(codes::BAD_DECISION_TABLE, message)
        .remedy("把 CSV 放在 rules/tables/ 下。", "Put the CSV under rules/tables/.")
}
