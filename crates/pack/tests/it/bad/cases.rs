//! The mistakes, each with what is told of it.

mod contracts;
mod flows;
mod form;
mod indicators;
mod lists;
mod models;
mod rules;

use crate::fixture::Change;

const CENSUS: &str = "datasets/lamp_census.yaml";
const REPAIRS: &str = "datasets/lamp_repairs.yaml";
const MODEL: &str = "models/dark_streets.yaml";
const SQL: &str = "models/dark_streets.sql";
const REGISTRY: &str = "registries/lamp.yaml";
const RULE: &str = "rules/repair-subsidy.yaml";
const RATES: &str = "rules/tables/repair-rates.csv";
const INDICATOR: &str = "indicators/dark_share.yaml";
const FLOW: &str = "flows/lamp-repair.yaml";
const MODEL_TEST: &str = "tests/a_street_counts_its_dark_lamps.yaml";
const REGISTRY_TEST: &str = "tests/the_latest_source_says_whether_a_lamp_is_lit.yaml";

const INDICATOR_TEST: &str = "tests/the_share_of_dark_lamps_leaves_out_those_not_looked_at.yaml";

/// Changes to the good pack, and what is found afterwards.
pub(crate) type Case = (&'static [Change<'static>], &'static [&'static str]);

/// Every mistake.
pub(crate) fn cases() -> Vec<Case> {
    [
        form::FOLDER,
        form::FORM,
        contracts::CONTRACTS,
        contracts::CHECKS,
        models::SQL_MODELS,
        models::REGISTRIES,
        rules::RULES,
        rules::EXAMPLES,
        indicators::INDICATORS,
        flows::FLOWS,
        lists::LISTS,
        lists::TESTS,
    ]
    .concat()
}
