//! Registries brought up to date, deliveries of all kinds between: what changed is what a build of everything finds.

use std::{fs, path::Path};

use jixia_e2e::{City, Cli, citizen_number};
use serde_json::Value;

use crate::by_command_line::{look_up, number, rows};

const DATA_STEWARD: &str = "steward-data-bureau";

/// A marriage of two people of the population, as the civil-affairs bureau writes it.
fn marriage(registration: &str, husband: (&str, &str), wife: (&str, &str)) -> String {
    let headers = "登记字号,登记类别,登记日期,登记机关,男方姓名,男方身份证件号,男方出生日期,女方姓名,女方身份证件号,女方出生日期,备注";
    let birth = |number: &str| format!("{}-{}-{}", &number[6..10], &number[10..12], &number[12..14]);
    format!(
        "{headers}\n{registration},结婚登记,2020-06-15,示例婚姻登记处,{},{},{},{},{},{},\n",
        husband.0,
        husband.1,
        birth(husband.1),
        wife.0,
        wife.1,
        birth(wife.1)
    )
}

fn person(cli: &Cli, number: &str) -> Value {
    serde_json::from_str(&look_up(cli, ("population", number), DATA_STEWARD)).unwrap()
}

/// Builds all registries, and then again from scratch, which must not find anything that the first one missed.
#[track_caller]
fn build_and_compare(cli: &Cli) -> String {
    let told = cli.get(&["registry", "build"]);
    let conflicts = |told: &str| -> Vec<String> {
        let counted = told
            .lines()
            .map(|line| line.split(", ").filter(|part| part.ends_with("conflicts")).collect());
        counted.collect()
    };
    let whole = cli.get(&["registry", "build", "--from-scratch"]);
    for line in whole.lines() {
        assert!(line.contains(" 0 added, 0 changed, 0 ended,"), "after {told}: {whole}");
    }
    assert_eq!(conflicts(&told), conflicts(&whole));
    told
}

#[test]
fn a_marriage_that_is_delivered_later_reaches_the_population() {
    let city = City::copy();
    let cli = city.cli().in_english();
    let (husband, wife) = (citizen_number("19900101", 771), citizen_number("19910101", 772));
    let file = city.folder().join("婚姻.csv");
    fs::write(
        &file,
        marriage("J370303-2020-99999999", ("赵示例", &husband), ("钱示例", &wife)),
    )
    .unwrap();
    let people = number(&cli, DATA_STEWARD, "select count(*) from population");
    cli.get(&[
        "deliver",
        "marriages",
        file.to_str().unwrap(),
        "--as",
        "steward-civil-affairs",
    ]);
    let told = build_and_compare(&cli);
    assert!(told.contains(" 2 added, 0 changed, 0 ended,"), "{told}");
    assert_eq!(
        number(&cli, DATA_STEWARD, "select count(*) from population"),
        people + 2
    );
    for (number, name) in [(&husband, "赵示例"), (&wife, "钱示例")] {
        let record = person(&cli, number);
        assert_eq!(
            (&record["name"], &record["marital_status"]),
            (&name.into(), &"已婚".into()),
            "{record}"
        );
        assert_eq!(record["_sources"]["marital_status"], "marriage_parties", "{record}");
    }
    let versions = |cli: &Cli| {
        cli.get(&["version", "list", "marriage_parties", "--as", DATA_STEWARD])
            .lines()
            .count()
    };
    let before = versions(&cli);
    cli.get(&["registry", "build", "population"]);
    assert_eq!(versions(&cli), before, "a model without news is not derived again");
}

#[test]
fn a_second_round_of_all_departments_comes_to_the_same_as_building_everything() {
    let city = City::copy();
    let cli = city.cli().in_english();
    let married = "select count(*) from population where marriage_registered_on is not null";
    let before = number(&cli, DATA_STEWARD, married);
    let out = city.folder().join("outbox-update");
    let sample = [
        "sample", "--people", "3000", "--firms", "600", "--update", "10", "--folder",
    ];
    let files = cli.get(&[&sample[..], &[out.to_str().unwrap()]].concat());
    for line in files.lines() {
        let words: Vec<_> = line.split('\t').collect();
        let [dataset, organisation, file] = words[..] else {
            panic!("'{line}' does not tell of a file")
        };
        let steward = format!("steward-{}", organisation.trim_start_matches("zibo-"));
        cli.get(&["deliver", dataset, file, "--as", &steward]);
    }
    let told = cli.get(&["registry", "build"]);
    assert!(!told.contains(" 0 added, 0 changed"), "{told}");
    let after = number(&cli, DATA_STEWARD, married);
    assert!(after > before, "{before} of the people had married, now {after}");
    let whole = build_and_compare(&cli);
    for line in whole.lines() {
        assert!(
            line.contains(" 0 added, 0 changed, 0 ended,"),
            "the second round is merged already: {whole}"
        );
    }
    let indexed = rows(
        &cli,
        DATA_STEWARD,
        "select citizen_number, name, address from population order by citizen_number limit 20",
    );
    for record in indexed {
        let key = record["citizen_number"].as_str().unwrap();
        let found = person(&cli, key);
        assert_eq!(
            (&found["name"], &found["address"]),
            (&record["name"], &record["address"]),
            "{found}"
        );
    }
}

/// Hands over a marriage of two people whom nobody knows yet; gives their numbers.
fn deliver_a_marriage(city: &City, first: u16) -> [String; 2] {
    let couple = [first, first + 1].map(|order| citizen_number("19900101", order));
    let file = city.folder().join(format!("{first}.csv"));
    let registration = format!("J370303-2020-{first:08}");
    let text = marriage(&registration, ("赵示例", &couple[0]), ("钱示例", &couple[1]));
    fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    city.cli()
        .get(&["deliver", "marriages", path, "--as", "steward-civil-affairs"]);
    couple
}

/// Builds the population and puts the control plane back to what it was before: so it is found when the process dies
/// after the commit in the lake and before the look-up index is loaded.
fn build_and_die_before_the_index_is_loaded(city: &City) {
    let (store, before) = (city.folder().join("store"), city.folder().join("store-before"));
    copy_files(&store, &before);
    city.cli().get(&["registry", "build", "population"]);
    fs::remove_dir_all(&store).unwrap();
    fs::rename(&before, &store).unwrap();
}

fn copy_files(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

#[test]
fn records_that_a_killed_build_left_out_of_the_index_come_in_with_the_next_build() {
    let city = City::copy();
    let cli = city.cli();
    let [lost, _] = deliver_a_marriage(&city, 781);
    build_and_die_before_the_index_is_loaded(&city);
    let [later, _] = deliver_a_marriage(&city, 783);
    cli.get(&["registry", "build", "population"]);
    for number in [&lost, &later] {
        assert_eq!(person(&cli, number)["name"], "赵示例", "{number}");
    }

    let [lost, _] = deliver_a_marriage(&city, 785);
    build_and_die_before_the_index_is_loaded(&city);
    cli.get(&["registry", "build", "population"]);
    assert_eq!(person(&cli, &lost)["name"], "赵示例", "also when there is nothing new");
}
