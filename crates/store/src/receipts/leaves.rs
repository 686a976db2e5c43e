//! Reading the log of evidence as it is stored, to check it.

use std::collections::{BTreeMap, BTreeSet};

use jixia_evidence::{Leaf, Receipt};
use jixia_model::Result;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, RuntimeErr, Select, SqlxError};

use super::{Receipts, append};
use crate::{
    entity::{receipt, receipt_dataset},
    failure::OrFailure,
};

/// The further datasets under which a leaf is found, by the number of the leaf.
type Found = BTreeMap<i64, BTreeSet<String>>;

impl Receipts<'_> {
    /// At most `count` leaves from the place `from` on, in their order; none at the end of the log.
    ///
    /// A row with values that no leaf has is a leaf without text and hashes.
    pub async fn leaves(&mut self, from: u64, count: u64) -> Result<Vec<Leaf>> {
        let select = receipt::Entity::find()
            .filter(receipt::Column::Number.gte(from.cast_signed()))
            .order_by_asc(receipt::Column::Number)
            .limit(count);
        let rows = match select.clone().all(&self.db.tx).await {
            Err(error) if is_undecodable(&error) => return self.leaves_one_by_one(select).await,
            rows => rows.or_failure()?,
        };
        self.compared(rows).await
    }

    async fn leaves_one_by_one(&mut self, select: Select<receipt::Entity>) -> Result<Vec<Leaf>> {
        let numbers = select.select_only().column(receipt::Column::Number);
        let numbers: Vec<i64> = numbers.into_tuple().all(&self.db.tx).await.or_failure()?;
        let mut leaves = Vec::new();
        for number in numbers {
            match receipt::Entity::find_by_id(number).all(&self.db.tx).await {
                Err(error) if is_undecodable(&error) => leaves.push(Leaf {
                    number: number.cast_unsigned(),
                    text: String::new(),
                    hashes: Vec::new(),
                    columns_agree: false,
                }),
                rows => leaves.extend(self.compared(rows.or_failure()?).await?),
            }
        }
        Ok(leaves)
    }

    /// Rows as leaves, compared with what they are found by.
    async fn compared(&self, rows: Vec<receipt::Model>) -> Result<Vec<Leaf>> {
        let read: Vec<_> = rows.iter().map(|row| Receipt::parse(&row.content).ok()).collect();
        let found = self.found_under(&rows, read.iter().flatten()).await?;
        let leaves = rows.into_iter().zip(read).map(|(row, receipt)| Leaf {
            number: row.number.cast_unsigned(),
            columns_agree: receipt.is_some_and(|receipt| agree(&row, &receipt, &found)),
            text: row.content,
            hashes: row.hashes,
        });
        Ok(leaves.collect())
    }

    /// Under which of the further datasets that they name these leaves are found.
    async fn found_under<'a>(
        &self,
        rows: &[receipt::Model],
        receipts: impl Iterator<Item = &'a Receipt>,
    ) -> Result<Found> {
        use receipt_dataset::Column;
        let named: BTreeSet<&str> = receipts.flat_map(|receipt| append::datasets(receipt).skip(1)).collect();
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return Ok(Found::new());
        };
        let mut found = Found::new();
        for dataset in named {
            let select = receipt_dataset::Entity::find()
                .filter(Column::Dataset.eq(dataset))
                .filter(Column::Number.between(first.number, last.number));
            for row in select.all(&self.db.tx).await.or_failure()? {
                found.entry(row.number).or_default().insert(row.dataset);
            }
        }
        Ok(found)
    }
}

/// Whether the database has answered, with a value that the column cannot have.
fn is_undecodable(error: &DbErr) -> bool {
    match error {
        DbErr::Query(RuntimeErr::SqlxError(error)) => matches!(**error, SqlxError::ColumnDecode { .. }),
        DbErr::Type(_) | DbErr::TryIntoErr { .. } => true,
        _ => false,
    }
}

/// Whether a row says beside its text what the text says.
fn agree(row: &receipt::Model, receipt: &Receipt, found: &Found) -> bool {
    let found = found.get(&row.number);
    let is_found = |dataset: &str| found.is_some_and(|found| found.contains(dataset));
    let number = row.number.cast_unsigned();
    let expected = append::row(number, receipt, row.content.clone(), row.hashes.clone());
    expected == *row && append::datasets(receipt).skip(1).all(is_found)
}
