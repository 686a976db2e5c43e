//! `jixia pack`: check, test and begin packs.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context, Result, bail};
use jixia_app::packs::{Installed, install, plan, row_tests};
use jixia_config::Config;
use jixia_model::{Language, PackName};
use jixia_pack::{Diagnostic, File, Pack, Severity};

use crate::{arguments::PackCommand, folders, installation};

pub(crate) async fn run(
    command: PackCommand,
    config: impl FnOnce() -> Result<Config>,
    language: Language,
) -> Result<()> {
    match command {
        PackCommand::Check { folders } => {
            let packs = check(read(&folders)?, language).await?;
            println!("{} packs checked, nothing wrong", packs.len());
            Ok(())
        }
        PackCommand::Test { folders } => {
            let packs = check(read(&folders)?, language).await?;
            test(packs).await
        }
        PackCommand::Install { folders } => add(&config()?, read(&folders)?, language).await,
        PackCommand::New { folder } => begin(&folder),
    }
}

fn read(paths: &[std::path::PathBuf]) -> Result<Vec<Vec<File>>> {
    Ok(folders::read(paths)?.into_iter().map(|folder| folder.files).collect())
}

/// Checks packs one by one, as a set, and on the engine; prints every finding.
pub(crate) async fn check(packs: Vec<Vec<File>>, language: Language) -> Result<Vec<Pack>> {
    let mut checked = Vec::new();
    let mut findings: Vec<Diagnostic> = Vec::new();
    for files in packs {
        let (pack, found) = jixia_pack::check(&files);
        checked.extend(pack);
        findings.extend(found);
    }
    let complete = !findings.iter().any(|finding| finding.severity == Severity::Error);
    if complete {
        findings.extend(jixia_pack::check_set(&checked));
        let lake = installation::scratch()?()?;
        findings.extend(plan::plan(&checked, &*lake).await);
    }
    for finding in &findings {
        eprintln!("{}\n", finding.render(language));
    }
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    if errors > 0 {
        bail!("{errors} errors in the packs");
    }
    Ok(sorted(checked))
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
        // `check_set` refused packs that require each other, so this only ends what cannot go on.
        if sorted.len() == before {
            sorted.append(&mut waiting);
        }
    }
    sorted
}

async fn test(packs: Vec<Pack>) -> Result<()> {
    let scratch = installation::scratch()?;
    let installed = Installed::new(packs, &*scratch()?)?;
    let report = row_tests::run(&installed, &*scratch).await;
    for result in &report.results {
        let state = if result.differences.is_empty() { "ok" } else { "FAILED" };
        println!("{}/{}: {} ... {state}", result.pack, result.target, result.name);
        result
            .differences
            .iter()
            .for_each(|difference| println!("    {difference}"));
    }
    let failed = report.results.len() - report.passed();
    println!("{} passed, {failed} failed", report.passed());
    if failed > 0 {
        bail!("{failed} tests of packs failed");
    }
    Ok(())
}

/// Installs packs beside those that are there, when all of them together pass the check; an installed pack of the same
/// name is replaced.
async fn add(config: &Config, given: Vec<Vec<File>>, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    let names: Vec<PackName> = given
        .iter()
        .filter_map(|files| jixia_pack::check(files).0)
        .map(|pack| pack.manifest.name)
        .collect();
    let installed = services.packs();
    let kept = installed
        .packs
        .iter()
        .filter(|pack| !names.contains(&pack.manifest.name));
    let all = kept.map(|pack| pack.files.clone()).chain(given).collect();
    install::install(&services, check(all, language).await?).await?;
    for name in names {
        println!("{name} ✓");
    }
    Ok(())
}

fn begin(folder: &Path) -> Result<()> {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let name = PackName::parse(&name)?;
    if folder.exists() {
        bail!("{} exists; choose another folder", folder.display());
    }
    for file in jixia_pack::new(&name) {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, file.bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}
