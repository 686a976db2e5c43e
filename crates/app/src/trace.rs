//! Trace: for each clause of the register, what carries it out and whether its tests pass.

use std::collections::BTreeMap;

use jixia_model::clause::Clause;

use crate::packs::{Installed, row_tests::Report};

/// A declared thing that names clauses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Carrier {
    /// What sort of thing: `dataset`, `model`, `registry`, `reference`, `rule`, `indicator`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// The pack that declares it.
    pub pack: String,
    /// Whether its tests pass; none when it has none.
    pub tests_pass: Option<bool>,
}

/// A clause with what carries it out.
#[derive(Clone, Debug)]
pub struct TracedClause {
    /// The clause.
    pub clause: Clause,
    /// What carries it out; empty when nothing does yet.
    pub carriers: Vec<Carrier>,
}

/// Counts of a document or a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Clauses in the register.
    pub clauses: u64,
    /// Clauses that something carries out.
    pub carried_out: u64,
    /// Clauses whose every carrier that has tests passes them, and at least one has.
    pub passing: u64,
}

/// The whole register, traced.
pub struct Trace {
    /// Clauses in register order of identifiers.
    pub clauses: Vec<TracedClause>,
}

/// Traces the register through the installed packs.
pub fn trace(installed: &Installed, tests: &Report) -> Trace {
    let mut carriers: BTreeMap<String, Vec<Carrier>> = BTreeMap::new();
    for pack in &installed.packs {
        let mut add = |kind, name: &str, clauses: &[String]| {
            let carrier = Carrier {
                kind,
                name: name.to_owned(),
                pack: pack.manifest.name.to_string(),
                tests_pass: tests.verdict(name),
            };
            for clause in clauses {
                carriers.entry(clause.clone()).or_default().push(carrier.clone());
            }
        };
        for file in &pack.contracts {
            add("dataset", file.contract.name.as_str(), &file.contract.clauses);
        }
        for model in &pack.models {
            add("model", model.name.as_str(), &model.contract.clauses);
        }
        for registry in &pack.registries {
            add("registry", registry.registry.name.as_str(), &registry.registry.clauses);
        }
        for table in &pack.reference {
            add("reference", table.contract.name.as_str(), &table.contract.clauses);
        }
        for file in &pack.rules {
            add("rule", file.rule.name.as_str(), &file.rule.clauses);
        }
        for entry in &pack.indicators {
            add("indicator", entry.indicator.name.as_str(), &entry.indicator.clauses);
        }
    }
    let clauses = installed.clauses().values();
    let clauses = clauses.map(|clause| TracedClause {
        clause: clause.clone(),
        carriers: carriers.get(&clause.id).cloned().unwrap_or_default(),
    });
    Trace {
        clauses: clauses.collect(),
    }
}

impl Trace {
    /// Counts per document, in order of the documents' numbers.
    pub fn by_document(&self) -> BTreeMap<&str, Counts> {
        self.count_by(|clause| &clause.document)
    }

    /// Counts per group of the register.
    pub fn by_group(&self) -> BTreeMap<&str, Counts> {
        self.count_by(|clause| &clause.group)
    }

    /// Counts of the whole register.
    pub fn total(&self) -> Counts {
        self.count_by(|_| "").into_values().next().unwrap_or_default()
    }

    fn count_by<'a>(&'a self, key: impl Fn(&'a Clause) -> &'a str) -> BTreeMap<&'a str, Counts> {
        let mut counted: BTreeMap<&str, Counts> = BTreeMap::new();
        for traced in &self.clauses {
            let counts = counted.entry(key(&traced.clause)).or_default();
            let verdicts: Vec<_> = traced
                .carriers
                .iter()
                .filter_map(|carrier| carrier.tests_pass)
                .collect();
            counts.clauses += 1;
            counts.carried_out += u64::from(!traced.carriers.is_empty());
            counts.passing += u64::from(!verdicts.is_empty() && verdicts.iter().all(|pass| *pass));
        }
        counted
    }
}
