//! `jixia registry`: build and look up.

use std::time::Instant;

use anyhow::Result;
use jixia_app::registries;
use jixia_config::Config;
use jixia_model::{DatasetName, Language};

use crate::{arguments::RegistryCommand, caller, installation};

pub(crate) async fn run(config: &Config, command: RegistryCommand, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    match command {
        RegistryCommand::Build { registry, from_scratch } => {
            let installed = services.packs();
            let wanted = registry.as_deref().map(DatasetName::parse).transpose()?;
            let all = installed.registries().map(|registry| registry.name.clone());
            for name in wanted.map_or_else(|| all.collect(), |name| vec![name]) {
                let start = Instant::now();
                let built = registries::build(&services, &name, from_scratch).await?;
                println!(
                    "{name}: {} records, {} added, {} changed, {} ended, {} conflicts, in {:.1} s",
                    built.records,
                    built.added,
                    built.changed,
                    built.ended,
                    built.conflicts,
                    start.elapsed().as_secs_f64(),
                );
            }
        }
        RegistryCommand::LookUp {
            registry,
            key,
            login,
            purpose,
        } => {
            let cx = caller::act_as(&services, &login, Some(purpose), language).await?;
            let record = registries::look_up(&cx, &DatasetName::parse(&registry)?, &key).await?;
            println!("{}", serde_json::to_string_pretty(&record.fields)?);
        }
    }
    Ok(())
}
