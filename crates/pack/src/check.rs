//! One pack on its own: every file is read, and everything that is wrong is told.
//!
//! It knows the folder of a pack; what packs need from each other is told by `check_set`.

use std::collections::BTreeMap;

use jixia_model::{PackName, contract::Contract};
use sqlparser::ast::Query;

use crate::{
    diagnostic::{Diagnostic, Report},
    pack::{ContractFile, File, Locales, Manifest, Maturity, Model, Pack, ReferenceTable, Registry, RowTest, RuleFile},
    read::{self, Cx, lists},
    rules::{folder, folder::FileKind, locales, row_tests},
    shape::Shapes,
    source::Source,
    yaml::{At, Entries},
};

/// Checks one pack on its own and never stops at the first error.
///
/// There is a pack only when no diagnostic is an error; warnings do not stand in its way.
/// Diagnostics come in the order of files, lines and columns.
pub fn check(files: &[File]) -> (Option<Pack>, Vec<Diagnostic>) {
    let mut reader = Reader::new(files);
    folder::check(&reader.files, &mut reader.report);
    let manifest = reader.manifest();
    let pack = reader.pack(manifest.clone().unwrap_or_else(stand_in));
    row_tests::each_is_tested(&pack, &mut reader.report);
    let complete = manifest.is_some() && !reader.report.has_errors();
    let mut found = reader.report.found;
    if let Some(manifest) = manifest {
        for diagnostic in &mut found {
            manifest.name.as_str().clone_into(&mut diagnostic.pack);
        }
    }
    found.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    (complete.then_some(pack), found)
}

/// Checks the contract of one dataset that is registered outside any pack; its path is `datasets/<name>.yaml`.
///
/// There is a contract only when no diagnostic is an error.
pub fn check_contract(file: &File) -> (Option<Contract>, Vec<Diagnostic>) {
    let mut reader = Reader::new(std::slice::from_ref(file));
    let contract = reader.each(FileKind::Contract, read::contract::read).pop();
    let complete = !reader.report.has_errors();
    let mut found = reader.report.found;
    found.sort_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
    (contract.filter(|_| complete), found)
}

/// Stands in for a manifest that cannot be read, so that the other files are read all the same.
fn stand_in() -> Manifest {
    Manifest {
        // Invariant: "pack" is a well-formed name.
        name: PackName::parse("pack").expect("'pack' is a well-formed name"),
        version: String::new(),
        title: jixia_model::Text::default(),
        owner: String::new(),
        requires: Vec::new(),
        clauses: Vec::new(),
        maturity: Maturity::Draft,
    }
}

struct Reader {
    files: Vec<File>,
    sources: BTreeMap<String, Source>,
    shapes: Shapes,
    report: Report,
}

impl Reader {
    fn new(files: &[File]) -> Self {
        let mut files = files.to_vec();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let texts = files.iter().filter_map(|file| {
            let text = std::str::from_utf8(&file.bytes).ok()?;
            let text = text.trim_start_matches('\u{feff}');
            Some((file.path.clone(), Source::new(file.path.as_str(), text)))
        });
        Self {
            sources: texts.collect(),
            files,
            shapes: Shapes::default(),
            report: Report::default(),
        }
    }

    /// Reads every YAML file of a kind; one that is not text has been reported already.
    fn each<F, T>(&mut self, kind: FileKind, mut read: impl FnMut(F, &mut Cx<'_>) -> Option<T>) -> Vec<T>
    where
        F: serde::de::DeserializeOwned + schemars::JsonSchema,
    {
        let mut list = Vec::new();
        for file in self.files.iter().filter(|file| FileKind::of(&file.path) == kind) {
            let Some(source) = self.sources.get(&file.path) else {
                continue;
            };
            let Some(wire) = self.shapes.read::<F>(source, &mut self.report) else {
                continue;
            };
            let mut cx = Cx {
                source,
                bytes: &file.bytes,
                report: &mut self.report,
            };
            list.extend(read(wire, &mut cx));
        }
        list
    }

    fn manifest(&mut self) -> Option<Manifest> {
        self.each(FileKind::Manifest, read::manifest::read).pop()
    }

    fn pack(&mut self, manifest: Manifest) -> Pack {
        let files = self.files.clone();
        Pack {
            contracts: self.each(FileKind::Contract, |file, cx| {
                Some(ContractFile {
                    contract: read::contract::read(file, cx)?,
                    path: cx.source.path.clone(),
                    source: cx.bytes.to_vec(),
                })
            }),
            models: self.models(&manifest),
            registries: self.registries(&manifest),
            rules: self.each(FileKind::Rule, |file, cx| {
                Some(RuleFile {
                    rule: read::rule::read(&file, &files, cx)?,
                    path: cx.source.path.clone(),
                    source: cx.bytes.to_vec(),
                })
            }),
            indicators: self.each(FileKind::Indicator, |file, cx| {
                read::indicator::read(file, &manifest, cx)
            }),
            flows: self.each(FileKind::Flow, read::flow::read),
            reference: self.reference(),
            organisations: self.list(FileKind::Organisations, lists::organisations),
            clauses: self.list(FileKind::Clauses, lists::clauses),
            tests: self.tests(),
            locales: self.locales(),
            manifest,
            files,
        }
    }

    fn models(&mut self, manifest: &Manifest) -> Vec<Model> {
        let mut queries: BTreeMap<String, (Query, String)> = BTreeMap::new();
        for file in self
            .files
            .iter()
            .filter(|file| FileKind::of(&file.path) == FileKind::Sql)
        {
            let Some(source) = self.sources.get(&file.path) else {
                continue;
            };
            if let Some(query) = read::model::read_sql(source, &mut self.report) {
                queries.insert(file.path.clone(), (query, source.text.clone()));
            }
        }
        self.each(FileKind::Model, |file, cx| {
            let sql = cx.source.path.strip_suffix(".yaml")?;
            let (query, text) = queries.get(&format!("{sql}.sql"))?;
            read::model::read(file, query, text, manifest, cx)
        })
    }

    fn registries(&mut self, manifest: &Manifest) -> Vec<Registry> {
        self.each(FileKind::Registry, |file, cx| read::registry::read(file, manifest, cx))
    }

    fn tests(&mut self) -> Vec<RowTest> {
        self.each(FileKind::Test, |file, cx| read::row_test::read(&file, cx))
    }

    fn reference(&mut self) -> Vec<ReferenceTable> {
        let files = self.files.clone();
        self.each(FileKind::ReferenceContract, |file, cx| {
            let (contract, provenance) = read::contract::read_reference(file, cx)?;
            let stem = cx.source.path.strip_suffix(".yaml")?;
            let csv_path = format!("{stem}.csv");
            // The partner rule tells of a contract without its CSV.
            let csv = files.iter().find(|file| file.path == csv_path)?;
            lists::reference(csv, &contract, cx.report);
            Some(ReferenceTable {
                contract,
                path: cx.source.path.clone(),
                source: cx.bytes.to_vec(),
                csv_path,
                rows: csv.bytes.clone(),
                provenance: provenance.source,
                licence: provenance.licence,
            })
        })
    }

    fn list<T>(&mut self, kind: FileKind, read: fn(&File, &mut Report) -> Vec<T>) -> Vec<T> {
        let files = self.files.iter().filter(|file| FileKind::of(&file.path) == kind);
        files.flat_map(|file| read(file, &mut self.report)).collect()
    }

    fn locales(&mut self) -> Locales {
        let read = |file: Entries<At<String>>, _: &mut Cx<'_>| Some(file);
        let zh = self.each(FileKind::Chinese, read).pop().unwrap_or_default();
        let en = self.each(FileKind::English, read).pop().unwrap_or_default();
        for (texts, others, path, other) in [
            (&zh, &en, "locales/zh-CN.yaml", "locales/en.yaml"),
            (&en, &zh, "locales/en.yaml", "locales/zh-CN.yaml"),
        ] {
            if let Some(source) = self.sources.get(path) {
                locales::each_in_both(texts, others, other, source, &mut self.report);
            }
        }
        let map = |entries: Entries<At<String>>| entries.0.into_iter().map(|(key, at)| (key.value, at.value)).collect();
        Locales {
            zh: map(zh),
            en: map(en),
        }
    }
}
