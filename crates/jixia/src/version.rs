//! `jixia version`: list and restore versions of a table.

use anyhow::Result;
use jixia_app::{Cx, versions};
use jixia_config::Config;
use jixia_model::{DatasetName, Language};

use crate::{arguments::VersionCommand, caller, installation};

pub(crate) async fn run(config: &Config, command: VersionCommand, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    match command {
        VersionCommand::List { dataset, login } => {
            let dataset = DatasetName::parse(&dataset)?;
            let listed = async |cx: &Cx| Ok(versions::list(cx, &dataset).await?);
            for version in caller::acting(&services, &login, None, language, listed).await? {
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
            let restored = caller::acting(&services, &login, None, language, restored).await?;
            println!(
                "{dataset}: version {} holds what version {version} held",
                restored.version
            );
        }
    }
    Ok(())
}
