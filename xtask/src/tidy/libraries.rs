//! Licences, bans and sources of every library in the dependency graph, and a reason for each that we name.

use anyhow::Result;
use cargo_metadata::{MetadataCommand, Package};

use super::Findings;
use crate::shell;

/// Licences that a library may have; an expression with OR needs one of them, one with AND needs all.
const LICENCES: [&str; 17] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OpenSSL",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "bzip2-1.0.6",
];

/// Libraries that must not be in the graph, with the reason.
const BANNED: [(&str, &str); 3] = [
    (
        "openssl-sys",
        "one TLS is enough: rustls, which needs no system library",
    ),
    ("native-tls", "one TLS is enough: rustls, which needs no system library"),
    ("libmysqlclient-sys", "no MySQL here"),
];

pub(super) fn check() -> Result<Findings> {
    let metadata = MetadataCommand::new()
        .manifest_path(shell::root().join("Cargo.toml"))
        .exec()?;
    let mut findings = Findings::new();
    for package in metadata.packages.iter().filter(|package| package.source.is_some()) {
        findings.extend(check_package(package));
    }
    findings.extend(uncommented(&super::read("Cargo.toml")));
    Ok(findings)
}

fn check_package(package: &Package) -> Findings {
    let mut findings = Findings::new();
    let licence = package.license.as_deref().unwrap_or("none stated");
    if !is_allowed(licence) {
        findings.push(format!(
            "library {} {}: licence '{licence}' is not on the list",
            package.name, package.version
        ));
    }
    if let Some((_, reason)) = BANNED.iter().find(|(name, _)| *name == package.name.as_str()) {
        findings.push(format!("library {}: banned, {reason}", package.name));
    }
    if !package
        .source
        .as_ref()
        .is_some_and(cargo_metadata::Source::is_crates_io)
    {
        findings.push(format!("library {}: does not come from crates.io", package.name));
    }
    findings
}

/// Whether a licence expression can be met with the licences of the list.
fn is_allowed(expression: &str) -> bool {
    let flat = expression.replace(['(', ')'], " ").replace('/', " OR ");
    flat.split(" AND ")
        .all(|part| part.split(" OR ").any(|licence| LICENCES.contains(&licence.trim())))
}

/// Lines of `[workspace.dependencies]` that do not say what the library is for.
fn uncommented(manifest: &str) -> Findings {
    let mut lines = manifest
        .lines()
        .enumerate()
        .skip_while(|(_, line)| *line != "[workspace.dependencies]")
        .skip(1);
    let section = std::iter::from_fn(|| lines.next().filter(|(_, line)| !line.starts_with('[')));
    section
        .filter(|(_, line)| line.contains(" = ") && !line.contains(" # ") && !line.contains("path = "))
        .map(|(index, line)| format!("Cargo.toml:{}: say in a comment what it is for: {line}", index + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_needs_one_side_of_or_and_both_sides_of_and() {
        assert!(is_allowed("MIT OR GPL-3.0"));
        assert!(is_allowed("(Apache-2.0 OR MIT) AND BSD-3-Clause"));
        assert!(is_allowed("MIT/Apache-2.0"));
        assert!(!is_allowed("MIT AND GPL-3.0"));
        assert!(!is_allowed("none stated"));
    }

    #[test]
    fn a_library_without_a_comment_is_found_with_its_line() {
        let manifest = "[workspace.dependencies]\na = \"1\" # sums\nb = \"2\"\n[profile.dev]\nc = \"3\"\n";
        assert_eq!(
            uncommented(manifest),
            ["Cargo.toml:3: say in a comment what it is for: b = \"2\""]
        );
    }
}
