//! What the installed packs declare, as a caller may see it: packs and their files, rules, registries, the trace.

use std::sync::Arc;

use chrono::NaiveDate;
use jixia_lake::RegistryBuilt;
use jixia_model::{DatasetName, Error, PackName, Result, Text, name::RuleName};
use jixia_pack::{Diagnostic, Manifest, Pack};
use jixia_policy::{Action, Resource, ResourceKind, unknown};
use jixia_store::{Page, PageOf, Reader};

use crate::{
    Cx,
    packs::{
        Installed, add,
        items::{self, Item},
        row_tests::TestResult,
    },
    registries,
    rules::{CompiledRule, Decision, Values},
    trace::{self, Trace},
};

/// An installed pack, without the bytes of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackSummary {
    /// What `pack.yaml` says.
    pub manifest: Manifest,
    /// Name of the organisation that answers for it, once it is there.
    pub owner_name: Option<Text>,
    /// Paths of its files.
    pub files: Vec<String>,
}

/// A page of the packs that the caller may see, each after those it requires.
///
/// # Errors
/// When the database cannot be read.
pub async fn packs(cx: &Cx, page: &Page) -> Result<PageOf<PackSummary>> {
    let installed = cx.services.packs();
    let visible = installed
        .packs
        .iter()
        .filter(|pack| cx.may(Action::ReadPack, &Resource::Pack(&pack.manifest.name)))
        .filter(|pack| names(page, &pack.manifest.name, &pack.manifest.title));
    let PageOf { items, total } = PageOf::cut(visible, page);
    let mut reader = cx.services.store.read().await?;
    let mut summaries = Vec::with_capacity(items.len());
    for pack in items {
        summaries.push(summary(&mut reader, pack).await?);
    }
    Ok(PageOf {
        items: summaries,
        total,
    })
}

/// Whether what is searched for stands in a name or a title.
fn names(page: &Page, name: &impl ToString, title: &Text) -> bool {
    let words = [&name.to_string(), &title.zh, &title.en].map(|word| word.to_lowercase());
    page.search_text()
        .is_none_or(|text| words.iter().any(|word| word.contains(&text.to_lowercase())))
}

/// An item of a pack with what became of its tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestedItem {
    /// The item.
    pub item: Item,
    /// Its tests; empty when it has none.
    pub tests: Vec<TestResult>,
}

/// A page of what a pack declares, with the clauses that each item carries out and its tests.
///
/// # Errors
/// `pack.unknown`, refusals.
pub async fn pack_items(cx: &Cx, name: &PackName, page: &Page) -> Result<PageOf<TestedItem>> {
    let _permit = cx.permit(Action::ReadPack, &Resource::Pack(name))?;
    let installed = cx.services.packs();
    let items = items::items(find(&installed, name)?).into_iter();
    let found = PageOf::cut(items.filter(|item| names(page, &item.name, &item.title)), page);
    let report = installed.tests(&cx.services.scratch).await;
    Ok(found.map(|item| TestedItem {
        tests: report.of(&item.name).cloned().collect(),
        item,
    }))
}

/// What the check says of an installed pack beside the others: warnings, and what a newer version of Jixia does not
/// take any more.
///
/// # Errors
/// `pack.unknown`, refusals; what the scratch lake says.
pub async fn pack_findings(cx: &Cx, name: &PackName) -> Result<Vec<Diagnostic>> {
    let _permit = cx.permit(Action::ReadPack, &Resource::Pack(name))?;
    let files = find(&cx.services.packs(), name)?.files.clone();
    add::check(&cx.services, &[files]).await
}

fn find<'a>(installed: &'a Installed, name: &PackName) -> Result<&'a Pack> {
    let mut packs = installed.packs.iter();
    packs
        .find(|pack| pack.manifest.name == *name)
        .ok_or_else(|| unknown(ResourceKind::Pack, name))
}

/// One pack.
///
/// # Errors
/// `pack.unknown`, refusals.
pub async fn pack(cx: &Cx, name: &PackName) -> Result<PackSummary> {
    let _permit = cx.permit(Action::ReadPack, &Resource::Pack(name))?;
    let mut reader = cx.services.store.read().await?;
    summary(&mut reader, find(&cx.services.packs(), name)?).await
}

/// A file of a pack, byte for byte.
///
/// # Errors
/// `pack.unknown`, `pack.file_unknown`, refusals.
pub fn pack_file(cx: &Cx, name: &PackName, path: &str) -> Result<Vec<u8>> {
    let _permit = cx.permit(Action::ReadPack, &Resource::Pack(name))?;
    let installed = cx.services.packs();
    find(&installed, name)?
        .file(path)
        .map(|file| file.bytes.clone())
        .ok_or_else(|| {
            let message = format!("Pack '{name}' has no file '{path}'.");
            Error::not_found("pack.file_unknown", message)
                .with("name", name)
                .with("path", path)
        })
}

async fn summary(reader: &mut Reader, pack: &Pack) -> Result<PackSummary> {
    let owner = reader.organisations().find_by_code(&pack.manifest.owner).await?;
    Ok(PackSummary {
        manifest: pack.manifest.clone(),
        owner_name: owner.map(|owner| owner.name),
        files: pack.files.iter().map(|file| file.path.clone()).collect(),
    })
}

/// A page of the rules that the caller may ask, by name; only those that decide on `valid_on`, when a day is given.
pub fn rules(cx: &Cx, valid_on: Option<NaiveDate>, page: &Page) -> PageOf<Arc<CompiledRule>> {
    let installed = cx.services.packs();
    let valid = |rule: &&Arc<CompiledRule>| valid_on.is_none_or(|day| rule.rule.is_valid_on(day));
    let may_ask = |rule: &&Arc<CompiledRule>| cx.may(Action::AskRule, &Resource::Rule(&rule.rule.name));
    let named = |rule: &&Arc<CompiledRule>| names(page, &rule.rule.name, &rule.rule.title);
    PageOf::cut(
        installed.rules().filter(valid).filter(may_ask).filter(named).cloned(),
        page,
    )
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
