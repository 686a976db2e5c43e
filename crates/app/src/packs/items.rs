//! What a pack declares: its items, each with the clauses that it carries out and the tests that prove it.

use jixia_model::Text;
use jixia_pack::Pack;

/// A declared thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What sort of thing: `dataset`, `model`, `registry`, `reference`, `rule`, `indicator`, `flow`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
    /// Clauses that it carries out.
    pub clauses: Vec<String>,
}

/// Everything that a pack declares, kind by kind.
pub fn items(pack: &Pack) -> Vec<Item> {
    let datasets = pack.contracts.iter().map(|file| {
        Item::new(
            "dataset",
            &file.contract.name,
            &file.contract.title,
            &file.contract.clauses,
        )
    });
    let models = pack
        .models
        .iter()
        .map(|model| Item::new("model", &model.name, &model.contract.title, &model.contract.clauses));
    let registries = pack.registries.iter().map(|file| {
        let registry = &file.registry;
        Item::new("registry", &registry.name, &registry.title, &registry.clauses)
    });
    let reference = pack.reference.iter().map(|table| {
        let contract = &table.contract;
        Item::new("reference", &contract.name, &contract.title, &contract.clauses)
    });
    let rules = pack
        .rules
        .iter()
        .map(|file| Item::new("rule", &file.rule.name, &file.rule.title, &file.rule.clauses));
    let indicators = pack.indicators.iter().map(|entry| {
        let indicator = &entry.indicator;
        Item::new("indicator", &indicator.name, &indicator.title, &indicator.clauses)
    });
    let flows = pack
        .flows
        .iter()
        .map(|entry| Item::new("flow", &entry.flow.name, &entry.flow.title, &entry.flow.clauses));
    datasets
        .chain(models)
        .chain(registries)
        .chain(reference)
        .chain(rules)
        .chain(indicators)
        .chain(flows)
        .collect()
}

impl Item {
    fn new(kind: &'static str, name: &impl ToString, title: &Text, clauses: &[String]) -> Self {
        Self {
            kind,
            name: name.to_string(),
            title: title.clone(),
            clauses: clauses.to_vec(),
        }
    }
}
