//! What a caller may see of a table: the row guard that every query, look-up and sample goes through.

use jixia_lake::{ColumnGuard, Mask, RowGuard, Rows};
use jixia_model::contract::{Column, ColumnType, Contract, Personal, Semantic};

/// The guard of a table whose rows the caller may read, personal columns masked unless `unmasked`.
pub fn guard(contract: &Contract, unmasked: bool) -> RowGuard {
    let masked = contract
        .columns
        .iter()
        .filter(|column| !unmasked && column.classification.personal != Personal::No);
    let columns = masked
        .map(|column| (column.name.clone(), ColumnGuard::Masked(mask(column))))
        .collect();
    RowGuard {
        rows: Rows::All,
        columns,
        technical_columns: false,
    }
}

/// How a personal column is masked: by what the value is, else wholly.
pub fn mask(column: &Column) -> Mask {
    match column.semantic {
        Some(Semantic::CitizenNumber) => return Mask::CitizenNumber,
        Some(Semantic::Mobile | Semantic::Landline) => return Mask::Phone,
        _ => {}
    }
    let text = matches!(column.column_type, ColumnType::Text { .. });
    if text && (column.name == "name" || column.name.ends_with("_name")) {
        Mask::Name
    } else if text && column.name.contains("address") {
        Mask::Address
    } else {
        Mask::Whole
    }
}

#[cfg(test)]
mod tests {
    use jixia_model::{Text, contract::Classification};

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
        assert_eq!(mask(&column("spouse_name", None, text)), Mask::Name);
        assert_eq!(mask(&column("address", None, text)), Mask::Address);
        assert_eq!(mask(&column("birth_date", None, ColumnType::Date)), Mask::Whole);
    }
}
