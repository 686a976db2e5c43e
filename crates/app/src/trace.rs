//! Trace: for each clause of the register, what carries it out and whether its tests pass.

use std::collections::BTreeMap;

use jixia_model::{Text, clause::Clause};
use jixia_store::{Page, PageOf};

use crate::packs::{Installed, items, row_tests::Report};

/// A declared thing that names clauses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// What sort of thing: `dataset`, `model`, `registry`, `reference`, `rule`, `indicator`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Its title in both languages.
    pub title: Text,
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

/// Which clauses of the register are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseFilter {
    /// Number of a document.
    pub document: Option<String>,
    /// Group of the register.
    pub group: Option<String>,
    /// How far they are carried out.
    pub state: Option<ClauseState>,
}

/// How far a clause is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseState {
    /// Nothing carries it out yet.
    Open,
    /// Something carries it out.
    CarriedOut,
    /// Every carrier that has tests passes them, and at least one has.
    Passing,
    /// A test of a carrier fails.
    Failing,
}

impl ClauseFilter {
    /// Whether a clause is among those wanted, and names `text` where one is searched for.
    fn matches(&self, traced: &TracedClause, text: Option<&str>) -> bool {
        let clause = &traced.clause;
        let is = |wanted: &Option<String>, value: &str| wanted.as_deref().is_none_or(|wanted| wanted == value);
        let named = |text: &str| {
            let words = [
                &clause.id,
                &clause.place,
                &clause.lead_unit,
                &clause.name.zh,
                &clause.name.en,
            ];
            words
                .into_iter()
                .any(|word| word.to_lowercase().contains(&text.to_lowercase()))
        };
        is(&self.document, &clause.document)
            && is(&self.group, &clause.group)
            && self.state.is_none_or(|state| traced.is(state))
            && text.is_none_or(named)
    }
}

impl TracedClause {
    /// Whether the clause is in this state.
    pub fn is(&self, state: ClauseState) -> bool {
        let mut verdicts = self.carriers.iter().filter_map(|carrier| carrier.tests_pass).peekable();
        match state {
            ClauseState::Open => self.carriers.is_empty(),
            ClauseState::CarriedOut => !self.carriers.is_empty(),
            ClauseState::Passing => verdicts.peek().is_some() && verdicts.all(|pass| pass),
            ClauseState::Failing => verdicts.any(|pass| !pass),
        }
    }
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
        for item in items::items(pack) {
            let carrier = Carrier {
                kind: item.kind,
                pack: pack.manifest.name.to_string(),
                tests_pass: tests.verdict(&item.name),
                name: item.name,
                title: item.title,
            };
            for clause in item.clauses {
                carriers.entry(clause).or_default().push(carrier.clone());
            }
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
    /// A page of the clauses that are wanted, in order of identifiers.
    pub fn page(&self, filter: &ClauseFilter, page: &Page) -> PageOf<&TracedClause> {
        let text = page.search_text();
        PageOf::cut(self.clauses.iter().filter(|traced| filter.matches(traced, text)), page)
    }

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
            counts.clauses += 1;
            counts.carried_out += u64::from(traced.is(ClauseState::CarriedOut));
            counts.passing += u64::from(traced.is(ClauseState::Passing));
        }
        counted
    }
}
