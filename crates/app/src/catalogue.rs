//! What the installed packs declare, as a caller may see it: packs and their files, rules, registries, the trace.

use std::sync::Arc;

use chrono::NaiveDate;
use jixia_lake::RegistryBuilt;
use jixia_model::{DatasetName, Error, PackName, Result, name::RuleName, registry::RegistryModel};
use jixia_pack::Manifest;
use jixia_policy::{Action, Resource, ResourceKind, unknown};

use crate::{
    Cx, access, registries,
    rules::{CompiledRule, Decision, Values},
    trace::{self, Trace},
};

/// An installed pack, without the bytes of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackSummary {
    /// What `pack.yaml` says.
    pub manifest: Manifest,
    /// Paths of its files.
    pub files: Vec<String>,
}

/// The packs that the caller may see, each after those it requires.
pub fn packs(cx: &Cx) -> Vec<PackSummary> {
    let installed = cx.services.packs();
    let visible = installed
        .packs
        .iter()
        .filter(|pack| cx.may(Action::ReadPack, &Resource::Pack(&pack.manifest.name)));
    visible.map(summary).collect()
}

/// One pack.
///
/// # Errors
/// `pack.unknown`, refusals.
pub fn pack(cx: &Cx, name: &PackName) -> Result<PackSummary> {
    let _permit = cx.permit(Action::ReadPack, &Resource::Pack(name))?;
    let installed = cx.services.packs();
    let found = installed.packs.iter().find(|pack| pack.manifest.name == *name);
    found.map(summary).ok_or_else(|| unknown(ResourceKind::Pack, name))
}

/// A file of a pack, byte for byte.
///
/// # Errors
/// `pack.unknown`, `pack.file_unknown`, refusals.
pub fn pack_file(cx: &Cx, name: &PackName, path: &str) -> Result<Vec<u8>> {
    let _permit = cx.permit(Action::ReadPack, &Resource::Pack(name))?;
    let installed = cx.services.packs();
    let pack = installed.packs.iter().find(|pack| pack.manifest.name == *name);
    let pack = pack.ok_or_else(|| unknown(ResourceKind::Pack, name))?;
    pack.file(path).map(|file| file.bytes.clone()).ok_or_else(|| {
        let message = format!("Pack '{name}' has no file '{path}'.");
        Error::not_found("pack.file_unknown", message)
            .with("name", name)
            .with("path", path)
    })
}

fn summary(pack: &jixia_pack::Pack) -> PackSummary {
    PackSummary {
        manifest: pack.manifest.clone(),
        files: pack.files.iter().map(|file| file.path.clone()).collect(),
    }
}

/// The rules that the caller may ask, by name; only those that decide on `valid_on`, when a day is given.
pub fn rules(cx: &Cx, valid_on: Option<NaiveDate>) -> Vec<Arc<CompiledRule>> {
    let installed = cx.services.packs();
    let valid = |rule: &&Arc<CompiledRule>| valid_on.is_none_or(|day| rule.rule.is_valid_on(day));
    let may_ask = |rule: &&Arc<CompiledRule>| cx.may(Action::AskRule, &Resource::Rule(&rule.rule.name));
    installed.rules().filter(valid).filter(may_ask).cloned().collect()
}

/// One rule.
///
/// # Errors
/// `rule.unknown`, refusals.
pub fn rule(cx: &Cx, name: &RuleName) -> Result<Arc<CompiledRule>> {
    let _permit = cx.permit(Action::AskRule, &Resource::Rule(name))?;
    cx.services.packs().rule(name)
}

/// Asks a rule for one case, as it stands on `day`, or else today. Nothing is kept: the case says nothing about anybody.
///
/// # Errors
/// `rule.unknown`, `rule.not_valid_on`, `rule.inputs_wrong`, refusals.
pub fn ask(cx: &Cx, name: &RuleName, day: Option<NaiveDate>, given: &Values) -> Result<(NaiveDate, Decision)> {
    let day = day.unwrap_or_else(|| cx.today());
    Ok((day, rule(cx, name)?.ask(day, given)?))
}

/// The registries whose datasets the caller may see.
pub async fn registries(cx: &Cx) -> Result<Vec<RegistryModel>> {
    let installed = cx.services.packs();
    let mut reader = cx.services.store.read().await?;
    let mut visible = Vec::new();
    for model in installed.registries() {
        let owned = access::find(&mut reader, &model.name).await?;
        if owned.is_some_and(|owned| cx.may(Action::ReadDataset, &owned.resource())) {
            visible.push(model.clone());
        }
    }
    Ok(visible)
}

/// Brings a registry up to date with its sources.
///
/// # Errors
/// `dataset.unknown`, `registry.unknown`, refusals; what the lake says.
pub async fn build_registry(cx: &Cx, name: &DatasetName, from_scratch: bool) -> Result<RegistryBuilt> {
    let mut reader = cx.services.store.read().await?;
    let (_, permit) = cx.dataset(&mut reader, name, Action::BuildDataset).await?;
    drop(reader);
    let note = if from_scratch { "from scratch" } else { "what changed" };
    cx.services.store.record_access(permit.noting(note), cx.trail()).await?;
    registries::build(&cx.services, name, from_scratch).await
}

/// Which clauses are carried out, by what, and whether its tests pass.
///
/// # Errors
/// Refusals.
pub async fn trace(cx: &Cx) -> Result<Trace> {
    let _permit = cx.permit(Action::ReadTrace, &Resource::Installation)?;
    let installed = cx.services.packs();
    let tests = installed.tests(&cx.services.scratch).await;
    Ok(trace::trace(&installed, tests))
}
