//! Table `record_read`: which record a receipt is about.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "record_read")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) record_key: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) dataset: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) receipt: Uuid,
    pub(crate) found: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
