//! `jixia serve`: the API and the status page, until a signal says stop.

use std::sync::Arc;

use anyhow::{Context, Result};
use jixia_app::{Services, deliveries};
use jixia_config::{Config, LogFormat};
use jixia_http::Web;
use tokio::{net::TcpListener, signal::unix::SignalKind};
use tracing_subscriber::EnvFilter;

use crate::installation;

pub(crate) async fn run(config: &Config) -> Result<()> {
    log(config)?;
    let services = installation::open(config).await?;
    let listener = jixia_http::listen(&config.server).await?;
    println!("http://{}", listener.local_addr()?);
    serve(config, services, listener).await
}

/// Serves on `listener`; deliveries that a stopped process left behind are read meanwhile.
pub(crate) async fn serve(config: &Config, services: Arc<Services>, listener: TcpListener) -> Result<()> {
    let web = Web::new(Arc::clone(&services), config.server.clone(), config.login.clone())?;
    let resumed = tokio::spawn(async move { deliveries::run::resume(&services).await });
    let mut terminate = tokio::signal::unix::signal(SignalKind::terminate())?;
    let stop = async move {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
    };
    jixia_http::serve(web, listener, stop).await?;
    resumed.abort();
    Ok(())
}

/// Begins the log on the terminal's error output.
pub(crate) fn log(config: &Config) -> Result<()> {
    let filter = EnvFilter::try_new(&config.log.filter).context("log.filter")?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match config.log.format {
        LogFormat::Json => lines.json().init(),
        LogFormat::Text => lines.init(),
    }
    Ok(())
}
