//! A checked pack: what its files declare, in the words of the model, with every file kept byte for byte.
//!
//! Nothing here knows where the files came from or where the nouns go.

use std::collections::BTreeMap;

use jixia_model::{
    DatasetName, PackName, Text,
    clause::Clause,
    contract::Contract,
    flow::Flow,
    indicator::Indicator,
    name::IndicatorName,
    organisation::OrganisationKind,
    registry::RegistryModel,
    rule::{Rule, RuleValue},
};

/// One file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path inside the pack folder, with `/` between its parts.
    pub path: String,
    /// Content, byte for byte.
    pub bytes: Vec<u8>,
}

/// A pack without errors of its own; [`check_set`](crate::check_set) looks at what it needs from others.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// What `pack.yaml` says.
    pub manifest: Manifest,
    /// Datasets that departments deliver.
    pub contracts: Vec<ContractFile>,
    /// Datasets that SQL derives.
    pub models: Vec<Model>,
    /// Datasets that merge sources record by record.
    pub registries: Vec<Registry>,
    /// Decisions.
    pub rules: Vec<RuleFile>,
    /// Numbers of the city.
    pub indicators: Vec<IndicatorEntry>,
    /// Flows: states, steps and time limits of what is governed.
    pub flows: Vec<FlowEntry>,
    /// Datasets that the pack itself brings.
    pub reference: Vec<ReferenceTable>,
    /// Organisations, in file order.
    pub organisations: Vec<OrganisationEntry>,
    /// Clauses of published documents.
    pub clauses: Vec<Clause>,
    /// Row tests of models, registries and indicators.
    pub tests: Vec<RowTest>,
    /// Texts that people see.
    pub locales: Locales,
    /// Every file, byte for byte.
    pub files: Vec<File>,
}

impl Pack {
    /// The file at `path`.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Contracts of everything that becomes a table: delivered, derived, merged and brought along.
    pub fn tables(&self) -> impl Iterator<Item = &Contract> {
        let delivered = self.contracts.iter().map(|file| &file.contract);
        let derived = self.models.iter().map(|model| &model.contract);
        let merged = self.registries.iter().map(|registry| &registry.contract);
        let brought = self.reference.iter().map(|table| &table.contract);
        delivered.chain(derived).chain(merged).chain(brought)
    }
}

/// What `pack.yaml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Name of the pack and of its folder.
    pub name: PackName,
    /// Version, as its author counts: `1.0.0`.
    pub version: String,
    /// Title in both languages.
    pub title: Text,
    /// Code of the organisation that answers for the pack, and for its models and registries that name no other.
    pub owner: String,
    /// Packs that must be loaded before this one.
    pub requires: Vec<PackName>,
    /// Clauses that the pack as a whole carries out.
    pub clauses: Vec<String>,
    /// How far the pack may be trusted.
    pub maturity: Maturity,
}

/// How far a pack may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Maturity {
    /// Being written (草案).
    Draft,
    /// Complete and in use somewhere (试行).
    Trial,
    /// Kept compatible from here on (稳定).
    Stable,
}

impl Maturity {
    /// All steps with the word for each.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Draft, "draft"), (Self::Trial, "trial"), (Self::Stable, "stable")];
}

/// A contract and the file it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct ContractFile {
    /// The contract.
    pub contract: Contract,
    /// Path of the file in the pack.
    pub path: String,
    /// The file, byte for byte.
    pub source: Vec<u8>,
}

/// A derived dataset: one SELECT over other tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Name of the dataset and of its table.
    pub name: DatasetName,
    /// What one row stands for, in both languages: "One row per lamp and day".
    pub grain: Text,
    /// Columns, owner, catalogue entry and clauses, as for a delivered dataset.
    pub contract: Contract,
    /// The SELECT, as written.
    pub sql: String,
    /// Tables that the SELECT reads, sorted, without its own named steps.
    pub reads: Vec<DatasetName>,
    /// Path of the YAML file in the pack; the SQL has the same stem.
    pub path: String,
    /// The YAML file, byte for byte.
    pub source: Vec<u8>,
}

/// A merged dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Registry {
    /// How it is merged.
    pub registry: RegistryModel,
    /// Columns (key first, then fields), owner and catalogue entry, as for a delivered dataset.
    pub contract: Contract,
    /// Path of the file in the pack.
    pub path: String,
    /// The file, byte for byte.
    pub source: Vec<u8>,
}

/// A rule and the file it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleFile {
    /// The rule.
    pub rule: Rule,
    /// Path of the file in the pack.
    pub path: String,
    /// The file, byte for byte.
    pub source: Vec<u8>,
}

/// An indicator and the file it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorEntry {
    /// The indicator.
    pub indicator: Indicator,
    /// Path of the file in the pack.
    pub path: String,
    /// The file, byte for byte.
    pub source: Vec<u8>,
}

/// A flow and the file it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowEntry {
    /// The flow.
    pub flow: Flow,
    /// Path of the file in the pack.
    pub path: String,
    /// The file, byte for byte.
    pub source: Vec<u8>,
}

/// A dataset that the pack brings along.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceTable {
    /// Its contract.
    pub contract: Contract,
    /// Path of the contract in the pack.
    pub path: String,
    /// The contract file, byte for byte.
    pub source: Vec<u8>,
    /// Path of the CSV in the pack.
    pub csv_path: String,
    /// The CSV in UTF-8 with a header, byte for byte.
    pub rows: Vec<u8>,
    /// Where the data come from.
    pub provenance: String,
    /// Under which licence they may be passed on.
    pub licence: String,
}

/// An organisation as packs write it: the tree is by code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationEntry {
    /// Short code: `zibo-data-bureau`.
    pub code: String,
    /// Name in both languages.
    pub name: Text,
    /// What sort of organisation it is.
    pub kind: OrganisationKind,
    /// Code of the organisation above, which may stand in another pack; none at the root.
    pub parent: Option<String>,
    /// Administrative division code of its area.
    pub area: Option<String>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Path of the CSV in the pack.
    pub path: String,
}

/// Texts that people see, by key; both languages have the same keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locales {
    /// Simplified Chinese.
    pub zh: BTreeMap<String, String>,
    /// English.
    pub en: BTreeMap<String, String>,
}

/// A row test: given rows, expected rows.
#[derive(Clone, Debug, PartialEq)]
pub struct RowTest {
    /// Name: the stem of the file.
    pub name: String,
    /// What is tested.
    pub target: TestTarget,
    /// Rows of each table that the target reads; a table that is not named is empty.
    pub given: Vec<(DatasetName, Vec<Row>)>,
    /// Rows that must come out.
    pub expect: ExpectedRows,
    /// Disagreements that must come out, of a registry: rows of its table `<registry>_conflicts`.
    pub conflicts: Option<ExpectedRows>,
    /// Path of the file in the pack.
    pub path: String,
}

/// What a row test tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestTarget {
    /// A model.
    Model(DatasetName),
    /// A registry.
    Registry(DatasetName),
    /// An indicator.
    Indicator(IndicatorName),
}

impl TestTarget {
    /// Name of the model, registry or indicator.
    pub fn name(&self) -> &str {
        match self {
            Self::Model(name) | Self::Registry(name) => name.as_str(),
            Self::Indicator(name) => name.as_str(),
        }
    }
}

/// Cells by column; a column that is not named is null when given, and not compared when expected.
pub type Row = Vec<(String, RuleValue)>;

/// Rows that must come out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExpectedRows {
    /// The rows, all of them.
    pub rows: Vec<Row>,
    /// The rows must come in this order.
    pub exact_order: bool,
}
