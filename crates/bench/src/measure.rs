//! Seconds and peak memory of another program.

use std::{
    io::Read,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// Between two looks at the memory of a running program.
const PAUSE: Duration = Duration::from_millis(5);

/// What a contender took.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    pub(crate) name: String,
    pub(crate) seconds: f64,
    /// Most memory at a time, in MB; the last look is at most 5 ms before the end.
    pub(crate) peak_mb: f64,
    /// What it printed.
    pub(crate) out: String,
}

/// Runs a program to its end.
///
/// # Errors
/// When it fails; its error output is told.
pub(crate) fn run(command: &mut Command) -> Result<Measured> {
    let name = command.get_program().to_string_lossy().into_owned();
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{name} cannot be started"))?;
    let mut output = child.stdout.take().context("no output")?;
    let mut errors = child.stderr.take().context("no error output")?;
    let told = thread::spawn(move || {
        let mut text = String::new();
        output.read_to_string(&mut text).map(|_| text)
    });
    let complained = thread::spawn(move || {
        let mut bytes = Vec::new();
        errors.read_to_end(&mut bytes).map(|_| bytes)
    });
    let mut peak_mb: f64 = 0.0;
    let status = loop {
        if let Some(bytes) = jixia_e2e::memory(child.id(), "VmHWM") {
            peak_mb = peak_mb.max(megabytes(bytes));
        }
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(PAUSE);
    };
    let seconds = start.elapsed().as_secs_f64();
    let join = |_| anyhow::anyhow!("the output of {name} cannot be read");
    let out = told.join().map_err(join)??;
    let errors = complained.join().map_err(join)??;
    if !status.success() {
        bail!("{name} failed ({status}): {out}\n{}", String::from_utf8_lossy(&errors));
    }
    Ok(Measured {
        name,
        seconds,
        peak_mb,
        out,
    })
}

/// Bytes as MB, of 2^20 bytes.
pub(crate) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_048_576.0
}

/// The run with the middle time.
///
/// # Errors
/// When there is none.
pub(crate) fn middle(mut runs: Vec<Measured>) -> Result<Measured> {
    runs.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let at = runs.len() / 2;
    runs.into_iter().nth(at).context("no run was made")
}
