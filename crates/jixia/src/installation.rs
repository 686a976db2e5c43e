//! Opening an installation from its configuration: store, lake, files, policies, packs.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, RwLock, atomic::AtomicU64, atomic::Ordering},
    time::Duration,
};

use anyhow::{Context, Result};
use jixia_app::{
    Services,
    deliveries::pull::{Database, Databases},
    packs,
};
use jixia_config::Config;
use jixia_connect::Files;
use jixia_lake::{Lake, Limits};
use jixia_lake_delta::DeltaLake;
use jixia_model::{Clock, DatasetName, Error, SystemClock, SystemIds};
use jixia_policy::Policy;
use jixia_sharing::batches::{self, Places};
use jixia_store::Store;
use url::Url;

use crate::evidence_key;

/// Where the configuration is looked for when nobody says.
const PLACES: [&str; 2] = ["jixia.yaml", ".demo/jixia.yaml"];

/// Finds and reads the configuration.
pub(crate) fn configuration(given: Option<&Path>) -> Result<Config> {
    let found = given
        .map(PathBuf::from)
        .or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.is_file()));
    Ok(Config::load(found.as_deref())?)
}

/// Opens everything that a configuration names, with the packs that are installed.
pub(crate) async fn open(config: &Config) -> Result<Arc<Services>> {
    open_at(config, Arc::new(SystemClock)).await
}

/// As [`open`], with another clock than that of the machine.
pub(crate) async fn open_at(config: &Config, clock: Arc<dyn Clock>) -> Result<Arc<Services>> {
    let store = Store::open_with(config.store.url.expose(), config.store.connections_max).await?;
    let evidence = &config.evidence;
    let signer = evidence_key::signer(&store, &evidence.key_file, &evidence.log_name).await?;
    let store = store.signing(signer).await?;
    let lake = Arc::new(DeltaLake::open(&lake_url(&config.lake.url)?)?);
    let files = Files::open(&config.files.folder, config.server.upload_bytes_max).await?;
    let services = Services {
        store,
        lake: Arc::clone(&lake) as Arc<dyn Lake>,
        policy: Policy::load()?,
        clock,
        ids: Arc::new(SystemIds),
        databases: databases(config)?,
        files,
        at_work: jixia_app::deliveries::AtWork::default(),
        installed: RwLock::default(),
        owned: jixia_app::Remembered::default(),
        signatures: jixia_app::signatures::Signatures::default(),
        measured: jixia_app::Versioned::default(),
        divisions: jixia_app::divisions::Kept::default(),
        searches: jixia_app::Pace::default(),
        kept: jixia_app::Kept::default().with(places(config)),
        installing: tokio::sync::Mutex::default(),
        query_limits: Limits {
            rows_max: config.query.rows_max,
            time_max: Duration::from_secs(config.query.seconds_max),
            memory_max_bytes: config.query.memory_bytes_max,
        },
        scratch: scratch()?,
    };
    packs::install::load(&services).await?;
    lake.set_calendar(services.packs().calendar().clone());
    Ok(Arc::new(services))
}

fn databases(config: &Config) -> Result<Databases> {
    let mut by_name = BTreeMap::new();
    for (name, database) in &config.pull.databases {
        let datasets = database.datasets.iter().map(|dataset| DatasetName::parse(dataset));
        let database = Database {
            url: database.url.expose().to_owned(),
            datasets: datasets.collect::<jixia_model::Result<_>>()?,
        };
        by_name.insert(name.clone(), database);
    }
    Ok(Databases {
        by_name,
        connect_timeout: Duration::from_secs(config.pull.connect_seconds_max),
        statement_timeout: Duration::from_secs(config.pull.seconds_max),
    })
}

fn places(config: &Config) -> Places {
    let batch = &config.batch;
    let mut places = Places::default();
    places.connect_timeout = Duration::from_secs(batch.connect_seconds_max);
    places.statement_timeout = Duration::from_secs(batch.seconds_max);
    for (name, database) in &batch.databases {
        let database = batches::Database {
            url: database.url.expose().to_owned(),
            organisations: database.organisations.clone(),
        };
        places.databases.insert(name.clone(), database);
    }
    for (name, folder) in &batch.folders {
        let folder = batches::Folder {
            path: folder.path.clone(),
            organisations: folder.organisations.clone(),
        };
        places.folders.insert(name.clone(), folder);
    }
    places
}

/// A lake of its own for each row test, all in one temporary folder that goes with the last of them.
pub(crate) fn scratch() -> Result<Box<packs::row_tests::ScratchLakes>> {
    let folder = tempfile::Builder::new()
        .prefix("jixia-scratch")
        .tempdir()
        .context("no temporary folder can be made")?;
    let number = AtomicU64::new(0);
    Ok(Box::new(move || {
        let path = folder.path().join(number.fetch_add(1, Ordering::Relaxed).to_string());
        let url =
            Url::from_directory_path(path).map_err(|()| Error::internal("the temporary folder is no absolute path"))?;
        Ok(Arc::new(DeltaLake::open(&url)?) as Arc<dyn Lake>)
    }))
}

/// A folder as a URL; a URL as it is.
fn lake_url(text: &str) -> Result<Url> {
    if text.contains("://") {
        return Url::parse(text).map_err(|source| url_malformed(text).with_source(source).into());
    }
    let folder = std::path::absolute(text)?;
    Url::from_directory_path(&folder).map_err(|()| url_malformed(&folder.display().to_string()).into())
}

fn url_malformed(text: &str) -> Error {
    let message = format!("lake.url: '{text}' is neither a folder nor a URL; write one like /var/lib/jixia/lake.");
    Error::invalid("lake.url_malformed", message).with("url", text)
}
