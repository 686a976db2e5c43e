//! Packs beside each other: what one needs from another is there, and nothing is said twice.
//!
//! It knows checked packs; the engine that runs their SQL has the last word on types.

use std::collections::{BTreeMap, BTreeSet};

use jixia_model::{PackName, contract::Contract};

use crate::{
    diagnostic::{Diagnostic, Finding, Report},
    pack::Pack,
    rules,
    source::{Place, Source},
    yaml::{self, Node},
};

/// Checks packs beside each other and never stops at the first error.
///
/// Each pack has passed [`check`](crate::check); leave none out that another requires.
/// Diagnostics come in the order of packs, files, lines and columns.
pub fn check_set(packs: &[Pack]) -> Vec<Diagnostic> {
    let known = Known::of(packs);
    let mut all = Vec::new();
    for pack in packs {
        let mut report = Report::default();
        rules::requires::check(pack, &known, &mut report);
        rules::declared_twice::check(pack, packs, &mut report);
        rules::clauses::check(pack, &known, &mut report);
        rules::organisations::check(pack, &known, &mut report);
        rules::tables::check(pack, &known, &mut report);
        rules::row_tests::check(pack, &known, &mut report);
        rules::cycles::check(pack, &known, &mut report);
        for diagnostic in &mut report.found {
            pack.manifest.name.as_str().clone_into(&mut diagnostic.pack);
        }
        report
            .found
            .sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        all.extend(report.found);
    }
    all
}

/// What the packs declare together.
pub(crate) struct Known<'a> {
    /// Packs by name.
    pub(crate) packs: BTreeMap<&'a str, &'a Pack>,
    /// Tables by name.
    pub(crate) tables: BTreeMap<String, Table<'a>>,
    /// Identifiers of clauses.
    pub(crate) clauses: BTreeSet<&'a str>,
    /// Codes of organisations.
    pub(crate) organisations: BTreeSet<&'a str>,
}

/// A table and the pack that declares it.
pub(crate) struct Table<'a> {
    /// The pack.
    pub(crate) pack: &'a Pack,
    /// Columns that SQL may name, technical ones included, with the contract's for their types.
    pub(crate) columns: Vec<&'a str>,
    /// The contract; none for the conflicts of a registry.
    pub(crate) contract: Option<&'a Contract>,
}

/// Columns that every delivered table has besides its own.
const DELIVERED: [&str; 2] = ["_delivery", "_line"];
/// Columns that every registry has besides its own.
const MERGED: [&str; 4] = ["_sources", "_valid_from", "_valid_to", "_build"];
/// Columns of the conflicts of a registry besides its key.
const CONFLICTS: [&str; 4] = ["field", "values", "since", "_build"];

impl<'a> Known<'a> {
    fn of(packs: &'a [Pack]) -> Self {
        let mut tables = BTreeMap::new();
        for pack in packs {
            for contract in pack.tables() {
                let mut columns: Vec<&str> = contract.columns.iter().map(|column| column.name.as_str()).collect();
                columns.extend(DELIVERED);
                tables.entry(contract.name.to_string()).or_insert(Table {
                    pack,
                    columns,
                    contract: Some(contract),
                });
            }
            for registry in &pack.registries {
                let name = registry.registry.name.as_str();
                if let Some(table) = tables.get_mut(name) {
                    table.columns.extend(MERGED);
                }
                let key = registry.registry.key.name.as_str();
                tables.entry(format!("{name}_conflicts")).or_insert(Table {
                    pack,
                    columns: std::iter::once(key).chain(CONFLICTS).collect(),
                    contract: None,
                });
            }
        }
        let clauses = packs.iter().flat_map(|pack| &pack.clauses);
        let organisations = packs.iter().flat_map(|pack| &pack.organisations);
        Self {
            packs: packs.iter().map(|pack| (pack.manifest.name.as_str(), pack)).collect(),
            tables,
            clauses: clauses.map(|clause| clause.id.as_str()).collect(),
            organisations: organisations.map(|entry| entry.code.as_str()).collect(),
        }
    }

    /// Names of the packs that `pack` requires, and those that they require, and so on.
    pub(crate) fn required_by(&self, pack: &Pack) -> BTreeSet<&'a str> {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = pack.manifest.requires.iter().map(PackName::as_str).collect();
        while let Some(name) = open.pop() {
            if let Some((name, pack)) = self.packs.get_key_value(name)
                && found.insert(*name)
            {
                open.extend(pack.manifest.requires.iter().map(PackName::as_str));
            }
        }
        found
    }
}

/// Reports `finding` where a YAML file of the pack has the text `value` under one of `keys`.
pub(crate) fn tell(pack: &Pack, path: &str, keys: &[&str], value: &str, finding: Finding, report: &mut Report) {
    let Some(source) = source(pack, path) else {
        report.file(path, finding);
        return;
    };
    let mut place: Option<Place> = None;
    if let Ok(node) = yaml::parse::<Node>(&source) {
        node.each_text("", &mut |key, text, at| {
            if place.is_none() && text == value && keys.contains(&key) {
                place = Some(at);
            }
        });
    }
    match place {
        Some(place) => report.at(&source, place, finding),
        None => report.file(path, finding),
    }
}

/// Reports `finding` at the line of a CSV of the pack that begins with `start`.
pub(crate) fn tell_line(pack: &Pack, path: &str, start: &str, finding: Finding, report: &mut Report) {
    let place = source(pack, path).and_then(|source| {
        let line = source.text.lines().position(|line| line.starts_with(start))?;
        let first = source.byte(line + 1, 1);
        let end = first + source.line(line + 1).len();
        Some((source, Place { start: first, end }))
    });
    match place {
        Some((source, place)) => report.at(&source, place, finding),
        None => report.file(path, finding),
    }
}

/// The text of a file of the pack.
pub(crate) fn source(pack: &Pack, path: &str) -> Option<Source> {
    let file = pack.file(path)?;
    let text = std::str::from_utf8(&file.bytes).ok()?;
    Some(Source::new(path, text.trim_start_matches('\u{feff}')))
}
