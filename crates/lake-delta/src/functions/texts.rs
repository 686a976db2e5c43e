//! Widths, names, addresses, likeness, and dates and numbers as people write them, as SQL functions; it must not know
//! which columns they are used on.

use std::sync::Arc;

use arrow::{
    array::{BooleanArray, Float64Array, Int64Array},
    datatypes::DataType,
};
use jixia_functions::{address, boolean, date, name, number, similarity, width};

use super::scalar::{Scalar, texts};

/// All functions of texts.
pub(super) fn functions() -> Vec<Scalar> {
    let mut functions = writing();
    functions.extend(reading());
    functions.extend(likeness());
    functions
}

fn writing() -> Vec<Scalar> {
    vec![
        Scalar::text("half_width", "text", |text| Some(width::to_half(text).into_owned())).about(
            "全角转半角",
            "Turns full-width characters into half-width ones",
            "",
        ),
        Scalar::text("full_width", "text", |text| Some(width::to_full(text).into_owned())).about(
            "半角转全角",
            "Turns half-width characters into full-width ones",
            "",
        ),
        Scalar::text("normalise_name", "name", |text| Some(name::person(text))).about(
            "统一姓名的写法",
            "Writes the name of a person in one way",
            "GB/T 15834",
        ),
        Scalar::text("normalise_organisation_name", "name", |text| {
            Some(name::organisation(text))
        })
        .about(
            "统一单位名称的写法",
            "Writes the name of an organisation in one way",
            "",
        ),
        Scalar::text("organisation_name_key", "name", |text| {
            Some(name::organisation_key(text))
        })
        .about(
            "单位名称中用于比对的部分",
            "What of the name of an organisation is compared",
            "",
        ),
        Scalar::text("normalise_address", "address", |text| Some(address::normalise(text))).about(
            "统一地址的写法",
            "Writes an address in one way",
            "",
        ),
    ]
}

fn reading() -> Vec<Scalar> {
    let text = [("text", DataType::Utf8View)];
    vec![
        Scalar::day("parse_date", "text", |text| date::parse(text).ok()).about(
            "读取各种写法的日期；读不出为空",
            "Reads a date as people write it; null when it is none",
            "GB/T 7408.1-2023",
        ),
        Scalar::new("parse_integer", &text, DataType::Int64, |columns| {
            let texts = texts(&columns[0])?;
            let numbers = texts.iter().map(|text| number::parse_integer(text?).ok());
            Ok(Arc::new(numbers.collect::<Int64Array>()))
        })
        .about(
            "读取各种写法的整数；读不出为空",
            "Reads a whole number as people write it; null when it is none",
            "",
        ),
        Scalar::new("parse_float", &text, DataType::Float64, |columns| {
            let texts = texts(&columns[0])?;
            let numbers = texts.iter().map(|text| number::parse_float(text?).ok());
            Ok(Arc::new(numbers.collect::<Float64Array>()))
        })
        .about(
            "读取各种写法的数；读不出为空",
            "Reads a number as people write it; null when it is none",
            "",
        ),
        Scalar::new("parse_boolean", &text, DataType::Boolean, |columns| {
            let texts = texts(&columns[0])?;
            let answers = texts.iter().map(|text| boolean::parse(text?).ok());
            Ok(Arc::new(answers.collect::<BooleanArray>()))
        })
        .about(
            "读取是否；读不出为空",
            "Reads yes or no as people write it; null when it is neither",
            "",
        ),
    ]
}

fn likeness() -> Vec<Scalar> {
    type Likeness = fn(&str, &str) -> f64;
    let functions: [(_, Likeness, _, _); 3] = [
        (
            "jaro_winkler",
            similarity::jaro_winkler,
            "姓名相似度（Jaro-Winkler），0 至 1",
            "Likeness of names (Jaro-Winkler), 0 to 1",
        ),
        (
            "levenshtein_similarity",
            similarity::levenshtein,
            "编辑距离相似度，0 至 1",
            "Likeness by edit distance, 0 to 1",
        ),
        (
            "bigram_dice",
            similarity::dice,
            "二元组相似度（Dice），0 至 1，用于地址和单位名称",
            "Likeness by pairs of characters (Dice), 0 to 1, for addresses and long names",
        ),
    ];
    let functions = functions.into_iter().map(|(name, function, zh, en)| {
        let arguments = [("a", DataType::Utf8View), ("b", DataType::Utf8View)];
        Scalar::new(name, &arguments, DataType::Float64, move |columns| {
            let (a, b) = (texts(&columns[0])?, texts(&columns[1])?);
            let made = a.iter().zip(&b).map(|(a, b)| Some(function(a?, b?)));
            Ok(Arc::new(made.collect::<Float64Array>()))
        })
        .about(zh, en, "")
    });
    functions.collect()
}
