//! Table `delivery`: deliveries.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) dataset: Uuid,
    pub(crate) person: Option<Uuid>,
    pub(crate) file_name: String,
    pub(crate) size_bytes: i64,
    pub(crate) sha256: String,
    pub(crate) state: String,
    pub(crate) received_at: i64,
    pub(crate) finished_at: Option<i64>,
    pub(crate) row_count: i64,
    pub(crate) good: i64,
    pub(crate) bad: i64,
    pub(crate) warned: i64,
    pub(crate) version: Option<i64>,
    pub(crate) reason_code: Option<String>,
    pub(crate) reason_message: Option<String>,
    pub(crate) reason_values: Option<String>,
    pub(crate) sheet: Option<String>,
    pub(crate) header_row: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    #[sea_orm(
        belongs_to = "super::dataset::Entity",
        from = "Column::Dataset",
        to = "super::dataset::Column::Id"
    )]
    Dataset,
}

impl Related<super::dataset::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Dataset.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
