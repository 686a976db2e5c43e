//! Who read which record: for each receipt of a question about one record, the key of that record.
//!
//! Receipts hold no key, because they are handed on. Rows here are written with their receipt, in one commit, and there is no
//! way to change or remove them: records of use are kept (State Council Decree 809, art. 29).

use jixia_model::{
    DatasetName, Error, Result,
    id::{OrganisationId, ReceiptId},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use crate::{
    entity::{receipt, record_read},
    failure::OrFailure,
    page::{Page, PageOf},
    receipts::{LoggedReceipt, to_noun},
    tx::Db,
};

/// Rows of one insert: 4 columns each, below the parameter limits of both databases.
const INSERT_ROWS_MAX: usize = 500;

/// A record that a question was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRead {
    /// The dataset that was asked.
    pub dataset: DatasetName,
    /// Key of the record.
    pub key: String,
    /// The record was there and was told of.
    pub found: bool,
}

/// Handle of who read which record. Rows are written with their receipts, never by a handle.
#[derive(Debug)]
pub struct RecordReads<'a> {
    pub(crate) db: &'a Db,
}

impl RecordReads<'_> {
    /// The datasets in which this key was asked for, by name.
    pub async fn datasets(&mut self, key: &str) -> Result<Vec<DatasetName>> {
        use record_read::Column;
        let select = record_read::Entity::find()
            .select_only()
            .column(Column::Dataset)
            .distinct()
            .filter(Column::RecordKey.eq(key))
            .order_by_asc(Column::Dataset);
        let names: Vec<String> = select.into_tuple().all(&self.db.tx).await.or_failure()?;
        let names = names
            .iter()
            .map(|name| DatasetName::parse(name).map_err(Error::internal));
        names.collect()
    }

    /// The receipts of questions about a record in any of these datasets, the latest first.
    pub async fn receipts(
        &mut self,
        key: &str,
        datasets: &[DatasetName],
        page: &Page,
    ) -> Result<PageOf<LoggedReceipt>> {
        let select = receipt::Entity::find().filter(receipt::Column::Id.in_subquery(about(key, datasets, false)));
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(receipt::Column::Number);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    /// The organisations that were told of a record in this dataset.
    pub async fn receivers(&mut self, key: &str, dataset: &DatasetName) -> Result<Vec<OrganisationId>> {
        use receipt::Column;
        let select = receipt::Entity::find()
            .select_only()
            .column(Column::Organisation)
            .distinct()
            .filter(Column::Id.in_subquery(about(key, std::slice::from_ref(dataset), true)))
            .filter(Column::Organisation.is_not_null())
            .order_by_asc(Column::Organisation);
        let found: Vec<uuid::Uuid> = select.into_tuple().all(&self.db.tx).await.or_failure()?;
        Ok(found.into_iter().map(OrganisationId).collect())
    }
}

/// The receipts of questions about a record; only those that told of it if `found`.
fn about(key: &str, datasets: &[DatasetName], found: bool) -> SelectStatement {
    use record_read::Column;
    let mut select = record_read::Entity::find()
        .select_only()
        .column(Column::Receipt)
        .filter(Column::RecordKey.eq(key))
        .filter(Column::Dataset.is_in(datasets.iter().map(DatasetName::as_str)));
    if found {
        select = select.filter(Column::Found.eq(true));
    }
    select.into_query()
}

/// Writes which records receipts are about, in the transaction of the receipts.
pub(crate) async fn insert(db: &Db, reads: &[(ReceiptId, RecordRead)]) -> Result<()> {
    let rows = reads.iter().map(|(receipt, read)| record_read::ActiveModel {
        record_key: Set(read.key.clone()),
        dataset: Set(read.dataset.to_string()),
        receipt: Set(receipt.0),
        found: Set(read.found),
    });
    let rows: Vec<_> = rows.collect();
    for rows in rows.chunks(INSERT_ROWS_MAX) {
        let insert = record_read::Entity::insert_many(rows.to_vec());
        insert.exec_without_returning(&db.tx).await.or_failure()?;
    }
    Ok(())
}
