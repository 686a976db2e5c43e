//! Names that are part of addresses, file names and SQL, parsed once at the edge.

use std::{fmt, str::FromStr};

use crate::{Error, Result};

const NAME_LENGTH_MAX: usize = 63;

fn check(text: &str, separator: char, code: &'static str, noun: &str) -> Result<()> {
    let well_formed = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == separator)
        && text.len() <= NAME_LENGTH_MAX;
    if well_formed {
        return Ok(());
    }
    Err(Error::invalid(
        code,
        format!(
            "'{text}' is not a {noun} name: use lower-case letters, digits and '{separator}', begin with a letter, \
             at most {NAME_LENGTH_MAX} characters."
        ),
    )
    .with("value", text))
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident($separator:literal, $code:literal, $noun:literal),)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Parses a name, or says what is wrong with it.
            pub fn parse(text: &str) -> Result<Self> {
                check(text, $separator, $code, $noun)?;
                Ok(Self(text.to_owned()))
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self> {
                Self::parse(text)
            }
        }
    )*};
}

names! {
    /// Name of a dataset, and of its table in SQL: `household_registration`.
    DatasetName('_', "dataset.name_malformed", "dataset"),
    /// Name of a pack and of its folder: `legal-entity`.
    PackName('-', "pack.name_malformed", "pack"),
    /// Name of a rule: `bonded-zone-reward`.
    RuleName('-', "rule.name_malformed", "rule"),
    /// Name of a flow: `data-share`.
    FlowName('-', "flow.name_malformed", "flow"),
    /// Name of an indicator: `residents_60_share`.
    IndicatorName('_', "indicator.name_malformed", "indicator"),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_capital_or_a_space_is_refused_with_the_value_in_the_sentence() {
        let error = DatasetName::parse("Tax Payers").unwrap_err();
        assert_eq!(error.code, "dataset.name_malformed");
        assert!(error.message.contains("'Tax Payers'"), "{}", error.message);
    }

    #[test]
    fn each_kind_of_name_has_its_own_separator() {
        assert!(DatasetName::parse("tax_payers").is_ok());
        assert!(DatasetName::parse("tax-payers").is_err());
        assert!(PackName::parse("legal-entity").is_ok());
        assert!(PackName::parse("legal_entity").is_err());
    }
}
