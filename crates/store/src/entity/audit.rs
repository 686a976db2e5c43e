//! Table `audit`: the audit trail.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) at: i64,
    pub(crate) person: Option<Uuid>,
    pub(crate) login: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) organisation: Option<Uuid>,
    pub(crate) api_key: Option<Uuid>,
    pub(crate) action: String,
    pub(crate) resource_kind: String,
    pub(crate) resource_id: String,
    pub(crate) resource_name: String,
    pub(crate) outcome: String,
    pub(crate) policies: String,
    pub(crate) purpose: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) request_id: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
