//! `jixia version`: list and restore versions of a table.

use anyhow::Result;
use jixia_app::{Cx, versions};
use jixia_config::Config;
use jixia_model::{DatasetName, Language};
use jixia_store::Page;

use crate::{arguments::VersionCommand, caller, installation, say::say};

pub(crate) async fn run(config: &Config, command: VersionCommand, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    match command {
        VersionCommand::List { dataset, login } => {
            let dataset = DatasetName::parse(&dataset)?;
            let listed = async |cx: &Cx| Ok(versions::list(cx, &dataset, &Page::first()).await?.items);
            for found in caller::acting(&services, &login, None, language, listed).await? {
                let version = found.version;
                let by = version.transaction.unwrap_or_default();
                println!(
                    "{:>6}  {}  {:<10} {by}",
                    version.version,
                    version.at.format("%Y-%m-%d %H:%M:%S"),
                    version.operation
                );
            }
        }
        VersionCommand::Restore {
            dataset,
            version,
            login,
        } => {
            let dataset = DatasetName::parse(&dataset)?;
            let restored = async |cx: &Cx| Ok(versions::restore(cx, &dataset, version).await?);
            let restored = caller::acting(&services, &login, None, language, restored)
                .await?
                .version;
            say(
                language,
                format_args!("{dataset}：版本 {restored} 的内容与版本 {version} 相同"),
                format_args!("{dataset}: version {restored} holds what version {version} held"),
            );
        }
    }
    Ok(())
}
