//! A small sample city: made once per run by `jixia demo`, copied for tests that change it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use tempfile::TempDir;

use crate::{
    binary,
    cli::Cli,
    client::{Client, Language},
    server::Server,
};

/// An installation with a sample city in it.
pub struct City {
    folder: PathBuf,
    /// Removes a copy when the test ends.
    _temporary: Option<TempDir>,
    passwords: BTreeMap<String, String>,
}

impl City {
    /// The city that all tests of this run share; who wants to change it takes a [`City::copy`].
    pub fn shared() -> &'static Self {
        static CITY: OnceLock<City> = OnceLock::new();
        CITY.get_or_init(|| {
            let folder = binary::folder().join("city");
            let shown = folder.to_str().expect("the build folder has a readable name");
            let cli = Cli::inside(binary::folder());
            cli.get(&[
                "demo",
                "--people",
                "3000",
                "--firms",
                "600",
                "--folder",
                shown,
                "--rounds",
                "1",
                "--make-only",
            ]);
            Self::open(folder, None)
        })
    }

    /// A city of the test's own, the same as the shared one.
    pub fn copy() -> Self {
        Self::copy_with("")
    }

    /// A copy with more lines in its configuration, such as `query: {seconds_max: 2}`.
    pub fn copy_with(settings: &str) -> Self {
        let shared = Self::shared();
        let temporary = TempDir::new_in(binary::folder()).expect("the build folder can be written");
        let folder = temporary.path().to_owned();
        copy_folder(&shared.folder, &folder);
        let shown = folder.display();
        let config = format!(
            "server: {{port: 0}}\nstore: {{url: \"sqlite://{shown}/store/jixia.db\"}}\nlake: {{url: \"{shown}/lake\"}}\n\
             files: {{folder: \"{shown}/files\"}}\nevidence: {{key_file: \"{shown}/evidence.key\"}}\nlog: {{filter: info, format: json}}\n{settings}\n"
        );
        fs::write(folder.join("jixia.yaml"), config).expect("the copy can be written");
        Self::open(folder, Some(temporary))
    }

    /// A city of the test's own, made anew with its control plane at `store_url`.
    ///
    /// # Panics
    /// When it cannot be made.
    pub fn made_on(store_url: &str) -> Self {
        let temporary = TempDir::new_in(binary::folder()).expect("the build folder can be written");
        let folder = temporary.path().join("city");
        let shown = folder.display();
        let arguments = format!("demo --people 1500 --firms 300 --folder {shown} --rounds 1 --make-only");
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let mut command = Cli::inside(temporary.path()).command(&arguments);
        let made = command.env("JIXIA__STORE__URL", store_url).output();
        let made = made.expect("the binary can be started");
        let told = String::from_utf8_lossy(&made.stderr);
        assert!(made.status.success(), "the city on {store_url} was not made\n{told}");
        let config = format!(
            "server: {{port: 0}}\nstore: {{url: \"{store_url}\"}}\nlake: {{url: \"{shown}/lake\"}}\n\
             files: {{folder: \"{shown}/files\"}}\nevidence: {{key_file: \"{shown}/evidence.key\"}}\nlog: {{filter: info, format: json}}\n"
        );
        fs::write(folder.join("jixia.yaml"), config).expect("the city can be written");
        Self::open(folder, Some(temporary))
    }

    /// A city that `jixia demo` has made in `folder`.
    pub fn at(folder: PathBuf) -> Self {
        Self::open(folder, None)
    }

    fn open(folder: PathBuf, temporary: Option<TempDir>) -> Self {
        let told = fs::read_to_string(folder.join("logins.txt")).expect("the city has a list of logins");
        let words = told.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        // A login stands at the beginning of an indented line, its password behind it.
        let passwords = words
            .filter(|words| words.len() > 2)
            .map(|words| (words[0].to_owned(), words[1].to_owned()));
        Self {
            passwords: passwords.collect(),
            folder,
            _temporary: temporary,
        }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its configuration file.
    pub fn config(&self) -> PathBuf {
        self.folder.join("jixia.yaml")
    }

    /// The folder of a table in its lake.
    pub fn table(&self, dataset: &str) -> PathBuf {
        self.folder.join("lake/tables").join(dataset)
    }

    /// Its command line, in Chinese.
    pub fn cli(&self) -> Cli {
        Cli::with_config(self.config())
    }

    /// The password of a login.
    ///
    /// # Panics
    /// When there is no such login.
    pub fn password(&self, login: &str) -> &str {
        let known = || self.passwords.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        self.passwords
            .get(login)
            .unwrap_or_else(|| panic!("the city has no login {login}, but {}", known()))
    }

    /// Logs somebody in on a server of this city.
    pub fn log_in(&self, server: &Server, login: &str) -> Client {
        Client::log_in(server.address(), login, self.password(login), Language::Chinese)
    }
}

/// Copies a folder with all that is in it.
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the copy can be made");
    for entry in fs::read_dir(from).expect("the city can be read") {
        let entry = entry.expect("the city can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the city can be copied");
        }
    }
}
