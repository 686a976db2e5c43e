//! What a caller may see of a table: the row guard that every query, look-up and sample goes through.

use jixia_lake::{ColumnGuard, Mask, RowGuard, Rows};
use jixia_model::contract::{Column, Contract, Semantic};

/// The guard of a table whose rows the caller may read, personal columns masked unless `unmasked`.
pub fn guard(contract: &Contract, unmasked: bool) -> RowGuard {
    let masked = contract
        .columns
        .iter()
        .filter(|column| !unmasked && column.is_personal());
    let columns = masked
        .map(|column| (column.name.clone(), ColumnGuard::Masked(mask(column))))
        .collect();
    RowGuard {
        rows: Rows::All,
        columns,
        technical_columns: false,
    }
}

/// How a personal column is masked: by what the contract says that the value is, else wholly.
pub fn mask(column: &Column) -> Mask {
    match column.semantic {
        Some(Semantic::CitizenNumber) => Mask::CitizenNumber,
        Some(Semantic::Mobile | Semantic::Landline) => Mask::Phone,
        Some(Semantic::PersonName) => Mask::Name,
        Some(Semantic::Address) => Mask::Address,
        _ => Mask::Whole,
    }
}

#[cfg(test)]
mod tests {
    use jixia_model::{
        Text,
        contract::{Classification, ColumnType, Personal},
    };

    use super::*;

    fn column(name: &str, semantic: Option<Semantic>, column_type: ColumnType) -> Column {
        Column {
            name: name.into(),
            title: Text::default(),
            aliases: Vec::new(),
            column_type,
            semantic,
            required: false,
            unique: false,
            key: false,
            classification: Classification {
                personal: Personal::Personal,
                ..Classification::default()
            },
        }
    }

    #[test]
    fn a_personal_value_is_masked_by_what_it_is() {
        let text = ColumnType::Text { length_max: None };
        assert_eq!(
            mask(&column("number", Some(Semantic::CitizenNumber), text)),
            Mask::CitizenNumber
        );
        let representative = column("legal_representative", Some(Semantic::PersonName), text);
        assert_eq!(mask(&representative), Mask::Name);
        assert_eq!(mask(&column("address", Some(Semantic::Address), text)), Mask::Address);
        assert_eq!(
            mask(&column("school_name", None, text)),
            Mask::Whole,
            "not every name is that of a person"
        );
        assert_eq!(mask(&column("birth_date", None, ColumnType::Date)), Mask::Whole);
    }
}
