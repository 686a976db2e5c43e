//! `jixia doctor`: looks whether an installation is well, part by part.

use anyhow::{Result, bail};
use jixia_config::Config;

use crate::installation;

pub(crate) async fn run(config: &Config) -> Result<()> {
    let services = installation::open(config).await?;
    let mut wrong = 0;
    let mut say = |part: &str, problem: Option<String>| {
        wrong += u32::from(problem.is_some());
        println!("{part}: {}", problem.unwrap_or_else(|| "ok".to_owned()));
    };
    say(
        "database",
        services.store.ping().await.err().map(|error| error.to_string()),
    );
    let installed = services.packs();
    say(
        "packs",
        installed.packs.is_empty().then(|| "no pack is installed".to_owned()),
    );
    let mut reader = services.store.read().await?;
    let waiting = reader.deliveries().unfinished().await?.len();
    say(
        "deliveries",
        (waiting > 0).then(|| format!("{waiting} wait to be read again; start the server")),
    );
    for registry in installed.registries() {
        let table = services.lake.find_table(&registry.name).await;
        let problem = match table {
            Ok(Some(_)) => None,
            Ok(None) => Some("not built yet; run 'jixia registry build'".to_owned()),
            Err(error) => Some(error.to_string()),
        };
        say(registry.name.as_str(), problem);
    }
    if wrong > 0 {
        bail!("{wrong} parts are not well");
    }
    Ok(())
}
