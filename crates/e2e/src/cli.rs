//! The command line, run to its end.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{binary, client::Language};

/// A way to run commands: of which installation, in which language, from which folder.
#[derive(Clone, Debug)]
pub struct Cli {
    config: Option<PathBuf>,
    language: Language,
    folder: PathBuf,
}

/// What a command said when it had ended.
#[derive(Debug)]
pub struct Ran {
    /// Exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// What it wrote to its output.
    pub out: String,
    /// What it wrote to its error output.
    pub err: String,
    line: String,
}

impl Cli {
    /// Commands that need no installation, run in `folder`.
    pub fn inside(folder: &Path) -> Self {
        Self {
            config: None,
            language: Language::Chinese,
            folder: folder.to_owned(),
        }
    }

    /// Commands of the installation with this configuration.
    pub(crate) fn with_config(config: PathBuf) -> Self {
        let folder = config.parent().map_or_else(PathBuf::new, Path::to_owned);
        Self {
            config: Some(config),
            language: Language::Chinese,
            folder,
        }
    }

    /// The same in English.
    #[must_use]
    pub fn in_english(&self) -> Self {
        Self {
            language: Language::English,
            ..self.clone()
        }
    }

    /// The command, ready to start.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary::path());
        if let Some(config) = &self.config {
            command.arg("--config").arg(config);
        }
        command.args(["--language", self.language.word()]).args(arguments);
        command.current_dir(&self.folder).stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).output().expect("the binary can be started");
        Ran {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            line: arguments.join(" "),
        }
    }

    /// Runs a command that has to succeed; gives its output.
    ///
    /// # Panics
    /// When it fails.
    #[track_caller]
    pub fn get(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(
            ran.code,
            Some(0),
            "`jixia {}` failed\n{}\n{}",
            ran.line,
            ran.out,
            ran.err
        );
        ran.out
    }

    /// Runs a command that has to fail; gives what it wrote to its error output.
    ///
    /// # Panics
    /// When it succeeds, or breaks down instead of telling what is wrong.
    #[track_caller]
    pub fn refused(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(
            ran.code,
            Some(1),
            "`jixia {}` was not refused\n{}\n{}",
            ran.line,
            ran.out,
            ran.err
        );
        assert!(
            !ran.err.contains("panicked"),
            "`jixia {}` broke down\n{}",
            ran.line,
            ran.err
        );
        ran.err
    }
}
