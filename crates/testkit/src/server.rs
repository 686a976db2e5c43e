//! A PostgreSQL server: the one that the test run started, or a private one in a temporary folder.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{Arc, Mutex, PoisonError, Weak},
};

use tempfile::TempDir;

/// Where `cargo xtask test` tells the URL of the server for the whole run.
const VARIABLE: &str = "JIXIA_TEST_PG";
/// Another process may take the free port before the server does.
const START_ATTEMPTS: u32 = 5;

/// The server of this process while any test uses it. Tests of one binary run at the same time, and starting a server
/// takes a second; a plain static would never be dropped and leave the server running.
static SHARED: Mutex<Weak<Server>> = Mutex::new(Weak::new());

/// A PostgreSQL server.
#[derive(Debug)]
pub(crate) struct Server {
    url: String,
    _private: Option<Private>,
}

/// A server that we started and have to stop.
#[derive(Debug)]
struct Private {
    programs: PathBuf,
    folder: TempDir,
}

impl Server {
    /// The server of this test run, started if there is none yet.
    pub(crate) fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(server) = shared.upgrade() {
            return server;
        }
        let server = Arc::new(Self::of_the_run().unwrap_or_else(Self::start));
        *shared = Arc::downgrade(&server);
        server
    }

    /// URL of its `postgres` database.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "tests are not configured; the run tells them where its server is"
    )]
    fn of_the_run() -> Option<Self> {
        let url = std::env::var(VARIABLE).ok()?;
        Some(Self { url, _private: None })
    }

    fn start() -> Self {
        let programs = find_programs().unwrap_or_else(|| {
            panic!(
                "PostgreSQL is not installed, and {VARIABLE} names no server. Install it with \
                 'apt-get install postgresql', or run the tests with 'cargo xtask test', which does."
            )
        });
        let mut problem = String::new();
        for _ in 0..START_ATTEMPTS {
            let folder = tempfile::Builder::new().prefix("jixia-postgres-").tempdir();
            let folder = folder.expect("a temporary folder can be made");
            let private = Private {
                programs: programs.clone(),
                folder,
            };
            match private.start() {
                Ok(url) => {
                    return Self {
                        url,
                        _private: Some(private),
                    };
                }
                Err(error) => problem = error,
            }
        }
        panic!("PostgreSQL does not start: {problem}")
    }
}

impl Private {
    fn start(&self) -> Result<String, String> {
        let folder = self.folder.path();
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .map_err(|error| error.to_string())?
            .port();
        if is_root() {
            succeed(Command::new("chown").arg("postgres").arg(folder))?;
        }
        let initialise = [
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale",
            "C",
            "--no-sync",
            "-D",
        ];
        succeed(self.program("initdb").args(initialise).arg(self.data()))?;
        // Tests throw the data away, so nothing has to survive a power cut.
        let options = format!(
            "-p {port} -k {} -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off \
             -c synchronous_commit=off -c full_page_writes=off",
            folder.display()
        );
        let log = folder.join("log");
        let mut start = self.program("pg_ctl");
        start
            .args(["start", "-w", "-D"])
            .arg(self.data())
            .arg("-l")
            .arg(&log)
            .arg("-o")
            .arg(options);
        // The server inherits the pipes of its starter and would keep them open.
        let started = start.stdin(null()).stdout(null()).stderr(null()).status();
        if started.is_ok_and(|status| status.success()) {
            return Ok(format!("postgres://postgres@127.0.0.1:{port}/postgres"));
        }
        Err(fs::read_to_string(log).unwrap_or_else(|error| error.to_string()))
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// PostgreSQL refuses to run as root, so root runs it as the user that its package made.
    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        stop.args(["stop", "-m", "immediate", "-D"]).arg(self.data());
        // Nothing can be done about a server that does not stop, or that never started.
        let _stopped = stop.output();
    }
}

fn null() -> std::process::Stdio {
    std::process::Stdio::null()
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn succeed(command: &mut Command) -> Result<Output, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// The folder of PostgreSQL's programs: the newest of Debian's, or the one on the path.
fn find_programs() -> Option<PathBuf> {
    let versions = fs::read_dir(Path::new("/usr/lib/postgresql")).ok();
    let mut folders: Vec<_> = versions
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(|folder| folder.join("initdb").exists())
        .collect();
    folders.sort_by_key(|folder| version(folder));
    folders.pop().or_else(|| {
        let output = Command::new("pg_config").arg("--bindir").output().ok()?;
        let folder = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
        folder.join("initdb").exists().then_some(folder)
    })
}

/// The version in `/usr/lib/postgresql/15/bin`; 9 comes before 15.
fn version(folder: &Path) -> Option<u32> {
    folder.parent()?.file_name()?.to_str()?.parse().ok()
}
