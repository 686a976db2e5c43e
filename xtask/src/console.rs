//! The console: built and checked with npm, and tried by a browser on a city that the built binary serves.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime},
};

use anyhow::{Context, Result, bail};

use crate::shell;

/// People and firms of the city that the browser tries: enough for every page to have several screens.
const CITY: [&str; 4] = ["--people", "4000", "--firms", "600"];
/// How long the server may take to answer for the first time.
const START_MAX: Duration = Duration::from_mins(1);
/// Oldest Node that the console is built with.
const NODE_MIN: u32 = 20;

/// Installs what the console is built with, if the list of it has changed.
fn install() -> Result<()> {
    let installed = folder().join("node_modules/.package-lock.json");
    if changed(&installed)? < changed(&folder().join("package-lock.json"))? {
        check_node()?;
        shell::run(npm(&["ci", "--no-audit", "--no-fund"]).stdout(Stdio::null()))?;
    }
    Ok(())
}

/// Builds the console if its sources have changed since it was built.
pub(crate) fn build() -> Result<()> {
    install()?;
    let sources = [
        "src",
        "public",
        "scripts",
        "index.html",
        "package.json",
        "package-lock.json",
        "vite.config.ts",
    ];
    let mut newest = None;
    for source in sources {
        newest = newest.max(changed(&folder().join(source))?);
    }
    if changed(&folder().join("dist/index.html"))? < newest {
        shell::run(npm(&["run", "--silent", "build"]).stdout(Stdio::null()))?;
    }
    Ok(())
}

/// The command for lints, types, format, unit tests, the build and its sizes.
pub(crate) fn check() -> Result<Command> {
    install()?;
    Ok(npm(&["run", "--silent", "check"]))
}

/// Serves a fresh city with `jixia`, and gives the command by which a browser tries it.
pub(crate) fn try_out(jixia: &Path) -> Result<(City, Command)> {
    on_city(jixia, npm(&["run", "--silent", "e2e"]))
}

/// Serves a fresh city with `jixia`, and gives the command by which Lighthouse measures every screen of it.
pub(crate) fn measure(jixia: &Path, screens: &[String]) -> Result<(City, Command)> {
    install()?;
    let bench = shell::root().join("bench/console");
    let mut install = npm(&["ci", "--no-audit", "--no-fund"]);
    shell::run(install.current_dir(&bench).stdout(Stdio::null()))?;
    let mut command = npm(&["run", "--silent", "measure", "--"]);
    command.args(screens).current_dir(bench);
    on_city(jixia, command)
}

fn on_city(jixia: &Path, mut command: Command) -> Result<(City, Command)> {
    install_browser()?;
    let city = City::serve(jixia)?;
    command
        .env("CONSOLE_URL", &city.address)
        .env("JIXIA_URL", &city.address)
        .env("JIXIA_LOGINS", city.folder.join("logins.txt"));
    Ok((city, command))
}

/// A city that is served; dropped, it is gone.
pub(crate) struct City {
    server: Child,
    folder: PathBuf,
    address: String,
}

impl City {
    fn serve(jixia: &Path) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("jixia-console-{}", std::process::id()));
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let demo = |more: &[&str]| {
            let mut command = Command::new(jixia);
            command.arg("demo").args(CITY).arg("--folder").arg(&folder).args(more);
            command.current_dir(shell::root());
            command
        };
        shell::run(&mut demo(&["--make-only"]))?;
        let mut serve = demo(&["--port", &port.to_string()]);
        let server = serve.stdout(Stdio::null()).spawn().context("could not start jixia")?;
        let city = Self {
            server,
            folder,
            address: format!("http://127.0.0.1:{port}"),
        };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > START_MAX {
                bail!("jixia did not answer on port {port} within {START_MAX:?}");
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(city)
    }
}

impl Drop for City {
    fn drop(&mut self) {
        // What cannot be stopped or removed any more is gone already.
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn folder() -> PathBuf {
    shell::root().join("console")
}

fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(arguments).current_dir(folder()).env("NO_COLOR", "1");
    command
}

fn check_node() -> Result<()> {
    let told = shell::output(Command::new("node").arg("--version"));
    let told = told.context("The console is built with Node; install Node 20 or later, with npm")?;
    let major = told
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major < NODE_MIN => bail!(
            "This is Node {}; the console needs Node {NODE_MIN} or later",
            told.trim()
        ),
        _ => Ok(()),
    }
}

fn install_browser() -> Result<()> {
    let there = Path::new("/usr/bin/chromium").is_file();
    if there { Ok(()) } else { shell::install(&["chromium"]) }
}

/// When a file was changed, or the newest file of a folder; none when it is not there.
fn changed(path: &Path) -> Result<Option<SystemTime>> {
    let Ok(about) = fs::metadata(path) else {
        return Ok(None);
    };
    if !about.is_dir() {
        return Ok(Some(about.modified()?));
    }
    let mut newest = None;
    for entry in fs::read_dir(path)? {
        newest = newest.max(changed(&entry?.path())?);
    }
    Ok(newest)
}
