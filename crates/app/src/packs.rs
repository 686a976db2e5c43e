//! The installed packs, planned and ready: what the other use cases ask for a contract, a rule or a clause.

pub mod add;
mod holidays;
pub mod install;
pub mod items;
pub mod plan;
pub mod row_tests;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use jixia_functions::workday::Calendar;
use jixia_lake::Lake;
use jixia_model::{
    DatasetName, Error, Result,
    clause::Clause,
    contract::Contract,
    flow::Flow,
    indicator::Indicator,
    name::{FlowName, IndicatorName, RuleName},
    registry::RegistryModel,
};
use jixia_pack::{Model, Pack};
use tokio::sync::OnceCell;

use crate::rules::CompiledRule;

/// All packs of the installation, checked as a set.
#[derive(Default)]
pub struct Installed {
    /// The packs, each after those it requires.
    pub packs: Vec<Pack>,
    contracts: HashMap<DatasetName, Arc<Contract>>,
    rules: BTreeMap<RuleName, Arc<CompiledRule>>,
    indicators: BTreeMap<IndicatorName, Arc<Indicator>>,
    flows: BTreeMap<FlowName, Arc<Flow>>,
    clauses: BTreeMap<String, Clause>,
    calendar: Calendar,
    tests: OnceCell<row_tests::Report>,
}

impl Installed {
    /// Plans a checked set of packs on `lake`.
    ///
    /// # Errors
    /// What the lake says of a rule that cannot be planned.
    pub fn new(packs: Vec<Pack>, lake: &dyn Lake) -> Result<Self> {
        let tables = packs.iter().flat_map(Pack::tables);
        let contracts = tables
            .map(|contract| (contract.name.clone(), Arc::new(contract.clone())))
            .collect();
        let clauses = packs.iter().flat_map(|pack| &pack.clauses);
        let clauses = clauses.map(|clause| (clause.id.clone(), clause.clone())).collect();
        let rules = packs.iter().flat_map(|pack| &pack.rules);
        let rules = rules.map(|file| {
            Ok((
                file.rule.name.clone(),
                Arc::new(CompiledRule::compile(&file.rule, lake)?),
            ))
        });
        let rules = rules.collect::<Result<_>>()?;
        let indicators = packs.iter().flat_map(|pack| &pack.indicators);
        let indicators = indicators.map(|entry| &entry.indicator);
        let indicators = indicators.map(|indicator| (indicator.name.clone(), Arc::new(indicator.clone())));
        let indicators = indicators.collect();
        let flows = packs.iter().flat_map(|pack| &pack.flows);
        let flows = flows.map(|entry| (entry.flow.name.clone(), Arc::new(entry.flow.clone())));
        let flows = flows.collect();
        let holidays = packs.iter().flat_map(|pack| &pack.reference);
        let holidays = holidays.filter(|table| table.contract.name.as_str() == "holidays");
        let holidays = holidays.map(|table| table.rows.as_slice()).next();
        let calendar = holidays.map(holidays::calendar).transpose()?.unwrap_or_default();
        Ok(Self {
            calendar,
            packs,
            contracts,
            rules,
            indicators,
            flows,
            clauses,
            tests: OnceCell::new(),
        })
    }

    /// The contract of a dataset, delivered, derived, merged or brought along.
    pub fn find_contract(&self, name: &DatasetName) -> Option<Arc<Contract>> {
        self.contracts.get(name).cloned()
    }

    /// The contract of a dataset, or an error that names it.
    pub fn contract(&self, name: &DatasetName) -> Result<Arc<Contract>> {
        self.find_contract(name).ok_or_else(|| {
            let message = format!("No pack declares a dataset '{name}'.");
            Error::not_found("dataset.unknown", message).with("name", name)
        })
    }

    /// A rule, planned.
    pub fn rule(&self, name: &RuleName) -> Result<Arc<CompiledRule>> {
        self.rules.get(name).cloned().ok_or_else(|| {
            let message = format!("No pack declares a rule '{name}'.");
            Error::not_found("rule.unknown", message).with("name", name)
        })
    }

    /// All rules, by name.
    pub fn rules(&self) -> impl Iterator<Item = &Arc<CompiledRule>> {
        self.rules.values()
    }

    /// All indicators, by name.
    pub fn indicators(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.indicators.values()
    }

    /// An indicator.
    pub fn find_indicator(&self, name: &IndicatorName) -> Option<Arc<Indicator>> {
        self.indicators.get(name).cloned()
    }

    /// A flow.
    pub fn flow(&self, name: &FlowName) -> Result<Arc<Flow>> {
        self.flows.get(name).cloned().ok_or_else(|| {
            let message = format!("No pack declares a flow '{name}'; install the pack that does.");
            Error::not_found("flow.unknown", message).with("name", name)
        })
    }

    /// The clause register, by identifier.
    pub fn clauses(&self) -> &BTreeMap<String, Clause> {
        &self.clauses
    }

    /// SQL models, each after those it reads.
    pub fn models(&self) -> Vec<&Model> {
        let mut waiting: Vec<&Model> = self.packs.iter().flat_map(|pack| &pack.models).collect();
        let mut ordered = Vec::new();
        // Invariant: `check_set` refused cycles, so every round finds a model that waits for no other.
        while !waiting.is_empty() {
            let names: Vec<_> = waiting.iter().map(|model| model.name.clone()).collect();
            let (blocked, ready): (Vec<_>, Vec<_>) = waiting
                .iter()
                .partition(|model| model.reads.iter().any(|read| names.contains(read)));
            if ready.is_empty() {
                break;
            }
            ordered.extend(ready);
            waiting = blocked;
        }
        ordered
    }

    /// Those of `tables` that are SQL models, and the models behind them, each after those it reads.
    pub fn models_behind<'a>(&'a self, tables: impl IntoIterator<Item = &'a DatasetName>) -> Vec<&'a Model> {
        let mut behind: HashSet<&DatasetName> = tables.into_iter().collect();
        let mut models = self.models();
        // From the last to the first: what a model reads stands before it.
        models.reverse();
        models.retain(|model| {
            let needed = behind.contains(&model.name);
            if needed {
                behind.extend(&model.reads);
            }
            needed
        });
        models.reverse();
        models
    }

    /// Registry models, in pack order.
    pub fn registries(&self) -> impl Iterator<Item = &RegistryModel> {
        self.packs
            .iter()
            .flat_map(|pack| &pack.registries)
            .map(|registry| &registry.registry)
    }

    /// A registry model, or an error that names it.
    pub fn registry(&self, name: &DatasetName) -> Result<&RegistryModel> {
        self.registries()
            .find(|registry| registry.name == *name)
            .ok_or_else(|| {
                let message = format!("No pack declares a registry '{name}'.");
                Error::not_found("registry.unknown", message).with("name", name)
            })
    }

    /// The working-day calendar of the holidays that a pack brings.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Code of the organisation that owns the pack which declares a flow: the authority over what goes through it.
    pub fn authority(&self, flow: &str) -> Option<&str> {
        let declares = |pack: &&Pack| pack.flows.iter().any(|entry| entry.flow.name.as_str() == flow);
        self.packs
            .iter()
            .find(declares)
            .map(|pack| pack.manifest.owner.as_str())
    }

    /// Results of every example and row test, worked once per installation.
    pub async fn tests(&self, scratch: &row_tests::ScratchLakes) -> &row_tests::Report {
        self.tests.get_or_init(|| row_tests::run(self, scratch)).await
    }
}
