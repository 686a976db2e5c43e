//! `cargo xtask bench`: builds the races in release and runs them.

use anyhow::Result;

use crate::shell;

/// Builds and runs the bench binary, which measures each bar beside its peer.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let mut command = shell::cargo(&["run", "--release", "--package", "jixia-bench", "--"]);
    shell::run(command.args(arguments))
}
