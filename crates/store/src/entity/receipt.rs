//! Table `receipt`: the leaves of the log of evidence.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "receipt")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) number: i64,
    pub(crate) id: Uuid,
    pub(crate) at: i64,
    pub(crate) kind: String,
    pub(crate) organisation: Option<Uuid>,
    pub(crate) person: Option<Uuid>,
    pub(crate) grant_number: Option<String>,
    pub(crate) dataset: Option<String>,
    pub(crate) content: String,
    pub(crate) hashes: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
