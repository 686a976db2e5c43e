//! A private PostgreSQL for a run of the tests, installed from Debian when it is missing.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::shell;

/// Tests throw the data away: the log of a gigabyte that is kept by default would only fill the disk.
const SMALL_LOG: &str = "-c synchronous_commit=off -c full_page_writes=off -c max_wal_size=128MB -c min_wal_size=32MB";

/// A server of our own in a temporary folder; it stops when the value is dropped.
pub(crate) struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
    as_root: bool,
}

impl Postgres {
    /// Installs PostgreSQL when it is missing and starts a server on a free port.
    pub(crate) fn start() -> Result<Self> {
        if find_programs().is_none() {
            shell::install(&["postgresql"])?;
        }
        let programs =
            find_programs().context("no initdb in /usr/lib/postgresql/*/bin, although PostgreSQL is installed")?;
        let folder = std::env::temp_dir().join(format!("jixia-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let as_root = shell::output(Command::new("id").arg("-u"))?.trim() == "0";
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let server = Self {
            programs,
            folder,
            port,
            as_root,
        };
        if as_root {
            shell::run(Command::new("chown").arg("postgres").arg(&server.folder))?;
        }
        server.initialise()?;
        println!("PostgreSQL runs in {} on port {port}", server.folder.display());
        Ok(server)
    }

    /// Where tests find it.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn initialise(&self) -> Result<()> {
        let data = self.folder.join("data");
        let options = format!(
            "-p {} -k {} -c fsync=off -c listen_addresses=127.0.0.1 -c max_connections=300 {SMALL_LOG}",
            self.port,
            self.folder.display()
        );
        let log = self.folder.join("log");
        let null = std::process::Stdio::null;
        shell::run(
            self.program("initdb")
                .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C", "-D"])
                .arg(&data)
                .stdout(null()),
        )?;
        shell::run(
            self.program("pg_ctl")
                .args(["start", "-w", "-D"])
                .arg(&data)
                .arg("-l")
                .arg(log)
                .arg("-o")
                .arg(options)
                .stdout(null()),
        )
    }

    /// PostgreSQL refuses to run as root, so root runs it as the user that its package made.
    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if self.as_root {
            Command::new("runuser")
        } else {
            Command::new(&path)
        };
        if self.as_root {
            command.args(["-u", "postgres", "--"]).arg(path);
        }
        command.current_dir(std::env::temp_dir());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        // Nothing can be done about a server that does not stop; its folder is temporary.
        let _stopped = self
            .program("pg_ctl")
            .args(["stop", "-m", "immediate", "-D"])
            .arg(data)
            .stdout(std::process::Stdio::null())
            .status();
        let _removed = fs::remove_dir_all(&self.folder);
    }
}

fn find_programs() -> Option<PathBuf> {
    let versions = fs::read_dir(Path::new("/usr/lib/postgresql")).ok()?;
    let mut folders: Vec<_> = versions.flatten().map(|entry| entry.path().join("bin")).collect();
    folders.retain(|folder| folder.join("initdb").exists());
    folders.sort();
    folders.pop()
}
