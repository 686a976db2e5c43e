//! `jixia trace`: clause by clause, what carries it out and whether its tests pass.

use anyhow::Result;
use jixia_app::{
    packs::{Installed, row_tests},
    trace::{Counts, Trace, TracedClause, trace},
};
use jixia_model::{Error, Language};

use crate::{arguments::TraceArguments, folders, installation, packs, say, shipped};

pub(crate) async fn run(arguments: TraceArguments, language: Language) -> Result<()> {
    let files = if arguments.folders.is_empty() {
        shipped::packs().into_iter().map(|(_, files)| files).collect()
    } else {
        folders::read(&arguments.folders)?
    };
    let checked = packs::check(files, language).await?;
    let scratch = installation::scratch()?;
    let installed = Installed::new(checked, &*scratch()?)?;
    let report = row_tests::run(&installed, &*scratch).await;
    let trace = trace(&installed, &report);
    if let Some(only) = arguments.only {
        return print_clauses(&trace, &only, language);
    }
    print_counts(&trace, language);
    Ok(())
}

fn print_counts(trace: &Trace, language: Language) {
    let words = match language {
        Language::Chinese => ["文件", "分组", "条款", "已落实", "测试通过", "合计"],
        Language::English => ["document", "group", "clauses", "carried out", "tests pass", "total"],
    };
    for (title, counts) in [(words[0], trace.by_document()), (words[1], trace.by_group())] {
        println!("{:>8} {:>12} {:>11}  {title}", words[2], words[3], words[4]);
        for (name, counts) in &counts {
            print_line(counts, name);
        }
        println!();
    }
    print_line(&trace.total(), words[5]);
}

fn print_line(counts: &Counts, name: &str) {
    println!(
        "{:>8} {:>12} {:>11}  {name}",
        counts.clauses, counts.carried_out, counts.passing
    );
}

fn print_clauses(trace: &Trace, only: &str, language: Language) -> Result<()> {
    let wanted = |traced: &&TracedClause| {
        let clause = &traced.clause;
        [clause.id.as_str(), &clause.document, &clause.group].contains(&only)
    };
    let found: Vec<_> = trace.clauses.iter().filter(wanted).collect();
    if found.is_empty() {
        let message = format!("The register has no clause, document or group '{only}'; 'jixia trace' lists them.");
        return Err(Error::not_found("clause.unknown", message).with("name", only).into());
    }
    for traced in found {
        let clause = &traced.clause;
        println!(
            "{} {} {} {}",
            clause.id,
            clause.document,
            clause.place,
            clause.name.in_language(language)
        );
        for carrier in &traced.carriers {
            let verdict = match carrier.tests_pass {
                Some(true) => say::sentence(language, "测试通过", "tests pass"),
                Some(false) => say::sentence(language, "测试未通过", "TESTS FAIL"),
                None => say::sentence(language, "没有测试", "no tests"),
            };
            println!("    {} {}/{} ({verdict})", carrier.kind, carrier.pack, carrier.name);
        }
    }
    Ok(())
}
