//! Running other programs, with a line that says which.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

/// The root folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The cargo that runs us, in the root folder and in the environment of its user.
///
/// What cargo tells us of our own package would go on to build scripts, some of which (that of `ring`) then run again and
/// have everything above them compiled anew, each time somebody changes between `cargo` and `cargo xtask`.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command.args(arguments).current_dir(root());
    command
}

/// Runs `command` and fails when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = describe(command);
    let status = command.status().with_context(|| format!("could not start: {line}"))?;
    if !status.success() {
        bail!("failed ({status}): {line}");
    }
    Ok(())
}

/// Runs `command` and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = describe(command);
    let output = command.output().with_context(|| format!("could not start: {line}"))?;
    if !output.status.success() {
        bail!(
            "failed ({}): {line}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Installs Debian packages, as root or through sudo.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    println!("installing from Debian: {}", packages.join(" "));
    let as_root = output(Command::new("id").arg("-u"))?.trim() == "0";
    for arguments in [vec!["update", "-qq"], [&["install", "-y", "-qq"], packages].concat()] {
        let mut command = if as_root {
            Command::new("apt-get")
        } else {
            Command::new("sudo")
        };
        if !as_root {
            command.arg("apt-get");
        }
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(std::process::Stdio::null());
        run(&mut command)?;
    }
    Ok(())
}

/// Builds the `jixia` binary with a profile and gives its path.
pub(crate) fn build_jixia(profile: &str) -> Result<PathBuf> {
    build("jixia", profile)
}

/// Builds the one binary of a package with a profile and gives its path.
pub(crate) fn build(package: &str, profile: &str) -> Result<PathBuf> {
    build_and_find(&["--package", package, "--profile", profile], package)
}

/// Runs `cargo build` with these arguments and gives the path of the binary called `name`.
pub(crate) fn build_and_find(arguments: &[&str], name: &str) -> Result<PathBuf> {
    let arguments = [&["build", "--message-format", "json-render-diagnostics"], arguments].concat();
    let printed = output(cargo(&arguments).stderr(std::process::Stdio::inherit()))?;
    let artifacts = cargo_metadata::Message::parse_stream(printed.as_bytes());
    for message in artifacts {
        if let cargo_metadata::Message::CompilerArtifact(artifact) = message?
            && let Some(path) = artifact.executable
            && artifact.target.name == name
            && !artifact.profile.test
        {
            return Ok(path.into());
        }
    }
    bail!("cargo built no binary called {name}")
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
