//! A rule: a typed, pure decision with worked examples.

use chrono::NaiveDate;

use crate::{DatasetName, Text, contract::ColumnType, name::RuleName};

/// A decision that policy defines: eligibility, amount, level, score, deadline.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Name, unique in the installation.
    pub name: RuleName,
    /// Title in both languages.
    pub title: Text,
    /// Clauses that the rule carries out.
    pub clauses: Vec<String>,
    /// First day on which the rule decides; `None` has no beginning.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which the rule decides; `None` has no end.
    pub valid_to: Option<NaiveDate>,
    /// What is asked.
    pub inputs: Vec<RuleInput>,
    /// What the text leaves open and somebody has to settle: named, with the choice made.
    pub settings: Vec<RuleSetting>,
    /// Tables that outputs may look values up in.
    pub tables: Vec<DecisionTable>,
    /// What is decided, in order; an output may use the inputs, settings, tables and outputs before it.
    pub outputs: Vec<RuleOutput>,
    /// Worked examples, which are the tests.
    pub examples: Vec<RuleExample>,
    /// How the rule is run over a registry.
    pub population: Option<RulePopulation>,
}

impl Rule {
    /// Whether the rule decides on `day`.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// One input of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleInput {
    /// Name in SQL.
    pub name: String,
    /// Type of the value.
    pub column_type: ColumnType,
    /// Unit: `CNY`, `USD`, `m2`, `t`, `person`, `month`; none for words and yes-or-no.
    pub unit: Option<String>,
    /// Title in both languages.
    pub title: Text,
    /// The values allowed, for words; empty allows all.
    pub one_of: Vec<String>,
    /// The value may be missing (null).
    pub optional: bool,
}

/// One output of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleOutput {
    /// Name in SQL.
    pub name: String,
    /// Type of the value.
    pub column_type: ColumnType,
    /// Unit.
    pub unit: Option<String>,
    /// Title in both languages.
    pub title: Text,
    /// SQL expression.
    pub sql: String,
}

/// A point that the published text leaves open, and the choice made here.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSetting {
    /// Name in SQL.
    pub name: String,
    /// Type of the value.
    pub column_type: ColumnType,
    /// What is open, as a question to the department.
    pub question: Text,
    /// The choice, as a literal.
    pub value: RuleValue,
}

/// A decision table: a CSV whose columns before the outputs are matched exactly (an empty cell matches anything).
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionTable {
    /// Name in SQL.
    pub name: String,
    /// Input columns and their types.
    pub inputs: Vec<(String, ColumnType)>,
    /// Output columns and their types.
    pub outputs: Vec<(String, ColumnType)>,
    /// Rows, cells in column order; `Null` matches anything in an input column.
    pub rows: Vec<Vec<RuleValue>>,
}

/// A worked example.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleExample {
    /// The inputs given.
    pub given: Vec<(String, RuleValue)>,
    /// The outputs expected; those not named are not compared.
    pub expect: Vec<(String, RuleValue)>,
}

/// How a rule is run over a registry to list who is entitled.
#[derive(Clone, Debug, PartialEq)]
pub struct RulePopulation {
    /// The dataset or registry.
    pub dataset: DatasetName,
    /// Column that identifies the case in the list.
    pub key: String,
    /// Rule input and the SQL over the dataset and the rule's settings that gives it.
    pub inputs: Vec<(String, String)>,
    /// Rule inputs that whoever runs the rule gives, the same for all cases.
    pub asked: Vec<String>,
    /// Boolean SQL over outputs: who is listed.
    pub entitled: String,
    /// Output that is added up to the budget.
    pub amount: Option<String>,
}

/// A literal value in a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleValue {
    /// No value.
    Null,
    /// Yes or no.
    Boolean(bool),
    /// A number, as written, so that no digit is lost.
    Number(String),
    /// A word, a date or another text.
    Text(String),
}
