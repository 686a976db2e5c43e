//! Indicators and their numbers, between nouns and wire types.

use jixia_api::indicators as api;
use jixia_app::indicators::{Cell, FEW, Hidden, Values};
use jixia_model::indicator::{Direction, DivisionLevel, Indicator};

use super::{same_variants, text};

same_variants! {
    level: DivisionLevel => api::DivisionLevel { County, Township }
    level_in: api::DivisionLevel => DivisionLevel { County, Township }
    direction: Direction => api::Direction { More, Less, Neither }
    hidden: Hidden => api::HiddenNumber { Few, Derivable }
}

pub(crate) fn indicator(indicator: &Indicator) -> api::Indicator {
    api::Indicator {
        name: indicator.name.to_string(),
        title: text(indicator.title.clone()),
        summary: text(indicator.summary.clone()),
        owner: indicator.owner.clone(),
        clauses: indicator.clauses.clone(),
        unit: text(indicator.unit.clone()),
        decimals: indicator.decimals,
        direction: direction(indicator.direction),
        levels: indicator.levels.iter().copied().map(level).collect(),
        ratio: indicator.is_ratio,
        reads: indicator.reads.iter().map(ToString::to_string).collect(),
        sql: indicator.sql.clone(),
    }
}

pub(crate) fn values(values: Values) -> api::IndicatorValues {
    let tables = values.tables.into_iter().map(|table| api::TableAt {
        dataset: table.dataset.to_string(),
        title: text(table.title),
        version: table.version,
        at: table.at,
    });
    api::IndicatorValues {
        day: values.day,
        tables: tables.collect(),
        whole: cell(values.whole),
        divisions: values.divisions.into_iter().map(cell).collect(),
        unplaced: values.unplaced,
        few: FEW,
    }
}

fn cell(cell: Cell) -> api::IndicatorValue {
    api::IndicatorValue {
        code: cell.code,
        name: cell.name,
        parent: cell.parent,
        value: cell.value,
        numerator: cell.sum,
        denominator: cell.per,
        hidden: cell.hidden.map(hidden),
    }
}
