//! PK070 and PK071: models, registries and indicators have row tests, and the rows fit the tables.
//!
//! It knows contracts; running the tests is for whoever has an engine.

use std::collections::BTreeSet;

use jixia_model::{
    DatasetName, Text,
    indicator::{DAY_COLUMN, DAY_TABLE, RESULT_COLUMNS},
    rule::RuleValue,
};

use super::tables::find;
use crate::{
    codes,
    diagnostic::{Finding, Report},
    pack::{Pack, Row, RowTest, TestTarget},
    read::values::{does_not_fit, fits, show},
    set::{Known, Table, source, tell},
    yaml::{self, Node, Yaml},
};

/// Warns of every model, registry and indicator of the pack that none of its row tests is about.
pub(crate) fn each_is_tested(pack: &Pack, report: &mut Report) {
    let tested: BTreeSet<&str> = pack.tests.iter().map(|test| test.target.name()).collect();
    let models = pack
        .models
        .iter()
        .map(|model| (model.name.as_str(), model.path.as_str()));
    let registries = pack
        .registries
        .iter()
        .map(|file| (file.registry.name.as_str(), file.path.as_str()));
    let indicators = pack
        .indicators
        .iter()
        .map(|entry| (entry.indicator.name.as_str(), entry.path.as_str()));
    for (name, path) in models.chain(registries).chain(indicators) {
        if tested.contains(name) {
            continue;
        }
        let message = Text::new(format!("'{name}' 没有行测试。"), format!("'{name}' has no row test."));
        let finding = Finding::error(codes::NO_TEST, message).warning();
        let remedy = finding.remedy(
            "在 tests/ 中写出给定的行和期望的行。",
            "Write given and expected rows in a file under tests/.",
        );
        tell(pack, path, &["model", "registry", "indicator"], name, remedy, report);
    }
}

/// Looks at the row tests of the pack.
pub(crate) fn check(pack: &Pack, known: &Known<'_>, report: &mut Report) {
    for test in &pack.tests {
        let Some(reads) = reads(pack, test, known, report) else {
            continue;
        };
        for (table, rows) in &test.given {
            let name = table.as_str();
            if !reads.contains(name) {
                tell_key(pack, test, name, not_read(name, test.target.name(), &reads), report);
                continue;
            }
            if name == DAY_TABLE && matches!(test.target, TestTarget::Indicator(_)) {
                fits_columns(pack, test, rows, &[DAY_COLUMN], report);
                continue;
            }
            // A table that is not there has been told where it is read.
            if let Ok(table) = find(name, pack, known) {
                for row in rows {
                    fits_table(pack, test, row, table, report);
                }
            }
        }
        let name = test.target.name();
        if matches!(test.target, TestTarget::Indicator(_)) {
            fits_columns(pack, test, &test.expect.rows, &RESULT_COLUMNS, report);
            continue;
        }
        if let Some(table) = known.tables.get(name) {
            for row in &test.expect.rows {
                fits_table(pack, test, row, table, report);
            }
        }
        if let (Some(expect), Some(table)) = (&test.conflicts, known.tables.get(&format!("{name}_conflicts"))) {
            for row in &expect.rows {
                fits_table(pack, test, row, table, report);
            }
        }
    }
}

/// Names of the tables that the target reads; none, and a finding, when there is no such target.
fn reads<'a>(pack: &Pack, test: &RowTest, known: &Known<'a>, report: &mut Report) -> Option<BTreeSet<&'a str>> {
    let name = test.target.name();
    let (key, noun, found) = match &test.target {
        TestTarget::Model(name) => {
            let mut models = known.packs.values().flat_map(|pack| &pack.models);
            let model = models.find(|model| model.name == *name);
            let reads = model.map(|model| model.reads.iter().map(DatasetName::as_str).collect());
            ("model", "模型", reads)
        }
        TestTarget::Registry(name) => {
            let mut registries = known.packs.values().flat_map(|pack| &pack.registries);
            let file = registries.find(|file| file.registry.name == *name);
            let sources = file.map(|file| file.registry.sources.iter());
            let reads = sources.map(|sources| sources.map(|source| source.dataset.as_str()).collect());
            ("registry", "登记库", reads)
        }
        TestTarget::Indicator(name) => {
            let mut indicators = known.packs.values().flat_map(|pack| &pack.indicators);
            let entry = indicators.find(|entry| entry.indicator.name == *name);
            let reads = entry.map(|entry| {
                let day = entry.indicator.reads_day.then_some(DAY_TABLE);
                entry
                    .indicator
                    .reads
                    .iter()
                    .map(DatasetName::as_str)
                    .chain(day)
                    .collect()
            });
            ("indicator", "指标", reads)
        }
    };
    if found.is_none() {
        let message = Text::new(format!("没有{noun} '{name}'。"), format!("There is no {key} '{name}'."));
        let finding = Finding::error(codes::BAD_TEST, message);
        let remedy = finding.remedy("改正名称，或删除这个测试。", "Correct the name, or remove the test.");
        tell(pack, &test.path, &[key], name, remedy, report);
    }
    found
}

fn not_read(name: &str, target: &str, reads: &BTreeSet<&str>) -> Finding {
    let list = reads.iter().copied().collect::<Vec<_>>().join(", ");
    let message = Text::new(
        format!("'{target}' 不读取表 '{name}'。"),
        format!("'{target}' does not read the table '{name}'."),
    );
    Finding::error(codes::BAD_TEST, message).remedy(format!("它读取：{list}。"), format!("It reads: {list}."))
}

fn fits_table(pack: &Pack, test: &RowTest, row: &Row, table: &Table<'_>, report: &mut Report) {
    for (name, value) in row {
        if !table.columns.contains(&name.as_str()) {
            tell_key(pack, test, name, no_column(name, &table.columns), report);
            continue;
        }
        let column = table.contract.and_then(|contract| contract.column(name));
        if let Some(column) = column
            && !fits(value, column.column_type)
        {
            tell_cell(pack, test, name, value, does_not_fit(value, column.column_type), report);
        }
    }
}

/// The rows name no other columns than these.
fn fits_columns(pack: &Pack, test: &RowTest, rows: &[Row], columns: &[&str], report: &mut Report) {
    for (name, _) in rows
        .iter()
        .flatten()
        .filter(|(name, _)| !columns.contains(&name.as_str()))
    {
        tell_key(pack, test, name, no_column(name, columns), report);
    }
}

fn no_column(name: &str, columns: &[&str]) -> Finding {
    let list = columns.join(", ");
    let message = Text::new(
        format!("表中没有列 '{name}'。"),
        format!("The table has no column '{name}'."),
    );
    let finding = Finding::error(codes::BAD_TEST, message);
    finding.remedy(format!("可用的列：{list}。"), format!("Columns: {list}."))
}

/// Reports a finding at the first key of this name in the test.
fn tell_key(pack: &Pack, test: &RowTest, key: &str, finding: Finding, report: &mut Report) {
    tell_where(pack, test, finding, report, |name, _| name == key);
}

/// Reports a finding at the first cell of this column with this value.
fn tell_cell(pack: &Pack, test: &RowTest, column: &str, value: &RuleValue, finding: Finding, report: &mut Report) {
    let shown = show(value);
    tell_where(pack, test, finding, report, |name, text| {
        name == column && text == shown
    });
}

fn tell_where(pack: &Pack, test: &RowTest, finding: Finding, report: &mut Report, wanted: impl Fn(&str, &str) -> bool) {
    let found = source(pack, &test.path).and_then(|source| {
        let root: Node = yaml::parse(&source).ok()?;
        let mut open = vec![&root];
        while let Some(node) = open.pop() {
            match &node.value {
                Yaml::List(items) => open.extend(items.iter().rev()),
                Yaml::Map(entries) => {
                    for (key, value) in entries {
                        let text = show(&yaml::Cell(value.clone()).value(&source));
                        if wanted(&key.value, &text) {
                            let place = key.place;
                            return Some((source, place));
                        }
                    }
                    open.extend(entries.iter().rev().map(|(_, value)| value));
                }
                _ => {}
            }
        }
        None
    });
    match found {
        Some((source, place)) => report.at(&source, place, finding),
        None => report.file(&test.path, finding),
    }
}
