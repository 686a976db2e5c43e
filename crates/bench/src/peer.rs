//! The server of a peer: datasette over the rows of the registry.

use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Stdio},
    time::Duration,
};

use anyhow::{Context, Result};

use crate::scene::Scene;

/// Longest time until it answers.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running datasette, ended when it is dropped.
pub(crate) struct Datasette {
    child: Child,
    pub(crate) address: String,
}

impl Datasette {
    /// Serves the database at `path` as its makers advise for a file that does not change.
    pub(crate) async fn start(scene: &Scene, path: &Path) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let child = scene
            .python()
            .args(["-m", "datasette", "serve", "--immutable"])
            .arg(path)
            .args(["--port", &port.to_string(), "--setting", "num_sql_threads", "4"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("datasette cannot be started")?;
        let datasette = Self {
            child,
            address: format!("http://127.0.0.1:{port}"),
        };
        let waiting = async {
            while reqwest::get(&datasette.address).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(PATIENCE, waiting)
            .await
            .context("datasette does not answer")?;
        Ok(datasette)
    }
}

impl Drop for Datasette {
    fn drop(&mut self) {
        // Nothing can be done when it has gone already.
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}
