//! `jixia serve`: the API and the status page, until a signal says stop.

use std::{
    io::{IsTerminal, stderr},
    sync::Arc,
    time::Duration,
};

use anyhow::Result;
use jixia_app::{Services, deliveries, people, uploads};
use jixia_config::{Config, LogFormat};
use jixia_http::Web;
use jixia_model::{Error, Language};
use jixia_sharing::batches;
use tokio::{net::TcpListener, signal::unix::SignalKind, sync::Semaphore, task::JoinSet};
use tracing_subscriber::EnvFilter;

use crate::{installation, say::say};

/// Batches that are carried out at the same time by plan.
const BATCHES_AT_ONCE: usize = 2;

pub(crate) async fn run(config: &Config, language: Language) -> Result<()> {
    log(config)?;
    let services = installation::open(config).await?;
    if let Some((login, password)) = people::make_first_administrator(&services).await? {
        say(
            language,
            format_args!("首个管理员:{login}  一次性口令:{password}(登录后须修改,不再显示)"),
            format_args!(
                "First administrator: {login}  One-time password: {password} (to be changed after the login, not shown again)"
            ),
        );
    }
    let listener = jixia_http::listen(&config.server).await?;
    println!("http://{}", listener.local_addr()?);
    serve(config, services, listener).await
}

/// Serves on `listener`; deliveries that a stopped process left behind are read meanwhile.
pub(crate) async fn serve(config: &Config, services: Arc<Services>, listener: TcpListener) -> Result<()> {
    let web = Web::new(Arc::clone(&services), config.server.clone(), config.login.clone())?;
    let bringing = tokio::spawn(bring(Arc::clone(&services), config.batch.look_seconds));
    let upkeep = tokio::spawn(upkeep(services));
    let mut terminate = tokio::signal::unix::signal(SignalKind::terminate())?;
    let stop = async move {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
    };
    jixia_http::serve(web, listener, stop).await?;
    upkeep.abort();
    // A batch that is cut off here is absent at its target, and is taken up again at the next start.
    bringing.abort();
    Ok(())
}

/// Finishes what a stopped process left behind; then, hour by hour, removes what nobody came back for.
async fn upkeep(services: Arc<Services>) {
    if let Err(error) = deliveries::run::resume(&services).await {
        tracing::error!("a delivery that was left behind was not read: {error}");
    }
    let mut hours = tokio::time::interval(Duration::from_hours(1));
    loop {
        hours.tick().await;
        if let Err(error) = uploads::remove_expired(&services).await {
            tracing::error!("uploads that nobody delivered were not removed: {error}");
        }
    }
}

/// Carries out the batches whose time has come, and those that were left behind, a few at a time.
async fn bring(services: Arc<Services>, seconds: u64) {
    let mut looks = tokio::time::interval(Duration::from_secs(seconds));
    looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut runs = JoinSet::new();
    let turns = Arc::new(Semaphore::new(BATCHES_AT_ONCE));
    loop {
        looks.tick().await;
        while runs.try_join_next().is_some() {}
        let due = match batches::due(&services).await {
            Ok(due) => due,
            Err(error) => {
                tracing::error!("it was not looked for batches: {error}");
                continue;
            }
        };
        for id in due {
            let Ok(turn) = Arc::clone(&turns).try_acquire_owned() else {
                // The next look finds it again.
                break;
            };
            let services = Arc::clone(&services);
            runs.spawn(async move {
                if let Err(error) = batches::run(&services, id).await {
                    tracing::error!(batch.id = %id, "a batch was not finished and is tried again: {error}");
                }
                drop(turn);
            });
        }
    }
}

/// Begins the log on the terminal's error output.
pub(crate) fn log(config: &Config) -> Result<()> {
    let filter =
        EnvFilter::try_new(&config.log.filter).map_err(|source| filter_malformed(&config.log.filter, source))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr);
    match config.log.format {
        LogFormat::Json => lines.json().init(),
        LogFormat::Text => lines.init(),
    }
    Ok(())
}

fn filter_malformed(filter: &str, source: tracing_subscriber::filter::ParseError) -> Error {
    let message = format!("log.filter: '{filter}' cannot be read ({source}); write it like info,jixia_http=debug.");
    Error::invalid("log.filter_malformed", message)
        .with("filter", filter)
        .with("problem", &source)
        .with_source(source)
}
