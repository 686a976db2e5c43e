//! Rules: typed decisions with worked examples.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use crate::Text;

/// A rule as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleSummary {
    /// Name.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
    /// Clauses of policy that it carries out.
    pub clauses: Vec<String>,
    /// First day on which it decides.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it decides.
    pub valid_to: Option<NaiveDate>,
    /// Whether it can be run over a registry.
    pub has_population: bool,
    /// Inputs that whoever runs it over a registry has to give.
    pub asked: Vec<String>,
}

/// A rule with all that its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Rule {
    /// What a list shows too.
    #[serde(flatten)]
    pub summary: RuleSummary,
    /// What is asked.
    pub inputs: Vec<RuleInput>,
    /// What is decided.
    pub outputs: Vec<RuleOutput>,
    /// What the text leaves open, and the choice made.
    pub settings: Vec<RuleSetting>,
    /// Worked examples, which are its tests.
    pub examples: Vec<RuleExample>,
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleInput {
    /// Name.
    pub name: String,
    /// Type: `decimal(18,2)`, `boolean`, `text` …
    pub r#type: String,
    /// Unit: `CNY`, `USD`, `m2`.
    pub unit: Option<String>,
    /// Title in both languages.
    pub title: Text,
    /// The values allowed; empty allows all.
    pub one_of: Vec<String>,
    /// The value may be missing.
    pub optional: bool,
}

/// One output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleOutput {
    /// Name.
    pub name: String,
    /// Type.
    pub r#type: String,
    /// Unit.
    pub unit: Option<String>,
    /// Title in both languages.
    pub title: Text,
    /// SQL expression.
    pub sql: String,
}

/// A point that the text leaves open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RuleSetting {
    /// Name.
    pub name: String,
    /// What is open.
    pub question: Text,
    /// The choice made.
    pub value: Value,
}

/// A worked example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RuleExample {
    /// The inputs.
    pub given: BTreeMap<String, Value>,
    /// The outputs expected.
    pub expect: BTreeMap<String, Value>,
}

/// Asks a rule for one case.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskRule {
    /// The inputs by name: numbers, texts, dates as texts, yes or no, null. A number with more than 15 digits is written
    /// as text, so that none is lost.
    pub given: BTreeMap<String, Value>,
    /// The day on which to decide; today if none.
    #[serde(default)]
    pub day: Option<NaiveDate>,
}

/// What a rule decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RuleDecision {
    /// The outputs by name; decimals are texts, so that no digit is lost.
    pub outputs: BTreeMap<String, Value>,
    /// The day on which it was decided.
    pub day: NaiveDate,
}

/// Which rules are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RulesQuery {
    /// Words in the name or the title.
    pub q: Option<String>,
    /// Only those that decide on this day.
    pub valid_on: Option<NaiveDate>,
}

/// Asks for a rule to be run over its registry.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RunRule {
    /// The inputs that the rule leaves to whoever runs it, by name; the same for all cases.
    #[serde(default)]
    pub given: BTreeMap<String, Value>,
    /// The day on which to decide; today if none.
    #[serde(default)]
    pub day: Option<NaiveDate>,
}

/// An input that the registry does not hold for some cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MissingInput {
    /// Name of the input.
    pub input: String,
    /// Cases in which it is missing.
    pub cases: u64,
}

/// Who is entitled under a rule, and what it costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RuleRun {
    /// Cases looked at.
    pub cases: u64,
    /// Cases entitled.
    pub entitled: u64,
    /// Cases that cannot be decided, because an input is missing.
    pub incomplete: u64,
    /// Which inputs are missing, and in how many cases.
    pub missing: Vec<MissingInput>,
    /// Sum of the amount over the entitled cases, as decimal text; none when the rule names no amount.
    pub budget: Option<String>,
    /// Names of the columns of `rows`: the key and the outputs.
    pub columns: Vec<String>,
    /// The first entitled cases.
    pub rows: Vec<Vec<Value>>,
}
