//! The number that was given last, among those that begin alike.

use jixia_model::Result;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Func};

use crate::{failure::OrFailure, scope, tx::Db};

/// The row with the largest number that begins with `prefix`.
pub(crate) async fn latest<E: EntityTrait>(db: &Db, prefix: &str, number: E::Column) -> Result<Option<E::Model>> {
    E::find()
        .filter(scope::beginning(prefix, number))
        // A longer number is a larger one.
        .order_by_desc(Func::cust("length").arg(number.into_expr()))
        .order_by_desc(number)
        .one(&db.tx)
        .await
        .or_failure()
}

/// What counts in a number behind its prefix; 0 where there is none yet.
pub(crate) fn sequence(latest: Option<&str>, prefix: &str) -> u64 {
    let counted = latest.and_then(|number| number.strip_prefix(prefix));
    counted.and_then(|digits| digits.parse().ok()).unwrap_or_default()
}
