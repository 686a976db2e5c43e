//! Indicators: listed, and told division by division, small numbers never.

pub(crate) mod measure;
mod small;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use jixia_model::{
    DatasetName, Error, Result, Text,
    id::OrganisationId,
    indicator::{DivisionLevel, Indicator},
    name::IndicatorName,
};
use jixia_policy::{Action, Resource, ResourceKind, unknown};
use jixia_store::Reader;

pub use small::{FEW, Hidden};

use crate::{
    Cx,
    divisions::{self, Division},
};
use measure::{Measured, Sum};

/// An indicator, told for the divisions of one level.
pub struct Values {
    /// The indicator.
    pub indicator: Arc<Indicator>,
    /// The day for which it was worked out.
    pub day: NaiveDate,
    /// The tables that it was worked out of.
    pub tables: Vec<TableAt>,
    /// The division that was asked for as a whole.
    pub whole: Cell,
    /// Its divisions of the level, by code.
    pub divisions: Vec<Cell>,
    /// Of how much the division is not known or lies outside the city; none when it is little, but something.
    pub unplaced: Option<u64>,
}

/// A table as it was when an indicator was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableAt {
    /// The table.
    pub dataset: DatasetName,
    /// Its title in both languages.
    pub title: Text,
    /// Its version.
    pub version: u64,
    /// When the version was made.
    pub at: DateTime<Utc>,
}

/// The number of one division.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Code of the division.
    pub code: String,
    /// Name of the division.
    pub name: String,
    /// Code of the division above.
    pub parent: String,
    /// The number; none when it is hidden, or a ratio of nothing.
    pub value: Option<f64>,
    /// Of a ratio: the sum that is divided.
    pub sum: Option<f64>,
    /// Of a ratio: the sum that it is divided by.
    pub per: Option<f64>,
    /// Why the number is not told.
    pub hidden: Option<Hidden>,
}

/// The indicators that the caller may see, by name.
pub async fn list(cx: &Cx) -> Result<Vec<Arc<Indicator>>> {
    visible(cx, &mut cx.services.store.read().await?).await
}

pub(crate) async fn visible(cx: &Cx, reader: &mut Reader) -> Result<Vec<Arc<Indicator>>> {
    let mut visible = Vec::new();
    for indicator in cx.services.packs().indicators() {
        let path = path(reader, indicator).await?;
        let resource = Resource::Indicator { indicator, path: &path };
        if cx.may(Action::ReadIndicator, &resource) {
            visible.push(Arc::clone(indicator));
        }
    }
    Ok(visible)
}

/// An indicator for the divisions of a level, of the whole city or `within` one of its divisions.
///
/// # Errors
/// `indicator.unknown`, `indicator.level_missing`, `indicator.no_data`, `division.unknown`, refusals.
pub async fn values(cx: &Cx, name: &IndicatorName, level: DivisionLevel, within: Option<&str>) -> Result<Values> {
    let installed = cx.services.packs();
    let indicator = installed.find_indicator(name);
    let indicator = indicator.ok_or_else(|| unknown(ResourceKind::Indicator, name))?;
    let mut reader = cx.services.store.read().await?;
    let path = path(&mut reader, &indicator).await?;
    drop(reader);
    let permit = cx.permit(
        Action::ReadIndicator,
        &Resource::Indicator {
            indicator: &indicator,
            path: &path,
        },
    )?;
    if !indicator.levels.contains(&level) {
        return Err(level_missing(&indicator, level));
    }
    let divisions = divisions::all(&cx.services).await?;
    let whole = whole(&divisions, level, within)?;
    let measured = measure::measured(&cx.services, &indicator, cx.today()).await?;
    let note = format!("{} within {}", level.word(), whole.code);
    cx.services.store.record_access(permit.noting(note), cx.trail()).await?;
    Ok(told(indicator, &measured, &divisions, whole, level))
}

/// The organisation that owns the indicator and all above it; nothing when it is not there any more.
async fn path(reader: &mut Reader, indicator: &Indicator) -> Result<Vec<OrganisationId>> {
    match reader.organisations().find_by_code(&indicator.owner).await? {
        Some(owner) => reader.organisations().path(owner.id).await,
        None => Ok(Vec::new()),
    }
}

fn level_missing(indicator: &Indicator, level: DivisionLevel) -> Error {
    let levels: Vec<_> = indicator.levels.iter().map(|level| level.word()).collect();
    let (name, known) = (&indicator.name, levels.join(", "));
    let message = format!(
        "Indicator '{name}' is not told by {}; it is told by {known}.",
        level.word()
    );
    Error::invalid("indicator.level_missing", message)
        .with("name", name)
        .with("level", level.word())
        .with("known", known)
}

/// The division whose divisions are told: the one that was asked for, or the city.
fn whole<'a>(divisions: &'a [Division], level: DivisionLevel, within: Option<&str>) -> Result<&'a Division> {
    let is_above = |division: &&Division| division.level.is_none_or(|above| above.digits() < level.digits());
    let mut above = divisions.iter().filter(is_above);
    let found = match within {
        Some(code) => above.find(|division| division.code == code),
        None => above.find(|division| division.level.is_none()),
    };
    found.ok_or_else(|| {
        let code = within.unwrap_or("city");
        let message = format!(
            "There is no division '{code}' with divisions of the level {}.",
            level.word()
        );
        Error::not_found("division.unknown", message)
            .with("code", code)
            .with("level", level.word())
    })
}

fn told(
    indicator: Arc<Indicator>,
    measured: &Measured,
    divisions: &[Division],
    whole: &Division,
    level: DivisionLevel,
) -> Values {
    let hidden = small::hidden(&indicator, measured, divisions);
    let cell = |division: &Division| {
        let hidden = hidden.get(division.code.as_str()).copied();
        cell(&indicator, division, &measured.sum(&division.code), hidden)
    };
    let inside = divisions.iter().filter(|division| division.level == Some(level));
    let inside = inside.filter(|division| division.code.starts_with(divisions::inside(&whole.code)));
    let placed: u64 = divisions
        .iter()
        .filter(|division| division.level == Some(DivisionLevel::County))
        .map(|county| measured.sum(&county.code).records)
        .sum();
    let unplaced = measured.sum("").records - placed;
    Values {
        day: measured.day,
        tables: measured.tables.clone(),
        whole: cell(whole),
        divisions: inside.map(cell).collect(),
        unplaced: (unplaced == 0 || unplaced >= FEW).then_some(unplaced),
        indicator,
    }
}

fn cell(indicator: &Indicator, division: &Division, sum: &Sum, hidden: Option<Hidden>) -> Cell {
    let told = hidden.is_none();
    Cell {
        code: division.code.clone(),
        name: division.name.clone(),
        parent: division.parent.clone(),
        value: number(indicator, sum).filter(|_| told),
        sum: (told && indicator.is_ratio).then_some(sum.value),
        per: (told && indicator.is_ratio).then_some(sum.per),
        hidden,
    }
}

/// The number of an indicator with the digits that it is told with; none for a ratio of nothing.
pub(crate) fn number(indicator: &Indicator, sum: &Sum) -> Option<f64> {
    let number = match indicator.is_ratio {
        false => sum.value,
        true if sum.per == 0.0 => return None,
        true => sum.value / sum.per * f64::from(indicator.times),
    };
    let digits = 10_f64.powi(i32::from(indicator.decimals));
    Some((number * digits).round() / digits)
}
