//! Table `pack`: installed packs.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pack")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) title_zh: String,
    pub(crate) title_en: String,
    pub(crate) digest: String,
    pub(crate) enabled: bool,
    pub(crate) installed_at: i64,
    pub(crate) installed_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
