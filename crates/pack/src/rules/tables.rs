//! PK032, PK033 and PK094 across packs: tables and columns that SQL names are there, in this pack or in a required one.
//!
//! It knows contracts; a query over several tables may name the columns of any of them, the engine tells the rest.

use jixia_model::{
    Text,
    indicator::{DAY_COLUMN, DAY_TABLE},
};
use sqlparser::tokenizer::Location;

use super::columns::unknown;
use crate::{
    codes,
    diagnostic::{Finding, Report},
    pack::{IndicatorEntry, Model, Pack, Registry, RuleFile},
    set::{Known, Table, source, tell},
    source::Source,
    sql::{
        self,
        names::{Named, Names, names},
        place,
    },
    yaml::{self, At, Node},
};

/// Looks at everything in the pack that reads a table.
pub(crate) fn check(pack: &Pack, known: &Known<'_>, report: &mut Report) {
    for model in &pack.models {
        of_model(pack, model, known, report);
    }
    for registry in &pack.registries {
        of_registry(pack, registry, known, report);
    }
    for rule in &pack.rules {
        of_population(pack, rule, known, report);
    }
    for entry in &pack.indicators {
        of_indicator(pack, entry, known, report);
    }
}

/// The table called `name`, or what is said of it.
pub(crate) fn find<'k, 'a>(name: &str, pack: &Pack, known: &'k Known<'a>) -> Result<&'k Table<'a>, Finding> {
    let Some(table) = known.tables.get(name) else {
        return Err(unknown_table(name, known));
    };
    let (own, other) = (&pack.manifest.name, &table.pack.manifest.name);
    // A table that the pack declares a second time has been told as that.
    let is_own = own == other || pack.tables().any(|contract| contract.name.as_str() == name);
    if is_own || known.required_by(pack).contains(other.as_str()) {
        return Ok(table);
    }
    let message = Text::new(
        format!("表 '{name}' 属于包 '{other}'，而本包没有声明依赖它。"),
        format!("The table '{name}' belongs to the pack '{other}', which this pack does not require."),
    );
    Err(Finding::error(codes::NOT_REQUIRED, message).remedy(
        format!("在 pack.yaml 的 requires 中加上 {other}。"),
        format!("Add {other} to 'requires' in pack.yaml."),
    ))
}

fn unknown_table(name: &str, known: &Known<'_>) -> Finding {
    let message = Text::new(format!("没有表 '{name}'。"), format!("There is no table '{name}'."));
    let finding = Finding::error(codes::UNKNOWN_TABLE, message);
    let otherwise = (
        "只能读取包中声明的数据集、模型、登记库和随包数据。".to_owned(),
        "SQL reads datasets, models, registries and reference data that packs declare.".to_owned(),
    );
    finding.did_you_mean(name, known.tables.keys().map(String::as_str), otherwise)
}

fn of_model(pack: &Pack, model: &Model, known: &Known<'_>, report: &mut Report) {
    let path = model.path.replace(".yaml", ".sql");
    let (Some(source), Ok(query)) = (source(pack, &path), sql::select(&model.sql)) else {
        return;
    };
    let found = names(&query);
    for (location, finding) in of_select(pack, &found, &[], known) {
        report.at(&source, place::in_sql(&source, location), finding);
    }
}

fn of_indicator(pack: &Pack, entry: &IndicatorEntry, known: &Known<'_>, report: &mut Report) {
    let sql = &entry.indicator.sql;
    let (Some((source, at)), Ok(query)) = (at(pack, &entry.path, sql), sql::select(sql)) else {
        return;
    };
    for (location, finding) in of_select(pack, &names(&query), &[(DAY_TABLE, DAY_COLUMN)], known) {
        report.at(&source, place::in_yaml(&source, &at, location), finding);
    }
}

/// What is wrong with the tables and columns that a SELECT names; `given` are tables of one column beside those of packs.
fn of_select(pack: &Pack, found: &Names, given: &[(&str, &str)], known: &Known<'_>) -> Vec<(Location, Finding)> {
    let mut wrong = Vec::new();
    let mut columns: Vec<&str> = Vec::new();
    for table in &found.tables {
        if let Some((_, column)) = given.iter().find(|(name, _)| *name == table.name) {
            columns.push(column);
            continue;
        }
        match find(&table.name, pack, known) {
            Ok(table) => columns.extend(&table.columns),
            Err(finding) => wrong.push((table.location, finding)),
        }
    }
    // Where a table is not known, neither are its columns.
    if !wrong.is_empty() || found.has_table_function {
        return wrong;
    }
    for named in &found.columns {
        let name = named.name.as_str();
        if !columns.contains(&name) && !found.own.contains(name) {
            wrong.push((named.location, unknown(named, &columns)));
        }
    }
    wrong
}

fn of_registry(pack: &Pack, file: &Registry, known: &Known<'_>, report: &mut Report) {
    for from in &file.registry.sources {
        let name = from.dataset.as_str();
        let table = match find(name, pack, known) {
            Ok(table) => table,
            Err(finding) => {
                tell(pack, &file.path, &["dataset"], name, finding, report);
                continue;
            }
        };
        let of_fields = from.fields.iter().map(|(_, sql)| sql);
        let all = std::iter::once(&from.key)
            .chain(&from.as_of)
            .chain(&from.when)
            .chain(of_fields);
        for sql in all {
            expression(pack, &file.path, sql, &table.columns, report);
        }
    }
}

fn of_population(pack: &Pack, file: &RuleFile, known: &Known<'_>, report: &mut Report) {
    let Some(population) = &file.rule.population else {
        return;
    };
    let name = population.dataset.as_str();
    let table = match find(name, pack, known) {
        Ok(table) => table,
        Err(finding) => {
            tell(pack, &file.path, &["dataset"], name, finding, report);
            return;
        }
    };
    let key = population.key.as_str();
    if !table.columns.contains(&key) {
        let named = Named {
            table: None,
            name: key.to_owned(),
            location: Location { line: 1, column: 1 },
        };
        tell(pack, &file.path, &["key"], key, unknown(&named, &table.columns), report);
    }
    let settings = file.rule.settings.iter().map(|setting| setting.name.as_str());
    let columns: Vec<&str> = table.columns.iter().copied().chain(settings).collect();
    for (_, sql) in &population.inputs {
        expression(pack, &file.path, sql, &columns, report);
    }
}

/// Reports columns of an expression in a YAML file that the table does not have.
fn expression(pack: &Pack, path: &str, sql: &str, columns: &[&str], report: &mut Report) {
    let Ok(expr) = sql::expression(sql) else { return };
    for named in &names(&expr).columns {
        if named.table.is_none() && columns.contains(&named.name.as_str()) {
            continue;
        }
        let finding = unknown(named, columns);
        match at(pack, path, sql) {
            Some((source, at)) => report.at(&source, place::in_yaml(&source, &at, named.location), finding),
            None => report.file(path, finding),
        }
    }
}

/// Where the text stands in the file.
fn at(pack: &Pack, path: &str, text: &str) -> Option<(Source, At<String>)> {
    let source = source(pack, path)?;
    let node: Node = yaml::parse(&source).ok()?;
    let mut found = None;
    node.each_text("", &mut |_, value, place| {
        if found.is_none() && value == text {
            found = Some(At {
                value: value.to_owned(),
                place,
            });
        }
    });
    found.map(|at| (source, at))
}
