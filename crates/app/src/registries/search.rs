//! Finding records of a registry by a name, for a stated purpose.
//!
//! Invariant: nobody sweeps a registry with it. What the caller sees masked is neither searched nor shown, a search has few
//! pages, and a person searches so often in a minute and no more.

use std::collections::BTreeSet;

use futures::TryStreamExt;
use jixia_functions::{name, width};
use jixia_lake::{sql, values};
use jixia_model::{
    DatasetName, Error, Result,
    contract::{Column, ColumnType, Contract, Semantic},
    registry::RegistryModel,
};
use jixia_store::{Page, PageOf};
use serde_json::{Map, Value};

use super::{Asked, HOLDS_NOW, asked, find};
use crate::{Cx, evidence::Draft, guards, rules, tables};

/// Most records of a page.
pub const PAGE_MAX: u64 = 50;
/// Most records that a search shows on all pages together.
pub const RECORDS_MAX: u64 = 500;
/// Fewest characters to search by: one is the family name of a million.
const LENGTH_MIN: usize = 2;
const LENGTH_MAX: usize = 100;

/// A record that was found, with enough to tell it from others.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its key; masked for who sees keys masked and did not give it.
    pub key: String,
    /// Whether the key is masked.
    pub key_masked: bool,
    /// The name and what stands beside it, by field; only what the caller sees as it is. Of a day only the year.
    pub fields: Map<String, Value>,
}

/// Finds records by their key or by part of a name. The act, its purpose and what was searched are audited together with the
/// receipt, which has to be sealed before the records are handed out.
///
/// # Errors
/// `purpose.missing`, `registry.search_text`, `registry.search_too_deep`, `registry.search_too_often` (limit),
/// `registry.not_searchable`, `registry.search_masked` (denied) when the caller sees the names masked, refusals.
pub async fn search(cx: &Cx, name: &DatasetName, text: &str, page: &Page) -> Result<(PageOf<Hit>, Draft)> {
    let (permit, asked) = asked(cx, name).await?;
    let text = checked(text)?;
    if page.limit() > PAGE_MAX || page.offset() + page.limit() > RECORDS_MAX {
        return Err(too_deep());
    }
    cx.services.searches.count(cx.caller.person, cx.now())?;
    let found = matching(cx, &asked, &text, page).await;
    let outcome = match &found {
        Ok(matching) => format!("{} found", matching.found.total),
        Err(error) => error.code.to_owned(),
    };
    let note = format!("search '{text}', from {}: {outcome}", page.offset() + 1);
    let permit = permit.noting(note);
    match found {
        Ok(Matching { found, keys }) => {
            let table = super::table(&cx.services, name).await?;
            let draft = Draft::new(cx, vec![table]).with_permit(cx, permit);
            Ok((found, draft.about(name, keys, true)))
        }
        Err(error) => {
            cx.services.store.record_access(permit, cx.trail()).await?;
            Err(error)
        }
    }
}

/// What is shown of the records that were found, and their keys, which may be masked in what is shown.
struct Matching {
    found: PageOf<Hit>,
    keys: Vec<String>,
}

async fn matching(cx: &Cx, asked: &Asked, text: &str, page: &Page) -> Result<Matching> {
    let model = asked.model()?;
    for key in BTreeSet::from([text.to_owned(), width::to_half(text).to_uppercase()]) {
        if let Some(record) = find(&cx.services, &model.name, &key).await? {
            let items = vec![hit(asked, model, (key.clone(), true), &record)];
            let found = PageOf { items, total: 1 };
            return Ok(Matching { found, keys: vec![key] });
        }
    }
    let columns = searched(asked, model)?;
    let keys = keys(cx, model, &columns, text).await?;
    let PageOf { items: keys, total } = PageOf::cut(keys, page);
    let mut items = Vec::new();
    let mut shown = Vec::new();
    for key in keys {
        // What the index does not hold yet has just changed; it is found with the next search.
        if let Some(record) = find(&cx.services, &model.name, &key).await? {
            shown.push(key.clone());
            items.push(hit(asked, model, (key, false), &record));
        }
    }
    let found = PageOf { items, total };
    Ok(Matching { found, keys: shown })
}

/// The fields that are searched for this caller.
fn searched<'a>(asked: &'a Asked, model: &RegistryModel) -> Result<Vec<&'a Column>> {
    if model.search.by.is_empty() {
        let name = &model.name;
        let message = format!("Registry '{name}' is not searched by name; look a record up by its number.");
        return Err(Error::invalid("registry.not_searchable", message).with("name", name));
    }
    let seen: Vec<&Column> = model.search.by.iter().filter_map(|field| shown(asked, field)).collect();
    if seen.is_empty() {
        let name = &model.name;
        let message =
            format!("You see the names in '{name}' masked, so you cannot search by them; look up the whole number.");
        return Err(Error::denied("registry.search_masked", message).with("name", name));
    }
    Ok(seen)
}

/// The column of a field that the caller sees as it is.
fn shown<'a>(asked: &'a Asked, field: &str) -> Option<&'a Column> {
    let column = column(&asked.contract, field)?;
    (asked.unmasked || !column.is_personal()).then_some(column)
}

fn column<'a>(contract: &'a Contract, field: &str) -> Option<&'a Column> {
    contract.columns.iter().find(|column| column.name == field)
}

/// Keys of the records whose name is the text, begins with it or has it inside, in this order; at most
/// [`RECORDS_MAX`].
async fn keys(cx: &Cx, model: &RegistryModel, columns: &[&Column], text: &str) -> Result<Vec<String>> {
    let table = &model.name;
    if cx.services.lake.find_table(table).await?.is_none() {
        return Ok(Vec::new());
    }
    let batches = tables::read_for(cx, table, &statement(model, columns, text))
        .await?
        .try_collect::<Vec<_>>()
        .await?;
    let mut keys = Vec::new();
    for batch in &batches {
        for row in values::rows(batch) {
            keys.extend(row?.first().map(rules::show));
        }
    }
    Ok(keys)
}

fn statement(model: &RegistryModel, columns: &[&Column], text: &str) -> String {
    let any = |test: &dyn Fn(&str, &str) -> String| {
        let tests = columns.iter().flat_map(|column| {
            let quoted = sql::name(&column.name);
            let spellings = spellings(column, text).into_iter();
            spellings.map(move |spelling| test(&quoted, &sql::text(&spelling)))
        });
        tests.collect::<Vec<_>>().join(" or ")
    };
    format!(
        "select {key} from {table} where {HOLDS_NOW} and ({has}) \
         order by case when {is} then 0 when {begins} then 1 else 2 end, {first}, {key} limit {RECORDS_MAX}",
        key = sql::name(&model.key.name),
        table = model.name,
        has = any(&|column, text| format!("contains({column}, {text})")),
        is = any(&|column, text| format!("{column} = {text}")),
        begins = any(&|column, text| format!("starts_with({column}, {text})")),
        first = sql::name(columns.first().map_or(&model.key.name, |column| &column.name)),
    )
}

/// The text as it may stand in a column: as it was written, and as names are written in registries.
fn spellings(column: &Column, text: &str) -> BTreeSet<String> {
    let name = match column.semantic {
        Some(Semantic::PersonName) => name::person(text),
        _ => name::organisation(text),
    };
    // Of a text that is all brackets little is left, which would be in every name.
    let spellings = [text.to_owned(), name].into_iter();
    spellings
        .filter(|spelling| spelling.chars().count() >= LENGTH_MIN)
        .collect()
}

/// A record that was found; `is_known` when the caller gave its key.
fn hit(asked: &Asked, model: &RegistryModel, (key, is_known): (String, bool), record: &Map<String, Value>) -> Hit {
    let search = &model.search;
    let columns = search
        .by
        .iter()
        .chain(&search.beside)
        .filter_map(|field| shown(asked, field));
    let fields = columns.filter_map(|column| Some((column.name.clone(), plain(column, record.get(&column.name)?))));
    let key_column = column(&asked.contract, &model.key.name);
    let masked = key_column
        .filter(|column| !is_known && !asked.unmasked && column.is_personal())
        .map(|column| guards::mask(column).apply(&key));
    Hit {
        key_masked: masked.is_some(),
        key: masked.unwrap_or(key),
        fields: fields.collect(),
    }
}

/// A value as it stands beside a name: of a day only the year.
fn plain(column: &Column, value: &Value) -> Value {
    match (column.column_type, value.as_str()) {
        (ColumnType::Date | ColumnType::Timestamp, Some(day)) => Value::String(day.chars().take(4).collect()),
        _ => value.clone(),
    }
}

fn checked(text: &str) -> Result<String> {
    let text = text.trim();
    let length = text.chars().count();
    if (LENGTH_MIN..=LENGTH_MAX).contains(&length) {
        return Ok(text.to_owned());
    }
    let message = format!("Write {LENGTH_MIN} to {LENGTH_MAX} characters of the name, or the whole number.");
    Err(Error::invalid("registry.search_text", message)
        .with("least", LENGTH_MIN)
        .with("most", LENGTH_MAX))
}

fn too_deep() -> Error {
    let message =
        format!("A search shows {RECORDS_MAX} records at most, {PAGE_MAX} to a page; write more of the name.");
    Error::invalid("registry.search_too_deep", message)
        .with("most", RECORDS_MAX)
        .with("page", PAGE_MAX)
}
