//! How a diagnostic looks.

use insta::assert_snapshot;
use jixia_model::Language;
use jixia_pack::{Severity, check};

use crate::fixture::{
    Change::{Remove, Replace},
    changed,
};

#[test]
fn a_diagnostic_shows_its_line_and_marks_the_place_in_both_languages() {
    let files = changed(&[Replace(
        "datasets/lamp_census.yaml",
        "or power_w is not null",
        "or power is not null",
    )]);
    let (pack, found) = check(&files);
    assert!(pack.is_none());
    assert_snapshot!(found[0], @r#"
    error[PK032]: There is no column 'power' here.
      --> lamps/datasets/lamp_census.yaml:72:45
       |
    72 |         implementation: "state <> 'dark' or power is not null"
       |                                             ^^^^^
       |
       = help: Did you mean 'power_w'?
    "#);
    assert_snapshot!(found[0].render(Language::Chinese), @r#"
    错误[PK032]: 这里没有列 'power'。
      --> lamps/datasets/lamp_census.yaml:72:45
       |
    72 |         implementation: "state <> 'dark' or power is not null"
       |                                             ^^^^^
       |
       = 办法: 您是否想写 'power_w'？
    "#);
}

#[test]
fn a_mark_under_chinese_text_is_as_wide_as_the_text() {
    let files = changed(&[Replace(
        "pack.yaml",
        "{zh: 路灯, en: Street lamps}",
        "{zh: 路灯, 设备, en: Lamps}",
    )]);
    assert_snapshot!(check(&files).1[0].render(Language::Chinese), @r"
    错误[PK006]: 这里没有名为 '设备' 的键。
     --> pack.yaml:3:17
      |
    3 | title: {zh: 路灯, 设备, en: Lamps}
      |                   ^^^^
      |
      = 办法: 如果这是一段含有逗号的文字，请给整段文字加引号，或使用全角逗号。
    ");
}

#[test]
fn a_diagnostic_about_a_whole_file_names_the_file() {
    let files = changed(&[Remove("README.md")]);
    assert_snapshot!(check(&files).1[0], @r"
    error[PK001]: The pack has no README.md.
    --> lamps/README.md
     = help: Add a README.md that tells what the pack gives to a city.
    ");
}

#[test]
fn a_warning_does_not_stand_in_the_way_of_the_pack() {
    let files = changed(&[Remove("tests/a_street_counts_its_dark_lamps.yaml")]);
    let (pack, found) = check(&files);
    assert!(pack.is_some());
    assert_eq!(found[0].severity, Severity::Warning);
    assert_snapshot!(found[0].render(Language::Chinese), @r"
    警告[PK071]: 'dark_streets' 没有行测试。
     --> lamps/models/dark_streets.yaml:1:8
      |
    1 | model: dark_streets
      |        ^^^^^^^^^^^^
      |
      = 办法: 在 tests/ 中写出给定的行和期望的行。
    ");
}
