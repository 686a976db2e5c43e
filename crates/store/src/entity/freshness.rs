//! Table `freshness`: what the last committed delivery of each dataset says.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "freshness")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) dataset: Uuid,
    pub(crate) delivery: Uuid,
    pub(crate) delivered_at: i64,
    pub(crate) row_count: i64,
    pub(crate) bad: i64,
    pub(crate) checked: i64,
    pub(crate) failed: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
