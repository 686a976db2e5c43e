//! The log of evidence: found again by what receipts say, proved, and read whole to be checked. Leaves are appended by
//! commits and by the store, never by a handle, and never changed.

mod append;
mod leaves;

use chrono::{DateTime, Utc};
use jixia_evidence::{Hash, Kind, Nodes, Receipt, needed_for_consistency, needed_for_inclusion, needed_to_append};
use jixia_model::{
    DatasetName, Error, Result,
    id::{OrganisationId, PersonId, ReceiptId},
    share::{ShareNumber, usage::Hour},
};
use jixia_policy::Visible;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Statement,
};
use uuid::Uuid;

pub(crate) use append::Log;

use crate::{
    entity::{checkpoint, receipt, receipt_dataset, receipt_head},
    failure::OrFailure,
    page::{Page, PageOf},
    scope,
    time::{from_micros, to_micros},
    tx::Db,
};

/// Key of the one row that says how long the log is.
const HEAD: i32 = 1;

/// A receipt with its place in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedReceipt {
    /// Its place, from 0.
    pub number: u64,
    /// What it says.
    pub receipt: Receipt,
    /// Its text, as it was hashed.
    pub text: String,
}

/// How long the log is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Leaves.
    pub size: u64,
    /// The signed checkpoint over them; empty for the empty log.
    pub note: String,
}

/// Which receipts are wanted; nothing set wants all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptFilter {
    /// About this dataset.
    pub dataset: Option<DatasetName>,
    /// Under the grant with this number.
    pub grant: Option<String>,
    /// Asked for by this organisation (not those below it).
    pub organisation: Option<OrganisationId>,
    /// Asked for by this person.
    pub person: Option<PersonId>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub to: Option<DateTime<Utc>>,
}

/// Microseconds of an hour.
const HOUR: i64 = 3_600_000_000;

/// Handle of the log of evidence.
#[derive(Debug)]
pub struct Receipts<'a> {
    pub(crate) db: &'a Db,
}

impl Receipts<'_> {
    /// Lists receipts, the latest first.
    pub async fn list(
        &mut self,
        visible: &Visible,
        filter: &ReceiptFilter,
        page: &Page,
    ) -> Result<PageOf<LoggedReceipt>> {
        let select = receipt::Entity::find().filter(seen(visible)).filter(condition(filter));
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(receipt::Column::Number);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    /// How a share was used since an instant, hour by hour and person by person.
    pub async fn use_of(&mut self, share: &ShareNumber, since: DateTime<Utc>) -> Result<Vec<Hour>> {
        // Receipts are canonical JSON (RFC 8785), so no other text of one says that there were no rows.
        let sql = format!(
            "select person, at / {HOUR} as hour, kind, count(*) as times, \
             sum(case when content like '%,\"rows\":0,%' then 1 else 0 end) as empty \
             from receipt where grant_number = $1 and at >= $2 group by person, at / {HOUR}, kind order by 2, 1, 3"
        );
        let values = [share.as_str().into(), to_micros(since).into()];
        let select = Statement::from_sql_and_values(self.db.tx.get_database_backend(), sql, values);
        let rows = self.db.tx.query_all_raw(select).await.or_failure()?;
        rows.iter()
            .map(|row| {
                let number = |name: &str| row.try_get::<i64>("", name).or_failure();
                let kind: String = row.try_get("", "kind").or_failure()?;
                let person: Option<Uuid> = row.try_get("", "person").or_failure()?;
                Ok(Hour {
                    person: person.map(PersonId),
                    at: from_micros(number("hour")? * HOUR),
                    refused: kind == Kind::Refusal.word(),
                    batch: kind == Kind::Batch.word(),
                    times: number("times")?.cast_unsigned(),
                    empty: number("empty")?.cast_unsigned(),
                })
            })
            .collect()
    }

    /// Finds a receipt in the scope.
    pub async fn find(&mut self, visible: &Visible, id: ReceiptId) -> Result<Option<LoggedReceipt>> {
        let select = receipt::Entity::find()
            .filter(receipt::Column::Id.eq(id.0))
            .filter(seen(visible));
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// How long the log is.
    pub async fn head(&mut self) -> Result<Head> {
        head(self.db).await
    }

    /// The checkpoints that are kept, the smallest first; the last one is that of the head.
    pub async fn checkpoints(&mut self) -> Result<Vec<String>> {
        let select = checkpoint::Entity::find().order_by_asc(checkpoint::Column::Size);
        let kept = select.all(&self.db.tx).await.or_failure()?;
        let head = self.head().await?;
        let mut notes: Vec<String> = kept.into_iter().map(|kept| kept.note).collect();
        if head.size > 0 && notes.last() != Some(&head.note) {
            notes.push(head.note);
        }
        Ok(notes)
    }

    /// The proof that the leaf `number` is in the tree of the first `size` leaves.
    pub async fn inclusion(&mut self, size: u64, number: u64) -> Result<Vec<Hash>> {
        let nodes = nodes(self.db, needed_for_inclusion(size, number)).await?;
        nodes.inclusion(size, number)
    }

    /// The proof that the first `old` of `size` leaves are those of an older tree.
    pub async fn consistency(&mut self, size: u64, old: u64) -> Result<Vec<Hash>> {
        let nodes = nodes(self.db, needed_for_consistency(size, old)).await?;
        nodes.consistency(size, old)
    }

    /// The root of the tree of the first `size` leaves.
    pub async fn root(&mut self, size: u64) -> Result<Hash> {
        nodes(self.db, needed_to_append(size)).await?.root(size)
    }
}

/// How long the log is; a change holds it until commit, so that the log stays one line.
async fn head(db: &Db) -> Result<Head> {
    let select = db.locked(receipt_head::Entity::find_by_id(HEAD));
    let row = select.one(&db.tx).await.or_failure()?;
    let row = row.ok_or_else(|| damaged("its head is gone"))?;
    Ok(Head {
        size: row.size.cast_unsigned(),
        note: row.note,
    })
}

/// The hashes that are stored with these leaves.
async fn nodes(db: &Db, leaves: impl IntoIterator<Item = u64>) -> Result<Nodes> {
    let numbers: Vec<i64> = leaves.into_iter().map(u64::cast_signed).collect();
    let mut nodes = Nodes::default();
    if numbers.is_empty() {
        return Ok(nodes);
    }
    let select = receipt::Entity::find()
        .select_only()
        .columns([receipt::Column::Number, receipt::Column::Hashes])
        .filter(receipt::Column::Number.is_in(numbers));
    let rows: Vec<(i64, Vec<u8>)> = select.into_tuple().all(&db.tx).await.or_failure()?;
    for (number, hashes) in rows {
        let (hashes, _rest) = hashes.as_chunks::<32>();
        nodes.put(number.cast_unsigned(), hashes);
    }
    Ok(nodes)
}

fn seen(visible: &Visible) -> Condition {
    scope::people(visible, receipt::Column::Person, receipt::Column::Organisation)
}

fn condition(filter: &ReceiptFilter) -> Condition {
    use receipt::Column;
    let about = |dataset: &DatasetName| {
        let numbers = receipt_dataset::Entity::find()
            .select_only()
            .column(receipt_dataset::Column::Number)
            .filter(receipt_dataset::Column::Dataset.eq(dataset.as_str()));
        Condition::any()
            .add(Column::Dataset.eq(dataset.as_str()))
            .add(Column::Number.in_subquery(numbers.into_query()))
    };
    Condition::all()
        .add_option(filter.dataset.as_ref().map(about))
        .add_option(filter.grant.as_deref().map(|grant| Column::GrantNumber.eq(grant)))
        .add_option(filter.organisation.map(|id| Column::Organisation.eq(id.0)))
        .add_option(filter.person.map(|person| Column::Person.eq(person.0)))
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind.word())))
        .add_option(filter.from.map(|from| Column::At.gte(to_micros(from))))
        .add_option(filter.to.map(|to| Column::At.lt(to_micros(to))))
}

pub(crate) fn to_noun(row: receipt::Model) -> Result<LoggedReceipt> {
    let number = row.number.cast_unsigned();
    let receipt = Receipt::parse(&row.content)
        .map_err(|error| damaged(&format!("receipt {number} cannot be read")).with_source(error))?;
    Ok(LoggedReceipt {
        number,
        receipt,
        text: row.content,
    })
}

/// The log is not as it was written.
fn damaged(problem: &str) -> Error {
    let message = format!("The log of evidence was changed ({problem}); 'jixia verify log' tells where.");
    Error::new(jixia_model::Kind::Internal, "evidence.log_damaged", message).with("problem", problem)
}
