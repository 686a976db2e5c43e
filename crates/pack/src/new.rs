//! The skeleton of a new pack: small, and it passes the check.
//!
//! It knows what the shortest useful pack looks like.

use jixia_model::PackName;

use crate::pack::File;

/// The files of a new pack called `name`, which pass [`check`](crate::check).
///
/// The pack brings one organisation along and shows one dataset; its author renames both.
pub fn new(name: &PackName) -> Vec<File> {
    let table = format!("{}_example", name.as_str().replace('-', "_"));
    // Names of datasets are as long as names of packs at most.
    let table = table
        .chars()
        .rev()
        .take(60)
        .collect::<String>()
        .chars()
        .rev()
        .collect::<String>();
    let table = table.trim_start_matches(|c: char| !c.is_ascii_lowercase()).to_owned();
    let office = format!("{name}-office");
    let fill = |text: &str| {
        text.replace("{{name}}", name.as_str())
            .replace("{{table}}", &table)
            .replace("{{office}}", &office)
    };
    let files = [
        ("pack.yaml", include_str!("new/pack.yaml")),
        ("README.md", include_str!("new/README.md")),
        ("datasets/{{table}}.yaml", include_str!("new/dataset.yaml")),
        ("organisations/{{name}}.csv", include_str!("new/organisations.csv")),
    ];
    files
        .map(|(path, text)| File {
            path: fill(path),
            bytes: fill(text).into_bytes(),
        })
        .into()
}
