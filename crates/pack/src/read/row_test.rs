//! A row test.
//!
//! It knows the one file; whether tables and columns exist is told across packs.

use jixia_model::{Text, rule::RuleValue};

use super::{Cx, names};
use crate::{
    codes,
    diagnostic::Finding,
    files::row_test::{ExpectFile, OrderWord, RowTestFile},
    pack::{ExpectedRows, Row, RowTest, TestTarget},
    yaml::{Cell, Entries},
};

/// Reads a row test.
pub(crate) fn read(file: &RowTestFile, cx: &mut Cx<'_>) -> Option<RowTest> {
    let target = target(file, cx);
    let mut given = Vec::new();
    names::each_once(file.given.0.iter().map(|(table, _)| table), cx);
    for (table, rows) in &file.given.0 {
        let rows: Vec<Row> = rows.iter().map(|cells| row(cells, cx)).collect();
        given.extend(names::dataset(table, cx).map(|table| (table, rows)));
    }
    let expect = expected(&file.expect, cx);
    let conflicts = file.conflicts.as_ref().map(|at| expected(&at.value, cx));
    if let (Some(TestTarget::Model(_) | TestTarget::Indicator(_)), Some(at)) = (&target, &file.conflicts) {
        let message = Text::new("只有登记库有冲突表。", "Only a registry has a table of conflicts.");
        let finding = Finding::error(codes::BAD_TEST, message);
        cx.at(
            at.place,
            finding.remedy(
                "删除 conflicts，它只用于 registry。",
                "Remove 'conflicts': it is for registries.",
            ),
        );
    }
    let file_name = cx.source.path.rsplit('/').next().unwrap_or_default();
    Some(RowTest {
        name: file_name
            .rsplit_once('.')
            .map_or(file_name, |(stem, _)| stem)
            .to_owned(),
        target: target?,
        given,
        expect,
        conflicts,
        path: cx.source.path.clone(),
    })
}

fn target(file: &RowTestFile, cx: &mut Cx<'_>) -> Option<TestTarget> {
    match (&file.model, &file.registry, &file.indicator) {
        (Some(at), None, None) => names::dataset(at, cx).map(TestTarget::Model),
        (None, Some(at), None) => names::dataset(at, cx).map(TestTarget::Registry),
        (None, None, Some(at)) => names::indicator(at, cx).map(TestTarget::Indicator),
        (model, ..) => {
            let message = Text::new(
                "行测试须写明 model、registry 或 indicator 之一。",
                "A row test names a model, a registry or an indicator, one of them.",
            );
            let finding = Finding::error(codes::BAD_TEST, message);
            let place = model.as_ref().map(|at| at.place).unwrap_or_default();
            cx.at(
                place,
                finding.remedy(
                    "写 model: 名称、registry: 名称或 indicator: 名称。",
                    "Write model: name, registry: name or indicator: name.",
                ),
            );
            None
        }
    }
}

fn expected(file: &ExpectFile, cx: &mut Cx<'_>) -> ExpectedRows {
    ExpectedRows {
        rows: file.rows.iter().map(|cells| row(cells, cx)).collect(),
        exact_order: file.order == OrderWord::Exact,
    }
}

fn row(cells: &Entries<Cell>, cx: &Cx<'_>) -> Vec<(String, RuleValue)> {
    let cells = cells.0.iter();
    cells
        .map(|(name, cell)| (name.value.clone(), cell.value(cx.source)))
        .collect()
}
