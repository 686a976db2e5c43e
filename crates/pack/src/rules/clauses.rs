//! PK092: every clause that is named stands in a register.
//!
//! It knows identifiers of clauses and not what carries them out.

use jixia_model::Text;

use crate::{
    codes,
    diagnostic::{Finding, Report},
    pack::Pack,
    set::{Known, tell},
};

/// Looks at every clause that the pack names.
pub(crate) fn check(pack: &Pack, known: &Known<'_>, report: &mut Report) {
    let manifest = std::iter::once(("pack.yaml", &pack.manifest.clauses));
    let contracts = pack
        .contracts
        .iter()
        .map(|file| (file.path.as_str(), &file.contract.clauses));
    let models = pack
        .models
        .iter()
        .map(|model| (model.path.as_str(), &model.contract.clauses));
    let registries = pack
        .registries
        .iter()
        .map(|file| (file.path.as_str(), &file.registry.clauses));
    let reference = pack
        .reference
        .iter()
        .map(|table| (table.path.as_str(), &table.contract.clauses));
    let rules = pack.rules.iter().map(|file| (file.path.as_str(), &file.rule.clauses));
    let indicators = pack
        .indicators
        .iter()
        .map(|entry| (entry.path.as_str(), &entry.indicator.clauses));
    let flows = pack
        .flows
        .iter()
        .map(|entry| (entry.path.as_str(), &entry.flow.clauses));
    let all = manifest
        .chain(contracts)
        .chain(models)
        .chain(registries)
        .chain(reference)
        .chain(rules)
        .chain(indicators)
        .chain(flows);
    for (path, clauses) in all {
        for id in clauses.iter().filter(|id| !known.clauses.contains(id.as_str())) {
            tell(pack, path, &["clauses", "value"], id, unknown(id, known), report);
        }
    }
}

fn unknown(id: &str, known: &Known<'_>) -> Finding {
    let message = Text::new(
        format!("条款登记册中没有 '{id}'。"),
        format!("No register of clauses has '{id}'."),
    );
    let finding = Finding::error(codes::UNKNOWN_CLAUSE, message);
    let otherwise = (
        "在某个包的 clauses/*.csv 中登记它。".to_owned(),
        "Enter it in clauses/*.csv of a pack.".to_owned(),
    );
    finding.did_you_mean(id, known.clauses.iter().copied(), otherwise)
}
