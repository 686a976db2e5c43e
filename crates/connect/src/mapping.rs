//! Which column of a file is which column of the contract.
//!
//! Columns are matched by name, by title, by alias or by what a clerk settled before, never by their order. It must not
//! know how files are read.

use std::collections::{BTreeMap, HashMap, HashSet};

use jixia_model::{
    Error, Language, Result, Text,
    contract::{Column, Contract},
};

pub(crate) mod normalise;
mod refusal;

/// Headers of the columns that [`crate::annotate`] adds: line and errors, Chinese and English.
pub(crate) const ADDED_HEADERS: [(&str, &str); 2] = [("行号", "错误"), ("Line", "Errors")];

/// What a clerk settled: header text of the file to contract column; an empty column means that the header is ignored.
pub type SavedMapping = BTreeMap<String, String>;

/// Which column of a file is which column of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// For each contract column, in order: index of the file's column; none where the file has none.
    pub columns: Vec<Option<usize>>,
    /// Names of the file's columns, made unique, in their order: these name the raw columns.
    pub headers: Vec<String>,
    /// Indexes of the columns that an annotated workbook has more than its original; they are not read.
    pub added: Vec<usize>,
    /// Columns of the file that the contract lacks; their values are kept in raw rows only.
    pub extra: Vec<String>,
    /// Columns of the contract, none of them required, that the file lacks.
    pub missing: Vec<String>,
    /// What the sender should know.
    pub notes: Vec<Text>,
}

/// How a header and a column were found to belong together; the first is the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// A clerk settled it.
    Saved,
    /// Name, title or alias.
    Exact,
    /// The same without what stands in brackets.
    Bare,
    /// The lower of two header rows alone.
    Lower,
}

/// How the columns of a file were matched, also of one that cannot be read by it.
#[derive(Debug)]
pub struct Guess {
    /// The columns as far as they are sure.
    pub mapping: Mapping,
    /// For each contract column, in order: how it was found.
    pub sureness: Vec<Option<Sureness>>,
    /// For each contract column that was not found: headers that it may be, the likeliest first.
    pub near: Vec<Vec<String>>,
    /// Why the file cannot be read.
    pub refused: Option<Error>,
}

/// Matches `headers` (and `lower`, the second header row alone, where there is one) with the columns of `contract`.
///
/// # Errors
/// `mapping.column_unknown` when the saved mapping names a column that the contract lacks, `delivery.header_duplicate` and
/// `delivery.headers_ambiguous` when two columns of the file claim one of the contract, `delivery.column_missing` when a
/// required column is not there.
pub fn map_columns(headers: &[String], lower: &[String], contract: &Contract, saved: &SavedMapping) -> Result<Mapping> {
    let guess = guess_columns(headers, lower, contract, saved)?;
    guess.refused.map_or(Ok(guess.mapping), Err)
}

/// Matches columns as [`map_columns`] does, and tells how far it came where that refuses.
///
/// # Errors
/// `mapping.column_unknown`.
pub fn guess_columns(headers: &[String], lower: &[String], contract: &Contract, saved: &SavedMapping) -> Result<Guess> {
    let added = added_columns(headers, contract);
    let claims = claims(headers, lower, &added, contract, saved)?;
    let mut found = Vec::with_capacity(contract.columns.len());
    let mut near = vec![Vec::new(); contract.columns.len()];
    let mut refused = None;
    for (index, (column, claims)) in contract.columns.iter().zip(&claims).enumerate() {
        found.push(settle(claims).unwrap_or_else(|rivals| {
            near[index] = rivals.iter().map(|&rival| headers[rival].clone()).collect();
            refused.get_or_insert_with(|| refusal::several(column, &near[index]));
            None
        }));
    }
    let taken: HashSet<_> = found.iter().flatten().map(|&(index, _)| index).collect();
    let is_free = |index: &usize| !taken.contains(index) && !added.contains(index) && !headers[*index].is_empty();
    let free: Vec<_> = (0..headers.len())
        .filter(is_free)
        .map(|index| headers[index].as_str())
        .collect();
    for ((column, found), near) in contract.columns.iter().zip(&found).zip(&mut near) {
        if found.is_none() && near.is_empty() {
            *near = nearest(column, &free);
        }
    }
    let refused = refused.or_else(|| refusal::missing(headers, contract, &found, &near));
    let mapping = mapping_of(headers, lower, contract, &found, added);
    let sureness = found.iter().map(|found| found.map(|(_, sureness)| sureness)).collect();
    Ok(Guess {
        mapping,
        sureness,
        near,
        refused,
    })
}

/// What follows from the columns that were found.
fn mapping_of(
    headers: &[String],
    lower: &[String],
    contract: &Contract,
    found: &[Option<(usize, Sureness)>],
    added: Vec<usize>,
) -> Mapping {
    let mut notes = Vec::new();
    // A workbook that goes back has one header row, so a column known by the lower one is called by that.
    let mut shown = headers.to_vec();
    for (column, found) in contract.columns.iter().zip(found) {
        match *found {
            Some((index, Sureness::Lower)) => shown[index].clone_from(&lower[index]),
            Some((index, Sureness::Bare)) => notes.push(note_on_brackets(&headers[index], column)),
            _ => {}
        }
    }
    let columns: Vec<_> = found.iter().map(|found| found.map(|(index, _)| index)).collect();
    let unmapped = |index: &usize| !columns.contains(&Some(*index)) && !added.contains(index);
    let names = unique_names(&shown);
    let extra: Vec<_> = (0..headers.len())
        .filter(unmapped)
        .map(|index| names[index].clone())
        .collect();
    let missing: Vec<_> = (contract.columns.iter().zip(&columns))
        .filter(|(_, index)| index.is_none())
        .map(|(column, _)| column.name.clone())
        .collect();
    notes.extend(note_on_extra(&extra));
    notes.extend(note_on_missing(contract, &columns));
    Mapping {
        columns,
        headers: names,
        added,
        extra,
        missing,
        notes,
    }
}

/// All words under which a column may come, normalised.
pub(crate) fn words(column: &Column) -> impl Iterator<Item = &str> {
    [column.name.as_str(), &column.title.zh, &column.title.en]
        .into_iter()
        .chain(column.aliases.iter().map(String::as_str))
        .filter(|word| !word.trim().is_empty())
}

/// The pair of columns at the beginning that an annotated workbook has, unless the contract has columns of that name.
fn added_columns(headers: &[String], contract: &Contract) -> Vec<usize> {
    let is_ours = |text: &str| {
        let text = normalise::exact(text);
        (contract.columns.iter()).any(|column| words(column).any(|word| normalise::exact(word) == text))
    };
    match headers {
        [line, errors, ..]
            if ADDED_HEADERS.contains(&(line.as_str(), errors.as_str())) && !is_ours(line) && !is_ours(errors) =>
        {
            vec![0, 1]
        }
        _ => Vec::new(),
    }
}

/// For each contract column, the file's columns that claim to be it.
fn claims(
    headers: &[String],
    lower: &[String],
    added: &[usize],
    contract: &Contract,
    saved: &SavedMapping,
) -> Result<Vec<Vec<(usize, Sureness)>>> {
    let mut by_exact: HashMap<String, usize> = HashMap::new();
    let mut by_bare: HashMap<String, usize> = HashMap::new();
    for (index, column) in contract.columns.iter().enumerate() {
        for word in words(column) {
            by_exact.entry(normalise::exact(word)).or_insert(index);
            by_bare.entry(normalise::bare(word)).or_insert(index);
        }
    }
    let saved = saved_columns(contract, saved)?;
    let mut claims = vec![Vec::new(); contract.columns.len()];
    for (index, header) in headers.iter().enumerate() {
        if added.contains(&index) || header.is_empty() {
            continue;
        }
        let (exact, bare) = (normalise::exact(header), normalise::bare(header));
        let below = lower.get(index).map(|text| normalise::exact(text)).unwrap_or_default();
        let claim = match saved.get(&exact) {
            Some(column) => column.map(|column| (column, Sureness::Saved)),
            None => (by_exact.get(&exact).map(|&column| (column, Sureness::Exact)))
                .or_else(|| by_bare.get(&bare).map(|&column| (column, Sureness::Bare)))
                .or_else(|| by_exact.get(&below).map(|&column| (column, Sureness::Lower))),
        };
        if let Some((column, sureness)) = claim {
            claims[column].push((index, sureness));
        }
    }
    Ok(claims)
}

/// Checks what a clerk settles before it is saved.
///
/// # Errors
/// `mapping.column_unknown` when it names a column that the contract lacks, `mapping.header_empty` when a header has no
/// text, `mapping.header_twice` when two headers that are read as the same lead to different columns.
pub fn check_mapping(contract: &Contract, settled: &SavedMapping) -> Result<()> {
    saved_columns(contract, settled)?;
    let mut known: HashMap<String, (&str, &str)> = HashMap::new();
    for (header, column) in settled {
        let text = normalise::exact(header);
        if text.is_empty() {
            let message = format!("A header of the mapping has no text; write the header whose column is '{column}'.");
            return Err(Error::invalid("mapping.header_empty", message).with("column", column));
        }
        if let Some((other, other_column)) = known.insert(text, (header, column))
            && other_column != column
        {
            let message = format!(
                "The headers '{other}' and '{header}' are read as the same, but lead to different columns; keep one."
            );
            return Err(Error::invalid("mapping.header_twice", message)
                .with("other", other)
                .with("header", header));
        }
    }
    Ok(())
}

fn saved_columns(contract: &Contract, saved: &SavedMapping) -> Result<HashMap<String, Option<usize>>> {
    let mut columns = HashMap::new();
    for (header, name) in saved {
        let column = if name.is_empty() {
            None
        } else {
            let found = contract.columns.iter().position(|column| column.name == *name);
            Some(found.ok_or_else(|| refusal::column_unknown(header, name, contract))?)
        };
        columns.insert(normalise::exact(header), column);
    }
    Ok(columns)
}

/// The surest of the claims; the headers of all that are as sure as each other, where they are several.
fn settle(claims: &[(usize, Sureness)]) -> Result<Option<(usize, Sureness)>, Vec<usize>> {
    let Some(&best) = claims.iter().min_by_key(|(_, sureness)| *sureness) else {
        return Ok(None);
    };
    let rivals = claims.iter().filter(|(_, sureness)| *sureness == best.1);
    let rivals: Vec<_> = rivals.map(|&(index, _)| index).collect();
    if rivals.len() == 1 { Ok(Some(best)) } else { Err(rivals) }
}

/// Headers that look like a column's words, the likeliest first.
fn nearest(column: &Column, headers: &[&str]) -> Vec<String> {
    const ALIKE: f64 = 0.6;
    let alike = |header: &str| {
        let header = normalise::bare(header);
        words(column)
            .map(|word| likeness(&normalise::bare(word), &header))
            .fold(0.0, f64::max)
    };
    let mut near: Vec<_> = headers.iter().map(|header| (alike(header), *header)).collect();
    near.retain(|(alike, _)| *alike >= ALIKE);
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.into_iter().take(3).map(|(_, header)| header.to_owned()).collect()
}

/// How much a header is like a word of a column, 0 to 1: one that is a part of the other, or leaves characters out of it
/// as people shorten Chinese words (法人 for 法定代表人), is likelier than its letters say.
fn likeness(word: &str, header: &str) -> f64 {
    const PART: f64 = 0.85;
    const SHORTENED: f64 = 0.7;
    let (short, long) = if header.len() <= word.len() {
        (header, word)
    } else {
        (word, header)
    };
    let alike = strsim::jaro_winkler(word, header);
    if short.chars().count() < 2 {
        return alike;
    }
    let mut rest = long.chars();
    if long.contains(short) {
        alike.max(PART)
    } else if short.chars().all(|wanted| rest.any(|found| found == wanted)) {
        alike.max(SHORTENED)
    } else {
        alike
    }
}

/// The headers, numbered where they are empty or come again, for case does not tell columns of a table apart.
fn unique_names(headers: &[String]) -> Vec<String> {
    // The quarantine has these columns of its own.
    let mut seen = HashSet::from(["_line".to_owned(), "_faults".to_owned()]);
    let mut names = Vec::with_capacity(headers.len());
    for (index, header) in headers.iter().enumerate() {
        let base = if header.is_empty() {
            format!("column_{}", index + 1)
        } else {
            header.clone()
        };
        let mut name = base.clone();
        let mut number = 1;
        while !seen.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{base}_{number}");
        }
        names.push(name);
    }
    names
}

fn note_on_brackets(header: &str, column: &Column) -> Text {
    Text::new(
        format!(
            "表头“{header}”按“{}”读取，括号中的单位或说明未作换算。",
            column.title.zh
        ),
        format!(
            "The header '{header}' is read as {}; a unit in its brackets is not converted.",
            refusal::shown(column)
        ),
    )
}

fn note_on_extra(extra: &[String]) -> Option<Text> {
    (!extra.is_empty()).then(|| {
        Text::new(
            format!("以下列不在数据约定中，不入表：{}。", extra.join("、")),
            format!(
                "These columns are not in the contract and are not stored: {}.",
                extra.join(", ")
            ),
        )
    })
}

fn note_on_missing(contract: &Contract, columns: &[Option<usize>]) -> Option<Text> {
    let missing = || {
        let columns = contract.columns.iter().zip(columns);
        columns.filter(|(_, index)| index.is_none()).map(|(column, _)| column)
    };
    let titles = |language, between: &str| {
        let titles = missing().map(|column| match column.title.in_language(language) {
            "" => column.name.as_str(),
            title => title,
        });
        titles.collect::<Vec<_>>().join(between)
    };
    missing().next().is_some().then(|| {
        Text::new(
            format!(
                "文件缺少以下非必填列，按空值处理：{}。",
                titles(Language::Chinese, "、")
            ),
            format!(
                "The file lacks these optional columns, which stay empty: {}.",
                titles(Language::English, ", ")
            ),
        )
    })
}
