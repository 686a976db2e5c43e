//! Where the built binary is, and where a run of the tests may write.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// The binary under test.
pub fn path() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(find)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the harness is told by `cargo xtask test` where the binary is"
)]
fn find() -> PathBuf {
    if let Some(given) = std::env::var_os("JIXIA_TEST_BINARY") {
        let given = PathBuf::from(given);
        assert!(
            given.is_file(),
            "JIXIA_TEST_BINARY is {}, and there is no such file",
            given.display()
        );
        return given;
    }
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(workspace, PathBuf::from);
    let built = target.join("debug/jixia");
    assert!(
        built.is_file(),
        "there is no {}; `cargo xtask test` builds it and runs these tests",
        built.display()
    );
    built
}

/// A folder of this run, beside the test binary and so of its build; begun anew by each run.
pub(crate) fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let program = std::env::current_exe().expect("a running test has a path");
        let folder = program.with_file_name("e2e");
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("what an earlier run left can be removed");
        }
        fs::create_dir_all(&folder).expect("the build folder can be written");
        folder
    })
}
