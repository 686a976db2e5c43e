//! Serves the routes on a listener until it is told to stop, and lets open requests finish.

use std::{future::Future, net::SocketAddr, time::Duration};

use jixia_model::{Error, Result};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{router::router, web::Web};

/// Listens on the address and port of the settings.
///
/// # Errors
/// `server.address_unavailable` (unavailable) when another program listens there, or the address is not of this machine.
pub async fn listen(server: &jixia_config::Server) -> Result<TcpListener> {
    let address = SocketAddr::new(server.address, server.port);
    TcpListener::bind(address).await.map_err(|error| {
        let message = format!(
            "The server cannot listen on {address} ({error}); stop the program that does, or set server.port to another."
        );
        let problem = error.to_string();
        Error::unavailable("server.address_unavailable", message)
            .with("address", address)
            .with("problem", problem)
            .with_source(error)
    })
}

/// Serves until `stop` is done; then takes no new requests and gives open ones the time that the settings allow.
///
/// # Errors
/// `internal` when the listener fails.
pub async fn serve(web: Web, listener: TcpListener, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
    let patience = Duration::from_secs(web.server.shutdown_seconds_max);
    let at_work = web.clone();
    let service = router(web).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = CancellationToken::new();
    let told = stopping.clone();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!("stopping: waiting for open requests");
        told.cancel();
    });
    let too_late = async {
        stopping.cancelled().await;
        tokio::time::sleep(patience).await;
    };
    tokio::select! {
        ended = async {
            let ended = server.await;
            at_work.settled().await;
            ended
        } => ended.map_err(Error::internal),
        () = too_late => {
            tracing::warn!(seconds = patience.as_secs(), "stopped with requests still open");
            Ok(())
        }
    }
}
