//! Rules, packs and the trace, on the wire.

use std::collections::BTreeMap;

use jixia_api as api;
use jixia_app::{
    catalogue::{PackSummary, TestedItem},
    rules::Values,
    trace::{self, Trace},
};
use jixia_model::{
    Error, Result,
    rule::{Rule, RuleInput, RuleOutput, RuleSetting, RuleValue},
};
use jixia_pack::{Diagnostic, Severity};
use serde_json::{Number, Value};

use super::{same_variants, text};

same_variants! {
    clause_state_in: api::trace::ClauseState => trace::ClauseState { Open, CarriedOut, Passing, Failing }
}

pub(crate) fn summary(rule: &Rule) -> api::rules::RuleSummary {
    api::rules::RuleSummary {
        name: rule.name.to_string(),
        title: text(rule.title.clone()),
        clauses: rule.clauses.clone(),
        valid_from: rule.valid_from,
        valid_to: rule.valid_to,
        has_population: rule.population.is_some(),
        asked: rule
            .population
            .as_ref()
            .map_or_else(Vec::new, |population| population.asked.clone()),
    }
}

pub(crate) fn rule(rule: &Rule) -> api::rules::Rule {
    let examples = rule.examples.iter().map(|example| api::rules::RuleExample {
        given: values(&example.given),
        expect: values(&example.expect),
    });
    api::rules::Rule {
        summary: summary(rule),
        inputs: rule.inputs.iter().map(input).collect(),
        outputs: rule.outputs.iter().map(output).collect(),
        settings: rule.settings.iter().map(setting).collect(),
        examples: examples.collect(),
    }
}

fn input(input: &RuleInput) -> api::rules::RuleInput {
    api::rules::RuleInput {
        name: input.name.clone(),
        r#type: input.column_type.to_string(),
        unit: input.unit.clone(),
        title: text(input.title.clone()),
        one_of: input.one_of.clone(),
        optional: input.optional,
    }
}

fn output(output: &RuleOutput) -> api::rules::RuleOutput {
    api::rules::RuleOutput {
        name: output.name.clone(),
        r#type: output.column_type.to_string(),
        unit: output.unit.clone(),
        title: text(output.title.clone()),
        sql: output.sql.clone(),
    }
}

fn setting(setting: &RuleSetting) -> api::rules::RuleSetting {
    api::rules::RuleSetting {
        name: setting.name.clone(),
        question: text(setting.question.clone()),
        value: value(&setting.value),
    }
}

pub(crate) fn values(values: &Values) -> BTreeMap<String, Value> {
    values
        .iter()
        .map(|(name, literal)| (name.clone(), value(literal)))
        .collect()
}

/// A literal as JSON; a number that JSON readers would round is text.
pub(crate) fn value(literal: &RuleValue) -> Value {
    match literal {
        RuleValue::Null => Value::Null,
        RuleValue::Boolean(flag) => Value::Bool(*flag),
        RuleValue::Number(digits) => whole(digits).map_or_else(|| Value::String(digits.clone()), Value::Number),
        RuleValue::Text(text) => Value::String(text.clone()),
    }
}

/// A whole number that every JSON reader keeps exactly (RFC 8259, section 6).
fn whole(digits: &str) -> Option<Number> {
    const EXACT_MAX: u64 = 1 << 53;
    let number: i64 = digits.parse().ok()?;
    (number.unsigned_abs() <= EXACT_MAX).then(|| Number::from(number))
}

/// The values that a caller gives.
pub(crate) fn values_in(given: BTreeMap<String, Value>) -> Result<Values> {
    given
        .into_iter()
        .map(|(name, value)| literal(&name, value).map(|value| (name, value)))
        .collect()
}

fn literal(name: &str, value: Value) -> Result<RuleValue> {
    match value {
        Value::Null => Ok(RuleValue::Null),
        Value::Bool(flag) => Ok(RuleValue::Boolean(flag)),
        Value::Number(number) => Ok(RuleValue::Number(number.to_string())),
        Value::String(text) => Ok(RuleValue::Text(text)),
        Value::Array(_) | Value::Object(_) => {
            let message =
                format!("The value of '{name}' is a list or an object; give a number, a text, yes or no, or null.");
            Err(Error::invalid("http.value_malformed", message).with("name", name))
        }
    }
}

pub(crate) fn pack(pack: PackSummary) -> api::packs::Pack {
    let manifest = pack.manifest;
    let maturity = jixia_pack::Maturity::ALL
        .iter()
        .find(|(maturity, _)| *maturity == manifest.maturity);
    api::packs::Pack {
        name: manifest.name.to_string(),
        version: manifest.version,
        title: text(manifest.title),
        owner: manifest.owner,
        owner_name: pack.owner_name.map(text),
        requires: manifest.requires.iter().map(ToString::to_string).collect(),
        maturity: maturity.map_or("", |(_, word)| word).to_owned(),
        clauses: manifest.clauses,
        files: pack.files,
    }
}

pub(crate) fn item(tested: TestedItem) -> api::packs::PackItem {
    let tests = tested.tests.into_iter().map(|test| api::packs::PackTest {
        passes: test.differences.is_empty(),
        name: test.name,
        differences: test.differences,
    });
    api::packs::PackItem {
        kind: tested.item.kind.to_owned(),
        name: tested.item.name,
        title: text(tested.item.title),
        clauses: tested.item.clauses,
        tests: tests.collect(),
    }
}

pub(crate) fn finding(found: Diagnostic) -> api::packs::PackFinding {
    api::packs::PackFinding {
        pack: found.pack,
        file: found.file,
        line: found.line as u64,
        column: found.column as u64,
        code: found.code.to_owned(),
        error: found.severity == Severity::Error,
        message: text(found.message),
        remedy: text(found.remedy),
    }
}

pub(crate) fn trace(trace: &Trace) -> api::trace::Trace {
    let groups = |counted: BTreeMap<&str, trace::Counts>| {
        let group = |(name, counted): (&str, trace::Counts)| api::trace::TraceGroup {
            name: name.to_owned(),
            counts: counts(counted),
        };
        counted.into_iter().map(group).collect()
    };
    api::trace::Trace {
        total: counts(trace.total()),
        documents: groups(trace.by_document()),
        groups: groups(trace.by_group()),
    }
}

fn counts(counts: trace::Counts) -> api::trace::TraceCounts {
    api::trace::TraceCounts {
        clauses: counts.clauses,
        carried_out: counts.carried_out,
        passing: counts.passing,
    }
}

pub(crate) fn clause(traced: &trace::TracedClause) -> api::trace::TracedClause {
    let carriers = traced.carriers.iter().map(|carrier| api::trace::Carrier {
        kind: carrier.kind.to_owned(),
        name: carrier.name.clone(),
        title: text(carrier.title.clone()),
        pack: carrier.pack.clone(),
        tests_pass: carrier.tests_pass,
    });
    let clause = &traced.clause;
    api::trace::TracedClause {
        id: clause.id.clone(),
        document: clause.document.clone(),
        place: clause.place.clone(),
        name: text(clause.name.clone()),
        group: clause.group.clone(),
        lead_unit: clause.lead_unit.clone(),
        carriers: carriers.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_json_readers_round_are_texts() {
        let number = |digits: &str| value(&RuleValue::Number(digits.to_owned()));
        assert_eq!(number("1700000"), serde_json::json!(1_700_000));
        assert_eq!(number("0.1"), serde_json::json!("0.1"));
        assert_eq!(number("9007199254740993"), serde_json::json!("9007199254740993"));
    }
}
