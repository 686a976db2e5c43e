//! JSON Schemas for editors, made from the same types that files are read into.
//!
//! It knows their names; `cargo xtask bless` writes them to `schemas/`.

use serde_json::Value;

use crate::{
    files::{
        contract::ContractFile, flow::FlowFile, indicator::IndicatorFile, manifest::ManifestFile, model::ModelFile,
        registry::RegistryFile, row_test::RowTestFile, rule::RuleFile,
    },
    shape::schema_of,
};

/// The schema of every kind of file, by name.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("pack", schema_of::<ManifestFile>()),
        ("contract", schema_of::<ContractFile>()),
        ("model", schema_of::<ModelFile>()),
        ("registry", schema_of::<RegistryFile>()),
        ("rule", schema_of::<RuleFile>()),
        ("indicator", schema_of::<IndicatorFile>()),
        ("flow", schema_of::<FlowFile>()),
        ("row-test", schema_of::<RowTestFile>()),
    ]
}
