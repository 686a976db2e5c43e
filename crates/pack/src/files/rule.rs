//! A rule as its author writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::TextFile;
use crate::yaml::{At, Cell, Entries};

/// A typed decision with worked examples.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleFile {
    /// Name: lower-case letters, digits and '-'.
    pub(crate) rule: At<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// Clauses that the rule carries out.
    #[serde(default)]
    pub(crate) clauses: Vec<String>,
    /// Days on which the rule decides.
    #[serde(default)]
    pub(crate) valid: ValidFile,
    /// What is asked.
    pub(crate) inputs: Entries<InputFile>,
    /// What the published text leaves open: a question, and the choice made here.
    #[serde(default)]
    pub(crate) settings: Entries<SettingFile>,
    /// Decision tables; an output reads `table.column` of the first row that matches the inputs of the same names.
    #[serde(default)]
    pub(crate) tables: Entries<TableFile>,
    /// What is decided, in order; an output may use inputs, settings, tables and the outputs before it.
    pub(crate) outputs: Entries<OutputFile>,
    /// Worked examples, which are the tests.
    pub(crate) examples: At<Vec<At<ExampleFile>>>,
    /// How the rule is run over a dataset to list who is entitled.
    #[serde(default)]
    pub(crate) population: Option<At<PopulationFile>>,
}

/// Days on which a rule decides.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ValidFile {
    /// First day: 2020-02-01.
    #[serde(default)]
    pub(crate) from: Option<At<String>>,
    /// Last day.
    #[serde(default)]
    pub(crate) to: Option<At<String>>,
}

/// An input.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InputFile {
    /// text, boolean, integer, decimal(18,2), float, date or timestamp.
    #[serde(rename = "type")]
    pub(crate) column_type: At<String>,
    /// CNY, USD, m2, t, person, month and so on.
    #[serde(default)]
    pub(crate) unit: Option<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// The words allowed.
    #[serde(default)]
    pub(crate) one_of: Vec<At<String>>,
    /// The value may be missing.
    #[serde(default)]
    pub(crate) optional: bool,
}

/// An open point.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SettingFile {
    /// text, boolean, integer, decimal(18,2), float, date or timestamp.
    #[serde(rename = "type")]
    pub(crate) column_type: At<String>,
    /// The question to the department.
    pub(crate) question: TextFile,
    /// The choice made.
    pub(crate) value: Cell,
}

/// A decision table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableFile {
    /// The CSV, beside the rule: tables/rates.csv.
    pub(crate) file: At<String>,
    /// Columns that are matched exactly, each called like an input or an output; an empty cell matches anything.
    pub(crate) inputs: Entries<At<String>>,
    /// Columns that are read.
    pub(crate) outputs: Entries<At<String>>,
}

/// An output.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OutputFile {
    /// text, boolean, integer, decimal(18,2), float, date or timestamp.
    #[serde(rename = "type")]
    pub(crate) column_type: At<String>,
    /// CNY, USD, m2, t, person, month and so on.
    #[serde(default)]
    pub(crate) unit: Option<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// SQL expression.
    pub(crate) sql: At<String>,
}

/// A worked example.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExampleFile {
    /// The inputs.
    pub(crate) given: At<Entries<Cell>>,
    /// The outputs; those not named are not compared.
    pub(crate) expect: At<Entries<Cell>>,
}

/// How a rule is run over a dataset.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PopulationFile {
    /// The dataset, model or registry.
    pub(crate) dataset: At<String>,
    /// Its column that identifies a case.
    pub(crate) key: At<String>,
    /// Input of the rule and the SQL over the dataset and the rule's settings that gives it.
    pub(crate) inputs: Entries<At<String>>,
    /// Inputs that whoever runs the rule gives, the same for all cases.
    #[serde(default)]
    pub(crate) asked: Vec<At<String>>,
    /// Boolean SQL over the outputs: who is listed.
    pub(crate) entitled: At<String>,
    /// Output that is added up to the budget.
    #[serde(default)]
    pub(crate) amount: Option<At<String>>,
}
