//! What holds for every city: same seed same bytes, numbers that belong to nobody, mistakes at their rates, small updates.

use jixia_functions::citizen_number;
use jixia_sample::{City, Mess, SAMPLE_AREA};

use crate::small_city::{Round, city, column, delimited, places, sheet, text, today};

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_does_not() {
    let (one, two) = (Round::first(city(4_000, 300)), Round::first(city(4_000, 300)));
    for (name, bytes) in one.bytes() {
        assert!(two.bytes()[&name] == bytes, "{} differs", name.display());
    }
    let other = Round::first(City {
        seed: 8,
        ..city(4_000, 300)
    });
    assert!(other.bytes() != one.bytes());
    let updates = [
        Round::update(city(4_000, 300), 5.0),
        Round::update(city(4_000, 300), 5.0),
    ];
    assert!(updates[0].bytes() == updates[1].bytes());
}

#[test]
fn every_citizen_number_has_the_unassigned_area_code() {
    let round = Round::first(city(5_000, 500));
    let mut seen = 0;
    let mut look = |number: &str| {
        let half = jixia_functions::width::to_half(number).trim().to_owned();
        if !half.is_empty() {
            assert!(half.starts_with(SAMPLE_AREA), "{number}");
            seen += 1;
        }
    };
    for (dataset, separator, name) in [
        ("household_registration", b',', "公民身份号码"),
        ("residence_permits", b',', "证件号码"),
        ("social_insurance_persons", b'\t', "社会保障号码"),
        ("market_entities", b',', "法定代表人证件号码"),
    ] {
        let (header, rows) = delimited(&round.file(dataset).path, separator);
        column(&header, &rows, name).into_iter().for_each(&mut look);
    }
    for line in text(&round.file("students").path).lines() {
        let student: serde_json::Value = serde_json::from_str(line).unwrap();
        look(student["sfzjh"].as_str().unwrap());
    }
    for row in sheet(&round.file("marriages").path).iter().skip(4) {
        look(&row[5]);
        look(&row[8]);
    }
    sheet(&round.file("deaths").path)
        .iter()
        .skip(2)
        .for_each(|row| look(&row[2]));
    assert!(seen > 10_000, "{seen}");
}

#[test]
fn good_numbers_are_unique_and_tell_the_birth_date_in_the_file() {
    let round = Round::first(city(10_000, 100));
    let (header, rows) = delimited(&round.file("household_registration").path, b',');
    let numbers = column(&header, &rows, "公民身份号码");
    let births = column(&header, &rows, "出生日期");
    let (mut matching, mut valid) = (0, std::collections::HashSet::new());
    let mut repeated = 0;
    for (number, birth) in numbers.into_iter().zip(births) {
        let Ok(number) = citizen_number::check(number, today()) else {
            continue;
        };
        matching += u32::from(number.birth_date().format("%Y%m%d").to_string() == birth);
        repeated += u32::from(!valid.insert(number.as_str().to_owned()));
    }
    // Birth dates that are off or written otherwise are about 1 in 90, rows delivered twice 3 in 1,000.
    let all = valid.len() as u32 + repeated;
    assert!(matching * 100 > all * 97, "{matching} of {all}");
    assert!((5..80).contains(&repeated), "{repeated}");
}

#[test]
fn mistakes_are_made_at_their_documented_rates() {
    let round = Round::first(city(20_000, 8_000));
    let mut looked_at = 0;
    for count in round.files.iter().flat_map(|file| &file.messes) {
        let rate = count.mess.rate();
        let expected = count.cases as f64 * rate.share;
        // Five standard deviations of the binomial distribution, and room for very rare ones.
        let room = 5.0 * (expected * (1.0 - rate.share)).sqrt() + 3.0;
        let off = (count.made as f64 - expected).abs();
        assert!(off <= room, "{:?}: {} of {}", count.mess, count.made, count.cases);
        looked_at += 1;
    }
    assert_eq!(looked_at, jixia_sample::RATES.len(), "every mistake had its chance");
}

#[test]
fn what_is_counted_as_a_typo_fails_its_check_in_the_file() {
    let round = Round::first(city(20_000, 100));
    let file = round.file("household_registration");
    let (header, rows) = delimited(&file.path, b',');
    let wrong = column(&header, &rows, "公民身份号码")
        .into_iter()
        .filter(|text| citizen_number::check(&jixia_functions::width::to_half(text), today()).is_err())
        .count() as u64;
    let told = file
        .messes
        .iter()
        .find(|count| count.mess == Mess::HouseholdNumberTypo)
        .unwrap();
    // A row with a typo may be one of those that are delivered twice.
    assert!(
        (told.made..=told.made + 5).contains(&wrong),
        "{wrong} wrong, {} told",
        told.made
    );
    assert!(told.made > 10, "{told:?}");
}

#[test]
fn an_update_brings_about_as_many_rows_as_asked_for() {
    let (first, update) = (
        Round::first(city(30_000, 8_000)),
        Round::update(city(30_000, 8_000), 2.0),
    );
    let (before, after) = (first.rows(), update.rows());
    for dataset in [
        "household_registration",
        "health_insurance",
        "social_insurance_persons",
        "market_entities",
    ] {
        let percent = after[dataset] as f64 * 100.0 / before[dataset] as f64;
        assert!((1.3..2.9).contains(&percent), "{dataset}: {percent}");
    }
    let (all_before, all_after): (u64, u64) = (before.values().sum(), after.values().sum());
    let percent = all_after as f64 * 100.0 / all_before as f64;
    assert!((1.5..2.6).contains(&percent), "{percent}");
    assert!(after["deaths"] > 0 && after["marriages"] > 0, "{after:?}");
}

#[test]
fn an_update_tells_of_people_of_the_first_round_and_of_births() {
    let (first, update) = (Round::first(city(20_000, 100)), Round::update(city(20_000, 100), 5.0));
    let known = |round: &Round| -> std::collections::HashSet<String> {
        let (header, rows) = delimited(&round.file("household_registration").path, b',');
        column(&header, &rows, "公民身份号码")
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    let (before, after) = (known(&first), known(&update));
    let new = after.difference(&before).count();
    assert!(new > 0 && new * 10 < after.len(), "{new} of {} are new", after.len());
}

#[test]
fn cities_that_cannot_be_are_refused_with_the_number_in_the_sentence() {
    let (divisions, villages) = places();
    let folder = tempfile::tempdir().unwrap();
    let mut quiet = |_| {};
    let refused = |result: jixia_model::Result<Vec<jixia_sample::DeliveryFile>>| {
        let error = result.unwrap_err();
        (error.code, error.message)
    };
    let none = refused(city(0, 10).generate(&divisions, &villages, folder.path(), &mut quiet));
    assert_eq!(none.0, "sample.people_out_of_range");
    let many = refused(city(10, 3_000_000).generate(&divisions, &villages, folder.path(), &mut quiet));
    assert_eq!(many.0, "sample.firms_out_of_range");
    assert!(many.1.contains("3000000"), "{}", many.1);
    let nowhere = refused(city(10, 10).generate(&divisions, &[], folder.path(), &mut quiet));
    assert_eq!(nowhere.0, "sample.places_missing");
    let all = refused(city(10, 10).generate_update(101.0, &divisions, &villages, folder.path(), &mut quiet));
    assert_eq!(all.0, "sample.percent_out_of_range");
    let file = folder.path().join("a file");
    std::fs::write(&file, "").unwrap();
    let blocked = refused(city(10, 10).generate(&divisions, &villages, &file, &mut quiet));
    assert_eq!(blocked.0, "sample.write_failed");
}

#[test]
fn a_city_of_one_person_and_one_firm_is_possible_and_has_no_file_without_rows() {
    let round = Round::first(city(1, 1));
    let in_folder = std::fs::read_dir(round.folder.path()).unwrap().count();
    assert!(round.files.iter().all(|file| file.rows > 0 && file.path.exists()));
    assert!((1..12).contains(&in_folder), "{in_folder}");
    assert_eq!(in_folder, round.files.len());
}
