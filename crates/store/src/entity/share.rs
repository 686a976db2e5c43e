//! Table `share`: one department's right to use a dataset of another.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "share")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) number: String,
    pub(crate) dataset: Uuid,
    pub(crate) dataset_name: String,
    pub(crate) sharing: String,
    pub(crate) applicant: Uuid,
    pub(crate) provider: Uuid,
    pub(crate) state: String,
    pub(crate) legal_basis: String,
    pub(crate) scenario: String,
    pub(crate) mode: String,
    pub(crate) columns: String,
    pub(crate) row_filter: Option<String>,
    pub(crate) area: Option<String>,
    pub(crate) until: String,
    pub(crate) security: String,
    pub(crate) granted_columns: Option<String>,
    pub(crate) granted_row_filter: Option<String>,
    pub(crate) granted_area: Option<String>,
    pub(crate) conditions: Option<String>,
    pub(crate) calls_per_minute: Option<i64>,
    pub(crate) granted_until: Option<String>,
    pub(crate) person: Uuid,
    pub(crate) sent_at: Option<i64>,
    pub(crate) created_at: i64,
    pub(crate) changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
