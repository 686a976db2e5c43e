//! Packs beside each other.

use jixia_pack::{File, Pack, check, check_set, new};

use crate::fixture::{
    Change::{Add, Remove, Replace},
    changed, good, shown,
};

fn pack(files: &[File]) -> Pack {
    let (pack, found) = check(files);
    pack.unwrap_or_else(|| panic!("{:?}", found.iter().map(shown).collect::<Vec<_>>()))
}

fn found(packs: &[Pack]) -> Vec<String> {
    check_set(packs)
        .iter()
        .map(|found| format!("{}/{}", found.pack, shown(found)))
        .collect()
}

/// A pack called `streets` that requires the good one; `sql` is its one model.
fn streets(requires: &str, sql: &str) -> Pack {
    let files: Vec<File> = changed(&[
        Replace("pack.yaml", "name: lamps", "name: streets"),
        Replace("pack.yaml", "requires: []", requires),
        Replace("models/dark_streets.yaml", "model: dark_streets", "model: busy_streets"),
        Replace(
            "models/dark_streets.yaml",
            "  power_w:    {type: \"decimal(18,1)\", title: {zh: 功率(瓦), en: Power (W)}}\n",
            "",
        ),
    ])
    .into_iter()
    .filter_map(|mut file| {
        file.path = match file.path.as_str() {
            "pack.yaml" | "README.md" => file.path,
            "models/dark_streets.yaml" => "models/busy_streets.yaml".to_owned(),
            _ => return None,
        };
        Some(file)
    })
    .chain([File {
        path: "models/busy_streets.sql".to_owned(),
        bytes: sql.as_bytes().to_vec(),
    }])
    .collect();
    pack(&files)
}

const SQL: &str = "select street, dark_lamps from dark_streets";

#[test]
fn a_pack_may_read_tables_of_a_pack_that_it_requires() {
    let packs = [pack(&good()), streets("requires: [lamps]", SQL)];
    assert_eq!(found(&packs), Vec::<String>::new());
}

#[test]
fn a_table_of_a_pack_that_is_not_required_is_told_with_its_pack() {
    let packs = [pack(&good()), streets("requires: []", SQL)];
    assert_eq!(
        found(&packs),
        [
            "streets/PK094 models/busy_streets.sql:1:32 The table 'dark_streets' belongs to the pack 'lamps', \
          which this pack does not require."
        ]
    );
}

#[test]
fn a_required_pack_that_is_not_there_and_its_tables_are_told() {
    let packs = [streets("requires: [lamp]", SQL)];
    assert_eq!(
        found(&packs),
        [
            "streets/PK033 models/busy_streets.sql:1:32 There is no table 'dark_streets'.",
            "streets/PK062 pack.yaml:4:8 There is no organisation with the code 'lamp-office'.",
            "streets/PK091 pack.yaml:5:12 The required pack 'lamp' is not loaded.",
            "streets/PK092 pack.yaml:6:11 No register of clauses has 'L001-01'.",
        ]
    );
}

#[test]
fn what_two_packs_declare_is_told_of_the_later_one() {
    let twin = changed(&[Replace("pack.yaml", "name: lamps", "name: lanterns")]);
    let told = found(&[pack(&good()), pack(&twin)]);
    assert!(told.iter().all(|line| line.starts_with("lanterns/PK090 ")), "{told:#?}");
    for place in [
        "datasets/lamp_census.yaml:10:11 The dataset 'lamp_census'",
        "models/dark_streets.yaml:1:8 The dataset 'dark_streets'",
        "registries/lamp.yaml:1:11 The dataset 'lamp'",
        "registries/lamp.yaml:1:11 The dataset 'lamp_conflicts'",
        "data/lamp_state_codes.yaml:10:11 The dataset 'lamp_state_codes'",
        "indicators/dark_share.yaml:1:12 The indicator 'dark_share'",
        "rules/repair-subsidy.yaml:1:7 The rule 'repair-subsidy'",
        "organisations/offices.csv:2:1 The organisation 'lamp-city'",
        "clauses/lamps.csv:2:1 The clause 'L001-01'",
    ] {
        assert!(
            told.iter().any(|line| line.contains(place)),
            "{place} is not in {told:#?}"
        );
    }
}

#[test]
fn two_files_of_a_pack_that_declare_the_same_table_are_told() {
    let files = changed(&[
        Add("models/lamp_census.sql", b"select street from lamp_repairs"),
        Add("models/lamp_census.yaml", b""),
    ]);
    let mut files = files;
    let yaml = "model: lamp_census\ntitle: {zh: 甲, en: A}\nsummary: {zh: 甲, en: A}\ngrain: {zh: 甲, en: A}\n\
        catalogue: {class: theme, item: \"01\", subItem: \"001\", theme: {zh: 甲, en: A}, sharing: unconditional, updateCycle: daily}\n\
        columns:\n  street: {type: text, title: {zh: 街道, en: Street}}\n";
    files.last_mut().unwrap().bytes = yaml.as_bytes().to_vec();
    let told = found(&[pack(&files)]);
    assert!(
        told.contains(&"lamps/PK090 models/lamp_census.yaml:1:8 The dataset 'lamp_census' is declared by the pack 'lamps' already.".to_owned()),
        "{told:#?}"
    );
}

#[test]
fn a_cycle_over_models_registries_and_packs_names_its_way() {
    let first = changed(&[
        Replace("pack.yaml", "requires: []", "requires: [streets]"),
        Replace(
            "models/dark_streets.sql",
            "from lamp_census\n    where state = 'dark'",
            "from lamp join busy_streets using (street)",
        ),
        Replace("registries/lamp.yaml", "dataset: lamp_census", "dataset: busy_streets"),
        Replace(
            "registries/lamp.yaml",
            "    key: lamp\n    as_of: checked_on\n    when: state <> 'removed'\n",
            "    key: street\n",
        ),
        Replace(
            "registries/lamp.yaml",
            "      lit: state = 'lit'\n      power_w: power_w\n",
            "",
        ),
        Replace("registries/lamp.yaml", "trust: [lamp_census]", "trust: [busy_streets]"),
        Replace(
            "registries/lamp.yaml",
            "trust: [lamp_census, lamp_repairs]",
            "trust: [lamp_repairs]",
        ),
        Remove("tests/a_street_counts_its_dark_lamps.yaml"),
        Remove("tests/the_latest_source_says_whether_a_lamp_is_lit.yaml"),
    ]);
    let told = found(&[pack(&first), streets("requires: [lamps]", SQL)]);
    assert_eq!(
        told,
        [
            "lamps/PK093 models/dark_streets.yaml:1:8 'dark_streets' needs itself to be built: \
             dark_streets → busy_streets → dark_streets.",
            "lamps/PK093 pack.yaml:1:7 The pack 'lamps' requires itself, directly or through others.",
            "lamps/PK093 registries/lamp.yaml:1:11 'lamp' needs itself to be built: \
             lamp → busy_streets → dark_streets → lamp.",
            "streets/PK093 models/busy_streets.yaml:1:8 'busy_streets' needs itself to be built: \
             busy_streets → dark_streets → busy_streets.",
            "streets/PK093 pack.yaml:1:7 The pack 'streets' requires itself, directly or through others.",
        ]
    );
}

#[test]
fn a_new_pack_passes_alone_and_beside_others() {
    for name in ["parks", "a", "x9-2", &"long-name-".repeat(7)[..63]] {
        let name = name.parse().unwrap();
        let files = new(&name);
        let (pack_made, told) = check(&files);
        assert!(told.is_empty(), "{}", told[0]);
        assert_eq!(found(&[pack(&good()), pack_made.unwrap()]), Vec::<String>::new());
    }
}
