//! Table `catalogue_change`: changes of catalogue entries on their way from a department to the catalogue.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "catalogue_change")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) number: String,
    pub(crate) kind: String,
    pub(crate) dataset: Uuid,
    pub(crate) dataset_name: String,
    pub(crate) owner: Uuid,
    pub(crate) title_zh: String,
    pub(crate) title_en: String,
    pub(crate) state: String,
    pub(crate) cause: Option<String>,
    pub(crate) cause_text: String,
    pub(crate) cause_on: Option<String>,
    pub(crate) secrecy: Option<String>,
    pub(crate) secrecy_text: String,
    pub(crate) personal: Option<String>,
    pub(crate) personal_text: String,
    pub(crate) contract: Option<Vec<u8>>,
    pub(crate) contract_before: Option<Vec<u8>>,
    pub(crate) person: Uuid,
    pub(crate) sent_at: Option<i64>,
    pub(crate) created_at: i64,
    pub(crate) changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
