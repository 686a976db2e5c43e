//! A fresh, empty database for one test.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use tempfile::TempDir;
use tokio_postgres::NoTls;

use crate::server::Server;

/// Numbers the databases of this process; several may be made on one server.
static MADE: AtomicU64 = AtomicU64::new(1);

/// A fresh, empty database; it lasts as long as the value.
#[derive(Debug)]
pub struct Database {
    url: String,
    keeps: Keeps,
}

/// What must outlive the test.
#[derive(Debug)]
enum Keeps {
    Folder { _folder: TempDir },
    Server { server: Arc<Server>, name: String },
}

impl Database {
    /// A SQLite database in a temporary folder.
    ///
    /// # Panics
    /// When the folder cannot be made.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self {
            url: format!("sqlite://{}", folder.path().join("control.db").display()),
            keeps: Keeps::Folder { _folder: folder },
        }
    }

    /// A database of its own on a PostgreSQL server that tests share.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or cannot be started; the message says how to install it.
    pub async fn postgres() -> Self {
        let server = Server::shared();
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{number}", std::process::id());
        let url = with_database(server.url(), &name);
        execute(server.url(), &format!("create database {name} template template0")).await;
        Self {
            url,
            keeps: Keeps::Server { server, name },
        }
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// A run makes hundreds of databases of 8 MB; kept until its end they have filled the disk of a small machine.
impl Drop for Database {
    fn drop(&mut self) {
        let Keeps::Server { server, name } = &self.keeps else {
            return;
        };
        let statement = format!("drop database if exists {name} with (force)");
        // The runtime of the test may be ending, and it cannot be waited in.
        let dropping = std::thread::scope(|scope| scope.spawn(|| block_on(execute(server.url(), &statement))).join());
        assert!(dropping.is_ok() || std::thread::panicking(), "{name} was not dropped");
    }
}

fn block_on(task: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime can be made").block_on(task);
}

async fn execute(url: &str, statement: &str) {
    let (client, connection) = tokio_postgres::connect(url, NoTls)
        .await
        .unwrap_or_else(|error| panic!("PostgreSQL at {url} does not answer: {error:?}"));
    let connection = tokio::spawn(connection);
    let executed = client.batch_execute(statement).await;
    executed.unwrap_or_else(|error| panic!("PostgreSQL at {url} does not do '{statement}': {error:?}"));
    drop(client);
    // The connection ends with its client; how it ended tells nothing about the database.
    let _ended = connection.await;
}

/// The URL with another database.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url
        .split_once('?')
        .map_or((url, None), |(address, options)| (address, Some(options)));
    let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
    let host = rest.split('/').next().unwrap_or_default();
    let options = options.map(|options| format!("?{options}")).unwrap_or_default();
    format!("{scheme}://{host}/{name}{options}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_database_of_a_url_is_replaced() {
        let check = |url, expected| assert_eq!(with_database(url, "test_1"), expected);
        check(
            "postgres://p@127.0.0.1:5433/postgres",
            "postgres://p@127.0.0.1:5433/test_1",
        );
        check("postgres://p:w@host", "postgres://p:w@host/test_1");
        check(
            "postgresql://p@host/a?sslmode=disable",
            "postgresql://p@host/test_1?sslmode=disable",
        );
    }
}
