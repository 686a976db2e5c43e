//! Vectors of the citizen number: the standard's printed examples and clearly synthetic ones.

use super::*;
use crate::Explain;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn code(text: &str) -> &'static str {
    check(text, today()).unwrap_err().code()
}

#[test]
fn the_printed_examples_of_the_standard_pass() {
    let woman = check("11010519491231002X", today()).unwrap();
    assert_eq!(
        (
            woman.area(),
            woman.birth_date().to_string().as_str(),
            woman.sex(),
            woman.kind()
        ),
        ("110105", "1949-12-31", Sex::Female, Kind::Citizen)
    );
    assert_eq!(check("440524188001010014", today()).unwrap().sex(), Sex::Male);
}

#[test]
fn synthetic_numbers_of_every_check_value_pass() {
    for number in [
        "370303190001019993",
        "370303190001019985",
        "370302190002280011",
        "370323190003010023",
        "372828190001010039",
        "370303190001010040",
        "370303190001010091",
        "370303190001010032",
        "370303190001010083",
        "370303190001010024",
        "370303190001010075",
        "370303190001010016",
        "370303190001010067",
        "370303190001010008",
        "370303190001010059",
        "37030319000101018X",
    ] {
        assert_eq!(check(number, today()).unwrap().as_str(), number);
    }
}

#[test]
fn a_lower_case_x_is_taken_for_the_capital() {
    assert_eq!(
        check("37030319000101018x", today()).unwrap().as_str(),
        "37030319000101018X"
    );
}

#[test]
fn fifteen_digits_become_eighteen_with_a_warning_about_the_century() {
    let number = check("370303000101999", today()).unwrap();
    assert_eq!(number.as_str(), "370303190001019993");
    assert!(
        number
            .warnings(NaiveDate::from_ymd_opt(1990, 1, 1).unwrap(), |_| true)
            .contains(&Warning::CenturyAssumed {
                birth: number.birth_date()
            })
    );
    assert_eq!(from_fifteen("150102880730303").unwrap(), "150102198807303035");
}

#[test]
fn each_defect_has_its_own_code() {
    assert_eq!(code("370303190001019994"), "citizen_number.check_wrong");
    assert_eq!(code("370303190002290013"), "citizen_number.birth_date_impossible");
    assert_eq!(code("370303190013010013"), "citizen_number.birth_date_impossible");
    assert_eq!(code("370303209901010019"), "citizen_number.birth_in_future");
    assert_eq!(code("37030319000101999"), "citizen_number.length_wrong");
    assert_eq!(code(""), "citizen_number.length_wrong");
    assert_eq!(code("3703031900010199O3"), "citizen_number.letter_for_digit");
    assert_eq!(code("370303-19000101-9993"), "citizen_number.character_wrong");
    assert_eq!(code("３７0303190001019993"), "citizen_number.full_width");
    assert_eq!(code("11010519491231001X"), "citizen_number.check_wrong");
    assert_eq!(code("440524188001010024"), "citizen_number.check_wrong");
}

#[test]
fn the_letter_o_is_told_with_its_place_and_the_digit_that_was_meant() {
    let defect = check("3703031900010199O3", today()).unwrap_err();
    assert_eq!(
        defect,
        Defect::LetterForDigit {
            position: 17,
            found: 'O',
            digit: '0'
        }
    );
    assert!(defect.zh().contains("第 17 位") && defect.en().contains("Position 17"));
}

#[test]
fn unknown_and_sum_areas_and_great_age_only_warn() {
    let abolished = check("372828190001010039", NaiveDate::from_ymd_opt(2020, 1, 1).unwrap()).unwrap();
    let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    assert_eq!(abolished.warnings(day, |_| true), []);
    assert_eq!(
        abolished.warnings(day, |area| area == "370303"),
        [Warning::AreaUnknown { area: 372_828 }]
    );
    let old = check("370303190001019993", today()).unwrap();
    assert!(matches!(
        old.warnings(NaiveDate::from_ymd_opt(2031, 1, 1).unwrap(), |_| true)[..],
        [Warning::ImplausiblyOld { .. }]
    ));
    let nowhere = check("000000190001010017", today()).unwrap();
    assert_eq!(nowhere.warnings(day, |_| true), [Warning::AreaNotCounty { area: 0 }]);
}

#[test]
fn residence_permits_are_told_by_their_address_code() {
    let kinds = ["810000190001010018", "820000190001010028", "830000190001010038"]
        .map(|number| check(number, today()).unwrap().kind());
    assert_eq!(
        kinds,
        [Kind::HongKongResident, Kind::MacaoResident, Kind::TaiwanResident]
    );
}

#[test]
fn foreigners_of_2023_have_province_and_numeric_nationality() {
    let number = check("937840190001010016", today()).unwrap();
    assert_eq!(
        (number.kind(), number.area(), number.nationality(), number.sex()),
        (Kind::Foreigner2023, "37", Some("840"), Sex::Male)
    );
    assert!(check("937392190001010023", today()).is_ok());
    assert!(check("932682198501010017", today()).is_ok());
    assert!(check("911124198108030024", today()).is_ok());
    assert_eq!(code("911124198108030028"), "citizen_number.check_wrong");
}

#[test]
fn foreigners_of_2017_have_letters_and_the_check_of_machine_readable_documents() {
    let body = "USA370385010100";
    let passing: Vec<_> = (0..10)
        .map(|check| format!("{}{check}", &body[..14]))
        .filter(|number| check(number, today()).is_ok())
        .collect();
    assert_eq!(passing, ["USA370385010106"]);
    let number = check("usa370385010106", today()).unwrap();
    assert_eq!(
        (
            number.as_str(),
            number.nationality(),
            number.area(),
            number.birth_date().year()
        ),
        ("USA370385010106", Some("USA"), "3703", 1985)
    );
    assert_eq!(number.sex(), Sex::Female);
}
