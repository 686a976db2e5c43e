//! Table `notice`: what organisations are told.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) kind: String,
    pub(crate) correction_number: String,
    pub(crate) dataset_name: String,
    pub(crate) field: String,
    pub(crate) record_key: Option<String>,
    pub(crate) at: i64,
    pub(crate) seen_at: Option<i64>,
    pub(crate) seen_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
