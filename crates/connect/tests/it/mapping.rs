//! Which column of a file is which of the contract.

use std::collections::BTreeMap;

use jixia_connect::{Mapping, SavedMapping, Sureness, guess_columns, map_columns};
use jixia_model::{
    Result,
    contract::{Column, ColumnType, Contract},
};

use crate::kit::{Given, TEXT, citizen, column, contract, refused, required, residents};

fn map(headers: &[&str], contract: &Contract) -> Result<Mapping> {
    map_saved(headers, contract, &[])
}

fn map_saved(headers: &[&str], contract: &Contract, saved: &[(&str, &str)]) -> Result<Mapping> {
    let owned = |text: &&str| (*text).to_owned();
    let saved: SavedMapping = saved
        .iter()
        .map(|(header, column)| (owned(header), owned(column)))
        .collect::<BTreeMap<_, _>>();
    map_columns(&headers.iter().map(owned).collect::<Vec<_>>(), &[], contract, &saved)
}

#[test]
fn columns_are_matched_by_name_title_alias_and_saved_mapping_in_any_order() {
    let mapping = map_saved(
        &["Amount", "*身份证 号：", "户主", "ＢＩＲＴＨ"],
        &residents(),
        &[("户主", "name")],
    )
    .unwrap();
    assert_eq!(mapping.columns, [Some(2), Some(1), Some(3), Some(0)]);
    assert!(mapping.extra.is_empty() && mapping.missing.is_empty());
}

#[test]
fn a_unit_in_brackets_is_left_out_and_noted() {
    let mapping = map(&["姓名", "身份证号", "金额（万元）"], &residents()).unwrap();
    assert_eq!(mapping.columns[3], Some(2));
    assert!(mapping.notes[0].zh.contains("金额（万元）"), "{:?}", mapping.notes);
}

#[test]
fn extra_and_missing_columns_are_told() {
    let mapping = map(&["姓名", "身份证号", "民族"], &residents()).unwrap();
    assert_eq!(mapping.extra, ["民族"]);
    assert_eq!(mapping.missing, ["birth", "amount"]);
    assert_eq!(mapping.notes.len(), 2);
}

#[test]
fn a_required_column_that_is_missing_is_named_with_what_comes_near() {
    let error = refused(map(&["姓名", "身份证号码号", "地址"], &residents()));
    assert_eq!(error.code, "delivery.column_missing");
    assert!(error.message.contains("公民身份号码 (number)"), "{}", error.message);
    assert!(error.message.contains("come near: 身份证号码号"), "{}", error.message);
}

#[test]
fn the_same_header_twice_is_refused() {
    let error = refused(map(&["姓名", "身份证号", "姓名"], &residents()));
    assert_eq!(error.code, "delivery.header_duplicate");
    assert!(error.message.contains("'姓名'"), "{}", error.message);
}

#[test]
fn two_headers_for_one_column_are_refused_until_they_are_settled() {
    let headers = ["姓名", "身份证号", "公民身份号码"];
    let error = refused(map(&headers, &residents()));
    assert_eq!(error.code, "delivery.headers_ambiguous");
    assert!(error.message.contains("身份证号, 公民身份号码"), "{}", error.message);
    let mapping = map_saved(&headers, &residents(), &[("身份证号", "")]).unwrap();
    assert_eq!(mapping.columns[1], Some(2));
    assert_eq!(mapping.extra, ["身份证号"]);
}

#[test]
fn what_is_refused_is_matched_as_far_as_it_goes() {
    let owned = |headers: &[&str]| headers.iter().map(|&header| header.to_owned()).collect::<Vec<_>>();
    let headers = owned(&["姓名", "身份证号码号", "出生日期（年月日）"]);
    let guess = guess_columns(&headers, &[], &residents(), &BTreeMap::new()).unwrap();
    assert_eq!(guess.refused.unwrap().code, "delivery.column_missing");
    assert_eq!(guess.mapping.columns[..2], [Some(0), None]);
    assert_eq!(guess.sureness[..2], [Some(Sureness::Exact), None]);
    assert_eq!(guess.near[1], ["身份证号码号"]);
    let headers = owned(&["姓名", "身份证号", "公民身份号码"]);
    let guess = guess_columns(&headers, &[], &residents(), &BTreeMap::new()).unwrap();
    assert_eq!(guess.refused.unwrap().code, "delivery.headers_ambiguous");
    assert_eq!((guess.mapping.columns[1], &guess.near[1][..]), (None, &headers[1..]));
}

#[test]
fn a_header_that_is_a_part_of_a_title_or_shortens_it_comes_near() {
    let owned = |headers: &[&str]| headers.iter().map(|&header| header.to_owned()).collect::<Vec<_>>();
    for header in ["身份号码", "公民号", "公民身份号码（十八位）号"] {
        let guess = guess_columns(&owned(&["姓名", header]), &[], &residents(), &BTreeMap::new()).unwrap();
        assert_eq!(guess.near[1], [header], "{header}");
    }
    let guess = guess_columns(&owned(&["姓名", "门牌"]), &[], &residents(), &BTreeMap::new()).unwrap();
    assert!(guess.near[1].is_empty(), "{:?}", guess.near);
}

#[test]
fn a_saved_mapping_to_a_column_that_is_gone_is_refused() {
    let error = refused(map_saved(&["姓名"], &residents(), &[("姓名", "full_name")]));
    assert_eq!(error.code, "mapping.column_unknown");
    assert!(
        error.message.contains("'full_name'") && error.message.contains("name, number"),
        "{}",
        error.message
    );
}

#[test]
fn raw_columns_have_names_of_their_own_even_where_headers_are_empty_or_come_again() {
    let contract = contract(vec![required("id", "编号", ColumnType::Integer)]);
    let mapping = map(&["编号", "备注", "", "备注", "_line"], &contract).unwrap();
    assert_eq!(mapping.headers, ["编号", "备注", "column_3", "备注_2", "_line_2"]);
}

#[test]
fn a_contract_column_that_is_called_like_an_added_one_is_still_read() {
    let plain = contract(vec![required("name", "姓名", TEXT)]);
    assert_eq!(map(&["行号", "错误", "姓名"], &plain).unwrap().added, [0, 1]);
    let own = contract(vec![required("name", "姓名", TEXT), column("line", "行号", TEXT)]);
    let mapping = map(&["行号", "错误", "姓名"], &own).unwrap();
    assert!(mapping.added.is_empty());
    assert_eq!(mapping.columns, [Some(2), Some(0)]);
}

#[test]
fn extra_columns_stand_in_raw_only() {
    let read = Given::new("a.csv", format!("民族,姓名,身份证号\n汉,张三,{}\n", citizen(1)))
        .read(&residents())
        .unwrap();
    assert_eq!(read.raw_cells(), [["汉", "张三", &citizen(1)]]);
    assert_eq!(read.batches[0].num_columns(), 4);
}

#[test]
fn a_contract_that_loses_or_narrows_a_column_breaks() {
    let before = residents();
    let mut after = residents();
    after.columns.push(column("note", "备注", TEXT));
    after.columns[0].column_type = ColumnType::Text { length_max: Some(20) };
    let change = jixia_connect::schema_change(&before, &after);
    assert_eq!(change.added, ["note"]);
    assert!(change.retyped[0].widened && !change.breaking);
    let back = jixia_connect::schema_change(&after, &before);
    assert_eq!(back.removed, ["note"]);
    assert!(back.breaking);
    let mut keyed = residents();
    keyed.columns[1] = Column {
        key: true,
        ..keyed.columns[1].clone()
    };
    assert!(jixia_connect::schema_change(&before, &keyed).breaking);
}
