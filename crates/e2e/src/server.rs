//! The server: started on a free port, ready before it is used, stopped as an operator stops it.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use serde_json::Value;

use crate::{city::City, cli::Cli, wait::until};

/// Longest time until the server is ready, and until it has stopped; a build without optimisation is slow.
const PATIENCE: Duration = Duration::from_mins(2);

/// A running server.
pub struct Server {
    child: Child,
    address: String,
    log: PathBuf,
    greeting: Vec<String>,
    /// Kept, so that the server can go on printing.
    _said: mpsc::Receiver<String>,
}

/// What the server wrote about its work.
#[derive(Debug)]
pub struct Log {
    /// One line each.
    pub lines: Vec<String>,
}

impl Server {
    /// Starts `jixia serve` and waits until it is ready.
    pub fn start(city: &City) -> Self {
        Self::spawn(city.folder(), &city.cli(), &["serve"])
    }

    /// Starts `jixia demo` on the folder of a city that is there already.
    pub fn start_demo(city: &City) -> Self {
        let folder = city.folder().to_str().expect("the build folder has a readable name");
        let arguments = ["demo", "--port", "0", "--folder", folder];
        Self::spawn(city.folder(), &Cli::inside(city.folder()), &arguments)
    }

    /// Starts `jixia serve` on an installation of its own in `folder`, which is empty at the first start.
    pub fn start_in(folder: &Path) -> Self {
        let shown = folder.display();
        let config = format!(
            "server: {{port: 0}}\nstore: {{url: \"sqlite://{shown}/jixia.db\"}}\nlake: {{url: \"{shown}/lake\"}}\n\
             files: {{folder: \"{shown}/files\"}}\nevidence: {{key_file: \"{shown}/evidence.key\"}}\nlog: {{filter: info, format: json}}\n"
        );
        let path = folder.join("jixia.yaml");
        fs::write(&path, config).expect("the folder can be written");
        Self::spawn(folder, &Cli::with_config(path), &["serve"])
    }

    fn spawn(folder: &Path, cli: &Cli, arguments: &[&str]) -> Self {
        let log = folder.join("server.log");
        let errors = File::create(&log).expect("the folder can be written");
        let mut command = cli.command(arguments);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .expect("the binary can be started");
        let said = listen(child.stdout.take().expect("the output is a pipe"));
        let (greeting, address) = greeting(&said, &log);
        let server = Self {
            child,
            address,
            log,
            greeting,
            _said: said,
        };
        server.wait_until_ready();
        server
    }

    fn wait_until_ready(&self) {
        let client = reqwest::blocking::Client::new();
        let url = format!("{}/readyz", self.address);
        until(&format!("{url} says ok"), PATIENCE, || {
            client
                .get(&url)
                .send()
                .is_ok_and(|answer| answer.status().is_success())
                .then_some(())
        });
    }

    /// Where it answers: `http://127.0.0.1:41234`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The most memory that it has used so far, in bytes.
    ///
    /// # Panics
    /// When the kernel does not tell.
    pub fn peak_memory(&self) -> u64 {
        memory(self.id(), "VmHWM").expect("the status tells the peak of the memory")
    }

    /// Stops it as an operator does, with SIGTERM; it has to end well, with a clean log.
    pub fn stop(self) {
        self.stop_with_log().assert_clean(&[]);
    }

    /// Stops it with SIGTERM and gives its log, for tests that expect warnings.
    ///
    /// # Panics
    /// When it does not end well.
    pub fn stop_with_log(mut self) -> Log {
        signal(self.id(), "TERM");
        let ended = self.wait();
        let log = self.read_log();
        assert!(
            ended.success(),
            "the server ended with {ended}\n{}",
            log.lines.join("\n")
        );
        log
    }

    /// Kills it at once, as a power cut does.
    pub fn kill(mut self) {
        self.child.kill().expect("a running server can be killed");
        self.wait();
    }

    fn wait(&mut self) -> ExitStatus {
        let child = &mut self.child;
        until("the server ends", PATIENCE, || {
            child.try_wait().expect("the server can be waited for")
        })
    }

    /// The lines that it printed before its address.
    pub fn greeting(&self) -> &[String] {
        &self.greeting
    }

    fn read_log(&self) -> Log {
        let text = fs::read_to_string(&self.log).expect("the log can be read");
        Log {
            lines: text.lines().map(str::to_owned).collect(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that failed leaves its server behind; nothing can be done when it has gone already.
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Sends the lines of `output` to whoever waits for them.
fn listen(output: ChildStdout) -> mpsc::Receiver<String> {
    let (sender, said) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    said
}

/// The first line that is an address, and those before it.
fn greeting(said: &mpsc::Receiver<String>, log: &Path) -> (Vec<String>, String) {
    let mut greeting = Vec::new();
    loop {
        let line = said.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            let log = fs::read_to_string(log).unwrap_or_default();
            panic!("the server told no address\n{log}")
        });
        if line.starts_with("http://") {
            return (greeting, line);
        }
        greeting.push(line);
    }
}

/// Memory of a process in bytes, as `/proc/PID/status` tells it: `VmHWM` is the peak, `VmRSS` what it has now. None when
/// there is no such process.
pub fn memory(process: u32, field: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let mut words = status.lines().map(str::split_whitespace);
    let mut line = words.find(|line| {
        line.clone()
            .next()
            .is_some_and(|name| name.trim_end_matches(':') == field)
    })?;
    let kibibytes: u64 = line.nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}

/// Sends a signal, such as `TERM`, to a process.
///
/// # Panics
/// When there is no such process.
pub fn signal(process: u32, name: &str) {
    let sent = Command::new("kill")
        .arg(format!("-{name}"))
        .arg(process.to_string())
        .status();
    assert!(
        sent.is_ok_and(|status| status.success()),
        "process {process} cannot be sent {name}"
    );
}

impl Log {
    /// Asserts that nothing is told as a warning or an error but lines that hold one of `expected`.
    ///
    /// # Panics
    /// When there is such a line.
    #[track_caller]
    pub fn assert_clean(&self, expected: &[&str]) {
        let loud: Vec<_> = self.lines.iter().filter(|line| is_loud(line)).collect();
        let odd: Vec<_> = loud
            .iter()
            .filter(|line| !expected.iter().any(|word| line.contains(word)))
            .collect();
        assert!(odd.is_empty(), "the log has lines that nobody expected:\n{odd:#?}");
        let missing: Vec<_> = expected
            .iter()
            .filter(|word| !loud.iter().any(|line| line.contains(**word)))
            .collect();
        assert!(
            missing.is_empty(),
            "the log does not tell of {missing:?}, which was expected"
        );
    }
}

/// A warning, an error, or a line that is no line of the log at all, such as a panic.
fn is_loud(line: &str) -> bool {
    serde_json::from_str::<Value>(line).map_or(true, |line| {
        line.get("level")
            .is_none_or(|level| level == "WARN" || level == "ERROR")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_errors_and_panics_are_loud() {
        assert!(!is_loud(r#"{"level":"INFO","fields":{}}"#));
        assert!(is_loud(r#"{"level":"WARN","fields":{}}"#));
        assert!(is_loud("thread 'main' panicked at src/main.rs:1:1:"));
    }
}
