//! Table `flow_event`: steps that were taken in flows.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "flow_event")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) subject: Uuid,
    pub(crate) at: i64,
    pub(crate) person: Option<Uuid>,
    pub(crate) organisation: Option<Uuid>,
    pub(crate) step: String,
    pub(crate) state_before: String,
    pub(crate) state_after: String,
    pub(crate) note: Option<String>,
    pub(crate) days: Option<i64>,
    pub(crate) until: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
