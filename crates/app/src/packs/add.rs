//! Adding a pack to those that are installed: checked alone, beside the others and on the engine, then put in place whole.

use std::collections::{HashMap, HashSet};

use jixia_lake::Lake;
use jixia_model::{Error, FieldError, Language, PackName, Result};
use jixia_pack::{Diagnostic, File, Pack, Severity};
use jixia_policy::{Action, Permit, Resource};
use jixia_store::Trail;

use super::{install, plan};
use crate::{Cx, Services, models};

/// Checks packs one by one, then as a set, then on the engine; answers with the set, each pack after those that it
/// requires, and all findings. The set is complete only when no finding is an error.
///
/// # Errors
/// Our own faults alone.
pub async fn check_all(packs: &[Vec<File>], lake: &dyn Lake) -> Result<(Vec<Pack>, Vec<Diagnostic>)> {
    let Read { packs, findings, .. } = read(packs)?;
    Ok(check_set(packs, findings, lake).await)
}

async fn check_set(set: Vec<Pack>, mut findings: Vec<Diagnostic>, lake: &dyn Lake) -> (Vec<Pack>, Vec<Diagnostic>) {
    if !findings.iter().any(is_error) {
        findings.extend(jixia_pack::check_set(&set));
        findings.extend(plan::plan(&set, lake).await);
    }
    (sorted(set), findings)
}

/// Packs that are looked at beside those that are installed.
struct Examined {
    names: Vec<PackName>,
    /// They and the installed ones, other versions of them left out.
    set: Vec<Pack>,
    findings: Vec<Diagnostic>,
}

/// Tells what is wrong with packs, beside those that are installed; nothing is changed.
///
/// # Errors
/// What the scratch lake says.
pub async fn check(services: &Services, packs: &[Vec<File>]) -> Result<Vec<Diagnostic>> {
    Ok(examine(services, read(packs)?).await?.findings)
}

/// As [`check`], for whoever may install the packs.
///
/// # Errors
/// Refusals; what the scratch lake says.
pub async fn check_as(cx: &Cx, packs: &[Vec<File>]) -> Result<Vec<Diagnostic>> {
    let read = read(packs)?;
    let _permit = permit(cx, &read.names)?;
    Ok(examine(&cx.services, read).await?.findings)
}

/// Installs packs beside those that are there; another version of a pack takes its place. All of it happens, or nothing.
///
/// # Errors
/// `pack.not_installable` with a field for each finding, `pack.dataset_taken`, `pack.reference_rejected`; refusals.
pub async fn add(cx: &Cx, packs: &[Vec<File>]) -> Result<Vec<PackName>> {
    let read = read(packs)?;
    let permit = permit(cx, &read.names)?;
    put(&cx.services, read, cx.language, (permit, cx.trail())).await
}

/// As [`add`], for whoever runs the installation and has no login in it.
///
/// # Errors
/// As [`add`], without refusals.
pub async fn add_by_system(services: &Services, packs: &[Vec<File>], language: Language) -> Result<Vec<PackName>> {
    let read = read(packs)?;
    let permit = Permit::system("pack.install", joined(&read.names));
    put(services, read, language, (permit, services.trail())).await
}

async fn put(services: &Services, read: Read, language: Language, by: (Permit, Trail)) -> Result<Vec<PackName>> {
    let _turn = services.installing.lock().await;
    let examined = examine(services, read).await?;
    if examined.findings.iter().any(is_error) {
        return Err(not_installable(&examined, language));
    }
    let fresh: HashSet<PackName> = examined.names.iter().cloned().collect();
    // The packs' own rows are tried where they do no harm.
    let scratch = (services.scratch)()?;
    let packs = examined.set.iter().filter(|pack| fresh.contains(&pack.manifest.name));
    for table in packs.flat_map(|pack| &pack.reference) {
        install::write_reference(services, &*scratch, table).await?;
    }
    let installed = install::put(services, examined.set, &fresh, by).await?;
    // The packs are in place; a model that does not work yet is told when it is needed.
    if let Err(error) = models::derive(services, &installed.models(), false).await {
        tracing::warn!(code = error.code, "a model was not derived: {error}");
    }
    Ok(examined.names)
}

/// The permit for the first pack, with the others in its note.
fn permit(cx: &Cx, names: &[PackName]) -> Result<Permit> {
    let mut permits = Vec::new();
    for name in names {
        permits.push(cx.permit(Action::InstallPack, &Resource::Pack(name))?);
    }
    let first = permits.into_iter().next();
    let first = first.ok_or_else(|| Error::internal("no pack was given to install"))?;
    Ok(first.noting(joined(names)))
}

fn joined(names: &[PackName]) -> String {
    names.iter().map(PackName::as_str).collect::<Vec<_>>().join(", ")
}

/// Packs as far as they could be read, and what was found in each alone.
struct Read {
    /// Of all, those too that could not be read.
    names: Vec<PackName>,
    packs: Vec<Pack>,
    findings: Vec<Diagnostic>,
}

fn read(given: &[Vec<File>]) -> Result<Read> {
    let (mut names, mut packs, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    for files in given {
        let (pack, found) = jixia_pack::check(files);
        // A pack with errors is known by its name as far as that could be read.
        let named = match &pack {
            Some(pack) => Some(pack.manifest.name.clone()),
            None => found.first().and_then(|found| PackName::parse(&found.pack).ok()),
        };
        names.push(named.map_or_else(|| PackName::parse("unnamed"), Ok)?);
        packs.extend(pack);
        findings.extend(found);
    }
    Ok(Read { names, packs, findings })
}

async fn examine(services: &Services, read: Read) -> Result<Examined> {
    let installed = services.packs();
    let others = installed
        .packs
        .iter()
        .filter(|other| !read.names.contains(&other.manifest.name));
    let set = others.cloned().chain(read.packs).collect();
    let lake = (services.scratch)()?;
    let (set, findings) = check_set(set, read.findings, &*lake).await;
    Ok(Examined {
        names: read.names,
        set,
        findings,
    })
}

fn is_error(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error
}

fn not_installable(examined: &Examined, language: Language) -> Error {
    let errors = || examined.findings.iter().filter(|finding| is_error(finding));
    let name = joined(&examined.names);
    let place = |finding: &Diagnostic| {
        let file = match finding.pack.as_str() {
            pack if pack.is_empty() || pack == name => finding.file.clone(),
            pack => format!("{pack}/{}", finding.file),
        };
        match finding.line {
            0 => file,
            line => format!("{file}:{line}:{}", finding.column),
        }
    };
    let sentence = |finding: &Diagnostic, language: Language| {
        let (message, remedy) = (
            finding.message.in_language(language),
            finding.remedy.in_language(language),
        );
        format!("{message} {remedy}").trim().to_owned()
    };
    let list = |language: Language| {
        let lines = errors().map(|finding| format!("{} {}", place(finding), sentence(finding, language)));
        lines.collect::<Vec<_>>().join("\n")
    };
    let fields = errors().map(|finding| FieldError::new(place(finding), finding.code, sentence(finding, language)));
    let message = format!("Pack '{name}' cannot be installed:\n{}", list(Language::English));
    Error::invalid("pack.not_installable", message)
        .with("name", &name)
        .with("problems", list(Language::Chinese))
        .with_fields(fields.collect())
}

/// Each pack after those that it requires.
fn sorted(packs: Vec<Pack>) -> Vec<Pack> {
    let requires: HashMap<_, _> = packs
        .iter()
        .map(|pack| (pack.manifest.name.clone(), pack.manifest.requires.clone()))
        .collect();
    let mut sorted: Vec<Pack> = Vec::new();
    let mut waiting = packs;
    while !waiting.is_empty() {
        let before = sorted.len();
        let (ready, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|pack| {
            requires[&pack.manifest.name]
                .iter()
                .all(|name| sorted.iter().any(|done| done.manifest.name == *name))
        });
        sorted.extend(ready);
        waiting = later;
        // `check_set` refuses packs that require each other, so this only ends what cannot go on.
        if sorted.len() == before {
            sorted.append(&mut waiting);
        }
    }
    sorted
}
