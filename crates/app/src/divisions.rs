//! The divisions of the city and their boundaries, from the tables that packs bring along.

use std::sync::Arc;

use futures::TryStreamExt;
use jixia_lake::values;
use jixia_model::{DatasetName, Error, Result, indicator::DivisionLevel, rule::RuleValue};
use jixia_policy::Action;
use serde_json::{Value, json};

use crate::{Cx, Services, Versioned, tables};

/// The table of divisions: `code`, `name`, `level` (city, county, township), `parent_code`.
const DIVISIONS: &str = "divisions";
/// The table of boundaries: `code`, `name_zh`, `datum`, `geometry` (GeoJSON as text).
const BOUNDARIES: &str = "district_boundaries";
/// The datum of what is drawn; it lies within centimetres of WGS 84, which web maps are drawn in.
const DATUM: &str = "CGCS2000";

/// A division of the city, or the city itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Statistical code: 370303.
    pub code: String,
    /// Name, in Chinese.
    pub name: String,
    /// The level; none for the city.
    pub level: Option<DivisionLevel>,
    /// Code of the division above.
    pub parent: String,
}

/// What is remembered of divisions.
#[derive(Default)]
pub struct Kept {
    divisions: Versioned<(), Vec<Division>>,
    boundaries: Versioned<DivisionLevel, Boundaries>,
}

/// Boundaries as a GeoJSON feature collection, in RFC 7946.
pub struct Boundaries {
    /// The document.
    pub geojson: String,
    /// Changes when the document does.
    pub version: String,
}

/// The city and its divisions, by code.
///
/// # Errors
/// `division.none` when no pack brings them along.
pub(crate) async fn all(services: &Services) -> Result<Arc<Vec<Division>>> {
    let table = DatasetName::parse(DIVISIONS)?;
    let version = version(services, &table).await?;
    let found = services.divisions.divisions.known((), version, async {
        let sql = "select code, name, level, parent_code from divisions order by code";
        let rows = texts::<4>(services, &table, sql).await?.into_iter();
        let divisions = rows.map(|[code, name, level, parent]| Division {
            level: DivisionLevel::from_word(&level),
            code,
            name,
            parent,
        });
        Ok(divisions.collect())
    });
    found.await
}

/// What the codes inside a division begin with: its own code, of a city without the two zeros at its end.
pub(crate) fn inside(code: &str) -> &str {
    match code.strip_suffix("00") {
        Some(city) if city.len() == 4 => city,
        _ => code,
    }
}

/// The boundaries of the divisions of a level; without a feature where nobody has delivered any.
///
/// # Errors
/// Refusals; `division.none` when no pack brings boundaries along.
pub async fn boundaries(cx: &Cx, level: DivisionLevel) -> Result<Arc<Boundaries>> {
    let table = DatasetName::parse(BOUNDARIES)?;
    let mut reader = cx.services.store.read().await?;
    let (_, _permit) = cx.dataset(&mut reader, &table, Action::ReadRows).await?;
    drop(reader);
    let services = &cx.services;
    let version = version(services, &table).await?;
    let named = format!("{}-{version}", level.word());
    let found = services.divisions.boundaries.known(level, version, async {
        let sql = format!(
            "select code, name_zh, geometry from {BOUNDARIES} \
             where datum = '{DATUM}' and char_length(code) = {} order by code",
            level.digits()
        );
        let features = texts::<3>(services, &table, &sql).await?.into_iter().map(feature);
        let features = features.collect::<Result<Vec<Value>>>()?;
        Ok(Boundaries {
            geojson: json!({"type": "FeatureCollection", "features": features}).to_string(),
            version: named,
        })
    });
    found.await
}

fn feature([code, name, geometry]: [String; 3]) -> Result<Value> {
    let geometry: Value = serde_json::from_str(&geometry).map_err(Error::internal)?;
    let properties = json!({"code": code, "name": name});
    Ok(json!({"type": "Feature", "properties": properties, "geometry": geometry}))
}

async fn version(services: &Services, table: &DatasetName) -> Result<String> {
    let found = services.lake.find_table(table).await?;
    let found = found.ok_or_else(|| {
        let message = format!("There is no table '{table}' yet, so nothing can be told division by division; install a pack that brings it along.");
        Error::not_found("division.none", message).with("table", table)
    })?;
    Ok(found.version.to_string())
}

/// Rows of so many columns, as texts.
async fn texts<const N: usize>(services: &Services, table: &DatasetName, sql: &str) -> Result<Vec<[String; N]>> {
    let mut batches = tables::read(&*services.lake, table, sql).await?;
    let mut rows = Vec::new();
    while let Some(batch) = batches.try_next().await? {
        for row in values::rows(&batch) {
            let mut cells = [const { String::new() }; N];
            for (cell, value) in cells.iter_mut().zip(row?) {
                if let RuleValue::Text(text) = value {
                    *cell = text;
                }
            }
            rows.push(cells);
        }
    }
    Ok(rows)
}
