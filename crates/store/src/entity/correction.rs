//! Table `correction`: values that users of data doubt.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "correction")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) number: String,
    pub(crate) dataset: Uuid,
    pub(crate) dataset_name: String,
    pub(crate) share_number: Option<String>,
    pub(crate) source_dataset: String,
    pub(crate) record_key: String,
    pub(crate) field: String,
    pub(crate) seen: Option<String>,
    pub(crate) believed: Option<String>,
    pub(crate) evidence: String,
    pub(crate) reporter: Uuid,
    pub(crate) source: Uuid,
    pub(crate) state: String,
    pub(crate) corrected_to: Option<String>,
    pub(crate) person: Uuid,
    pub(crate) created_at: i64,
    pub(crate) changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
