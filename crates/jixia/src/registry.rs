//! `jixia registry`: build, look up, settle where sources disagree.

use std::time::Instant;

use anyhow::Result;
use jixia_app::{
    Cx, Services,
    conflicts::{self, Conflict, ConflictFilter, Decision},
    evidence::AnswerHash,
    registries::{self, Record},
};
use jixia_config::Config;
use jixia_model::{DatasetName, Language};
use jixia_store::Page;
use serde_json::{Map, Value, json};

use crate::{
    arguments::RegistryCommand,
    caller, installation,
    say::{say, sentence},
};

pub(crate) async fn run(config: &Config, command: RegistryCommand, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    match command {
        RegistryCommand::Build { registry, from_scratch } => {
            build(&services, registry.as_deref(), from_scratch, language).await
        }
        RegistryCommand::LookUp {
            registry,
            key,
            login,
            purpose,
        } => {
            let registry = DatasetName::parse(&registry)?;
            let look_up = async |cx: &Cx| look_up(cx, &registry, &key).await;
            print!(
                "{}",
                caller::acting(&services, &login, Some(purpose), language, look_up).await?
            );
            Ok(())
        }
        RegistryCommand::Conflicts {
            registry,
            key,
            field,
            page,
            login,
        } => {
            let filter = ConflictFilter { key, field };
            let list = async |cx: &Cx| list(cx, &registry, &filter, page).await;
            caller::acting(&services, &login, None, language, list).await
        }
        RegistryCommand::Settle {
            registry,
            key,
            field,
            source,
            reason,
            login,
        } => {
            let source = source.as_deref().map(DatasetName::parse).transpose()?;
            let decision = Decision {
                key,
                field,
                source,
                reason,
            };
            let registry = DatasetName::parse(&registry)?;
            let settle = async |cx: &Cx| Ok(conflicts::settle(cx, &registry, decision).await?);
            let settled = caller::acting(&services, &login, None, language, settle).await?;
            let value = settled.value.unwrap_or_default();
            println!("{} {} = {value} ({})", settled.key, settled.field, settled.source);
            Ok(())
        }
        RegistryCommand::Unsettle {
            registry,
            key,
            field,
            login,
        } => {
            let registry = DatasetName::parse(&registry)?;
            let withdraw = async |cx: &Cx| Ok(conflicts::withdraw(cx, &registry, &key, &field).await?);
            caller::acting(&services, &login, None, language, withdraw).await?;
            println!("{key} {field}");
            Ok(())
        }
    }
}

/// What is printed of a record, with its receipt on disk.
async fn look_up(cx: &Cx, registry: &DatasetName, key: &str) -> Result<String> {
    let (record, draft) = registries::look_up(cx, registry, key).await?;
    let text = serde_json::to_string_pretty(&told(record))? + "\n";
    draft.seal(cx, AnswerHash::of(text.as_bytes()), 1).await?;
    Ok(text)
}

/// A record as JSON: its fields, then what the registry knows about them.
fn told(record: Record) -> Map<String, Value> {
    let mut fields = record.fields;
    fields.insert("_sources".to_owned(), json!(record.sources));
    fields.insert("_valid_from".to_owned(), json!(record.valid_from));
    fields.insert("_build".to_owned(), json!(record.build));
    fields
}

async fn build(services: &Services, registry: Option<&str>, from_scratch: bool, language: Language) -> Result<()> {
    let installed = services.packs();
    let wanted = registry.map(DatasetName::parse).transpose()?;
    let all = installed.registries().map(|registry| registry.name.clone());
    for name in wanted.map_or_else(|| all.collect(), |name| vec![name]) {
        let start = Instant::now();
        let built = registries::build(services, &name, from_scratch).await?;
        let seconds = start.elapsed().as_secs_f64();
        let (records, added, changed) = (built.records, built.added, built.changed);
        let (ended, conflicts) = (built.ended, built.conflicts);
        say(
            language,
            format_args!(
                "{name}：{records} 条记录，新增 {added}，变更 {changed}，终止 {ended}，冲突 {conflicts}，用时 {seconds:.1} 秒"
            ),
            format_args!(
                "{name}: {records} records, {added} added, {changed} changed, {ended} ended, \
                 {conflicts} conflicts, in {seconds:.1} s"
            ),
        );
    }
    Ok(())
}

async fn list(cx: &Cx, registry: &str, filter: &ConflictFilter, page: u32) -> Result<()> {
    let offset = u64::from(page.saturating_sub(1)) * Page::LIMIT_MAX;
    let page = Page::new(offset, Page::LIMIT_MAX)?;
    let found = conflicts::list(cx, &DatasetName::parse(registry)?, filter, &page).await?;
    for conflict in &found.items {
        tell(conflict, cx.language);
    }
    let (shown, total) = (found.items.len(), found.total);
    say(
        cx.language,
        format_args!("共 {total} 处冲突，列出 {shown} 处"),
        format_args!("{shown} of {total} conflicts"),
    );
    Ok(())
}

/// Key and field, then a line for each source; the one that the registry believes has a mark.
fn tell(conflict: &Conflict, language: Language) {
    let since = sentence(language, "自", "since");
    let settled = sentence(language, "已裁定采用", "settled on");
    println!(
        "{} {} ({since} {})",
        conflict.key,
        conflict.field,
        conflict.since.format("%Y-%m-%dT%H:%M:%SZ")
    );
    for (source, value) in &conflict.values {
        let believed = conflict.believed.as_deref() == Some(source);
        let mark = if believed { '*' } else { ' ' };
        println!("  {mark} {source}: {}", value.as_str().unwrap_or_default());
    }
    if let Some(decision) = &conflict.settled {
        println!("    {settled} {}: {}", decision.source, decision.reason);
    }
}
