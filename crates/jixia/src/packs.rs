//! `jixia pack`: check, test, begin and install packs.

use std::{fs, path::Path};

use anyhow::{Result, bail};
use jixia_app::{
    Cx,
    packs::{Installed, add, row_tests},
};
use jixia_config::Config;
use jixia_model::{Error, Language, PackName};
use jixia_pack::{Diagnostic, File, Pack, Severity};

use crate::{
    arguments::PackCommand,
    caller, folders, installation,
    say::{self, say},
};

pub(crate) async fn run(command: PackCommand, config: impl Fn() -> Result<Config>, language: Language) -> Result<()> {
    match command {
        PackCommand::Check { folders } => {
            let packs = check(folders::read(&folders)?, language).await?;
            let count = packs.len();
            say(
                language,
                format_args!("已检查 {count} 个包，没有发现问题"),
                format_args!("{count} packs checked, nothing wrong"),
            );
            Ok(())
        }
        PackCommand::Test { folders } => {
            let packs = check(folders::read(&folders)?, language).await?;
            test(packs, language).await
        }
        PackCommand::New { folder } => begin(&folder),
        PackCommand::Install { folders, login } => {
            install(&config()?, &folders::read(&folders)?, login.as_deref(), language).await
        }
    }
}

/// Checks packs one by one, as a set, and on the engine; prints every finding.
pub(crate) async fn check(packs: Vec<Vec<File>>, language: Language) -> Result<Vec<Pack>> {
    let lake = installation::scratch()?()?;
    let (checked, findings) = add::check_all(&packs, &*lake).await?;
    show(&findings, language)?;
    Ok(checked)
}

/// Prints every finding.
///
/// # Errors
/// When one of them is an error.
fn show(findings: &[Diagnostic], language: Language) -> Result<()> {
    for finding in findings {
        eprintln!("{}\n", finding.render(language));
    }
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    if errors > 0 {
        bail!(say::sentence(
            language,
            format_args!("包中有 {errors} 处错误"),
            format_args!("{errors} errors in the packs")
        ));
    }
    Ok(())
}

/// Installs packs beside those that are there, when all of them together pass the check.
async fn install(config: &Config, packs: &[Vec<File>], login: Option<&str>, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    show(&add::check(&services, packs).await?, language)?;
    let names = match login {
        None => add::add_by_system(&services, packs, language).await?,
        Some(login) => {
            let add = async |cx: &Cx| Ok(add::add(cx, packs).await?);
            caller::acting(&services, login, None, language, add).await?
        }
    };
    for name in names {
        println!("{name} ✓");
    }
    Ok(())
}

async fn test(packs: Vec<Pack>, language: Language) -> Result<()> {
    let scratch = installation::scratch()?;
    let installed = Installed::new(packs, &*scratch()?)?;
    let report = row_tests::run(&installed, &*scratch).await;
    for result in &report.results {
        let state = if result.differences.is_empty() {
            say::sentence(language, "通过", "ok")
        } else {
            say::sentence(language, "未通过", "FAILED")
        };
        println!("{}/{}: {} ... {state}", result.pack, result.target, result.name);
        result
            .differences
            .iter()
            .for_each(|difference| println!("    {difference}"));
    }
    let failed = report.results.len() - report.passed();
    let passed = report.passed();
    say(
        language,
        format_args!("通过 {passed} 个，未通过 {failed} 个"),
        format_args!("{passed} passed, {failed} failed"),
    );
    if failed > 0 {
        bail!(say::sentence(
            language,
            format_args!("包的测试有 {failed} 个未通过"),
            format_args!("{failed} tests of packs failed")
        ));
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
        let path = folder.display();
        let message = format!("{path} exists already and is not overwritten; choose another folder.");
        return Err(Error::conflict("pack.folder_taken", message).with("path", path).into());
    }
    for file in jixia_pack::new(&name) {
        let path = folder.join(&file.path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|source| folders::unwritable(parent, source))?;
        fs::write(&path, file.bytes).map_err(|source| folders::unwritable(&path, source))?;
        println!("{}", path.display());
    }
    Ok(())
}
