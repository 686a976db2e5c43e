//! PK093: no model or registry needs itself to be built.
//!
//! It knows who reads whom.

use std::collections::BTreeSet;

use jixia_model::{DatasetName, Text};

use crate::{
    codes,
    diagnostic::{Finding, Report},
    pack::Pack,
    set::{Known, tell},
};

/// Looks for a way from each model and registry of the pack back to itself.
pub(crate) fn check(pack: &Pack, known: &Known<'_>, report: &mut Report) {
    let models = pack
        .models
        .iter()
        .map(|model| (model.name.as_str(), model.path.as_str()));
    let registries = pack
        .registries
        .iter()
        .map(|file| (file.registry.name.as_str(), file.path.as_str()));
    for (name, path) in models.chain(registries) {
        let mut way = vec![name];
        let mut seen = BTreeSet::new();
        if !finds(name, name, known, &mut way, &mut seen) {
            continue;
        }
        let shown = way.join(" → ");
        let message = Text::new(
            format!("'{name}' 循环依赖自己：{shown}。"),
            format!("'{name}' needs itself to be built: {shown}."),
        );
        let finding = Finding::error(codes::CYCLE, message);
        tell(
            pack,
            path,
            &["model", "registry"],
            name,
            finding.remedy(
                "断开其中一环，例如改读更早的表。",
                "Break one link: read an earlier table there.",
            ),
            report,
        );
    }
}

/// Whether `goal` can be reached from `name`; `way` is the path that was found.
fn finds<'a>(
    name: &str,
    goal: &str,
    known: &'a Known<'_>,
    way: &mut Vec<&'a str>,
    seen: &mut BTreeSet<&'a str>,
) -> bool {
    for next in reads(name, known) {
        way.push(next);
        if next == goal || (seen.insert(next) && finds(next, goal, known, way, seen)) {
            return true;
        }
        way.pop();
    }
    false
}

/// Tables that the table called `name` is made from.
fn reads<'a>(name: &str, known: &'a Known<'_>) -> Vec<&'a str> {
    // The conflicts of a registry come out of building it.
    let name = match known.tables.get(name) {
        Some(table) if table.contract.is_none() => name.strip_suffix("_conflicts").unwrap_or(name),
        _ => name,
    };
    let Some(table) = known.tables.get(name) else {
        return Vec::new();
    };
    let models = table.pack.models.iter().filter(|model| model.name.as_str() == name);
    let registries = table
        .pack
        .registries
        .iter()
        .filter(|file| file.registry.name.as_str() == name);
    let of_models = models.flat_map(|model| &model.reads);
    let of_registries = registries.flat_map(|file| file.registry.sources.iter().map(|source| &source.dataset));
    of_models.chain(of_registries).map(DatasetName::as_str).collect()
}
