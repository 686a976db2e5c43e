//! Compares the edges between our crates with `layers.toml`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use cargo_metadata::{DependencyKind, MetadataCommand, Package};
use serde::Deserialize;

use super::Findings;
use crate::shell;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Layers {
    edges: BTreeMap<String, BTreeSet<String>>,
    only: BTreeMap<String, BTreeSet<String>>,
}

pub(super) fn check() -> Result<Findings> {
    let layers: Layers = toml::from_str(&super::read("layers.toml")).context("layers.toml")?;
    let metadata = MetadataCommand::new()
        .manifest_path(shell::root().join("Cargo.toml"))
        .no_deps()
        .exec()?;
    let mut findings = Findings::new();
    for package in &metadata.packages {
        findings.extend(edges(&layers, package));
        findings.extend(only(&layers, package));
    }
    let crates: BTreeSet<_> = metadata.packages.iter().map(|package| short(&package.name)).collect();
    for name in layers.edges.keys().filter(|name| !crates.contains(name.as_str())) {
        findings.push(format!("layers.toml: there is no crate '{name}'; remove the line"));
    }
    Ok(findings)
}

fn edges(layers: &Layers, package: &Package) -> Findings {
    let name = short(&package.name);
    let Some(allowed) = layers.edges.get(name) else {
        return vec![format!(
            "layers.toml: crate '{name}' is not listed; say what it may know"
        )];
    };
    let normal = package
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind == DependencyKind::Normal);
    let used: BTreeSet<_> = normal
        .filter(|dependency| dependency.path.is_some())
        .map(|dependency| short(&dependency.name).to_owned())
        .collect();
    let unknown = used
        .difference(allowed)
        .map(|other| format!("crates/{name}: must not know '{other}' (layers.toml)"));
    let unused = allowed
        .difference(&used)
        .map(|other| format!("layers.toml: '{name}' does not use '{other}'; remove the edge"));
    unknown.chain(unused).collect()
}

fn only(layers: &Layers, package: &Package) -> Findings {
    let name = short(&package.name);
    let named = package.dependencies.iter().filter_map(|dependency| {
        let crates = layers.only.get(&dependency.name)?;
        (!crates.contains(name)).then(|| {
            format!(
                "crates/{name}: must not name the library '{}' (layers.toml)",
                dependency.name
            )
        })
    });
    named.collect()
}

/// The name of a crate in DESIGN and `layers.toml`: without our prefix.
fn short(name: &str) -> &str {
    name.strip_prefix("jixia-").unwrap_or(name)
}
