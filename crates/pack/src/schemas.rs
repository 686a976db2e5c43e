//! JSON Schemas for editors, made from the same types that files are read into.
//!
//! It knows their names and where the repository keeps them.

use serde_json::Value;

use crate::{
    files::{
        contract::ContractFile, manifest::ManifestFile, model::ModelFile, registry::RegistryFile,
        row_test::RowTestFile, rule::RuleFile,
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
        ("row-test", schema_of::<RowTestFile>()),
    ]
}

/// The schemas as files of the repository: path from its root, and text.
///
/// `cargo xtask bless` writes them; a test compares them with what is there.
pub fn schema_files() -> Vec<(String, String)> {
    let files = schemas().into_iter();
    files
        .map(|(name, schema)| (format!("schemas/{name}.json"), format!("{schema:#}\n")))
        .collect()
}
