//! Table `batch`: runs of batches.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "batch")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) share: Uuid,
    pub(crate) person: Uuid,
    pub(crate) database_name: Option<String>,
    pub(crate) schema_name: Option<String>,
    pub(crate) table_name: Option<String>,
    pub(crate) folder_name: Option<String>,
    pub(crate) kind: String,
    pub(crate) state: String,
    pub(crate) started_at: i64,
    pub(crate) finished_at: Option<i64>,
    pub(crate) version: Option<i64>,
    pub(crate) base_version: Option<i64>,
    pub(crate) inserted: Option<i64>,
    pub(crate) updated: Option<i64>,
    pub(crate) deleted: Option<i64>,
    pub(crate) total: Option<i64>,
    pub(crate) sha256: Option<String>,
    pub(crate) receipt: Option<Uuid>,
    pub(crate) reason_code: Option<String>,
    pub(crate) reason_message: Option<String>,
    pub(crate) reason_values: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
