//! Table `settlement`: stewards' decisions on conflicts.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) registry: String,
    pub(crate) key: String,
    pub(crate) field: String,
    pub(crate) source: String,
    pub(crate) value: Option<String>,
    pub(crate) said: String,
    pub(crate) reason: String,
    pub(crate) settled_by: Uuid,
    pub(crate) settled_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
