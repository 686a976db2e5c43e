//! A registry (one number, one source): which sources say what about each key, and whom to believe.

use crate::{DatasetName, Result, Text};

/// The table in which the disagreements of a registry stand.
///
/// # Errors
/// When the name of the registry is too long for it.
pub fn conflicts_table(registry: &DatasetName) -> Result<DatasetName> {
    DatasetName::parse(&format!("{registry}_conflicts"))
}

/// How a registry is built.
#[derive(Clone, Debug, PartialEq)]
pub struct RegistryModel {
    /// Name of the registry and of its table.
    pub name: DatasetName,
    /// Title in both languages.
    pub title: Text,
    /// The column that identifies a record, the same in every source mapping.
    pub key: RegistryKey,
    /// The sources; the order carries no meaning, trust is said per field.
    pub sources: Vec<RegistrySource>,
    /// The fields of a record.
    pub fields: Vec<RegistryField>,
    /// By what else than its key a record is found.
    pub search: RegistrySearch,
    /// Clauses that the registry carries out.
    pub clauses: Vec<String>,
}

/// By what else than its key a record is found; nothing when a registry is only looked up by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegistrySearch {
    /// Fields that are searched, all of them texts: names.
    pub by: Vec<String>,
    /// Fields that tell records of the same name apart. Of a day only the year is shown.
    pub beside: Vec<String>,
}

/// The key of a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryKey {
    /// Name of the key column in the registry.
    pub name: String,
    /// Title of the key.
    pub title: Text,
    /// Boolean SQL over the key; keys for which it is not true never enter the registry.
    pub valid: Option<String>,
}

/// A dataset that says something about the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrySource {
    /// The dataset.
    pub dataset: DatasetName,
    /// SQL over the dataset's columns that gives the key.
    pub key: String,
    /// SQL over the dataset's columns that gives the day the row is as of, for `latest`; the delivery's instant if none.
    pub as_of: Option<String>,
    /// Boolean SQL over the dataset's columns; rows for which it is not true are left out.
    pub when: Option<String>,
    /// Registry field and the SQL over the dataset's columns that gives it.
    pub fields: Vec<(String, String)>,
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct RegistryField {
    /// Name of the field.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
    /// Type of the value.
    pub column_type: crate::contract::ColumnType,
    /// Whom to believe.
    pub trust: Trust,
    /// Whether sources that disagree make a conflict for stewards.
    pub conflicts: bool,
    /// How carefully the field is to be treated.
    pub classification: crate::contract::Classification,
}

/// Whom to believe when several sources give a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The first source of this list that has a value.
    Order(Vec<DatasetName>),
    /// The value with the latest `as_of`; equal days go by the order of the sources.
    Latest,
}

impl RegistryModel {
    /// The source that a field is taken from first; for the key, and for what the latest source says, the first that gives it.
    pub fn trusted_for(&self, field: &str) -> Option<&RegistrySource> {
        let declared = self.fields.iter().find(|known| known.name == field);
        if let Some(Trust::Order(order)) = declared.map(|field| &field.trust) {
            return self
                .sources
                .iter()
                .find(|source| order.first() == Some(&source.dataset));
        }
        let gives = |source: &&RegistrySource| source.fields.iter().any(|(name, _)| name == field);
        let is_key = field == self.key.name;
        self.sources.iter().find(|source| is_key || gives(source))
    }
}

impl RegistrySource {
    /// The column that gives a field, where it is nothing but a column.
    pub fn column_of(&self, field: &str) -> Option<&str> {
        let (_, sql) = self.fields.iter().find(|(name, _)| name == field)?;
        let is_name = |sql: &&str| sql.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        Some(sql.trim()).filter(|sql| !sql.is_empty()).filter(is_name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_name_is_followed_as_a_column() {
        let of = |sql: &str| RegistrySource {
            dataset: DatasetName::parse("firms").unwrap(),
            key: "code".to_owned(),
            as_of: None,
            when: None,
            fields: vec![("name".to_owned(), sql.to_owned())],
        };
        assert_eq!(of(" firm_name\n").column_of("name"), Some("firm_name"));
        assert_eq!(of("firm_name").column_of("grade"), None);
        for sql in ["upper(name)", "a || b", "", "\"a b\"", "a.b"] {
            assert_eq!(of(sql).column_of("name"), None, "{sql}");
        }
    }
}
