//! Packs: the shipped ones, a new one, and two that cannot be.

use std::{fs, path::Path};

use jixia_e2e::Cli;

/// The packs of the source tree.
fn shipped() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../packs")
        .canonicalize()
        .unwrap()
        .display()
        .to_string()
}

/// Begins a pack in `folder`.
pub(crate) fn begin(folder: &Path, name: &str) {
    let told = Cli::inside(folder).get(&["pack", "new", name]);
    assert!(told.contains("pack.yaml"), "{told}");
}

pub(crate) fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} has no '{from}'", path.display());
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn the_shipped_packs_pass_their_check_and_their_tests() {
    let folder = tempfile::tempdir().unwrap();
    let cli = Cli::inside(folder.path());
    let told = cli.get(&["pack", "check", &shipped()]);
    assert!(told.contains("没有发现问题"), "{told}");
    let told = cli.in_english().get(&["pack", "test", &shipped()]);
    let last = told.lines().last().unwrap_or_default();
    let passed: u32 = last.split_whitespace().next().unwrap().parse().unwrap();
    assert!(passed >= 20 && last.ends_with(" 0 failed"), "{last}");
}

#[test]
fn a_new_pack_passes_its_check_and_its_tests_at_once() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path(), "street-lamps");
    let cli = Cli::inside(folder.path());
    assert!(cli.get(&["pack", "check", "street-lamps"]).starts_with("已检查 1 个包"));
    assert!(cli.get(&["pack", "test", "street-lamps"]).ends_with("未通过 0 个\n"));
    for (cli, word) in [(cli.clone(), "已经存在"), (cli.in_english(), "exists already")] {
        let again = cli.refused(&["pack", "new", "street-lamps"]);
        assert!(
            again.contains("[pack.folder_taken]") && again.contains(word),
            "what is there is not overwritten: {again}"
        );
    }
    let wrong = cli.refused(&["pack", "new", "路灯"]);
    assert!(
        wrong.contains("错误[pack.name_malformed]") && wrong.contains("路灯"),
        "{wrong}"
    );
}

#[test]
fn a_mistake_in_a_pack_is_shown_at_its_place_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path(), "street-lamps");
    replace(
        &folder.path().join("street-lamps/pack.yaml"),
        "clauses: []",
        "clauses: [S000-99999]",
    );
    let cli = Cli::inside(folder.path());
    for (cli, word) in [(cli.clone(), "条款"), (cli.in_english(), "clause")] {
        let told = cli.refused(&["pack", "check", "street-lamps"]);
        let place = told.lines().any(|line| line.contains("pack.yaml:"));
        assert!(place && told.contains("S000-99999") && told.contains(word), "{told}");
    }
}

#[test]
fn models_that_read_each_other_are_told_as_a_cycle() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path(), "street-lamps");
    let models = folder.path().join("street-lamps/models");
    fs::create_dir(&models).unwrap();
    for (name, other) in [("lamp_a", "lamp_b"), ("lamp_b", "lamp_a")] {
        fs::write(
            models.join(format!("{name}.sql")),
            format!("select {other}.code from {other}\n"),
        )
        .unwrap();
        fs::write(models.join(format!("{name}.yaml")), model(name)).unwrap();
    }
    let cli = Cli::inside(folder.path());
    for (cli, word) in [(cli.clone(), "错误[PK093]"), (cli.in_english(), "error[PK093]")] {
        let told = cli.refused(&["pack", "check", "street-lamps"]);
        assert!(told.contains(word), "{told}");
        assert!(told.contains("lamp_a → lamp_b → lamp_a"), "{told}");
    }
}

pub(crate) fn model(name: &str) -> String {
    format!(
        "model: {name}\ntitle: {{zh: 路灯, en: Lamps}}\nsummary: {{zh: 路灯。, en: Lamps.}}\ngrain: {{zh: 每灯一行, en: One row per lamp}}\n\
         owner: street-lamps-office\n\
         catalogue:\n  class: department\n  item: \"01\"\n  subItem: \"001\"\n  theme: {{zh: 示例, en: Example}}\n  \
         sharing: unconditional\n  updateCycle: monthly\n\
         columns:\n  code: {{type: text(20), title: {{zh: 编号, en: Code}}, key: true}}\n"
    )
}

#[test]
fn two_packs_that_declare_the_same_dataset_are_told_apart_by_name() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path(), "street-lamps");
    begin(folder.path(), "park-lamps");
    let (old, new) = ("datasets/park_lamps_example.yaml", "datasets/street_lamps_example.yaml");
    let park = folder.path().join("park-lamps");
    fs::rename(park.join(old), park.join(new)).unwrap();
    replace(&park.join(new), "park_lamps_example", "street_lamps_example");
    let cli = Cli::inside(folder.path());
    for (cli, word) in [(cli.clone(), "数据集"), (cli.in_english(), "dataset")] {
        let told = cli.refused(&["pack", "check", "."]);
        assert!(
            told.contains("PK090") && told.contains(word) && told.contains("street_lamps_example"),
            "{told}"
        );
        assert!(told.contains("street-lamps") && told.contains("park-lamps"), "{told}");
    }
}

#[test]
fn a_folder_without_a_pack_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let cli = Cli::inside(folder.path());
    for (cli, word) in [
        (cli.clone(), "错误[pack.none_given]"),
        (cli.in_english(), "There is no pack"),
    ] {
        let told = cli.refused(&["pack", "check", "."]);
        assert!(told.contains("pack.yaml") && told.contains(word), "{told}");
    }
}
