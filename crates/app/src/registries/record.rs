//! One record of a registry as a caller may see it: its fields, masked where they are personal, and who said what.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use jixia_model::{Error, Result, contract::Contract};
use serde_json::{Map, Value};

use crate::guards;

/// One record of a registry, as the caller may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Fields by name; those about which nothing is known are missing.
    pub fields: Map<String, Value>,
    /// Which dataset gave each field.
    pub sources: BTreeMap<String, String>,
    /// Since when the record has been so.
    pub valid_from: DateTime<Utc>,
    /// Until when it was so; none while it holds.
    pub valid_to: Option<DateTime<Utc>>,
    /// The build that made it so.
    pub build: String,
    /// Names of fields that are masked for the caller.
    pub masked: Vec<String>,
}

impl Record {
    /// Takes a row of the registry's table apart; personal fields are masked unless `unmasked`, but not the key, which the
    /// caller knows.
    pub(super) fn told(mut row: Map<String, Value>, contract: &Contract, unmasked: bool) -> Result<Self> {
        let sources = match row.remove("_sources") {
            Some(sources) => serde_json::from_value(sources).map_err(Error::internal)?,
            None => BTreeMap::new(),
        };
        let mut instant = |name: &str| {
            let text = row.remove(name).and_then(|value| value.as_str().map(str::to_owned));
            let instant = text.map(|text| text.parse::<DateTime<Utc>>().map_err(Error::internal));
            instant.transpose()
        };
        let (valid_from, valid_to) = (instant("_valid_from")?, instant("_valid_to")?);
        let build = row.remove("_build").and_then(|value| value.as_str().map(str::to_owned));
        let masked = if unmasked { Vec::new() } else { mask(&mut row, contract) };
        Ok(Self {
            fields: row,
            sources,
            valid_from: valid_from.ok_or_else(|| Error::internal("a record of a registry began at no time"))?,
            valid_to,
            build: build.unwrap_or_default(),
            masked,
        })
    }
}

fn mask(fields: &mut Map<String, Value>, contract: &Contract) -> Vec<String> {
    let mut masked = Vec::new();
    let personal = contract
        .columns
        .iter()
        .filter(|column| column.is_personal() && !column.key);
    for column in personal {
        if let Some(value) = fields.get_mut(&column.name).filter(|value| !value.is_null()) {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            *value = Value::String(guards::mask(column).apply(&text));
            masked.push(column.name.clone());
        }
    }
    masked
}
