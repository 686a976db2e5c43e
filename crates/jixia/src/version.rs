//! `jixia version`: list and restore versions of a table.

use anyhow::Result;
use jixia_app::versions;
use jixia_config::Config;
use jixia_model::{DatasetName, Language};

use crate::{arguments::VersionCommand, caller, installation};

pub(crate) async fn run(config: &Config, command: VersionCommand, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    match command {
        VersionCommand::List { dataset, login } => {
            let cx = caller::act_as(&services, &login, None, language).await?;
            for version in versions::list(&cx, &DatasetName::parse(&dataset)?).await? {
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
            let cx = caller::act_as(&services, &login, None, language).await?;
            let restored = versions::restore(&cx, &DatasetName::parse(&dataset)?, version).await?;
            println!(
                "{dataset}: version {} holds what version {version} held",
                restored.version
            );
        }
    }
    Ok(())
}
